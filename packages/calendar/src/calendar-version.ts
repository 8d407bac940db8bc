import { CalendarError } from './errors.ts';
import { dayNumber, fromDayNumber, parseIsoDate, weekday } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';

/** One immutable state of knowledge about working days. Keep its `id` beside every date counted with it. */
export interface CalendarVersion {
  /** Names this version, for example 'CN-2026.1'; two different calendars never share one. */
  readonly id: string;
  /** First day covered. */
  readonly from: IsoDate;
  /** Last day covered. */
  readonly to: IsoDate;
  /** Days off, weekends inside a holiday included. */
  readonly holidays: ReadonlySet<IsoDate>;
  /** Saturdays and Sundays on which offices work (调休上班日). */
  readonly makeupWorkdays: ReadonlySet<IsoDate>;
  /** Where it comes from: notices, or the local decision. */
  readonly note?: string;
}

export interface CalendarChanges {
  /** The id of the new version; must differ from that of the base. */
  readonly id: string;
  readonly addHolidays?: Iterable<IsoDate>;
  readonly addMakeupWorkdays?: Iterable<IsoDate>;
  readonly removeHolidays?: Iterable<IsoDate>;
  readonly removeMakeupWorkdays?: Iterable<IsoDate>;
  /** New last day covered; each calendar year it reaches into must have at least one holiday. */
  readonly extendTo?: IsoDate;
  /** New first day covered, for importing older records; same condition. */
  readonly extendFrom?: IsoDate;
  /** Replaces the note of the base, for example the document number of the local decision. */
  readonly note?: string;
}

function invalidCalendar(zh: string, en: string): CalendarError {
  return new CalendarError('INVALID_CALENDAR', { zh, en });
}

/** Builds a version from ranges of days off and checks it as a whole. */
export function createCalendar(parts: {
  id: string;
  from: IsoDate;
  to: IsoDate;
  holidayRanges: Iterable<readonly [from: IsoDate, to: IsoDate]>;
  makeupWorkdays: Iterable<IsoDate>;
  note?: string;
}): CalendarVersion {
  const holidays = new Set<IsoDate>();
  for (const [from, to] of parts.holidayRanges) {
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) holidays.add(fromDayNumber(day));
  }
  const version = {
    id: parts.id,
    from: parts.from,
    to: parts.to,
    holidays,
    makeupWorkdays: new Set(parts.makeupWorkdays),
  };
  return checked(parts.note === undefined ? version : { ...version, note: parts.note });
}

/** A version as a whole: dates exist and are covered, no day is both off and worked, only weekends are made up. */
function checked(version: CalendarVersion): CalendarVersion {
  for (const date of [...version.holidays, ...version.makeupWorkdays]) {
    parseIsoDate(date);
    if (date < version.from || date > version.to) {
      throw invalidCalendar(
        `${date} 不在日历 ${version.id} 的覆盖范围（${version.from} 至 ${version.to}）内；请用 extendTo 或 extendFrom 同时扩大范围。`,
        `${date} is outside what calendar ${version.id} covers (${version.from} to ${version.to}); widen it with extendTo or extendFrom.`,
      );
    }
  }
  for (const date of version.makeupWorkdays) {
    if (version.holidays.has(date)) {
      throw invalidCalendar(
        `${date} 不能既放假又调休上班；请删去其中一项。`,
        `${date} cannot be both a holiday and a make-up workday; remove one of the two.`,
      );
    }
    if (weekday(date) <= 5) {
      throw invalidCalendar(
        `${date} 不是周六或周日，不能列为调休上班日；如要取消放假，请改用 removeHolidays。`,
        `${date} is not a Saturday or Sunday and cannot be a make-up workday; to cancel a holiday use removeHolidays.`,
      );
    }
  }
  return Object.freeze(version);
}

/** The base set with `remove` taken out and `add` put in; complains about what cannot be meant. */
function changedSet(base: ReadonlySet<IsoDate>, add: ReadonlySet<IsoDate>, remove: ReadonlySet<IsoDate>): Set<IsoDate> {
  for (const date of remove) {
    parseIsoDate(date);
    if (add.has(date)) {
      throw invalidCalendar(
        `${date} 不能同时增加和删除；请保留其中一项。`,
        `${date} is both added and removed; keep one of the two.`,
      );
    }
    if (!base.has(date)) {
      throw invalidCalendar(
        `原日历中没有 ${date}，无法删除；请核对日期。`,
        `${date} is not in the base calendar and cannot be removed; check the date.`,
      );
    }
  }
  return new Set([...base].filter((date) => !remove.has(date)).concat(...add));
}

/** Ordinary weekends alone are not an arrangement: a year without a single holiday was never published. */
function checkExtension(base: CalendarVersion, next: CalendarVersion): void {
  if (next.to < base.to || next.from > base.from) {
    throw invalidCalendar(
      `新日历的范围不能小于原日历（${base.from} 至 ${base.to}）；请检查 extendTo 和 extendFrom。`,
      `A new version cannot cover less than its base (${base.from} to ${base.to}); check extendTo and extendFrom.`,
    );
  }
  const covered = new Set([...next.holidays].map((date) => date.slice(0, 4)));
  for (let year = Number(next.from.slice(0, 4)); year <= Number(next.to.slice(0, 4)); year += 1) {
    const text = String(year).padStart(4, '0');
    const isNew = text > base.to.slice(0, 4) || text < base.from.slice(0, 4);
    if (isNew && !covered.has(text)) {
      throw invalidCalendar(
        `${text} 年没有任何放假日，不能按周末推算；请录入该年的放假安排。`,
        `${text} has no holiday at all and weekends alone may not be extrapolated; enter that year's arrangement.`,
      );
    }
  }
}

/**
 * A new version of a calendar: next year's arrangement, an amendment, or a local overlay. The base is never changed.
 * Throws INVALID_CALENDAR when the changes contradict themselves or the base (a day off and worked at once, a make-up
 * workday that is no weekend, removing what is not there, a year without holidays, the id of the base) and INVALID_DATE.
 */
export function overlayCalendar(base: CalendarVersion, changes: CalendarChanges): CalendarVersion {
  if (changes.id.trim() === '' || changes.id === base.id) {
    throw invalidCalendar(
      '新日历须有不同于原日历的编号（id）。',
      'A new version needs an id of its own, different from its base.',
    );
  }
  const note = changes.note ?? base.note;
  const version: CalendarVersion = {
    id: changes.id,
    from: parseIsoDate(changes.extendFrom ?? base.from),
    to: parseIsoDate(changes.extendTo ?? base.to),
    holidays: changedSet(base.holidays, new Set(changes.addHolidays), new Set(changes.removeHolidays)),
    makeupWorkdays: changedSet(
      base.makeupWorkdays,
      new Set(changes.addMakeupWorkdays),
      new Set(changes.removeMakeupWorkdays),
    ),
    ...(note === undefined ? {} : { note }),
  };
  checkExtension(base, version);
  return checked(version);
}
