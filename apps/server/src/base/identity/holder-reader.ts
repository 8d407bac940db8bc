import type { Role } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';

/** A person of the back office as colleagues see them. */
export interface Colleague {
  readonly id: string;
  readonly displayName: string;
  readonly unitName: string;
}

const colleague = sql`a.id, a.display_name as "displayName", u.name as "unitName"`;
const source = sql`account a join unit u on u.site_id = a.site_id and u.id = a.unit_id`;

/** Who holds the role for the unit today, by the database's own rule, by name. */
export async function listHoldersOf(reading: Reading, role: Role, unitId: string | null): Promise<Colleague[]> {
  return reading.rows<Colleague>(sql`
    select ${colleague} from ${source} where a.active and holds_role(a.site_id, a.id, ${role}, ${unitId}::uuid)
    order by a.display_name, a.id`);
}

/** Everybody who can sign in, by name. */
export async function listColleagues(reading: Reading): Promise<Colleague[]> {
  return reading.rows<Colleague>(sql`select ${colleague} from ${source} where a.active order by a.display_name, a.id`);
}
