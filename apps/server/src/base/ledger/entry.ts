import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What is appended to the ledger, and how it is written down. */

export type LedgerAction = 'PUBLISH' | 'REVISE' | 'WITHDRAW' | 'ERASE' | 'DETERMINATIONS' | 'REGISTER' | 'DRAW' | 'KEY';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface EntryDraft {
  readonly action: LedgerAction;
  /** The row this entry tells of; each act is appended once. */
  readonly actId?: string;
  /** What it is about: all entries of a document carry its id, so that an erasure finds them. */
  readonly subjectId?: string;
  /** Appended only once under this name, as the count of a day is. */
  readonly onceKey?: string;
  /** When the act happened, ISO 8601 in UTC as the database knows it. */
  readonly at: string;
  /**
   * What everybody may read for ever. Nothing personal and nothing that could be guessed belongs here: no erasure reaches it.
   */
  readonly facts: Readonly<Record<string, Json>>;
  /** What is only committed to, under a salt. */
  readonly opening?: Readonly<Record<string, Json>>;
}

export interface WrittenEntry {
  /** RFC 8785 JSON; its UTF-8 bytes are the leaf. */
  readonly entry: string;
  /** RFC 8785 JSON with the salt in it; null when the entry commits to nothing. */
  readonly opening: string | null;
  readonly leafHash: Buffer;
}

export const entryFormat = 'openzone/ledger-entry/1';

/**
 * Writes an entry for its place in the log. With an opening, the entry holds `commitment`, SHA-256 and SM3 (GB/T 32905) over the
 * opening's RFC 8785 bytes, among them a salt of 32 random bytes: whoever has the opening can check it, nobody else can try texts.
 */
export function writeEntry(
  draft: EntryDraft,
  place: { readonly site: string; readonly sequence: number; readonly appended: Date },
): WrittenEntry {
  const opening =
    draft.opening === undefined ? null : canonical({ ...draft.opening, salt: randomBytes(32).toString('base64') });
  const entry = canonical({
    ...draft.facts,
    format: entryFormat,
    site: place.site,
    sequence: place.sequence,
    appended: place.appended.toISOString(),
    action: draft.action,
    at: draft.at,
    ...(opening === null ? {} : { commitment: commit(opening) }),
  });
  return { entry, opening, leafHash: leafHash(entry) };
}

/** RFC 6962 §2.1: SHA-256 over a zero byte and the leaf. */
export function leafHash(entry: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(entry, 'utf8').digest();
}

export function commit(opening: string): { readonly sha256: string; readonly sm3: string } {
  return { sha256: createHash('sha256').update(opening, 'utf8').digest('hex'), sm3: sm3Hex(opening) };
}

/** SM3 (GB/T 32905-2016) of the UTF-8 bytes, as hex. */
export function sm3Hex(text: string): string {
  return createHash('sm3').update(text, 'utf8').digest('hex');
}

function canonical(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without canonical form');
  return text;
}
