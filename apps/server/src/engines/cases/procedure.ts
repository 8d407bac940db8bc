import type { CalendarVersion, ClockPolicy, IsoDate } from '@openzone/calendar';
import type { TObject } from 'typebox';
import type { Text } from '../../platform/errors.ts';

/**
 * What a procedure is made of. A definition says which acts exist, from which state each may be done, by whom, with which data and
 * where it leads; the engine does the rest. Everything here is pure: no database, no clock.
 */

/** In which capacity somebody acts on a case. */
export type Capacity =
  /** a handler of the unit that has the case */
  | 'HANDLER'
  /** the head of that unit */
  | 'HEAD'
  /** the disclosure office, for every case of the site */
  | 'OFFICE'
  /** a secrecy reviewer of the site */
  | 'REVIEWER'
  | 'APPLICANT'
  | 'SYSTEM';

export interface CaseEvent<Kind extends string = string> {
  readonly seq: number;
  readonly kind: Kind;
  /** The day it happened, which the statute counts from. */
  readonly on: IsoDate;
  /** When it was recorded. */
  readonly at: Date;
  readonly actor: 'OFFICER' | 'APPLICANT' | 'SYSTEM';
  readonly by: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the events so far amount to. */
export interface CaseState<Facts = unknown> {
  readonly state: string;
  readonly open: boolean;
  readonly unitId: string | null;
  readonly handlerId: string | null;
  readonly outcome: string | null;
  readonly closedOn: IsoDate | null;
  /** It had ended once and was taken up again. */
  readonly reopened: boolean;
  readonly revision: number;
  readonly facts: Facts;
  readonly events: readonly CaseEvent[];
}

/** Dates derived from events and calendar; never typed in. */
export interface ClockSummary {
  readonly status: 'none' | 'running' | 'paused' | 'stopped' | 'ended' | 'unknown';
  readonly receivedOn: IsoDate | null;
  readonly due: IsoDate | null;
  readonly deliveredOn: IsoDate | null;
  readonly onTime: boolean | null;
}

export interface ClockContext {
  readonly calendar: CalendarVersion;
  readonly today: IsoDate;
  /** True while the last event is being added: only then are its limits judged; what was accepted once stays accepted. */
  readonly fresh: boolean;
  /** What the site chose where the law leaves the counting open; a procedure that counts by another rule passes over it. */
  readonly policy?: Partial<ClockPolicy>;
}

export interface StateRule {
  readonly label: Text;
  /** False where the case has ended: nobody need act any more. */
  readonly open: boolean;
}

export interface ActRule<Facts> {
  readonly label: Text;
  /** The states it may be done in; `open` stands for every open one, `any` for all. */
  readonly from: readonly string[] | 'open' | 'any' | 'start';
  /** Where it leads: a state, `same`, or one of `targets` by what has happened. */
  readonly to: string;
  readonly targets?: readonly string[];
  readonly next?: (before: CaseState<Facts>, factsAfter: Facts) => string;
  readonly who: readonly Capacity[];
  readonly data: TObject;
  /** Articles it rests on, for screens and explanations. */
  readonly article?: string;
  /** Two-person rule: not by whoever did one of `acts` since the last of `until`. */
  readonly notBy?: { readonly acts: readonly string[]; readonly until: readonly string[] };
  /** Refuses with an AppError that names the field of `data` at fault. */
  readonly check?: (before: CaseState<Facts>, data: Readonly<Record<string, unknown>>, on: IsoDate) => void;
  readonly apply?: (facts: Facts, event: CaseEvent) => Facts;
  /** The outcome it gives the case, when it ends or decides it. */
  readonly outcome?: (before: CaseState<Facts>, data: Readonly<Record<string, unknown>>) => string | null;
  /** Ties the case to the one whose number stands in `data.number`, as this kind of link. */
  readonly link?: string;
  /** It moves the dates even of a case that has ended. */
  readonly clocked?: boolean;
  /** A part that is split off a case begins with it: what fixed its receipt and has moved its limit so far. */
  readonly inherited?: boolean;
  /** Whether there is anything to do it with; what cannot succeed is not offered. `check` and the clock refuse it anyway. */
  readonly possible?: (before: CaseState<Facts>, channel: string, context: ClockContext) => boolean;
  /** The applicant sees it in the progress. */
  readonly shown?: boolean;
}

export interface Procedure<Facts = unknown> {
  readonly key: string;
  readonly name: Text;
  /** Receipt numbers read `<prefix><year><five digits>`. */
  readonly numberPrefix: string;
  readonly states: Readonly<Record<string, StateRule>>;
  readonly acts: Readonly<Record<string, ActRule<Facts>>>;
  readonly facts: Facts;
  /** @throws AppError when the events cannot be in this order on these days */
  readonly clock: (channel: string, state: CaseState<Facts>, context: ClockContext) => ClockSummary;
}
