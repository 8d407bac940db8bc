import type { Signature } from './agency.ts';
import { isLine } from './blocks.ts';
import type { Block } from './blocks.ts';
import { findDates, onlyDate, parseDateField } from './dates.ts';
import type { FoundDate } from './dates.ts';
import { factValue } from './facts.ts';
import type { Fact, FactField } from './facts.ts';
import { futureDate, impossibleDate, noDate } from './issues.ts';
import { nothing, propose } from './proposed.ts';
import type { Proposed, Warning } from './types.ts';

export interface DateClues {
  readonly facts: readonly Fact[];
  readonly meta: Readonly<Record<string, string>>;
  readonly signature: Signature | undefined;
  readonly blocks: readonly Block[];
  readonly today: string;
}

export interface DocumentDates {
  readonly writtenDate: Proposed<string>;
  readonly publishedDate: Proposed<string>;
  readonly publishedTime?: string;
  readonly effectiveDate: Proposed<string>;
  readonly expiredDate: Proposed<string>;
  readonly warnings: readonly Warning[];
}

/** A date with where it was found; impossible ones are kept as text in a warning. */
interface Candidate {
  readonly date: FoundDate;
  readonly confidence: number;
  readonly zh: string;
  readonly en: string;
}

/** The four days of a document, each from its own evidence: the day written and the day published are never mixed up. */
export function documentDates(clues: DateClues): DocumentDates {
  const warnings: Warning[] = [];
  const pick = (
    candidates: readonly (Candidate | undefined)[],
    fieldZh: string,
    fieldEn: string,
  ): Proposed<string> & { readonly time?: string } => {
    for (const candidate of candidates) {
      if (candidate === undefined) continue;
      const { date, confidence, zh, en } = candidate;
      if (date.iso === undefined) {
        warnings.push(impossibleDate(date.text, fieldZh, fieldEn));
        continue;
      }
      if (date.iso > clues.today) warnings.push(futureDate(date.text, clues.today));
      const sure = date.iso > clues.today ? Math.min(confidence, 0.3) : confidence;
      return {
        ...propose(date.iso, sure, `${zh}“${date.text}”`, `${en} "${date.text}"`),
        ...(date.time === undefined ? {} : { time: date.time }),
      };
    }
    return nothing(`没有找到${fieldZh}`, `no ${fieldEn} was found`);
  };
  const field = (name: FactField, confidence: number): Candidate | undefined => fromFact(clues.facts, name, confidence);
  const written = pick(
    [
      field('writtenDate', 0.9),
      fromSignature(clues.signature),
      underTitle(clues.blocks),
      imprint(clues.blocks),
      field('createdDate', 0.4),
    ],
    '成文日期',
    'written date',
  );
  const published = pick([field('publishedDate', 0.95), fromMeta(clues.meta)], '发布日期', 'publication date');
  const effective = pick([field('effectiveDate', 0.9)], '实施日期', 'effective date');
  const expired = pick([field('expiredDate', 0.9)], '废止日期', 'date of expiry');
  const { time, ...publishedDate } = published;
  if (written.value === null) warnings.push(noDate());
  return {
    writtenDate: strip(written),
    publishedDate,
    ...(time === undefined ? {} : { publishedTime: time }),
    effectiveDate: strip(effective),
    expiredDate: strip(expired),
    warnings,
  };
}

function strip({ value, confidence, reasons }: Proposed<string>): Proposed<string> {
  return { value, confidence, reasons };
}

function fromFact(facts: readonly Fact[], field: FactField, confidence: number): Candidate | undefined {
  const value = factValue(facts, field);
  const date = value === undefined ? undefined : parseDateField(value);
  const label = facts.find((f) => f.field === field)?.label;
  return date === undefined
    ? undefined
    : {
        date,
        confidence,
        zh: `页面表头${label === undefined || label === '' ? '' : `的${label}`}`,
        en: 'the page header gives',
      };
}

function fromMeta(meta: Readonly<Record<string, string>>): Candidate | undefined {
  const date = meta['PubDate'] === undefined ? undefined : parseDateField(meta['PubDate']);
  return date === undefined
    ? undefined
    : { date, confidence: 0.9, zh: '网页标签 PubDate ', en: 'the meta tag PubDate gives' };
}

function fromSignature(signature: Signature | undefined): Candidate | undefined {
  if (signature === undefined) return undefined;
  return {
    date: signature.date,
    confidence: signature.agency === undefined ? 0.7 : 0.95,
    zh: '落款日期',
    en: 'the signature is dated',
  };
}

/** （2018年7月13日） under the title. */
function underTitle(blocks: readonly Block[]): Candidate | undefined {
  const first = blocks[0];
  const date = first !== undefined && isLine(first) ? onlyDate(first.text) : undefined;
  return date === undefined ? undefined : { date, confidence: 0.7, zh: '标题下的日期', en: 'under the title stands' };
}

/** 版记: "某某办公室 2018年7月13日印发". */
function imprint(blocks: readonly Block[]): Candidate | undefined {
  const line = blocks.slice(-6).find((b) => isLine(b) && /日\s*印发\s*$/u.test(b.text) && b.text.length < 80);
  const date = line === undefined ? undefined : findDates(line.text).at(-1);
  return date === undefined ? undefined : { date, confidence: 0.5, zh: '版记中的印发日期', en: 'the imprint gives' };
}
