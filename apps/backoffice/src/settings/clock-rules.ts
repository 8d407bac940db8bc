import type { ClockChoices, Label } from '@openzone/contracts';
import { plural, say, type Catalogue } from '../i18n/messages.ts';

/** The choices a site has in how it counts, each with what the regulation says of it and what it leaves open. */

export type RuleName = keyof ClockChoices;

interface Rule {
  readonly label: Label;
  /** Which article, what it says, and what follows from each choice. */
  readonly about: Label;
  /** The choices in words; for a number of working days there are none. */
  readonly choices?: readonly { readonly value: boolean | string; readonly label: Label }[];
}

const yesNo = (yes: Label, no: Label) => [
  { value: true, label: yes },
  { value: false, label: no },
];

export const clockRules: Readonly<Record<RuleName, Rule>> = {
  startDayCounted: {
    label: say('起算当日是否计入', 'Whether the first day counts'),
    about: say(
      '条例没有规定起算当日。民法典第二百零一条：按日计算期间的，开始的当日不计入。计入的，到期日提前一个工作日。',
      'The regulation does not say. Civil Code art. 201: the day a period begins is not counted. Counting it makes every reply due a working day earlier.',
    ),
    choices: yesNo(
      say('当日计入', 'The first day counts'),
      say('当日不计，从次日数起', 'It does not; counting begins the next day'),
    ),
  },
  correctionWorkdays: {
    label: say('补正期限一般给几个工作日', 'Working days usually given for a correction'),
    about: say(
      '条例第三十条只说“合理的补正期限”，天数由机关定。登记补正告知书时按它预填日期，可以改。',
      'Regulation art. 30 asks for a reasonable limit and leaves the number to the agency. The form of the notice is filled in with it and can be changed.',
    ),
  },
  allowSecondCorrection: {
    label: say('能否再次要求补正', 'Whether a second correction may be asked for'),
    about: say(
      '条例第三十条：一次性告知。是否可以第二次补正，条例没有写；补正后仍不明确的，通行做法是答复“无法提供”。',
      'Regulation art. 30: told once, completely. It does not say whether a second time is possible; the usual practice is to answer that the information cannot be provided.',
    ),
    choices: yesNo(say('可以', 'It may'), say('不可以', 'It may not')),
  },
  lateCorrectionNoticeStopsClock: {
    label: say('逾期发出的补正告知是否停止原期限', 'Whether a late correction notice stops the old limit'),
    about: say(
      '条例第三十条规定收到之日起 7 个工作日内告知，没有规定逾期告知的后果。不停止的，等待补正期间仍按原收到日监控（从严）。',
      'Regulation art. 30 gives 7 working days for the notice and does not say what follows if it is late. If it does not stop the limit, the old one is watched while one waits (the stricter reading).',
    ),
    choices: yesNo(say('停止', 'It stops it'), say('不停止', 'It does not')),
  },
  pauseFrom: {
    label: say('征求意见从哪一天起不计', 'From when a consultation is not counted'),
    about: say(
      '条例第三十三条第三款：征求第三方和其他机关意见所需时间不计算在内；从哪一天起，没有规定，各地不一。',
      'Regulation art. 33.3 leaves the time of a consultation out of the limit and does not say from which day; places differ.',
    ),
    choices: [
      { value: 'CONSULT_SENT', label: say('发出征求意见书的次日', 'The day after it was sent') },
      { value: 'CONSULT_SERVED', label: say('对方收到的次日', 'The day after it was served') },
    ],
  },
  pauseEndDayCounted: {
    label: say('收到意见（或期满）当日是否计入', 'Whether the last day of a consultation counts'),
    about: say(
      '条例第三十三条第三款没有规定暂停的末日。计入的，到期日提前一个工作日。',
      'Regulation art. 33.3 does not say. Counting it makes the reply due a working day earlier.',
    ),
    choices: yesNo(
      say('当日计入', 'It counts'),
      say('当日不计，次日恢复', 'It does not; counting goes on the next day'),
    ),
  },
  reasonRequestSuspends: {
    label: say('要求说明理由期间是否停止计算', 'Whether asking for reasons stops the clock'),
    about: say(
      '条例第三十五条没有规定要求说明理由时停止计算。停止的，法律依据须由本机关自行把握。',
      'Regulation art. 35 does not say that the clock stops. An agency that stops it must answer for the basis.',
    ),
    choices: yesNo(say('停止', 'It stops'), say('照常计算', 'It goes on')),
  },
  feePaymentWorkdays: {
    label: say('缴纳信息处理费给几个工作日', 'Working days for paying the processing fee'),
    about: say(
      '条例第四十二条、国办函〔2020〕109号第六条：自收到收费通知次日起 20 个工作日（未能核对原文，请以文件为准）。',
      'Regulation art. 42 and 国办函〔2020〕109号 art. 6: 20 working days from the day after the notice was received (not verified against the original; the document prevails).',
    ),
  },
  feePaidRestartsClock: {
    label: say('缴费后答复期限怎样计算', 'How the reply counts after payment'),
    about: say(
      '国办函〔2020〕109号：缴费次日起重新计算（未能核对原文，请以文件为准）。',
      '国办函〔2020〕109号: anew from the day after payment (not verified against the original; the document prevails).',
    ),
    choices: yesNo(
      say('重新计算', 'Anew'),
      say('只扣除通知到缴费之间的时间', 'Only the time between notice and payment is left out'),
    ),
  },
  electronicOnTimeBy: {
    label: say('网上送达按哪一天判断是否按期', 'Which day decides for an answer sent online'),
    about: say(
      '国办公开办函〔2016〕235号规定邮寄看交邮日、直接送达看签收日，没有规定网上送达。按确认之日的，申请人打开答复书即为确认，也可以由承办人登记。',
      '国办公开办函〔2016〕235号 settles post and handing over, not what is sent online. By acknowledgement: opening the answer acknowledges it, or the handler records it.',
    ),
    choices: [
      { value: 'SENT_DATE', label: say('发送成功之日', 'The day it was sent') },
      { value: 'ACKNOWLEDGED_DATE', label: say('申请人确认收到之日', 'The day it was acknowledged') },
    ],
  },
};

