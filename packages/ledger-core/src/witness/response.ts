import { fromUtf8 } from '../encoding/bytes.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { isLedgerError } from '../errors.ts';
import type { NoteVerifier } from '../notes/keys.ts';
import type { NoteSignature } from '../notes/note.ts';
import { formatNote, formatSignatures, MAX_NOTE_BYTES, openNote, parseNote } from '../notes/note.ts';
import { malformedMessage } from './request.ts';

/** What a witness answered. */
export type WitnessAnswer =
  /** Its cosignatures, checked, ready for `addSignatures`. */
  | { readonly kind: 'cosigned'; readonly signatures: readonly NoteSignature[] }
  /** The old size was not its own: ask again with a proof from this size. */
  | { readonly kind: 'stale'; readonly size: number }
  /** It refused; the status tells why, see `decideAddCheckpoint`. */
  | { readonly kind: 'refused'; readonly status: number };

/**
 * Reads the answer to `add-checkpoint`. `checkpoint` is the note that was sent; cosignatures of other keys than `witnesses` are
 * left out, as anybody could have made them.
 * Errors: MALFORMED_WITNESS_MESSAGE; INVALID_SIGNATURE for a cosignature that does not fit; NOT_SIGNED without any of them.
 */
export function readWitnessAnswer(
  response: { readonly status: number; readonly contentType: string; readonly body: string | Uint8Array },
  checkpoint: string,
  witnesses: readonly NoteVerifier[],
): WitnessAnswer {
  const { status, contentType, body } = response;
  if (status === 409 && contentType === 'text/x.tlog.size') return { kind: 'stale', size: readSize(textOf(body)) };
  if (status !== 200) return { kind: 'refused', status };
  const { text } = parseNote(checkpoint);
  const note = `${text}\n${textOf(body)}`;
  // Lines before an empty line in the answer would become part of the text.
  if (textIn(note) !== text) throw malformedMessage('应答不是签名行', 'the answer is not lines of signature');
  return { kind: 'cosigned', signatures: openNote(note, witnesses).verified };
}

/**
 * A checkpoint with more signatures at its end, everything before kept byte for byte; a signature by a key that has one
 * already is left out. Errors: MALFORMED_NOTE.
 */
export function addSignatures(checkpoint: string, signatures: readonly NoteSignature[]): string {
  const { text, signatures: earlier } = parseNote(checkpoint);
  const isNew = (one: NoteSignature): boolean =>
    !earlier.some((old) => old.name === one.name && old.keyId === one.keyId);
  const added = signatures.filter(isNew);
  // Checked together, so that the result does not outgrow what can be read.
  formatNote({ text, signatures: [...earlier, ...added] });
  return checkpoint + formatSignatures(added);
}

function textIn(note: string): string | undefined {
  try {
    return parseNote(note).text;
  } catch (error) {
    if (isLedgerError(error, 'MALFORMED_NOTE')) return undefined;
    throw error;
  }
}

function textOf(body: string | Uint8Array): string {
  const text = body.length > MAX_NOTE_BYTES ? undefined : typeof body === 'string' ? body : fromUtf8(body);
  if (text === undefined) throw malformedMessage('过长或不是 UTF-8 文本', 'it is too long or not UTF-8');
  return text;
}

function readSize(body: string): number {
  const size = body.endsWith('\n') ? parseDecimal(body.slice(0, -1)) : undefined;
  if (size === undefined) throw malformedMessage('应答不是一行整数', 'the answer is not a whole number on a line');
  return size;
}
