import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { Attr, Document, Element, Node } from '@xmldom/xmldom';
import { damaged } from '../errors.ts';

export type { Document, Element, Node } from '@xmldom/xmldom';

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** Transitional and strict names of the same vocabulary, under the prefix everybody knows it by. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/u, 'w'],
  [/\/spreadsheetml(?:\/2006)?\/main$/u, 's'],
  [/\/drawingml(?:\/2006)?\/main$/u, 'a'],
  [/\/drawingml(?:\/2006)?\/chart$/u, 'c'],
  [/\/drawingml(?:\/2006)?\/wordprocessingDrawing$/u, 'wp'],
  [/\/drawingml(?:\/2006)?\/spreadsheetDrawing$/u, 'xdr'],
  [/\/drawingml(?:\/2006)?\/picture$/u, 'pic'],
  [/\/officeDocument(?:\/2006)?\/math$/u, 'm'],
  [/\/officeDocument(?:\/2006)?\/relationships$/u, 'r'],
  [/\/markup-compatibility\/2006$/u, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/u, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/u, 'o'],
  [/\/office\/word\/2010\/wordprocessingShape$/u, 'wps'],
  [/\/office\/word\/2010\/wordml$/u, 'w14'],
];
const KNOWN = [
  /^http:\/\/schemas\.openxmlformats\.org\//u,
  /^http:\/\/purl\.oclc\.org\/ooxml\//u,
  /^http:\/\/schemas\.microsoft\.com\/(?:office|ink)\//u,
  /^urn:schemas-microsoft-com:(?:vml|office:(?:office|word|excel))$/u,
  /^http:\/\/www\.w3\.org\//u,
];
const families = new Map<string, string>();

/** `w:p` for a paragraph whatever prefix the file gives it; the bare local name in other vocabularies. */
export function nameOf(node: Element): string {
  const family = familyOf(node.namespaceURI);
  return family === '' ? (node.localName ?? '') : `${family}:${node.localName}`;
}

function familyOf(namespace: string | null): string {
  if (namespace === null) return '';
  let family = families.get(namespace);
  if (family === undefined) {
    family = FAMILIES.find(([pattern]) => pattern.test(namespace))?.[1] ?? '';
    families.set(namespace, family);
  }
  return family;
}

/** False for elements and attributes of makers' own vocabularies, in which anything can lie. */
export function isKnownNamespace(namespace: string | null): boolean {
  return namespace === null || namespace === '' || KNOWN.some((pattern) => pattern.test(namespace));
}

export function isElement(node: Node | null): node is Element {
  return node?.nodeType === ELEMENT;
}

export function isText(node: Node): boolean {
  return node.nodeType === TEXT || node.nodeType === CDATA;
}

/** The attribute with this local name, whatever its prefix: `val` of `w:val`. */
export function attribute(element: Element, localName: string): string | undefined {
  for (const found of element.attributes) {
    if ((found.localName ?? found.name) === localName) return found.value;
  }
  return undefined;
}

/** The attributes as a list of its own, so that some may be removed while going through it. */
export function attributesOf(element: Element): Attr[] {
  return Array.from(element.attributes);
}

export function removeAttribute(element: Element, localName: string): void {
  for (const found of attributesOf(element)) {
    if ((found.localName ?? found.name) === localName) element.removeAttributeNode(found);
  }
}

export function* childElements(parent: Node): Generator<Element> {
  let at = parent.firstChild;
  while (at !== null) {
    const next: Node | null = at.nextSibling;
    if (isElement(at)) yield at;
    at = next;
  }
}

export function child(parent: Node, name: string): Element | undefined {
  for (const element of childElements(parent)) if (nameOf(element) === name) return element;
  return undefined;
}

/** All elements below, in document order, as a list, so that the tree may be changed while going through it. */
export function descendants(root: Node): Element[] {
  const found: Element[] = [];
  let node: Node | null = root.firstChild;
  while (node !== null) {
    if (isElement(node)) found.push(node);
    if (node.firstChild !== null) node = node.firstChild;
    else {
      while (node !== null && node !== root && node.nextSibling === null) node = node.parentNode;
      node = node === null || node === root ? null : node.nextSibling;
    }
  }
  return found;
}

/** All elements below with this name (see `nameOf`). */
export function allNamed(root: Node, ...names: readonly string[]): Element[] {
  return descendants(root).filter((element) => names.includes(nameOf(element)));
}

export function remove(node: Node): void {
  node.parentNode?.removeChild(node);
}

/** Takes an element away and leaves its children in its place. */
export function unwrap(element: Element): void {
  const parent = element.parentNode;
  if (parent === null) return;
  while (element.firstChild !== null) parent.insertBefore(element.firstChild, element);
  parent.removeChild(element);
}

/** True when the node still hangs in its document. */
export function isAttached(node: Node): boolean {
  let at: Node | null = node;
  while (at.parentNode !== null) at = at.parentNode;
  return at === node.ownerDocument;
}

export function ancestor(node: Node, ...names: readonly string[]): Element | undefined {
  for (let at = node.parentNode; at !== null; at = at.parentNode) {
    if (isElement(at) && names.includes(nameOf(at))) return at;
  }
  return undefined;
}

/** Parses one part. A document type is refused: Office files may not have one (ECMA-376 part 2, 8.2.5). */
export function parseXml(bytes: Uint8Array, name: string, maxDepth: number): Document {
  const text = decode(bytes);
  let parsed: Document;
  try {
    parsed = new DOMParser({
      locator: false,
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
  } catch (error) {
    throw damaged(name, error);
  }
  if (parsed.doctype !== null) throw damaged(name);
  checkDepth(parsed, name, maxDepth);
  return parsed;
}

function checkDepth(root: Document, name: string, maxDepth: number): void {
  let depth = 0;
  let node: Node | null = root.firstChild;
  while (node !== null) {
    if (node.firstChild !== null) {
      depth += 1;
      if (depth > maxDepth) throw damaged(name);
      node = node.firstChild;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      depth -= 1;
      node = node.parentNode;
    }
    node = node?.nextSibling ?? null;
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes a part as UTF-8, with no comment and no processing instruction left. */
export function serializeXml(document: Document): Uint8Array {
  const root = document.documentElement;
  return new TextEncoder().encode(DECLARATION + (root === null ? '' : new XMLSerializer().serializeToString(root)));
}

/** A new element of the same vocabulary as another, in its document. */
export function elementLike(model: Element, localName: string): Element | undefined {
  const prefix = model.prefix === null || model.prefix === '' ? '' : `${model.prefix}:`;
  return model.ownerDocument?.createElementNS(model.namespaceURI, `${prefix}${localName}`);
}
