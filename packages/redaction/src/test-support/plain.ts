import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';

/** What any program must do that looks into an office file at all: every part unpacked, every XML part parsed. @returns bytes unpacked */
export function unpackAndParse(bytes: Uint8Array): number {
  const decoder = new TextDecoder();
  let size = 0;
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    size += part.byteLength;
    if (/\.(?:xml|rels)$/u.test(name)) new DOMParser().parseFromString(decoder.decode(part), 'text/xml');
  }
  return size;
}
