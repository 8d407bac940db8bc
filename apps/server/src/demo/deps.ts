import type { FileStore } from '../base/files/index.ts';
import type { InspectDeps } from '../engines/publication/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { DecideDeps, ReadFile } from '../systems/legacy-files/index.ts';
import type { DemoRequestDeps } from './requests.ts';

export interface DemoDeps {
  readonly db: Database;
  readonly files: FileStore;
  readonly readFile: ReadFile;
  readonly redact: InspectDeps['redact'];
  /** Where requests are received; the database is the same. */
  readonly requests: Omit<DemoRequestDeps, 'db'>;
  /** What systems ask of a version before it is published. */
  readonly conditions: DecideDeps['conditions'];
  readonly log: (line: string) => void;
  /** How many short documents are generated besides the written ones. */
  readonly generated: number;
}
