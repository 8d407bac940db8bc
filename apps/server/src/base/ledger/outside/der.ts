/** As much of DER (ITU-T X.690) as a time stamp request needs to be written, and an answer to be read. */

export const tag = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

export function der(type: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 0x80) return Buffer.concat([Buffer.of(type, content.length), content]);
  const length: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  return Buffer.concat([Buffer.of(type, 0x80 + length.length, ...length), content]);
}

/** A whole number that is not negative, given by its bytes. */
export function derInteger(bytes: Uint8Array): Buffer {
  let first = 0;
  while (first < bytes.length - 1 && bytes[first] === 0) first += 1;
  const short = bytes.subarray(first);
  return der(tag.integer, (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), short]) : short);
}

export interface Node {
  readonly type: number;
  readonly content: Buffer;
}

/** The values one after the other in these bytes. @throws RangeError when they do not end where the bytes end */
export function readAll(bytes: Buffer): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length;) {
    const { node, next } = readOne(bytes, at);
    nodes.push(node);
    at = next;
  }
  return nodes;
}

function readOne(bytes: Buffer, at: number): { node: Node; next: number } {
  const type = bytes[at];
  const first = bytes[at + 1];
  if (type === undefined || first === undefined || (type & 0x1f) === 0x1f) throw broken();
  const counted = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || counted > 4 || at + 2 + counted > bytes.length) throw broken();
  const length = counted === 0 ? first : bytes.readUIntBE(at + 2, counted);
  const start = at + 2 + counted;
  if (start + length > bytes.length) throw broken();
  return { node: { type, content: bytes.subarray(start, start + length) }, next: start + length };
}

/** The parts of a value that has parts. @throws RangeError when it is of another type */
export function partsOf(node: Node | undefined, type: number): Node[] {
  if (node?.type !== type) throw broken();
  return readAll(node.content);
}

export function contentOf(node: Node | undefined, type: number): Buffer {
  if (node?.type !== type) throw broken();
  return node.content;
}

function broken(): RangeError {
  return new RangeError('应答不是有效的 DER 编码 / the answer is no valid DER');
}
