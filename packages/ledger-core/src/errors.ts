/** What can go wrong; stable, for programs to branch on. */
export type LedgerErrorCode =
  /** A tree size or index that is no whole number from 0 to 2^53 - 1, or lies outside the tree. */
  | 'INVALID_SIZE'
  /** A hash that is not 32 bytes long. */
  | 'INVALID_HASH'
  /** The proof does not show that the leaf is in the tree with this root. */
  | 'INCLUSION_NOT_PROVEN'
  /** The proof does not show that the larger tree continues the smaller one; or the smaller one is empty, which proves nothing. */
  | 'CONSISTENCY_NOT_PROVEN'
  /** A path that names no tile and no bundle. */
  | 'MALFORMED_TILE_PATH'
  /** A tile that has not the length its path says. */
  | 'MALFORMED_TILE'
  /** A bundle of entries that ends early, goes on too long, or cannot hold an entry. */
  | 'MALFORMED_BUNDLE'
  /** The log does not serve a resource that this tree needs. */
  | 'RESOURCE_MISSING'
  /** The log could not be reached, or answered with an error or with far too much. */
  | 'SOURCE_FAILED'
  /** A tile or an entry that does not belong to the tree with this root. */
  | 'TREE_MISMATCH'
  /** Text that is no signed note. */
  | 'MALFORMED_NOTE'
  /** A verifier key or signer key that cannot be read. */
  | 'MALFORMED_KEY'
  /** A key whose signature type this verifier was not given. */
  | 'UNKNOWN_ALGORITHM'
  /** Two known keys share name and identifier, so a signature cannot be attributed. */
  | 'AMBIGUOUS_KEY'
  /** A signature by a known key that does not fit the text. */
  | 'INVALID_SIGNATURE'
  /** No signature by a known key. */
  | 'NOT_SIGNED'
  /** A note that is no checkpoint. */
  | 'MALFORMED_CHECKPOINT'
  /** Text that is no self-contained proof. */
  | 'MALFORMED_PROOF'
  /** A policy that contradicts itself or can never be met. */
  | 'INVALID_POLICY'
  /** A checkpoint of a log that the policy does not name. */
  | 'UNKNOWN_LOG'
  /** Fewer witnesses have cosigned than the policy wants. */
  | 'QUORUM_NOT_MET'
  /** A request or an answer of the witness protocol that cannot be read. */
  | 'MALFORMED_WITNESS_MESSAGE'
  /** A value that has no canonical JSON form, or text that is not in it. */
  | 'NOT_CANONICAL_JSON'
  /** A commitment without a salt of at least 16 bytes. */
  | 'INVALID_SALT'
  /** What was opened is not what was committed to. */
  | 'COMMITMENT_MISMATCH';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The one error of this package: a stable code, and a sentence in both languages that names the trouble and the remedy. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  readonly text: Text;

  constructor(code: LedgerErrorCode, text: Text, options?: ErrorOptions) {
    super(`${code}: ${text.en}`, options);
    this.name = 'LedgerError';
    this.code = code;
    this.text = text;
  }
}

/** Whether an error is of this package, and of this code when one is given. */
export function isLedgerError(error: unknown, code?: LedgerErrorCode): error is LedgerError {
  return error instanceof LedgerError && (code === undefined || error.code === code);
}

export function ledgerError(code: LedgerErrorCode, zh: string, en: string): LedgerError {
  return new LedgerError(code, { zh, en });
}
