import type { Appearance, SiteLook } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';
import type { LookState, StoredPicture } from './look.ts';
import type { SiteProfile } from './profile.ts';

const untouched: LookState = { revision: 0, live: null, draft: null, draftBy: '', draftAt: null };

/** What is live and what is being prepared, for the back office. */
export async function readLook(reading: Reading): Promise<LookState> {
  const row = await reading.row<Omit<LookState, 'live'> & { readonly live: SiteLook | Record<string, never> }>(sql`
    select revision, live, draft, draft_name as "draftBy", draft_at as "draftAt" from site_look`);
  return row === undefined ? untouched : { ...row, live: 'home' in row.live ? (row.live as SiteLook) : null };
}

/** What the public sees; null while it is as the program has it. */
export async function readPublicLook(reading: Reading): Promise<SiteLook | null> {
  const row = await reading.row<{ live: SiteLook }>(sql`select live from public_look`);
  return row?.live ?? null;
}

/** A picture that is shown on the live site. */
export function findPublicPicture(reading: Reading, id: string): Promise<StoredPicture | undefined> {
  return reading.row(
    sql`select id, media_type as "mediaType", width, height, bytes from public_site_picture where id = ${id}`,
  );
}

/** Any picture of the site, for those who keep it. */
export function findPicture(reading: Reading, id: string): Promise<StoredPicture | undefined> {
  return reading.row(
    sql`select id, media_type as "mediaType", width, height, bytes from site_picture where id = ${id}`,
  );
}

/** Names, footer facts and contact as they are live. */
export async function readProfile(reading: Reading): Promise<SiteProfile> {
  const row = await reading.row<{ profile: SiteProfile }>(sql`select profile from site_profile`);
  if (row === undefined) throw new Error('the site has no profile');
  return row.profile;
}

/** Ids of the pictures that an appearance shows. */
export function picturesOf(look: Pick<Appearance, 'logo' | 'marks'>): string[] {
  const shown = [look.logo?.picture ?? null, ...look.marks.map(({ picture }) => picture)];
  return [...new Set(shown.filter((id) => id !== null))];
}
