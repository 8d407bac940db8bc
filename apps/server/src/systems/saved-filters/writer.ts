import type { SavedFilterInput } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Person } from '../../base/identity/index.ts';
import { countSavedFilters } from './reader.ts';

/** Of one person, on all lists together. */
const most = 100;

/** Keeps it; one of the same name on the same list is replaced. @throws AppError SAVED_FILTERS_FULL */
export async function saveFilter(
  tx: Tx,
  person: Pick<Person, 'id' | 'unitId'>,
  { screen, name, search, shared }: SavedFilterInput,
): Promise<void> {
  if ((await countSavedFilters(tx, person.id)) >= most) {
    throw invalid(
      'SAVED_FILTERS_FULL',
      'name',
      `最多保存 ${most} 个筛选，请先删除不用的。`,
      `At most ${most} filters can be kept; remove some first.`,
    );
  }
  await tx.run(sql`
    insert into saved_filter (site_id, id, account_id, unit_id, screen, name, search)
    values (${tx.siteId}, ${newId()}, ${person.id}, ${shared ? person.unitId : null}, ${screen}, ${name.trim()}, ${JSON.stringify(search)}::jsonb)
    on conflict (site_id, account_id, screen, name) do update set search = excluded.search, unit_id = excluded.unit_id`);
}

/** Only its owner does. */
export async function deleteSavedFilter(tx: Tx, person: Pick<Person, 'id'>, id: string): Promise<void> {
  const gone = await tx.run(sql`delete from saved_filter where id = ${id}::uuid and account_id = ${person.id}::uuid`);
  if (gone === 0) throw notFound({ zh: '这个筛选', en: 'This filter' });
}

/** What people of a unit had shared with it, they share with the one they belong to now. */
export async function handOverFilters(tx: Tx, from: string, to: string, owners: readonly string[]): Promise<void> {
  await tx.run(sql`
    update saved_filter set unit_id = ${to}::uuid where unit_id = ${from}::uuid and account_id = any(${owners}::uuid[])`);
}
