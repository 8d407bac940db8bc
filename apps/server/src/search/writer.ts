import { sql, type Tx } from '../platform/db/index.ts';

export interface Entry {
  readonly documentId: string;
  /** The version whose words these are; nothing is written when another is public by now. */
  readonly versionId: string;
  /** Heading, abstract, body, attachments, each as text of a tsvector; joined in this order. */
  readonly vectors: readonly [string, string, string, string];
  readonly unitId: string;
  readonly columnIds: readonly string[];
  readonly subjectCategory: string | null;
  readonly listedAt: Date;
}

/**
 * Writes what still is public. @returns the documents that somebody is withdrawing at this moment, of which nothing was
 * written
 */
export async function putEntries(tx: Tx, entries: readonly Entry[]): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const of = <T>(pick: (entry: Entry) => T): T[] => entries.map(pick);
  const busy = await tx.rows<{ id: string }>(sql`
    select e.id from unnest(${of((e) => e.documentId)}::uuid[], ${of((e) => e.versionId)}::uuid[],
      ${of((e) => e.vectors[0])}::text[], ${of((e) => e.vectors[1])}::text[], ${of((e) => e.vectors[2])}::text[], ${of((e) => e.vectors[3])}::text[],
      ${of((e) => e.unitId)}::uuid[], ${of((e) => `{${e.columnIds.join()}}`)}::text[], ${of((e) => e.subjectCategory)}::text[],
      ${of((e) => e.listedAt.toISOString())}::timestamptz[]) as e (id, version, heading, abstract, body, attachments, unit, columns, subject, listed)
    where not put_search_entry(e.id, e.heading::tsvector || e.abstract::tsvector || e.body::tsvector || e.attachments::tsvector,
      e.unit, e.columns::uuid[], e.subject, e.listed, e.version, false)`);
  return new Set(busy.map(({ id }) => id));
}

/** The same for one, after whoever is withdrawing it. */
export async function putEntry(tx: Tx, entry: Entry): Promise<void> {
  const [heading, abstract, body, attachments] = entry.vectors;
  await tx.run(sql`
    select put_search_entry(${entry.documentId}::uuid, ${heading}::tsvector || ${abstract}::tsvector || ${body}::tsvector || ${attachments}::tsvector,
      ${entry.unitId}::uuid, ${entry.columnIds}::uuid[], ${entry.subjectCategory}, ${entry.listedAt}, ${entry.versionId}::uuid)`);
}

/** Takes documents out of the index; what of them is public is put back when they next are looked at. */
export async function dropEntries(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await tx.run(sql`select drop_search_entry(id) from unnest(${documentIds}::uuid[]) as id`);
}
