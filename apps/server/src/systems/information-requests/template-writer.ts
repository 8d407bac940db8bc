import { sql, type Tx } from '../../platform/db/index.ts';
import type { DocumentKindCode } from './documents/index.ts';

/** Writes the revision after the one that was seen. @returns false where somebody else had written it already */
export async function writeTemplateRevision(
  tx: Tx,
  kind: DocumentKindCode,
  seen: number,
  body: string | null,
  by: string,
): Promise<boolean> {
  const count = await tx.run(sql`
    insert into letter_template (site_id, kind, revision, body, by_account)
    select ${tx.siteId}::integer, ${kind}::text, ${seen + 1}::integer, ${body}::text, ${by}::uuid
    where ${seen}::integer = (select coalesce(max(revision), 0) from letter_template where kind = ${kind})
    on conflict do nothing`);
  return count > 0;
}
