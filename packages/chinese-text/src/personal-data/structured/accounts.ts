import { isCardRange, isLuhn, judgeCreditCode } from '../checksums.ts';
import type { PlaceLabel } from '../context.ts';
import type { Draft, Work } from '../draft.ts';
import { reason } from '../reasons.ts';
import { joinedFrom, type Joined } from './joined.ts';

const LUHN = { standard: 'ISO/IEC 7812-1 (Luhn)' };
const CREDIT = { standard: 'GB 32100' };
/** Labels that make a number something else than a card. */
const NOT_CARD = new Set(['other', 'mobile', 'phone', 'student', 'exam', 'medical', 'driver', 'credit', 'identity']);

/** Bank cards by range and check digit, and any number that a label calls an account. @returns the next run */
export function findBankNumber(work: Work, index: number): number {
  const { scan, labels } = work;
  const run = scan.runs[index];
  if (run === undefined || run.letters) return index;
  const label = labels.at(run.start);
  if (label !== undefined && NOT_CARD.has(label.label.class)) return index;
  const labelled = label?.label.class === 'card' || label?.label.class === 'account';
  let longest: Joined | undefined;
  let valid: Joined | undefined;
  for (const joined of joinedFrom(scan, index, true)) {
    const broken = hasLineFeed(scan.units, joined.start, joined.end);
    // A number of nineteen digits may pass after sixteen by chance: the longest counts.
    const grouped = broken ? isBrokenCard(joined, labelled) : isCardGrouping(joined.groups);
    if (grouped && isCardRange(joined.digits) && isLuhn(joined.digits)) valid = joined;
    if (joined.digits.length <= 30 && !broken) longest = joined;
  }
  // 4753 1247 3270 9802 9: sixteen of seventeen digits pass by chance; behind its label the number is all of them.
  const goesOn = valid !== undefined && longest !== undefined && longest.last > valid.last && valid.groups.length > 1;
  if (goesOn && longest !== undefined && label?.end !== undefined && labelled && putLabelled(work, longest, label))
    return longest.last + 1;
  if (valid !== undefined) {
    work.put(card(valid, labelled ? label : undefined, labels.mentions('card', 'account')));
    return valid.last + 1;
  }
  if (!labelled || longest === undefined || label === undefined) return index;
  return putLabelled(work, longest, label) ? longest.last + 1 : index;
}

const LINE_FEED = 0x0a;

function hasLineFeed(units: Uint16Array, start: number, end: number): boolean {
  return units.subarray(start, end).includes(LINE_FEED);
}

/** Cut once by the end of a line, as in a narrow cell, and called an account or in UnionPay's range. */
function isBrokenCard({ digits, groups }: Joined, labelled: boolean): boolean {
  return groups.length === 2 && (labelled || digits.startsWith('62')) && digits.length >= 16 && digits.length <= 19;
}

/** Written together, in fours or eights, or the six digits of the issuer and the rest. */
function isCardGrouping(groups: readonly number[]): boolean {
  if (groups.length === 1) return true;
  if (groups.length === 2) return groups[0] === 6 || groups[0] === 8;
  if (groups.length === 3 && groups[0] === 6 && groups[1] === 6) return true;
  return groups.slice(0, -1).every((length) => length === 4) && (groups.at(-1) ?? 9) <= 4;
}

function card(joined: Joined, label: PlaceLabel | undefined, mentioned: boolean): Draft {
  const why = [reason('checksum-valid', LUHN), ...(label === undefined ? [] : [label.why])];
  // One number in ten passes Luhn by chance: without a word about banks only the range of UnionPay is telling.
  const alone = mentioned ? 0.9 : joined.digits.startsWith('62') ? 0.75 : 0.4;
  const confidence = label === undefined ? alone : 0.99;
  return { kind: 'bank-card', start: joined.start, end: joined.end, confidence, why, subject: 'person' };
}

function putLabelled({ scan, put }: Work, joined: Joined, label: PlaceLabel): boolean {
  const { digits, start, end } = joined;
  if (digits.length < 8) return false;
  const counted = /^\s*(?:元|万|亿|%)/u.test(scan.text.slice(end, end + 3));
  if (counted) return false;
  const likeCard = isCardRange(digits) && isCardGrouping(joined.groups);
  const why = [label.why, ...(likeCard ? [reason('checksum-failed', LUHN)] : [])];
  const kind = likeCard ? 'bank-card' : 'bank-account';
  put({ kind, start, end, confidence: 0.85, why, subject: holder(scan.text, start) });
  return true;
}

const ORGANISATION =
  /(?:公司|局|委员会|管委会|中心|厂|院|校|处|所|社|馆|站|办公室|财政|合作社|协会|基金会|政府)[\s\S]{0,30}$/u;

/** Whose account it is: an organisation when one is named shortly before, as 户名 or as bidder. */
function holder(text: string, start: number): 'person' | 'organisation' | 'unknown' {
  const before = text.slice(Math.max(0, start - 60), start);
  const owner = /(?:户名|名称|单位|账户名|帐户名)[:：\s]*([^\n，,；;]{2,40})/u.exec(before)?.[1];
  if (owner !== undefined) return ORGANISATION.test(owner) ? 'organisation' : 'person';
  return 'unknown';
}

function isGap(unit: number | undefined): boolean {
  return unit === 0x20 || unit === 0x2d;
}

/** Unified social credit codes, mixed or all digits, in one piece or in groups. @returns the next run */
export function findCreditCode(work: Work, index: number): number {
  const { scan, labels, put } = work;
  const run = scan.runs[index];
  if (run === undefined || !run.digits) return index;
  let code = '';
  let last = index;
  for (; last < scan.runs.length && code.length < 18; last++) {
    const part = scan.runs[last];
    if (part === undefined || part.text === '') return index;
    const previous = scan.runs[last - 1];
    if (last > index && (previous === undefined || part.start - previous.end > 1 || !isGap(scan.units[previous.end])))
      return index;
    code += part.text;
  }
  const judged = judgeCreditCode(code);
  if (judged === 'no') return index;
  const label = labels.at(run.start);
  const labelled = label?.label.class === 'credit';
  if (judged === 'form' && !labelled) return index;
  const end = scan.runs[last - 1]?.end ?? run.end;
  const why = [
    reason(judged === 'valid' ? 'checksum-valid' : 'checksum-failed', CREDIT),
    ...(labelled ? [label.why] : []),
  ];
  const confidence = judged === 'valid' ? (labelled ? 0.99 : 0.96) : 0.7;
  // 92 is a one-person or family business: its code stands for a natural person (Civil Code, articles 54 and 56).
  const subject = code.startsWith('92') ? 'person' : 'organisation';
  put({ kind: 'credit-code', start: run.start, end, confidence, why, subject });
  return last;
}
