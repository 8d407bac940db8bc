const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Elements that never break a word; every other end is taken as the end of a line. */
const INLINE = new Set([
  'r',
  't',
  'rPr',
  'hyperlink',
  'ins',
  'smartTag',
  'sdt',
  'sdtContent',
  'fldSimple',
  'proofErr',
  'b',
  'i',
  'u',
  'sz',
  'szCs',
  'rFonts',
  'color',
  'lang',
  'kern',
  'bookmarkStart',
  'bookmarkEnd',
  'e',
  'box',
  'ruby',
  'rubyBase',

  'bCs',
  'iCs',
  'rStyle',
  'highlight',
  'shd',
  'spacing',
  'position',
  'vertAlign',
  'lastRenderedPageBreak',
  'v',
  'is',
]);

/**
 * The characters of an XML text, read by a scanner that knows nothing of the vocabulary: what stands between tags, and apart
 * from it every attribute's value and every comment, each on a line of its own.
 */
export function readCharacters(xml: string): { text: string; values: string[] } {
  let text = '';
  const values: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    text += decode(xml.slice(at, open < 0 ? xml.length : open));
    if (open < 0) break;
    if (xml.startsWith('<!--', open)) {
      const end = endOf(xml, '-->', open);
      values.push(xml.slice(open, end));
      at = end;
    } else if (xml.startsWith('<![CDATA[', open)) {
      const end = endOf(xml, ']]>', open);
      text += xml.slice(open + 9, end - 3);
      at = end;
    } else {
      const end = endOfTag(xml, open);
      const tag = xml.slice(open + 1, end - 1);
      const name = /^\/?(?:[^\s:/>]*:)?([^\s/>]*)/u.exec(tag)?.[1] ?? '';
      if (!INLINE.has(name)) text += '\n';
      readValues(tag, values);
      at = end;
    }
  }
  return { text, values };
}

function endOf(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? xml.length : found + mark.length;
}

function endOfTag(xml: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < xml.length; at += 1) {
    const unit = xml[at] ?? '';
    if (quote !== '') {
      if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '>') return at + 1;
  }
  return xml.length;
}

function readValues(tag: string, values: string[]): void {
  for (let at = 0; at < tag.length;) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) return;
    let open = equals + 1;
    while (open < tag.length && tag[open] !== '"' && tag[open] !== "'") open += 1;
    const close = tag.indexOf(tag[open] ?? '"', open + 1);
    if (close < 0) return;
    values.push(decode(tag.slice(open + 1, close)));
    at = close + 1;
  }
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    if (decimal !== undefined) return character(Number(decimal));
    return ENTITIES[name ?? ''] ?? whole;
  });
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
