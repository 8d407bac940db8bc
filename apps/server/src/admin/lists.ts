import {
  attributeLabels,
  DocumentQuery,
  requestChannelLabels,
  outcomeRules,
  RemedyQuery,
  remedyKindLabels,
  remedyResultLabels,
  RequestQuery,
  requestStateLabels,
  applicantKindLabels,
  SavedFilter,
  SavedFilterInput,
  SavedFilterScreen,
  stageLabels,
  LetterQuery,
  type DocumentListItem,
  type LetterListItem,
  type RemedyListItem,
  type RequestListItem,
} from '@openzone/contracts';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import { deleteSavedFilter, listSavedFilters, saveFilter } from '../systems/saved-filters/index.ts';
import type { Site } from '../base/sites/index.ts';
import { listAllColumns, walkDocuments } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Reading } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import type { CellValue } from '../platform/xlsx/index.ts';
import type { RequestDesk } from '../systems/information-requests/index.ts';
import { readTrailSettings, requireTrailReader } from '../systems/trail/index.ts';
import type { RemedyDesk } from '../systems/review-and-litigation/index.ts';
import { asking, type SessionDeps } from './session.ts';
import { column, conditionsOf, sendWorkbook, walkList } from './workbook.ts';

export interface ListDeps extends SessionDeps {
  readonly clock: Clock;
  readonly requests: RequestDesk;
  readonly remedies: RemedyDesk;
}

