/**
 * Verifiable logs in the C2SP formats: Merkle trees (RFC 6962, RFC 9162), tiles, signed checkpoints, witnesses and
 * self-contained proofs.
 *
 * Pure and browser-safe: no clock, no file, no network but what the caller passes in. What is checked either returns or throws a
 * LedgerError; nothing reports failure by a value that could be overlooked. Sizes, indices and times are whole numbers up
 * to 2^53 - 1; hashes are 32 bytes. SM2, SM3 and salted commitments have doors of their own, `./sm` and `./commitment`.
 */
export { isLedgerError, LedgerError } from './errors.ts';
export type { LedgerErrorCode, Text } from './errors.ts';

export { emptyRoot, HASH_BYTES, leafHash, nodeHash, sha256 } from './tree/hasher.ts';
export type { Hasher } from './tree/hasher.ts';
export { CompactRange } from './tree/compact-range.ts';
export type { NodeVisitor } from './tree/compact-range.ts';
export { foldNodes, nodesOfSpan } from './tree/span.ts';
export type { NodeId, Span } from './tree/span.ts';
export { consistencyProof, inclusionProof, rootOf } from './tree/memory.ts';
export { rootFromInclusion, verifyInclusion } from './tree/inclusion.ts';
export type { InclusionClaim } from './tree/inclusion.ts';
export { verifyConsistency } from './tree/consistency.ts';
export type { ConsistencyClaim } from './tree/consistency.ts';

export { newTiles, parseTilePath, TILE_HEIGHT, TILE_WIDTH, tileInTree, tilePath } from './tiles/tile-id.ts';
export type { TileId } from './tiles/tile-id.ts';
export { decodeBundle, encodeBundle, MAX_BUNDLE_BYTES, MAX_ENTRY_BYTES } from './tiles/bundle.ts';
export { buildTiles, emptyEdge, readRightEdge } from './tiles/right-edge.ts';
export type { BuiltTile, BuiltTiles, RightEdge, TreeHead } from './tiles/right-edge.ts';
export { httpTileSource, memoryTileSource } from './tiles/source.ts';
export type { Fetch, TileSource } from './tiles/source.ts';
export { VerifiedTree } from './tiles/verified-tree.ts';

export type { NoteAlgorithm } from './notes/algorithm.ts';
export { ed25519 } from './notes/ed25519.ts';
export { cosignatureKey, cosignatureV1, timestampIn } from './notes/cosignature.ts';
export { mlDsa44Cosignature } from './notes/ml-dsa.ts';
export type { VerifyMlDsa44 } from './notes/ml-dsa.ts';
export { keyIdOf, parseVerifierKey } from './notes/key.ts';
export type { VerifierKey } from './notes/key.ts';
export {
  createSigner,
  createVerifier,
  createWitnessVerifier,
  encodeKeyPair,
  standardAlgorithms,
  verifierKeyOf,
} from './notes/keys.ts';
export type { NoteKeyPair, NoteSigner, NoteVerifier } from './notes/keys.ts';
export { createCosigner } from './notes/cosigner.ts';
export type { Cosigner } from './notes/cosigner.ts';
export {
  formatNote,
  formatSignatures,
  MAX_NOTE_BYTES,
  MAX_NOTE_SIGNATURES,
  openNote,
  parseNote,
  parseSignatureLine,
  signNote,
} from './notes/note.ts';
export type { Note, NoteSignature, OpenedNote } from './notes/note.ts';

export { formatCheckpoint, openCheckpoint, parseCheckpoint, readCheckpointUnverified } from './checkpoint.ts';
export type { Checkpoint, OpenedCheckpoint } from './checkpoint.ts';
export { checkPolicy, verifyCheckpoint } from './policy.ts';
export type { TrustedLog, VerifiedCheckpoint, WitnessPolicy } from './policy.ts';
export { formatLogProof, MAX_LOG_PROOF_BYTES, MAX_PROOF_HASHES, parseLogProof, verifyLogProof } from './log-proof.ts';
export type { LogProof, VerifiedProof } from './log-proof.ts';

export { formatAddCheckpoint, MAX_REQUEST_HASHES, parseAddCheckpoint } from './witness/request.ts';
export type { AddCheckpointRequest } from './witness/request.ts';
export { decideAddCheckpoint } from './witness/decide.ts';
export type { WitnessDecision, WitnessedLog, WitnessState } from './witness/decide.ts';
export { addSignatures, readWitnessAnswer } from './witness/response.ts';
export type { WitnessAnswer } from './witness/response.ts';

export { canonicalJson, parseCanonicalJson } from './canonical-json.ts';
export type { JsonValue } from './canonical-json.ts';
