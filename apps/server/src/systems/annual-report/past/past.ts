import type { PastReport, PastReportPreview, ReportFinding } from '@openzone/contracts';
import type { ExtractService } from '../../../base/files/extract/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { checkFigures } from '../check.ts';
import { formOfYear, reportForms } from '../forms/index.ts';
import { chooseForm } from '../period.ts';
import { requireOffice } from '../policy.ts';
import { readScope } from '../read.ts';
import { findPast, type PastRow } from '../reader.ts';
import { insertPast } from '../writer.ts';
import { readPast } from './read-past.ts';

/** Reports of the years before the platform: read from their files, checked, and kept as history that later years are compared with. */

export interface PastFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Whose {
  readonly year: number;
  readonly unitId: string | null;
}

/** What a file says, and what in it does not hold; nothing is kept. @throws AppError PAST_REPORT_UNREADABLE, FORM_UNKNOWN */
export async function previewPast(
  reading: Reading,
  extract: ExtractService,
  person: Person,
  { year, unitId }: Whose,
  file: PastFile,
): Promise<PastReportPreview> {
  requireOffice(person);
  await readScope(reading, unitId);
  const form = chooseForm(year, undefined);
  const { html = '', text } = await extract.extract({ name: file.name, bytes: file.bytes });
  const { figures, missing, from } = readPast(form, html, text);
  if (Object.keys(figures).length === 0)
    throw invalid(
      'PAST_REPORT_UNREADABLE',
      'file',
      `“${file.name}”里没有找到${year}年度格式（${form.name.zh}）的表格。请确认年度，或者换用原报告的网页、DOCX 或 XLSX。`,
      `No table of the form of ${year} (${form.name.en}) was found in “${file.name}”. Check the year, or take the report’s own web page, DOCX or XLSX.`,
    );
  const before = await readBeforeOf(reading, year, unitId);
  return {
    form: form.key,
    fileName: file.name,
    from,
    figures,
    missing: missing.map(({ id, label }) => ({ cell: id, label })),
    findings: checkFigures(form, figures, { before }).map((one): ReportFinding => ({ ...one, cells: [...one.cells] })),
  };
}

/** Keeps what the file says; an earlier import of the same year and unit stays on record, the newest counts. */
export async function keepPast(
  tx: Tx,
  extract: ExtractService,
  person: Person,
  whose: Whose,
  file: PastFile,
): Promise<void> {
  const { form, figures, findings, missing } = await previewPast(tx, extract, person, whose, file);
  await insertPast(tx, {
    id: newId(),
    ...whose,
    form,
    figures,
    findings,
    missing: missing.map(({ cell }) => cell),
    fileName: file.name.slice(-200),
    by: person.id,
  });
}

async function readBeforeOf(reading: Reading, year: number, unitId: string | null) {
  const past = await findPast(reading, year - 1, unitId);
  return past !== undefined && past.form === formOfYear(year)?.key ? past.figures : undefined;
}

export function presentPast(row: PastRow): PastReport {
  const { fileName, importedBy, importedAt, figures, findings, missing } = row;
  const labels = new Map(
    reportForms[row.form].tables.flatMap((table) =>
      table.rows.flatMap(({ cells }) => cells.map(({ id, label }) => [id, label] as const)),
    ),
  );
  return {
    fileName,
    importedBy,
    importedAt: importedAt.toISOString(),
    figures,
    findings: findings as ReportFinding[],
    missing: missing.map((cell) => ({ cell, label: labels.get(cell) ?? cell })),
  };
}
