import { useEffect, useId, useSyncExternalStore } from 'react';

/** Which forms of the window hold something that is not saved. */
const holding = new Set<string>();
const watching = new Set<() => void>();

function tell(): void {
  for (const look of watching) look();
}

function watch(look: () => void): () => void {
  watching.add(look);
  return () => void watching.delete(look);
}

/** Says of a form whether it holds something unsaved, as long as it is on the screen: the shell and the tab of the browser show it. */
export function useUnsaved(isUnsaved: boolean): void {
  const form = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    holding.add(form);
    tell();
    return () => {
      holding.delete(form);
      tell();
    };
  }, [form, isUnsaved]);
}

/** Whether anything on the screen is unsaved. */
export function useAnyUnsaved(): boolean {
  return useSyncExternalStore(watch, () => holding.size > 0);
}
