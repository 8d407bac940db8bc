import type { Messages } from '../messages/index.ts';

/** What an entry of the log says in the open, as far as people read it. */
export interface ToldEntry {
  /** A label of the page; entries of kinds unknown here are “other”. */
  readonly action: string;
  readonly appended: Date | undefined;
  /** Code of the unit. */
  readonly unit: string | undefined;
  /** Of the document it is about. */
  readonly code: string | undefined;
  readonly version: number | undefined;
  /** Of a count: the day, `YYYY-MM-DD`. */
  readonly day: string | undefined;
  readonly isForced: boolean;
  readonly isRecordedLater: boolean;
}

/** Reads an entry that is in the log already: whatever it says is shown, and what it does not say is left out. */
export function tellEntry(entry: string, m: Messages): ToldEntry {
  const told = objectOf(parse(entry));
  const subject = objectOf(told['subject']);
  const time = Date.parse(String(told['appended']));
  const action = textOf(told['action']) ?? '';
  const { actions } = m.ledger;
  return {
    action: isKnown(action, actions) ? actions[action] : m.ledger.otherAction,
    appended: Number.isNaN(time) ? undefined : new Date(time),
    unit: textOf(told['unit']),
    code: textOf(subject['code']),
    version: typeof subject['version'] === 'number' ? subject['version'] : undefined,
    day: textOf(told['day']),
    isForced: told['forced'] === true,
    isRecordedLater: told['recordedLater'] === true,
  };
}

function isKnown<T extends object>(name: string, words: T): name is Extract<keyof T, string> {
  return Object.hasOwn(words, name);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
