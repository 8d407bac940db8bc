import type { Text } from '../errors.ts';
import type { Regime } from './policy.ts';

/** What a sentence rests on: a legal text, a convention where the text is silent, a rule not verified, or a plain fact. */
export type SentenceStatus = 'STATUTE' | 'CONVENTION' | 'UNVERIFIED' | 'FACT';

/** One sentence of an explanation in both languages. */
export interface Sentence {
  readonly text: Text;
  /** The article in full, or null for a fact. */
  readonly basis: Text | null;
  readonly status: SentenceStatus;
}

const TITLE: Text = {
  zh: '《中华人民共和国政府信息公开条例》',
  en: 'of the Regulation of the People’s Republic of China on the Disclosure of Government Information',
};

/** An article of the regulation, by its full title; the 2007 one is named as such. In English '33, paragraph 2'. */
export function article(zh: string, en: string, regime: Regime = '2019'): Text {
  return regime === '2019'
    ? { zh: `${TITLE.zh}${zh}`, en: `article ${en} ${TITLE.en}` }
    : { zh: `${TITLE.zh}（2007 年公布，国务院令第492号）${zh}`, en: `article ${en} ${TITLE.en} of 2007` };
}

export function statute(basis: Text, zh: string, en: string): Sentence {
  return { text: { zh: `依照${basis.zh}，${zh}`, en: `Under ${basis.en}, ${en}` }, basis, status: 'STATUTE' };
}

/** Where the text is silent, the sentence says so itself. */
export function convention(basis: Text | null, zh: string, en: string): Sentence {
  return {
    text: { zh: `${zh}（约定，条例未作规定）`, en: `${en} (a convention; the Regulation is silent)` },
    basis,
    status: 'CONVENTION',
  };
}

export function unverified(basis: Text, zh: string, en: string): Sentence {
  return {
    text: { zh: `${zh}（依据${basis.zh}，待核实）`, en: `${en} (by ${basis.en}, not verified)` },
    basis,
    status: 'UNVERIFIED',
  };
}

export function fact(zh: string, en: string): Sentence {
  return { text: { zh, en }, basis: null, status: 'FACT' };
}
