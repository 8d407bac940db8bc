import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

export type Encoding = 'identity' | 'br' | 'gzip';

/** What a renderer hands over. */
export interface PageContent {
  readonly status: number;
  /** Without content-length, content-encoding, etag and vary: those are added for each variant. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** What the page shows; see `tags`. */
  readonly tags: readonly string[];
  /** Whether it may be kept; pages of search results and errors are not. */
  readonly keep: boolean;
  /** The moment it changes by itself: not kept past it. */
  readonly until?: Date | undefined;
}

/** A page in one encoding with its headers as flat arrays, ready for `writeHead`. */
export interface Variant {
  readonly body: Buffer;
  readonly headers: readonly string[];
  /**
   * The same bytes as a Latin-1 string where they are few: Node joins a string to the head and makes one write of it, where
   * a buffer costs two (measured: 15 % less time for each answer).
   */
  readonly wire: Buffer | string;
}

export interface CachedPage {
  readonly status: number;
  /** Weak: the same for every encoding. */
  readonly etag: string;
  readonly tags: readonly string[];
  readonly keep: boolean;
  readonly until: Date | undefined;
  readonly notModifiedHeaders: readonly string[];
  /** An upper bound of the memory it takes once every encoding has been asked for. */
  readonly bytes: number;
  /** Present when this encoding has been made. */
  ready(encoding: Encoding): Variant | undefined;
  variant(encoding: Encoding): Promise<Variant>;
}

const smallEnoughToJoin = 65_536;

/** Below this, compressed bytes save no packet. */
const worthCompressing = 860;

function flatten(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flat();
}

/** Quality 5 costs about a millisecond for a long page; 11 costs fifty. */
async function compress(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return gzipAsync(body, { level: 6 });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      // No wider than the page: the usual four megabytes cost more to set up than a page costs to compress.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(body.length)))),
    },
  });
}

export function createPage(content: PageContent): CachedPage {
  const identity = typeof content.body === 'string' ? Buffer.from(content.body) : content.body;
  const etag = `W/"${createHash('sha1').update(identity).digest('base64url').slice(0, 20)}"`;
  const common = { ...content.headers, etag, vary: 'Accept-Encoding, Cookie' };
  const { 'content-type': _type, ...unmodified } = common as Record<string, string>;
  const made: Partial<Record<Encoding, Variant>> = { identity: variantOf(identity, 'identity') };
  const making: Partial<Record<Encoding, Promise<Variant>>> = {};

  function variantOf(body: Buffer, encoding: Encoding): Variant {
    const headers = flatten(common);
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    headers.push('content-length', String(body.length));
    return {
      body,
      headers,
      wire: body.length <= smallEnoughToJoin && encoding !== 'identity' ? body.toString('latin1') : body,
    };
  }

  async function make(encoding: 'br' | 'gzip'): Promise<Variant> {
    const compressed = variantOf(await compress(identity, encoding), encoding);
    made[encoding] = compressed;
    delete making[encoding];
    return compressed;
  }

  function best(encoding: Encoding): Encoding {
    return identity.length < worthCompressing ? 'identity' : encoding;
  }

  function variant(wanted: Encoding): Promise<Variant> {
    const encoding = best(wanted);
    const ready = made[encoding];
    if (ready !== undefined) return Promise.resolve(ready);
    if (encoding === 'identity') return Promise.resolve(variantOf(identity, encoding));
    return (making[encoding] ??= make(encoding));
  }

  return {
    status: content.status,
    etag,
    tags: content.tags,
    keep: content.keep,
    until: content.until,
    notModifiedHeaders: flatten(unmodified),
    bytes: identity.length * 2 + 2_048,
    ready: (encoding) => made[best(encoding)],
    variant,
  };
}

/** Brotli before gzip where both are taken; an explicit `q=0` refuses (RFC 9110 §12.5.3). */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return 'identity';
  if (accepts(header, 'br')) return 'br';
  return accepts(header, 'gzip') ? 'gzip' : 'identity';
}

function accepts(header: string, coding: string): boolean {
  const at = header.indexOf(coding);
  if (at < 0) return false;
  if (!header.includes('q=')) return true;
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
