import type { Role } from '@openzone/contracts';
import type { Tx } from '../../platform/db/index.ts';
import { conflict, invalid, notFound, type AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { hashPassword } from './sign-in.ts';
import type { IdentityDeps } from './deps.ts';
import type { Person } from './domain.ts';
import { recordIdentityEvent } from './event-writer.ts';
import { deleteFactor } from './factor-writer.ts';
import {
  countOtherAdministrators,
  findAccount,
  findAccountByName,
  listDelegations,
  type Account,
} from './people-reader.ts';
import {
  endAbsence,
  endDelegation,
  endPost,
  insertAbsence,
  insertDelegation,
  insertPost,
  updateAccount,
} from './people-writer.ts';
import { requireManager, requireOwnOrManager } from './policy.ts';
import { listUnits } from './reader.ts';
import { deleteSessions, forgetDevices } from './session-writer.ts';
import { newRecoveryCode } from './totp.ts';
import { insertAccount, updatePassword } from './writer.ts';

/** How long a password given by somebody else opens the first sign-in. */
const initialHours = 72;

/** Shown once, to whoever passes it on. */
export interface InitialPassword {
  readonly password: string;
  readonly expiresAt: Date;
}

async function newInitialPassword(deps: IdentityDeps): Promise<InitialPassword & { readonly hash: string }> {
  const password = `${newRecoveryCode()}-${newRecoveryCode()}`;
  return {
    password,
    hash: await hashPassword(password),
    expiresAt: new Date(deps.clock.now().getTime() + initialHours * 3_600_000),
  };
}

async function accountOf(tx: Tx, id: string): Promise<Account> {
  const account = await findAccount(tx, id);
  if (account === undefined) throw notFound({ zh: '这个账号', en: 'This account' });
  return account;
}

async function requireUnit(tx: Tx, id: string, field: string): Promise<void> {
  const units = await listUnits(tx);
  if (!units.some((unit) => unit.id === id && unit.state === 'ACTIVE'))
    throw invalid(
      'UNKNOWN_UNIT',
      field,
      '没有这个单位，请从列表中选择。',
      'There is no such unit; choose one from the list.',
    );
}

export interface PersonInput {
  /** Where it is known beforehand. */
  readonly id?: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly unitId: string;
}

/** Opens an account with an initial password. `by` null: the operator at the command line. */
export async function createAccount(
  deps: IdentityDeps,
  siteId: number,
  by: Person | null,
  { id = newId(), signInName, displayName, unitId }: PersonInput,
): Promise<InitialPassword & { readonly id: string }> {
  if (by !== null) requireManager(by);
  const initial = await newInitialPassword(deps);
  await deps.db.transaction(siteId, async (tx) => {
    await requireUnit(tx, unitId, 'unitId');
    if ((await findAccountByName(tx, signInName)) !== undefined)
      throw conflict(
        'SIGN_IN_NAME_TAKEN',
        `用户名“${signInName}”已有人使用，请换一个。`,
        `The user name “${signInName}” is taken; choose another.`,
      );
    await insertAccount(tx, {
      id,
      signInName,
      displayName,
      passwordHash: initial.hash,
      unitId,
      roles: [],
      demonstration: false,
    });
    await updatePassword(tx, id, { hash: initial.hash, mustChange: true, expiresAt: initial.expiresAt });
    await recordIdentityEvent(tx, {
      kind: 'ACCOUNT_OPENED',
      by: by?.id ?? null,
      accountId: id,
      after: { signInName, displayName, unitId },
    });
  });
  return { id, password: initial.password, expiresAt: initial.expiresAt };
}

/** Name, home unit, and whether the account is open. */
export async function changeAccount(
  deps: IdentityDeps,
  siteId: number,
  by: Person,
  id: string,
  to: { readonly displayName: string; readonly unitId: string; readonly active: boolean },
): Promise<void> {
  requireManager(by);
  await deps.db.transaction(siteId, async (tx) => {
    const { displayName, unitId, active } = await accountOf(tx, id);
    await requireUnit(tx, to.unitId, 'unitId');
    await updateAccount(tx, id, to);
    if (!to.active) await requireAdministrator(tx, id);
    const event = { by: by.id, accountId: id, before: { displayName, unitId, active }, after: to };
    await recordIdentityEvent(tx, { kind: 'ACCOUNT_CHANGED', ...event });
  });
}

/** A site that nobody can administer can only be helped from the command line. */
async function requireAdministrator(tx: Tx, except: string): Promise<void> {
  if ((await countOtherAdministrators(tx, except)) > 0) return;
  throw conflict(
    'LAST_ADMINISTRATOR',
    '这是最后一个系统管理员，请先任命另一位。',
    'This is the last administrator; appoint another first.',
  );
}

export interface PostInput {
  readonly role: Role;
  readonly unitId: string | null;
  readonly from: string;
  readonly until: string | null;
}

/** Gives a post from a day on. */
export async function givePost(
  deps: IdentityDeps,
  siteId: number,
  by: Person | null,
  id: string,
  post: PostInput,
): Promise<void> {
  if (by !== null) requireManager(by);
  const isOfUnit = post.role === 'HANDLER' || post.role === 'UNIT_HEAD';
  if (isOfUnit !== (post.unitId !== null))
    throw invalid(
      'POST_UNIT',
      'unitId',
      isOfUnit ? '经办人和单位负责人须选择单位。' : '这个角色面向全站，不选单位。',
      isOfUnit ? 'A handler or head belongs to a unit; choose it.' : 'This role is for the whole site; choose no unit.',
    );
  if (post.until !== null && post.until < post.from) throw daysWrong();
  await deps.db.transaction(siteId, async (tx) => {
    const account = await accountOf(tx, id);
    if (post.unitId !== null) await requireUnit(tx, post.unitId, 'unitId');
    const isHeld = account.posts.some(
      (one) =>
        one.role === post.role &&
        one.unitId === post.unitId &&
        (one.until === null || one.until >= post.from) &&
        (post.until === null || one.from <= post.until),
    );
    if (isHeld)
      throw conflict(
        'POST_TWICE',
        '这个人在这段时间已担任这一职务；要改截止日，请先结束原来的任职。',
        'The person holds this post in these days already; end it before giving it anew.',
      );
    await insertPost(tx, { id: newId(), accountId: id, ...post });
    await recordIdentityEvent(tx, {
      kind: 'POST_GIVEN',
      by: by?.id ?? null,
      accountId: id,
      unitId: post.unitId,
      after: post,
    });
  });
}

/** The last day on which a post is held. */
export async function takePost(
  deps: IdentityDeps,
  siteId: number,
  by: Person,
  id: string,
  postId: string,
  until: string,
): Promise<void> {
  requireManager(by);
  await deps.db.transaction(siteId, async (tx) => {
    const before = (await accountOf(tx, id)).posts.find((one) => one.id === postId);
    if (before === undefined) throw notFound({ zh: '这个任职', en: 'This post' });
    await endPost(tx, id, postId, until);
    if (before.role === 'ADMIN') await requireAdministrator(tx, id);
    await recordIdentityEvent(tx, {
      kind: 'POST_ENDED',
      by: by.id,
      accountId: id,
      unitId: before.unitId,
      before,
      after: { ...before, until },
    });
  });
}

/** An initial password in place of one that was forgotten; every session and known browser of the account is gone. */
export async function resetPassword(
  deps: IdentityDeps,
  siteId: number,
  by: Person | null,
  id: string,
): Promise<InitialPassword> {
  if (by !== null) requireManager(by);
  const { hash, password, expiresAt } = await newInitialPassword(deps);
  await deps.db.transaction(siteId, async (tx) => {
    await accountOf(tx, id);
    await updatePassword(tx, id, { hash, mustChange: true, expiresAt });
    await deleteSessions(tx, id, null);
    await forgetDevices(tx, id);
    await recordIdentityEvent(tx, { kind: 'PASSWORD_RESET', by: by?.id ?? null, accountId: id });
  });
  return { password, expiresAt };
}

/** Takes a lost authenticator off; where one is required, the next sign-in sets up another. The person is told. */
export async function resetFactor(deps: IdentityDeps, siteId: number, by: Person | null, id: string): Promise<void> {
  if (by !== null) requireManager(by);
  await deps.db.transaction(siteId, async (tx) => {
    await accountOf(tx, id);
    if (!(await deleteFactor(tx, id)))
      throw notFound({ zh: '这个账号的验证器', en: 'An authenticator of this account' });
    await deleteSessions(tx, id, null);
    await forgetDevices(tx, id);
    await recordIdentityEvent(tx, { kind: 'FACTOR_RESET', by: by?.id ?? null, accountId: id });
    await deps.tell(
      tx,
      id,
      `factor-reset:${newId()}`,
      { zh: '您的验证器已由管理员解除', en: 'Your authenticator was removed by an administrator' },
      {
        zh: `操作人：${by?.displayName ?? '系统运维（命令行）'}。如果您没有要求这样做，请立即修改密码并报告。`,
        en: `By ${by?.displayName ?? 'the operator at the command line'}. If you did not ask for it, change your password at once and report it.`,
      },
    );
  });
}

/** Signs the account out everywhere. @returns how many sessions ended */
export async function revokeSessionsOf(deps: IdentityDeps, siteId: number, by: Person, id: string): Promise<number> {
  requireManager(by);
  return deps.db.transaction(siteId, async (tx) => {
    await accountOf(tx, id);
    const sessions = await deleteSessions(tx, id, null);
    await recordIdentityEvent(tx, { kind: 'SESSION_REVOKED', by: by.id, accountId: id, after: { sessions } });
    return sessions;
  });
}

function daysWrong(): AppError {
  return invalid('DAYS_WRONG', 'until', '截止日不能早于起始日。', 'The last day cannot be before the first.');
}

export interface AbsenceInput {
  readonly from: string;
  readonly until: string;
  readonly note: string;
}

export async function recordAbsence(
  deps: IdentityDeps,
  siteId: number,
  by: Person,
  id: string,
  input: AbsenceInput,
): Promise<void> {
  requireOwnOrManager(by, id);
  if (input.until < input.from) throw daysWrong();
  await deps.db.transaction(siteId, async (tx) => {
    await accountOf(tx, id);
    await insertAbsence(tx, { id: newId(), accountId: id, ...input, by: by.id });
    await recordIdentityEvent(tx, { kind: 'LEAVE_RECORDED', by: by.id, accountId: id, after: input });
  });
}

export async function cancelAbsence(
  deps: IdentityDeps,
  siteId: number,
  by: Person,
  id: string,
  absenceId: string,
): Promise<void> {
  requireOwnOrManager(by, id);
  await deps.db.transaction(siteId, async (tx) => {
    const before = (await accountOf(tx, id)).absences.find((one) => one.id === absenceId);
    if (before === undefined) throw notFound({ zh: '这次请假', en: 'This leave' });
    await endAbsence(tx, id, absenceId);
    await recordIdentityEvent(tx, { kind: 'LEAVE_ENDED', by: by.id, accountId: id, before });
  });
}

export interface DelegationInput {
  readonly fromId: string;
  readonly toId: string;
  readonly roles: readonly Role[];
  readonly unitId: string | null;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** 代理: lets somebody act in one's posts from a day to a day. Whoever is asked to is told. */
export async function delegate(deps: IdentityDeps, siteId: number, by: Person, input: DelegationInput): Promise<void> {
  requireOwnOrManager(by, input.fromId);
  if (input.until < input.from) throw daysWrong();
  if (input.fromId === input.toId)
    throw invalid('DELEGATE_ONESELF', 'toId', '请选择另一个人代理。', 'Choose somebody else to act.');
  await deps.db.transaction(siteId, async (tx) => {
    const from = await accountOf(tx, input.fromId);
    const to = await accountOf(tx, input.toId);
    const lacking = input.roles.find((role) => !from.posts.some((post) => post.role === role && fits(post, input)));
    if (lacking !== undefined)
      throw invalid(
        'DELEGATION_WITHOUT_POST',
        'roles',
        `${from.displayName}在这段时间没有这个职务，不能委托他人代理。`,
        `${from.displayName} does not hold this post in these days and cannot delegate it.`,
      );
    await insertDelegation(tx, { id: newId(), ...input, by: by.id });
    await recordIdentityEvent(tx, {
      kind: 'DELEGATED',
      by: by.id,
      accountId: input.fromId,
      unitId: input.unitId,
      after: input,
    });
    await deps.tell(
      tx,
      to.id,
      `delegated:${newId()}`,
      { zh: `请您代理${from.displayName}的工作`, en: `You are to act for ${from.displayName}` },
      {
        zh: `自 ${input.from} 至 ${input.until}。代理期间的操作会同时记下两个人；本人起草或认定的文件，代理人不能审查。`,
        en: `From ${input.from} to ${input.until}. What you do in their place names both of you; what either of you wrote, neither reviews.`,
      },
    );
  });
}

function fits(post: Account['posts'][number], input: DelegationInput): boolean {
  return (
    post.from <= input.until &&
    (post.until === null || post.until >= input.from) &&
    (input.unitId === null || post.unitId === null || post.unitId === input.unitId)
  );
}

export async function recallDelegation(deps: IdentityDeps, siteId: number, by: Person, id: string): Promise<void> {
  await deps.db.transaction(siteId, async (tx) => {
    const before = (await listDelegations(tx, null)).find((one) => one.id === id);
    if (before === undefined) throw notFound({ zh: '这项代理', en: 'This delegation' });
    requireOwnOrManager(by, before.fromId);
    if (!(await endDelegation(tx, id, by.id)))
      throw conflict('DELEGATION_OVER', '这项代理已经结束。', 'This delegation has ended already.');
    await recordIdentityEvent(tx, {
      kind: 'DELEGATION_ENDED',
      by: by.id,
      accountId: before.fromId,
      unitId: before.unitId,
      before,
    });
  });
}
