import type { ImportProposal } from '@openzone/contracts';

type Change = NonNullable<ImportProposal['repair']>['changes'][number];

export interface RepairPiece {
  readonly kind: 'kept' | 'removed' | 'converted';
  readonly from: string;
  readonly to: string;
}

/** The damaged text cut at its changes: what stands, what was taken out (readings put between the characters), what was converted. */
export function repairPieces(original: string, changes: readonly Change[]): RepairPiece[] {
  const pieces: RepairPiece[] = [];
  let at = 0;
  const keep = (end: number): void => {
    if (end > at) pieces.push({ kind: 'kept', from: original.slice(at, end), to: original.slice(at, end) });
  };
  for (const change of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    // A change that lies in one already shown, or outside the text, cannot be drawn.
    if (change.start < at || change.end < change.start || change.end > original.length) continue;
    keep(change.start);
    const from = original.slice(change.start, change.end);
    pieces.push({ kind: change.to === '' ? 'removed' : 'converted', from, to: change.to });
    at = change.end;
  }
  keep(original.length);
  return pieces;
}
