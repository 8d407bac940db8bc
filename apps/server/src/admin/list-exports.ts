import type { FastifyReply } from 'fastify';
import { roleLabels, type Column, type ImportBatch, type PersonView } from '@openzone/contracts';
import { listUnits } from '../base/identity/index.ts';
import { listAllColumns } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import type { CellValue, SheetColumn } from '../platform/xlsx/index.ts';
import { listImports, requireImportReader } from '../systems/legacy-files/index.ts';
import { viewPeople } from './people.ts';
import { asking, type SessionDeps } from './session.ts';
import { column, inTurn, sendWorkbook } from './workbook.ts';

export interface ListExportDeps extends SessionDeps {
  readonly clock: Clock;
}

const tags = ['lists'];

/** Lists that are short enough to be one answer, as workbooks: people, columns and imports, each with what its screen shows. */
export function registerListExports(app: Server, deps: ListExportDeps): void {
  const send = (reply: FastifyReply, name: string, columns: readonly SheetColumn[], rows: readonly CellValue[][]) =>
    sendWorkbook(reply, { name, day: today(deps.clock) }, columns, inTurn(rows));

  app.get('/people/export.xlsx', { schema: { tags } }, async (request, reply) => {
    const asked = await asking(deps, request);
    const { people } = await viewPeople(deps, asked);
    const unitName = await deps.db.read(asked.site.id, async (reading) => namesOf(await listUnits(reading)));
    return send(
      reply,
      '人员',
      peopleColumns,
      people.flatMap((person) => personRows(person, unitName)),
    );
  });

  app.get('/columns/export.xlsx', { schema: { tags } }, async (request, reply) => {
    const { site } = await asking(deps, request);
    const rows = await deps.db.read(site.id, async (reading) => {
      const all = await listAllColumns(reading);
      const unitName = namesOf(await listUnits(reading));
      return all.map((one) => columnRow(one, all, unitName));
    });
    return send(reply, '栏目', columnColumns, rows);
  });

  app.get('/imports/export.xlsx', { schema: { tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    requireImportReader(person);
    const batches = await deps.db.read(site.id, listImports);
    return send(reply, '历年文件导入', importColumns, batches.map(importRow));
  });
}

function namesOf(units: readonly { readonly id: string; readonly name: string }[]): (id: string | null) => string {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '全站' : (names.get(id) ?? ''));
}

const peopleColumns = [
  column('姓名', 14),
  column('用户名', 18),
  column('所属单位', 22),
  column('角色', 18),
  column('任职单位', 22),
  column('起始日', 12),
  column('截止日', 12),
  column('账号启用', 10),
];

/** One line for each post; who has none has one line too. */
function personRows(person: PersonView, unitName: (id: string | null) => string): CellValue[][] {
  const { displayName, signInName, unitId, posts, active } = person;
  const own = [displayName, signInName, unitName(unitId)];
  const open = active ? '是' : '否';
  if (posts.length === 0) return [[...own, null, null, null, null, open]];
  return posts.map((post) => [...own, roleLabels[post.role].zh, unitName(post.unitId), post.from, post.until, open]);
}

const columnColumns = [
  column('栏目', 40),
  column('英文名称', 30),
  column('标识', 22),
  column('条例依据', 14),
  column('更新要求（天）', 14),
  column('每年更新日', 12),
  column('责任单位', 22),
  column('公开件数', 10),
  column('最近更新', 12),
  column('启用', 8),
];

/** A column is named with those above it. */
function columnRow(one: Column, all: readonly Column[], unitName: (id: string | null) => string): CellValue[] {
  const path = [one.name];
  for (let above = parentOf(one, all); above !== undefined; above = parentOf(above, all)) path.unshift(above.name);
  return [
    path.join(' / '),
    one.nameEn,
    one.key,
    one.article,
    one.updateEveryDays,
    one.updateMonthDay,
    one.responsibleUnitId === null ? null : unitName(one.responsibleUnitId),
    one.publicCount,
    one.newestOn,
    one.active ? '是' : '否',
  ];
}

function parentOf({ parentId }: Column, all: readonly Column[]): Column | undefined {
  return parentId === null ? undefined : all.find(({ id }) => id === parentId);
}

const importStates: Readonly<Record<ImportBatch['state'], string>> = {
  reading: '正在读取',
  waiting: '待核对',
  closed: '已办结',
  failed: '失败',
};

const importColumns = [
  column('批次', 40),
  column('来源', 30),
  column('状态', 12),
  column('文件数', 10),
  column('未读出', 10),
  column('待核对', 10),
  column('已确认', 10),
  column('不采用', 10),
  column('重复', 10),
  column('审查中', 10),
  column('已发布', 10),
  column('导入人', 14),
  column('导入时间', 22),
];

function importRow(batch: ImportBatch): CellValue[] {
  const { rows, documents } = batch;
  return [
    batch.name,
    batch.source,
    importStates[batch.state],
    batch.filesTotal,
    batch.filesFailed,
    rows.waiting,
    rows.confirmed,
    rows.rejected,
    rows.duplicate,
    documents.inReview,
    documents.published,
    batch.createdBy,
    batch.createdAt,
  ];
}
