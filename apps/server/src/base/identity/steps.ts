import { tokenHash } from '../../platform/fingerprint.ts';
import { newToken } from '../../platform/ids.ts';
import type { Tx } from '../../platform/db/index.ts';
import { conflict, forbidden, invalid, type AppError } from '../../platform/errors.ts';
import type { IdentityDeps, Origin, SignInStep } from './deps.ts';
import { recordIdentityEvent } from './event-writer.ts';
import { findFactor } from './factor-reader.ts';
import {
  confirmFactor,
  deleteFactor,
  offerFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from './factor-writer.ts';
import { attemptWentWell, beginAttempt } from './lock-out.ts';
import { passwordFault } from './password-rules.ts';
import { findCredentialsById, type Credentials } from './reader.ts';
import { isKnownDevice, type SessionRow } from './session-reader.ts';
import { deleteSessions, finishStep, markSecondFactor, nameSession } from './session-writer.ts';
import { firstOf, hashPassword, unfinished, verifyPassword, welcome, type Present, type SignedIn } from './sign-in.ts';
import { keyOf, newRecoveryCode, newSecret, stepOf, tidyCode, type FactorKey } from './totp.ts';
import { updatePassword } from './writer.ts';

const factorContext = (accountId: string): string => `account_factor:${accountId}`;
const recoveryCount = 10;

async function advance(
  deps: IdentityDeps,
  tx: Tx,
  session: SessionRow,
  step: SignInStep,
  origin: Origin,
): Promise<SignedIn> {
  const token = newToken();
  const { sessionHours } = await deps.settings(tx);
  await finishStep(tx, session.id, step, tokenHash(token), sessionHours);
  const next = firstOf(session.pending.filter((one) => one !== step));
  return { token, next, device: next === undefined ? await welcome(tx, session.accountId, origin) : undefined };
}

async function accountOf(deps: IdentityDeps, siteId: number, id: string): Promise<Credentials> {
  const account = await deps.db.read(siteId, (reading) => findCredentialsById(reading, id));
  if (account === undefined) throw forbidden('账号已停用。', 'The account is closed.');
  return account;
}

function codeWrong(): AppError {
  return invalid(
    'CODE_REFUSED',
    'code',
    '验证码不对、已用过或已过时。请等验证器显示下一个验证码再输；也可以用一个恢复码。',
    'The code is wrong, used or out of date. Wait for the next one; a recovery code will do as well.',
  );
}

/** Checks a code of the authenticator or a recovery code, and takes it, so that it opens nothing twice. */
async function takeCode(deps: IdentityDeps, tx: Tx, accountId: string, code: string): Promise<boolean> {
  const factor = await findFactor(tx, accountId);
  if (factor === undefined || factor.confirmedAt === null) return false;
  const tidy = tidyCode(code);
  const now = deps.clock.now();
  if (/^\d{6}$/.test(tidy)) {
    const step = stepOf(deps.vault.open(tx.siteId, factorContext(accountId), factor.sealed), tidy, now);
    return step !== undefined && takeStep(tx, accountId, step);
  }
  if (!(await takeRecoveryCode(tx, accountId, recoveryMark(deps, tx.siteId, accountId, tidy), now))) return false;
  const left = factor.recoveryLeft - 1;
  await recordIdentityEvent(tx, { kind: 'RECOVERY_CODE_USED', by: accountId, accountId, after: { left } });
  await deps.tell(
    tx,
    accountId,
    `recovery:${now.toISOString()}`,
    { zh: '有人用恢复码登录了您的账号', en: 'A recovery code was used to sign in to your account' },
    {
      zh: `还剩 ${left} 个恢复码。如果不是您本人，请立即修改密码并联系管理员；恢复码快用完时，请在“账号安全”中重新生成。`,
      en: `${left} are left. If it was not you, change your password at once and tell the administrator; before they run out, make new ones under “Account security”.`,
    },
  );
  return true;
}

function recoveryMark(deps: IdentityDeps, siteId: number, accountId: string, tidy: string): string {
  return deps.vault.mark(siteId, `recovery:${accountId}`, tidy);
}

/** Counts the attempt, checks the code. @throws AppError CODE_REFUSED, SIGN_IN_LOCKED */
async function requireCode(
  deps: IdentityDeps,
  siteId: number,
  account: Credentials,
  code: string,
  origin: Origin,
): Promise<void> {
  const { device } = origin;
  const known =
    device !== undefined &&
    (await deps.db.read(siteId, (reading) => isKnownDevice(reading, account.id, tokenHash(device))));
  const attempting = { what: 'code', name: account.signInName, origin, isKnownDevice: known } as const;
  const refused = await deps.counts.transaction(siteId, (tx) => beginAttempt(deps, tx, attempting));
  if (refused !== undefined) throw refused;
  await deps.db.transaction(siteId, async (tx) => {
    if (!(await takeCode(deps, tx, account.id, code))) throw codeWrong();
    await attemptWentWell(deps, tx, attempting);
  });
}

/** The second step: a code of the authenticator, or a recovery code. */
export async function giveCode(
  deps: IdentityDeps,
  siteId: number,
  token: string | undefined,
  code: string,
  origin: Origin,
): Promise<SignedIn> {
  const session = await unfinished(deps, siteId, token, 'CODE');
  await requireCode(deps, siteId, await accountOf(deps, siteId, session.accountId), code, origin);
  return deps.db.transaction(siteId, (tx) => advance(deps, tx, session, 'CODE', origin));
}

/** A password of one's own in place of the one that was given. */
export async function replaceInitialPassword(
  deps: IdentityDeps,
  siteId: number,
  token: string | undefined,
  newPassword: string,
  origin: Origin,
): Promise<SignedIn> {
  const session = await unfinished(deps, siteId, token, 'PASSWORD');
  const account = await accountOf(deps, siteId, session.accountId);
  const passwordHash = await acceptable(account, newPassword);
  return deps.db.transaction(siteId, async (tx) => {
    await nameSession(tx, session.id);
    await updatePassword(tx, account.id, { hash: passwordHash, mustChange: false, expiresAt: null });
    await recordIdentityEvent(tx, {
      kind: 'PASSWORD_CHANGED',
      by: account.id,
      accountId: account.id,
      address: origin.address,
    });
    return advance(deps, tx, session, 'PASSWORD', origin);
  });
}

async function acceptable(account: Credentials, newPassword: string): Promise<string> {
  const fault = passwordFault(newPassword, account.signInName, account.displayName);
  if (fault !== undefined) throw fault;
  if (await verifyPassword(account.passwordHash, newPassword))
    throw invalid(
      'PASSWORD_SAME',
      'newPassword',
      '新密码与现在的相同，请换一个。',
      'This is the password you have; choose another.',
    );
  return hashPassword(newPassword);
}

/** Another password, by its owner. Every other session of theirs ends. */
export async function changePassword(
  deps: IdentityDeps,
  siteId: number,
  { person, sessionId }: Present,
  asked: { readonly password: string; readonly newPassword: string },
  origin: Origin,
): Promise<void> {
  const account = await requirePassword(deps, siteId, person.id, asked.password, origin);
  const passwordHash = await acceptable(account, asked.newPassword);
  await deps.db.transaction(siteId, async (tx) => {
    await nameSession(tx, sessionId);
    await updatePassword(tx, account.id, { hash: passwordHash, mustChange: false, expiresAt: null });
    await recordIdentityEvent(tx, {
      kind: 'PASSWORD_CHANGED',
      by: account.id,
      accountId: account.id,
      address: origin.address,
    });
  });
}

/** Who sits at an open session must still know the password before what guards the account is changed. */
export async function requirePassword(
  deps: IdentityDeps,
  siteId: number,
  accountId: string,
  password: string,
  origin: Origin,
): Promise<Credentials> {
  const account = await accountOf(deps, siteId, accountId);
  const attempting = { what: 'sign-in', name: account.signInName, origin, isKnownDevice: false } as const;
  const refused = await deps.counts.transaction(siteId, (tx) => beginAttempt(deps, tx, attempting));
  if (refused !== undefined) throw refused;
  if (!(await verifyPassword(account.passwordHash, password)))
    throw invalid(
      'PASSWORD_WRONG',
      'password',
      '现在的密码不对，请重新输入。',
      'The present password is not right; try again.',
    );
  await deps.counts.transaction(siteId, (tx) => attemptWentWell(deps, tx, attempting));
  return account;
}

/** A new key for the account's authenticator, which counts for nothing until a code of it was given. */
export async function offerKey(
  deps: IdentityDeps,
  siteId: number,
  accountId: string,
  issuer: string,
): Promise<FactorKey> {
  const account = await accountOf(deps, siteId, accountId);
  const secret = newSecret();
  const made = await deps.db.transaction(siteId, (tx) =>
    offerFactor(tx, accountId, deps.vault.seal(siteId, factorContext(accountId), secret)),
  );
  if (!made)
    throw conflict(
      'FACTOR_EXISTS',
      '已绑定验证器。要换新的，请先解除现在的绑定。',
      'An authenticator is set up already; remove it first.',
    );
  return keyOf(secret, issuer, account.signInName);
}

/** @returns ten codes, shown this once */
async function makeRecoveryCodes(deps: IdentityDeps, tx: Tx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCount }, newRecoveryCode);
  await replaceRecoveryCodes(
    tx,
    accountId,
    codes.map((code) => recoveryMark(deps, tx.siteId, accountId, tidyCode(code))),
  );
  return codes;
}

