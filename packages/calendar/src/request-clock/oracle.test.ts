import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CalendarError, ClockError, addDays, chinaArrangements, runRequestClock } from '../index.ts';
import type { ClockEvent, ClockReading } from '../index.ts';
import { dateOf, judge, LAST, learn } from './oracle.fixture.ts';
import type { Story, Verdict } from './oracle.fixture.ts';

interface Table {
  years: Record<string, { holidays: { date: string }[]; makeupWorkdays: { date: string }[] }>;
}

/** The holidays from the reference data, or without it from our own table. */
function learnHolidays(): void {
  const file = resolve(import.meta.dirname, '../../../../../shared/domain/workdays.json');
  if (existsSync(file) || process.env['CI'] !== undefined) {
    const years = Object.values((JSON.parse(readFileSync(file, 'utf8')) as Table).years);
    const dates = (days: { date: string }[]): string[] => days.map(({ date }) => date);
    learn(
      years.flatMap((year) => dates(year.holidays)),
      years.flatMap((year) => dates(year.makeupWorkdays)),
    );
    return;
  }
  console.warn(`reference data ${file} is missing: the oracle takes its holidays from our own table`);
  const off: string[] = [];
  for (const { holidays } of chinaArrangements)
    for (const [, from, to] of holidays) for (let date = from; date <= to; date = addDays(date, 1)) off.push(date);
  learn(
    off,
    chinaArrangements.flatMap((one) => one.makeupWorkdays),
  );
}

/** A small generator of numbers that is the same on every machine (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function tell(pick: (below: number) => number): Story {
  const received = pick(LAST - 10);
  const sent = received + pick(16);
  const due = sent + pick(25);
  const isCorrected = pick(3) === 0;
  const correction = isCorrected ? { sent, due, received: pick(4) === 0 ? null : sent + pick(due - sent + 1) } : null;
  // What comes after waits for the correction, or else does not happen at all.
  const start = correction === null ? received : correction.received;
  const consultations = start === null ? [] : Array.from({ length: pick(4) }, () => consultation(start, pick));
  const extension = start !== null && pick(2) === 0 ? { on: start + pick(45), workdays: 1 + pick(21) } : null;
  return { received, correction, consultations, extension, asOf: received + pick(150) };
}

function consultation(start: number, pick: (below: number) => number): Story['consultations'][number] {
  const sent = start + pick(40);
  const served = pick(5) === 0 ? null : sent + pick(6);
  const answered = pick(3) === 0 ? null : (served ?? sent) + pick(45);
  return { sent, served, answered, limited: pick(4) !== 0 };
}

function eventsOf({ received, correction, consultations, extension }: Story): ClockEvent[] {
  const events: ClockEvent[] = [{ type: 'RECEIVED', on: dateOf(received) }];
  if (correction !== null) {
    events.push({ type: 'CORRECTION_NOTICE_SENT', on: dateOf(correction.sent), dueOn: dateOf(correction.due) });
    if (correction.received !== null) events.push({ type: 'CORRECTION_RECEIVED', on: dateOf(correction.received) });
  }
  for (const [index, { sent, served, answered, limited }] of consultations.entries()) {
    const agency = `第 ${index} 个机关`;
    events.push({ type: 'AGENCY_CONSULT_SENT', on: dateOf(sent), agency, jointProducer: limited });
    if (served !== null) events.push({ type: 'AGENCY_CONSULT_SERVED', on: dateOf(served), agency });
    if (answered !== null) events.push({ type: 'AGENCY_OPINION_RECEIVED', on: dateOf(answered), agency });
  }
  if (extension !== null)
    events.push({ type: 'EXTENSION_APPROVED', on: dateOf(extension.on), workdays: extension.workdays });
  return events;
}

/** What the clock says, in the oracle's terms. */
function verdictOf(reading: ClockReading, story: Story): Record<keyof Verdict, unknown> {
  const asked = story.consultations.filter(({ sent }) => sent <= story.asOf);
  return {
    error: null,
    replyDue: reading.replyDue,
    noReplyDue: reading.noReplyDue,
    originalReplyDue: reading.originalReplyDue,
    correctionNoticeDue: reading.correctionNoticeDue,
    used: reading.usedWorkdays,
    excluded: reading.excludedWorkdays,
    overdue: reading.flags.overdue,
    consultDue: asked.map((one) => reading.consultDue[`第 ${story.consultations.indexOf(one)} 个机关`] ?? null),
  };
}

const written = (day: number | null): string | null => (day === null ? null : dateOf(day));

function expected(verdict: Verdict): Record<keyof Verdict, unknown> {
  return {
    ...verdict,
    replyDue: written(verdict.replyDue),
    originalReplyDue: written(verdict.originalReplyDue),
    correctionNoticeDue: written(verdict.correctionNoticeDue),
    consultDue: verdict.consultDue.map(written),
  };
}

describe('the request clock', () => {
  it('agrees with a second, independent reading of the rules in 100 000 cases', () => {
    learnHolidays();
    const pick = generator(20_190_515);
    const seen: Record<string, number> = {};
    for (let round = 0; round < 100_000; round += 1) {
      const story = tell(pick);
      const verdict = judge(story);
      const input = { channel: 'IN_PERSON', events: eventsOf(story), asOf: dateOf(story.asOf) } as const;
      let outcome = verdict.error ?? verdict.noReplyDue ?? 'DUE';
      try {
        const got = verdictOf(runRequestClock(input), story);
        // Cheaper than a deep comparison for every one of them; the deep one tells what differs.
        if (JSON.stringify(got) !== JSON.stringify(expected(verdict)))
          expect(got, JSON.stringify(story)).toEqual(expected(verdict));
      } catch (error) {
        if (!(error instanceof ClockError) && !(error instanceof CalendarError)) throw error;
        expect(error.code, JSON.stringify(story)).toBe(verdict.error);
        outcome = error.code;
      }
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    }
    for (const kind of [
      'DUE',
      'PAUSED',
      'CORRECTION_PENDING',
      'CALENDAR_UNAVAILABLE',
      'EXTENSION_TOO_LONG',
      'EXTENSION_AFTER_DUE',
    ]) {
      expect(seen[kind], `${kind} among ${JSON.stringify(seen)}`).toBeGreaterThan(300);
    }
  });
});
