/**
 * What a person typed and has not saved, kept in the browser so that a crash, a lost network or an expired session loses nothing. One
 * entry for each person and document; another person at the same computer does not see it.
 */
export interface KeptDraft<T> {
  readonly savedAt: string;
  /** The revision it was typed upon; null for a new document. */
  readonly revision: number | null;
  readonly values: T;
  /** The name under which the server keeps the same words, where it does. */
  readonly writer?: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'openzone.office.draft.';
/** A draft nobody came back for is let go. */
const KEPT_DAYS = 30;

export interface DraftStore<T> {
  read(document: string): KeptDraft<T> | null;
  /** False when the browser would not keep it (full, or storing is forbidden). */
  keep(document: string, draft: Omit<KeptDraft<T>, 'savedAt'>, now?: Date): boolean;
  drop(document: string): void;
  /** The documents for which this person has something unsaved. */
  documents(): string[];
}

export function draftStore<T>(store: Store, person: string, isValues: (value: unknown) => value is T): DraftStore<T> {
  const prefix = `${PREFIX}${person}.`;
  const parse = (words: string | null): KeptDraft<T> | null => {
    if (words === null) return null;
    try {
      const kept = JSON.parse(words) as Partial<KeptDraft<unknown>> | null;
      if (kept === null || typeof kept.savedAt !== 'string' || !isValues(kept.values)) return null;
      return {
        savedAt: kept.savedAt,
        revision: typeof kept.revision === 'number' ? kept.revision : null,
        values: kept.values,
        ...(typeof kept.writer === 'string' ? { writer: kept.writer } : {}),
      };
    } catch {
      return null;
    }
  };
  return {
    read(document) {
      return parse(store.getItem(prefix + document));
    },
    keep(document, draft, now = new Date()) {
      try {
        store.setItem(prefix + document, JSON.stringify({ ...draft, savedAt: now.toISOString() }));
        return true;
      } catch {
        return false;
      }
    },
    drop(document) {
      store.removeItem(prefix + document);
    },
    documents() {
      return keysOf(store)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
    },
  };
}

/** Lets go of drafts of anyone that are too old or cannot be read any more. */
export function forgetOldDrafts(store: Store, now: Date = new Date()): void {
  for (const key of keysOf(store).filter((name) => name.startsWith(PREFIX))) {
    const saved = /"savedAt":"([^"]+)"/.exec(store.getItem(key) ?? '')?.[1] ?? '';
    const age = (now.getTime() - Date.parse(saved)) / 86_400_000;
    if (!(age < KEPT_DAYS)) store.removeItem(key);
  }
}

function keysOf(store: Store): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index)).filter(
    (key): key is string => key !== null,
  );
}

/** The browser's store, or one that lasts as long as the page where the browser keeps nothing. */
export function browserStore(): Store {
  try {
    const probe = `${PREFIX}probe`;
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return memoryStore();
  }
}

export function memoryStore(): Store {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
