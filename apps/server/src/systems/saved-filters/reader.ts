import type { SavedFilter, SavedFilterScreen } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';
import type { Person } from '../../base/identity/index.ts';

/** One's own by name, then what others share with one's unit. */
export async function listSavedFilters(
  reading: Reading,
  person: Pick<Person, 'id' | 'unitId'>,
  screen: SavedFilterScreen,
): Promise<SavedFilter[]> {
  return reading.rows<SavedFilter>(sql`
    select f.id, f.screen, f.name, f.search, f.unit_id is not null as shared, f.account_id = ${person.id}::uuid as own, a.display_name as owner
    from saved_filter f join shared_account a on a.site_id = f.site_id and a.id = f.account_id
    where f.screen = ${screen} and (f.account_id = ${person.id}::uuid or f.unit_id = ${person.unitId}::uuid)
    order by f.account_id = ${person.id}::uuid desc, f.name, f.id`);
}

export async function countSavedFilters(reading: Reading, accountId: string): Promise<number> {
  const row = await reading.row<{ count: number }>(
    sql`select count(*) as count from saved_filter where account_id = ${accountId}::uuid`,
  );
  return row?.count ?? 0;
}
