import type { QueryTerms } from './query.ts';
import type { Token } from './segment.ts';

/** Weight of a tsvector position; D is PostgreSQL's default and is not written. */
export type TsWeight = 'A' | 'B' | 'C' | 'D';

/** Limits of PostgreSQL's tsvector ("Text Search Limitations"). */
const LAST_POSITION = 16383;
const MOST_POSITIONS = 256;
const LEXEME_BYTES = 2046;
/** A tsvector holds 1,048,575 bytes of lexemes and positions; the rest is room for alignment. */
const VECTOR_BYTES = 1_000_000;

interface Places {
  text: string;
  count: number;
  last: number;
}

/**
 * Text form of a tsvector: pass it as a parameter and cast it, `$1::tsvector`. A term's positions are the UTF-16 offsets of
 * its tokens plus one (so a phrase is found by distances), at most 256 of them and never beyond 16383. A text too large for
 * one tsvector keeps all its terms as long as it can, with fewer positions.
 */
export function toTsVectorInput(tokens: readonly Token[], weight: TsWeight = 'D'): string {
  const suffix = weight === 'D' ? '' : weight;
  // UTF-8 takes at most three bytes for a UTF-16 code unit; counting them exactly would cost more than all the rest.
  const quick = build(tokens, suffix, MOST_POSITIONS, (term) => term.length * 3);
  if (quick.complete) return quick.text;
  for (const most of [MOST_POSITIONS, 32, 4]) {
    const { text, complete } = build(tokens, suffix, most, utf8Length);
    if (complete) return text;
  }
  return build(tokens, suffix, 0, utf8Length).text;
}

function build(
  tokens: readonly Token[],
  suffix: string,
  most: number,
  byteLength: (term: string) => number,
): { text: string; complete: boolean } {
  const places = collectPlaces(tokens, suffix, most);
  let text = '';
  let bytes = 0;
  for (const [term, { text: positions, count }] of places) {
    const length = byteLength(term);
    if (length >= LEXEME_BYTES) continue;
    // A lexeme with positions also has their count, two bytes aligned to two.
    bytes += length + (most === 0 ? 0 : 3 + 2 * count);
    if (bytes > VECTOR_BYTES) return { text, complete: false };
    text += most === 0 ? `${quote(term)} ` : `${quote(term)}:${positions} `;
  }
  return { text: text.trimEnd(), complete: true };
}

function collectPlaces(tokens: readonly Token[], suffix: string, most: number): Map<string, Places> {
  const places = new Map<string, Places>();
  for (const { term, start } of tokens) {
    const position = start < LAST_POSITION ? start + 1 : LAST_POSITION;
    const known = places.get(term);
    if (known === undefined) places.set(term, { text: `${position}${suffix}`, count: 1, last: position });
    else if (known.count < most && known.last !== position) {
      known.text += `,${position}${suffix}`;
      known.count++;
      known.last = position;
    }
  }
  return places;
}

/** Condition of a query as text of a tsquery: `$1::tsquery`. Empty when the query holds nothing searchable. */
export function toTsQueryInput(query: QueryTerms): string {
  return query.all.map(quote).join(' & ');
}

/** The phrases of a query as a tsquery, for ranking exact hits first; empty when it has none. */
export function toTsPhraseInput(query: QueryTerms): string {
  return query.phrases
    .map(
      (phrase) =>
        `(${phrase.map(({ term, distance }, i) => (i === 0 ? '' : `<${distance}> `) + quote(term)).join(' ')})`,
    )
    .join(' & ');
}

/** A term in the notation of tsvector and tsquery: in quotes, with quotes and backslashes doubled. */
function quote(term: string): string {
  if (!term.includes("'") && !term.includes('\\')) return `'${term}'`;
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function utf8Length(term: string): number {
  let bytes = 0;
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    // Each half of a surrogate pair stands for two of the four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
