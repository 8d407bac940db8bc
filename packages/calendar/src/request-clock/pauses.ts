import { addDays } from '../iso-date.ts';
import type { IsoDate } from '../iso-date.ts';
import type { ClockPolicy } from './policy.ts';
import type { Consultation, Pause } from './reading.ts';

/** A consultation as the file has it, with the day an officer recorded its end where no limit runs. */
export interface ConsultationRecord extends Omit<Consultation, 'silence'> {
  /** Whether silence for 15 workdays ends it: not when another agency is asked that did not make the information. */
  readonly isLimited: boolean;
  readonly expiredOn: IsoDate | null;
}

/** The day the asking ends: the opinion or the limit, whichever comes first (C9); null while neither is known. */
export function consultationEnd({ answeredOn, dueOn, expiredOn }: ConsultationRecord): IsoDate | null {
  const last = dueOn ?? expiredOn;
  if (answeredOn === null || last === null) return answeredOn ?? last;
  return answeredOn < last ? answeredOn : last;
}

/** Whether an opinion may still come in time on that day. */
export function isWaiting(consultation: ConsultationRecord, date: IsoDate): boolean {
  const { answeredOn, dueOn, expiredOn } = consultation;
  return answeredOn === null && expiredOn === null && (dueOn === null || date <= dueOn);
}

/** The pause a consultation has caused by `asOf`; `end` is what it ends on, whether reached yet or not. */
function pauseOf(
  { sentOn, servedOn }: ConsultationRecord,
  end: IsoDate | null,
  asOf: IsoDate,
  policy: ClockPolicy,
): Pause[] {
  const after = policy.pauseFrom === 'CONSULT_SENT' ? sentOn : servedOn;
  if (after === null || (end !== null && end <= after)) return [];
  if (end === null || end > asOf) return [{ after, through: null }];
  const through = policy.pauseEndDayCounted ? addDays(end, -1) : end;
  return through > after ? [{ after, through }] : [];
}

/** The pauses of several consultations as known on `asOf`, not yet merged. */
export function consultationPauses(
  consultations: readonly ConsultationRecord[],
  asOf: IsoDate,
  policy: ClockPolicy,
): Pause[] {
  return consultations.flatMap((one) => pauseOf(one, consultationEnd(one), asOf, policy));
}

/** Merges pauses that overlap or touch (C10), so that no day is left out twice and their order does not matter. */
export function unionOfPauses(pauses: readonly Pause[]): Pause[] {
  const merged: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => (a.after < b.after ? -1 : a.after > b.after ? 1 : 0))) {
    const last = merged.at(-1);
    if (last === undefined || (last.through !== null && last.through < pause.after)) merged.push(pause);
    else if (last.through !== null && (pause.through === null || pause.through > last.through)) {
      merged[merged.length - 1] = { after: last.after, through: pause.through };
    }
  }
  return merged;
}
