import type { Bunching } from '@openzone/contracts';
import { plural, say, type Catalogue } from '../i18n/messages.ts';

const rounded = (value: number): string => value.toFixed(2);

export const timeLimitsMessages = {
  title: say('时限监测', 'Time limits'),
  about: say(
    '主动公开的信息应自形成之日起 20 个工作日内公开（条例第二十六条）。点开数字可看到每一件。',
    'What must be disclosed is to be public within 20 working days of its making (art. 26). Every figure opens its records.',
  ),
  year: say('年度', 'Year'),
  scope: say('范围', 'Scope'),
  wholeZone: say('全区', 'The whole zone'),
  download: say('下载 XLSX', 'Download XLSX'),
  asOf: (day: string, calendar: string) =>
    say(`统计至 ${day}，按工作日历 ${calendar} 计算。`, `As of ${day}, by the calendar ${calendar}.`),
  byUnit: say('按单位', 'By unit'),
  byColumn: say('按栏目', 'By column'),
  name: say('名称', 'Name'),
  published: say('首次公开', 'Published'),
  late: say('逾期公开', 'Late'),
  unknown: say('不作判断', 'Not judged'),
  median: say('用时中位数', 'Median days'),
  ninth: say('九成不超过', 'Nine in ten'),
  waiting: say('待公开', 'Waiting'),
  waitingLate: say('待公开已逾期', 'Waiting, late'),
  december: say('12 月公开', 'In December'),
  bunching: say('年底集中', 'Bunching'),
  z: say('检验值 z', 'Test value z'),
  total: say('合计', 'All'),
  none: say(
    '这一年没有首次公开的文件，也没有待公开的。',
    'Nothing was published for the first time in that year, and nothing waits.',
  ),
  verdict: (verdict: Bunching['verdict']) => {
    switch (verdict) {
      case 'bunched':
        return say('集中', 'Bunched');
      case 'even':
        return say('未见集中', 'Not bunched');
      case 'tooFew':
        return say('件数过少', 'Too few');
      case 'yearNotOver':
        return say('年度未结束', 'Year not over');
      case 'noCalendar':
        return say('日历不含该年', 'No calendar');
    }
  },
  howTitle: say('年底集中怎么判断', 'How bunching is judged'),
  how: say(
    '假如文件均匀地在各个工作日公开，12 月的件数服从二项分布：n 是全年首次公开的件数，p 是 12 月的工作日占全年工作日的比例，x 是 12 月的实际件数。',
    'Were documents published evenly over working days, the number in December would be binomial: n is the number of the year, p the share of December in its working days, x the number in December.',
  ),
  formula: say('z = (x − n·p) ÷ √(n·p·(1 − p))', 'z = (x − n·p) ÷ √(n·p·(1 − p))'),
  threshold: (threshold: number, least: number) =>
    say(
      `z 大于 ${threshold}（单侧显著性水平 1%）判为集中；n·p 小于 ${least} 时件数过少，不作判断；年度结束后才判断。`,
      `Above ${threshold} (one-sided, 1 %) the year counts as bunched; below ${least} expected nothing is said, nor before the year is over.`,
    ),
  worked: ({ n, december, decemberDays, yearDays, expected, z }: Bunching) =>
    say(
      `本范围：n = ${n}，p = ${decemberDays}/${yearDays}，期望 ${rounded(expected)}，x = ${december}${z === null ? '' : `，z = ${rounded(z)}`}。`,
      `Here: n = ${n}, p = ${decemberDays}/${yearDays}, expected ${rounded(expected)}, x = ${december}${z === null ? '' : `, z = ${rounded(z)}`}.`,
    ),
  months: say('各月首次公开', 'Published by month'),
  month: (month: number) =>
    say(
      `${month} 月`,
      new Date(Date.UTC(2000, month - 1, 1)).toLocaleString('en', { month: 'short', timeZone: 'UTC' }),
    ),
  cases: say('申请与案件', 'Requests and cases'),
  noCases: say('没有在办的申请或案件。', 'No requests or cases are open.'),
  procedure: say('事项', 'Kind'),
  unit: say('单位', 'Unit'),
  noUnit: say('（未分办）', '(not assigned)'),
  open: say('在办', 'Open'),
  soon: (day: string) => say(`即将到期（${day} 前）`, `Due soon (by ${day})`),
  caseLate: say('已逾期', 'Late'),
  reports: say('年度报告', 'Annual reports'),
  reportDue: (year: number, day: string, names: string, late: boolean) =>
    say(
      `${year}年度报告应于 ${day} 前公布（条例第四十九条），${late ? '已经逾期' : '尚未公布'}：${names}。`,
      `Reports on ${year} are to be public by ${day} (art. 49), ${late ? 'and are late' : 'and are not yet'}: ${names}.`,
    ),
  openReport: say('打开年度报告', 'Open the annual report'),
  openFigure: (name: string, figure: string, value: number) =>
    say(`${name}，${figure}：${value}，查看明细`, `${name}, ${figure}: ${value}, show its records`),
  records: (total: number) => say(`共 ${total} 条记录`, plural(total, 'record')),
  noRecords: say('没有记录。', 'No records.'),
  made: (day: string) => say(`${day} 成文`, `made ${day}`),
  due: (day: string) => say(`最迟 ${day}`, `due ${day}`),
  publicOn: (day: string) => say(`${day} 公开`, `public ${day}`),
  notPublic: say('尚未公开', 'not public'),
  days: (days: number) => say(`${days} 个工作日`, plural(days, 'working day')),
} satisfies Catalogue;
