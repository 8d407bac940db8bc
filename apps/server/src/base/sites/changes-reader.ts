import type { SiteChange } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';

/** What was set of one thing, the newest first; at most 200. */
export async function listSiteChanges(reading: Reading, subject: string, subjectId: string): Promise<SiteChange[]> {
  const rows = await reading.rows<Omit<SiteChange, 'at'> & { readonly at: Date }>(sql`
    select act, before, after, note, by_name as by, at from site_change
    where subject = ${subject} and subject_id = ${subjectId} order by id desc limit 200`);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** How often one thing was set: what its maker saw, for those things that keep no revision of their own. */
export async function countSiteChanges(reading: Reading, subject: string, subjectId: string): Promise<number> {
  const row = await reading.row<{ count: number }>(sql`
    select count(*) as count from site_change where subject = ${subject} and subject_id = ${subjectId}`);
  return row?.count ?? 0;
}
