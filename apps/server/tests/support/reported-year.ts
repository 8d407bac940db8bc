import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, addWorkdays, firstWorkdayOnOrAfter, type IsoDate } from '@openzone/calendar';
import { repairText } from '@openzone/chinese-text/repair';
import type { ApplicantKind, RequestChannel, RequestOutcome } from '@openzone/contracts';
import { seeded } from './seeded.ts';

/** The requests a city reported for 2018, and what each of them may have gone through. */
export interface Breakdown {
  readonly received: number;
  readonly inPerson: number;
  readonly online: number;
  readonly letters: number;
  readonly outcomes: Readonly<Partial<Record<RequestOutcome, number>>>;
}

export const reported: Breakdown = {
  received: 442,
  inPerson: 20,
  online: 267,
  letters: 155,
  outcomes: {
    ALREADY_PUBLIC: 46,
    GRANTED: 203,
    PARTIAL: 13,
    REFUSED_STATE_SECRET: 1,
    OLD_TRADE_SECRET: 1,
    OLD_PRIVACY: 1,
    OLD_NOT_GOVERNMENT_INFORMATION: 22,
    OLD_OTHER_LAW: 7,
    NOT_RESPONSIBLE: 82,
    NOT_EXIST: 40,
    OLD_CORRECTION_TOLD: 14,
    OLD_OTHER_ROUTE: 12,
  },
};

export const seeds = join(import.meta.dirname, '../../../../../shared/seeds');
export const hasReport = existsSync(seeds);

/** How the report says each figure, after its text was repaired. */
const sentences: Readonly<Record<string, RegExp>> = {
  received: /全市共收到政府信息公开申请(\d+)件/,
  inPerson: /当面申请(\d+)件/,
  online: /网络申请(\d+)件/,
  letters: /信函申请(\d+)件/,
  ALREADY_PUBLIC: /属于已主动公开范围(\d+)件/,
  GRANTED: /(?<!不)同意公开答复(\d+)件/,
  PARTIAL: /同意部分公开答复(\d+)件/,
  REFUSED_STATE_SECRET: /涉及国家秘密(\d+)件/,
  OLD_TRADE_SECRET: /涉及商业秘密(\d+)件/,
  OLD_PRIVACY: /涉及个人隐私(\d+)件/,
  OLD_NOT_GOVERNMENT_INFORMATION: /不是《条例》所指政府信息(\d+)件/,
  OLD_OTHER_LAW: /法律规定的其他情形(\d+)件/,
  NOT_RESPONSIBLE: /不属于本行政机关公开(\d+)件/,
  NOT_EXIST: /申请信息不存在(\d+)件/,
  OLD_CORRECTION_TOLD: /告知作出更改补充(\d+)件/,
  OLD_OTHER_ROUTE: /告知通过其他途径办理(\d+)件/,
};

/** The figures as the report itself says them. */
export function readReport(): Breakdown {
  const name = readdirSync(seeds).find((file) => file.startsWith('003'));
  if (name === undefined) throw new Error(`no report 003 in ${seeds}`);
  const { text } = repairText(readFileSync(join(seeds, name), 'utf8'));
  const figure = (key: string): number => {
    const found = sentences[key]?.exec(text)?.[1];
    if (found === undefined) throw new Error(`the report says nothing of ${key}`);
    return Number(found);
  };
  return {
    received: figure('received'),
    inPerson: figure('inPerson'),
    online: figure('online'),
    letters: figure('letters'),
    outcomes: Object.fromEntries(Object.keys(reported.outcomes).map((outcome) => [outcome, figure(outcome)])),
  };
}

export interface Plan {
  readonly index: number;
  readonly channel: RequestChannel;
  readonly kind: ApplicantKind;
  readonly outcome: RequestOutcome;
  readonly course: 'plain' | 'corrected' | 'consulted' | 'extended';
  readonly submitted: IsoDate;
  readonly received: IsoDate;
  /** The correction notice or the letter to the third party, and what came back. */
  readonly asked: IsoDate;
  readonly came: IsoDate;
  readonly extension: number;
  readonly extendedOn: IsoDate;
  readonly drafted: IsoDate;
  readonly answered: IsoDate;
  readonly archived: IsoDate;
  /** By the regulation of 2007: 15 working days, 15 more at most; null where a consultation moves it. */
  readonly due: IsoDate | null;
}

