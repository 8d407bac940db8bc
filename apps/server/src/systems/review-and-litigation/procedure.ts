import { addDays, firstWorkdayOnOrAfter, type IsoDate } from '@openzone/calendar';
import { remedyActData, requestActData, type RemedyKind, type RemedyResult } from '@openzone/contracts';
import type { CaseEvent, CaseState, ClockContext, ClockSummary, Procedure } from '../../engines/cases/index.ts';

/** S09 行政复议与行政诉讼 about an answer: notice received, response given, concluded with one of the results of table 四. */

export interface RemedyFacts {
  readonly kind: RemedyKind;
  readonly body: string;
  readonly caseNumber: string;
  readonly claim: string;
  readonly simplified: boolean;
  readonly filedOn: IsoDate;
  readonly respondedOn: IsoDate | null;
  readonly result: RemedyResult | null;
  readonly note: string;
}

/** Calendar days for the written response: 行政复议法 arts. 48 and 54 (simplified procedure), 行政诉讼法 art. 67. */
const responseDays = { review: 10, simplifiedReview: 5, litigation: 15 } as const;

function daysToRespond({ kind, simplified }: RemedyFacts): number {
  if (kind !== 'REVIEW') return responseDays.litigation;
  return simplified ? responseDays.simplifiedReview : responseDays.review;
}

export const remedyProcedure: Procedure<RemedyFacts> = {
  key: 'remedy',
  name: { zh: '复议诉讼案件', en: 'review or litigation' },
  numberPrefix: 'FS',
  facts: {
    kind: 'REVIEW',
    body: '',
    caseNumber: '',
    claim: '',
    simplified: false,
    filedOn: '1970-01-01',
    respondedOn: null,
    result: null,
    note: '',
  },
  states: {
    PENDING: { label: { zh: '尚未审结', en: 'Pending' }, open: true },
    CONCLUDED: { label: { zh: '已审结', en: 'Concluded' }, open: false },
  },
  acts: {
    FILED: {
      label: { zh: '收到复议或应诉通知', en: 'Notice received' },
      from: 'start',
      to: 'PENDING',
      who: ['HANDLER', 'OFFICE'],
      data: remedyActData.FILED,
      apply: (facts, event) => ({ ...facts, ...(event.data as Partial<RemedyFacts>), filedOn: event.on }),
    },
    ASSIGNED: {
      label: { zh: '分办', en: 'Assigned' },
      from: 'open',
      to: 'same',
      who: ['OFFICE', 'SYSTEM'],
      data: requestActData.ASSIGNED,
    },
    RESPONDED: {
      label: { zh: '提交书面答复或答辩状', en: 'Response given' },
      from: ['PENDING'],
      to: 'same',
      who: ['HANDLER', 'HEAD', 'OFFICE'],
      data: remedyActData.RESPONDED,
      apply: (facts, event) => ({ ...noted(facts, event), respondedOn: event.on }),
    },
    CONCLUDED: {
      label: { zh: '审结', en: 'Concluded' },
      from: ['PENDING'],
      to: 'CONCLUDED',
      who: ['HEAD', 'OFFICE'],
      data: remedyActData.CONCLUDED,
      apply: (facts, event) => ({ ...noted(facts, event), result: (event.data as Pick<RemedyFacts, 'result'>).result }),
      outcome: (_before, data) => (typeof data.result === 'string' ? data.result : null),
    },
    NOTE_ADDED: {
      label: { zh: '内部记事', en: 'Note' },
      from: 'any',
      to: 'same',
      who: ['HANDLER', 'HEAD', 'OFFICE'],
      data: remedyActData.NOTE_ADDED,
      apply: noted,
    },
  },
  clock: remedyClock,
};

/** What was noted at each step, one after another, each with its day. */
function noted(facts: RemedyFacts, event: CaseEvent): RemedyFacts {
  const { note, text } = event.data as { readonly note?: string; readonly text?: string };
  const words = (note ?? text ?? '').trim();
  if (words === '') return facts;
  const line = `${event.on} ${words}`;
  return { ...facts, note: facts.note === '' ? line : `${facts.note}\n${line}` };
}

/** The response is what is due; a last day on a holiday moves to the first working day after it. */
function remedyClock(_channel: string, state: CaseState<RemedyFacts>, { calendar }: ClockContext): ClockSummary {
  const { filedOn, respondedOn } = state.facts;
  const raw = addDays(filedOn, daysToRespond(state.facts));
  const isCovered = raw <= calendar.to;
  const due = isCovered ? (firstWorkdayOnOrAfter(raw, calendar) ?? raw) : raw;
  const isOver = respondedOn !== null || !state.open;
  return {
    status: isOver ? 'ended' : 'running',
    receivedOn: filedOn,
    due,
    deliveredOn: respondedOn,
    onTime: respondedOn === null ? null : respondedOn <= due,
  };
}
