import type { FrozenReport, ReportFinding, ReportRecords, ReportSheet } from '@openzone/contracts';
import type { Site } from '../../base/sites/index.ts';
import { listTallied, type TalliedCase } from '../../engines/cases/index.ts';
import { listDocumentsById } from '../../engines/publication/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { notFound } from '../../platform/errors.ts';
import { presentChart } from './charts/index.ts';
import type { CaseSources } from './facts.ts';
import { reportForms } from './forms/index.ts';
import { periodOf } from './period.ts';
import { readScope } from './read.ts';
import {
  findFrozenRecords,
  findReport,
  listFrozenCells,
  listVersions,
  type ReportRow,
  type VersionRow,
} from './reader.ts';
import type { Page } from './records.ts';
import { makeSheet } from './sheet.ts';

/** What was frozen, read again: its figures, its words beside those of the version before, and the records it was made of. */

interface Wanted {
  readonly year: number;
  readonly unitId: string | null;
  readonly number: number;
}

async function findVersion(
  reading: Reading,
  { year, unitId, number }: Wanted,
): Promise<{ readonly report: ReportRow; readonly version: VersionRow; readonly before: VersionRow | undefined }> {
  const report = await findReport(reading, year, unitId);
  const versions = report === undefined ? [] : await listVersions(reading, report.id);
  const version = versions.find((one) => one.number === number);
  if (report === undefined || version === undefined)
    throw notFound({ zh: `${year}年度报告第 ${number} 版`, en: `Version ${number} of the report of ${year}` });
  return { report, version, before: versions.find((one) => one.number === number - 1) };
}

/** One frozen version. @throws AppError NOT_FOUND */
export async function readFrozen(reading: Reading, site: Site, wanted: Wanted): Promise<FrozenReport> {
  const { report, version, before } = await findVersion(reading, wanted);
  const form = reportForms[report.form];
  const { unit, inScope } = await readScope(reading, wanted.unitId);
  const withRecords = new Set(await listFrozenCells(reading, report.id, version.number));
  const sheet = makeSheet({
    site,
    year: wanted.year,
    form,
    period: periodOf(wanted.year),
    unit,
    inScope,
    facts: { received: [], requests: [], remedies: [], publications: [], fees: [], asked: [] },
    // Beside each figure what the version before had in its place.
    before: before?.figures,
    texts: undefined,
    frozen: version.figures,
    remarks: [],
  });
  const { number, reason, frozenBy, frozenAt, contentSha256, charts } = version;
  return {
    number,
    reason,
    frozenBy,
    frozenAt: frozenAt.toISOString(),
    contentSha256,
    sheet: { ...markRecords(sheet, withRecords), findings: version.findings as ReportFinding[] },
    parts: form.parts
      .filter(({ no }) => no in version.parts)
      .map(({ no, title }) => ({
        no,
        title,
        text: version.parts[no] ?? '',
        before: before === undefined ? null : (before.parts[no] ?? ''),
      })),
    changed: sheet.tables.flatMap(({ rows }) =>
      rows.flatMap(({ figures }) =>
        figures.flatMap(({ id, label, value, before: then }) =>
          then === null || then === value ? [] : [{ cell: id, label, before: then, now: value }],
        ),
      ),
    ),
    charts: charts.map(presentChart),
    newest: report.version ?? number,
  };
}

function markRecords(sheet: ReportSheet, cells: ReadonlySet<string>): ReportSheet {
  return {
    ...sheet,
    tables: sheet.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        figures: row.figures.map((figure) => ({ ...figure, hasRecords: cells.has(figure.id) })),
      })),
    })),
  };
}

/** A page of the records a figure was frozen with. @throws AppError NOT_FOUND */
export async function frozenRecords<Facts>(
  reading: Reading,
  sources: CaseSources<Facts>,
  wanted: Wanted & { readonly cell: string },
  page: Page,
): Promise<Omit<ReportRecords, 'pageSize'>> {
  const { report } = await findVersion(reading, wanted);
  const frozen = await findFrozenRecords(reading, report.id, wanted.number, wanted.cell);
  const { requests, remedies, documents } = frozen ?? { requests: [], remedies: [], documents: [] };
  const cases = async (procedure: string, ids: readonly string[]): Promise<TalliedCase[]> =>
    ids.length === 0 ? [] : (await listTallied(reading, optionsOf(procedure, wanted.year), [], ids, page)).items;
  return {
    requests: await cases(sources.requests.key, requests),
    remedies: await cases(sources.remedies, remedies),
    documents: documents.length === 0 ? [] : await listDocumentsById(reading, documents, page),
    total: requests.length + remedies.length + documents.length,
  };
}

const optionsOf = (procedure: string, year: number) => ({
  procedure,
  ...periodOf(year),
  markedBy: '',
  leftOut: [],
  except: [],
});
