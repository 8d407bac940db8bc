import { askedItems, type AskedItem } from './asked.ts';
import type { CellDefinition, CheckRule, Fact, ReportForm, TableRow } from './form.ts';
import { askedRule, publicationRules } from './rules-in-words.ts';
import { otherResults, remediesTable, requestChecks, requestsTable, sharedResults } from './tables-2021.ts';
import type { FigureUnit } from './unit.ts';

/** 政府信息公开工作年度报告格式, from the report on 2021 (国办公开办函〔2021〕30号). */

const titles = {
  one: '总体情况',
  two: '主动公开政府信息情况',
  three: '收到和处理政府信息公开申请情况',
  four: '政府信息公开行政复议、行政诉讼情况',
  five: '存在的主要问题及改进情况',
  six: '其他需要报告的事项',
} as const;

/** A section of table 二 with the heading of its paragraph and its column names. */
export function section(paragraph: string, columns: readonly string[], widths: readonly number[]): TableRow[] {
  const named = columns.map((text, index) => ({ text, ...spanning(widths[index] ?? 1) }));
  return [
    { heads: [{ text: `第二十条第（${paragraph}）项`, columns: 4 }], cells: [] },
    { heads: [{ text: '信息内容' }, ...named], cells: [] },
  ];
}

const spanning = (columns: number): { readonly columns?: number } => (columns === 1 ? {} : { columns });

/** A row of figures told by the units. */
export function askedRow(
  code: string,
  label: string,
  article: string,
  figures: readonly (readonly [suffix: string, name: string, item: AskedItem])[],
  widths: readonly number[] = figures.length === 1 ? [3] : [],
): TableRow {
  return {
    heads: [{ text: label }],
    cells: figures.map(([suffix, name, item]): CellDefinition => ({
      id: suffix === '' ? `2.${code}` : `2.${code}.${suffix}`,
      label: `${label}（${name}）`,
      unit: askedItems[item].unit,
      ...('signed' in askedItems[item] ? { signed: true } : {}),
      article,
      rule: { zh: `${askedRule.zh}${askedItems[item].note.zh}。`, en: `${askedRule.en} ${askedItems[item].note.en}.` },
      facts: [{ kind: 'asked', item }],
    })),
    widths,
  };
}

/** A development zone and its departments make no rules (规章); the row stays, with zero. */
const noRules: CellDefinition['rule'] = {
  zh: '开发区管委会及其部门没有规章制定权，填0，行不删除。',
  en: 'A zone and its departments make no rules; the row stays and says 0.',
};

export function figureRow(
  code: string,
  label: string,
  unit: FigureUnit,
  figures: readonly (readonly [suffix: string, name: string, fact: Fact])[],
): TableRow {
  return {
    heads: [{ text: label }],
    cells: figures.map(([suffix, name, fact]): CellDefinition => ({
      id: `2.${code}.${suffix}`,
      label: `${label}（${name}）`,
      unit,
      article: '20(1)',
      rule: fact.kind === 'publications' ? publicationRules[fact.measure] : noRules,
      facts: [fact],
    })),
  };
}

const none: Fact = { kind: 'fixed', value: 0 };
const columns = ['本年制发件数', '本年废止件数', '现行有效件数'] as const;
const decisions = '本年处理决定数量';

const disclosureTable: readonly TableRow[] = [
  ...section('一', columns, []),
  figureRow('rules', '规章', '件', [
    ['made', columns[0], none],
    ['ended', columns[1], none],
    ['in_force', columns[2], none],
  ]),
  figureRow('normative_documents', '行政规范性文件', '件', [
    ['made', columns[0], { kind: 'publications', measure: 'normativeMade' }],
    ['ended', columns[1], { kind: 'publications', measure: 'normativeEnded' }],
    ['in_force', columns[2], { kind: 'publications', measure: 'normativeInForce' }],
  ]),
  ...section('五', [decisions], [3]),
  askedRow('licence', '行政许可', '20(5)', [['', decisions, 'licenceDecisions']]),
  ...section('六', [decisions], [3]),
  askedRow('penalty', '行政处罚', '20(6)', [['', decisions, 'penaltyDecisions']]),
  askedRow('coercion', '行政强制', '20(6)', [['', decisions, 'coercionDecisions']]),
  ...section('八', ['本年收费金额（单位：万元）'], [3]),
  askedRow('admin_fee', '行政事业性收费', '20(8)', [['', '本年收费金额', 'adminFees']]),
];

const groups = [...sharedResults, otherResults];

const checks: readonly CheckRule[] = [
  ...requestChecks(groups),
  ...['rules', 'normative_documents'].flatMap((row): CheckRule[] => [
    {
      id: 'F7',
      level: 'warning',
      kind: 'carried',
      cell: `2.${row}.in_force`,
      before: `2.${row}.in_force`,
      plus: [`2.${row}.made`, { cell: `2.${row}.ended`, times: -1 }],
    },
    {
      id: 'F8',
      level: 'warning',
      kind: 'carriedAtMost',
      cell: `2.${row}.ended`,
      before: `2.${row}.in_force`,
      plus: [`2.${row}.made`],
    },
  ]),
  { id: 'F10', level: 'warning', kind: 'feesTold', cell: '3.other_no_fee.total', part: '六' },
];

export const form2021: ReportForm = {
  key: '2021',
  name: { zh: '政府信息公开工作年度报告格式（2021年度起）', en: 'Statutory format since the report on 2021' },
  basis: '国办公开办函〔2021〕30号',
  from: 2021,
  to: 9999,
  titleOf: (unit, year) => `${unit}${year}年政府信息公开工作年度报告`,
  parts: [
    { no: '一', title: titles.one, content: '主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障' },
    { no: '二', title: titles.two, content: '' },
    { no: '三', title: titles.three, content: '' },
    { no: '四', title: titles.four, content: '' },
    { no: '五', title: titles.five, content: '' },
    { no: '六', title: titles.six, content: '收取信息处理费情况等' },
  ],
  tables: [
    { part: '二', title: titles.two, head: [], rows: disclosureTable },
    requestsTable(groups, titles.three),
    remediesTable(titles.four),
  ],
  checks,
};
