import { addDays, type IsoDate } from '@openzone/calendar';
import type { TimeLimits, TimeLimitsRecords, TimeLimitsRecordsQuery, TimingLine } from '@openzone/contracts';
import { listUnits, type Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { listDueCases, type DueCase } from '../../engines/cases/index.ts';
import {
  listAllColumns,
  listTimedDocuments,
  type TimedDocument,
  type TimedPublications,
} from '../../engines/publication/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Reading } from '../../platform/db/index.ts';
import { forbidden } from '../../platform/errors.ts';
import {
  bunchingOf,
  bunchingThreshold,
  byMonth,
  leastExpected,
  timingOf,
  type Judge,
  type Standing,
} from './measure.ts';
import { seesTimes } from './policy.ts';
import { lastDayOf, readWatched, type Watched, type WatchedCases } from './read.ts';
import { timeLimitsWorkbook } from './workbook.ts';

export type { WatchedCases } from './read.ts';

export interface TimeLimitsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly cases: readonly WatchedCases[];
  /** Annual reports on the year before that are not public yet, by their day. */
  readonly reportsDue: (reading: Reading, site: Site, today: IsoDate) => Promise<TimeLimits['reports']>;
}

/** The monitor for officers. */
export interface TimeLimitsDesk {
  view(site: Site, person: Person, year: number, unitId: string | null): Promise<TimeLimits>;
  records(site: Site, person: Person, query: TimeLimitsRecordsQuery): Promise<TimeLimitsRecords>;
  /** The same figures with every late item, as a workbook. */
  workbook(site: Site, person: Person, year: number, unitId: string | null): Promise<Buffer>;
}

const pageSize = 50;

export function createTimeLimits(deps: TimeLimitsDeps): TimeLimitsDesk {
  const { db, clock } = deps;
  const view: TimeLimitsDesk['view'] = (site, person, year, unitId) =>
    db.read(site.id, async (reading) => {
      requireSees(person, unitId);
      const watched = await readWatched(reading, person, deps.cases, year, today(clock));
      return present(reading, deps, site, watched, year, unitId);
    });
  const records = async (
    reading: Reading,
    person: Person,
    query: TimeLimitsRecordsQuery,
    limit: { from: number; to: number },
  ) => {
    const names = await readNames(reading);
    if (query.figure === 'caseSoon' || query.figure === 'caseLate') {
      const found = await dueCases(reading, deps, person, query, today(clock));
      return {
        documents: [],
        cases: found.slice(limit.from, limit.to).map((one) => caseRow(one, names)),
        total: found.length,
      };
    }
    const { judge, publications } = await readWatched(reading, null, [], query.year, today(clock));
    const { items, total } = await documentsOf(reading, query, { judge, publications, now: today(clock) }, limit);
    return { documents: items.map((one) => documentRow(one, judge, names)), cases: [], total };
  };
  return {
    view,
    records: (site, person, query) =>
      db.read(site.id, async (reading) => {
        requireSees(person, query.unitId ?? null);
        const from = ((query.page ?? 1) - 1) * pageSize;
        return { ...(await records(reading, person, query, { from, to: from + pageSize })), pageSize };
      }),
    async workbook(site, person, year, unitId) {
      const sheet = await view(site, person, year, unitId);
      const of = unitId === null ? {} : { unitId };
      const late = await db.read(site.id, async (reading) => {
        const all = { from: 0, to: Number.POSITIVE_INFINITY };
        return [
          ...(await records(reading, person, { year, figure: 'late', ...of }, all)).documents,
          ...(await records(reading, person, { year, figure: 'waitingLate', ...of }, all)).documents,
        ];
      });
      return timeLimitsWorkbook(sheet, late);
    },
  };
}

function requireSees(person: Person, unitId: string | null): void {
  if (!seesTimes(person, unitId))
    throw forbidden(
      '您只能查看本单位的时限情况；全区情况由政务公开工作机构查看。',
      'You see the time limits of your own unit; those of the whole zone are the disclosure office’s.',
    );
}

