import { CalendarError, countWorkdays, type CalendarVersion, type IsoDate } from '@openzone/calendar';
import { remedyKindLabels, type RemedyKind } from '@openzone/contracts';
import { readCalendar } from '../../base/calendars/index.ts';
import { holds, type Person } from '../../base/identity/index.ts';
import { listCases, listTargets } from '../../engines/cases/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { remedyProcedure } from './procedure.ts';

const most = 100;

export interface RemedyWork {
  readonly id: string;
  readonly number: string;
  readonly summary: string;
  readonly asked: Text;
  readonly due: string | null;
  readonly left: number | null;
  readonly rule: Text;
  /** The request it is about. */
  readonly requestId: string | null;
}

/** The days and articles as the procedure counts them. */
const rules: Readonly<Record<RemedyKind, Text>> = {
  REVIEW: {
    zh: '《行政复议法》第四十八条：收到申请书副本之日起 10 日内书面答复；简易程序 5 日（第五十四条）。',
    en: 'Administrative Reconsideration Law art. 48: a written reply within 10 days of receipt; 5 days in the simplified procedure (art. 54).',
  },
  LITIGATION_DIRECT: {
    zh: '《行政诉讼法》第六十七条：收到起诉状副本之日起 15 日内提交答辩状。',
    en: 'Administrative Litigation Law art. 67: the statement of defence within 15 days of receipt.',
  },
  LITIGATION_AFTER_REVIEW: {
    zh: '《行政诉讼法》第六十七条：收到起诉状副本之日起 15 日内提交答辩状。',
    en: 'Administrative Litigation Law art. 67: the statement of defence within 15 days of receipt.',
  },
};

/** Open reviews and lawsuits: one's own, and for the disclosure office all of them. */
export async function listRemedyWork(
  reading: Reading,
  person: Person,
  today: IsoDate,
): Promise<{ items: RemedyWork[]; count: number }> {
  const { key } = remedyProcedure;
  const view = holds(person, 'DISCLOSURE_OFFICE') ? 'open' : 'mine';
  const { items, total } = await listCases(
    reading,
    key,
    person,
    { view, pageSize: most },
    { intake: [], approve: [] },
    today,
  );
  const calendar = await readCalendar(reading);
  const targets = await listTargets(
    reading,
    items.map(({ id }) => id),
  );
  return {
    items: items.map(({ id, number, summary, channel, dueOn, deliveredOn }) => {
      const due = deliveredOn === null ? dueOn : null;
      const kind = channel as RemedyKind;
      return {
        id,
        number,
        summary,
        asked:
          deliveredOn === null
            ? kind === 'REVIEW'
              ? { zh: '提交书面答复', en: 'Give the written reply' }
              : { zh: '提交答辩状', en: 'File the defence' }
            : { zh: `等待${remedyKindLabels[kind].zh}结果`, en: 'Record the result' },
        due,
        left: due === null ? null : workdaysLeft(due, calendar, today),
        rule: rules[kind],
        requestId: targets.get(id) ?? null,
      };
    }),
    count: total,
  };
}

export function workdaysLeft(due: IsoDate, calendar: CalendarVersion, today: IsoDate): number | null {
  try {
    return due >= today ? countWorkdays(today, due, calendar) : 0 - countWorkdays(due, today, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
