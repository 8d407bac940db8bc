import type { RequestChannel } from '@openzone/contracts';
import { plural, say, type Catalogue } from '../i18n/messages.ts';
import type { Urgency } from './urgency.ts';

/** Words that every screen of information requests uses. */
export const requestWords = {
  number: say('登记号', 'Number'),
  applicant: say('申请人', 'Applicant'),
  applicantKind: say('申请人类别', 'Kind of applicant'),
  channel: say('提交渠道', 'Channel'),
  unit: say('承办单位', 'Unit in charge'),
  handler: say('承办人', 'Handler'),
  outcome: say('处理结果', 'Outcome'),
  clock: say('答复期限', 'Reply deadline'),
  submittedOn: say('提交', 'Submitted'),
  receivedOn: say('收到', 'Received'),
  closedOn: say('办结', 'Closed'),
  notAssigned: say('未分办', 'Not assigned'),
  noHandler: say('未定承办人', 'No handler yet'),
  noOutcome: say('尚未作出', 'None yet'),
  submitted: (day: string) => say(`${day} 提交`, `Submitted ${day}`),
  received: (day: string) => say(`${day} 收到`, `Received ${day}`),
  due: (day: string) => say(`${day} 到期`, `due ${day}`),
  article: (article: string) => say(`条例第 ${article} 条`, `Regulation art. ${article}`),
  total: (count: number) => say(`共 ${count} 件`, plural(count, 'request')),
  reopened: say('重新办理', 'Reopened'),
  usedOf: (used: number, limit: number) =>
    say(`已用 ${used} / ${limit} 个工作日`, `${used} of ${plural(limit, 'working day')} used`),
  used: (used: number) => say(`已用 ${used} 个工作日`, `${plural(used, 'working day')} used`),
  noSummary: say('（没有写内容）', '(no description)'),
} satisfies Catalogue;

export const urgencyWords = {
  late: (days: number) => say(`逾期${days}个工作日`, `${plural(days, 'working day')} late`),
  today: say('今天到期', 'Due today'),
  left: (days: number) => say(`剩${days}个工作日`, `${plural(days, 'working day')} left`),
  paused: say('暂停中', 'Paused'),
  pausedUsed: (used: number) => say(`暂停中（已用${used}个工作日）`, `Paused (${plural(used, 'working day')} used)`),
  unconfirmed: say('待确认，未起算', 'To be confirmed, not counting'),
  correction: say('等补正，收到后重新计算', 'Waiting for correction, then counts anew'),
  fee: say('等缴费，缴费后重新计算', 'Waiting for payment, then counts anew'),
  closed: say('已办结', 'Closed'),
  closedOn: (day: string) => say(`${day}办结`, `Closed ${day}`),
  unknown: say('期限算不出，请查看说明', 'No deadline, see why'),
} satisfies Catalogue;

type Spoken = {
  readonly [K in keyof typeof urgencyWords]: (typeof urgencyWords)[K] extends (...facts: infer F) => unknown
    ? (...facts: F) => string
    : string;
};

/** The marker in words; colour only repeats it. */
export function urgencyText(urgency: Urgency, words: Spoken, day: (day: string) => string): string {
  switch (urgency.kind) {
    case 'late':
      return words.late(urgency.days);
    case 'soon':
    case 'calm':
      return words.left(urgency.days);
    case 'paused':
      return urgency.used === null ? words.paused : words.pausedUsed(urgency.used);
    case 'closed':
      return urgency.on === null ? words.closed : words.closedOn(day(urgency.on));
    case 'today':
    case 'unconfirmed':
    case 'correction':
    case 'fee':
    case 'unknown':
      return words[urgency.kind];
  }
}

/** What the way a request came means for the day from which the reply is counted (Regulation art. 31). */
export const channelClock = {
  INTERNET: say(
    '网上提交的，双方确认之日为收到申请之日（条例第三十一条第三项）。',
    'Online: received on the day both sides confirm it (Regulation art. 31(3)).',
  ),
  IN_PERSON: say(
    '当面提交的，提交之日就是收到申请之日，登记后马上起算（条例第三十一条第一项）。',
    'In person: received on the day it is handed in; counting begins at once (Regulation art. 31(1)).',
  ),
  REGISTERED_MAIL: say(
    '需要签收的邮寄，本机关（含收发室）签收之日为收到申请之日，登记后马上起算（条例第三十一条第二项）。',
    'Registered post: received on the day the agency, mail room included, signs for it; counting begins at once (Regulation art. 31(2)).',
  ),
  ORDINARY_MAIL: say(
    '平常信函不用签收：应当在收到当日与申请人确认，确认之日为收到申请之日。登记后请马上联系（条例第三十一条第二项）。',
    'Ordinary post: confirm with the applicant on the day it comes; that day of confirmation is the day of receipt (Regulation art. 31(2)).',
  ),
  FAX: say(
    '传真提交的，双方确认之日为收到申请之日。登记后请与申请人确认（条例第三十一条第三项）。',
    'Fax: received on the day both sides confirm it. Contact the applicant next (Regulation art. 31(3)).',
  ),
  ORAL: say(
    '书写有困难的可以口头提出，由工作人员代为填写，按当面提交起算（条例第二十九条第一款、第三十一条第一项）。',
    'Oral: for those who cannot write it, an officer takes it down; it counts as handed in that day (Regulation arts. 29.1, 31(1)).',
  ),
} satisfies Record<RequestChannel, ReturnType<typeof say>>;