const later = (day: IsoDate, workdays: number): IsoDate => (workdays === 0 ? day : addWorkdays(day, workdays));
function openDay(day: IsoDate): IsoDate {
  const found = firstWorkdayOnOrAfter(day);
  if (found === null) throw new Error(`the calendar ends before ${day}`);
  return found;
}
const repeated = <T>(item: T, times: number): T[] => Array.from({ length: times }, () => item);

/** One plan for each request reported, over the whole of 2018 and all of them closed in it. */
export function planYear(breakdown: Breakdown, seed: number): Plan[] {
  const chance = seeded(seed);
  const registered = Math.round(breakdown.letters * 0.6);
  const channels = shuffled<RequestChannel>(
    [
      ...repeated<RequestChannel>('IN_PERSON', breakdown.inPerson),
      ...repeated<RequestChannel>('INTERNET', breakdown.online),
      ...repeated<RequestChannel>('REGISTERED_MAIL', registered),
      ...repeated<RequestChannel>('ORDINARY_MAIL', breakdown.letters - registered),
    ],
    chance,
  );
  const outcomes = Object.entries(breakdown.outcomes).flatMap(([outcome, count]) =>
    repeated(outcome as RequestOutcome, count),
  );
  const ends = shuffled(outcomes, chance);
  return channels.map((channel, index) => {
    const outcome = ends[index];
    if (outcome === undefined) throw new Error('fewer outcomes than requests');
    const course = courseOf(outcome, chance());
    const kind = chance() < 0.8 ? 'NATURAL_PERSON' : chance() < 0.7 ? 'ORG_COMMERCIAL' : 'ORG_LEGAL_SERVICE';
    let days = planDays(channel, course, chance);
    while (days.archived > '2018-12-31') days = planDays(channel, course, chance);
    return { index, channel, kind, outcome, course, ...days };
  });
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** What withholds something for a third party's sake asked that party first. */
function courseOf(outcome: RequestOutcome, at: number): Plan['course'] {
  if (['PARTIAL', 'OLD_TRADE_SECRET', 'OLD_PRIVACY'].includes(outcome)) return 'consulted';
  return at < 0.08 ? 'extended' : at < 0.15 ? 'corrected' : 'plain';
}

function planDays(
  channel: RequestChannel,
  course: Plan['course'],
  chance: () => number,
): Omit<Plan, 'index' | 'channel' | 'kind' | 'outcome' | 'course'> {
  const below = (n: number): number => Math.floor(chance() * n);
  const any = addDays('2018-01-01', below(365));
  // Only the web takes something in while the office is closed.
  const submitted = channel === 'INTERNET' ? any : openDay(any);
  const isConfirmed = channel === 'INTERNET' || channel === 'ORDINARY_MAIL';
  const received = isConfirmed ? later(openDay(submitted), below(2)) : submitted;
  const asked = later(received, 1 + below(4));
  const came = later(asked, 2 + below(6));
  const extension = course === 'extended' ? 1 + below(15) : 0;
  const extendedOn = later(received, 5 + below(11));
  const start = course === 'corrected' ? came : received;
  // Every fifth on the last day of its limit.
  const days = chance() < 0.2 ? 15 : 1 + below(15);
  const answered =
    course === 'extended'
      ? later(received, 15 + (days === 15 ? extension : 1 + below(extension)))
      : course === 'consulted'
        ? later(came, 1 + below(10))
        : later(start, days);
  const ready = course === 'plain' ? received : course === 'extended' ? extendedOn : came;
  return {
    submitted,
    received,
    asked,
    came,
    extension,
    extendedOn,
    drafted: chance() < 0.5 ? ready : answered,
    answered,
    archived: later(answered, below(4)),
    due: course === 'consulted' ? null : later(start, 15 + extension),
  };
}
