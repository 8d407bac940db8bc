/**
 * A small, tolerant reader of HTML as word processors put it on the clipboard: unquoted attributes, conditional comments, missing end
 * tags, namespaced elements. It gives a plain tree to be rewritten and written out again. Nothing here makes HTML safe: the editor's
 * schema decides what stays in a document and the server sanitises what it stores.
 */
export interface ElementNode {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

export interface TextNode {
  readonly kind: 'text';
  /** As written, character references and all. */
  readonly raw: string;
}

export type HtmlNode = ElementNode | TextNode;

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xml', 'noscript', 'iframe']);
const BLOCK = new Set([
  'address', 'article', 'blockquote', 'center', 'div', 'dl', 'dd', 'dt', 'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table', 'ul', 'caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th',
]); // prettier-ignore

/** A start tag of the key ends these, where one is open nearer than any of `within`. */
const ENDS: Readonly<Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>> = {
  li: { ends: ['li'], within: ['ol', 'ul'] },
  dt: { ends: ['dt', 'dd'], within: ['dl'] },
  dd: { ends: ['dt', 'dd'], within: ['dl'] },
  tr: { ends: ['tr', 'td', 'th'], within: ['table'] },
  td: { ends: ['td', 'th'], within: ['table', 'tr'] },
  th: { ends: ['td', 'th'], within: ['table', 'tr'] },
  thead: { ends: ['thead', 'tbody', 'tfoot', 'tr', 'caption', 'colgroup'], within: ['table'] },
  tbody: { ends: ['thead', 'tbody', 'tfoot', 'tr', 'caption', 'colgroup'], within: ['table'] },
  tfoot: { ends: ['thead', 'tbody', 'tfoot', 'tr', 'caption', 'colgroup'], within: ['table'] },
};

export function isElement(node: HtmlNode): node is ElementNode {
  return node.kind === 'element';
}

export function isBlock(node: HtmlNode): boolean {
  return isElement(node) && BLOCK.has(node.tag);
}

export function element(
  tag: string,
  children: readonly HtmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): ElementNode {
  return { kind: 'element', tag, attributes, children };
}

export function text(raw: string): TextNode {
  return { kind: 'text', raw };
}

interface Open {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<\/([a-zA-Z][^\s>/]*)[^>]*>|<([a-zA-Z][^\s>/]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</g;

export function parseHtml(html: string): HtmlNode[] {
  const root: Open = { tag: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  const top = () => stack.at(-1) ?? root;
  const close = () => {
    const closed = stack.pop();
    if (closed !== undefined) top().children.push(element(closed.tag, closed.children, closed.attributes));
  };
  let skipUntil: string | null = null;

  for (const token of html.matchAll(TOKEN)) {
    const [whole, endTag, startTag, rawAttributes = ''] = token;
    if (skipUntil !== null) {
      if (endTag?.toLowerCase() === skipUntil) skipUntil = null;
    } else if (endTag !== undefined) {
      const tag = endTag.toLowerCase();
      if (stack.slice(1).some((open) => open.tag === tag)) {
        while (top().tag !== tag) close();
        close();
      }
    } else if (startTag !== undefined) {
      const tag = startTag.toLowerCase();
      const selfClosing = rawAttributes.trimEnd().endsWith('/');
      if (RAW.has(tag)) {
        if (!selfClosing) skipUntil = tag;
      } else {
        closeImplied(stack, tag, close);
        const attributes = parseAttributes(rawAttributes);
        if (VOID.has(tag) || (selfClosing && tag.includes(':'))) top().children.push(element(tag, [], attributes));
        else stack.push({ tag, attributes, children: [] });
      }
    } else if (!whole.startsWith('<!') && !whole.startsWith('<?')) {
      top().children.push(text(whole === '<' ? '&lt;' : whole));
    }
  }
  while (stack.length > 1) close();
  return root.children;
}

function closeImplied(stack: readonly Open[], tag: string, close: () => void): void {
  if (BLOCK.has(tag) && stack.at(-1)?.tag === 'p') close();
  const rule = ENDS[tag];
  if (rule === undefined) return;
  let depth = 0;
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const open = stack[index]?.tag ?? '';
    if (rule.within.includes(open)) break;
    if (rule.ends.includes(open)) depth = stack.length - index;
  }
  for (; depth > 0; depth -= 1) close();
}

const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function parseAttributes(raw: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of raw.matchAll(ATTRIBUTE)) {
    attributes[name.toLowerCase()] ??= (double ?? single ?? bare ?? '').replaceAll('"', '&quot;');
  }
  return attributes;
}

export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map(writeNode).join('');
}

function writeNode(node: HtmlNode): string {
  if (!isElement(node)) return node.raw;
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  if (VOID.has(node.tag)) return `<${node.tag}${attributes}>`;
  return `<${node.tag}${attributes}>${writeHtml(node.children)}</${node.tag}>`;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  middot: '·',
  sect: '§',
};

export function decode(raw: string): string {
  return raw.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The characters of some nodes, without a mark between blocks. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (isElement(node) ? textOf(node.children) : decode(node.raw))).join('');
}

/** `text-align: Center; …` → `{ 'text-align': 'center' }`; later declarations win. */
export function styleOf(node: ElementNode): Readonly<Record<string, string>> {
  const style: Record<string, string> = {};
  for (const declaration of decode(node.attributes['style'] ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      style[declaration.slice(0, colon).trim().toLowerCase()] = declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return style;
}

export type Alignment = 'left' | 'center' | 'right' | 'justify';

const ALIGNMENT = /^(left|center|right|justify)$/;

/** Alignment given by style, by the old `align` attribute, or by the class the server stores it as. */
export function alignmentOf(node: ElementNode): Alignment | null {
  const byClass = /(?:^|\s)align-(left|center|right|justify)(?:\s|$)/.exec(node.attributes['class'] ?? '')?.[1];
  const given = styleOf(node)['text-align'] ?? node.attributes['align']?.trim().toLowerCase() ?? byClass ?? '';
  const known = ALIGNMENT.exec(given === 'end' ? 'right' : given === 'start' ? 'left' : given)?.[1];
  return known === undefined ? null : (known as Alignment);
}
