import { MIDDLE_DOT } from '../fold.ts';
import type { Work } from '../draft.ts';
import { reason } from '../reasons.ts';
import { classOf, DIGIT, LETTER } from '../scan.ts';

const SPACE = 0x20;
const HYPHEN = 0x2d;
const FULL_STOP = 0x2e;
/** Behind four characters, where a fifth would stand: 挂 trailers, 学 learners, 警 police, 港澳 cross-border, 领使 foreign missions. */
const TAILS = '挂学警港澳领使超试';

/**
 * The letter of the issuing office and what follows it: five characters, of which at most two letters (GA 36; I and O are
 * not used), or six of a new energy vehicle, small (letter first) or large (letter last).
 */
const FORM = /^[A-HJ-NP-Z](?:(?=(?:[A-Z]*\d){3})[A-HJ-NP-Z0-9]{5}|[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK])$/u;
const TAILED = /^[A-HJ-NP-Z](?=(?:[A-Z]*\d){2})[A-HJ-NP-Z0-9]{4}$/u;

/** Licence plates: the province and the characters behind it, with or without a dot or space between. */
export function findPlates(work: Work): void {
  const { scan, labels, put } = work;
  const { units, text, plateProvinces } = scan;
  for (const start of plateProvinces) {
    if (text.slice(start - 2, start).toUpperCase() === 'WJ') putPolice(work, start);
    const first = skipGap(units, start + 1);
    const read = readPlate(units, first);
    if (read === undefined) continue;
    const { code, end } = read;
    const tail = TAILS.includes(text.charAt(end)) && text.charAt(end) !== '';
    const isPlate = FORM.test(code) || (tail && TAILED.test(code));
    if (!isPlate) continue;
    const finish = FORM.test(code) ? end : end + 1;
    const label = labels.at(start);
    const labelled = label?.label.class === 'plate';
    const apart = first > start + 1 && !labelled;
    const why = [
      ...(labelled ? [label.why] : []),
      reason('form', { form: '机动车号牌 GA 36 / a licence plate (GA 36)' }),
    ];
    // 渝 B12345 with a space, unlabelled: a little less sure, as a name may end in a province's character.
    put({
      kind: 'licence-plate',
      start,
      end: finish,
      confidence: labelled ? 0.99 : apart ? 0.8 : 0.92,
      why,
      subject: 'person',
    });
  }
}

/** Armed police: WJ苏1234X. */
function putPolice({ scan, put }: Work, start: number): void {
  const code = /^ ?[0-9A-Z]{5}(?![0-9A-Z])/iu.exec(scan.text.slice(start + 1, start + 9))?.[0];
  if (code === undefined || !/\d{3}/u.test(code)) return;
  const why = [reason('form', { form: '武警车牌 / a plate of the Armed Police' })];
  put({
    kind: 'licence-plate',
    start: start - 2,
    end: start + 1 + code.length,
    confidence: 0.9,
    why,
    subject: 'organisation',
  });
}

function isGap(unit: number | undefined): boolean {
  return unit === SPACE || unit === MIDDLE_DOT || unit === HYPHEN || unit === FULL_STOP;
}

function skipGap(units: Uint16Array, at: number): number {
  return isGap(units[at]) ? at + 1 : at;
}

/** The letter and the up to six characters behind it, capitals; a gap may follow the letter. */
function readPlate(units: Uint16Array, at: number): { code: string; end: number } | undefined {
  if ((classOf(units[at]) & LETTER) === 0) return undefined;
  let code = String.fromCharCode(units[at] ?? 0);
  let end = skipGap(units, at + 1);
  while (end < units.length && (classOf(units[end]) & (LETTER | DIGIT)) !== 0) {
    code += String.fromCharCode(units[end] ?? 0);
    end++;
    if (code.length > 7) return undefined;
    // 苏F123 45
    if (units[end] === SPACE && code.length >= 3 && code.length <= 5 && completes(units, code, end)) end++;
  }
  return { code: code.toUpperCase(), end };
}

/** Do exactly the digits that the plate lacks stand behind the space? */
function completes(units: Uint16Array, code: string, space: number): boolean {
  let digits = 0;
  while ((classOf(units[space + 1 + digits]) & DIGIT) !== 0) digits++;
  if ((classOf(units[space + 1 + digits]) & LETTER) !== 0) return false;
  return /^[A-Z](?=.*\d)[A-Z0-9]+$/u.test(code.toUpperCase()) && code.length + digits === 6 && digits >= 2;
}
