import { sql, type Tx } from '../../platform/db/index.ts';
import type { Origin, SignInStep } from './deps.ts';

/** For the steps after the password. */
const unfinishedMinutes = 15;

export interface NewSession {
  readonly accountId: string;
  readonly tokenHash: string;
  readonly origin: Origin;
  readonly method: 'PASSWORD' | 'OIDC';
  readonly pending: readonly SignInStep[];
  readonly secondFactor: boolean;
  /** How long it lasts at most. */
  readonly hours: number;
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { accountId, tokenHash, origin, method, pending, secondFactor, hours } = session;
  await tx.run(sql`delete from session where expires_at < now()`);
  await tx.run(sql`
    insert into session (site_id, token_hash, account_id, address, agent, method, pending, second_factor, expires_at)
    values (${tx.siteId}, ${tokenHash}, ${accountId}, ${origin.address}, ${origin.agent.slice(0, 300)}, ${method}, ${pending}, ${secondFactor},
      now() + case when cardinality(${pending}::text[]) > 0 then make_interval(mins => ${unfinishedMinutes}::int)
        else make_interval(hours => ${hours}::int) end)`);
}

/** One step less to do; under another token, so that what was given out before the step opens nothing after it. */
export async function finishStep(
  tx: Tx,
  id: string,
  step: SignInStep,
  newTokenHash: string,
  hours: number,
): Promise<void> {
  await tx.run(sql`
    update session set pending = array_remove(pending, ${step}), token_hash = ${newTokenHash},
      second_factor = second_factor or ${step !== 'PASSWORD'}::boolean,
      expires_at = case when cardinality(array_remove(pending, ${step})) > 0 then expires_at
        else now() + make_interval(hours => ${hours}::int) end
    where id = ${id}::uuid`);
}

/** No session lasts longer than this from its beginning, those that are open included. */
export async function shortenSessions(tx: Tx, hours: number): Promise<void> {
  await tx.run(sql`
    update session set expires_at = created_at + make_interval(hours => ${hours}::int)
    where expires_at > created_at + make_interval(hours => ${hours}::int)`);
}

export async function markSecondFactor(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update session set second_factor = true where id = ${id}::uuid`);
}

export async function touchSession(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update session set last_seen_at = now() where id = ${id}::uuid`);
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.run(sql`delete from session where token_hash = ${tokenHash}`);
}

/** @returns whether there was such a session of this account */
export async function deleteSessionById(tx: Tx, accountId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from session where account_id = ${accountId}::uuid and id = ${id}::uuid`)) > 0;
}

/** All sessions of the account but the one kept. @returns how many */
export async function deleteSessions(tx: Tx, accountId: string, keep: string | null): Promise<number> {
  return tx.run(
    sql`delete from session where account_id = ${accountId}::uuid and (${keep}::uuid is null or id <> ${keep}::uuid)`,
  );
}

/** What follows in this transaction ends every other session of whom it changes, and this one not. */
export async function nameSession(tx: Tx, id: string): Promise<void> {
  await tx.row(sql`select set_config('openzone.session', ${id}, true)`);
}

export async function rememberDevice(tx: Tx, accountId: string, tokenHash: string): Promise<void> {
  await tx.run(sql`delete from known_device where last_seen_at < now() - interval '400 days'`);
  await tx.run(sql`
    insert into known_device (site_id, token_hash, account_id) values (${tx.siteId}, ${tokenHash}, ${accountId})
    on conflict (site_id, token_hash, account_id) do update set last_seen_at = now()`);
}

/** After a reset an account knows no browser any more. */
export async function forgetDevices(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`delete from known_device where account_id = ${accountId}::uuid`);
}
