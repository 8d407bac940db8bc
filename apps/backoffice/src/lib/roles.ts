import type { Me, Role } from '@openzone/contracts';

/** Whether the person holds a role anywhere: what to show. What may be done the server decides. */
export function holds(me: Pick<Me, 'roles'>, ...roles: readonly Role[]): boolean {
  return me.roles.some((grant) => roles.includes(grant.role));
}
