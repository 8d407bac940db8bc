import type { Me } from '@openzone/contracts';
import { holds } from '../lib/roles.ts';

/** Whether the person has any part in requests: administrators run the site and see no cases. */
export function mayMeetRequests(me: Pick<Me, 'roles'>): boolean {
  return holds(me, 'HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE');
}
