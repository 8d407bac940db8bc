import { findDocumentNumbers, normaliseDocumentNumber } from './document-number.ts';
import { factIsBlank, factValue } from './facts.ts';
import type { Fact } from './facts.ts';
import { noTitle, placeholders, titleQuotes, titleTooLong } from './issues.ts';
import { nothing, propose } from './proposed.ts';
import { hasMisplacedQuotes } from './title.ts';
import type { DeclaredValidity, Proposed, Warning } from './types.ts';

/** The document's own number: from the header or standing alone, never one that the text cites. */
export function findNumber(standalone: string | undefined, facts: readonly Fact[], body: string): Proposed<string> {
  const given = factValue(facts, 'documentNumber');
  if (given !== undefined)
    return propose(normaliseDocumentNumber(given), 0.95, `表头文号“${given}”`, `the header gives "${given}"`);
  if (standalone !== undefined)
    return propose(standalone, 0.9, '单独成行的发文字号', 'the number stands on a line of its own');
  const cited = findDocumentNumbers(body)[0];
  const citedZh = cited === undefined ? '' : `；正文引用的 ${cited} 等不是本件文号`;
  const citedEn = cited === undefined ? '' : `; ${cited} is only cited`;
  if (factIsBlank(facts, 'documentNumber') !== undefined) {
    return nothing(`表头文号栏为空或“无”${citedZh}`, `the header's number field is blank${citedEn}`);
  }
  return nothing(`没有单独成行或表头中的文号${citedZh}`, `no number stands in the header or on its own line${citedEn}`);
}

/** Where the page says the text came from. */
export function findSource(facts: readonly Fact[], meta: Readonly<Record<string, string>>): Proposed<string> {
  const given = factValue(facts, 'source');
  if (given !== undefined && /^(?:本站|本网|本站原创|本网原创|原创|未知|不详|网络)$/u.test(given)) {
    return nothing(`来源栏写的是“${given}”，没有指明来源`, `the source field says "${given}", which names nobody`);
  }
  if (given !== undefined)
    return propose(given, 0.95, `页面写明来源“${given}”`, `the page names the source "${given}"`);
  const content = meta['ContentSource'];
  if (content !== undefined) return propose(content, 0.9, '网页标签 ContentSource', 'the meta tag ContentSource');
  return nothing('没有来源', 'no source is named');
}

/** A field that only the header can tell. */
export function fromHeader(
  facts: readonly Fact[],
  field: 'indexNumber' | 'subjectWords',
  zh: string,
  en: string,
): Proposed<string> {
  const value = factValue(facts, field);
  return value === undefined
    ? nothing(`表头没有${zh}`, `the header has no ${en}`)
    : propose(value, 0.95, `表头的${zh}`, `the header's ${en}`);
}

const VALIDITY: readonly (readonly [RegExp, DeclaredValidity])[] = [
  [/宣布失效/u, 'DECLARED_VOID'],
  [/失效|无效/u, 'LAPSED'],
  [/废止/u, 'REPEALED'],
  [/修改|修订/u, 'AMENDED'],
  [/有效/u, 'IN_FORCE'],
];

/** 有效性 of the header in the terms of the vocabulary. */
export function findValidity(facts: readonly Fact[]): Proposed<DeclaredValidity> {
  const value = factValue(facts, 'validity');
  const found = value === undefined ? undefined : VALIDITY.find(([pattern]) => pattern.test(value));
  if (found === undefined) return nothing('表头没有写明有效性', 'the header does not say whether it is in force');
  return propose(found[1], 0.9, `表头有效性“${value}”`, `the header says "${value}"`);
}

/** What a person should look at in a title. */
export function titleWarnings(title: string, composed: boolean, agency: string | null): Warning[] {
  return [
    ...(composed ? [noTitle()] : []),
    ...(title.length > 500 ? [titleTooLong(title.length)] : []),
    ...(hasMisplacedQuotes(title) ? [titleQuotes()] : []),
    ...(/XX|××|某某/iu.test(`${title} ${agency ?? ''}`) ? [placeholders()] : []),
  ];
}
