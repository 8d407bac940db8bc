import type { ReportSheet } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { conflict, invalid, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { chartsOf, type Chart } from './charts/index.ts';
import { compile, within, type ReportFacts } from './compile.ts';
import { contradictions } from './contradictions.ts';
import type { CaseSources, FactDepth } from './facts.ts';
import { askedKeys, reportForms, type ReportForm } from './forms/index.ts';
import { chooseForm, periodOf } from './period.ts';
import { requireOffice } from './policy.ts';
import { renderProse, type FieldValues } from './prose.ts';
import { readBefore, readScope, readYear, unanswered, type Scope } from './read.ts';
import { listPastFigures, lockReport, type ReportRow } from './reader.ts';
import type { Words } from './render-html.ts';
import { makeSheet } from './sheet.ts';
import { firstWording } from './wording.ts';
import { changeReport, insertReport } from './writer.ts';

/** The report as a record: what it says now, and its draft with the words of its parts. `freeze.ts` releases it. */

export interface RecordDeps<Facts> {
  readonly sources: CaseSources<Facts>;
}

export interface AtReport {
  readonly year: number;
  /** Null: the whole zone. */
  readonly unitId: string | null;
  readonly revision: number;
}

/** Everything a report says now: its tables, its words with the figures in them, and what does not hold. */
export interface Composed {
  readonly sheet: ReportSheet;
  readonly values: FieldValues;
  readonly parts: readonly (Words & { readonly content: string; readonly source: string })[];
  readonly unknownFields: readonly string[];
  readonly facts: ReportFacts;
  readonly charts: readonly Chart[];
}

/** A trend goes back so many years. */
const trendYears = 5;

/** Puts tables and words together; `source` are the words by their part. */
export async function compose<Facts>(
  reading: Reading,
  deps: RecordDeps<Facts>,
  site: Site,
  year: number,
  form: ReportForm,
  scope: Scope,
  source: Readonly<Record<string, string>> | undefined,
  depth: FactDepth = { withIds: false },
): Promise<Composed> {
  const { facts, returns } = await readYear(reading, deps.sources, year, periodOf(year), depth);
  const before = await readBefore(reading, deps.sources, year, form, scope);
  const { inScope } = scope;
  const told = facts.asked.filter(({ unitId }) => inScope(unitId));
  const values: FieldValues = {
    figures: compile(form, facts, inScope),
    before,
    asked: Object.fromEntries(
      askedKeys.map((item) => [item, told.reduce((sum, one) => (one.item === item ? sum + one.count : sum), 0)]),
    ),
    fees: facts.fees.reduce((sum, { unitId, count }) => (inScope(unitId) ? sum + count : sum), 0),
  };
  const unknownFields: string[] = [];
  const parts = form.parts.map(({ no, title, content }) => {
    const written = source?.[no] ?? '';
    const { text, unknown } = renderProse(written, values);
    unknownFields.push(...unknown);
    return { no, title, content, source: written, text };
  });
  const texts = source === undefined ? undefined : Object.fromEntries(parts.map(({ no, text }) => [no, text]));
  const sheet = makeSheet({
    site,
    year,
    form,
    period: periodOf(year),
    unit: scope.unit,
    inScope,
    facts,
    before,
    texts,
    remarks: [
      ...unanswered(returns, inScope),
      ...(texts === undefined ? [] : contradictions(form, values.figures, texts)),
    ],
  });
  const charts = await readCharts(reading, sheet, scope, facts);
  return { sheet, values, parts, unknownFields, facts, charts };
}

/** The year before is the one the tables are compared with, where there is one. */
async function readCharts(
  reading: Reading,
  { year, form, figures, tables }: ReportSheet,
  { unit, inScope }: Scope,
  facts: ReportFacts,
): Promise<Chart[]> {
  const past = await listPastFigures(reading, { from: year - trendYears + 1, before: year, unitId: unit?.id ?? null });
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.figures));
  const last = Object.fromEntries(cells.flatMap(({ id, before }) => (before === null ? [] : [[id, before]])));
  const compared = Object.keys(last).length === 0 ? [] : [{ year: year - 1, form, figures: last }];
  const others = past.filter((one) => compared.length === 0 || one.year !== year - 1);
  return chartsOf({ year, form, figures, facts: within(facts, inScope), past: [...others, ...compared] });
}

/** Begins the report of a year with a first wording; one that has been begun stays as it is. */
export async function draftReport(
  tx: Tx,
  person: Person,
  site: Site,
  wanted: { readonly year: number; readonly unitId: string | null },
): Promise<void> {
  requireOffice(person);
  const form = chooseForm(wanted.year, undefined);
  const { unit } = await readScope(tx, wanted.unitId);
  if ((await lockReport(tx, wanted.year, wanted.unitId)) !== undefined) return;
  const parts = firstWording(form, unit?.name ?? site.profile.name, wanted.year);
  await insertReport(tx, { id: newId(), ...wanted, form: form.key, parts, by: person.id });
}

/** The report as this person saw it, held until the end of the transaction. @throws AppError NOT_FOUND, REPORT_CHANGED */
export async function takeReport(tx: Tx, { year, unitId, revision }: AtReport): Promise<ReportRow> {
  const found = await lockReport(tx, year, unitId);
  if (found === undefined) throw notFound({ zh: `${year}年度报告`, en: `The report of ${year}` });
  if (found.revision !== revision)
    throw conflict(
      'REPORT_CHANGED',
      '这份报告刚刚被其他人修改过，您的内容没有覆盖它。请查看最新内容后再保存。',
      'Somebody else has changed this report; yours did not overwrite it. Look at the newest one, then save again.',
      { current: found.revision },
    );
  return found;
}

/** Saves the words of the parts. */
export async function saveParts(
  tx: Tx,
  person: Person,
  at: AtReport,
  parts: Readonly<Record<string, string>>,
): Promise<void> {
  requireOffice(person);
  const found = await takeReport(tx, at);
  const form = reportForms[found.form];
  const stranger = Object.keys(parts).find((no) => !form.parts.some((part) => part.no === no));
  if (stranger !== undefined)
    throw invalid(
      'REPORT_PART',
      `parts.${stranger}`,
      `该年度的格式没有第${stranger.slice(0, 10)}部分，请刷新页面后重试。`,
      `The form of that year has no part ${stranger.slice(0, 10)}; reload the page.`,
    );
  await changeReport(tx, found.id, { parts: { ...found.parts, ...parts }, documentId: found.documentId });
}
