import { notFound, type AppError } from '../../platform/errors.ts';
import type { IdentityDeps, Origin } from './deps.ts';
import { recordIdentityEvent } from './event-writer.ts';
import { findFactor } from './factor-reader.ts';
import { findAccountDates } from './reader.ts';
import { listSessions, type LiveSession } from './session-reader.ts';
import { deleteSessionById, deleteSessions } from './session-writer.ts';
import { needsSecondFactor } from './settings.ts';
import { readMail } from './own-mail.ts';
import type { Present } from './sign-in.ts';

export interface AccountSecurity {
  readonly passwordChangedAt: Date;
  /** Where notices go as well; empty: only into the inbox. */
  readonly mail: string;
  readonly secondFactorRequired: boolean;
  /** null: no authenticator is set up. */
  readonly factor: { readonly since: Date; readonly recoveryLeft: number } | null;
  readonly sessions: readonly (LiveSession & { readonly current: boolean })[];
}

/** What guards one's own account, and where it is open. */
export async function readSecurity(
  deps: IdentityDeps,
  siteId: number,
  { person, sessionId }: Present,
): Promise<AccountSecurity> {
  return deps.db.read(siteId, async (reading) => {
    const dates = await findAccountDates(reading, person.id);
    const factor = await findFactor(reading, person.id);
    const roles = person.roles.map(({ role }) => role);
    const settings = await deps.settings(reading);
    const sessions = await listSessions(reading, person.id);
    return {
      passwordChangedAt: dates.passwordChangedAt,
      mail: await readMail(reading, deps.vault, siteId, person.id),
      secondFactorRequired: needsSecondFactor(settings, { roles, demonstration: person.demonstration }),
      factor:
        factor === undefined || factor.confirmedAt === null
          ? null
          : { since: factor.confirmedAt, recoveryLeft: factor.recoveryLeft },
      sessions: sessions.map((session) => ({ ...session, current: session.id === sessionId })),
    };
  });
}

/** Ends one of one's own sessions. @throws AppError NOT_FOUND when it is another's or has ended */
export async function revokeOwnSession(
  deps: IdentityDeps,
  siteId: number,
  { person }: Present,
  id: string,
  origin: Origin,
): Promise<void> {
  await deps.db.transaction(siteId, async (tx) => {
    if (!(await deleteSessionById(tx, person.id, id))) throw sessionGone();
    await recordIdentityEvent(tx, {
      kind: 'SESSION_REVOKED',
      by: person.id,
      accountId: person.id,
      address: origin.address,
      after: { sessions: 1 },
    });
  });
}

/** Ends all of one's own sessions but this one. @returns how many */
export async function revokeOtherSessions(
  deps: IdentityDeps,
  siteId: number,
  { person, sessionId }: Present,
  origin: Origin,
): Promise<number> {
  return deps.db.transaction(siteId, async (tx) => {
    const sessions = await deleteSessions(tx, person.id, sessionId);
    if (sessions > 0)
      await recordIdentityEvent(tx, {
        kind: 'SESSION_REVOKED',
        by: person.id,
        accountId: person.id,
        address: origin.address,
        after: { sessions },
      });
    return sessions;
  });
}

function sessionGone(): AppError {
  return notFound({ zh: '这个登录，可能已经退出', en: 'This session (it may have ended)' });
}
