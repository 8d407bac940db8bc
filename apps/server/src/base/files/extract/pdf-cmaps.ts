/**
 * Character maps for PDF fonts that use the predefined Chinese encodings (ISO 32000-1 table 118: UniGB-UCS2-H, GBK-EUC-H,
 * ETen-B5-H …) without carrying a map themselves, as old office software wrote them. The full Adobe tables (several
 * megabytes) are not shipped with the PDF library. For reading text they are not needed: the codes themselves are UTF-16,
 * GBK or Big5, so a map from code to Unicode is computed and Unicode is used as the character identifier; the companion
 * map from identifier to Unicode (`Adobe-GB1-UCS2`) is then the identity.
 */
const ENCODINGS: readonly { readonly pattern: RegExp; readonly encoding: string; readonly firstByteFrom: number }[] = [
  { pattern: /^(?:GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K)-[HV]$/u, encoding: 'gb18030', firstByteFrom: 0x81 },
  { pattern: /^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/u, encoding: 'big5', firstByteFrom: 0x81 },
];
const UNICODE = /^(?:UniGB|UniCNS)-(?:UCS2|UTF16)-[HV]$/u;
const IDENTITY = /^Adobe-(?:GB1|CNS1)-UCS2$/u;

const cache = new Map<string, Uint8Array>();

/** Code points a Chinese document plausibly holds; others would be identifiers of a font whose map is missing. */
const PLAUSIBLE: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x391, 0x3c9],
  [0x2010, 0x203b],
  [0x2100, 0x2312],
  [0x2460, 0x24ff],
  [0x2500, 0x2642],
  [0x3000, 0x303f],
  [0x3200, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xff00, 0xffef],
];

/** The `BinaryDataFactory` of pdf.js: serves the computed maps; fonts and WASM are not needed for text. */
export class ChineseCMaps {
  fetch(request: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const map = request.kind === 'cMapUrl' ? predefinedCMap(request.filename) : undefined;
    return map === undefined
      ? Promise.reject(new Error(`no ${request.kind} ${request.filename}`))
      : Promise.resolve(map);
  }
}

/** A CMap program (Adobe Technical Note 5014) for one predefined name, or undefined for names not covered. */
export function predefinedCMap(name: string): Uint8Array | undefined {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const lines = UNICODE.test(name) ? unicodeCMap() : IDENTITY.test(name) ? identityToUnicode() : legacyCMap(name);
  if (lines === undefined) return undefined;
  const program = [
    'begincmap',
    `/CMapName /${name} def`,
    `/WMode ${name.endsWith('-V') ? 1 : 0} def`,
    ...lines,
    'endcmap',
  ].join('\n');
  const data = new TextEncoder().encode(program);
  cache.set(name, data);
  return data;
}

function hex(value: number, digits: number): string {
  return `<${value.toString(16).padStart(digits, '0')}>`;
}

function unicodeCMap(): string[] {
  return [
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    '1 begincidrange',
    '<0000> <ffff> 0',
    'endcidrange',
  ];
}

function identityToUnicode(): string[] {
  return [
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    `${PLAUSIBLE.length} beginbfrange`,
    ...PLAUSIBLE.map(([from, to]) => `${hex(from, 4)} ${hex(to, 4)} ${hex(from, 4)}`),
    'endbfrange',
  ];
}

function legacyCMap(name: string): string[] | undefined {
  const found = ENCODINGS.find((e) => e.pattern.test(name));
  if (found === undefined) return undefined;
  const decoder = new TextDecoder(found.encoding);
  const chars: string[] = [];
  for (let lead = found.firstByteFrom; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const code = text.codePointAt(0) ?? 0xfffd;
      if (text.length !== 1 || code === 0xfffd) continue;
      chars.push(`${hex((lead << 8) | trail, 4)} ${code}`);
    }
  }
  return [
    '2 begincodespacerange',
    '<00> <80>',
    `${hex((found.firstByteFrom << 8) | 0x40, 4)} <fefe>`,
    'endcodespacerange',
    '1 begincidrange',
    '<20> <7e> 32',
    'endcidrange',
    `${chars.length} begincidchar`,
    ...chars,
    'endcidchar',
  ];
}
