import { sql, type Reading } from '../../../platform/db/index.ts';

export type OutsideKind = 'WITNESS' | 'TIMESTAMP';

/** Who could not be reached, or would not. */
export interface OutsideFailure {
  readonly kind: OutsideKind;
  readonly name: string;
  readonly failure: string;
  readonly failures: number;
  readonly failedAt: Date;
  readonly nextAttemptAt: Date;
}

export async function readOutsideFailures(reading: Reading): Promise<OutsideFailure[]> {
  return reading.rows<OutsideFailure>(sql`
    select kind, name, failure, failures, failed_at as "failedAt", next_attempt_at as "nextAttemptAt"
    from ledger_outside order by kind, name`);
}

/** The largest tree each witness has cosigned, and when. */
export async function readWitnessed(
  reading: Reading,
): Promise<{ readonly witness: string; readonly size: number; readonly seenAt: Date }[]> {
  return reading.rows(sql`
    select distinct on (witness) witness, size, seen_at as "seenAt" from ledger_cosignature order by witness, size desc`);
}

export async function readLastTimestamp(
  reading: Reading,
  authority: string,
): Promise<{ readonly size: number; readonly stampedAt: Date } | undefined> {
  return reading.row(sql`
    select size, stamped_at as "stampedAt" from ledger_timestamp where authority = ${authority} order by size desc limit 1`);
}
