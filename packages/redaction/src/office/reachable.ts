import type { Report } from '../report.ts';
import type { HiddenKind } from '../types.ts';
import type { OfficePackage, Relationship } from './package.ts';
import { attribute, childElements, isElement } from './xml.ts';
import type { Document, Node } from './xml.ts';

/** Which relationships of a kind of file are followed; every other is cut. */
export interface RelationshipRules {
  readonly keep: ReadonlySet<string>;
  /** Cut without a word: they hold nothing a person wrote. */
  readonly silent: ReadonlySet<string>;
  readonly kinds: Readonly<Record<string, HiddenKind>>;
}

/** Cut in every kind of Office file. */
export const COMMON_KINDS: Readonly<Record<string, HiddenKind>> = {
  'core-properties': 'properties',
  'extended-properties': 'properties',
  'custom-properties': 'properties',
  thumbnail: 'thumbnail',
  comments: 'comment',
  commentsExtended: 'comment',
  commentsExtensible: 'comment',
  commentsIds: 'comment',
  documenttasks: 'comment',
  people: 'editor-names',
  person: 'editor-names',
  customXml: 'custom-xml',
  customXmlProps: 'custom-xml',
  oleObject: 'embedded-object',
  package: 'embedded-object',
  control: 'embedded-object',
  activeXControlBinary: 'embedded-object',
  ctrlProp: 'embedded-object',
  hdphoto: 'picture-metadata',
  audio: 'embedded-object',
  video: 'embedded-object',
  media: 'embedded-object',
  vbaProject: 'macro',
  wordVbaData: 'macro',
  keyMapCustomizations: 'macro',
  attachedToolbars: 'macro',
  xlMacrosheet: 'macro',
  printerSettings: 'printer-settings',
  webextension: 'unknown-part',
  origin: 'properties',
  signature: 'properties',
};

/** The parts that stay, and for each the relationships that were cut. */
export interface Reachable {
  readonly parts: string[];
  readonly cut: ReadonlyMap<string, readonly Relationship[]>;
}

/**
 * Walks from the package to every part that a permitted relationship leads to. What is not reached is left out of the copy;
 * what was reported already is `claimed`.
 */
export function findReachable(
  pkg: OfficePackage,
  rules: RelationshipRules,
  report: Report,
  claimed: Iterable<string> = [],
): Reachable {
  const parts: string[] = [];
  const cut = new Map<string, Relationship[]>();
  const reported = new Set(claimed);
  const queue = [''];
  const seen = new Set(queue);
  for (const source of queue) {
    const list = pkg.relationships(source);
    const kept: Relationship[] = [];
    for (const relationship of list) {
      if (mayStay(pkg, source, relationship, rules, report)) {
        kept.push(relationship);
        if (!relationship.external && !seen.has(relationship.target)) {
          seen.add(relationship.target);
          parts.push(relationship.target);
          queue.push(relationship.target);
        }
        continue;
      }
      cut.set(source, [...(cut.get(source) ?? []), relationship]);
      reportCut(pkg, source, relationship, rules, report, reported);
    }
    list.splice(0, list.length, ...kept);
  }
  reportOrphans(pkg, seen, reported, report);
  return { parts, cut };
}

function mayStay(
  pkg: OfficePackage,
  source: string,
  { kind, external, target }: Relationship,
  rules: RelationshipRules,
  report: Report,
): boolean {
  const cutKind = rules.kinds[kind] ?? COMMON_KINDS[kind] ?? (external ? 'external-reference' : 'unknown-part');
  if (report.keeps(cutKind)) return external || pkg.has(target);
  if (!rules.keep.has(kind)) return false;
  if (!external) return pkg.has(target) && (source !== '' || kind === 'officeDocument');
  return kind === 'hyperlink' && isWebAddress(target);
}

/** A link a reader may follow: to the web, with nobody's name or password in it. */
export function isWebAddress(target: string): boolean {
  if (!/^https?:\/\//iu.test(target)) return target.startsWith('#');
  try {
    const url = new URL(target);
    return url.username === '' && url.password === '' && url.hostname.includes('.');
  } catch {
    return false;
  }
}

function reportCut(
  pkg: OfficePackage,
  source: string,
  { kind, external, target }: Relationship,
  rules: RelationshipRules,
  report: Report,
  reported: Set<string>,
): void {
  if (external) {
    report.hidden(rules.kinds[kind] ?? 'external-reference', source, target);
    return;
  }
  if (reported.has(target) || !pkg.has(target)) return;
  reported.add(target);
  if (rules.silent.has(kind)) return;
  report.hidden(rules.kinds[kind] ?? COMMON_KINDS[kind] ?? 'unknown-part', target, excerptOfPart(pkg, target));
  // What hangs only on a part that goes is part of it.
  for (const inner of pkg.relationships(target)) if (!inner.external) reported.add(inner.target);
}

function reportOrphans(pkg: OfficePackage, seen: ReadonlySet<string>, reported: Set<string>, report: Report): void {
  for (const name of pkg.names) {
    if (seen.has(name) || reported.has(name) || /(?:^|\/)_rels\/|^\[Content_Types\]\.xml$/iu.test(name)) continue;
    report.hidden('unknown-part', name, excerptOfPart(pkg, name));
  }
}

/** The words of a part that goes, for the person who decides; a part that cannot be read has none. */
function excerptOfPart(pkg: OfficePackage, name: string): string {
  if (!/\.(?:xml|vml|rels)$/iu.test(name)) return '';
  try {
    return wordsOf(pkg.xml(name));
  } catch {
    return '';
  }
}

const ENOUGH = 400;

export function wordsOf(document: Document | Node): string {
  const words: string[] = [];
  let length = 0;
  const queue: Node[] = [document];
  for (let node = queue.pop(); node !== undefined && length < ENOUGH; node = queue.pop()) {
    if (isElement(node)) {
      for (const element of [...childElements(node)].toReversed()) queue.push(element);
      const own = ownText(node).trim();
      // Names of editors stand in attributes.
      const said = [own, attribute(node, 'author') ?? '', attribute(node, 'displayName') ?? ''];
      for (const text of said) {
        if (text === '') continue;
        words.push(text);
        length += text.length;
      }
    } else for (const element of [...childElements(node)].toReversed()) queue.push(element);
  }
  return words.join(' ');
}

function ownText(node: Node): string {
  let text = '';
  for (let at = node.firstChild; at !== null; at = at.nextSibling) if (at.nodeType === 3) text += at.nodeValue ?? '';
  return text;
}

/** True for parts that are XML, by name or content type. */
export function isXmlPart(pkg: OfficePackage, name: string): boolean {
  return /\.(?:xml|vml)$/iu.test(name) || /[+/]xml$/u.test(pkg.contentType(name));
}

/** By which relationship each part was reached first. */
export function kindsOf(pkg: OfficePackage, parts: readonly string[]): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const source of ['', ...parts]) {
    for (const { target, kind, external } of pkg.relationships(source)) {
      if (!external && !kinds.has(target)) kinds.set(target, kind);
    }
  }
  return kinds;
}
