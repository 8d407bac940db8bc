import { describe } from './describe.ts';
import type { HiddenFinding, HiddenKind } from './types.ts';

const EXCERPT = 200;

/**
 * Collects what a cleaning pass finds. Finding and cleaning are one pass: whatever is cleaned has been reported, and whatever is
 * reported as removable is removed. `inspect` runs the pass and throws the result away.
 */
export class Report {
  readonly #keep: ReadonlySet<HiddenKind>;
  readonly #findings = new Map<string, { finding: HiddenFinding; count: number; text: string }>();

  constructor(keep: Iterable<HiddenKind> = []) {
    this.#keep = new Set(keep);
  }

  keeps(kind: HiddenKind): boolean {
    return this.#keep.has(kind);
  }

  /** Notes something hidden; true when it is to be removed, false when the caller wants to keep this kind. */
  hidden(kind: HiddenKind, place: string, text = ''): boolean {
    if (this.#keep.has(kind)) return false;
    this.#add(kind, place, text, 'removed');
    return true;
  }

  /** Notes something only a person can judge. */
  look(kind: HiddenKind, place: string, text = ''): void {
    if (!this.#keep.has(kind)) this.#add(kind, place, text, 'look');
  }

  #add(kind: HiddenKind, place: string, text: string, action: 'removed' | 'look'): void {
    const key = `${kind}\n${place}\n${action}`;
    const clean = text.replace(/\s+/gu, ' ').trim();
    const known = this.#findings.get(key);
    if (known === undefined) {
      const finding = { kind, place, text: '', count: 1, action, ...describe(kind, action) };
      this.#findings.set(key, { finding, count: 1, text: clean.slice(0, EXCERPT) });
      return;
    }
    known.count += 1;
    if (clean !== '' && known.text.length < EXCERPT) {
      known.text = (known.text === '' ? clean : `${known.text} | ${clean}`).slice(0, EXCERPT);
    }
  }

  get findings(): HiddenFinding[] {
    return [...this.#findings.values()].map(({ finding, count, text }) => ({ ...finding, count, text }));
  }
}
