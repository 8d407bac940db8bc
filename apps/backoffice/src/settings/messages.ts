import { plural, say, type Catalogue } from '../i18n/messages.ts';
import type { LineProblem } from './announcement.ts';
import type { PlanProblem } from './calendar-plan.ts';

export const settingsMessages = {
  title: say('设置', 'Settings'),
  about: say(
    '依申请公开的文书与受理设置，以及计算期限用的工作日历。',
    'What letters about requests say of the agency, who takes requests in, and the calendar by which time limits are counted.',
  ),
  readOnly: say(
    '这里由系统管理员或政务公开工作机构维护，您可以查看。',
    'The administrator or the disclosure office keeps these settings; you may read them.',
  ),
  letters: say('文书与受理设置', 'Letters and intake'),
  lettersAbout: say(
    '保存后新生成的文书即按新内容；已经生成的文书不变。',
    'Letters made from now on use what is saved here; letters already made stay as they are.',
  ),
  agencyName: say('公开主体名称', 'Name of the agency'),
  agencyNameHint: say(
    '文书的抬头和落款。不填则用站点的主办单位名称。',
    'At the head of letters and in their signature. Left empty: the sponsor of the site.',
  ),
  contact: say('联系方式', 'Contact'),
  contactHint: say(
    '联系人、地址、电话，一行写完，印在发给申请人等的文书末尾“（联系方式：……）”。不填则用站点的地址和电话。',
    'Person, address, telephone on one line; printed in brackets at the end of letters that go out. Left empty: address and telephone of the site.',
  ),
  reviewBody: say('行政复议机关', 'Body for administrative review'),
  reviewBodyHint: say(
    '答复书、告知书的救济告知段：“……向（此处）申请行政复议”。不填则需要告知救济途径的文书不能生成。',
    'In the paragraph on remedies: to whom one applies for review. Without it letters that must name the remedy cannot be made.',
  ),
  court: say('有管辖权的人民法院', 'Court with jurisdiction'),
  courtHint: say(
    '同一段：“……向（此处）提起行政诉讼”。不填则上述文书不能生成。',
    'In the same paragraph: where one sues. Without it those letters cannot be made.',
  ),
  onlineReview: say('提交行政复议申请的互联网渠道', 'Online channel for review'),
  onlineReviewHint: say(
    '网址。写在救济告知段末尾；网上或电子邮件送达的文书必须告知（行政复议法第二十二条）。',
    'A web address, at the end of the paragraph on remedies; required in letters served online or by e-mail (Administrative Review Law, art. 22).',
  ),
  numberPattern: say('文号格式', 'Pattern of document numbers'),
  numberPatternHint: say(
    '文书标题下的文号，例如“××公复〔{{year}}〕{{serial}}号”：{{year}} 为年份，{{serial}} 为当年顺序号。不填则按站点简称自动编号。',
    'The number below the title, for example “××公复〔{{year}}〕{{serial}}号”: {{year}} is the year, {{serial}} counts within it. Left empty: made from the short name of the site.',
  ),
  feePayment: say('信息处理费缴纳方式', 'How the processing fee is paid'),
  feePaymentHint: say(
    '收费通知里“缴纳方式：……”，写明账户或窗口。不填则收费通知不能生成。',
    'In the fee notice: account or counter. Without it the notice cannot be made.',
  ),
  verificationUrl: say('文书核验网址', 'Address for checking a letter'),
  verificationUrlHint: say(
    '印成文书上的二维码“扫描二维码，核验本文书”，可用 {{registrationNumber}} 代表登记号。不填则不印二维码。',
    'Printed on letters as a QR code; {{registrationNumber}} stands for the number of the request. Left empty: no code.',
  ),
  unitId: say('接收网上申请的单位', 'Unit that takes online requests'),
  unitHint: say(
    '不出现在文书中。网上提交的和登记时未选单位的申请直接到这个单位；不选则由政务公开工作机构分办。',
    'Not in letters. Requests sent online, or registered without a unit, go to it; none chosen: the disclosure office assigns them.',
  ),
  unitNone: say('不指定，由政务公开工作机构分办', 'None: the disclosure office assigns'),
  wrongUrl: say(
    '请填写以 http:// 或 https:// 开头的完整网址。',
    'Give a whole address beginning with http:// or https://.',
  ),
  save: say('保存设置', 'Save the settings'),
  saved: say('设置已保存。', 'The settings are saved.'),
  leaveTitle: say('有没保存的修改', 'Something is not saved'),
  leaveText: say('离开后，设置里没保存的修改会丢失。', 'If you leave, what you changed here is lost.'),
  leave: say('不保存，离开', 'Leave without saving'),
  stay: say('继续修改', 'Stay'),
} satisfies Catalogue;

