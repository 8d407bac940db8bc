import type { Me } from '@openzone/contracts';
import { holds } from '../lib/roles.ts';

/** Who keeps the settings of letters and the calendar. */
export function maySet(me: Pick<Me, 'roles'>): boolean {
  return holds(me, 'ADMIN', 'DISCLOSURE_OFFICE');
}
