import { escapeAttribute } from './footnotes.ts';
import { element, isElement, styleOf, textOf, type ElementNode, type HtmlNode } from './html-tree.ts';

/** Kinds of what a paste cannot bring along, each with how often it was met. */
export type PasteLoss = 'COMMENTS' | 'DELETIONS' | 'INSERTIONS' | 'HIDDEN' | 'EQUATIONS' | 'OBJECTS' | 'PICTURES';

/** What is met on the way through pasted HTML. */
export interface Gathered {
  /** Sources of pictures, in their order; `data-pending` of a figure is an index into them. */
  readonly pictures: string[];
  readonly losses: Map<PasteLoss, number>;
  /** Words of footnotes by the name Word gives them, such as `ftn1`. */
  readonly notes: ReadonlyMap<string, string>;
}

export function lose(gathered: Gathered, kind: PasteLoss): void {
  gathered.losses.set(kind, (gathered.losses.get(kind) ?? 0) + 1);
}

/** Word writes notes behind the text, outside of what was copied. */
export function notesOf(nodes: readonly HtmlNode[]): Map<string, string> {
  const notes = new Map<string, string>();
  const visit = (list: readonly HtmlNode[]): void => {
    for (const node of list) {
      if (!isElement(node)) continue;
      const { id } = node.attributes;
      if (id !== undefined && /^(footnote|endnote)$/.test(styleOf(node)['mso-element'] ?? ''))
        notes.set(id.toLowerCase(), textOf(withoutMark(node.children)).replaceAll(/\s+/g, ' ').trim());
      else visit(node.children);
    }
  };
  visit(nodes);
  return notes;
}

/** A note begins with its own number as a link back. */
function withoutMark(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    return noteOf(node) === undefined ? [{ ...node, children: withoutMark(node.children) }] : [];
  });
}

/** The name of the note that a link of Word refers to. */
export function noteOf(node: ElementNode): string | undefined {
  return node.tag === 'a' ? (styleOf(node)['mso-footnote-id'] ?? styleOf(node)['mso-endnote-id']) : undefined;
}

export function noteElement(words: string): ElementNode {
  return element('span', [], { 'data-footnote': escapeAttribute(words) });
}

/** A place for a picture that is yet to be sent. */
export function pictureElement(source: string, alt: string, gathered: Gathered): ElementNode {
  gathered.pictures.push(source);
  const words = alt.trim();
  return element('figure', [], {
    'data-picture': '',
    'data-pending': String(gathered.pictures.length - 1),
    ...(words === '' ? {} : { 'data-alt': words }),
  });
}

/** Elements that are something although there are no words in them. */
export function isAtom(node: HtmlNode): boolean {
  return (
    isElement(node) && (node.attributes['data-footnote'] !== undefined || node.attributes['data-picture'] !== undefined)
  );
}

/** Pictures stand between paragraphs: those met within one come behind it. */
export function liftPictures(block: ElementNode): HtmlNode[] {
  const lifted: HtmlNode[] = [];
  const without = (nodes: readonly HtmlNode[]): HtmlNode[] =>
    nodes.flatMap((node): HtmlNode[] => {
      if (!isElement(node)) return [node];
      if (node.attributes['data-picture'] !== undefined) {
        lifted.push(node);
        return [];
      }
      return [{ ...node, children: without(node.children) }];
    });
  const children = without(block.children);
  if (lifted.length === 0) return [block];
  const hasWords = textOf(children).trim() !== '' || children.some(hasAtom);
  return hasWords ? [{ ...block, children }, ...lifted] : lifted;
}

function hasAtom(node: HtmlNode): boolean {
  return isAtom(node) || (isElement(node) && node.children.some(hasAtom));
}
