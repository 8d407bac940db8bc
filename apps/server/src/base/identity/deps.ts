import type { Role } from '@openzone/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reading, Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';

/** What of the vault is needed here; see `base/vault`. */
export interface Sealing {
  seal(siteId: number, context: string, plain: Uint8Array): Buffer;
  open(siteId: number, context: string, sealed: Uint8Array): Buffer;
  mark(siteId: number, purpose: string, text: string): string;
}

/** How a site wants its people to sign in. */
export interface SignInSettings {
  /** Whoever holds one of these roles needs a second factor. */
  readonly secondFactorRoles: readonly Role[];
  /** Whether accounts made for demonstration need none all the same. */
  readonly demonstrationExempt: boolean;
  /** How long a session lasts at most. */
  readonly sessionHours: number;
  /** Wrong attempts that are free, see `lock-out.ts`, and the longest wait after them. */
  readonly attemptsHere: number;
  readonly attemptsAccount: number;
  readonly attemptsAddress: number;
  readonly longestWaitMinutes: number;
}

export interface IdentityDeps {
  readonly db: Database;
  /** The same database off the trail of the request: what counts an attempt is not yet the act, which may be refused. */
  readonly counts: Database;
  readonly vault: Sealing;
  readonly clock: Clock;
  readonly settings: (reading: Reading) => Promise<SignInSettings>;
  /** The client's secret for this issuer that the operator keeps in a file; undefined where there is none for it. */
  readonly secretInFile: (siteKey: string, issuer: string) => string | undefined;
  /** Tells the person in their inbox, in the transaction of the act. `key` names the event. */
  readonly tell: (tx: Tx, accountId: string, key: string, subject: Text, body: Text) => Promise<void>;
}

/** Where an attempt comes from. */
export interface Origin {
  readonly address: string;
  /** The browser's name for itself. */
  readonly agent: string;
  /** The cookie of a browser that has signed in before. */
  readonly device: string | undefined;
}

/** What is left to do before a session opens anything. */
export type SignInStep = 'CODE' | 'PASSWORD' | 'ENROL';
