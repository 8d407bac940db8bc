import type { TimeLimits, TimeLimitsRecords, TimingLine } from '@openzone/contracts';
import writeXlsxFile from 'write-excel-file/node';

/** The monitor as a workbook: units, columns, what is due, every late item, and how all of it was counted. */

type Cell = { readonly value: string | number; readonly fontWeight?: 'bold'; readonly wrap?: boolean } | null;

const verdicts = {
  bunched: '年底集中',
  even: '未见集中',
  tooFew: '件数过少，不作判断',
  yearNotOver: '年度未结束，不作判断',
  noCalendar: '日历不含该年，不作判断',
} as const;

const head = (titles: readonly string[]): Cell[] => titles.map((value) => ({ value, fontWeight: 'bold' }));
const cell = (value: string | number | null): Cell => (value === null || value === '' ? null : { value });

export async function timeLimitsWorkbook(sheet: TimeLimits, late: TimeLimitsRecords['documents']): Promise<Buffer> {
  const sheets = [
    { sheet: '单位', data: linesOf('单位', sheet.units, sheet) },
    { sheet: '栏目', data: linesOf('栏目', sheet.columns, sheet) },
    { sheet: '逾期明细', data: lateOf(late) },
    { sheet: '申请与案件', data: casesOf(sheet) },
    { sheet: '说明', data: rulesOf(sheet) },
  ];
  return writeXlsxFile(
    sheets.map(({ sheet: name, data }) => ({
      sheet: name,
      data,
      columns: (data[0] ?? []).map((_, index) => ({ width: index === 0 ? 40 : 16 })),
    })),
  ).toBuffer();
}

function linesOf(what: string, lines: readonly TimingLine[], { whole }: TimeLimits): Cell[][] {
  const titles = [
    what,
    '本年首次公开',
    '超过20个工作日',
    '不作判断',
    '中位数（工作日）',
    '九成不超过（工作日）',
    '待公开',
    '待公开已逾期',
    '12月公开',
    '12月期望',
    '检验值z',
    '年底集中',
  ];
  const row = (name: string, { timing, bunching }: Pick<TimingLine, 'timing' | 'bunching'>): Cell[] =>
    [
      name,
      timing.published,
      timing.late,
      timing.unknown,
      timing.median,
      timing.ninth,
      timing.waiting,
      timing.waitingLate,
      bunching.december,
      hundredths(bunching.expected),
      hundredths(bunching.z),
      verdicts[bunching.verdict],
    ].map((value) => cell(value));
  return [head(titles), ...lines.map((line) => row(line.name, line)), row('合计', whole)];
}

const hundredths = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

function lateOf(late: TimeLimitsRecords['documents']): Cell[][] {
  return [
    head(['标题', '单位', '栏目', '成文日期', '最迟公开日', '公开日期', '用时（工作日）']),
    ...late.map(({ title, unit, column, made, dueOn, publicOn, days }) =>
      [title, unit, column, made, dueOn, publicOn ?? '尚未公开', days].map((value) => cell(value)),
    ),
  ];
}

function casesOf({ cases }: TimeLimits): Cell[][] {
  return [
    head(['事项', '单位', '在办', '即将到期', '已逾期']),
    ...cases.map(({ label, unit, open, soon, late }) =>
      [label.zh, unit?.name ?? '（未分办）', open, soon, late].map((value) => cell(value)),
    ),
  ];
}

function rulesOf({ year, today, calendar, threshold, leastExpected, soonUntil }: TimeLimits): Cell[][] {
  return [
    head(['项目', '口径']),
    ...[
      ['年度与截止', `${year}年，统计至 ${today}，工作日历 ${calendar}`],
      ['期限', '自成文之日起20个工作日内公开，成文当日不计（条例第二十六条）'],
      ['首次公开', '导入的旧文件按原公开日期'],
      ['不作判断', '成文日期晚于公开日期，或者日历不含该日'],
      [
        '年底集中',
        '若公开均匀分布于各工作日，12月件数服从二项分布；n 为全年件数，p 为12月工作日数除以全年工作日数，x 为12月件数',
      ],
      ['检验值', `z=(x−np)÷√(np(1−p))；z 大于 ${threshold}（单侧 1%）判为集中；np 小于 ${leastExpected} 不作判断`],
      ['即将到期', `${soonUntil} 以前（3个工作日内）到期`],
    ].map((line) => line.map((value): Cell => ({ value, wrap: true }))),
  ];
}