async function confirmKey(deps: IdentityDeps, tx: Tx, accountId: string, code: string): Promise<string[]> {
  const factor = await findFactor(tx, accountId);
  if (factor === undefined || factor.confirmedAt !== null)
    throw conflict(
      'FACTOR_NOT_OFFERED',
      '请先获取二维码或密钥，再输入验证码。',
      'Take a key first, then give a code of it.',
    );
  const now = deps.clock.now();
  const step = stepOf(deps.vault.open(tx.siteId, factorContext(accountId), factor.sealed), tidyCode(code), now);
  if (step === undefined || !(await takeStep(tx, accountId, step)))
    throw invalid(
      'CODE_REFUSED',
      'code',
      '验证码不对。请核对手机时间是否准确，再输入验证器现在显示的六位数字。',
      'The code is wrong. Check the time of the telephone, then enter the six digits shown now.',
    );
  await confirmFactor(tx, accountId, now);
  const codes = await makeRecoveryCodes(deps, tx, accountId);
  await recordIdentityEvent(tx, { kind: 'FACTOR_ENROLLED', by: accountId, accountId });
  return codes;
}

/** While signing in: the key, then its first code. */
export async function offerKeyAtSignIn(
  deps: IdentityDeps,
  siteId: number,
  token: string | undefined,
  issuer: string,
): Promise<FactorKey> {
  const session = await unfinished(deps, siteId, token, 'ENROL');
  return offerKey(deps, siteId, session.accountId, issuer);
}

