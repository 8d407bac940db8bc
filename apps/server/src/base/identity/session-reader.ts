import { sql, type Reading } from '../../platform/db/index.ts';
import type { SignInStep } from './deps.ts';

export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly pending: SignInStep[];
  readonly method: 'PASSWORD' | 'OIDC';
  readonly secondFactor: boolean;
  readonly isStale: boolean;
}

/** A session that has not ended, finished or not. */
export async function findSession(reading: Reading, tokenHash: string): Promise<SessionRow | undefined> {
  return reading.row<SessionRow>(sql`
    select s.id, s.account_id as "accountId", s.pending, s.method, s.second_factor as "secondFactor",
      s.last_seen_at < now() - interval '1 minute' as "isStale"
    from session s join account a on a.site_id = s.site_id and a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.expires_at > now() and a.active`);
}

export interface LiveSession {
  readonly id: string;
  readonly address: string;
  readonly agent: string;
  readonly method: 'PASSWORD' | 'OIDC';
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Where the account is signed in now, the one used last first. */
export async function listSessions(reading: Reading, accountId: string): Promise<LiveSession[]> {
  return reading.rows<LiveSession>(sql`
    select id, address, agent, method, created_at as "createdAt", last_seen_at as "lastSeenAt" from session
    where account_id = ${accountId}::uuid and expires_at > now() and pending = '{}' order by last_seen_at desc, id`);
}

export async function isKnownDevice(reading: Reading, accountId: string, tokenHash: string): Promise<boolean> {
  const row = await reading.row<object>(
    sql`select 1 as found from known_device where account_id = ${accountId}::uuid and token_hash = ${tokenHash}`,
  );
  return row !== undefined;
}
