import type { TrailSettings } from '@openzone/contracts';
import { holds, type Person } from '../../base/identity/index.ts';
import { forbidden } from '../../platform/errors.ts';

/** Where a site has set nothing. */
export const defaultTrailSettings: TrailSettings = { readers: ['DISCLOSURE_OFFICE'] };

/** The administrator always, and whose post the site lets; only a post that reaches over the whole site, as the trail does. */
export function mayReadTrail(person: Person, settings: TrailSettings = defaultTrailSettings): boolean {
  const readers: readonly string[] = settings.readers;
  return holds(person, 'ADMIN') || person.roles.some(({ role, unitId }) => unitId === null && readers.includes(role));
}

export function requireTrailReader(person: Person, settings: TrailSettings): void {
  if (mayReadTrail(person, settings)) return;
  throw forbidden(
    '操作日志只对系统管理员和本站指定的人员开放，需要时请联系系统管理员。',
    'The trail is for the administrator and whom the site lets; ask the administrator.',
  );
}

/** Who may read is the administrator's to set: nobody lets themselves in. */
export function mayKeepTrail(person: Person): boolean {
  return holds(person, 'ADMIN');
}

export function requireTrailKeeper(person: Person): void {
  if (mayKeepTrail(person)) return;
  throw forbidden('谁可以查看操作日志由系统管理员设定。', 'Who may read the trail is set by the administrator.');
}
