import { parseXml } from './dom.ts';
import type { ZipReader } from './zip.ts';

/** Reads one XML part of an Office file as text, or undefined when there is none. Errors as `ZipReader.read`. */
export async function readPart(zip: ZipReader, name: string): Promise<string | undefined> {
  const member = zip.members.find((m) => m.name === name);
  return member === undefined ? undefined : (await zip.read(member)).toString('utf8');
}

const CORE: Readonly<Record<string, string>> = {
  'dc:title': 'title',
  'dc:subject': 'subject',
  'dc:creator': 'creator',
  'cp:keywords': 'keywords',
  'cp:lastModifiedBy': 'lastModifiedBy',
  'dcterms:created': 'created',
  'dcterms:modified': 'modified',
};

/** The core properties (ECMA-376 part 2, `docProps/core.xml`) under plain names; dates stay in W3CDTF as written. */
export async function readCoreProperties(zip: ZipReader): Promise<Record<string, string>> {
  const xml = await readPart(zip, 'docProps/core.xml');
  const meta: Record<string, string> = {};
  if (xml === undefined) return meta;
  const $ = parseXml(xml);
  for (const [tag, name] of Object.entries(CORE)) {
    const value = $(tag.replace(':', '\\:')).first().text().trim();
    if (value !== '') meta[name] = value.slice(0, 2000);
  }
  return meta;
}

/** Unpacks every XML part once, so that size and ratio limits are enforced before a library unpacks them unguarded. */
export async function checkXmlParts(zip: ZipReader, inspect?: (name: string, data: Buffer) => void): Promise<void> {
  for (const member of zip.members) {
    if (!/\.(?:xml|rels)$/iu.test(member.name)) continue;
    const data = await zip.read(member);
    inspect?.(member.name, data);
  }
}
