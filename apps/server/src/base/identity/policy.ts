import { forbidden } from '../../platform/errors.ts';
import { holds, type Person } from './domain.ts';

/** Who may do what to people. The only place that says so in the program. */

/** Accounts, posts, resets, single sign-on. */
export function mayManagePeople(person: Person): boolean {
  return holds(person, 'ADMIN');
}

/** Units: who is there, under what name, under whom, and who takes over. */
export function mayManageUnits(person: Person): boolean {
  return holds(person, 'ADMIN');
}

export function requireUnitManager(person: Person): void {
  if (mayManageUnits(person)) return;
  throw forbidden('机构由系统管理员维护。', 'Units are kept by the administrator.');
}

export function requireManager(person: Person): void {
  if (mayManagePeople(person)) return;
  throw forbidden('人员和账号由系统管理员维护。', 'People and accounts are kept by the administrator.');
}

/** One's own posts are one's own to delegate; an administrator does it for who is away. The same for leave. */
export function requireOwnOrManager(person: Person, accountId: string): void {
  if (person.id === accountId || mayManagePeople(person)) return;
  throw forbidden(
    '只能登记本人的请假和代理；为他人登记请找系统管理员。',
    'You may record your own leave and delegation; for others ask the administrator.',
  );
}
