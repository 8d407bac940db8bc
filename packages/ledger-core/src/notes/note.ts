import { decodeBase64, encodeBase64 } from '../encoding/base64.ts';
import { concatBytes, fromUtf8, utf8 } from '../encoding/bytes.ts';
import { ledgerError } from '../errors.ts';
import { isKeyName, keyIdBytes, keyIdIn } from './key.ts';
import type { NoteSigner, NoteVerifier } from './keys.ts';

/** A line of signature, not yet checked. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** Without the key ID in front. */
  readonly signature: Uint8Array;
}

/** A signed note (C2SP signed-note) taken apart. The text says nothing until a signature by a known key is checked. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note with at least one good signature by a known key, and none that is bad. */
export interface OpenedNote {
  readonly text: string;
  /** By known keys, one each, in the order of the note. */
  readonly verified: readonly NoteSignature[];
  /** By keys that are not known. */
  readonly unverified: readonly NoteSignature[];
}

/** Longest note read, in bytes. */
export const MAX_NOTE_BYTES = 1_000_000;

/** Most signatures read in a note; the specification asks for at least 16. */
export const MAX_NOTE_SIGNATURES = 100;

const PREFIX = '\u2014 ';

/** Takes a signed note apart. Errors: MALFORMED_NOTE. */
export function parseNote(note: string | Uint8Array): Note {
  const whole = checkText(note);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n') || split + 2 === whole.length) throw malformed();
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_NOTE_SIGNATURES) throw malformed();
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/** Writes a signed note. Errors: MALFORMED_NOTE for a text or signature that would not be read again. */
export function formatNote({ text, signatures }: Note): string {
  const note = `${text}\n${formatSignatures(signatures)}`;
  if (!text.endsWith('\n') || parseNote(note).text !== text) throw malformed();
  return note;
}

/** Signature lines alone, as a witness answers. Errors: MALFORMED_NOTE. */
export function formatSignatures(signatures: readonly NoteSignature[]): string {
  return signatures
    .map(({ name, keyId, signature }) => {
      if (!isKeyName(name) || signature.length === 0) throw malformed();
      return `${PREFIX}${name} ${encodeBase64(concatBytes(keyIdBytes(keyId), signature))}\n`;
    })
    .join('');
}

/**
 * Signs a text, after the signatures it already has; one by the same key is replaced.
 * Errors: MALFORMED_NOTE for a text that cannot be signed: without a newline at its end, or with control characters.
 */
export function signNote(text: string, signers: readonly NoteSigner[], earlier: readonly NoteSignature[] = []): string {
  const added = signers.map((signer) => ({
    name: signer.name,
    keyId: signer.keyId,
    signature: signer.sign(utf8(text)),
  }));
  return formatNote({
    text,
    signatures: [...earlier.filter((old) => !added.some((one) => sameKey(one, old))), ...added],
  });
}

/**
 * Checks a signed note. Signatures by unknown keys are set aside; the name alone makes no key known. A second signature by a
 * key already seen is ignored.
 * Errors: MALFORMED_NOTE; AMBIGUOUS_KEY for two verifiers of one name and ID; INVALID_SIGNATURE when a known key's does not
 * fit, even if others do; NOT_SIGNED when no known key has signed.
 */
export function openNote(note: string | Uint8Array, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const known = indexVerifiers(verifiers);
  const bytes = utf8(text);
  const verified = new Map<string, NoteSignature>();
  const unverified: NoteSignature[] = [];
  for (const one of signatures) {
    const verifier = known.get(keyOf(one));
    if (verifier === undefined) unverified.push(one);
    else if (!verified.has(keyOf(one))) {
      if (!verifier.verify(bytes, one.signature)) throw invalidSignature(one.name);
      verified.set(keyOf(one), one);
    }
  }
  if (verified.size === 0) throw notSigned();
  return { text, verified: [...verified.values()], unverified };
}

/** A signature line without its newline. Errors: MALFORMED_NOTE. */
export function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) throw malformed();
  return { name, keyId: keyIdIn(bytes), signature: bytes.slice(4) };
}

function checkText(note: string | Uint8Array): string {
  // A character of a string is at least a byte.
  if (note.length > MAX_NOTE_BYTES) throw malformed();
  const text = typeof note === 'string' ? note : fromUtf8(note);
  if (text === undefined || !text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/u.test(text)) throw malformed();
  return text;
}

function indexVerifiers(verifiers: readonly NoteVerifier[]): Map<string, NoteVerifier> {
  const known = new Map<string, NoteVerifier>();
  for (const verifier of verifiers) {
    if (known.has(keyOf(verifier)))
      throw ledgerError(
        'AMBIGUOUS_KEY',
        `有两把已知密钥都叫“${verifier.name}”且编号相同，请去掉一把。`,
        `Two known keys are called “${verifier.name}” and have the same identifier; remove one.`,
      );
    known.set(keyOf(verifier), verifier);
  }
  return known;
}

function keyOf({ name, keyId }: { readonly name: string; readonly keyId: number }): string {
  return `${name}+${keyId}`;
}

function sameKey(a: NoteSignature, b: NoteSignature): boolean {
  return keyOf(a) === keyOf(b);
}

function malformed(): Error {
  return ledgerError(
    'MALFORMED_NOTE',
    '不是有效的签名文本：应为以换行结尾的正文、一个空行和一至 100 行签名；请重新下载完整文件。',
    'This is no signed note: a text ending in a newline, an empty line, and 1 to 100 lines of signature; download the whole file again.',
  );
}

function invalidSignature(name: string): Error {
  return ledgerError(
    'INVALID_SIGNATURE',
    `“${name}”的签名与正文不符，该文件不可信；请重新下载，仍不符请保存作为证据。`,
    `The signature of “${name}” does not fit the text, which is not to be trusted; download it again, and keep it as evidence if that fails.`,
  );
}

function notSigned(): Error {
  return ledgerError(
    'NOT_SIGNED',
    '没有任何已知密钥的签名，该文件不可信；请核对密钥是否齐全。',
    'No known key has signed this text, which is not to be trusted; check that you have the right keys.',
  );
}
