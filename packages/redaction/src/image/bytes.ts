import { damaged } from '../errors.ts';

/** A stretch of bytes; an error when the file ends before. */
export function take(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (length < 0 || start + length > bytes.length) throw damaged('image');
  return bytes.subarray(start, start + length);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...take(bytes, start, length));
}

/** What can be read in a stretch of data, for the person who decides. */
export function words(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 4000));
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{P} ]{3,}/gu) ?? []).join(' ').slice(0, 200);
}
