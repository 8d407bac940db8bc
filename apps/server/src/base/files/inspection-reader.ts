import type { FileFormat, HiddenFinding, TextPlace } from '@openzone/redaction';
import { sql, type Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';

/** Raised when the rules by which files are looked into change: every file is then looked into again. */
export const INSPECTOR = 1;

/** What looking into a content has found. */
export interface FileInspection {
  readonly sha256: string;
  readonly inspector: number;
  /** `text`: characters and nothing besides, so nothing is hidden. Null where it could not be read. */
  readonly format: FileFormat | 'text' | null;
  /** Why it could not be read. */
  readonly problem: Text | null;
  /** What its readers see, and where in the file each stretch stands. */
  readonly text: string;
  readonly places: readonly TextPlace[];
  readonly hidden: readonly HiddenFinding[];
  readonly at: Date;
}

export type NewInspection = Omit<FileInspection, 'inspector' | 'at'>;

/** Inspections by today's rules; a content that waits for one has no entry. */
export async function readInspections(
  reading: Reading,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, FileInspection>> {
  if (sha256s.length === 0) return new Map();
  const rows = await reading.rows<FileInspection>(sql`
    select sha256, inspector, format, problem, text, places, hidden, inspected_at as at from file_inspection
    where sha256 = any(${sha256s}) and inspector >= ${INSPECTOR}`);
  return new Map(rows.map((row) => [row.sha256, row]));
}
