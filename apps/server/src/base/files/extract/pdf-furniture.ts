import type { Line } from './pdf-lines.ts';
import type { Dropped } from './types.ts';

const PAGE_NUMBER =
  /^(?:[-—–―·.\s]*\d{1,4}[-—–―·.\s]*|第\s*\d{1,4}\s*页(?:[,，/\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)$/iu;

/**
 * Takes page numbers and running headers and footers away: the first and last line of a page when it is a number, or when
 * the same words (digits aside) stand there on at least three and more than half of the pages.
 */
export function removePageFurniture(pages: readonly (readonly Line[])[]): {
  readonly pages: readonly (readonly Line[])[];
  readonly dropped: readonly Dropped[];
} {
  const dropped: Dropped[] = [];
  const running = runningLines(pages);
  const kept = pages.map((page, index) =>
    page.filter((line, i) => {
      const edge =
        i === 0 || i === page.length - 1 || (i === page.length - 2 && PAGE_NUMBER.test(page.at(-1)?.text ?? ''));
      if (!edge) return true;
      const why =
        PAGE_NUMBER.test(line.text) && page.length > 1 ? NUMBER : running.has(key(line)) ? RUNNING : undefined;
      if (why !== undefined)
        dropped.push({
          text: line.text,
          why: { zh: `第 ${index + 1} 页${why.zh}`, en: `${why.en}, page ${index + 1}` },
        });
      return why === undefined;
    }),
  );
  return { pages: kept, dropped };
}

const NUMBER = { zh: '页码', en: 'page number' };
const RUNNING = { zh: '页眉页脚', en: 'running header or footer' };

function key(line: Line): string {
  return line.text.replace(/\d+/gu, '#').replace(/\s+/gu, '');
}

function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set([page[0], page.at(-1), page.at(-2)].filter((l) => l !== undefined).map(key));
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= 3 && n > pages.length / 2).map(([k]) => k));
}
