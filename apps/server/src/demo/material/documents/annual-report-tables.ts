import type { Cell, TableBlock } from '../types.ts';

/** 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他. */
export type ApplicantCounts = readonly [number, number, number, number, number, number];

const NONE: ApplicantCounts = [0, 0, 0, 0, 0, 0];

/** The twenty-one result rows of table three, in official order, with their group. */
const RESULT_ROWS: readonly (readonly [key: string, group: string, name: string])[] = [
  ['granted', '', '（一）予以公开'],
  ['partial', '', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ['stateSecret', '（三）不予公开', '1.属于国家秘密'],
  ['prohibitedByLaw', '（三）不予公开', '2.其他法律行政法规禁止公开'],
  ['threeSecurities', '（三）不予公开', '3.危及“三安全一稳定”'],
  ['thirdParty', '（三）不予公开', '4.保护第三方合法权益'],
  ['internalAffairs', '（三）不予公开', '5.属于三类内部事务信息'],
  ['deliberative', '（三）不予公开', '6.属于四类过程性信息'],
  ['enforcementFile', '（三）不予公开', '7.属于行政执法案卷'],
  ['adminQuery', '（三）不予公开', '8.属于行政查询事项'],
  ['notHeld', '（四）无法提供', '1.本机关不掌握相关政府信息'],
  ['noExisting', '（四）无法提供', '2.没有现成信息需要另行制作'],
  ['stillUnclear', '（四）无法提供', '3.补正后申请内容仍不明确'],
  ['petition', '（五）不予处理', '1.信访举报投诉类申请'],
  ['repeat', '（五）不予处理', '2.重复申请'],
  ['publication', '（五）不予处理', '3.要求提供公开出版物'],
  ['excessive', '（五）不予处理', '4.无正当理由大量反复申请'],
  ['reconfirm', '（五）不予处理', '5.要求行政机关确认或重新出具已获取信息'],
  ['noCorrection', '（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
  ['noFee', '（六）其他处理', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
  ['other', '（六）其他处理', '3.其他'],
];

export interface ReportFigures {
  /** 规章 is always zero: a committee makes no government rules. */
  readonly normative: { readonly made: number; readonly abolished: number; readonly valid: number };
  readonly permits: number;
  readonly penalties: number;
  readonly compulsion: number;
  /** 万元 */
  readonly fees: string;
  readonly newReceived: ApplicantCounts;
  readonly carriedIn: ApplicantCounts;
  readonly results: Readonly<Record<string, ApplicantCounts>>;
  /** 维持, 纠正, 其他, 尚未审结. */
  readonly review: readonly [number, number, number, number];
  readonly directSuit: readonly [number, number, number, number];
  readonly suitAfterReview: readonly [number, number, number, number];
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, n) => total + n, 0);
}

function add(a: readonly number[], b: readonly number[], sign: 1 | -1 = 1): ApplicantCounts {
  const at = (i: number) => (a[i] ?? 0) + sign * (b[i] ?? 0);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** 三、（七）总计 per applicant kind. */
export function handled(figures: ReportFigures): ApplicantCounts {
  return Object.values(figures.results).reduce((total, counts) => add(total, counts), NONE);
}

/** 四、结转下年度继续办理 = new + carried in − handled, per applicant kind. */
export function carriedOut(figures: ReportFigures): ApplicantCounts {
  return add(add(figures.newReceived, figures.carriedIn), handled(figures), -1);
}

/** Table two: 主动公开政府信息情况. */
export function disclosureTable(figures: ReportFigures): TableBlock {
  const wide = (text: string): Cell => ({ text, colspan: 4, head: 'colgroup' });
  const head = (text: string, colspan?: number): Cell =>
    colspan === undefined ? { text, head: 'col' } : { text, head: 'col', colspan };
  const row = (name: string, value: number | string): Cell[] => [
    { text: name, head: 'row' },
    { text: value, colspan: 3 },
  ];
  return {
    kind: 'table',
    caption: '主动公开政府信息情况表',
    head: [[wide('第二十条第（一）项')]],
    rowHead: null,
    rows: [
      [head('信息内容'), head('本年制发件数'), head('本年废止件数'), head('现行有效件数')],
      [{ text: '规章', head: 'row' }, 0, 0, 0],
      [
        { text: '行政规范性文件', head: 'row' },
        figures.normative.made,
        figures.normative.abolished,
        figures.normative.valid,
      ],
      [wide('第二十条第（五）项')],
      [head('信息内容'), head('本年处理决定数量', 3)],
      row('行政许可', figures.permits),
      [wide('第二十条第（六）项')],
      [head('信息内容'), head('本年处理决定数量', 3)],
      row('行政处罚', figures.penalties),
      row('行政强制', figures.compulsion),
      [wide('第二十条第（八）项')],
      [head('信息内容'), head('本年收费金额（单位：万元）', 3)],
      row('行政事业性收费', figures.fees),
    ],
  };
}

/** Table three: 收到和处理政府信息公开申请情况; every total is computed, so the official cross-footing holds. */
export function requestTable(figures: ReportFigures): TableBlock {
  const withTotal = (counts: readonly number[]): Cell[] => [...counts, sum(counts)];
  const label = (text: string, colspan: number): Cell => ({ text, colspan, head: 'row' });
  const rows: Cell[][] = [
    [label('一、本年新收政府信息公开申请数量', 3), ...withTotal(figures.newReceived)],
    [label('二、上年结转政府信息公开申请数量', 3), ...withTotal(figures.carriedIn)],
  ];
  RESULT_ROWS.forEach(([key, group, name], i) => {
    const cells: Cell[] = [];
    if (i === 0) cells.push({ text: '三、本年度办理结果', rowspan: RESULT_ROWS.length + 1, head: 'rowgroup' });
    if (group === '') {
      cells.push(label(name, 2));
    } else {
      const size = RESULT_ROWS.filter((r) => r[1] === group).length;
      if (RESULT_ROWS[i - 1]?.[1] !== group) cells.push({ text: group, rowspan: size, head: 'rowgroup' });
      cells.push({ text: name, head: 'row' });
    }
    rows.push([...cells, ...withTotal(figures.results[key] ?? NONE)]);
  });
  rows.push([label('（七）总计', 2), ...withTotal(handled(figures))]);
  rows.push([label('四、结转下年度继续办理', 3), ...withTotal(carriedOut(figures))]);
  return {
    kind: 'table',
    caption: '收到和处理政府信息公开申请情况表',
    head: [
      [
        { text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', colspan: 3, rowspan: 3 },
        { text: '申请人情况', colspan: 7, head: 'colgroup' },
      ],
      [
        { text: '自然人', rowspan: 2 },
        { text: '法人或其他组织', colspan: 5, head: 'colgroup' },
        { text: '总计', rowspan: 2 },
      ],
      ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
    ],
    rowHead: null,
    rows,
  };
}

/** Table four: 政府信息公开行政复议、行政诉讼情况. */
export function remedyTable(figures: ReportFigures): TableBlock {
  const outcome = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const withTotal = (counts: readonly number[]): Cell[] => [...counts, sum(counts)];
  return {
    kind: 'table',
    caption: '政府信息公开行政复议、行政诉讼情况表',
    head: [
      [
        { text: '行政复议', colspan: 5, head: 'colgroup' },
        { text: '行政诉讼', colspan: 10, head: 'colgroup' },
      ],
      [
        ...outcome.map((text): Cell => ({ text, rowspan: 2 })),
        { text: '未经复议直接起诉', colspan: 5, head: 'colgroup' },
        { text: '复议后起诉', colspan: 5, head: 'colgroup' },
      ],
      [...outcome, ...outcome],
    ],
    rowHead: null,
    rows: [[...withTotal(figures.review), ...withTotal(figures.directSuit), ...withTotal(figures.suitAfterReview)]],
  };
}
