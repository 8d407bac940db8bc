import { sql, type Tx } from '../platform/db/index.ts';

export interface Entry {
  readonly documentId: string;
  /** Heading, abstract, body, attachments, each as text of a tsvector; joined in this order. */
  readonly vectors: readonly [string, string, string, string];
  readonly unitId: string;
  readonly columnIds: readonly string[];
  readonly subjectCategory: string | null;
  readonly listedAt: Date;
}

export async function putEntry(tx: Tx, entry: Entry): Promise<void> {
  const [heading, abstract, body, attachments] = entry.vectors;
  await tx.run(sql`
    select put_search_entry(${entry.documentId}::uuid, ${heading}::tsvector || ${abstract}::tsvector || ${body}::tsvector || ${attachments}::tsvector,
      ${entry.unitId}::uuid, ${entry.columnIds}::uuid[], ${entry.subjectCategory}, ${entry.listedAt})`);
}

export async function dropEntry(tx: Tx, documentId: string): Promise<void> {
  await tx.run(sql`select drop_search_entry(${documentId}::uuid)`);
}
