import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../platform/errors.ts';
import { tokenHash } from '../../platform/fingerprint.ts';
import { newToken } from '../../platform/ids.ts';
import type { IdentityDeps, Origin, SignInStep } from './deps.ts';
import type { Person } from './domain.ts';
import { recordIdentityEvent } from './event-writer.ts';
import { attemptWentWell, beginAttempt } from './lock-out.ts';
import { findCredentials, findPersonById, type Credentials } from './reader.ts';
import { findSession, isKnownDevice, type SessionRow } from './session-reader.ts';
import { deleteSession, insertSession, rememberDevice, touchSession } from './session-writer.ts';
import { needsSecondFactor } from './settings.ts';

/** Argon2id with the library's defaults (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** A session that was opened, or comes one step nearer to it. */
export interface SignedIn {
  readonly token: string;
  /** What is left to do; undefined: the session is open. */
  readonly next: SignInStep | undefined;
  /** For the cookie that tells this browser from others at the next sign-in; only when the session is open. */
  readonly device: string | undefined;
}

function wrong(): AppError {
  return new AppError({
    id: 'SIGN_IN_FAILED',
    status: 401,
    field: 'password',
    text: {
      zh: '用户名或密码不正确，请检查后重新输入。',
      en: 'The user name or password is not right; check them and try again.',
    },
  });
}

function passwordExpired(): AppError {
  return new AppError({
    id: 'INITIAL_PASSWORD_EXPIRED',
    status: 401,
    field: 'password',
    text: {
      zh: '这个初始密码已过有效期，请联系管理员重新生成。',
      en: 'This initial password has expired; ask the administrator for a new one.',
    },
  });
}

// Compared against when nobody has the name, so that a wrong name takes as long as a wrong password.
let decoy: Promise<string> | undefined;

/** Steps in the order in which they are asked for: who has a factor proves it before anything can be changed. */
export function firstOf(pending: readonly SignInStep[]): SignInStep | undefined {
  return (['CODE', 'PASSWORD', 'ENROL'] as const).find((step) => pending.includes(step));
}

/** Checks the password and opens a session, or the next step towards one. */
export async function signIn(
  deps: IdentityDeps,
  siteId: number,
  asked: { readonly signInName: string; readonly password: string },
  origin: Origin,
): Promise<SignedIn> {
  const { found, known } = await deps.db.read(siteId, async (reading) => {
    const credentials = await findCredentials(reading, asked.signInName);
    const device = origin.device === undefined ? undefined : tokenHash(origin.device);
    return {
      found: credentials,
      known:
        credentials !== undefined && device !== undefined && (await isKnownDevice(reading, credentials.id, device)),
    };
  });
  const attempting = { what: 'sign-in', name: asked.signInName, origin, isKnownDevice: known } as const;
  const refused = await deps.counts.transaction(siteId, (tx) => beginAttempt(deps, tx, attempting));
  if (refused !== undefined) throw refused;
  decoy ??= hashPassword(newToken());
  const right = await verifyPassword(found?.passwordHash ?? (await decoy), asked.password);
  if (found === undefined || !right) throw wrong();
  if (found.passwordExpiresAt !== null && found.passwordExpiresAt <= deps.clock.now()) throw passwordExpired();
  return deps.db.transaction(siteId, async (tx) => {
    await attemptWentWell(deps, tx, attempting);
    return openSession(deps, tx, found, { origin, method: 'PASSWORD', secondFactor: false });
  });
}

interface Opening {
  readonly origin: Origin;
  readonly method: 'PASSWORD' | 'OIDC';
  /** Whether a second factor was shown already, to whoever let the person in. */
  readonly secondFactor: boolean;
}

