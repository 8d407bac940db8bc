import type { IsoDate } from '../iso-date.ts';
import { addDays } from '../iso-date.ts';
import { clockDays } from './explain-days.ts';
import type { ClockDay } from './explain-days.ts';
import type { ClockInput, ClockReading } from './reading.ts';
import { rulesOf, runRequestClock } from './run.ts';
import { fact } from './sentence.ts';
import type { Sentence, SentenceStatus } from './sentence.ts';
import { ruleSentences } from './sentences-limit.ts';
import { standing } from './sentences-standing.ts';
import { startSentences } from './sentences-start.ts';

export type Language = 'zh' | 'en';

/** Why a reply is due when it is, for a person to check by hand. */
export interface ClockExplanation {
  readonly reading: ClockReading;
  readonly language: Language;
  /** The sentences as one paragraph. */
  readonly text: string;
  /** Each with what it rests on, so that a convention is never taken for the law. */
  readonly sentences: readonly {
    readonly text: string;
    readonly basis: string | null;
    readonly status: SentenceStatus;
  }[];
  /** Every day from the start to the due day, or to `asOf` while there is none; empty before receipt. */
  readonly days: readonly ClockDay[];
}

/** Days in a row as one range. */
function ranges(dates: readonly IsoDate[], between: string): string[] {
  const found: { from: IsoDate; to: IsoDate }[] = [];
  for (const date of dates) {
    const last = found.at(-1);
    if (last !== undefined && addDays(last.to, 1) === date) last.to = date;
    else found.push({ from: date, to: date });
  }
  return found.map(({ from, to }) => (from === to ? from : `${from}${between}${to}`));
}

/** The count itself, and the days that one who only knows weekends would get wrong. */
function countSentences({ replyDue, delayedUntil, calendarId }: ClockReading, days: readonly ClockDay[]): Sentence[] {
  const counted = days.filter((day) => day.counted);
  const off = days.filter(({ reason, weekday }) => reason === 'HOLIDAY' && weekday <= 5).map(({ date }) => date);
  const worked = days.filter(({ reason }) => reason === 'ADJUSTED_WORKDAY').map(({ date }) => date);
  const [first] = counted;
  const sentences: Sentence[] = [];
  if (replyDue !== null && delayedUntil === null && first !== undefined) {
    sentences.push(
      fact(
        `自 ${first.date} 起数满 ${counted.length} 个工作日，答复期限于 ${replyDue} 届满（含当日）`,
        `Counting ${counted.length} working days from ${first.date}, the last day to reply is ${replyDue}`,
      ),
    );
  }
  if (off.length > 0)
    sentences.push(
      fact(`期间放假不计：${ranges(off, '至').join('、')}`, `Holidays not counted: ${ranges(off, ' to ').join(', ')}`),
    );
  if (worked.length > 0)
    sentences.push(fact(`期间调休上班计入：${worked.join('、')}`, `Make-up workdays counted: ${worked.join(', ')}`));
  if (days.length > 0) sentences.push(fact(`按工作日历 ${calendarId} 计算`, `Counted by calendar ${calendarId}`));
  return sentences;
}

/**
 * The due day of a reply in sentences that cite the article and mark what is convention (约定) or unverified (待核实), and
 * every day from start to end with why it counts or not. Throws as `runRequestClock` does.
 */
export function explainReplyDue(input: ClockInput, language: Language = 'zh'): ClockExplanation {
  const reading = runRequestClock(input);
  const { calendar, policy } = rulesOf(input);
  const hasClock = reading.clockStart !== null && reading.noReplyDue !== 'ENDED';
  const days = hasClock ? clockDays(reading, calendar, policy.startDayCounted) : [];
  const sentences = [
    ...(reading.regime === null ? [] : startSentences(reading, reading.regime, policy)),
    ...ruleSentences(reading, reading.regime ?? '2019', policy),
    ...countSentences(reading, days),
    ...standing(reading),
  ].map(({ text, basis, status }) => ({ text: text[language], basis: basis?.[language] ?? null, status }));
  const texts = sentences.map(({ text }) => text);
  return {
    reading,
    language,
    text: language === 'zh' ? `${texts.join('。')}。` : `${texts.join('. ')}.`,
    sentences,
    days,
  };
}