const tags = ['lists'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Filters = Type.Array(SavedFilter);

/** What every list of the back office has: filters kept under a name, and all its rows as a workbook. */
export function registerLists(app: Server, deps: ListDeps): void {
  const filters = (site: Site, person: Person, screen: SavedFilterScreen) =>
    deps.db.read(site.id, async (reading) => {
      await requireScreen(reading, person, screen);
      return listSavedFilters(reading, person, screen);
    });

  app.get(
    '/saved-filters',
    { schema: { querystring: Type.Object({ screen: SavedFilterScreen }), response: { 200: Filters }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return filters(site, person, request.query.screen);
    },
  );

  app.post(
    '/saved-filters',
    { schema: { body: SavedFilterInput, response: { 200: Filters }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, async (tx) => {
        await requireScreen(tx, person, request.body.screen);
        await saveFilter(tx, person, request.body);
      });
      return filters(site, person, request.body.screen);
    },
  );

  app.delete(
    '/saved-filters/:id',
    { schema: { params: ById, response: { 204: Type.Null() }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => deleteSavedFilter(tx, person, request.params.id));
      return reply.status(204).send(null);
    },
  );

  app.get('/documents/export.xlsx', { schema: { querystring: DocumentQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const day = today(deps.clock);
    const columns = new Map(
      (await deps.db.read(site.id, (reading) => listAllColumns(reading))).map((c) => [c.id, c.name]),
    );
    const conditions = conditionsOf(request.query);
    const rows = walkList(
      (part) => deps.db.read(site.id, (reading) => walkDocuments(reading, person, { ...conditions, ...part }, day)),
      (item) => documentCells(item, columns),
    );
    return sendWorkbook(reply, { name: '文件', day }, documentColumns, rows);
  });

  app.get('/requests/export.xlsx', { schema: { querystring: RequestQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const conditions = conditionsOf(request.query);
    const rows = walkList((part) => deps.requests.list(site, person, { ...conditions, ...part }), requestCells);
    return sendWorkbook(reply, { name: '依申请公开', day: today(deps.clock) }, requestColumns, rows);
  });

  app.get('/letters/export.xlsx', { schema: { querystring: LetterQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const conditions = conditionsOf(request.query);
    const rows = walkList((part) => deps.requests.letters(site, person, { ...conditions, ...part }), letterCells);
    return sendWorkbook(reply, { name: '依申请公开文书', day: today(deps.clock) }, letterColumns, rows);
  });

  app.get('/remedies/export.xlsx', { schema: { querystring: RemedyQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const conditions = conditionsOf(request.query);
    const rows = walkList((part) => deps.remedies.find(site, person, { ...conditions, ...part }), remedyCells);
    return sendWorkbook(reply, { name: '复议诉讼', day: today(deps.clock) }, remedyColumns, rows);
  });
}

const documentColumns = [
  column('编号', 14),
  column('标题', 60),
  column('发文字号', 22),
  column('单位', 22),
  column('栏目', 22),
  column('环节', 12),
  column('公开属性', 12),
  column('公开中', 8),
  column('版本', 6),
  column('成文日期', 12),
  column('公开期限', 12),
  column('剩余工作日', 10),
  column('发布时间', 22),
  column('更新时间', 22),
  column('起草人', 14),
];

function documentCells(item: DocumentListItem, columns: ReadonlyMap<string, string>): CellValue[] {
  return [
    item.code,
    item.title,
    item.documentNumber,
    item.unitName,
    columns.get(item.columnId) ?? null,
    stageLabels[item.stage].zh,
    item.attribute === null ? null : attributeLabels[item.attribute].zh,
    item.isPublic ? '是' : '否',
    item.versionNumber,
    item.writtenDate,
    item.isPublic ? null : item.due.due,
    item.isPublic ? null : item.due.left,
    item.publishedAt,
    item.updatedAt,
    item.createdBy,
  ];
}

/** What is looked for on a screen tells of what is there: the filters of the trail are for its readers. */
async function requireScreen(reading: Reading, person: Person, screen: SavedFilterScreen): Promise<void> {
  if (screen === 'trail') requireTrailReader(person, await readTrailSettings(reading));
}

/** Who asks is not among them, not even masked: whoever needs it opens the case, where the reading is recorded. */
const requestColumns = [
  column('受理号', 22),
  column('内容', 60),
  column('状态', 18),
  column('渠道', 14),
  column('申请人类别', 16),
  column('承办单位', 22),
  column('经办人', 14),
  column('收到日期', 12),
  column('答复期限', 12),
  column('剩余工作日', 10),
  column('处理结果', 24),
  column('办结日期', 12),
];

function requestCells(item: RequestListItem): CellValue[] {
  return [
    item.number,
    item.summary,
    requestStateLabels[item.state].zh,
    requestChannelLabels[item.channel].zh,
    applicantKindLabels[item.applicantKind].zh,
    item.unitName,
    item.handlerName,
    item.receivedOn,
    item.due,
    item.left,
    item.outcome === null ? null : outcomeRules[item.outcome].label.zh,
    item.closedOn,
  ];
}

const letterColumns = [
  column('文书', 36),
  column('文号', 24),
  column('受理号', 22),
  column('申请内容', 60),
  column('承办单位', 22),
  column('制作日期', 12),
  column('制作人', 14),
  column('发出日期', 12),
  column('对象', 12),
];

function letterCells(item: LetterListItem): CellValue[] {
  return [
    item.name,
    item.number,
    item.requestNumber,
    item.summary,
    item.unitName,
    item.madeOn,
    item.createdBy,
    item.issuedOn,
    item.toApplicant ? '申请人' : '其他',
  ];
}

/** Nor who went to the review body or the court: whoever needs it opens the request. */
const remedyColumns = [
  column('案号', 16),
  column('类别', 18),
  column('事由', 60),
  column('状态', 10),
  column('承办单位', 22),
  column('经办人', 14),
  column('收到日期', 12),
  column('答复（答辩）期限', 16),
  column('剩余工作日', 10),
  column('答复（答辩）日期', 16),
  column('结果', 12),
  column('审结日期', 12),
];

function remedyCells(item: RemedyListItem): CellValue[] {
  return [
    item.number,
    remedyKindLabels[item.kind].zh,
    item.summary,
    item.open ? '未审结' : '已审结',
    item.unitName,
    item.handlerName,
    item.filedOn,
    item.due,
    item.left,
    item.respondedOn,
    item.result === null ? null : remedyResultLabels[item.result].zh,
    item.concludedOn,
  ];
}
