import { readState } from '../engines/publication/index.ts';
import type { Reading } from '../platform/db/index.ts';

/** With the title of the document each is about. */
export async function withTitles<Row extends { readonly documentId: string }>(
  reading: Reading,
  rows: readonly Row[],
): Promise<(Row & { title: string })[]> {
  const titles = new Map<string, string>();
  for (const id of new Set(rows.map(({ documentId }) => documentId)))
    titles.set(id, (await readState(reading, id)).title);
  return rows.map((row) => ({ ...row, title: titles.get(row.documentId) ?? '' }));
}
