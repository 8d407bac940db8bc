import { channelLabels, outcomeRules } from '@openzone/contracts';
import type { PublicationWay } from '../../../engines/publication/index.ts';
import type { Figures, ReportFacts } from '../compile.ts';
import type { FormKey } from '../forms/index.ts';

/** What the charts of a report say: the figures, and words for those who do not see the picture. Pure; `draw.ts` makes pictures of it. */

export interface Chart {
  readonly key: 'trend' | 'channels' | 'outcomes';
  readonly title: string;
  /** The picture in a sentence. */
  readonly description: string;
  /** 件, 条 */
  readonly unit: string;
  /** What the rows are, then what each of their values is. */
  readonly head: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** A year as it was released or read from its file. */
export interface YearFigures {
  readonly year: number;
  readonly form: FormKey;
  readonly figures: Figures;
}

export interface ChartInput extends YearFigures {
  /** Of the units the report covers. */
  readonly facts: Pick<ReportFacts, 'requests' | 'publications'>;
  /** Years before, in any order. */
  readonly past: readonly YearFigures[];
}

/** The charts that have something to show. */
export function chartsOf(input: ChartInput): Chart[] {
  return [trend(input), channels(input), outcomes(input)].filter((one) => one !== undefined);
}

const requestCells: Readonly<Record<FormKey, readonly [received: string, closed: string]>> = {
  '2018': ['C1', 'C2'],
  '2019': ['3.new_received.total', '3.result_total.total'],
  '2021': ['3.new_received.total', '3.result_total.total'],
};

/** A year of which a figure is not known has no place: a gap is not nothing. Two years at least make a course. */
function trend({ past, year, form, figures }: ChartInput): Chart | undefined {
  const rows = [...past.filter((one) => one.year < year), { year, form, figures }]
    .toSorted((a, b) => a.year - b.year)
    .flatMap((one) => {
      const [received, closed] = requestCells[one.form].map((cell) => one.figures[cell]);
      return received === undefined || closed === undefined
        ? []
        : [{ label: `${one.year}年`, values: [received, closed] }];
    });
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined || rows.length < 2) return undefined;
  const said = ({ label, values: [received = 0, closed = 0] }: typeof first): string =>
    `${label}新收${received}件、办结${closed}件`;
  return {
    key: 'trend',
    title: '历年政府信息公开申请数量',
    description: `折线图，共${rows.length}个年度：${said(first)}，${said(last)}。`,
    unit: '件',
    head: ['年度', '新收', '办结'],
    rows,
  };
}

const wayNames: Readonly<Record<PublicationWay, string>> = {
  WEB: '政府网站',
  WECHAT: channelLabels.WECHAT.zh,
  WEIBO: channelLabels.WEIBO.zh,
  GAZETTE: channelLabels.GAZETTE.zh,
  OTHER: '其他方式',
};

function channels({ year, facts }: ChartInput): Chart | undefined {
  const counted = facts.publications.filter(({ measure }) => measure === 'byChannel');
  return bars(
    'channels',
    `${year}年主动公开政府信息的渠道`,
    ['渠道', '数量'],
    '条',
    (Object.keys(wayNames) as PublicationWay[]).map((way) => [
      wayNames[way],
      sum(counted.filter((row) => row.way === way)),
    ]),
  );
}

function outcomes({ year, facts }: ChartInput): Chart | undefined {
  const closed = facts.requests.filter((row) => row.closed);
  return bars(
    'outcomes',
    `${year}年政府信息公开申请的办理结果`,
    ['办理结果', '数量'],
    '件',
    [...Map.groupBy(closed, ({ outcome }) => outcome)].map(([outcome, rows]) => [
      outcome === null ? '未注明' : outcomeRules[outcome].label.zh,
      sum(rows),
    ]),
  );
}

/** The longest first; what did not occur is left out, and undefined where nothing did. */
function bars(
  key: Chart['key'],
  title: string,
  head: readonly string[],
  unit: string,
  counted: readonly (readonly [label: string, count: number])[],
): Chart | undefined {
  const rows = counted
    .filter(([, count]) => count > 0)
    .toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .map(([label, count]) => ({ label, values: [count] }));
  if (rows.length === 0) return undefined;
  const most = rows.slice(0, 3).map(({ label, values }) => `${label}${values[0] ?? 0}${unit}`);
  const description = `条形图，共${rows.length}类：${most.join('，')}${rows.length > 3 ? '，其余见数据表' : ''}。`;
  return { key, title, description, unit, head, rows };
}

/** Titles of charts that say now what they did not when they were frozen, or are new, or gone. */
export function strayedCharts(frozen: readonly Chart[], now: readonly Chart[]): string[] {
  const said = ({ title, rows }: Chart): string => JSON.stringify([title, rows.map((row) => [row.label, row.values])]);
  const [then, today] = [new Set(frozen.map(said)), new Set(now.map(said))];
  const strayed = [...now.filter((one) => !then.has(said(one))), ...frozen.filter((one) => !today.has(said(one)))];
  return [...new Set(strayed.map(({ title }) => title))];
}

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
