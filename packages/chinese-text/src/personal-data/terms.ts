import { CodeUnitTrie } from '../lexicon/code-unit-trie.ts';
import type { Draft } from './draft.ts';
import { fold } from './fold.ts';
import { reason } from './reasons.ts';
import type { Scan } from './scan.ts';

/** Built once for each list: a scan of a site goes over thousands of documents with the same one. */
const tries = new WeakMap<readonly string[], CodeUnitTrie>();

function trieOf(terms: readonly string[]): CodeUnitTrie {
  const known = tries.get(terms);
  if (known !== undefined) return known;
  const trie = new CodeUnitTrie(terms.length * 4);
  for (const term of terms) if (term !== '') trie.set(String.fromCharCode(...fold(term)), 1);
  tries.set(terms, trie);
  return trie;
}

/** Every place of the site's blocking terms, the longest at each; full-width letters and digits match half-width ones. */
export function findTerms({ units, text }: Scan, terms: readonly string[]): Draft[] {
  if (terms.length === 0) return [];
  const trie = trieOf(terms);
  const drafts: Draft[] = [];
  for (let i = 0; i < units.length;) {
    let slot: number = CodeUnitTrie.ROOT;
    let end = i;
    for (let j = i; j < units.length; j++) {
      slot = trie.child(slot, units[j] ?? 0);
      if (slot === 0) break;
      if (trie.value(slot) !== 0) end = j + 1;
    }
    if (end > i) {
      const why = [reason('term', { term: text.slice(i, end) })];
      drafts.push({ kind: 'blocking-term', start: i, end, confidence: 1, why, subject: 'unknown' });
      i = end;
    } else i++;
  }
  return drafts;
}
