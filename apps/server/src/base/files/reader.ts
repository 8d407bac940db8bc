import { sql, type Reading } from '../../platform/db/index.ts';

export interface FileRecord {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

export async function findFile(reading: Reading, sha256: string): Promise<FileRecord | undefined> {
  return reading.row<FileRecord>(
    sql`select sha256, size, media_type as "mediaType" from file where sha256 = ${sha256}`,
  );
}

/** Whether this person handed in these bytes. */
export async function isHolder(reading: Reading, sha256: string, accountId: string): Promise<boolean> {
  const row = await reading.row(
    sql`select sha256 from file_holder where sha256 = ${sha256} and account_id = ${accountId}::uuid`,
  );
  return row !== undefined;
}

/** The extracted words of files, for search. */
export async function readFileTexts(reading: Reading, sha256s: readonly string[]): Promise<string[]> {
  if (sha256s.length === 0) return [];
  const rows = await reading.rows<{ text: string }>(
    sql`select extracted_text as text from file where sha256 = any(${sha256s}) and extracted_text is not null`,
  );
  return rows.map((row) => row.text);
}

/** The same, by file: what holds no words has no entry. */
export async function readTextsByFile(
  reading: Reading,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sha256s.length === 0) return new Map();
  const rows = await reading.rows<{ sha256: string; text: string }>(
    sql`select sha256, extracted_text as text from file where sha256 = any(${sha256s}) and extracted_text is not null`,
  );
  return new Map(rows.map(({ sha256, text }) => [sha256, text]));
}

/** Contents whose bytes are to be removed, the oldest first. */
export async function listRemovals(reading: Reading, limit: number): Promise<string[]> {
  const rows = await reading.rows<{ sha256: string }>(
    sql`select sha256 from file_removal order by asked_at, sha256 limit ${limit}`,
  );
  return rows.map((row) => row.sha256);
}
