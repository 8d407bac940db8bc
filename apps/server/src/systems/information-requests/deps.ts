import type { ExtractService } from '../../base/files/extract/index.ts';
import type { Vault } from '../../base/vault/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Printer } from '../../platform/print/index.ts';

/** What the procedure needs of the program around it. */
export interface RequestDeps {
  readonly db: Database;
  /** As the public site reads: for finding what is already public. */
  readonly publicDb: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Says what a file is and whether it is sound. */
  readonly extract: ExtractService;
  readonly printer: Printer;
  /** HMAC key of the passes given for number and query code. */
  readonly passKey: Uint8Array;
}
