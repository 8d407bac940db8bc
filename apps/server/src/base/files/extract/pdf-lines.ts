/** A run of text on a page as the PDF library reports it; origin at the bottom left, in points. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A printed line. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
}

const HAN = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]/u;

/** Joins runs into lines in the order of the page's content, which office software writes in reading order. */
export function toLines(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = [];
  let current: TextRun[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = current.at(-1);
    const sameLine =
      last !== undefined &&
      Math.abs(run.y - last.y) <= Math.max(last.size, run.size) * 0.5 &&
      run.x >= last.x - last.size * 0.5;
    if (!sameLine && current.length > 0) {
      push(lines, current);
      current = [];
    }
    current.push(run);
  }
  push(lines, current);
  return lines;
}

function push(lines: Line[], runs: readonly TextRun[]): void {
  const filled = runs.filter((r) => r.text.trim() !== '');
  const first = filled[0];
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return;
  let text = '';
  let end = first.x;
  for (const run of runs) {
    if (text !== '' && needsSpace(text, run.text, run.x - end, run.size)) text += ' ';
    text += run.text;
    end = run.x + run.width;
  }
  const size = Math.max(...filled.map((r) => r.size));
  lines.push({ text: text.replace(/\s+/gu, ' ').trim(), x: first.x, y: first.y, right: last.x + last.width, size });
}

/** Chinese is set without spaces: only a gap wider than a character separates; Latin words separate at a quarter. */
function needsSpace(before: string, after: string, gap: number, size: number): boolean {
  if (before.endsWith(' ') || after.startsWith(' ')) return false;
  const chinese = HAN.test(before.at(-1) ?? '') || HAN.test(after[0] ?? '');
  return gap > size * (chinese ? 1 : 0.2);
}

/** Left and right edge of the text area over all pages: outliers (page numbers, titles) do not move them. */
function textArea(pages: readonly (readonly Line[])[]): { readonly left: number; readonly right: number } {
  const lines = pages.flat();
  const quantile = (values: number[], q: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)] ?? 0;
  return {
    left: quantile(
      lines.map((l) => l.x),
      0.1,
    ),
    right: quantile(
      lines.map((l) => l.right),
      0.9,
    ),
  };
}

/**
 * Re-joins printed lines into paragraphs. A new one begins at an indent, after a line that stopped short of the right edge,
 * after a gap, at another type size, and at a numbered heading; a paragraph runs on over a page break.
 */
export function toParagraphs(pages: readonly (readonly Line[])[]): string[] {
  const { left, right } = textArea(pages);
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const page of pages) {
    for (const [i, line] of page.entries()) {
      const joins = last !== undefined && continues(last, line, left, right, i === 0);
      if (joins) paragraphs.push(join(paragraphs.pop() ?? '', line.text));
      else paragraphs.push(line.text);
      last = line;
    }
  }
  return paragraphs;
}

const NUMBERED =
  /^(?:第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))/u;

function continues(last: Line, line: Line, left: number, right: number, newPage: boolean): boolean {
  const em = Math.max(line.size, 1);
  if (last.right < right - em * 2) return false;
  if (line.x > left + em * 1.2) return false;
  if (Math.abs(last.size - line.size) > em * 0.15) return false;
  if (!newPage && (line.y > last.y || last.y - line.y > em * 2.6)) return false;
  return !(NUMBERED.test(line.text) && /[。；;：:!！?？]$/u.test(last.text));
}

function join(before: string, after: string): string {
  const latin = /[A-Za-z0-9,.;]$/u.test(before) && /^[A-Za-z0-9]/u.test(after) && !/\d$/u.test(before);
  return latin ? `${before} ${after}` : before + after;
}
