import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeUnitTrie } from './code-unit-trie.ts';

const word = fc.string({ unit: fc.constantFrom('开', '发', '区', '高', '新', '𠮷', 'a'), minLength: 1, maxLength: 6 });

describe('CodeUnitTrie', () => {
  it('holds what a Map holds, also after growing many times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.integer({ min: 1, max: 1000 })), { maxLength: 400 }),
        fc.array(word),
        (entries, others) => {
          const trie = new CodeUnitTrie(1);
          const map = new Map(entries);
          for (const [key, value] of entries) trie.set(key, value);
          for (const key of [...map.keys(), ...others]) expect(trie.get(key)).toBe(map.get(key) ?? 0);
        },
      ),
    );
  });

  it('walks along prefixes that are no words', () => {
    const trie = new CodeUnitTrie();
    trie.set('开发区', -3.5);
    const open = trie.child(CodeUnitTrie.ROOT, '开'.charCodeAt(0));
    expect(open).not.toBe(0);
    expect(trie.value(open)).toBe(0);
    const zone = trie.child(trie.child(open, '发'.charCodeAt(0)), '区'.charCodeAt(0));
    expect(trie.value(zone)).toBe(-3.5);
    expect(trie.child(zone, '区'.charCodeAt(0))).toBe(0);
  });
});
