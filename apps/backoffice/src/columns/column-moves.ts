import type { Column, ColumnMove } from '@openzone/contracts';
import { descendantsOf } from '../lib/column-tree.ts';

type Place = Omit<ColumnMove, 'revision'>;

/** Where a row was let go, relative to the row below the pointer. */
export type Drop = 'before' | 'into' | 'after';

export function siblingsOf(columns: readonly Column[], parentId: string | null): Column[] {
  return columns
    .filter((column) => column.parentId === parentId && column.mergedInto === null)
    .toSorted((a, b) => a.position - b.position || a.key.localeCompare(b.key));
}

/** One place up or down among its siblings; null at the end of the row. */
export function stepped(columns: readonly Column[], column: Column, step: -1 | 1): Place | null {
  const siblings = siblingsOf(columns, column.parentId);
  const from = siblings.findIndex(({ id }) => id === column.id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= siblings.length) return null;
  const before = step === -1 ? siblings[to] : siblings[to + 1];
  return { parentId: column.parentId, beforeId: before?.id ?? null };
}

/** Where a column goes that is let go at another; null where it cannot go or would not move. */
export function dropped(columns: readonly Column[], dragged: Column, over: Column, drop: Drop): Place | null {
  if (dragged.id === over.id || descendantsOf(columns, dragged.id).has(over.id)) return null;
  const place = placeAt(columns, dragged, over, drop);
  return isHere(columns, dragged, place) ? null : place;
}

function placeAt(columns: readonly Column[], dragged: Column, over: Column, drop: Drop): Place {
  if (drop === 'into') return { parentId: over.id, beforeId: null };
  if (drop === 'before') return { parentId: over.parentId, beforeId: over.id };
  const siblings = siblingsOf(columns, over.parentId).filter(({ id }) => id !== dragged.id);
  const next = siblings[siblings.findIndex(({ id }) => id === over.id) + 1];
  return { parentId: over.parentId, beforeId: next?.id ?? null };
}

function isHere(columns: readonly Column[], column: Column, { parentId, beforeId }: Place): boolean {
  if (column.parentId !== parentId) return false;
  const siblings = siblingsOf(columns, parentId);
  const next = siblings[siblings.findIndex(({ id }) => id === column.id) + 1];
  return (next?.id ?? null) === beforeId;
}

/** Which part of a row the pointer is over: the upper quarter, the middle, the lower quarter. */
export function dropAt(offset: number, height: number): Drop {
  if (offset < height / 4) return 'before';
  return offset > (height * 3) / 4 ? 'after' : 'into';
}
