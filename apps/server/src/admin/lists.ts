import {
  attributeLabels,
  DocumentQuery,
  requestChannelLabels,
  outcomeRules,
  RequestQuery,
  requestStateLabels,
  applicantKindLabels,
  SavedFilter,
  SavedFilterInput,
  SavedFilterScreen,
  stageLabels,
  type DocumentListItem,
  type RequestListItem,
} from '@openzone/contracts';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import { deleteSavedFilter, listSavedFilters, saveFilter } from '../systems/saved-filters/index.ts';
import type { Site } from '../base/sites/index.ts';
import { listAllColumns, walkDocuments } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import { streamXlsx, type CellValue, type SheetColumn } from '../platform/xlsx/index.ts';
import type { RequestDesk } from '../systems/information-requests/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface ListDeps extends SessionDeps {
  readonly clock: Clock;
  readonly requests: RequestDesk;
}

const tags = ['lists'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Filters = Type.Array(SavedFilter);
/** Rows taken from the database at a time. */
const batch = 100;

/** What every list of the back office has: filters kept under a name, and all its rows as a workbook. */
export function registerLists(app: Server, deps: ListDeps): void {
  const filters = (site: Site, person: Person, screen: SavedFilterScreen) =>
    deps.db.read(site.id, (reading) => listSavedFilters(reading, person, screen));

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
      await deps.db.transaction(site.id, (tx) => saveFilter(tx, person, request.body));
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
    const columns = new Map(
      (await deps.db.read(site.id, (reading) => listAllColumns(reading))).map((c) => [c.id, c.name]),
    );
    const rows = documentRows(deps, site, person, request.query, columns);
    return reply.headers(workbook('文件', today(deps.clock))).send(streamXlsx('文件', documentColumns, rows));
  });

  app.get('/requests/export.xlsx', { schema: { querystring: RequestQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const rows = requestRows(deps, site, person, request.query);
    return reply
      .headers(workbook('依申请公开', today(deps.clock)))
      .send(streamXlsx('依申请公开', requestColumns, rows));
  });
}

function workbook(name: string, day: string): Record<string, string> {
  return {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${day}.xlsx`)}`,
  };
}

const column = (title: string, width: number): SheetColumn => ({ title, width });

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

async function* documentRows(
  deps: ListDeps,
  site: Site,
  person: Person,
  query: DocumentQuery,
  columns: ReadonlyMap<string, string>,
): AsyncGenerator<CellValue[]> {
  const { page: _page, after: _after, ...filter } = query;
  let after: string | undefined;
  do {
    const part = { ...filter, pageSize: batch, ...(after === undefined ? {} : { after }) };
    const found = await deps.db.read(site.id, (reading) => walkDocuments(reading, person, part, today(deps.clock)));
    for (const item of found.items) yield documentCells(item, columns);
    after = found.next ?? undefined;
  } while (after !== undefined);
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

async function* requestRows(
  deps: ListDeps,
  site: Site,
  person: Person,
  query: RequestQuery,
): AsyncGenerator<CellValue[]> {
  for (let page = 1; ; page += 1) {
    const { items, total } = await deps.requests.list(site, person, { ...query, page, pageSize: batch });
    for (const item of items) yield requestCells(item);
    if (items.length < batch || page * batch >= total) return;
  }
}
