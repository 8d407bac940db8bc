import { documents } from '../documents/index.ts';
import type { DemoDocument } from '../types.ts';

/** Least number of documents a series is thought to have in a year, so that numbers grow with the months. */
const SERIES_PER_YEAR = 60;

/**
 * Gives every document of a numbered series its 发文字号, growing with the day of writing within the year and never one
 * that a written document has. The documents must be in order of writing.
 */
export function numberDocuments(generated: readonly (readonly [DemoDocument, series: string | undefined])[]): DemoDocument[] {
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
    const yearly = Math.max(SERIES_PER_YEAR, counts.get(key) ?? 0);
    let number = Math.max((last.get(key) ?? 0) + 1, Math.ceil(passed * yearly));
    while (taken.has(`${series}〔${year}〕${number}号`)) number++;
    last.set(key, number);
    return { ...document, documentNumber: `${series}〔${year}〕${number}号` };
  });
}

function keyOf(document: DemoDocument, series: string | undefined): string {
  return `${series ?? ''}|${document.writtenDate.slice(0, 4)}`;
}
