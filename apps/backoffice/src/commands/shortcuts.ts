/** What a key means, apart from where it is pressed. */
export type Command =
  | { readonly kind: 'find' | 'help' | 'filter' | 'next' | 'previous' | 'send' }
  | { readonly kind: 'go'; readonly path: string };

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export interface Situation {
  /** The key before this one was `g`, a moment ago. */
  readonly afterG: boolean;
  /** In a field: letters are words. */
  readonly typing: boolean;
  /** A dialog is open: letters are its own. */
  readonly inDialog: boolean;
  /** Single letters are switched on. */
  readonly letters: boolean;
  /** Where `g` and a letter lead. */
  readonly places: ReadonlyMap<string, string>;
}

const single: Readonly<Record<string, Command>> = {
  '?': { kind: 'help' },
  '/': { kind: 'filter' },
  j: { kind: 'next' },
  k: { kind: 'previous' },
  n: { kind: 'go', path: '/write' },
};

/** The command of a key; `g` alone waits for the next one; undefined: the key is the page's. */
export function commandOf(pressed: Pressed, situation: Situation): Command | 'g' | undefined {
  const { key, altKey } = pressed;
  const control = pressed.ctrlKey || pressed.metaKey;
  if (control && !altKey) {
    if (key.toLowerCase() === 'k') return { kind: 'find' };
    return key === 'Enter' ? { kind: 'send' } : undefined;
  }
  const { typing, inDialog, letters, afterG, places } = situation;
  if (control || altKey || typing || inDialog || !letters) return undefined;
  if (afterG) {
    const path = places.get(key);
    return path === undefined ? undefined : { kind: 'go', path };
  }
  return key === 'g' ? 'g' : single[key];
}

/** Whether letters pressed here are words. */
export function isTyping(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
    return true;
  return element instanceof HTMLInputElement
    ? !['checkbox', 'radio', 'button', 'submit'].includes(element.type)
    : element.closest('[role="combobox"], [role="menu"], [role="listbox"]') !== null;
}
