import { createHash } from 'node:crypto';
import type { Appearance } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { recordSiteChange } from './changes-writer.ts';
import { textsOf, type StoredPicture } from './look.ts';
import { readLook, readProfile } from './look-reader.ts';

interface Maker {
  readonly id: string;
  readonly displayName: string;
}

/** One after the other: until the end of the transaction nobody else changes the appearance. */
export async function lockLook(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4158023, ${tx.siteId}::integer)`);
}

/** Keeps what is being prepared; nobody outside sees it. Null throws it away. */
export async function saveLookDraft(tx: Tx, draft: Appearance | null, by: Maker | null): Promise<void> {
  const json = draft === null ? null : JSON.stringify(draft);
  await tx.run(sql`
    insert into site_look (site_id, draft, draft_by, draft_name, draft_at)
    values (${tx.siteId}, ${json}::jsonb, ${by?.id ?? null}::uuid, ${by?.displayName ?? ''},
      case when ${json}::jsonb is null then null else now() end)
    on conflict (site_id) do update set revision = site_look.revision + 1, draft = excluded.draft, draft_by = excluded.draft_by,
      draft_name = excluded.draft_name, draft_at = excluded.draft_at`);
}

/** Shows to everybody what was prepared, with what stood before and after on record. */
export async function publishLook(tx: Tx, by: Maker | null, note: string): Promise<void> {
  const { draft, live } = await readLook(tx);
  if (draft === null) throw new Error('nothing was prepared');
  const profile = await readProfile(tx);
  const { texts, ...look } = draft;
  await tx.run(sql`
    update site_look set live = draft - 'texts', draft = null, draft_by = null, draft_name = '', draft_at = null, revision = revision + 1`);
  await tx.run(sql`
    update site_profile set profile = profile || ${JSON.stringify(texts)}::jsonb, updated_at = now()
    where profile is distinct from profile || ${JSON.stringify(texts)}::jsonb`);
  await recordSiteChange(tx, {
    subject: 'appearance',
    subjectId: 'site',
    act: 'publish',
    before: { texts: textsOf(profile), ...live },
    after: { texts, ...look },
    note,
    by,
  });
}

/** Keeps a picture of the site under the hash of its bytes. @returns its id */
export async function addPicture(tx: Tx, picture: Omit<StoredPicture, 'id'>, by: Maker | null): Promise<string> {
  const id = createHash('sha256').update(picture.bytes).digest('hex');
  await tx.run(sql`
    insert into site_picture (site_id, id, media_type, width, height, bytes, created_by)
    values (${tx.siteId}, ${id}, ${picture.mediaType}, ${picture.width}, ${picture.height}, ${picture.bytes}, ${by?.id ?? null}::uuid)
    on conflict do nothing`);
  return id;
}
