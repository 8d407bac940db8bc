import { sql, type Tx } from '../db/index.ts';

/** How patient to be. From the `free`th attempt on each one closes the door for twice as long as the one before. */
export interface AttemptRule {
  readonly free: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** After so long without an attempt it begins anew. */
  readonly forgetAfterSeconds: number;
}

export interface Attempted {
  /** What is attempted: `sign-in`. */
  readonly scope: string;
  /** By whom, from where: a keyed fingerprint, never the name itself. */
  readonly key: string;
  readonly rule: AttemptRule;
  readonly now: Date;
}

/**
 * Counts the attempt before it is looked at, so that attempts at the same moment count as well.
 * @returns 0 when it may go on; otherwise the seconds to wait, and nothing was counted
 */
export async function countAttempt(tx: Tx, { scope, key, rule, now }: Attempted): Promise<number> {
  const { free, firstWaitSeconds, longestWaitSeconds, forgetAfterSeconds } = rule;
  await tx.run(sql`delete from attempt where last_at < ${now}::timestamptz - interval '7 days'`);
  const counted = await tx.run(sql`
    insert into attempt as a (site_id, scope, key, count, last_at, blocked_until)
    values (${tx.siteId}, ${scope}, ${key}, 1, ${now},
      case when ${free}::int <= 1 then ${now}::timestamptz + make_interval(secs => ${firstWaitSeconds}::float8) end)
    on conflict (site_id, scope, key) do update set
      count = case when a.last_at < ${now}::timestamptz - make_interval(secs => ${forgetAfterSeconds}::float8) then 1 else a.count + 1 end,
      blocked_until = case
        when a.last_at < ${now}::timestamptz - make_interval(secs => ${forgetAfterSeconds}::float8) or a.count + 1 < ${free}::int then null
        else ${now}::timestamptz + make_interval(secs => least(${longestWaitSeconds}::float8,
          ${firstWaitSeconds}::float8 * power(2, least(a.count + 1 - ${free}::int, 20)))) end,
      last_at = ${now}
    where a.blocked_until is null or a.blocked_until <= ${now}::timestamptz`);
  if (counted === 1) return 0;
  const row = await tx.row<{ wait: number }>(sql`
    select ceil(extract(epoch from blocked_until - ${now}::timestamptz))::int as wait from attempt where scope = ${scope} and key = ${key}`);
  return Math.max(1, row?.wait ?? 1);
}

/** It went well: nothing is held against the key. */
export async function forgetAttempts(tx: Tx, scope: string, key: string): Promise<void> {
  await tx.run(sql`delete from attempt where scope = ${scope} and key = ${key}`);
}

/** It went well, where others share the key: this one attempt counts no more. */
export async function takeBackAttempt(tx: Tx, scope: string, key: string): Promise<void> {
  await tx.run(
    sql`update attempt set count = greatest(count - 1, 0), blocked_until = null where scope = ${scope} and key = ${key}`,
  );
}
