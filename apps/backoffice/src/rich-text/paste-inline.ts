import { isAtom, lose, noteElement, noteOf, pictureElement, type Gathered } from './paste-gathered.ts';
import { decode, element, isBlock, isElement, styleOf, text, type ElementNode, type HtmlNode } from './html-tree.ts';

/** What of a pasted run of words carries meaning: bold, italic, underline, strike, raised and lowered figures, links, line breaks. */

const MARKS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};

/** Deleted by tracked changes, hidden, or a bullet that Word draws itself. */
export function isInvisible(node: ElementNode): boolean {
  const style = styleOf(node);
  return (
    isTrackedDeletion(node) ||
    style['display'] === 'none' ||
    style['mso-hide'] === 'all' ||
    style['mso-element'] === 'comment-list' ||
    style['mso-special-character'] === 'comment' ||
    /\bMsoCommentReference\b/i.test(node.attributes['class'] ?? '')
  );
}

/** What Word marks and does not come along; a comment is met at its reference and in the list of comments, and counts once. */
export function countUnseen(node: ElementNode, gathered: Gathered): void {
  const style = styleOf(node);
  const classes = node.attributes['class'] ?? '';
  if (isTrackedDeletion(node)) lose(gathered, 'DELETIONS');
  else if (style['mso-special-character'] === 'comment' || /\bMsoCommentReference\b/i.test(classes))
    lose(gathered, 'COMMENTS');
  else if (style['mso-hide'] === 'all') lose(gathered, 'HIDDEN');
  else if (node.tag === 'ins' && node.attributes['datetime'] !== undefined) lose(gathered, 'INSERTIONS');
  else if (node.tag === 'm:omath') lose(gathered, 'EQUATIONS');
  else if (node.tag === 'o:oleobject') lose(gathered, 'OBJECTS');
}

/** Word wraps what was deleted in `span.msoDel` or says who and when on the element; a page that strikes words out does neither. */
function isTrackedDeletion(node: ElementNode): boolean {
  if (/\bmsodel\b/i.test(node.attributes['class'] ?? '')) return true;
  return (
    node.tag === 'del' && (node.attributes['datetime'] !== undefined || /^mailto:/i.test(node.attributes['cite'] ?? ''))
  );
}

/** Rewrites inline content; what is met on the way and cannot stay is gathered. */
export function cleanInline(nodes: readonly HtmlNode[], gathered: Gathered): HtmlNode[] {
  return nodes.flatMap((node) => (isElement(node) ? cleanInlineElement(node, gathered) : [node]));
}

function cleanInlineElement(node: ElementNode, gathered: Gathered): HtmlNode[] {
  countUnseen(node, gathered);
  if (isInvisible(node) || styleOf(node)['mso-list'] === 'ignore') return [];
  const note = noteOf(node);
  if (note !== undefined) {
    const words = gathered.notes.get(note.toLowerCase());
    return words === undefined ? [] : [noteElement(words)];
  }
  if (node.attributes['data-footnote'] !== undefined) return [node];
  if (node.tag === 'img')
    return [pictureElement(decode(node.attributes['src'] ?? ''), node.attributes['alt'] ?? '', gathered)];
  if (node.tag === 'v:imagedata') {
    lose(gathered, 'PICTURES');
    return [];
  }
  if (node.tag === 'br') return styleOf(node)['page-break-before'] === 'always' ? [] : [element('br', [])];
  const children = cleanInline(node.children, gathered);
  if (node.tag === 'a') return link(node, children);
  const mark = MARKS[node.tag];
  const style = styleOf(node);
  if (mark === undefined) return marksOfStyle(style).reduce<HtmlNode[]>((inner, tag) => marked(tag, inner), children);
  const cancelled = mark === 'strong' && /^(normal|400)$/.test(style['font-weight'] ?? '');
  return cancelled ? children : marked(mark, children);
}

function marksOfStyle(style: Readonly<Record<string, string>>): string[] {
  const marks: string[] = [];
  if (/^(bold|bolder|[6-9]00)$/.test(style['font-weight'] ?? '')) marks.push('strong');
  if (style['font-style'] === 'italic') marks.push('em');
  const line = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`;
  if (line.includes('underline')) marks.push('u');
  if (line.includes('line-through')) marks.push('s');
  if (style['vertical-align'] === 'super') marks.push('sup');
  if (style['vertical-align'] === 'sub') marks.push('sub');
  return marks;
}

function marked(tag: string, children: readonly HtmlNode[]): HtmlNode[] {
  if (children.every((child) => isAtom(child) || (!isElement(child) && child.raw.trim() === ''))) return [...children];
  if (children.some(isBlock)) return [...children];
  return [element(tag, without(tag, children))];
}

/** Bold within bold is bold: the same mark inside is taken off, at any depth. */
function without(tag: string, nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    const children = without(tag, node.children);
    return node.tag === tag ? children : [{ ...node, children }];
  });
}

function link(node: ElementNode, children: readonly HtmlNode[]): HtmlNode[] {
  const href = decode(node.attributes['href'] ?? '').trim();
  return /^(https?:|mailto:|tel:|document:[0-9a-z]{10}$)/i.test(href)
    ? [element('a', children, { href: node.attributes['href'] ?? '' })]
    : [...children];
}

const CJK = /[\u2e80-\u2fdf\u3000-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}“”‘’—…]/u;

/**
 * Word breaks its source into lines of about eighty characters. Between Chinese characters such a break is nothing; a browser would
 * make a blank of it. The indent typed as blanks at the head of a paragraph goes too: the page sets its own.
 */
export function tidyWhitespace(nodes: readonly HtmlNode[]): HtmlNode[] {
  const texts: string[] = [];
  const collect = (list: readonly HtmlNode[]): void => {
    for (const node of list) {
      if (!isElement(node)) texts.push(node.raw);
      else if (node.tag === 'br' || isAtom(node)) texts.push('\ue000');
      else collect(node.children);
    }
  };
  collect(nodes);
  const tidied = tidyRuns(texts);
  let index = 0;
  const rebuild = (list: readonly HtmlNode[]): HtmlNode[] =>
    list.flatMap((node): HtmlNode[] => {
      if (!isElement(node)) {
        const raw = tidied[index++] ?? '';
        return raw === '' ? [] : [text(raw)];
      }
      if (node.tag === 'br' || isAtom(node)) {
        index += 1;
        return [node];
      }
      const children = rebuild(node.children);
      return children.length === 0 ? [] : [{ ...node, children }];
    });
  return rebuild(nodes);
}

function tidyRuns(texts: readonly string[]): string[] {
  const all = texts.join('\ue001');
  const tidy = all
    .replace(/[ \t\ue001]*\r?\n[ \t\r\n\ue001]*/g, (gap, offset: number) => {
      const before = lastCharacter(all.slice(0, offset).replaceAll('\ue001', ''));
      const after = [...all.slice(offset + gap.length, offset + gap.length + 8).replaceAll('\ue001', '')][0] ?? '';
      const seams = gap.replaceAll(/[^\ue001]/g, '');
      return CJK.test(before) || CJK.test(after) || before === '' || after === '' ? seams : ` ${seams}`;
    })
    .replace(/^(?:[\s\u3000\ue001]|&nbsp;|&#160;|&#12288;)+/, (indent) => indent.replaceAll(/[^\ue001]/g, ''))
    .replace(/(?:[\s\ue001]|&nbsp;|&#160;)+$/, (tail) => tail.replaceAll(/[^\ue001]/g, ''));
  return tidy.split('\ue001');
}

function lastCharacter(before: string): string {
  return Array.from(before.slice(-8)).at(-1) ?? '';
}