export async function confirmKeyAtSignIn(
  deps: IdentityDeps,
  siteId: number,
  token: string | undefined,
  code: string,
  origin: Origin,
): Promise<SignedIn & { readonly codes: readonly string[] }> {
  const session = await unfinished(deps, siteId, token, 'ENROL');
  return deps.db.transaction(siteId, async (tx) => {
    const codes = await confirmKey(deps, tx, session.accountId, code);
    return { ...(await advance(deps, tx, session, 'ENROL', origin)), codes };
  });
}

/** By somebody who is signed in, of their own accord. @returns ten recovery codes */
export async function confirmOwnKey(
  deps: IdentityDeps,
  siteId: number,
  { person, sessionId }: Present,
  code: string,
): Promise<string[]> {
  return deps.db.transaction(siteId, async (tx) => {
    const codes = await confirmKey(deps, tx, person.id, code);
    await markSecondFactor(tx, sessionId);
    await deleteSessions(tx, person.id, sessionId);
    return codes;
  });
}

/** Ten new recovery codes in place of what is left; a code of the authenticator is asked for. */
export async function renewRecoveryCodes(
  deps: IdentityDeps,
  siteId: number,
  { person }: Present,
  code: string,
  origin: Origin,
): Promise<string[]> {
  await requireCode(deps, siteId, await accountOf(deps, siteId, person.id), code, origin);
  return deps.db.transaction(siteId, async (tx) => {
    await recordIdentityEvent(tx, { kind: 'RECOVERY_CODES_MADE', by: person.id, accountId: person.id });
    return makeRecoveryCodes(deps, tx, person.id);
  });
}

/** Removes one's own factor, by password and code, to set up another; who needs one is asked for it at the next sign-in. */
export async function removeOwnFactor(
  deps: IdentityDeps,
  siteId: number,
  { person }: Present,
  asked: { readonly password: string; readonly code: string },
  origin: Origin,
): Promise<void> {
  const account = await requirePassword(deps, siteId, person.id, asked.password, origin);
  await requireCode(deps, siteId, account, asked.code, origin);
  await deps.db.transaction(siteId, async (tx) => {
    await deleteFactor(tx, person.id);
    await recordIdentityEvent(tx, { kind: 'FACTOR_RESET', by: person.id, accountId: person.id });
  });
}
