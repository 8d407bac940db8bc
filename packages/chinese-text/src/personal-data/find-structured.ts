import type { Labels } from './context.ts';
import type { Draft, Work } from './draft.ts';
import type { Scan } from './scan.ts';
import { findBankNumber, findCreditCode } from './structured/accounts.ts';
import { findAddresses, findHyphenated } from './structured/addresses.ts';
import { findBirth, findChineseBirth, findChineseBirthBehind } from './structured/births.ts';
import { findEmail } from './structured/emails.ts';
import { findHealth, findHealthCells } from './structured/health.ts';
import { findIdentity, findRegionalIdentity } from './structured/identity.ts';
import { findMark } from './structured/marks.ts';
import { findLabelled, findPapers } from './structured/papers.ts';
import { findLandline, findMobile } from './structured/phones.ts';
import { findPlates } from './structured/plates.ts';

/** Rules for numbers, in order: the first that takes a run of digits and letters has it. Each returns the next run to look at. */
const NUMBER_RULES: readonly ((work: Work, index: number) => number)[] = [
  findIdentity,
  findCreditCode,
  findHyphenated,
  findMobile,
  findBirth,
  findPapers,
  findRegionalIdentity,
  findLandline,
  findBankNumber,
  findLabelled,
];

/** Everything that form, checksum and label tell, in no order and with overlaps. */
export function findStructured(scan: Scan, labels: Labels): Draft[] {
  const drafts: Draft[] = [];
  const work: Work = { scan, labels, put: (draft) => void drafts.push(draft), landlineEnd: -1 };
  for (let index = 0; index < scan.runs.length;) index = Math.max(index + 1, applyRules(work, index));
  for (const at of scan.triggers) {
    switch (scan.text.charAt(at)) {
      case '@':
      case '＠':
        findEmail(work, at);
        break;
      case '生':
        findChineseBirth(work, at);
        break;
      case '患':
      case '诊':
      case '残':
        findHealth(work, at);
        break;
      default:
        findMark(work, at);
    }
  }
  for (const { start, end, label } of scan.labels) {
    if (label.class !== 'birth') continue;
    findChineseBirth(work, start);
    findChineseBirthBehind(work, end);
  }
  findHealthCells(work);
  findPlates(work);
  findAddresses(work);
  return drafts;
}

function applyRules(work: Work, index: number): number {
  if (work.scan.runs[index]?.text === '') return index;
  for (const rule of NUMBER_RULES) {
    const next = rule(work, index);
    if (next > index) return next;
  }
  return index;
}
