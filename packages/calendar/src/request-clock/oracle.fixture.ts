/**
 * A second opinion on the request clock, written straight from the rules and sharing no code with the implementation. It walks every single day and keeps no cleverness:
 * days are numbers counted from 1 January 2018, dates come from the platform's own `Date`.
 */
export interface Story {
  received: number;
  correction: { sent: number; due: number; received: number | null } | null;
  consultations: { sent: number; served: number | null; answered: number | null; limited: boolean }[];
  extension: { on: number; workdays: number } | null;
  asOf: number;
}

export interface Verdict {
  error: string | null;
  replyDue: number | null;
  noReplyDue: string | null;
  originalReplyDue: number | null;
  correctionNoticeDue: number | null;
  used: number | null;
  excluded: number | null;
  overdue: boolean;
  consultDue: (number | null)[];
}

const EPOCH = Date.UTC(2018, 0, 1);
const MS = 86_400_000;
export const LAST = Math.round((Date.UTC(2026, 11, 31) - EPOCH) / MS);
const REVISED = Math.round((Date.UTC(2019, 4, 15) - EPOCH) / MS);

const written = new Map<number, string>();

export function dateOf(day: number): string {
  const known = written.get(day) ?? new Date(EPOCH + day * MS).toISOString().slice(0, 10);
  written.set(day, known);
  return known;
}

function dayOf(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - EPOCH) / MS);
}

const works: boolean[] = [];

/** Days off and weekends worked, as dates; to be told before the first judgment. */
export function learn(off: Iterable<string>, worked: Iterable<string>): void {
  const [offDays, workedDays] = [new Set([...off].map(dayOf)), new Set([...worked].map(dayOf))];
  for (let day = 0; day <= LAST; day += 1) {
    const weekday = new Date(EPOCH + day * MS).getUTCDay();
    works[day] = !offDays.has(day) && (workedDays.has(day) || (weekday !== 0 && weekday !== 6));
  }
}

/** The n-th workday after a day; null past the last day known. */
function nth(start: number, n: number): number | null {
  let day = start;
  let found = 0;
  while (found < n) {
    day += 1;
    if (day > LAST) return null;
    if (works[day] === true) found += 1;
  }
  return day;
}

export function judge(story: Story): Verdict {
  const { received, asOf } = story;
  const isOld = received < REVISED;
  const base = isOld ? 15 : 20;
  const noticeDue = isOld ? null : nth(received, 7);
  const notice = story.correction !== null && story.correction.sent <= asOf ? story.correction : null;
  const corrected = notice !== null && notice.received !== null && notice.received <= asOf ? notice.received : null;
  const start = corrected ?? received;
  const isStopped = notice !== null && corrected === null && (noticeDue === null || notice.sent <= noticeDue);

  // When each consultation ends: the answer or fifteen workdays from service, if either is known by now.
  const asked = story.consultations.filter((one) => one.sent <= asOf);
  const limits = asked.map((one) =>
    one.limited && !isOld && one.served !== null && one.served <= asOf ? nth(one.served, 15) : null,
  );
  const ends = asked.map((one, index) => {
    const limit = limits[index] ?? Infinity;
    const answer = one.answered !== null && one.answered <= asOf ? one.answered : Infinity;
    return Math.min(limit, answer);
  });
  /** 0 counts, 1 is left out, 2 is left out with no end in sight. */
  const pausedOn = (day: number): 0 | 1 | 2 => {
    let worst: 0 | 1 | 2 = isStopped && notice !== null && day > notice.sent ? 2 : 0;
    for (const [index, { sent }] of asked.entries()) {
      const end = ends[index] ?? Infinity;
      if (day <= sent || end <= sent) continue;
      if (end > asOf) worst = 2;
      else if (day <= end && worst === 0) worst = 1;
    }
    return worst;
  };

  let refused: string | null = null;
  const walk = (limit: number): { due: number | null; why: string | null; used: number; excluded: number } => {
    let counted = 0;
    let used = 0;
    let excluded = 0;
    for (let day = start + 1; ; day += 1) {
      const pause = pausedOn(day);
      if (pause === 2 && day > asOf) return { due: null, why: 'PAUSED', used, excluded };
      if (day > LAST) {
        // Beyond the calendar it is still a pause that lasts, if pauses follow one another up to it.
        let next = day;
        while (pausedOn(next) === 1) next += 1;
        return { due: null, why: pausedOn(next) === 2 ? 'PAUSED' : 'CALENDAR_UNAVAILABLE', used, excluded };
      }
      if (works[day] !== true) continue;
      if (pause > 0) {
        excluded += 1;
        continue;
      }
      counted += 1;
      if (day <= asOf) used += 1;
      if (counted === limit) return { due: day, why: null, used, excluded };
    }
  };

  const extension = story.extension !== null && story.extension.on <= asOf ? story.extension : null;
  let limit = base;
  if (extension !== null) {
    const before = judge({ ...story, extension: null, asOf: extension.on });
    if (extension.workdays > base) refused = 'EXTENSION_TOO_LONG';
    else if (before.replyDue !== null && before.replyDue < extension.on) refused = 'EXTENSION_AFTER_DUE';
    else if (before.noReplyDue === 'CALENDAR_UNAVAILABLE' && extension.on > LAST) refused = 'CALENDAR_UNAVAILABLE';
    else limit += extension.workdays;
  }
  const walked = walk(limit);
  // What a pause leaves out beyond the calendar cannot be known.
  const lastDays = asked.map(({ sent }, index) => ((ends[index] ?? 0) <= sent ? 0 : Math.min(ends[index] ?? 0, asOf)));
  const isHidden = lastDays.some((day) => day > LAST) || (isStopped && asOf > LAST);
  let used: number | null = walked.used;
  if (asOf > LAST) used = null;
  else if (walked.due !== null)
    for (let day = walked.due + 1; day <= asOf; day += 1) if (works[day] === true) used += 1;
  return {
    error: refused,
    replyDue: walked.due,
    noReplyDue: walked.why === 'PAUSED' && isStopped ? 'CORRECTION_PENDING' : walked.why,
    originalReplyDue: nth(received, base),
    correctionNoticeDue: noticeDue,
    used,
    excluded: isHidden ? null : walked.excluded,
    overdue: walked.due !== null && asOf > walked.due,
    consultDue: limits,
  };
}
