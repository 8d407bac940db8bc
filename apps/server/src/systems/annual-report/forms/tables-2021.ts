import {
  applicantKindLabels,
  outcomeRules,
  type ApplicantKind,
  type RemedyKind,
  type RemedyResult,
  type RequestOutcome,
} from '@openzone/contracts';
import type { AskedItem } from './asked.ts';
import type { CellDefinition, CheckRule, Fact, HeadCell, TableDefinition, TableRow, Term } from './form.ts';
import { remedyRule, requestRules, sumRule } from './rules-in-words.ts';

/** Tables 三 and 四, which the trial form of 2019 and the form of 2021 share but for one group of rows. */

const kinds = Object.keys(applicantKindLabels) as ApplicantKind[];
const organisations = kinds.filter((kind) => kind !== 'NATURAL_PERSON');
/** The seven columns, by the code that stands in the cells' ids. */
export const applicantColumns = [...kinds.map((kind) => kind.toLowerCase()), 'total'] as const;

/** A row of results: its code, number and name as printed, the outcomes it counts, its article. */
export interface ResultRow {
  readonly code: string;
  readonly label: string;
  readonly outcomes: readonly RequestOutcome[];
  readonly article: string;
}

export type ResultGroup = ResultRow | { readonly label: string; readonly rows: readonly ResultRow[] };

export const outcomesIn = (row: string): RequestOutcome[] =>
  (Object.keys(outcomeRules) as RequestOutcome[]).filter((outcome) => outcomeRules[outcome].reportRow === row);

const result = (code: string, label: string, article: string): ResultRow => ({
  code,
  label,
  outcomes: outcomesIn(code),
  article,
});

