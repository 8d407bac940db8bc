import { Buffer } from 'node:buffer';

/** Places of the words' plain bytes in UTF-8, UTF-16 (both orders) and GB 18030's common part. */
export function rawPlaces(
  bytes: Uint8Array,
  words: readonly string[],
  place: string,
): { place: string; word: string }[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: { place: string; word: string }[] = [];
  for (const word of words) {
    if (Buffer.byteLength(word) < MIN_BYTES) continue;
    const little = Buffer.from(word, 'utf16le');
    const forms = [Buffer.from(word, 'utf8'), little, Buffer.from(little).swap16(), gb18030(word)];
    if (forms.some((form) => form !== undefined && form.length >= MIN_BYTES && data.includes(form)))
      found.push({ place, word });
  }
  return found;
}

/** Fewer bytes than this occur by chance in a picture's data. */
const MIN_BYTES = 6;

let table: Map<string, Buffer> | undefined;

/** The platform decodes GB 18030 but does not encode it: the two-byte part is turned round once. */
function gb18030(word: string): Buffer | undefined {
  if (table === undefined) {
    table = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail === 0x7f) continue;
        const pair = Buffer.of(lead, trail);
        table.set(decoder.decode(pair), pair);
      }
    }
  }
  const parts: Buffer[] = [];
  for (const character of word) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? Buffer.of(code) : table.get(character);
    if (pair === undefined) return undefined;
    parts.push(pair);
  }
  return Buffer.concat(parts);
}
