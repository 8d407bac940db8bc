import { isTraditionalOnly, simplifiedOf, tableTraditionalOf } from '../lexicon/characters.ts';
import { countWriting, type WritingCount } from '../lexicon/simplify.ts';
import { findBracketedReadings, type BracketedReading } from './readings.ts';

/** A sentence for people, Chinese and English. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** What `looksDamaged` says about a text. */
export interface DamageReport {
  readonly damaged: boolean;
  /** Why it is thought to be damaged; empty when it is not. */
  readonly reasons: readonly BilingualText[];
  /** Traditional-only characters among all Han characters, 0 to 1. */
  readonly traditionalShare: number;
  /** Bracketed pinyin readings of single characters, as 號(hào). */
  readonly bracketedReadings: number;
}

const TRADITIONAL_SHARE = 0.1;
const SHORT_TEXT = 100;

/**
 * Does the text show the damage of an automatic conversion: Simplified turned into Traditional, with or without readings
 * in brackets? Judge a whole page, not its fields: a single character proves nothing. A Simplified text that explains the
 * reading of a rare character once — 郓(yùn)城 — or quotes a line of Traditional is not damaged; nor is Japanese.
 */
export function looksDamaged(text: string): DamageReport {
  const count = countWriting(text);
  const readings = mayHoldReadings(text) ? findBracketedReadings(text) : [];
  const traditionalShare = count.han === 0 ? 0 : count.traditionalOnly / count.han;
  const reasons: BilingualText[] = [];
  if (readingsShowDamage(readings, count)) reasons.push(readingsReason(readings.length));
  if (formsShowDamage(text, count)) reasons.push(formsReason(traditionalShare));
  return { damaged: reasons.length > 0, reasons, traditionalShare, bracketedReadings: readings.length };
}

function mayHoldReadings(text: string): boolean {
  return text.includes('(') || text.includes('（');
}

/** A gloss stands once behind a rare character; damage stands behind common Traditional ones, or repeats itself. */
function readingsShowDamage(readings: readonly BracketedReading[], count: WritingCount): boolean {
  const behindTraditional = readings.filter((reading) => isTraditionalOnly(reading.character.charCodeAt(0)));
  if (behindTraditional.length >= 2) return true;
  if (behindTraditional.length === 1) {
    return count.han < SHORT_TEXT || count.traditionalOnly / count.han >= TRADITIONAL_SHARE;
  }
  const converted = readings.filter(({ character, toned }) => toned && hasOtherForm(character));
  return converted.length >= 3 && new Set(converted.map(({ character }) => character)).size < converted.length;
}

function hasOtherForm(character: string): boolean {
  return simplifiedOf(character) !== undefined || tableTraditionalOf(character) !== undefined;
}

function formsShowDamage(text: string, count: WritingCount): boolean {
  if (count.traditionalOnly < 2 || count.traditionalOnly < count.simplifiedOnly) return false;
  if (count.traditionalOnly / count.han < TRADITIONAL_SHARE) return false;
  const kana = text.match(/[\u3041-\u30fa]/gu)?.length ?? 0;
  return kana * 20 < count.han;
}

function readingsReason(readings: number): BilingualText {
  return {
    zh: `文字后有 ${readings} 处括注的汉语拼音，如“號(hào)”，应是自动转换留下的。`,
    en: `${readings} characters are followed by their pinyin in brackets, as in 號(hào), which automatic conversion leaves behind.`,
  };
}

function formsReason(share: number): BilingualText {
  const percent = Math.round(share * 100);
  return {
    zh: `${percent}% 的汉字是繁体字，简体字页面应是被转换过。`,
    en: `${percent}% of the Han characters are Traditional; a page of Simplified text was probably converted.`,
  };
}
