import { contentOf, der, derInteger, partsOf, readAll, tag } from './der.ts';

/** Time stamps by RFC 3161. The token's own signature is checked by whoever trusts the authority: `openssl ts -verify`. */

const oids = {
  sha256: Buffer.from('608648016503040201', 'hex'),
  signedData: Buffer.from('2a864886f70d010702', 'hex'),
  timeStampInfo: Buffer.from('2a864886f70d0109100104', 'hex'),
} as const;

export interface TimeStamp {
  /** The ContentInfo, as `openssl ts -verify -token_in` reads it. */
  readonly token: Buffer;
  readonly at: Date;
}

/** TimeStampReq over a SHA-256 imprint, which asks for the certificate in the answer. */
export function timeStampRequest(imprint: Uint8Array, nonce: Uint8Array): Buffer {
  return der(
    tag.sequence,
    derInteger(Buffer.of(1)),
    messageImprint(imprint),
    derInteger(nonce),
    der(tag.boolean, Buffer.of(0xff)),
  );
}

/**
 * Reads a TimeStampResp: granted, over this imprint, for this nonce.
 * @throws Error, RangeError in words for the operator
 */
export function readTimeStamp(answer: Uint8Array, imprint: Uint8Array, nonce: Uint8Array): TimeStamp {
  const [whole] = readAll(Buffer.from(answer));
  const [status, content] = partsOf(whole, tag.sequence);
  const code = contentOf(partsOf(status, tag.sequence)[0], tag.integer);
  if (code.length !== 1 || (code[0] ?? 9) > 1 || content === undefined) {
    throw new Error(
      `时间戳机构拒绝了请求（状态 ${code.toString('hex')}）/ the authority refused (status ${code.toString('hex')})`,
    );
  }
  const [, , asked, , time, ...rest] = partsOf(readAll(infoIn(content.content))[0], tag.sequence);
  if (asked === undefined || !der(asked.type, asked.content).equals(messageImprint(imprint)))
    throw new Error('时间戳不是针对本检查点的 / the time stamp is over something else');
  const echoed = rest.find((node) => node.type === tag.integer);
  if (echoed === undefined || !der(tag.integer, echoed.content).equals(derInteger(nonce)))
    throw new Error('时间戳不是对本次请求的应答 / the time stamp answers another request');
  return { token: der(content.type, content.content), at: readTime(contentOf(time, tag.time).toString('latin1')) };
}

/**
 * What a kept token says: whether it is over this imprint, and when.
 * @throws Error, RangeError when it is no token
 */
export function readToken(token: Uint8Array, imprint: Uint8Array): { readonly isOver: boolean; readonly at: Date } {
  const [, , asked, , time] = partsOf(
    readAll(infoIn(contentOf(readAll(Buffer.from(token))[0], tag.sequence)))[0],
    tag.sequence,
  );
  return {
    isOver: asked !== undefined && der(asked.type, asked.content).equals(messageImprint(imprint)),
    at: readTime(contentOf(time, tag.time).toString('latin1')),
  };
}

/** The TSTInfo inside the SignedData of a token (RFC 5652 section 5). */
function infoIn(contentInfo: Buffer): Buffer {
  const [type, wrapped] = readAll(contentInfo);
  if (!contentOf(type, tag.oid).equals(oids.signedData)) throw notAToken();
  const [signedData] = partsOf(wrapped, tag.context0);
  const encapsulated = partsOf(signedData, tag.sequence)[2];
  const [innerType, inner] = partsOf(encapsulated, tag.sequence);
  if (!contentOf(innerType, tag.oid).equals(oids.timeStampInfo)) throw notAToken();
  return contentOf(partsOf(inner, tag.context0)[0], tag.octets);
}

function messageImprint(imprint: Uint8Array): Buffer {
  return der(tag.sequence, der(tag.sequence, der(tag.oid, oids.sha256), der(tag.nothing)), der(tag.octets, imprint));
}

/** GeneralizedTime in UTC, `20260301120000Z`, perhaps with a fraction. */
function readTime(text: string): Date {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text);
  if (match === null) throw notAToken();
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
}

function notAToken(): Error {
  return new Error('应答不是时间戳 / the answer is no time stamp token');
}
