import { regimeLimits } from './policy.ts';
import type { ClockPolicy, Regime } from './policy.ts';
import type { ClockReading, Consultation } from './reading.ts';
import { article, convention, statute } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { undecided } from './sentences-standing.ts';

/** The number of workdays, and the extension if there is one. */
function limitSentences({ extensionWorkdays, limitWorkdays }: ClockReading, regime: Regime): Sentence[] {
  const { reply } = regimeLimits[regime];
  const basis =
    regime === '2019'
      ? article('第三十三条第二款', '33, paragraph 2,')
      : article('第二十四条第二款', '24, paragraph 2,', '2007');
  const sentences = [
    statute(
      basis,
      `不能当场答复的，应当自收到申请之日起 ${reply} 个工作日内予以答复`,
      `a request not answered on the spot is answered within ${reply} working days of receipt`,
    ),
  ];
  if (extensionWorkdays > 0) {
    const total = limitWorkdays ?? reply + extensionWorkdays;
    sentences.push(
      statute(
        basis,
        `经政府信息公开工作机构负责人同意并告知申请人，答复期限延长 ${extensionWorkdays} 个工作日，共 ${total} 个工作日`,
        `with the consent of the head of the disclosure office, and told to the applicant, the limit is extended by ${extensionWorkdays} working days to ${total}`,
      ),
    );
  }
  return sentences;
}

/** What silence came to, where the limit for an opinion has passed. */
function silenceSentence({ party, dueOn, silence }: Consultation): Sentence[] {
  if (silence === null || dueOn === null) return [];
  return [
    silence === 'DEEMED_CONSENT'
      ? statute(
          article('第三十四条', '34'),
          `“${party}”至 ${dueOn} 未提出意见，视为同意公开`,
          `“${party}” gave no opinion by ${dueOn} and is deemed to consent to disclosure`,
        )
      : statute(
          article('第三十二条', '32'),
          `“${party}”至 ${dueOn} 未提出意见，由行政机关依照条例的规定决定是否公开`,
          `“${party}” gave no opinion by ${dueOn}; the agency decides`,
        ),
  ];
}

/** A correction notice that went out late. */
function lateNoticeSentence(reading: ClockReading, policy: ClockPolicy): Sentence[] {
  if (!reading.correctionNoticeLate) return [];
  const due = reading.correctionNoticeDue ?? '';
  const late = statute(
    article('第三十条', '30'),
    `补正告知应当自收到申请之日起 7 个工作日内（至 ${due}）作出，本件逾期`,
    `a correction notice is given within 7 working days of receipt (by ${due}); this one was late`,
  );
  if (reading.state !== 'CORRECTION_REQUESTED' || policy.lateCorrectionNoticeStopsClock) return [late];
  return [
    late,
    convention(
      null,
      '逾期告知的，在收到补正之前仍按原期限监控答复',
      'After a late notice the reply is monitored by the original limit until the correction comes',
    ),
  ];
}

/** What consultations leave out. */
function pauseSentences(reading: ClockReading, regime: Regime, policy: ClockPolicy): Sentence[] {
  const closed = reading.pauses.filter(({ through }) => through !== null);
  if (closed.length === 0) return reading.consultations.flatMap(silenceSentence);
  const zh = closed.map(({ after, through }) => `${after} 次日至 ${through ?? ''}（含）`).join('、');
  const en = closed.map(({ after, through }) => `after ${after} through ${through ?? ''}`).join(', ');
  const excluded = reading.excludedWorkdays ?? 0;
  if (reading.consultations.length === 0) {
    return [
      convention(
        null,
        `按本机关的设置，下列时间不计入期限：${zh}，共 ${excluded} 个工作日`,
        `By the agency's settings this time is not counted: ${en}, ${excluded} working days`,
      ),
    ];
  }
  const basis =
    regime === '2019'
      ? article('第三十三条第三款', '33, paragraph 3,')
      : article('第二十四条第三款', '24, paragraph 3,', '2007');
  const from = policy.pauseFrom === 'CONSULT_SENT' ? ['发出', 'sent'] : ['送达', 'served'];
  const end = policy.pauseEndDayCounted ? ['前一日', 'the day before'] : ['当日', 'the day'];
  return [
    statute(
      basis,
      `征求第三方和其他机关意见所需时间不计算在期限内：${zh}，共 ${excluded} 个工作日`,
      `the time for consulting third parties and other agencies is not counted: ${en}, ${excluded} working days`,
    ),
    convention(
      null,
      `征求意见自${from[0]}次日起不计，至收到意见或者意见期限届满${end[0]}止，重叠部分不重复扣除`,
      `It is left out from the day after the consultation was ${from[1]} through ${end[1]} the opinion came or its limit ended, and what overlaps is left out once`,
    ),
    ...reading.consultations.flatMap(silenceSentence),
  ];
}

/** How many days, which of them are left out, and why there may be no end to the count. */
export function ruleSentences(reading: ClockReading, regime: Regime, policy: ClockPolicy): Sentence[] {
  if (reading.noReplyDue === 'ENDED') return undecided(reading);
  if (reading.delayedUntil !== null) {
    return [
      statute(
        article('第三十五条', '35'),
        `申请理由合理但无法在规定期限内答复的，由行政机关确定延迟答复的合理期限并告知申请人；本件确定为 ${reading.delayedUntil}`,
        `where the reasons are sound but the reply cannot be made in time, the agency sets a reasonable later limit and tells the applicant; it is ${reading.delayedUntil}`,
      ),
    ];
  }
  return [
    ...limitSentences(reading, regime),
    ...lateNoticeSentence(reading, policy),
    ...pauseSentences(reading, regime, policy),
    ...undecided(reading),
  ];
}