export const sharedResults: readonly ResultGroup[] = [
  result('granted', '（一）予以公开', '36(1), 36(2)'),
  result('partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '37'),
  {
    label: '（三）不予公开',
    rows: [
      result('refused_state_secret', '1.属于国家秘密', '14'),
      result('refused_prohibited_by_law', '2.其他法律行政法规禁止公开', '14'),
      result('refused_three_securities', '3.危及“三安全一稳定”', '14'),
      result('refused_third_party', '4.保护第三方合法权益', '15, 32'),
      result('refused_internal_affairs', '5.属于三类内部事务信息', '16.1'),
      result('refused_deliberative', '6.属于四类过程性信息', '16.2'),
      result('refused_enforcement_file', '7.属于行政执法案卷', '16.2'),
      result('refused_admin_query', '8.属于行政查询事项', '36(7)'),
    ],
  },
  {
    label: '（四）无法提供',
    rows: [
      result('unable_not_held', '1.本机关不掌握相关政府信息', '36(4), 36(5)'),
      result('unable_no_existing', '2.没有现成信息需要另行制作', '38'),
      result('unable_still_unclear', '3.补正后申请内容仍不明确', '30'),
    ],
  },
  {
    label: '（五）不予处理',
    rows: [
      result('np_petition', '1.信访举报投诉类申请', '39.1'),
      result('np_repeat', '2.重复申请', '36(6)'),
      result('np_publication', '3.要求提供公开出版物', '39.2'),
      result('np_excessive', '4.无正当理由大量反复申请', '35'),
      result('np_reconfirm', '5.要求行政机关确认或重新出具已获取信息', ''),
    ],
  },
];

export const otherResults: ResultGroup = {
  label: '（六）其他处理',
  rows: [
    result('other_no_correction', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '30'),
    result('other_no_fee', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '42'),
    result('other_other', '3.其他', ''),
  ],
};

/** The trial form had one row where there are three now. */
export const otherResultsInOne: ResultGroup = {
  code: 'other',
  label: '（六）其他处理',
  outcomes: otherResults.rows.flatMap((row) => row.outcomes),
  article: '30, 42',
};

type Requests = Extract<Fact, { kind: 'requests' }>;

function cells(
  code: string,
  label: string,
  article: string,
  fact: Omit<Requests, 'kind' | 'applicants'>,
  rule: CellDefinition['rule'],
): CellDefinition[] {
  return applicantColumns.map((column, index): CellDefinition => {
    const kind = kinds[index];
    const name = kind === undefined ? '总计' : applicantKindLabels[kind].zh;
    return {
      id: `3.${code}.${column}`,
      label: `${label}（${name}）`,
      unit: '件',
      article,
      rule,
      // A total is counted by itself: applicants of no known kind would otherwise be lost without anybody noticing.
      facts: [{ kind: 'requests', ...fact, ...(kind === undefined ? {} : { applicants: [kind] }) }],
    };
  });
}

const isRow = (group: ResultGroup): group is ResultRow => 'code' in group;
const rowsOf = (groups: readonly ResultGroup[]): ResultRow[] =>
  groups.flatMap((group) => (isRow(group) ? [group] : group.rows));

const statement = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export function requestsTable(groups: readonly ResultGroup[], title: string): TableDefinition {
  const results = rowsOf(groups);
  const whole = (code: string, label: string, count: Requests['count'], article = ''): TableRow => ({
    heads: [{ text: label, columns: 3 }],
    cells: cells(code, label, article, { count }, requestRules[count]),
  });
  const total: TableRow = {
    heads: [{ text: '（七）总计', columns: 2 }],
    cells: cells('result_total', '（七）总计', '', { count: 'closed' }, sumRule),
  };
  const printed = [...groups.flatMap(printGroup), total];
  const [first, ...rest] = printed;
  const opening: HeadCell = { text: '三、本年度办理结果', rows: results.length + 1 };
  return {
    part: '三',
    title,
    head: [
      [
        { text: statement, columns: 3, rows: 3 },
        { text: '申请人情况', columns: 7 },
      ],
      [
        { text: '自然人', rows: 2 },
        { text: '法人或其他组织', columns: 5 },
        { text: '总计', rows: 2 },
      ],
      organisations.map((kind) => ({ text: applicantKindLabels[kind].zh })),
    ],
    rows: [
      whole('new_received', '一、本年新收政府信息公开申请数量', 'received'),
      whole('carried_in', '二、上年结转政府信息公开申请数量', 'carriedIn'),
      ...(first === undefined ? [] : [{ ...first, heads: [opening, ...first.heads] }]),
      ...rest,
      whole('carried_out', '四、结转下年度继续办理', 'carriedOut'),
    ],
  };
}

function printGroup(group: ResultGroup): TableRow[] {
  const row = (one: ResultRow, label: string): CellDefinition[] =>
    cells(one.code, label, one.article, { count: 'closed', outcomes: one.outcomes }, requestRules.closed);
  if (isRow(group)) return [{ heads: [{ text: group.label, columns: 2 }], cells: row(group, group.label) }];
  return group.rows.map((one, index) => ({
    heads: [...(index === 0 ? [{ text: group.label, rows: group.rows.length }] : []), { text: one.label }],
    cells: row(one, `${group.label}${one.label}`),
  }));
}

const remedyGroups = [
  { code: 'review', kind: 'REVIEW', label: '行政复议', stem: 'review' },
  {
    code: 'litigation_direct',
    kind: 'LITIGATION_DIRECT',
    label: '行政诉讼·未经复议直接起诉',
    stem: 'litigationDirect',
  },
  {
    code: 'litigation_after_review',
    kind: 'LITIGATION_AFTER_REVIEW',
    label: '行政诉讼·复议后起诉',
    stem: 'litigationAfter',
  },
] as const satisfies readonly { code: string; kind: RemedyKind; label: string; stem: string }[];

const remedyResults = [
  { code: 'upheld', result: 'UPHELD', label: '结果维持', item: 'Upheld' },
  { code: 'corrected', result: 'CORRECTED', label: '结果纠正', item: 'Corrected' },
  { code: 'other', result: 'OTHER', label: '其他结果', item: 'Other' },
  { code: 'pending', result: 'PENDING', label: '尚未审结', item: 'Pending' },
] as const satisfies readonly { code: string; result: RemedyResult | 'PENDING'; label: string; item: string }[];

export function remediesTable(title: string): TableDefinition {
  const figures = remedyGroups.flatMap(({ code, kind, label, stem }): CellDefinition[] => {
    const elsewhere = (items: readonly AskedItem[]): Fact[] => items.map((item) => ({ kind: 'asked', item }));
    const base = { unit: '件', article: '51', rule: remedyRule } as const;
    return [
      ...remedyResults.map((one): CellDefinition => ({
        ...base,
        id: `4.${code}.${one.code}`,
        label: `${label}·${one.label}`,
        facts: [{ kind: 'remedies', groups: [kind], results: [one.result] }, ...elsewhere([`${stem}${one.item}`])],
      })),
      {
        ...base,
        id: `4.${code}.total`,
        label: `${label}·总计`,
        facts: [
          { kind: 'remedies', groups: [kind] },
          ...elsewhere(remedyResults.map((one): AskedItem => `${stem}${one.item}`)),
        ],
      },
    ];
  });
  const names = [...remedyResults.map((one) => one.label), '总计'];
  return {
    part: '四',
    title,
    head: [
      [
        { text: '行政复议', columns: 5 },
        { text: '行政诉讼', columns: 10 },
      ],
      [
        ...names.map((text) => ({ text, rows: 2 })),
        { text: '未经复议直接起诉', columns: 5 },
        { text: '复议后起诉', columns: 5 },
      ],
      [...names, ...names].map((text) => ({ text })),
    ],
    rows: [{ heads: [], cells: figures }],
  };
}

/** F1–F4 and F6, which both forms share. */
export function requestChecks(groups: readonly ResultGroup[]): CheckRule[] {
  const results = rowsOf(groups);
  const codes = ['new_received', 'carried_in', ...results.map((row) => row.code), 'result_total', 'carried_out'];
  const parts = applicantColumns.filter((column) => column !== 'total');
  return [
    ...codes.map((code): CheckRule => ({
      id: 'F1',
      level: 'error',
      kind: 'equal',
      left: [`3.${code}.total`],
      right: parts.map((column) => `3.${code}.${column}`),
    })),
    ...applicantColumns.map((column): CheckRule => ({
      id: 'F2',
      level: 'error',
      kind: 'equal',
      left: [`3.new_received.${column}`, `3.carried_in.${column}`],
      right: [`3.result_total.${column}`, `3.carried_out.${column}`],
    })),
    ...applicantColumns.map((column): CheckRule => ({
      id: 'F3',
      level: 'error',
      kind: 'equal',
      left: [`3.result_total.${column}`],
      right: results.map((row) => `3.${row.code}.${column}`),
    })),
    ...remedyGroups.map(({ code }): CheckRule => ({
      id: 'F4',
      level: 'error',
      kind: 'equal',
      left: [`4.${code}.total`],
      right: remedyResults.map((one): Term => `4.${code}.${one.code}`),
    })),
    { id: 'F5', level: 'error', kind: 'numbers' },
    ...applicantColumns.map((column): CheckRule => ({
      id: 'F6',
      level: 'warning',
      kind: 'carried',
      cell: `3.carried_in.${column}`,
      before: `3.carried_out.${column}`,
      plus: [],
    })),
    { id: 'F9', level: 'warning', kind: 'register', cell: '3.new_received.total' },
  ];
}