async function present(
  reading: Reading,
  { cases, reportsDue }: TimeLimitsDeps,
  site: Site,
  watched: Watched,
  year: number,
  unitId: string | null,
): Promise<TimeLimits> {
  const names = await readNames(reading);
  const inScope = <T extends { readonly unitId: string | null }>(rows: readonly T[]): T[] =>
    rows.filter((row) => unitId === null || row.unitId === unitId);
  const rows = inScope(watched.publications);
  const lines = (key: 'unitId' | 'columnId', known: ReadonlyMap<string, string>): TimingLine[] =>
    [...Map.groupBy(rows, (row) => row[key])]
      .map(([id, of]) => ({ id, name: known.get(id) ?? '', ...measured(of, watched, year) }))
      .toSorted((a, b) => lateOf(b) - lateOf(a) || b.timing.published - a.timing.published);
  return {
    year,
    today: watched.today,
    unit: unitId === null ? null : { id: unitId, name: names.units.get(unitId) ?? '' },
    limit: 20,
    article: '26',
    calendar: watched.calendar.id,
    whole: measured(rows, watched, year),
    units: lines('unitId', names.units),
    columns: lines('columnId', names.columns),
    months: byMonth(rows),
    threshold: bunchingThreshold,
    leastExpected,
    cases: inScope(watched.cases).map(({ procedure, unitId: of, open, soon, late }) => ({
      procedure,
      label: cases.find((one) => one.procedure === procedure)?.label ?? { zh: procedure, en: procedure },
      unit: of === null ? null : { id: of, name: names.units.get(of) ?? '' },
      open,
      soon,
      late,
    })),
    soonUntil: watched.soonUntil,
    reports: unitId === null ? await reportsDue(reading, site, watched.today) : [],
  };
}

const lateOf = ({ timing }: TimingLine): number => timing.late + timing.waitingLate;

const measured = (rows: readonly TimedPublications[], { judge, calendar, today: now }: Watched, year: number) => ({
  timing: timingOf(rows, judge),
  bunching: bunchingOf(rows, year, calendar, now),
});

interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, string>;
}

async function readNames(reading: Reading): Promise<Names> {
  const units = await listUnits(reading);
  const columns = await listAllColumns(reading);
  return {
    units: new Map(units.map(({ id, name }) => [id, name])),
    columns: new Map(columns.map(({ id, name }) => [id, name])),
  };
}

/** Exactly the documents a figure counts: the days they share are judged by the same rule, then the database pages through them. */
async function documentsOf(
  reading: Reading,
  query: TimeLimitsRecordsQuery,
  { judge, publications, now }: Pick<Watched, 'judge' | 'publications'> & { readonly now: IsoDate },
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ items: TimedDocument[]; total: number }> {
  const { year, unitId = null, columnId = null } = query;
  const days = [
    ...new Map(
      publications
        .filter((one) => isCounted(one, judge.standing(one), query))
        .map(({ made, publicOn }) => [`${made} ${publicOn ?? ''}`, { made, publicOn }]),
    ).values(),
  ];
  const period = { from: `${year}-01-01`, to: lastDayOf(year, now) };
  const limit = Number.isFinite(to) ? to - from : null;
  return listTimedDocuments(reading, period, { unitId, columnId, days }, { limit, offset: from });
}

function isCounted(
  { publicOn }: Pick<TimedDocument, 'publicOn'>,
  standing: Standing,
  { year, figure, month }: TimeLimitsRecordsQuery,
): boolean {
  if (figure === 'published')
    return publicOn !== null && (month === undefined || Number(publicOn.slice(5, 7)) === month);
  if (figure === 'december') return publicOn !== null && publicOn >= `${year}-12-01`;
  if (figure === 'waiting') return standing === 'waiting' || standing === 'waitingLate';
  return standing === figure;
}

type FoundCase = DueCase & Pick<WatchedCases, 'procedure' | 'isRequest'>;

async function dueCases(
  reading: Reading,
  deps: TimeLimitsDeps,
  person: Person,
  { figure, procedure, unitId }: TimeLimitsRecordsQuery,
  now: IsoDate,
): Promise<FoundCase[]> {
  const { soonUntil } = await readWatched(reading, null, [], Number(now.slice(0, 4)), now);
  const due = figure === 'caseLate' ? { from: null, before: now } : { from: now, before: addDays(soonUntil, 1) };
  const found = await Promise.all(
    deps.cases
      .filter((one) => procedure === undefined || one.procedure === procedure)
      .map(async (one) =>
        (await listDueCases(reading, person, one.procedure, due, unitId ?? null)).map((row) => ({
          ...row,
          procedure: one.procedure,
          isRequest: one.isRequest,
        })),
      ),
  );
  return found.flat();
}

const caseRow = (
  { id, procedure, isRequest, number, summary, unitId, dueOn }: FoundCase,
  { units }: Names,
): TimeLimitsRecords['cases'][number] => ({
  id,
  procedure,
  isRequest,
  number,
  summary,
  dueOn,
  unit: unitId === null ? '' : (units.get(unitId) ?? ''),
});

function documentRow(
  { id, title, unitId, columnId, made, publicOn }: TimedDocument,
  judge: Judge,
  { units, columns }: Names,
): TimeLimitsRecords['documents'][number] {
  return {
    id,
    title,
    made,
    publicOn,
    unit: units.get(unitId) ?? '',
    column: columns.get(columnId) ?? '',
    dueOn: judge.due(made) ?? null,
    days: publicOn === null || publicOn < made ? null : (judge.days(made, publicOn) ?? null),
  };
}
