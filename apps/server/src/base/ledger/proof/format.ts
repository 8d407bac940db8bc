import { LedgerError, type JsonValue } from '@openzone/ledger-core';

/** What a proof file says of itself. */
export const proofFormat = 'openzone/proof/1';

/** What `format` of an entry of our logs says. */
export const ledgerEntryFormat = 'openzone/ledger-entry/1';

/** A signed head of the log, and who outside has seen it. */
export interface ProofCheckpoint {
  /** The signed note as the site made it (C2SP tlog-checkpoint); time stamps are over the SHA-256 of these bytes. */
  readonly note: string;
  /** Lines of witnesses, each with its newline; put behind the note they make the checkpoint as the log serves it. */
  readonly cosignatures: readonly string[];
  readonly timestamps: readonly ProofTimestamp[];
}

export interface ProofTimestamp {
  readonly authority: string;
  /** What the authority says, ISO 8601. */
  readonly time: string;
  /** The RFC 3161 token in base64. */
  readonly token: string;
}

export interface ProofEntry {
  /** Its place in the log, from 0. */
  readonly index: number;
  /** The entry, RFC 8785 JSON; its UTF-8 bytes are the leaf. */
  readonly entry: string;
  /** From the sibling of the leaf up to the child of the root of `checkpoint`, base64. */
  readonly inclusion: readonly string[];
  /** The same with the checkpoint as a C2SP tlog-proof, for other programs. */
  readonly tlogProof: string;
  /** What the entry commits to, RFC 8785 JSON with the salt; null where that is not public, or no more. */
  readonly opening: string | null;
  /** What the content hash of the opening covers, RFC 8785 JSON; null where that is not public, or no more. */
  readonly content: string | null;
  /** The earliest checkpoint with this entry that somebody outside has seen, where it is not the one of the file. */
  readonly firstSeen: { readonly checkpoint: ProofCheckpoint; readonly inclusion: readonly string[] } | null;
}

/** Everything needed to check, without the site, what it said of a document and when. */
export interface ProofFile {
  readonly format: typeof proofFormat;
  /** For people; nothing vouches for it. */
  readonly site: { readonly name: string; readonly url: string };
  readonly document: { readonly code: string; readonly url: string };
  readonly log: {
    /** The first line of its checkpoints. */
    readonly origin: string;
    readonly url: string;
    /** As the site gives them; who wants to be sure compares them with what was published elsewhere. */
    readonly verifierKeys: readonly string[];
    readonly witnesses: readonly { readonly name: string; readonly verifierKey: string }[];
  };
  readonly checkpoint: ProofCheckpoint;
  /** In the order of the log. */
  readonly entries: readonly ProofEntry[];
  /** Where the attachments are that the content names, in its order. */
  readonly attachments: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly url: string;
  }[];
}

/** Longest proof file read, in characters. */
const maxLength = 64_000_000;

/**
 * Reads a proof file; nothing in it is checked yet but its shape.
 * Errors: LedgerError MALFORMED_PROOF, which names the field.
 */
export function parseProofFile(text: string): ProofFile {
  if (text.length > maxLength) throw malformed('文件过大', 'it is too long');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('不是 JSON', 'it is no JSON');
  }
  const file = object(value, 'file');
  if (file['format'] !== proofFormat) throw wrong('format', proofFormat);
  const log = object(file['log'], 'log');
  return {
    format: proofFormat,
    site: named(file['site'], 'site', ['name', 'url']),
    document: named(file['document'], 'document', ['code', 'url']),
    log: {
      ...named(log, 'log', ['origin', 'url']),
      verifierKeys: strings(log['verifierKeys'], 'log.verifierKeys'),
      witnesses: list(log['witnesses'], 'log.witnesses', (one, at) => named(one, at, ['name', 'verifierKey'])),
    },
    checkpoint: readCheckpoint(file['checkpoint'], 'checkpoint'),
    entries: list(file['entries'], 'entries', readEntry),
    attachments: list(file['attachments'], 'attachments', (one, at) => ({
      ...named(one, at, ['name', 'sha256', 'url']),
      size: whole(object(one, at)['size'], `${at}.size`),
    })),
  };
}

function readEntry(value: unknown, at: string): ProofEntry {
  const entry = object(value, at);
  const seen = entry['firstSeen'];
  return {
    index: whole(entry['index'], `${at}.index`),
    ...named(entry, at, ['entry', 'tlogProof']),
    inclusion: strings(entry['inclusion'], `${at}.inclusion`),
    opening: nullable(entry['opening'], `${at}.opening`),
    content: nullable(entry['content'], `${at}.content`),
    firstSeen:
      seen === null
        ? null
        : {
            checkpoint: readCheckpoint(object(seen, `${at}.firstSeen`)['checkpoint'], `${at}.firstSeen.checkpoint`),
            inclusion: strings(object(seen, `${at}.firstSeen`)['inclusion'], `${at}.firstSeen.inclusion`),
          },
  };
}

function readCheckpoint(value: unknown, at: string): ProofCheckpoint {
  const checkpoint = object(value, at);
  return {
    ...named(checkpoint, at, ['note']),
    cosignatures: strings(checkpoint['cosignatures'], `${at}.cosignatures`),
    timestamps: list(checkpoint['timestamps'], `${at}.timestamps`, (one, where) =>
      named(one, where, ['authority', 'time', 'token']),
    ),
  };
}

function object(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, 'object');
  return value as Readonly<Record<string, unknown>>;
}

function list<T>(value: unknown, at: string, read: (one: unknown, at: string) => T): T[] {
  if (!Array.isArray(value)) throw wrong(at, 'array');
  return value.map((one: unknown, index) => read(one, `${at}[${index}]`));
}

function string(value: unknown, at: string): string {
  if (typeof value !== 'string') throw wrong(at, 'string');
  return value;
}

function nullable(value: unknown, at: string): string | null {
  return value === null ? null : string(value, at);
}

function strings(value: unknown, at: string): string[] {
  return list(value, at, string);
}

function whole(value: unknown, at: string): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw wrong(at, 'integer');
  return Number(value);
}

/** The named members, each a text. */
function named<const K extends string>(value: unknown, at: string, names: readonly K[]): Record<K, string> {
  const from = object(value, at);
  return Object.fromEntries(names.map((name) => [name, string(from[name], `${at}.${name}`)])) as Record<K, string>;
}

function wrong(at: string, wanted: string): LedgerError {
  return malformed(`“${at}”应为 ${wanted}`, `“${at}” should be ${wanted}`);
}

function malformed(zh: string, en: string): LedgerError {
  return new LedgerError('MALFORMED_PROOF', {
    zh: `不是有效的核验文件：${zh}；请重新下载完整文件。`,
    en: `This is no proof file: ${en}; download the whole file again.`,
  });
}

/** A member of parsed JSON; undefined where the value is no object or has no such member. */
export function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as { readonly [name: string]: JsonValue })[name] : undefined;
}
