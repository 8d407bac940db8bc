import { countOf, fold } from '../fold.ts';
import { replaceWords } from '../plan.ts';
import type { Plan, Word } from '../plan.ts';
import { removeFallbacks } from './markup.ts';
import type { OfficePackage } from './package.ts';
import { removeReferrers } from './referrers.ts';
import type { TextModel } from './text-model.ts';
import { allNamed, descendants, isText } from './xml.ts';
import type { Document, Element } from './xml.ts';

/** A cleaned Office file with its visible text, not yet written. */
export interface OpenOffice {
  readonly format: 'docx' | 'xlsx';
  readonly pkg: OfficePackage;
  readonly parts: readonly string[];
  readonly model: TextModel;
}

/** Carries a plan out in the visible text and in everything else that may repeat its words, and writes the file anew. */
export function writeOffice({ pkg, parts, model }: OpenOffice, plan: Plan): Uint8Array {
  model.apply(plan.edits);
  const everywhere = plan.words.filter((word) => word.everywhere);
  for (const [name, document] of pkg.opened) {
    if (!parts.includes(name)) continue;
    const fallbacks = allNamed(document, 'mc:Fallback');
    if (fallbacks.some((fallback) => says(fallback.textContent ?? '', plan.words))) removeFallbacks(document);
    if (everywhere.length > 0) replaceElsewhere(document, everywhere);
  }
  const renamed = plan.words.length === 0 ? parts : dropTellingNames(pkg, parts, everywhere);
  return pkg.write(renamed);
}

function says(text: string, words: readonly Word[]): boolean {
  const folded = fold(text).text;
  return words.some((word) => countOf(folded, word.folded) > 0);
}

/** Sizes and positions are numbers too: only a long number in them can be somebody's. */
const MEASURE = /^[-+.\d,% a-f{}]*$/iu;
const LONG_NUMBER = 9;

export function mayHold(value: string, word: Word): boolean {
  return !MEASURE.test(value) || word.folded.length >= LONG_NUMBER;
}

function replaceElsewhere(document: Document, words: readonly Word[]): void {
  const root = document.documentElement;
  for (const element of root === null ? [] : [root, ...descendants(root)]) {
    for (const found of element.attributes) {
      if (found.prefix === 'xmlns' || found.name === 'xmlns') continue;
      const able = words.filter((word) => mayHold(found.value, word));
      const changed = replaceWords(found.value, able);
      if (changed !== found.value) found.value = changed;
    }
    replaceInText(element, words);
  }
}

/** What is left of text outside the visible text: field codes that stay, references of charts. */
function replaceInText(element: Element, words: readonly Word[]): void {
  for (let at = element.firstChild; at !== null; at = at.nextSibling) {
    if (!isText(at)) continue;
    const value = at.nodeValue ?? '';
    const able = words.filter((word) => mayHold(value, word));
    const changed = replaceWords(value, able);
    if (changed !== value) at.nodeValue = changed;
  }
}

/** Links and part names that hold a removed word: the link leaves its text, the part gets a number. */
function dropTellingNames(pkg: OfficePackage, parts: readonly string[], words: readonly Word[]): string[] {
  for (const source of parts) {
    const list = pkg.relationships(source);
    const telling = list.filter(({ external, target }) => external && says(`${target}\n${decoded(target)}`, words));
    if (telling.length === 0) continue;
    list.splice(0, list.length, ...list.filter((relationship) => !telling.includes(relationship)));
    removeReferrers(pkg.xml(source), telling);
  }
  return parts.map((name, index) => (says(name, words) ? pkg.rename(name, `part${index}`) : name));
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
