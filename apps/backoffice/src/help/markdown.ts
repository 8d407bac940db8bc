/**
 * The Markdown of the user guide, as far as the guide uses it: headings, paragraphs, lists, pictures, commands, and in a line bold
 * words, code and links. What is not known here is refused, so that no page of the guide shows raw signs to its reader.
 */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'picture'; readonly alt: string; readonly name: string }
  | { readonly kind: 'commands'; readonly text: string };

/** A task: what stands below one heading of the second level. */
export interface Section {
  /** The same in every language. */
  readonly id: string;
  readonly title: string;
  /** Routes of the screens it explains. */
  readonly screens: readonly string[];
  readonly blocks: readonly Block[];
}

/** A page of the guide: one reader's tasks. */
export interface GuidePage {
  readonly name: string;
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
}

const INLINE = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/gu;

/** The words of one line. */
export function readInline(line: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) found.push({ kind: 'text', text: line.slice(from, to) });
  };
  for (const match of line.matchAll(INLINE)) {
    plain(match.index);
    const [all, strong, code, text, to] = match;
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else found.push({ kind: 'link', text: text ?? '', to: to ?? '' });
    from = match.index + all.length;
  }
  plain(line.length);
  return found;
}

const SECTION = /^<!-- (?<id>[a-z][a-z0-9-]*):(?<screens>(?: \/\S*)*) -->$/u;
const PICTURE = /^!\[(?<alt>[^\]]+)\]\(\.\.\/images\/(?<name>[a-z0-9-]+)\.webp\)$/u;
const ITEM = /^(?<sign>-|\d+\.) (?<words>.+)$/u;

/** One page; `name` is that of its file. Throws at what this guide does not use. */
export function readGuidePage(name: string, text: string): GuidePage {
  let title = '';
  const intro: Block[] = [];
  const sections: (Section & { readonly blocks: Block[] })[] = [];
  const lines = text.split(/\r?\n/u);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const blocks = sections.at(-1)?.blocks ?? intro;
    if (line === '') continue;
    if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## ')) {
      const marker = lines.findIndex((next, number) => number > at && next !== '');
      const groups = SECTION.exec(lines[marker] ?? '')?.groups;
      if (groups === undefined) throw new Error(`${name}: “${line}” is not followed by <!-- id: /screen … -->`);
      const screens = (groups['screens'] ?? '').split(' ').filter((screen) => screen !== '');
      sections.push({ id: groups['id'] ?? '', title: line.slice(3), screens, blocks: [] });
      at = marker;
    } else if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      if (end < 0) throw new Error(`${name}: “${line}” is never closed`);
      blocks.push({ kind: 'commands', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (ITEM.test(line)) {
      const items: Inline[][] = [];
      const ordered = !line.startsWith('-');
      for (let item = ITEM.exec(lines[at] ?? ''); item !== null; item = ITEM.exec(lines[at] ?? '')) {
        items.push(readInline(item.groups?.['words'] ?? ''));
        at += 1;
      }
      at -= 1;
      blocks.push({ kind: 'list', ordered, items });
    } else blocks.push(readLine(name, line));
  }
  if (title === '') throw new Error(`${name}: the page has no title`);
  return { name, title, intro, sections };
}

function readLine(name: string, line: string): Block {
  if (line.startsWith('### ')) return { kind: 'heading', text: line.slice(4) };
  const picture = PICTURE.exec(line)?.groups;
  if (picture !== undefined) return { kind: 'picture', alt: picture['alt'] ?? '', name: picture['name'] ?? '' };
  if (/^([#|>!<]|\s|\* )/u.test(line)) throw new Error(`${name}: the guide does not know “${line}”`);
  return { kind: 'paragraph', words: readInline(line) };
}

const wordsOf = (words: readonly Inline[]): string => words.map(({ text }) => text).join('');

/** What stands in a block, without signs. */
export function plainOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wordsOf(block.words);
    case 'list':
      return block.items.map(wordsOf).join(' ');
    case 'picture':
      return block.alt;
    case 'heading':
    case 'commands':
      return block.text;
  }
}
