import { explainReplyDue, regimeOf } from '@openzone/calendar';
import type { RequestClock } from '@openzone/contracts';
import type { CaseContext, CaseState } from '../../engines/cases/index.ts';
import { clockInput, readClock, statusOf } from './clock.ts';

/** The clock of a request as people see it: the dates, the sentence with its article, and each day from the start to the end. */
export function viewClock(channel: string, state: CaseState, given: CaseContext): RequestClock {
  const context = { ...given, fresh: false };
  const reading = readClock(channel, state, context);
  const input = clockInput(channel, state, context);
  const zh = explainReplyDue(input, 'zh');
  const isSplit = state.events.some(({ kind }) => kind === 'SPLIT');
  return {
    regime: reading.regime ?? regimeOf(context.today),
    status: statusOf(reading),
    receivedOn: reading.receivedOn,
    startedOn: reading.clockStart,
    originalDue: reading.originalReplyDue,
    due: reading.replyDue,
    used: reading.usedWorkdays,
    left: reading.leftWorkdays,
    limit: reading.limitWorkdays,
    late: reading.flags.overdue || reading.onTime === false,
    onTime: reading.onTime,
    deliveredOn: reading.deliveredOn,
    correctionNoticeDue: reading.correctionNoticeDue,
    correctionDue: reading.correctionDue,
    feeDue: reading.feeDue,
    extensionWorkdays: reading.extensionWorkdays,
    pauses: reading.pauses.map(({ after, through }) => ({ after, through })),
    consultDue: reading.consultations.map(({ party, dueOn }) => ({ party, due: dueOn })),
    explanation: {
      zh: `${zh.text}${isSplit ? '期限在拆分出的各件中继续计算。' : ''}`,
      en: `${explainReplyDue(input, 'en').text}${isSplit ? ' It runs on in the parts it was split into.' : ''}`,
    },
    days: zh.days.map(({ date, counted, reason, n }) => ({ date, counted, reason, n })),
    calendar: reading.calendarId,
  };
}
