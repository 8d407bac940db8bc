import type { ClockReading } from './reading.ts';
import { convention, fact, statute } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { isClosedState } from './states.ts';

/** Why there is no due day. */
export function undecided(reading: ClockReading): Sentence[] {
  const used = reading.usedWorkdays ?? 0;
  switch (reading.noReplyDue) {
    case null:
      return [];
    case 'NOT_RECEIVED':
      return [fact('收到申请之日尚未确定，答复期限尚未起算', 'There is no day of receipt yet, and no limit runs')];
    case 'PAUSED': {
      const last = reading.replyDueAtLatest;
      return [
        fact(
          `期限暂停计算中，已用 ${used} 个工作日，暂停结束后继续计算`,
          `The limit stands still; ${used} working days are used, and the count goes on once the pause ends`,
        ),
        ...(last === null
          ? []
          : [
              fact(
                `如至意见期限届满均未收到意见，答复期限于 ${last} 届满`,
                `If no opinion comes within the limit, the reply is due on ${last}`,
              ),
            ]),
      ];
    }
    case 'CORRECTION_PENDING':
      return [
        fact(
          `等待申请人补正（最迟 ${reading.correctionDue ?? ''}），收到补正后期限重新计算`,
          `The correction is awaited until ${reading.correctionDue ?? ''}; the limit is counted anew once it comes`,
        ),
      ];
    case 'FEE_PENDING':
      return [
        fact(
          `等待申请人缴纳信息处理费${reading.feeDue === null ? '' : `（最迟 ${reading.feeDue}）`}`,
          `The payment of the fee is awaited${reading.feeDue === null ? '' : ` until ${reading.feeDue}`}`,
        ),
      ];
    case 'ENDED':
      return [fact('该申请已终结，不再计算答复期限', 'The request has ended, and no limit runs')];
    case 'CALENDAR_UNAVAILABLE':
      return [
        fact(
          reading.calendarProblem?.zh.replace(/。$/u, '') ?? '工作日历不足',
          reading.calendarProblem?.en.replace(/\.$/u, '') ?? 'The calendar does not reach',
        ),
      ];
    default:
      return reading.noReplyDue satisfies never;
  }
}

/** Whether the answer was in time, by how it was delivered. */
function deliverySentence({ deliveredOn, deliveredBy, onTime }: ClockReading): Sentence[] {
  if (deliveredBy === null || deliveredOn === null || onTime === null) return [];
  const [zh, en] = onTime ? ['未超过答复期限', 'within the limit'] : ['已超过答复期限', 'after the limit'];
  const basis = { zh: '国办公开办函〔2016〕235号', en: 'Guo Ban Gong Kai Ban Han [2016] No. 235' };
  switch (deliveredBy) {
    case 'DECISION_POSTED':
      return [
        statute(
          basis,
          `邮寄送达以交邮之日为准，答复于 ${deliveredOn} 交邮，${zh}`,
          `an answer sent by post is judged by the day it is posted: ${deliveredOn}, ${en}`,
        ),
      ];
    case 'DECISION_SIGNED':
      return [
        statute(
          basis,
          `直接送达、委托送达以签收之日为准，答复于 ${deliveredOn} 签收，${zh}`,
          `an answer handed over is judged by the day it is signed for: ${deliveredOn}, ${en}`,
        ),
      ];
    case 'DECISION_SENT_ELECTRONICALLY':
      return [
        convention(
          null,
          `答复于 ${deliveredOn} 以电子方式发出，${zh}`,
          `The answer was sent electronically on ${deliveredOn}, ${en}`,
        ),
      ];
    default:
      return deliveredBy satisfies never;
  }
}

/** How things stand on the day of the reading: delivered, so many days left, or late. */
export function standing(reading: ClockReading): Sentence[] {
  if (reading.deliveredBy !== null) return deliverySentence(reading);
  const { leftWorkdays: left, asOf, replyDue, state } = reading;
  if (left === null || replyDue === null || isClosedState(state)) return [];
  return left < 0
    ? [fact(`截至 ${asOf} 已逾期 ${-left} 个工作日`, `As of ${asOf} it is ${-left} working days late`)]
    : [fact(`截至 ${asOf} 尚余 ${left} 个工作日`, `As of ${asOf} there are ${left} working days left`)];
}
