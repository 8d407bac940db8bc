import type { Block, Cell, TableBlock } from './types.ts';

const NUMERAL = '[一二三四五六七八九十百]+';
const FIRST_LEVEL = new RegExp(`^${NUMERAL}、`, 'u');
const SECOND_LEVEL = new RegExp(`^（${NUMERAL}）`, 'u');
const CHAPTER = new RegExp(`^第${NUMERAL}章`, 'u');
const SECTION = new RegExp(`^第${NUMERAL}节`, 'u');
const ARTICLE = new RegExp(`^第${NUMERAL}条　`, 'u');
const DECIMAL = /^(\d+(?:\.\d+)*)　/u;
const SENTENCE_END = /[。；：，？！]$/u;
const LONGEST_RUN_IN = 34;

/**
 * Reads text written the way an office writes it and returns its blocks. One line is one paragraph;
 * 一、 （一） 第一章 and 1.1 are headings where the line is not a sentence, `# ` opens a text that is attached to a covering
 * notice (headings below it go down one level), `: ` is the addressee, `> ` the signature and date, `+ ` a numbered
 * item, `- ` an item.
 */
export function blocksOf(parts: readonly (string | TableBlock)[]): Block[] {
  const blocks: Block[] = [];
  let attached = false;
  for (const part of parts) {
    if (typeof part !== 'string') {
      blocks.push(part);
      continue;
    }
    for (const raw of part.split('\n')) {
      const line = raw.trim();
      if (line === '') continue;
      if (line.startsWith('# ')) {
        attached = true;
        blocks.push({ kind: 'heading', level: 2, text: line.slice(2) });
      } else {
        addLine(blocks, line, attached);
      }
    }
  }
  return blocks;
}

function addLine(blocks: Block[], line: string, attached: boolean): void {
  const mark = line.slice(0, 2);
  const rest = line.slice(2);
  if (mark === ': ') blocks.push({ kind: 'paragraph', role: 'addressee', text: rest });
  else if (mark === '> ') blocks.push({ kind: 'paragraph', role: 'signature', text: rest });
  else if (mark === '+ ' || mark === '- ') addItem(blocks, rest, mark === '+ ');
  else blocks.push(headingOf(line, attached) ?? paragraphOf(line));
}

function addItem(blocks: Block[], item: string, ordered: boolean): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.ordered === ordered) {
    blocks[blocks.length - 1] = { kind: 'list', ordered, items: [...last.items, item] };
  } else {
    blocks.push({ kind: 'list', ordered, items: [item] });
  }
}

function headingOf(line: string, attached: boolean): Block | undefined {
  if (SENTENCE_END.test(line)) return undefined;
  const depth = headingDepth(line);
  if (depth === undefined) return undefined;
  const level = Math.min(4, depth + (attached ? 1 : 0));
  return { kind: 'heading', level: level === 2 ? 2 : level === 3 ? 3 : 4, text: line };
}

function headingDepth(line: string): number | undefined {
  if (CHAPTER.test(line) || FIRST_LEVEL.test(line)) return 2;
  if (SECTION.test(line) || SECOND_LEVEL.test(line)) return 3;
  const decimal = DECIMAL.exec(line)?.[1];
  return decimal === undefined ? undefined : 1 + decimal.split('.').length;
}

function paragraphOf(line: string): Block {
  const article = ARTICLE.exec(line)?.[0];
  if (article !== undefined) return { kind: 'paragraph', lead: article.trimEnd(), text: line.slice(article.length) };
  const stop = line.indexOf('。');
  if (SECOND_LEVEL.test(line) && stop > 0 && stop <= LONGEST_RUN_IN && stop < line.length - 1) {
    return { kind: 'paragraph', lead: line.slice(0, stop + 1), text: line.slice(stop + 1) };
  }
  return { kind: 'paragraph', text: line };
}

/** A table with one header row; `rowHead` is the column that names the row. */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  rowHead = 0,
): TableBlock {
  return { kind: 'table', caption, head: [header], rows, rowHead };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (c) => ESCAPES[c] ?? c);
}

/** Blocks as semantic HTML: `h2`–`h4`, `p`, `ol`/`ul`, `table` with `caption`, `thead` and `th scope`. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph': {
      const role = block.role === undefined ? '' : ` class="${block.role}"`;
      const lead = block.lead === undefined ? '' : `<strong>${escapeHtml(block.lead)}</strong>`;
      const gap = block.lead !== undefined && !block.lead.endsWith('。') ? '　' : '';
      return `<p${role}>${lead}${gap}${escapeHtml(block.text)}</p>`;
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml(block: TableBlock): string {
  const head = block.head.map((row) => `<tr>${row.map((cell) => cellHtml(cell, 'col')).join('')}</tr>`).join('');
  const rows = block.rows
    .map((row) => `<tr>${row.map((cell, i) => cellHtml(cell, i === block.rowHead ? 'row' : undefined)).join('')}</tr>`)
    .join('\n');
  const caption = `<caption>${escapeHtml(block.caption)}</caption>`;
  return `<table>${caption}<thead>${head}</thead>\n<tbody>${rows}</tbody></table>`;
}

function cellHtml(cell: Cell, scope: 'col' | 'row' | undefined): string {
  if (typeof cell !== 'object') return wrapCell(String(cell), scope, '');
  const spans =
    (cell.colspan === undefined ? '' : ` colspan="${cell.colspan}"`) +
    (cell.rowspan === undefined ? '' : ` rowspan="${cell.rowspan}"`);
  return wrapCell(String(cell.text), cell.head ?? scope, spans);
}

function wrapCell(text: string, scope: string | undefined, spans: string): string {
  const inner = escapeHtml(text);
  return scope === undefined ? `<td${spans}>${inner}</td>` : `<th scope="${scope}"${spans}>${inner}</th>`;
}

const UNESCAPES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/**
 * The HTML of this material as plain text: one line per paragraph, heading, item and table row, cells parted by a
 * tab. Only for markup made here; pages from elsewhere need a real parser.
 */
export function textOf(html: string): string {
  return html
    .replace(/<\/t[hd]>(?!<\/tr>)/gu, '\t')
    .replace(/<\/(?:h\d|p|li|tr|caption)>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot);/gu, (e) => UNESCAPES[e] ?? e)
    .replace(/\n{2,}/gu, '\n')
    .trim();
}
