interface RtfPicture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Word puts pictures on the clipboard as addresses of files that no page can read, and their bytes, in the same order, into the RTF
 * beside it. Each picture stands there twice, once for old readers as a metafile; PNG and JPEG are taken.
 */
export function picturesOfRtf(rtf: string): RtfPicture[] {
  const found: RtfPicture[] = [];
  for (let at = rtf.indexOf('{\\pict'); at !== -1; at = rtf.indexOf('{\\pict', at + 1)) {
    const words = ownWords(rtf, at);
    const type = words.includes('\\pngblip') ? 'image/png' : words.includes('\\jpegblip') ? 'image/jpeg' : undefined;
    const hex = words.replaceAll(/\\[a-z]+-?\d* ?|\s/gi, '');
    if (type === undefined || hex.length % 2 === 1 || !/^[0-9a-f]+$/i.test(hex)) continue;
    found.push({ type, bytes: bytesOf(hex) });
  }
  return found;
}

/** What stands in a group itself and not in groups within it: control words, then the bytes as hexadecimal digits. */
function ownWords(rtf: string, start: number): string {
  let depth = 0;
  let words = '';
  let from = start + 1;
  for (let at = start; at < rtf.length; at += 1) {
    const character = rtf[at];
    if (character !== '{' && character !== '}') continue;
    if (depth === 1) words += rtf.slice(from, at);
    depth += character === '{' ? 1 : -1;
    from = at + 1;
    if (depth === 0) break;
  }
  return words;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

/** The bytes of a picture that a page carries in its address; null for any other address. */
export function pictureOfData(
  source: string,
): { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null {
  const match = /^data:(image\/[a-z+.-]+);base64,([a-z0-9+/=\s]+)$/i.exec(source);
  if (match === null) return null;
  const raw = atob((match[2] ?? '').replaceAll(/\s/g, ''));
  return { type: match[1] ?? '', bytes: Uint8Array.from(raw, (character) => character.charCodeAt(0)) };
}
