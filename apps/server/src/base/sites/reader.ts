import { sql, type Database, type Reading } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Site, SiteProfile } from './profile.ts';

interface SiteRow {
  readonly id: number;
  readonly key: string;
}

/** The site a host name belongs to; the default site for any other. Names without the port, lower case. */
export async function findSiteByHost(db: Database, host: string): Promise<Site> {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const row = await db.system((tx) =>
    tx.row<SiteRow>(
      sql`select id, key from site where ${name} = any(hosts) or is_default order by (${name} = any(hosts)) desc limit 1`,
    ),
  );
  if (row === undefined) throw noSite();
  return loadSite(db, row);
}

export async function findSiteByKey(db: Database, key: string): Promise<Site | undefined> {
  const row = await db.system((tx) => tx.row<SiteRow>(sql`select id, key from site where key = ${key}`));
  return row === undefined ? undefined : loadSite(db, row);
}

export async function listSites(db: Database): Promise<Site[]> {
  const rows = await db.system((tx) => tx.rows<SiteRow>(sql`select id, key from site order by id`));
  return Promise.all(rows.map((row) => loadSite(db, row)));
}

async function loadSite(db: Database, row: SiteRow): Promise<Site> {
  const found = await db.read(row.id, (reading) =>
    reading.row<{ profile: SiteProfile }>(sql`select profile from public_site`),
  );
  if (found === undefined) throw noSite();
  return { ...row, profile: found.profile };
}

/** A rule of the site, or the given default when the site has not set it. */
export async function readSetting<T>(reading: Reading, key: string, otherwise: T): Promise<T> {
  const row = await reading.row<{ value: T }>(sql`select value from site_setting where key = ${key}`);
  return row?.value ?? otherwise;
}

function noSite(): AppError {
  return new AppError({
    id: 'NO_SITE',
    status: 503,
    text: {
      zh: '还没有建立站点。请运行 openzone doctor 查看原因，或以演示模式启动（OPENZONE_DEMO=true）。',
      en: 'No site has been set up yet. Run openzone doctor, or start in demonstration mode (OPENZONE_DEMO=true).',
    },
  });
}
