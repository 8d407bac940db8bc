import { decode, element, isElement, text, textOf, type ElementNode, type HtmlNode } from './html-tree.ts';
import { escapeAttribute } from './footnotes.ts';

/**
 * A stored body names a picture by its content (`<figure class="picture"><img src="picture:…">`), so that its hash covers it. The editor
 * holds each as a block of its own (`figure data-picture`). No `alt`: nobody has written one; an empty one: the picture is decoration.
 */
const STORED = /^picture:([0-9a-f]{64})$/;

const contentOf = (node: HtmlNode): string | undefined =>
  isElement(node) && node.tag === 'img' ? STORED.exec(node.attributes['src'] ?? '')?.[1] : undefined;

export const isStoredPicture = (node: HtmlNode): boolean => contentOf(node) !== undefined;

/** Where the back office reads a picture. */
export function pictureAddress(sha256: string): string {
  return `/api/admin/files/${sha256}/picture`;
}

/** A stored body for showing in the back office: pictures, and documents where they are public. */
export function withPictures(html: string): string {
  const linked = html.replaceAll(/href="document:([0-9a-z]{10})"/g, 'href="/d/$1" target="_blank"');
  return linked.replace(/(<img\s[^>]*?src=")picture:([0-9a-f]{64})"/g, (_, before: string, sha256: string) => {
    return `${before}${pictureAddress(sha256)}"`;
  });
}

function has(nodes: readonly HtmlNode[]): boolean {
  return nodes.some((node) => isStoredPicture(node) || (isElement(node) && has(node.children)));
}

/** Stored → editor: each picture a block, also one that stood within a paragraph. */
export function picturesOpen(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node) || !has([node])) return [node];
    if (isStoredPicture(node)) return [asBlock(node, '')];
    if (node.tag === 'figure') {
      const caption = textOf(node.children.filter((child) => isElement(child) && child.tag === 'figcaption')).trim();
      return gather(node.children).map((picture, index) => asBlock(picture, index === 0 ? caption : ''));
    }
    if (node.tag !== 'p' && !/^h[1-6]$/.test(node.tag)) return [{ ...node, children: picturesOpen(node.children) }];
    const words = without(node.children);
    const pictures = gather(node.children).map((picture) => asBlock(picture, ''));
    return textOf(words).trim() === '' ? pictures : [{ ...node, children: words }, ...pictures];
  });
}

function gather(nodes: readonly HtmlNode[]): ElementNode[] {
  return nodes.flatMap((node) => (!isElement(node) ? [] : isStoredPicture(node) ? [node] : gather(node.children)));
}

function without(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    return isStoredPicture(node) ? [] : [{ ...node, children: without(node.children) }];
  });
}

function asBlock(picture: ElementNode, caption: string): ElementNode {
  const { alt, width = '', height = '' } = picture.attributes;
  return element('figure', [], {
    'data-picture': contentOf(picture) ?? '',
    ...(alt === undefined ? {} : { 'data-alt': alt }),
    'data-width': width,
    'data-height': height,
    'data-caption': escapeAttribute(caption),
  });
}

/** Editor → stored, for one block; one that is still being sent is not there yet. */
export function pictureStored(node: ElementNode): ElementNode[] {
  if (node.attributes['data-picture'] === '') return [];
  const { 'data-alt': alt, 'data-width': width = '', 'data-height': height = '' } = node.attributes;
  const caption = decode(node.attributes['data-caption'] ?? '').trim();
  const image = element('img', [], {
    src: `picture:${node.attributes['data-picture'] ?? ''}`,
    ...(alt === undefined ? {} : { alt }),
    ...(width === '' ? {} : { width }),
    ...(height === '' ? {} : { height }),
  });
  const words = caption === '' ? [] : [element('figcaption', [text(escapeAttribute(caption))])];
  return [element('figure', [image, ...words], { class: 'picture' })];
}
