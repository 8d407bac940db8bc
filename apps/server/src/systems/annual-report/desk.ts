import { annualReportDue } from '@openzone/calendar';
import type {
  AnnualReportFreeze,
  AnnualReportList,
  AnnualReportParts,
  AnnualReportView,
  FrozenReport,
  PastReportPreview,
  ReportRecords,
  ReportReturn,
  ReportReturnInput,
  ReportReturnList,
  ReportRoundInput,
} from '@openzone/contracts';
import { readCalendar } from '../../base/calendars/index.ts';
import type { ExtractService } from '../../base/files/extract/index.ts';
import type { FileStore } from '../../base/files/index.ts';
import { listUnits, type Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { checkDay } from '../../engines/publication/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Reading } from '../../platform/db/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { Printer } from '../../platform/print/index.ts';
import { drawChart, presentChart, strayedCharts } from './charts/index.ts';
import { exportReport, type ReportFile, type ReportFormat } from './export/index.ts';
import type { CaseSources } from './facts.ts';
import { askedBy, askedGroupLabels, askedItems, cellsOf, reportForms } from './forms/index.ts';
import { freezeReport } from './freeze.ts';
import { frozenRecords, readFrozen } from './frozen.ts';
import { chooseForm } from './period.ts';
import { doubts } from './plausible.ts';
import { isOffice, mayFill, maySign, requireOffice, seesUnit } from './policy.ts';
import { fieldsIn, fieldsOf, renderProse } from './prose.ts';
import { readScope, type Scope } from './read.ts';
import {
  findPast,
  findReport,
  findReturn,
  findRound,
  listReports,
  listReturnEvents,
  listReturns,
  listRounds,
  listVersions,
  type ReportRow,
  type ReturnRow,
  type RoundRow,
} from './reader.ts';
import { keepPast, presentPast, previewPast, type PastFile } from './past/past.ts';
import { listReturnWork, type ReturnWork } from './work.ts';
import { compose, draftReport, saveParts, type Composed } from './record.ts';
import { recordsBehind } from './report.ts';
import { fillReturn, giveBackReturn, openRound, signReturn } from './returns.ts';

const pageSize = 50;

/** The annual report for officers: what the disclosure office compiles and freezes, and what units are asked for it. */
export interface ReportDesk {
  list(site: Site, person: Person): Promise<AnnualReportList>;
  /** Its tables as they stand now, and the record if it has been begun. */
  view(site: Site, person: Person, year: number, unitId: string | null): Promise<AnnualReportView>;
  records(
    site: Site,
    person: Person,
    year: number,
    query: { unitId: string | null; cell: string; page: number; version: number | null },
  ): Promise<ReportRecords>;
  /** What the file of a report published before says; with `keep` it becomes history. */
  past(site: Site, person: Person, year: number, unitId: string | null, file: PastFile): Promise<PastReportPreview>;
  keepPast(site: Site, person: Person, year: number, unitId: string | null, file: PastFile): Promise<AnnualReportView>;
  /** A version as it was frozen, beside the one before it. */
  version(site: Site, person: Person, year: number, unitId: string | null, number: number): Promise<FrozenReport>;
  /** As a file: what the report says now. */
  download(site: Site, person: Person, year: number, unitId: string | null, format: ReportFormat): Promise<ReportFile>;
  begin(site: Site, person: Person, year: number, unitId: string | null): Promise<AnnualReportView>;
  write(
    site: Site,
    person: Person,
    year: number,
    unitId: string | null,
    input: AnnualReportParts,
  ): Promise<AnnualReportView>;
  freeze(
    site: Site,
    person: Person,
    year: number,
    unitId: string | null,
    input: AnnualReportFreeze,
  ): Promise<AnnualReportView>;
  ask(site: Site, person: Person, year: number, input: ReportRoundInput): Promise<ReportReturnList>;
  /** Of one year or all; only those this person has to do with. */
  /** Returns this person is to fill or sign. */
  work(site: Site, person: Person): Promise<readonly ReturnWork[]>;
  returns(site: Site, person: Person, year: number | null): Promise<ReportReturnList>;
  readReturn(site: Site, person: Person, year: number, unitId: string): Promise<ReportReturn>;
  fill(site: Site, person: Person, year: number, unitId: string, input: ReportReturnInput): Promise<ReportReturn>;
  sign(site: Site, person: Person, year: number, unitId: string, revision: number): Promise<ReportReturn>;
  giveBack(
    site: Site,
    person: Person,
    year: number,
    unitId: string,
    revision: number,
    comment: string,
  ): Promise<ReportReturn>;
}

export interface ReportDeskDeps<Facts> {
  readonly db: Database;
  readonly clock: Clock;
  readonly sources: CaseSources<Facts>;
  readonly printer: Pick<Printer, 'printPdf'>;
  readonly files: FileStore;
  readonly extract: ExtractService;
}

export function createReportDesk<Facts>(deps: ReportDeskDeps<Facts>): ReportDesk {
  const { db, clock, sources } = deps;
  const view: ReportDesk['view'] = (site, person, year, unitId) =>
    db.read(site.id, (reading) => readView(reading, deps, site, person, year, unitId));
  const returns: ReportDesk['returns'] = (site, person, year) =>
    db.read(site.id, async (reading) => {
      const rounds = (await listRounds(reading)).filter((round) => year === null || round.year === year);
      const found = await Promise.all(
        rounds.map(async (round) =>
          (await listReturns(reading, round.year))
            .filter(({ unitId }) => seesUnit(person, unitId))
            .map((row) => presentRow(row, round, today(clock))),
        ),
      );
      return { items: found.flat() };
    });
  const readReturn: ReportDesk['readReturn'] = (site, person, year, unitId) =>
    db.read(site.id, (reading) => presentReturn(reading, person, year, unitId, today(clock)));

  return {
    view,
    work: (site, person) => db.read(site.id, (reading) => listReturnWork(reading, person)),
    returns,
    readReturn,
    list: (site, person) =>
      db.read(site.id, async (reading) => {
        const units = new Map((await listUnits(reading)).map((unit) => [unit.id, unit.name]));
        const found = (await listReports(reading)).filter(({ unitId }) => seesUnit(person, unitId));
        return {
          items: found.map(({ year, unitId, form, version, documentId }) => ({
            year,
            unit: unitId === null ? null : { id: unitId, name: units.get(unitId) ?? '' },
            form,
            version,
            documentId,
          })),
        };
      }),
    past: (site, person, year, unitId, file) =>
      db.read(site.id, (reading) => previewPast(reading, deps.extract, person, { year, unitId }, file)),
    async keepPast(site, person, year, unitId, file) {
      await db.transaction(site.id, (tx) => keepPast(tx, deps.extract, person, { year, unitId }, file));
      return view(site, person, year, unitId);
    },
    version: (site, person, year, unitId, number) =>
      db.read(site.id, async (reading) => {
        requireSees(person, unitId);
        return readFrozen(reading, site, { year, unitId, number });
      }),
    records: (site, person, year, { unitId, cell, page, version }) =>
      db.read(site.id, async (reading) => {
        requireSees(person, unitId);
        const at = { limit: pageSize, offset: (page - 1) * pageSize };
        if (version !== null)
          return { ...(await frozenRecords(reading, sources, { year, unitId, number: version, cell }, at)), pageSize };
        const found = await recordsBehind(reading, sources, { year, unit: unitId }, cell, at);
        return {
          requests: [...found.requests],
          remedies: [...found.remedies],
          documents: [...found.documents],
          total: found.total,
          pageSize,
        };
      }),
    download: (site, person, year, unitId, format) =>
      db.read(site.id, async (reading) => {
        const { composed } = await composeFor(reading, deps, site, person, year, unitId);
        const agency = composed.sheet.unit?.name ?? site.profile.name;
        const drawn = composed.charts.map(drawChart);
        return exportReport(format, composed.sheet, composed.parts, agency, deps.printer, drawn);
      }),
    async begin(site, person, year, unitId) {
      await db.transaction(site.id, (tx) => draftReport(tx, person, site, { year, unitId }));
      return view(site, person, year, unitId);
    },
    async write(site, person, year, unitId, { revision, parts }) {
      await db.transaction(site.id, (tx) => saveParts(tx, person, { year, unitId, revision }, parts));
      return view(site, person, year, unitId);
    },
    async freeze(site, person, year, unitId, { revision, ...filed }) {
      const input = { ...filed, today: today(clock) };
      await db.transaction(site.id, (tx) => freezeReport(tx, deps, site, person, { year, unitId, revision }, input));
      return view(site, person, year, unitId);
    },
    async ask(site, person, year, { dueOn, note, unitIds }) {
      await db.transaction(site.id, (tx) =>
        openRound(tx, person, { year, dueOn: checkDay('dueOn', dueOn), note, unitIds }),
      );
      return returns(site, person, year);
    },
    async fill(site, person, year, unitId, { revision, figures, remarks }) {
      await db.transaction(site.id, (tx) => fillReturn(tx, person, { year, unitId, revision }, { figures, remarks }));
      return readReturn(site, person, year, unitId);
    },
    async sign(site, person, year, unitId, revision) {
      await db.transaction(site.id, (tx) => signReturn(tx, person, { year, unitId, revision }));
      return readReturn(site, person, year, unitId);
    },
    async giveBack(site, person, year, unitId, revision, comment) {
      await db.transaction(site.id, (tx) => giveBackReturn(tx, person, { year, unitId, revision }, comment));
      return readReturn(site, person, year, unitId);
    },
  };
}

/** The whole zone's figures are the disclosure office's; a unit's own are its people's too. */
function requireSees(person: Person, unitId: string | null): void {
  if (unitId === null) return requireOffice(person);
  if (!seesUnit(person, unitId)) throw notFound({ zh: '该单位的年度报告', en: 'This unit’s annual report' });
}

/** The report as it stands, for who may see it. */
async function composeFor<Facts>(
  reading: Reading,
  deps: ReportDeskDeps<Facts>,
  site: Site,
  person: Person,
  year: number,
  unitId: string | null,
): Promise<{ readonly row: ReportRow | undefined; readonly scope: Scope; readonly composed: Composed }> {
  requireSees(person, unitId);
  const row = await findReport(reading, year, unitId);
  const form = row === undefined ? chooseForm(year, undefined) : reportForms[row.form];
  const scope = await readScope(reading, unitId);
  return { row, scope, composed: await compose(reading, deps, site, year, form, scope, row?.parts) };
}

async function readView<Facts>(
  reading: Reading,
  deps: ReportDeskDeps<Facts>,
  site: Site,
  person: Person,
  year: number,
  unitId: string | null,
): Promise<AnnualReportView> {
  const { row, scope, composed } = await composeFor(reading, deps, site, person, year, unitId);
  const round = await findRound(reading, year);
  const asked = (await listReturns(reading, year)).filter((one) => scope.inScope(one.unitId));
  return {
    sheet: composed.sheet,
    charts: composed.charts.map((chart) => presentChart(drawChart(chart))),
    report: row === undefined ? null : await presentReport(reading, row, composed),
    dueOn: annualReportDue(year, unitId === null ? 'GOVERNMENT' : 'DEPARTMENT', await readCalendar(reading)).due,
    round:
      round === undefined
        ? null
        : {
            dueOn: round.dueOn,
            note: round.note,
            asked: asked.length,
            signed: asked.filter(({ state }) => state === 'signed').length,
          },
    past: await readPastOf(reading, year, unitId),
    mayEdit: isOffice(person),
  };
}

async function readPastOf(reading: Reading, year: number, unitId: string | null): Promise<AnnualReportView['past']> {
  const row = await findPast(reading, year, unitId);
  return row === undefined ? null : presentPast(row);
}

async function presentReport(
  reading: Reading,
  row: ReportRow,
  { sheet, values, parts, charts }: Composed,
): Promise<NonNullable<AnnualReportView['report']>> {
  const form = reportForms[row.form];
  const versions = await listVersions(reading, row.id);
  const offered = fieldsOf(form);
  const sources = parts.map(({ source }) => source);
  const [newest] = versions;
  const frozen = newest?.figures;
  return {
    revision: row.revision,
    parts: parts.map((part) => ({ ...part })),
    fields: [...offered, ...fieldsIn(sources, offered)].map(({ key, label }) => ({
      key,
      label,
      value: renderProse(`{{${key}}}`, values).text,
    })),
    versions: versions.map(({ number, reason, frozenBy, frozenAt, contentSha256 }) => ({
      number,
      reason,
      frozenBy,
      frozenAt: frozenAt.toISOString(),
      contentSha256,
    })),
    documentId: row.documentId,
    drift:
      frozen === undefined
        ? []
        : cellsOf(form).flatMap(({ id, label }) => {
            const [then, now] = [frozen[id] ?? 0, sheet.figures[id] ?? 0];
            return then === now ? [] : [{ cell: id, label, frozen: then, now }];
          }),
    chartDrift: newest === undefined ? [] : strayedCharts(newest.charts, charts),
  };
}

function presentRow(row: ReturnRow, round: RoundRow, now: string): ReportReturnList['items'][number] {
  const { year, unitId, unitName, state, revision, filledByName, signedByName } = row;
  return {
    year,
    unitId,
    unitName,
    state,
    revision,
    dueOn: round.dueOn,
    late: state !== 'signed' && now > round.dueOn,
    filledBy: filledByName,
    signedBy: signedByName,
  };
}

async function presentReturn(
  reading: Reading,
  person: Person,
  year: number,
  unitId: string,
  now: string,
): Promise<ReportReturn> {
  const [round, row] = [await findRound(reading, year), await findReturn(reading, year, unitId)];
  if (round === undefined || row === undefined || !seesUnit(person, unitId))
    throw notFound({ zh: `该单位${year}年的填报`, en: `This unit’s return of ${year}` });
  const form = chooseForm(year, undefined).key;
  const last = (await findReturn(reading, year - 1, unitId))?.figures;
  const open = new Map(doubts(form, row.figures, last).map((doubt) => [doubt.item, doubt]));
  const events = await listReturnEvents(reading, year, unitId);
  return {
    ...presentRow(row, round, now),
    note: round.note,
    items: askedBy(form).map((key) => {
      const { group, label, note, unit } = askedItems[key];
      const doubt = open.get(key);
      return {
        key,
        group: askedGroupLabels[group],
        label,
        note,
        unit,
        value: row.figures[key] ?? null,
        last: last?.[key] ?? null,
        remark: row.remarks[key] ?? '',
        doubt: doubt === undefined ? null : { level: doubt.level, text: doubt.text },
      };
    }),
    events: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    may: {
      fill: row.state !== 'signed' && mayFill(person, unitId),
      sign: row.state === 'filled' && maySign(person, unitId) && row.filledBy !== person.id,
      giveBack: row.state !== 'asked' && isOffice(person),
    },
  };
}
