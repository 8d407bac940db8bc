import { createHash } from 'node:crypto';

/** Text for comparison: NFKC, lower case, no whitespace, punctuation, symbols or invisible characters. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}\s]+/gu, '');
}

/** What tells a document apart when its text is too short to: never used beside a real text. */
export interface Identity {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly writtenDate: string | null;
  /** SHA-256 of the file, for a document that is a file of its own; undefined for a row of a list. */
  readonly fileHash: string | undefined;
}

/**
 * The fingerprint of a document: equal for the same text whatever the format, spacing and punctuation. A text under twenty
 * characters is joined by title, number and date; a file without any text (a scan) by the hash of the file.
 */
export function fingerprint(bodyText: string, identity: Identity): string {
  const body = fold(bodyText);
  if (body.length >= 20) return sha256(body);
  const parts = [body, fold(identity.title ?? ''), fold(identity.documentNumber ?? ''), identity.writtenDate ?? ''];
  if (body === '') parts.push(identity.fileHash ?? '');
  return sha256(parts.join('|'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
