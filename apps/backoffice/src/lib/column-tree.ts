import type { Column } from '@openzone/contracts';
import { daysBetween } from './time.ts';

export interface ColumnNode {
  readonly column: Column;
  readonly children: readonly ColumnNode[];
  /** 0 at the top. */
  readonly depth: number;
}

/** Columns as a tree in the order of their positions; one whose parent is missing stands at the top rather than nowhere. */
export function columnTree(columns: readonly Column[]): ColumnNode[] {
  const ids = new Set(columns.map((column) => column.id));
  const placed = new Set<string>();
  const under = (parentId: string | null, depth: number): ColumnNode[] =>
    columns
      .filter(
        (column) =>
          !placed.has(column.id) &&
          (parentId === null ? column.parentId === null || !ids.has(column.parentId) : column.parentId === parentId),
      )
      .toSorted(inOrder)
      .map((column) => {
        placed.add(column.id);
        return { column, depth, children: under(column.id, depth + 1) };
      });
  return under(null, 0);
}

function inOrder(a: Column, b: Column): number {
  return a.position - b.position || a.name.localeCompare(b.name, 'zh');
}

export function flatten(nodes: readonly ColumnNode[]): ColumnNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

/** From the top down to the column: 政务公开 › 政策文件. */
export function columnPath(columns: readonly Column[], id: string): Column[] {
  const path: Column[] = [];
  let next: string | null = id;
  while (next !== null && path.length <= columns.length) {
    const found: Column | undefined = columns.find((column) => column.id === next);
    if (found === undefined) break;
    path.unshift(found);
    next = found.parentId;
  }
  return path;
}

/** Everything below a column, so that it is not offered as its own parent. */
export function descendantsOf(columns: readonly Column[], id: string): Set<string> {
  const found = new Set<string>();
  const visit = (parent: string): void => {
    for (const column of columns) {
      if (column.parentId === parent && !found.has(column.id)) {
        found.add(column.id);
        visit(column.id);
      }
    }
  };
  visit(id);
  return found;
}

/**
 * Days by which a column is behind its update rule; 0 when it is in time, null when it has no rule or rests. A column with a rule and
 * nothing in it is behind by an unknown number: `Infinity`.
 */
export function daysBehind(column: Column, today: string): number | null {
  const { updateEveryDays, updateMonthDay, newestOn } = column;
  if (!column.active || (updateEveryDays === null && updateMonthDay === null)) return null;
  if (newestOn === null) return Number.POSITIVE_INFINITY;
  if (updateEveryDays !== null) return Math.max(0, daysBetween(newestOn, today) - updateEveryDays);
  const [last, before] = lastTwo(updateMonthDay ?? '', today);
  return newestOn > before ? 0 : daysBetween(last, today);
}

/** The last day of this kind before today, and the one of the year before it; 29 February is the 28th in other years. */
function lastTwo(monthDay: string, today: string): [string, string] {
  const year = Number(today.slice(0, 4));
  const on = (of: number) => {
    const leap = new Date(Date.UTC(of, 1, 29)).getUTCMonth() === 1;
    return `${of}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`;
  };
  return on(year) < today ? [on(year), on(year - 1)] : [on(year - 1), on(year - 2)];
}
