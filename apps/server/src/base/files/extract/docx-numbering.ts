import type { CheerioAPI } from 'cheerio';
import { parseXml } from './dom.ts';
import { hanNumber } from './han-number.ts';

/**
 * Word numbers headings and clauses by itself ("一、", "（二）", "第三条"): the number is not in the text, and a converter that
 * makes lists of them loses it. This computes the label of every numbered paragraph as Word shows it (ECMA-376 17.9).
 */
interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface Numbering {
  /** numId → abstract id; levels by abstract id and level; restarts by numId and level. */
  readonly abstractOf: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, Level>;
  readonly restarts: ReadonlyMap<string, number>;
  readonly byStyle: ReadonlyMap<string, { readonly abstract: string; readonly level: number }>;
}

/** Labels of the numbered paragraphs in document order; undefined for a bullet. */
export function numberingLabels(documentXml: string, numberingXml: string): (string | undefined)[] {
  const numbering = readNumbering(parseXml(numberingXml));
  const $ = parseXml(documentXml);
  const counters = new Map<string, number[]>();
  const restarted = new Set<string>();
  const labels: (string | undefined)[] = [];
  for (const node of $('w\\:p').toArray()) {
    // A drawing is stored twice; converters read the fallback, so the other must not be counted.
    if ($(node).parents('mc\\:Choice').length > 0) continue;
    const properties = $(node).children('w\\:pPr');
    const style = properties.children('w\\:pStyle').attr('w:val');
    const numPr = properties.children('w\\:numPr');
    const numId = numPr.children('w\\:numId').attr('w:val');
    const level = numPr.children('w\\:ilvl').attr('w:val');
    const styled = style === undefined ? undefined : numbering.byStyle.get(style);
    const found =
      numId !== undefined && level !== undefined
        ? direct(numbering, numId, level)
        : (styled ?? direct(numbering, numId, '0'));
    if (found === undefined) continue;
    const restart = numId === undefined ? undefined : numbering.restarts.get(`${numId}/${found.level}`);
    labels.push(
      next(
        numbering,
        counters,
        found,
        restart !== undefined && !restarted.has(`${numId}/${found.level}`) ? restart : undefined,
      ),
    );
    if (restart !== undefined) restarted.add(`${numId}/${found.level}`);
  }
  return labels;
}

function direct(
  numbering: Numbering,
  numId: string | undefined,
  level: string,
): { readonly abstract: string; readonly level: number } | undefined {
  const abstract = numId === undefined ? undefined : numbering.abstractOf.get(numId);
  const index = Number(level);
  return abstract !== undefined && numbering.levels.has(`${abstract}/${index}`)
    ? { abstract, level: index }
    : undefined;
}

function readNumbering($: CheerioAPI): Numbering {
  const levels = new Map<string, Level>();
  const byStyle = new Map<string, { abstract: string; level: number }>();
  for (const abstract of $('w\\:abstractNum').toArray()) {
    const id = $(abstract).attr('w:abstractNumId') ?? '';
    for (const node of $(abstract).children('w\\:lvl').toArray()) {
      const level = Number($(node).attr('w:ilvl') ?? '0');
      const value = (tag: string): string | undefined => $(node).children(`w\\:${tag}`).attr('w:val');
      levels.set(`${id}/${level}`, {
        format: value('numFmt') ?? 'decimal',
        text: value('lvlText') ?? '',
        start: Number(value('start') ?? '1'),
      });
      const style = value('pStyle');
      if (style !== undefined) byStyle.set(style, { abstract: id, level });
    }
  }
  const abstractOf = new Map<string, string>();
  const restarts = new Map<string, number>();
  for (const num of $('w\\:num').toArray()) {
    const numId = $(num).attr('w:numId') ?? '';
    abstractOf.set(numId, $(num).children('w\\:abstractNumId').attr('w:val') ?? '');
    for (const override of $(num).children('w\\:lvlOverride').toArray()) {
      const start = $(override).children('w\\:startOverride').attr('w:val');
      if (start !== undefined) restarts.set(`${numId}/${$(override).attr('w:ilvl') ?? '0'}`, Number(start));
    }
  }
  return { abstractOf, levels, restarts, byStyle };
}

function next(
  numbering: Numbering,
  counters: Map<string, number[]>,
  at: { readonly abstract: string; readonly level: number },
  restart: number | undefined,
): string | undefined {
  const level = numbering.levels.get(`${at.abstract}/${at.level}`);
  if (level === undefined || level.format === 'bullet' || level.format === 'none' || level.text === '')
    return undefined;
  const counts = counters.get(at.abstract) ?? [];
  counters.set(at.abstract, counts);
  counts[at.level] = restart ?? (counts[at.level] ?? level.start - 1) + 1;
  counts.length = at.level + 1;
  return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const of = numbering.levels.get(`${at.abstract}/${index}`);
    return of === undefined ? '' : format(counts[index] ?? of.start, of.format);
  });
}

function format(value: number, kind: string): string {
  if (/^(?:chinese|taiwanese|japanese)|^ideograph(?:Digital|Traditional)/u.test(kind)) return hanNumber(value);
  if (kind === 'decimalEnclosedCircle' && value >= 1 && value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (kind === 'lowerLetter') return String.fromCodePoint(97 + ((value - 1) % 26));
  if (kind === 'upperLetter') return String.fromCodePoint(65 + ((value - 1) % 26));
  if (kind === 'upperRoman' || kind === 'lowerRoman') return roman(value, kind === 'upperRoman');
  if (kind === 'decimalFullWidth')
    return [...String(value)].map((d) => String.fromCodePoint(0xff10 + Number(d))).join('');
  return String(value);
}

function roman(value: number, upper: boolean): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = Math.min(value, 3999);
  let out = '';
  for (const [step, mark] of steps) {
    while (rest >= step) {
      out += mark;
      rest -= step;
    }
  }
  return upper ? out.toUpperCase() : out;
}
