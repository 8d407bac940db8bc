import type { Finding } from '../../src/personal-data/finding.ts';
import type { FindingKind } from '../../src/personal-data/kinds.ts';
import type { Document } from './writer.ts';

export interface KindScore {
  planted: number;
  /** Planted and found with exactly this kind and place. */
  exact: number;
  /** Planted and wholly within findings, of whatever kind: nothing of it would be left after masking. */
  masked: number;
  found: number;
  /** Found where something was planted, of whatever kind. */
  right: number;
}

/** Counts of a corpus, by kind. */
export class Score {
  readonly kinds = new Map<FindingKind, KindScore>();

  /** `onError` hears of what was missed and of what was found wrongly. */
  add(
    document: Document,
    findings: readonly Finding[],
    onError?: (error: 'missed' | 'wrong', start: number, end: number, kind: FindingKind) => void,
  ): void {
    const covered = new Uint8Array(document.text.length);
    for (const { start, end } of findings) covered.fill(1, start, end);
    for (const { kind, start, end } of document.planted) {
      const score = this.of(kind);
      score.planted++;
      if (findings.some((one) => one.kind === kind && one.start === start && one.end === end)) score.exact++;
      if (covered.subarray(start, end).every((one) => one === 1)) score.masked++;
      else onError?.('missed', start, end, kind);
    }
    for (const { kind, start, end } of findings) {
      const score = this.of(kind);
      score.found++;
      if (document.planted.some((one) => one.start < end && start < one.end)) score.right++;
      else onError?.('wrong', start, end, kind);
    }
  }

  of(kind: FindingKind): KindScore {
    const known = this.kinds.get(kind);
    if (known !== undefined) return known;
    const fresh = { planted: 0, exact: 0, masked: 0, found: 0, right: 0 };
    this.kinds.set(kind, fresh);
    return fresh;
  }

  /** The sum over kinds. */
  sum(kinds: readonly FindingKind[]): KindScore {
    const total: KindScore = { planted: 0, exact: 0, masked: 0, found: 0, right: 0 };
    for (const kind of kinds) {
      const score = this.of(kind);
      for (const key of ['planted', 'exact', 'masked', 'found', 'right'] as const) total[key] += score[key];
    }
    return total;
  }
}

/** Shares from 0 to 1; 1 where there was nothing. */
export function rates({ planted, exact, masked, found, right }: KindScore): {
  precision: number;
  recall: number;
  masked: number;
} {
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return { precision: share(right, found), recall: share(exact, planted), masked: share(masked, planted) };
}
