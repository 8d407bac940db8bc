import { TrailChoices, TrailEntry, TrailPage, TrailQuery, TrailSettings, type TrailItem } from '@openzone/contracts';
import { Type } from 'typebox';
import { recordAudit, type TrailRow } from '../base/audit/index.ts';
import { listAccounts, type Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import { streamCsv } from '../platform/csv.ts';
import type { Server } from '../platform/http/index.ts';
import type { CellValue } from '../platform/xlsx/index.ts';
import {
  findTrailEntry,
  listTrail,
  readTrailSettings,
  requireTrailReader,
  writeTrailSettings,
} from '../systems/trail/index.ts';
import { asking, type SessionDeps } from './session.ts';
import { kindNames } from './trail/field-names.ts';
import {
  actName,
  allActs,
  changesInWords,
  changesOnOneLine,
  kindName,
  pathOf,
  readNames,
  shanghaiTime,
} from './trail/words.ts';
import { column, fileHeaders, sendWorkbook } from './workbook.ts';

export interface TrailDeps extends SessionDeps {
  readonly clock: Clock;
}

const tags = ['trail'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
/** Rows taken from the database at a time. */
const batch = 500;

function present(row: TrailRow): TrailItem {
  const { id, at, person, actingFor, act, subjectKind, subjectId, subjectLabel, outcome, error, address } = row;
  return {
    id,
    at: at.toISOString(),
    person,
    actingFor,
    act: actName(act),
    subject: {
      kind: subjectKind,
      kindName: kindName(subjectKind),
      id: subjectId,
      label: subjectLabel,
      path: pathOf(subjectKind, subjectId),
    },
    outcome,
    error,
    address,
  };
}

/** 操作日志: the trail of the back office, for those whom the site lets read it. */
export function registerTrailPages(app: Server, deps: TrailDeps): void {
  app.get('/trail', { schema: { querystring: TrailQuery, response: { 200: TrailPage }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const { rows, next } = await deps.db.read(site.id, (reading) => listTrail(reading, person, request.query));
    return { items: rows.map(present), next };
  });

  app.get('/trail/choices', { schema: { response: { 200: TrailChoices }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const accounts = await deps.db.read(site.id, async (reading) => {
      requireTrailReader(person, await readTrailSettings(reading));
      return listAccounts(reading);
    });
    return {
      people: accounts.map(({ id, displayName, signInName, active }) => ({
        id,
        name: displayName,
        signInName,
        active,
      })),
      acts: allActs(),
      kinds: Object.entries(kindNames).map(([kind, name]) => ({ kind, name })),
    };
  });

  app.get('/trail/:id', { schema: { params: ById, response: { 200: TrailEntry }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, async (reading) => {
      const entry = await findTrailEntry(reading, person, request.params.id);
      const { note, reference, agent, session } = entry;
      const changes = changesInWords(entry.changes, await readNames(reading));
      return { ...present(entry), changes, note, reference, agent, session };
    });
  });

  registerExports(app, deps);
  registerTrailSettings(app, deps);
}

function registerExports(app: Server, deps: TrailDeps): void {
  app.get('/trail/export.xlsx', { schema: { querystring: TrailQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const rows = await opened(deps, site, person, request.query);
    return sendWorkbook(reply, { name: '操作日志', day: today(deps.clock) }, sheet, rows);
  });

  app.get('/trail/export.csv', { schema: { querystring: TrailQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const rows = await opened(deps, site, person, request.query);
    const headers = fileHeaders('操作日志', today(deps.clock), 'csv', 'text/csv; charset=utf-8');
    return reply.headers(headers).send(streamCsv(sheet, rows));
  });
}

function registerTrailSettings(app: Server, deps: TrailDeps): void {
  const answer = { response: { 200: TrailSettings }, tags };

  app.get('/settings/trail', { schema: answer }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readTrailSettings);
  });

  app.put('/settings/trail', { schema: { body: TrailSettings, ...answer } }, async (request) => {
    const { person, site } = await asking(deps, request);
    await deps.db.transaction(site.id, (tx) => writeTrailSettings(tx, person, request.body));
    return deps.db.read(site.id, readTrailSettings);
  });
}

const sheet = [
  column('时间', 20),
  column('人员', 14),
  column('代', 14),
  column('操作', 22),
  column('对象', 14),
  column('编号', 24),
  column('结果', 10),
  column('错误', 24),
  column('变更', 60),
  column('说明', 40),
  column('地址', 18),
  column('登录标记', 14),
];
const outcomes = { done: '完成', refused: '被拒绝', failed: '出错' } as const;

/** Puts on the trail what is taken out of it and by which conditions, and only then hands out the rows. */
async function opened(
  deps: TrailDeps,
  site: Site,
  person: Person,
  query: TrailQuery,
): Promise<AsyncGenerator<CellValue[]>> {
  const { after: _after, pageSize: _size, ...conditions } = query;
  await deps.db.transaction(site.id, async (tx) => {
    await listTrail(tx, person, { ...conditions, pageSize: 1 });
    await recordAudit(tx, { note: JSON.stringify(conditions) });
  });
  return trailRows(deps, site, person, conditions);
}

async function* trailRows(
  deps: TrailDeps,
  site: Site,
  person: Person,
  conditions: TrailQuery,
): AsyncGenerator<CellValue[]> {
  const names = await deps.db.read(site.id, readNames);
  let after: string | undefined;
  do {
    const from = after;
    const { rows, next } = await deps.db.read(site.id, (reading) =>
      listTrail(reading, person, { ...conditions, pageSize: batch, ...(from === undefined ? {} : { after: from }) }),
    );
    for (const row of rows)
      yield [
        shanghaiTime(row.at),
        row.person,
        row.actingFor,
        actName(row.act).zh,
        kindName(row.subjectKind).zh,
        row.subjectLabel,
        outcomes[row.outcome],
        row.error,
        changesOnOneLine(row.changes, names),
        row.note,
        row.address,
        row.session,
      ];
    after = next ?? undefined;
  } while (after !== undefined);
}
