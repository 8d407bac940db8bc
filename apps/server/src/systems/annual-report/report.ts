import type { ReportSheet } from '@openzone/contracts';
import type { Site } from '../../base/sites/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { CaseSources } from './facts.ts';
import { cellsOf } from './forms/index.ts';
import { chooseForm, periodOf, type Period } from './period.ts';
import { readBefore, readScope, readYear, unanswered } from './read.ts';
import { readRecords, type Page, type Records } from './records.ts';
import { makeSheet } from './sheet.ts';

/** What somebody asks for: a year, in its own form or another, of one unit with those below it or of the whole zone. */
export interface ReportQuery {
  readonly year: number;
  readonly form?: string | undefined;
  /** Id, code or name; null for the whole zone. */
  readonly unit: string | null;
  /** Other days than the calendar year. */
  readonly period?: Period | undefined;
}

/** The report as its facts make it now. @throws AppError FORM_UNKNOWN, NOT_FOUND */
export async function compileReport<Facts>(
  reading: Reading,
  sources: CaseSources<Facts>,
  site: Site,
  { year, form: wanted, unit, period = periodOf(year) }: ReportQuery,
): Promise<ReportSheet> {
  const form = chooseForm(year, wanted);
  const scope = await readScope(reading, unit);
  const { facts, returns } = await readYear(reading, sources, year, period);
  return makeSheet({
    site,
    year,
    form,
    period,
    unit: scope.unit,
    inScope: scope.inScope,
    facts,
    before: await readBefore(reading, sources, year, form, scope),
    texts: undefined,
    remarks: unanswered(returns, scope.inScope),
  });
}

/** One page of the records a figure counts. @throws AppError FORM_UNKNOWN, NOT_FOUND */
export async function recordsBehind<Facts>(
  reading: Reading,
  sources: CaseSources<Facts>,
  { year, form: wanted, unit, period = periodOf(year) }: ReportQuery,
  cellId: string,
  page: Page,
): Promise<Records> {
  const cell = cellsOf(chooseForm(year, wanted)).find(({ id }) => id === cellId);
  if (cell === undefined) throw notFound({ zh: `统计项“${cellId}”`, en: `The figure “${cellId}”` });
  const { units } = await readScope(reading, unit);
  return readRecords(reading, cell, { sources, period, units, page });
}
