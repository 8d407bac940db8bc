import { sql, type Database, type Tx } from '../../platform/db/index.ts';
import type { SiteProfile } from './profile.ts';

export interface NewSite {
  readonly key: string;
  readonly hosts: readonly string[];
  readonly isDefault: boolean;
  readonly profile: SiteProfile;
}

/** Makes the site, or brings its profile and hosts up to date when the key exists. @returns its id */
export async function saveSite(db: Database, site: NewSite): Promise<number> {
  const row = await db.system((tx) =>
    tx.row<{ id: number }>(sql`
      insert into site (key, hosts, is_default) values (${site.key}, ${site.hosts}, ${site.isDefault})
      on conflict (key) do update set hosts = excluded.hosts, is_default = excluded.is_default returning id`),
  );
  if (row === undefined) throw new Error('a site was not returned by its own insert');
  await db.transaction(row.id, async (tx) => {
    await tx.run(sql`
      insert into site_profile (site_id, profile) values (${row.id}, ${JSON.stringify(site.profile)}::jsonb)
      on conflict (site_id) do update set profile = excluded.profile, updated_at = now()`);
  });
  return row.id;
}

export async function writeSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx.run(sql`
    insert into site_setting (site_id, key, value) values (${tx.siteId}, ${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (site_id, key) do update set value = excluded.value, updated_at = now()`);
}