/** Opens the session of somebody who has proven to be the account's, with the steps that are left. */
export async function openSession(
  deps: IdentityDeps,
  tx: Parameters<typeof insertSession>[0],
  account: Credentials,
  { origin, method, secondFactor }: Opening,
): Promise<SignedIn> {
  const person = await findPersonById(tx, account.id);
  if (person === undefined) throw wrong();
  const settings = await deps.settings(tx);
  const pending: SignInStep[] = [];
  if (!secondFactor && account.hasFactor) pending.push('CODE');
  if (method === 'PASSWORD' && account.mustChangePassword) pending.push('PASSWORD');
  const roles = person.roles.map(({ role }) => role);
  if (
    !secondFactor &&
    !account.hasFactor &&
    needsSecondFactor(settings, { roles, demonstration: account.demonstration })
  )
    pending.push('ENROL');
  const token = newToken();
  await insertSession(tx, {
    accountId: account.id,
    tokenHash: tokenHash(token),
    origin,
    method,
    pending,
    secondFactor,
    hours: settings.sessionHours,
  });
  const next = firstOf(pending);
  return { token, next, device: next === undefined ? await welcome(tx, account.id, origin) : undefined };
}

/** The session is open: it goes on record, and the browser is known from now on. @returns the token of its cookie */
export async function welcome(
  tx: Parameters<typeof insertSession>[0],
  accountId: string,
  origin: Origin,
): Promise<string> {
  const device = origin.device ?? newToken();
  await rememberDevice(tx, accountId, tokenHash(device));
  await recordIdentityEvent(tx, { kind: 'SIGNED_IN', by: accountId, accountId, address: origin.address });
  return device;
}

export async function signOut(deps: IdentityDeps, siteId: number, token: string): Promise<void> {
  await deps.db.transaction(siteId, (tx) => deleteSession(tx, tokenHash(token)));
}

/** Who the cookie belongs to, and which of their sessions it is. */
export interface Present {
  readonly person: Person;
  readonly sessionId: string;
  readonly method: 'PASSWORD' | 'OIDC';
}

/**
 * Who the cookie belongs to; undefined when it has expired, was ended, is not finished or never was, and when somebody needs a second
 * factor by now who came in without.
 */
export async function whoIs(deps: IdentityDeps, siteId: number, token: string): Promise<Present | undefined> {
  const found = await deps.db.read(siteId, async (reading) => {
    const session = await findSession(reading, tokenHash(token));
    if (session === undefined || session.pending.length > 0) return undefined;
    const person = await findPersonById(reading, session.accountId);
    if (person === undefined) return undefined;
    if (!session.secondFactor) {
      const roles = person.roles.map(({ role }) => role);
      if (needsSecondFactor(await deps.settings(reading), { roles, demonstration: person.demonstration }))
        return undefined;
    }
    return { person, session };
  });
  if (found === undefined) return undefined;
  if (found.session.isStale) await deps.counts.transaction(siteId, (tx) => touchSession(tx, found.session.id));
  return { person: found.person, sessionId: found.session.id, method: found.session.method };
}

/** Who is on the way to a session, or has one: the account the cookie is for, whatever is left to do. */
export async function whoTries(
  deps: IdentityDeps,
  siteId: number,
  token: string,
): Promise<{ readonly id: string; readonly signInName: string } | undefined> {
  return deps.db.read(siteId, async (reading) => {
    const session = await findSession(reading, tokenHash(token));
    return session === undefined ? undefined : findPersonById(reading, session.accountId);
  });
}

/** The session of somebody who is still signing in. @throws AppError SIGN_IN_OVER when it has ended or asks for another step */
export async function unfinished(
  deps: IdentityDeps,
  siteId: number,
  token: string | undefined,
  step: SignInStep,
): Promise<SessionRow> {
  const session =
    token === undefined ? undefined : await deps.db.read(siteId, (reading) => findSession(reading, tokenHash(token)));
  if (session !== undefined && firstOf(session.pending) === step) return session;
  throw new AppError({
    id: 'SIGN_IN_OVER',
    status: 401,
    text: {
      zh: '这一步登录已超过十五分钟或已经完成，请从用户名和密码重新开始。',
      en: 'This step of signing in is over, after fifteen minutes or because it was done; begin again with name and password.',
    },
  });
}
