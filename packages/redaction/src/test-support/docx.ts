/** A Word document made for tests, part by part, so that every hiding place can be filled. */
import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${REL}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:wpsx="http://www.wps.cn/officeDocument/2013/wpsCustomData"',
  'mc:Ignorable="w14 wpsx"',
].join(' ');

interface TestPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly contentType?: string;
  /** Relationship from the main part (or the package, with `from: ''`). */
  readonly kind?: string;
  readonly type?: string;
  readonly id?: string;
  readonly from?: string;
}

interface TestLink {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** Packs parts with the relationships they ask for. */
export function packParts(main: string, parts: readonly TestPart[], links: readonly TestLink[] = []): Uint8Array {
  const members: Record<string, Uint8Array> = {};
  const bySource = new Map<string, string[]>();
  const overrides: string[] = [];
  for (const { name, content, contentType, kind, type, id, from = main } of parts) {
    members[name] = typeof content === 'string' ? strToU8(content) : content;
    if (contentType !== undefined) overrides.push(`<Override PartName="/${name}" ContentType="${contentType}"/>`);
    if (kind === undefined) continue;
    const list = bySource.get(from) ?? [];
    bySource.set(from, list);
    const relationship = type ?? `${REL}/${kind}`;
    list.push(`<Relationship Id="${id ?? `x${list.length}`}" Type="${relationship}" Target="/${name}"/>`);
  }
  const own = bySource.get(main) ?? [];
  bySource.set(main, own);
  for (const { id, kind, target } of links)
    own.push(`<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}" TargetMode="External"/>`);
  for (const [source, list] of bySource) {
    const cut = source.lastIndexOf('/') + 1;
    members[`${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`] = strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`,
    );
  }
  const defaults = ['rels', 'xml', 'png', 'jpeg', 'vml', 'bin', 'svg', 'emf'].map(
    (extension) => `<Default Extension="${extension}" ContentType="${DEFAULTS[extension] ?? 'application/xml'}"/>`,
  );
  members['[Content_Types].xml'] = strToU8(
    `<Types xmlns="${PACKAGE}/content-types">${defaults.join('')}${overrides.join('')}</Types>`,
  );
  return zipSync(members);
}

const DEFAULTS: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  emf: 'image/x-emf',
  bin: 'application/octet-stream',
};
const WORDPROCESSING = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A document with this body, and what else is asked for. */
export function makeDocx(body: string, parts: readonly TestPart[] = [], links: readonly TestLink[] = []): Uint8Array {
  const main: TestPart = {
    name: 'word/document.xml',
    content: `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    contentType: `${WORDPROCESSING}.document.main+xml`,
    kind: 'officeDocument',
    from: '',
    id: 'main',
  };
  return packParts('word/document.xml', [main, ...parts], links);
}

/** A part of the word-processing vocabulary. */
export function wordPart(name: string, root: string, inner: string): TestPart {
  return {
    name: `word/${name}.xml`,
    content: `<w:${root} ${NAMESPACES}>${inner}</w:${root}>`,
    contentType: `${WORDPROCESSING}.${name.replace(/\d/gu, '')}+xml`,
    kind: name.replace(/\d/gu, ''),
    id: `r-${name}`,
  };
}

/** A run; `properties` is what stands in `w:rPr`. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function paragraph(...runs: readonly string[]): string {
  return `<w:p>${runs.join('')}</w:p>`;
}
