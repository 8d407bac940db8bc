import type { Text } from '../../../../platform/errors.ts';
import type { Block } from '../../../../platform/print/index.ts';
import { formatDay } from '../../../../platform/i18n/index.ts';
import type { DocumentKindCode } from '../codes.ts';
import type { DocumentFacts, DocumentSettings } from '../facts.ts';

export interface Context {
  readonly kind: DocumentKindCode;
  readonly facts: DocumentFacts;
  readonly settings: DocumentSettings;
}

/** Text goes into the line; blocks take its place. Undefined: not known. Empty: known, and nothing to say. */
export type Value = string | readonly Block[] | undefined;

/** A fact that is absent: its path in the facts or settings and what it is called. */
export interface Lack {
  readonly from: 'facts' | 'settings';
  readonly path: string;
  readonly label: Text;
}

export interface Placeholder {
  readonly label: Text;
  readonly value: (context: Context) => Value;
  /** What must be added when it is mandatory and not, or not wholly, known. */
  readonly lacks: (context: Context) => readonly Lack[];
}

/** One fact, found at `path` of the facts. */
export function fact(zh: string, en: string, path: string, value: (context: Context) => Value): Placeholder {
  return one('facts', zh, en, path, value);
}

export function setting(zh: string, en: string, path: string, value: (context: Context) => Value): Placeholder {
  return one('settings', zh, en, path, value);
}

/** A sentence the law requires; the same in every document under one regulation. `older`: under that of 2007, where it differs. */
export function statement(zh: string, en: string, text: string, older = text): Placeholder {
  const value = ({ facts }: Context): string => (facts.regime === '2007' ? older : text);
  return { label: { zh, en }, value, lacks: () => [] };
}

/** Something made of several facts, each told by itself when it is absent. */
export function compound(
  zh: string,
  en: string,
  value: (context: Context) => Value,
  lacks: (context: Context) => readonly Lack[],
): Placeholder {
  return { label: { zh, en }, value, lacks };
}

function one(from: Lack['from'], zh: string, en: string, path: string, value: Placeholder['value']): Placeholder {
  const label = { zh, en };
  return { label, value, lacks: (context) => (isKnown(value(context)) ? [] : [{ from, path, label }]) };
}

export const lack = (path: string, zh: string, en: string): Lack => ({ from: 'facts', path, label: { zh, en } });

export function isKnown(value: Value): value is string | readonly Block[] {
  return value !== undefined && (typeof value !== 'string' || value === '' || value.trim() !== '');
}

/** Free text counts as known only if something is in it. */
export function said(text: string | null | undefined): string | undefined {
  return text === undefined || text === null || text.trim() === '' ? undefined : text.trim();
}

/** As `said`; null is known to be open still, and leaves room. */
export function toBeWritten(text: string | null | undefined): string | undefined {
  return text === null ? '' : said(text);
}

/** 2026年3月5日 */
export function day(date: string | null | undefined): string | undefined {
  return date === undefined || date === null || date === '' ? undefined : formatDay(date, 'zh-hans');
}
