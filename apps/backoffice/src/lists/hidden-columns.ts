import { useState } from 'react';

/** Which columns of a list are hidden, kept in this browser. */
export function useHiddenColumns(list: string): [readonly string[], (hidden: string[]) => void] {
  const key = `openzone.office.hidden-columns.${list}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => read(key));
  return [
    hidden,
    (next) => {
      setHidden(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing shows every column next time.
      }
    },
  ];
}

function read(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
