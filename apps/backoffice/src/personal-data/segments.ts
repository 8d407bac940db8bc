import type { PersonalFinding } from '@openzone/contracts';

/** A stretch of a part's text: plain, or one finding. Offsets are those of the original. */
export interface Segment {
  readonly start: number;
  readonly words: string;
  readonly finding: PersonalFinding | undefined;
}

/** The text cut at its findings; of those that overlap the first counts. */
export function segmentsOf(text: string, findings: readonly PersonalFinding[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (finding.start < at || finding.end > text.length) continue;
    if (finding.start > at) segments.push({ start: at, words: text.slice(at, finding.start), finding: undefined });
    segments.push({ start: finding.start, words: text.slice(finding.start, finding.end), finding });
    at = finding.end;
  }
  if (at < text.length) segments.push({ start: at, words: text.slice(at), finding: undefined });
  return segments;
}

/** What the public copy shows of a segment. */
export function copyOf({ words, finding }: Segment): string {
  return finding?.state === 'mask' && finding.replacement !== null ? finding.replacement : words;
}

/** The finding `step` further on in the list, from the one that is chosen; the ends are the ends. */
export function stepFrom(ids: readonly string[], chosen: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  if (at < 0) return ids[step === 1 ? 0 : ids.length - 1] ?? null;
  return ids[Math.max(0, Math.min(ids.length - 1, at + step))] ?? null;
}