export const ruleNames = Object.keys(clockRules) as readonly RuleName[];

/** A choice in words. */
export function choiceWords(name: RuleName, value: ClockChoices[RuleName]): Label {
  const chosen = clockRules[name].choices?.find((one) => one.value === value)?.label;
  if (chosen !== undefined) return chosen;
  return say(`${value} 个工作日`, plural(Number(value), 'working day'));
}

/** Which choices differ. */
export function changedRules(before: ClockChoices, after: ClockChoices): readonly RuleName[] {
  return ruleNames.filter((name) => before[name] !== after[name]);
}

export const clockRuleMessages = {
  title: say('期限计算规则', 'Rules of counting'),
  about: say(
    '条例没有写明、各地做法不一，或者没能核对原文的几点，由本机关选定。默认从严。改动后，在办申请按新规则重新计算，原到期日留在案卷里，期限有变化的会通知承办人；已办结的不变。',
    'What the regulation leaves open, what places do differently, or what could not be verified, the agency chooses. The defaults are the stricter readings. After a change live requests are counted anew, their old dates stay on record and handlers are told of what moved; closed ones stay as they are.',
  ),
  byDefault: (words: string) => say(`默认：${words}`, `Default: ${words}`),
  workdays: say('个工作日', 'working days'),
  changes: say('将要改动', 'What will change'),
  change: (rule: string, before: string, after: string) =>
    say(`${rule}：${before} → ${after}`, `${rule}: ${before} → ${after}`),
  look: say('查看对在办申请的影响', 'See what it does to live requests'),
  lookFirst: say('先查看影响，再确认。', 'See what it does before you confirm.'),
  basis: say('依据', 'Basis'),
  basisHint: say('例如本机关的会议纪要、内部规定的名称和文号。', 'For example the title and number of the decision.'),
  confirm: say('确认改动', 'Confirm the change'),
  reset: say('放弃改动', 'Discard'),
  done: say('规则已更新，在办申请正在重新计算。', 'The rules are updated; live requests are being counted anew.'),
  history: say('改动记录', 'Changes'),
  noHistory: say('还没有改动过，用的是默认规则。', 'No changes yet; the defaults apply.'),
  nth: (number: number) => say(`第 ${number} 次`, `No. ${number}`),

  effect: say('对在办申请的影响', 'What it does to live requests'),
  none: (looked: number) =>
    say(`在办的 ${looked} 件，到期日都不变。`, `None of the ${plural(looked, 'live request')} is due on another day.`),
  moved: (moved: number, looked: number) =>
    say(
      `在办的 ${looked} 件中，${moved} 件的到期日会变：`,
      `Of ${plural(looked, 'live request')}, ${moved} will be due on another day:`,
    ),
  later: (count: number) => say(`${count} 件推后`, `${count} later`),
  earlier: (count: number) => say(`${count} 件提前`, `${count} earlier`),
  found: (count: number) => say(`${count} 件由算不出变为算得出`, `${count} can now be counted`),
  lost: (count: number) => say(`${count} 件暂时算不出`, `${count} can no longer be counted`),
  moves: say('从哪一天到哪一天', 'From which day to which'),
  move: (from: string, to: string, count: number) => say(`${from} → ${to}：${count} 件`, `${from} → ${to}: ${count}`),
  nowLate: (count: number) =>
    say(`其中 ${count} 件会因此变为逾期，请先确认。`, `${count} of them will then be late; make sure that is meant.`),
} satisfies Catalogue;
