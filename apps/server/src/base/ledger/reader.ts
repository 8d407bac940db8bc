import { sql, type Reading } from '../../platform/db/index.ts';

export interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly madeAt: Date;
}

/** How many entries were appended. */
export async function readLogSize(reading: Reading): Promise<number> {
  return (await reading.row<{ size: number }>(sql`select size from ledger_log`))?.size ?? 0;
}

/** What was signed last. */
export async function readLastCheckpoint(reading: Reading): Promise<CheckpointRow | undefined> {
  return reading.row<CheckpointRow>(
    sql`select size, root, note, made_at as "madeAt" from ledger_checkpoint order by size desc limit 1`,
  );
}

export interface LeafRow {
  readonly sequence: number;
  readonly entry: string;
  readonly leafHash: Buffer;
}

/** Entries from `from` on, at most `limit`. */
export async function readLeaves(reading: Reading, from: number, limit: number): Promise<LeafRow[]> {
  return reading.rows<LeafRow>(sql`
    select sequence, entry, leaf_hash as "leafHash" from ledger_entry where sequence >= ${from} order by sequence limit ${limit}`);
}

/** When the entry at this place was appended; null where there is none. */
export async function readAppendedAt(reading: Reading, sequence: number): Promise<Date | null> {
  const row = await reading.row<{ at: Date }>(
    sql`select appended_at as at from ledger_entry where sequence = ${sequence}`,
  );
  return row?.at ?? null;
}

/** The greatest once-key that begins so. */
export async function lastOnceKey(reading: Reading, prefix: string): Promise<string | undefined> {
  const row = await reading.row<{ key: string | null }>(
    sql`select max(once_key) as key from ledger_entry where starts_with(once_key, ${prefix})`,
  );
  return row?.key ?? undefined;
}

/** Cosignatures of witnesses over the checkpoint of this size, as lines of a signed note. */
export async function readCosignatures(reading: Reading, size: number): Promise<string[]> {
  const rows = await reading.rows<{ line: string }>(
    sql`select line from ledger_cosignature where size = ${size} order by witness`,
  );
  return rows.map((row) => row.line);
}
