import type { Relationship } from './package.ts';
import { allNamed, ancestor, attributesOf, descendants, isAttached, nameOf, remove, unwrap } from './xml.ts';
import type { Document, Element } from './xml.ts';

/** What pointed at something that was cut goes too; a link leaves its words, a picture stays without its second source. */
export function removeReferrers(document: Document, cut: readonly Relationship[]): void {
  if (cut.length === 0) return;
  const ids = new Set(cut.map(({ id }) => id));
  for (const element of descendants(document)) {
    for (const found of attributesOf(element)) {
      if (!isRelationshipAttribute(found.namespaceURI) || !ids.has(found.value)) continue;
      if (isAttached(element)) removeReferrer(element, found.localName ?? '');
      if (element.hasAttributeNS(found.namespaceURI, found.localName ?? '')) element.removeAttributeNode(found);
    }
  }
}

function isRelationshipAttribute(namespace: string | null): boolean {
  return namespace !== null && /\/officeDocument(?:\/2006)?\/relationships$/u.test(namespace);
}

/** These keep standing without what they pointed at. */
const STAND_ALONE = new Set(['a:blip', 'w:numPicBullet', 's:pageSetup', 'wp:docPr', 'pic:cNvPr', 'xdr:cNvPr', 'cNvPr']);

function removeReferrer(element: Element, attributeName: string): void {
  const name = nameOf(element);
  if (name === 'w:hyperlink') return unwrap(element);
  if (STAND_ALONE.has(name)) {
    // A picture that is only linked shows nothing once the link is gone: the frame goes with it.
    if (name === 'a:blip' && attributeName === 'link' && !element.hasAttribute('r:embed')) removeFrame(element);
    return undefined;
  }
  const extension = ancestor(element, 'a:ext');
  if (extension !== undefined && name !== 'a:blip') return remove(extension);
  if (name === 'v:imagedata') return removeFrame(element);
  return remove(element);
}

function removeFrame(element: Element): void {
  const frame = ancestor(
    element,
    'w:drawing',
    'w:pict',
    'xdr:twoCellAnchor',
    'xdr:oneCellAnchor',
    'xdr:absoluteAnchor',
  );
  if (frame !== undefined) remove(frame);
}

/** Extension lists that have lost every extension say nothing. */
export function removeEmptyLists(document: Document): void {
  for (const list of allNamed(document, 'a:extLst', 'c:extLst')) if (list.firstChild === null) remove(list);
}
