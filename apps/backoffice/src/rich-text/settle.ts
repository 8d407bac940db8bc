import { useEffect } from 'react';

/** Anything with a last change that has not been told to its form yet. */
export interface Unsettled {
  readonly current: () => void;
}

const waiting = new Set<Unsettled>();

/** Has every editor tell its form now: whoever reads the form next must see the last letter too. */
export function settleEditors(): void {
  for (const one of waiting) settle(one);
}

function settle(one: Unsettled): void {
  one.current();
}

export function useSettles(one: Unsettled): void {
  useEffect(() => {
    waiting.add(one);
    return () => {
      settle(one);
      waiting.delete(one);
    };
  }, [one]);
}