export const noticeSettingsMessages = {
  title: say('给申请人的通知', 'Word to applicants'),
  about: say(
    '进展通过电子邮件等告知申请人。没有送达的，会写进案卷的“经过”，并提醒承办人另行联系或者再发。',
    'Applicants are told of progress by e-mail and the like. What did not arrive is recorded in the history of the request, and its handler is told to use another way or to send it again.',
  ),
  waitDays: say('没有设置发送方式时最多等几天', 'Days to wait for a way of sending that is not set up'),
  waitDaysHint: say(
    '例如邮件服务器还没有配置。超过这个天数的，按没有送达处理。已经配置、只是暂时发不出去的，四天多以后按没有送达处理。',
    'For example a mail server that is not configured yet. After that many days the notice counts as not delivered. Where one is configured and only fails, that is so after a little over four days.',
  ),
  save: say('保存', 'Save'),
  saved: say('设置已保存。', 'The settings are saved.'),
} satisfies Catalogue;

export const calendarMessages = {
  title: say('工作日历', 'Calendar of working days'),
  covers: (from: string, to: string) => say(`日历覆盖 ${from} 至 ${to}。`, `The calendar covers ${from} to ${to}.`),
  endsSoon: (to: string) =>
    say(
      `日历到 ${to} 为止，跨过这一天的期限还算不出来。国务院办公厅公布下一年节假日安排后，请在这里录入。`,
      `The calendar ends on ${to}; time limits beyond it cannot be counted. Enter next year’s arrangement here once the State Council’s office has announced it.`,
    ),
  year: say('年份', 'Year'),
  yearTitle: (year: string) => say(`${year}年`, year),
  counted: (holidays: number, makeups: number) =>
    say(
      `放假 ${holidays} 天（含假期内的周末），调休上班 ${makeups} 天。`,
      `${plural(holidays, 'day')} off (weekends within holidays included), ${plural(makeups, 'weekend day')} worked.`,
    ),
  legend: say('图例', 'Legend'),
  signOff: say('休', 'off'),
  signWork: say('班', 'work'),
  holiday: say('放假', 'Holiday'),
  makeup: say('调休上班', 'Weekend day worked'),
  rest: say('周末', 'Weekend'),
  workday: say('工作日', 'Working day'),
  today: say('今天', 'today'),
  changes: say('变更记录', 'Changes'),
  noChanges: say('只有内置的全国日历，还没有变更。', 'Only the built-in national calendar; no changes yet.'),
  change: (number: number) => say(`第 ${number} 次`, `No. ${number}`),
  announce: say('录入放假通知', 'Enter an announcement'),
  announceNote: say(
    '保存后，在办申请的期限会按新日历重新计算；原来的到期日保留在案卷里，期限有变化的会通知承办人。日历的变更留有记录，不能删除，录错了再录一次改回来。',
    'After saving, the time limits of live requests are counted anew; their old dates stay on record and handlers are told of what moved. A change stays on record and cannot be deleted; enter another one to correct it.',
  ),
  basis: say('依据', 'Basis'),
  basisHint: say(
    '通知的标题和文号，例如“国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕×号）”。',
    'Title and number of the notice.',
  ),
  text: say('放假和调休安排', 'Days off and days worked'),
  textHint: say(
    '每行一段：“2027-01-01 至 2027-01-03 放假”“2027-01-09 上班”；只写日期的算放假。也可以把通知正文、CSV 或 JSON 日历整段粘贴进来。周末原定上班写“放假”、放假日写“上班”，即改过来。',
    'One line each: “2027-01-01 to 2027-01-03 off”, “2027-01-09 work”; days alone are off. The whole notice can be pasted in Chinese, or a calendar as CSV or JSON. To turn a day over, enter it as what it now is.',
  ),
  nothingTyped: say('请写出哪几天放假、哪几天上班。', 'Enter which days are off and which are worked.'),
  mend: say('请先改好“将要变更的内容”中指出的问题。', 'First mend what “What will change” points out.'),
  preview: say('将要变更的内容', 'What will change'),
  noDays: say('还没有认出日期。', 'No days recognised yet.'),
  noChange: say('日历已经是这样，没有需要变更的。', 'The calendar says so already; nothing changes.'),
  addHolidays: (count: number) => say(`新增放假 ${count} 天`, `${plural(count, 'day')} off added`),
  addMakeups: (count: number) => say(`新增调休上班 ${count} 天`, `${plural(count, 'weekend day')} worked added`),
  removeHolidays: (count: number) => say(`取消放假 ${count} 天`, `${plural(count, 'day')} off cancelled`),
  removeMakeups: (count: number) => say(`取消调休上班 ${count} 天`, `${plural(count, 'weekend day')} worked cancelled`),
  already: (count: number) => say(`已在日历中，不变 ${count} 天`, `${plural(count, 'day')} as in the calendar already`),
  extendTo: (day: string) => say(`日历延长到 ${day}`, `The calendar will reach ${day}`),
  run: (from: string, to: string) => say(`${from} 至 ${to}`, `${from} to ${to}`),
  fewDays: (year: string, count: number) =>
    say(
      `${year}年只列出 ${count} 天放假，全年法定节假日有 13 天。没列出的日子会全部当作工作日（周末除外）来计算期限，请确认通知内容已录全。`,
      `Only ${plural(count, 'day')} off in ${year}, and a year has 13 statutory holidays. Every day not listed will count as an ordinary day; make sure the whole announcement is here.`,
    ),
  past: say(
    '其中有已经过去的日子，请确认不是写错了年份。',
    'Some of these days have passed; make sure the year is right.',
  ),
  skipped: (count: number) => say(`没有日期、未采用的 ${count} 行`, `${plural(count, 'line')} without days, not used`),
  line: (line: number, text: string) => say(`第 ${line} 行“${text}”：`, `Line ${line}, “${text}”: `),
  PUBLICATION: (moved: number, looked: number) =>
    say(
      `文件的最迟公开日：尚未公开的 ${looked} 份中，${moved} 份会变。`,
      `Last days of publication: ${moved} of ${looked} documents still to be published move.`,
    ),
  REMEDY: (moved: number, looked: number) =>
    say(
      `复议诉讼的答复期限：在办的 ${looked} 件中，${moved} 件会变。`,
      `Responses in review and litigation: ${moved} of ${looked} move.`,
    ),
  REVIEW: (moved: number, looked: number) =>
    say(
      `文件审查环节的期限：未办结的 ${looked} 项中，${moved} 项会变。`,
      `Days of review steps: ${moved} of ${looked} move.`,
    ),
  thenLate: (count: number) => say(`其中 ${count} 件会变成逾期。`, `${count} would then be late.`),
  submit: say('保存到日历', 'Save to the calendar'),
  done: say('日历已更新，在办申请正在重新计算。', 'The calendar is updated; live requests are being counted anew.'),
} satisfies Catalogue;

