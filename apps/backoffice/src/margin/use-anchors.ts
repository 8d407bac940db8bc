import type { MarginThread } from '@openzone/contracts';
import { useEffect, useState } from 'react';
import { findAnchor, rangeOf } from './anchor.ts';

const MARK = 'oz-margin';
const MARK_NOW = 'oz-margin-now';

/** Browsers without highlights (CSS Custom Highlight API) still have the list and the way to each passage. */
function mark(name: string, ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined') return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

/** Where the passages of open comments stand in the text shown under `selector`, marked there; told anew when the text changes. */
export function useAnchors(threads: readonly MarginThread[], selector: string): ReadonlyMap<string, number> {
  const [places, setPlaces] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const look = () => {
      const root = document.querySelector(selector);
      const text = root?.textContent ?? '';
      const found = new Map(threads.map((thread) => [thread.id, findAnchor(text, thread)]));
      setPlaces((before) => (sameMap(before, found) ? before : found));
      const open = threads.filter((thread) => thread.settled === null);
      const ranges = open.flatMap((thread) => {
        const at = found.get(thread.id) ?? -1;
        const range = root === null || at < 0 ? null : rangeOf(root, at, thread.quote.length);
        return range === null ? [] : [range];
      });
      mark(MARK, ranges);
    };
    look();
    const root = document.querySelector(selector)?.parentElement ?? document.body;
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      mark(MARK, []);
      mark(MARK_NOW, []);
    };
  }, [threads, selector]);
  return places;
}

/** Brings a passage into view and marks it. */
export function showPassage(selector: string, at: number, length: number): void {
  const root = document.querySelector(selector);
  const range = root === null || at < 0 ? null : rangeOf(root, at, length);
  if (range === null) return;
  mark(MARK_NOW, [range]);
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

function sameMap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
