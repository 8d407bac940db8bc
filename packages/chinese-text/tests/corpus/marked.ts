import type { FindingKind } from '../../src/personal-data/kinds.ts';
import type { Document } from './writer.ts';

const KINDS: Readonly<Record<string, FindingKind>> = {
  n: 'person-name',
  i: 'identity-number',
  m: 'mobile-phone',
  t: 'landline',
  a: 'address',
  b: 'birth-date',
  c: 'bank-card',
  p: 'licence-plate',
  r: 'passport',
  s: 'travel-permit',
  e: 'email',
  d: 'medical-record',
  w: 'welfare-certificate',
  q: 'disability-certificate',
  u: 'student-number',
  k: 'examinee-number',
  h: 'health',
  v: 'address',
};

function documentOf(line: string): Document {
  const passage = line.replaceAll('↵', '\n').replaceAll('⇥', '\t');
  const planted: { kind: FindingKind; start: number; end: number }[] = [];
  let text = '';
  let copied = 0;
  for (const found of passage.matchAll(/\{(\w):([^}]*)\}/gu)) {
    text += passage.slice(copied, found.index);
    const value = found[2] ?? '';
    const kind = KINDS[found[1] ?? ''];
    if (kind === undefined) throw new RangeError(`no kind ${found[1]}`);
    planted.push({ kind, start: text.length, end: text.length + value.length });
    text += value;
    copied = found.index + found[0].length;
  }
  return { text: text + passage.slice(copied), planted };
}

/** The documents of a text, each a line: {n:name} and the like mark what is to be found, ↵ is a line end and ⇥ a tab. */
export function documentsOf(text: string): readonly Document[] {
  return text.trim().split('\n').map(documentOf);
}
