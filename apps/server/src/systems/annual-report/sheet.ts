import type { ReportFigure, ReportFinding, ReportSheet, ReportTable } from '@openzone/contracts';
import type { Site } from '../../base/sites/index.ts';
import { checkFigures } from './check.ts';
import { compile, countLate, countReceived, within, type Figures, type InScope, type ReportFacts } from './compile.ts';
import type { CellDefinition, ReportForm, TableDefinition } from './forms/index.ts';
import type { Period } from './period.ts';

/** What is known when a report is put together. */
export interface SheetInput {
  readonly site: Site;
  readonly year: number;
  readonly form: ReportForm;
  readonly period: Period;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly inScope: InScope;
  readonly facts: ReportFacts;
  /** The year before by the same form. */
  readonly before: Figures | undefined;
  /** Words of the parts, by their number; undefined while nobody has written any. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  /** In place of the figures the facts make: those of a version that is frozen. */
  readonly frozen?: Figures | undefined;
  /** What else is to be said about it. */
  readonly remarks: readonly ReportFinding[];
}

/** Tables, figures and whatever does not hold among them. */
export function makeSheet(input: SheetInput): ReportSheet {
  const { form, year, period, unit, site, facts, inScope, before, texts } = input;
  const figures = input.frozen ?? compile(form, facts, inScope);
  const seen = within(facts, inScope);
  const findings = checkFigures(form, figures, {
    before,
    received: input.frozen === undefined ? countReceived(seen) : undefined,
    late: countLate(seen),
    fees: seen.fees.reduce((sum, { count }) => sum + count, 0),
    texts,
  });
  return {
    year,
    form: form.key,
    formName: form.name,
    basis: form.basis,
    title: form.titleOf(unit?.name ?? site.profile.name, year),
    from: period.from,
    to: period.to,
    unit,
    tables: form.tables.map((table) => presentTable(table, figures, before)),
    figures: { ...figures },
    findings: [...findings.map((one) => ({ ...one, cells: [...one.cells] })), ...input.remarks],
  };
}

const heading = ({ text, columns = 1, rows = 1 }: TableDefinition['head'][number][number]) => ({ text, columns, rows });

function presentTable(
  { part, title, head, rows }: TableDefinition,
  figures: Figures,
  before: Figures | undefined,
): ReportTable {
  return {
    part,
    title,
    head: head.map((line) => line.map(heading)),
    rows: rows.map(({ heads, cells, widths = [] }) => ({
      heads: heads.map(heading),
      figures: cells.map((cell, index) => presentCell(cell, widths[index] ?? 1, figures, before)),
    })),
  };
}

function presentCell(
  cell: CellDefinition,
  columns: number,
  figures: Figures,
  before: Figures | undefined,
): ReportFigure {
  const { id, label, unit, article, rule, facts } = cell;
  return {
    id,
    label,
    unit,
    value: figures[id] ?? 0,
    before: before?.[id] ?? null,
    article,
    rule,
    columns,
    hasRecords: facts.some(({ kind }) => kind !== 'asked' && kind !== 'fixed'),
  };
}
