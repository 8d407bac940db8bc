import SIMPLIFIED_TO_TRADITIONAL from 'opencc-js/dict/STCharacters';
import PHRASES from 'opencc-js/dict/STPhrases';
import REGIONAL_PHRASES from 'opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases';
import STANDARD_TO_TW_VARIANTS from 'opencc-js/dict/TWVariants';
import { dictionaryPairs, firstTraditionalOnly } from '../lexicon/characters.ts';
import { CodeUnitTrie } from '../lexicon/code-unit-trie.ts';

/**
 * Matching the longest phrase from the left cuts some expressions of public documents in the wrong place: 牵头发布 is not about
 * hair (頭髮), 统一出件 not about a play (一齣), 编发指南 not about plaits (編髮), 死角死面 not about dough (麵).
 */
const CORRECTIONS = '编发 編發|死面 死面|一出 一出|统一出件 統一出件|头发布 頭發佈';
const VERBS_WITH_FA = '言展放出生现动起挥送表射电货行文件证票改';

/** OpenCC's dictionaries for Simplified → Traditional in the forms of Taiwan. */
export interface TraditionalDictionary {
  readonly trie: CodeUnitTrie;
  /** Replacement of a phrase by its trie value. */
  readonly replacements: readonly string[];
  readonly characters: ReadonlyMap<string, string>;
  /** 1 for the basic-plane characters that `characters` knows: asking this first saves most look-ups. */
  readonly mapped: Uint8Array;
  /** 1 for code units that are always replaced and never a replacement: a converted text has none of them. */
  readonly simplifiedOnly: Uint8Array;
}

let loaded: TraditionalDictionary | undefined;

/** The dictionary, built at first use (50,000 phrases; about 0.1 s). */
export function traditionalDictionary(): TraditionalDictionary {
  loaded ??= load();
  return loaded;
}

function load(): TraditionalDictionary {
  const variants = new Map(dictionaryPairs(STANDARD_TO_TW_VARIANTS));
  // 么 is Simplified for 麼: writing it for 幺 would turn 幺 into 麼 when a text is converted twice.
  variants.delete('幺');
  const inTaiwan = (text: string): string =>
    Array.from(text, (character) => variants.get(character) ?? character).join('');

  const characters = new Map<string, string>();
  for (const [from, to] of dictionaryPairs(SIMPLIFIED_TO_TRADITIONAL)) characters.set(from, inTaiwan(to));
  // OpenCC's standard keeps 着 apart from 著; in Taiwan both are 著.
  characters.set('着', '著');
  const trie = new CodeUnitTrie(150_000);
  const replacements: string[] = [''];
  const add = (from: string, to: string): void => {
    trie.set(from, replacements.length);
    replacements.push(inTaiwan(to));
  };
  for (const dictionary of [REGIONAL_PHRASES, PHRASES, CORRECTIONS]) {
    for (const [from, to] of dictionaryPairs(dictionary)) add(from, to);
  }
  for (const verb of VERBS_WITH_FA) add(`头发${verb}`, `頭發${characters.get(verb) ?? verb}`);
  // A replacement made of characters common to both writings must not be read as Simplified again: 朱干玉戚, 划著.
  for (const replacement of new Set(replacements)) {
    if (replacement !== '' && firstTraditionalOnly(replacement) === -1 && trie.get(replacement) === 0)
      add(replacement, replacement);
  }
  const mapped = new Uint8Array(0x10000);
  for (const from of characters.keys()) if (from.length === 1) mapped[from.charCodeAt(0)] = 1;
  return { trie, replacements, characters, mapped, simplifiedOnly: findSimplifiedOnly(characters, replacements) };
}

function findSimplifiedOnly(characters: ReadonlyMap<string, string>, replacements: readonly string[]): Uint8Array {
  const simplifiedOnly = new Uint8Array(0x10000);
  for (const [from, to] of characters) if (from.length === 1 && from !== to) simplifiedOnly[from.charCodeAt(0)] = 1;
  for (const output of [...characters.values(), ...replacements]) {
    for (let i = 0; i < output.length; i++) simplifiedOnly[output.charCodeAt(i)] = 0;
  }
  return simplifiedOnly;
}