export const lineProblems = {
  NO_SUCH_DAY: say('没有这一天，请核对日期。', 'there is no such day; check it.'),
  NO_YEAR: say(
    '没有写年份，请写成“2027年1月1日”或“2027-01-01”。',
    'the year is missing; write for example 2027-01-01.',
  ),
  ORDER: say('结束日期要晚于开始日期。', 'the end must be after the beginning.'),
  LONG: say('连续超过 31 天，请核对结束日期。', 'more than 31 days in a row; check the end.'),
  WEEKDAY: say('日期与括号里的星期不符，请核对年份和日期。', 'the weekday in brackets is another; check year and day.'),
  NO_KIND: say('没有写明是“放假”还是“上班”。', 'it does not say whether the days are off or worked.'),
  NOT_READ: say(
    '有数字没有认出来，请把日期写成“2027-01-01”或“2027年1月1日”。',
    'figures that could not be read; write days as 2027-01-01.',
  ),
} satisfies Record<LineProblem, ReturnType<typeof say>>;

export const planProblems = {
  BOTH: (day: string) => say(`${day} 既写了放假又写了上班。`, `${day} is both off and worked.`),
  NOT_WEEKEND: (day: string) =>
    say(
      `${day} 是周一至周五的工作日，不需要调休上班，请核对日期。`,
      `${day} is a working day already, from Monday to Friday; check it.`,
    ),
  TOO_EARLY: (day: string) => say(`${day} 早于日历的起始日。`, `${day} lies before the calendar begins.`),
} satisfies Record<PlanProblem, (day: string) => ReturnType<typeof say>>;
