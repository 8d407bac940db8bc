import { sql, type Tx } from '../../../platform/db/index.ts';
import type { OutsideKind } from './outside-reader.ts';

/** A cosignature as a line of a signed note; one that is there already stays. */
export async function insertCosignature(
  tx: Tx,
  one: { readonly size: number; readonly witness: string; readonly line: string; readonly seenAt: Date },
): Promise<void> {
  await tx.run(sql`
    insert into ledger_cosignature (site_id, size, witness, line, seen_at)
    values (${tx.siteId}, ${one.size}, ${one.witness}, ${one.line}, ${one.seenAt}) on conflict do nothing`);
}

export async function insertTimestamp(
  tx: Tx,
  one: { readonly size: number; readonly authority: string; readonly token: Uint8Array; readonly stampedAt: Date },
): Promise<void> {
  await tx.run(sql`
    insert into ledger_timestamp (site_id, size, authority, token, stamped_at)
    values (${tx.siteId}, ${one.size}, ${one.authority}, ${Buffer.from(one.token)}, ${one.stampedAt}) on conflict do nothing`);
}

/** Remembers that it failed and waits twice as long each time, from half a minute to an hour. */
export async function recordFailure(tx: Tx, kind: OutsideKind, name: string, failure: string): Promise<void> {
  await tx.run(sql`
    insert into ledger_outside as o (site_id, kind, name, failure, next_attempt_at)
    values (${tx.siteId}, ${kind}, ${name}, ${failure.slice(0, 500)}, clock_timestamp() + interval '30 seconds')
    on conflict (site_id, kind, name) do update set failure = excluded.failure, failures = o.failures + 1,
      failed_at = clock_timestamp(),
      next_attempt_at = clock_timestamp() + least(interval '1 hour', interval '30 seconds' * 2 ^ least(o.failures, 10))`);
}

export async function forgetFailure(tx: Tx, kind: OutsideKind, name: string): Promise<void> {
  await tx.run(sql`delete from ledger_outside where kind = ${kind} and name = ${name}`);
}
