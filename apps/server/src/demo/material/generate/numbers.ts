import { documents } from '../documents/index.ts';
import type { DemoDocument } from '../types.ts';

/** Documents a series is thought to have in a year besides those made here, so that numbers grow with the months. */
const SERIES_PER_YEAR = 75;
const SMALLER_SERIES: readonly (readonly [ending: string, perYear: number])[] = [
  ['规', 4],
  ['管发', 30],
  ['管办发', 28],
  ['自然资征', 14],
  ['市监食', 26],
];

/**
 * Gives every document of a numbered series its 发文字号, growing with the day of writing within the year and never one
 * that a written document has. The documents must be in order of writing.
 */
export function numberDocuments(
  generated: readonly (readonly [DemoDocument, series: string | undefined])[],
): DemoDocument[] {
  const taken = new Set(documents.map((document) => document.documentNumber));
  const counts = new Map<string, number>();
  for (const [document, series] of generated) {
    const key = keyOf(document, series);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const last = new Map<string, number>();
  return generated.map(([document, series]) => {
    if (series === undefined) return document;
    const key = keyOf(document, series);
    const year = document.writtenDate.slice(0, 4);
    const passed = (Number(document.writtenDate.slice(5, 7)) - 1 + Number(document.writtenDate.slice(8)) / 31) / 12;
    const usual = SMALLER_SERIES.find(([ending]) => series.endsWith(ending))?.[1] ?? SERIES_PER_YEAR;
    const yearly = Math.max(usual, counts.get(key) ?? 0);
    let number = Math.max((last.get(key) ?? 0) + 1, Math.ceil(passed * yearly));
    while (taken.has(`${series}〔${year}〕${number}号`)) number++;
    last.set(key, number);
    return { ...document, documentNumber: `${series}〔${year}〕${number}号` };
  });
}

function keyOf(document: DemoDocument, series: string | undefined): string {
  return `${series ?? ''}|${document.writtenDate.slice(0, 4)}`;
}
