import { CodeUnitTrie } from '../lexicon/code-unit-trie.ts';
import { isHanLead, isHanUnit, isTrail } from '../lexicon/script.ts';
import { fold } from './fold.ts';
import { LABELS, type Label } from './labels.ts';

/** Classes of folded code units, one bit each. */
export const DIGIT = 1;
export const LETTER = 2;
export const HAN = 4;
/** May be the last character of a part of an address: 号 室 栋. */
const ADDRESS = 8;
/** May begin a label. */
const LABEL = 16;
/** Province of a licence plate. */
const PLATE = 32;
/** Rare characters that something else begins with: @, secrecy marks, birth, diagnosis. */
const TRIGGER = 64;

export const ADDRESS_ENDS = '号室栋幢座组户楼院弄屯队元社';
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使';
/** @ for addresses, 密 内 不 此 工 for marks, 生 for births, 患 诊 残 for health. */
const TRIGGERS = '@密内不此工生患诊残';

const CLASSES = new Uint8Array(0x10000);
const labelTrie = new CodeUnitTrie(4096);

fillTables();

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) {
    if (isHanUnit(unit) || isHanLead(unit) || isTrail(unit)) CLASSES[unit] = HAN;
    else if (unit >= 0x30 && unit <= 0x39) CLASSES[unit] = DIGIT;
    else if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) CLASSES[unit] = LETTER;
  }
  const mark = (characters: string, bit: number): void => {
    for (const character of characters)
      CLASSES[character.charCodeAt(0)] = (CLASSES[character.charCodeAt(0)] ?? 0) | bit;
  };
  mark(ADDRESS_ENDS, ADDRESS);
  mark(PLATE_PROVINCES, PLATE);
  mark(TRIGGERS, TRIGGER);
  LABELS.forEach(({ word }, index) => {
    labelTrie.set(word, index + 1);
    mark(word.charAt(0), LABEL);
  });
}

export function classOf(unit: number | undefined): number {
  return unit === undefined ? 0 : (CLASSES[unit] ?? 0);
}

/** A label where it stands. */
export interface LabelHit {
  readonly start: number;
  readonly end: number;
  readonly label: Label;
}

/** A maximal sequence of ASCII letters and digits. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** The characters, folded, capitals. */
  readonly text: string;
  readonly digits: boolean;
  readonly letters: boolean;
}

/** What one pass over a text finds for all rules. Positions ascend in every list. */
export interface Scan {
  readonly text: string;
  readonly units: Uint16Array;
  readonly runs: readonly Run[];
  readonly labels: readonly LabelHit[];
  /** Where a character stands that may end a part of an address. */
  readonly addressEnds: readonly number[];
  readonly plateProvinces: readonly number[];
  readonly triggers: readonly number[];
}

interface Lists {
  readonly runs: Run[];
  readonly labels: LabelHit[];
  readonly addressEnds: number[];
  readonly plateProvinces: number[];
  readonly triggers: number[];
}

/** The one pass all structured rules share. */
export function scan(text: string): Scan {
  const units = fold(text);
  const lists: Lists = { runs: [], labels: [], addressEnds: [], plateProvinces: [], triggers: [] };
  for (let i = 0; i < units.length;) {
    const bits = CLASSES[units[i] ?? 0] ?? 0;
    if ((bits & (DIGIT | LETTER)) !== 0) {
      i = readRun(units, i, lists);
      continue;
    }
    if ((bits & (ADDRESS | PLATE | TRIGGER)) !== 0) {
      if ((bits & ADDRESS) !== 0) lists.addressEnds.push(i);
      if ((bits & PLATE) !== 0) lists.plateProvinces.push(i);
      if ((bits & TRIGGER) !== 0) lists.triggers.push(i);
    }
    i += (bits & LABEL) !== 0 ? readLabel(units, i, units.length, lists) : 1;
  }
  return { text, units, ...lists };
}

function readRun(units: Uint16Array, start: number, lists: Lists): number {
  let end = start;
  let bits = 0;
  for (; end < units.length; end++) {
    const found = (CLASSES[units[end] ?? 0] ?? 0) & (DIGIT | LETTER);
    if (found === 0) break;
    bits |= found;
  }
  const digits = (bits & DIGIT) !== 0;
  const letters = (bits & LETTER) !== 0;
  // Longer ones are keys, hashes, encoded files: nothing of ours, and not worth a copy.
  const text = end - start > 64 ? '' : String.fromCharCode(...units.subarray(start, end)).toUpperCase();
  if (letters && !digits && end - start <= 10) readLabel(units, start, end, lists);
  lists.runs.push({ start, end, text, digits, letters });
  return end;
}

const SPACE = 0x20;
const WIDEST_SPREAD = 4;

/** Notes the label whose characters stand apart, all of them with as many spaces between. @returns how far to go on */
function readSpread(units: Uint16Array, start: number, limit: number, lists: Lists): number {
  let gap = 0;
  while (gap < WIDEST_SPREAD && units[start + 1 + gap] === SPACE) gap++;
  let slot = labelTrie.child(CodeUnitTrie.ROOT, units[start] ?? 0);
  let found = 0;
  let end = start + 1;
  for (let i = start + 1 + gap; i < limit && slot !== 0; i += gap + 1) {
    slot = labelTrie.child(slot, units[i] ?? 0);
    if (slot === 0) break;
    if (labelTrie.value(slot) !== 0) {
      found = labelTrie.value(slot);
      end = i + 1;
    }
    for (let j = i + 1; j <= i + gap && j < limit; j++) if (units[j] !== SPACE) slot = 0;
    if (units[i + gap + 1] === SPACE) slot = 0;
  }
  const label = LABELS[found - 1];
  if (label === undefined) return 1;
  lists.labels.push({ start, end, label });
  return end - start;
}

/** Notes the longest label that begins at `start`. @returns how far to go on */
function readLabel(units: Uint16Array, start: number, limit: number, lists: Lists): number {
  let slot: number = CodeUnitTrie.ROOT;
  let found = 0;
  let end = start + 1;
  for (let i = start; i < limit; i++) {
    // 账 号 and 身 份 证 号 are spread to the width of their column.
    if (i === start + 1 && units[i] === SPACE) return readSpread(units, start, limit, lists);
    slot = labelTrie.child(slot, units[i] ?? 0);
    if (slot === 0) break;
    const value = labelTrie.value(slot);
    if (value === 0) continue;
    found = value;
    end = i + 1;
  }
  const label = LABELS[found - 1];
  if (label === undefined) return 1;
  if (classOf(units[start]) === LETTER && end !== limit) return 1;
  lists.labels.push({ start, end, label });
  // Characters of the label may start something as well: 住所 is followed by an address, not part of one.
  return end - start;
}
