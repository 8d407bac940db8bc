import { NOTHING } from '../fold.ts';
import type { Run, Scan } from '../scan.ts';

/** Digits that may be one number, written together or in groups. */
export interface Joined {
  readonly digits: string;
  /** Lengths of the groups. */
  readonly groups: readonly number[];
  readonly start: number;
  readonly end: number;
  /** Index of the last run taken. */
  readonly last: number;
}

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;
const FULL_STOP = 0x2e;
const MIDDLE_DOT = 0xb7;
/** A form with a box for each digit comes out as so many groups. */
const MOST_GROUPS = 20;
const MOST_DIGITS = 24;
const WIDEST_GAP = 3;

function isJoint(unit: number, overLines: boolean): boolean {
  if (unit === LINE_FEED) return overLines;
  return (
    unit === SPACE ||
    unit === HYPHEN ||
    unit === NOTHING ||
    unit === FULL_STOP ||
    unit === MIDDLE_DOT ||
    unit === UNDERSCORE
  );
}

/** Does nothing but joints stand between two places, and not too many? */
export function isJoined(units: Uint16Array, from: number, to: number, overLines = false): boolean {
  if (to - from > WIDEST_GAP) return false;
  for (let i = from; i < to; i++) if (!isJoint(units[i] ?? 0, overLines)) return false;
  return true;
}

/** The X behind seventeen digits: in the last of eighteen boxes, or apart from them. */
function isLastBox({ text }: Run, digits: string): boolean {
  return text === 'X' && digits.length === 17;
}

/**
 * The run at `index` by itself, then with the following ones, as long as they are digits and only joints stand between.
 * `overLines`: a line may end between two groups, as in a narrow table cell.
 */
export function* joinedFrom({ runs, units }: Scan, index: number, overLines = false): Generator<Joined> {
  const first = runs[index];
  if (first === undefined) return;
  let digits = '';
  const groups: number[] = [];
  let previous: Run | undefined;
  for (let last = index; last < runs.length && groups.length < MOST_GROUPS; last++) {
    const run = runs[last];
    if (run === undefined || run.text === '' || (!run.digits && !isLastBox(run, digits))) return;
    if (previous !== undefined && !isJoined(units, previous.end, run.start, overLines)) return;
    // Only a number's last group may hold a letter: the X of an identity number.
    if (run.letters && !/^\d*X$/u.test(run.text)) return;
    digits += run.text;
    groups.push(run.text.length);
    if (digits.length > MOST_DIGITS && groups.length > 1) return;
    yield { digits, groups, start: first.start, end: run.end, last };
    if (run.letters) return;
    previous = run;
  }
}
