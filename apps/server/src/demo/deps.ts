import type { FileStore } from '../base/files/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { ReadFile } from '../systems/legacy-files/index.ts';

export interface DemoDeps {
  readonly db: Database;
  readonly files: FileStore;
  readonly readFile: ReadFile;
  readonly log: (line: string) => void;
  /** How many short documents are generated besides the written ones. */
  readonly generated: number;
}
