import { sql, type Reading } from '../../platform/db/index.ts';
import type { DocumentKindCode } from './documents/index.ts';

/** The site's own texts of letters; the newest revision of a kind is in force. */

export interface TemplateRevision {
  readonly revision: number;
  /** Null: the text that comes with the program. */
  readonly body: string | null;
  readonly at: Date;
  /** Empty where it is not known. */
  readonly by: string;
}

/** Every text the kind ever had on this site, the newest first. */
export async function readTemplateRevisions(reading: Reading, kind: DocumentKindCode): Promise<TemplateRevision[]> {
  return reading.rows<TemplateRevision>(sql`
    select t.revision, t.body, t.at, coalesce(a.display_name, '') as by
    from letter_template t left join shared_account a on a.id = t.by_account where t.kind = ${kind} order by t.revision desc`);
}

/** The text in force, where the site has one of its own. */
export async function readTemplateText(reading: Reading, kind: DocumentKindCode): Promise<string | undefined> {
  const row = await reading.row<{ body: string | null }>(
    sql`select body from letter_template where kind = ${kind} order by revision desc limit 1`,
  );
  return row?.body ?? undefined;
}
