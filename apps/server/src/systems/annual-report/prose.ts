import type { Text } from '../../platform/errors.ts';
import { rounded, type Figures } from './compile.ts';
import { askedBy, askedItems, cellsOf, type ReportForm } from './forms/index.ts';

/**
 * The words of a report with live figures. `{{3.new_received.total}}` stands for a cell, `{{asked.meetings}}` for what units told,
 * `{{fees}}` for fees in yuan, `{{change:A1}}` for the change from the year before in words. A figure written this way cannot drift from
 * the tables, since it is the table's.
 */

export interface FieldValues {
  readonly figures: Figures;
  readonly before: Figures | undefined;
  /** What units told, added up. */
  readonly asked: Figures;
  /** Yuan. */
  readonly fees: number;
}

export interface ProseField {
  readonly key: string;
  readonly label: Text;
}

const token = /\{\{\s*([^{}]{1,80}?)\s*\}\}/gu;

/** The fields that may stand in the words of a form. */
export function fieldsOf(form: ReportForm): ProseField[] {
  return [
    ...cellsOf(form).map(({ id, label }) => ({ key: id, label: { zh: label, en: label } })),
    ...askedBy(form.key).map((item) => ({ key: `asked.${item}`, label: askedItems[item].label })),
    { key: 'fees', label: { zh: '收取的信息处理费（元）', en: 'Fees paid (yuan)' } },
  ];
}

/** Fields that stand in words and are not among those offered: what has changed from the year before. */
export function fieldsIn(texts: readonly string[], offered: readonly ProseField[]): ProseField[] {
  const known = new Set(offered.map(({ key }) => key));
  const labels = new Map(offered.map(({ key, label }) => [key, label]));
  const keys = new Set(texts.flatMap((text) => [...text.matchAll(token)].map((match) => match[1] ?? '')));
  return [...keys].flatMap((key) => {
    const label = labels.get(key.replace(/^change:/u, ''));
    if (known.has(key) || label === undefined) return [];
    return [{ key, label: { zh: `${label.zh}：比上年`, en: `${label.en}: from the year before` } }];
  });
}

/** Puts the figures in. A field that is not known stays as it is written, and is named. */
export function renderProse(
  text: string,
  values: FieldValues,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const filled = text.replace(token, (whole, key: string) => {
    const value = valueOf(key, values);
    if (value === undefined) unknown.push(key);
    return value ?? whole;
  });
  return { text: filled, unknown };
}

function valueOf(key: string, values: FieldValues): string | undefined {
  const change = /^change:(.+)$/u.exec(key)?.[1];
  if (change !== undefined) return changeOf(change, values);
  if (key === 'fees') return String(values.fees);
  const item = /^asked\.(\w+)$/u.exec(key)?.[1];
  if (item !== undefined) return item in askedItems ? String(rounded(values.asked[item] ?? 0)) : undefined;
  const figure = values.figures[key];
  return figure === undefined ? undefined : String(figure);
}

function changeOf(cell: string, { figures, before }: FieldValues): string | undefined {
  const [now, last] = [figures[cell], before?.[cell]];
  if (now === undefined) return undefined;
  if (last === undefined) return '上年无可比数据';
  if (now === last) return '与上年持平';
  if (last === 0) return `比上年增加${now}`;
  const percent = Math.round((Math.abs(now - last) / last) * 1_000) / 10;
  return now > last ? `同比增长${percent}%` : `同比下降${percent}%`;
}
