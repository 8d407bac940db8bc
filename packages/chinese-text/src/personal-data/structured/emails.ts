import type { Work } from '../draft.ts';
import { reason } from '../reasons.ts';
import { classOf, DIGIT, LETTER } from '../scan.ts';

const AT = 0x40;
const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const LOCAL_SIGNS = new Set(Array.from('._%+-', (character) => character.charCodeAt(0)));
/** RFC 5321: 64 characters before the sign, 255 behind it. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** Email addresses (the ASCII form of RFC 5321) at the sign @ that stands at `at`. */
export function findEmail({ scan, labels, put }: Work, at: number): void {
  const { units } = scan;
  if (units[at] !== AT) return;
  const isWord = (unit: number | undefined): boolean => (classOf(unit) & (DIGIT | LETTER)) !== 0;
  // name @ qq.com: some write it so that machines do not see it.
  const apart = units[at - 1] === SPACE && units[at + 1] === SPACE && isWord(units[at - 2]) && isWord(units[at + 2]);
  let start = apart ? at - 1 : at;
  while (
    start > 0 &&
    at - start < LONGEST_LOCAL &&
    (isWord(units[start - 1]) || LOCAL_SIGNS.has(units[start - 1] ?? 0))
  )
    start--;
  while (start < at && !isWord(units[start])) start++;
  const first = apart ? at + 2 : at + 1;
  let end = first;
  let dot = -1;
  while (end - at <= LONGEST_DOMAIN) {
    const unit = units[end];
    if (isWord(unit)) end++;
    else if ((unit === FULL_STOP || unit === HYPHEN) && isWord(units[end + 1]) && end > first) {
      if (unit === FULL_STOP) dot = end;
      end++;
    } else break;
  }
  const top = dot < 0 ? '' : String.fromCharCode(...units.subarray(dot + 1, end));
  if (start === at || !/^[A-Za-z]{2,24}$/u.test(top)) return;
  const domain = String.fromCharCode(...units.subarray(first, end)).toLowerCase();
  const label = labels.at(start);
  const labelled = label?.label.class === 'email';
  const why = [
    ...(labelled ? [label.why] : []),
    reason('form', { form: '电子邮箱 RFC 5321 / an email address (RFC 5321)' }),
  ];
  const subject = /(?:^|\.)(?:gov\.cn|gov)$/u.test(domain) ? 'organisation' : 'unknown';
  put({ kind: 'email', start, end, confidence: 0.98, why, subject });
}
