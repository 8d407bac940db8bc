import { inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const MAX_MEMBER = 256 * 1024 * 1024;

/** A member as its own header describes it. */
export interface RawMember {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Reads a ZIP the other way than the library that wrote it: from header to header, without the directory at the end, so that
 * data no directory mentions is seen as well, and with Node's own inflate.
 */
export function readMembers(bytes: Uint8Array): RawMember[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members: RawMember[] = [];
  for (
    let at = data.indexOf('PK\u0003\u0004');
    at >= 0 && at + 30 <= data.length;
    at = data.indexOf('PK\u0003\u0004', at)
  ) {
    if (data.readUInt32LE(at) !== LOCAL) break;
    const method = data.readUInt16LE(at + 8);
    const packed = data.readUInt32LE(at + 18);
    const nameEnd = at + 30 + data.readUInt16LE(at + 26);
    const start = nameEnd + data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 30, nameEnd);
    const body = data.subarray(start, start + packed);
    members.push({ name, bytes: method === 0 ? body : inflateRawSync(body, { maxOutputLength: MAX_MEMBER }) });
    at = start + packed;
  }
  return members;
}
