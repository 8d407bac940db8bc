/**
 * A trie over UTF-16 code units in three typed arrays: a node is a slot of one open-addressing hash table keyed by
 * (parent slot, code unit). 350,000 words take about 10 MB, no garbage-collected objects, and a step costs one probe.
 */
export class CodeUnitTrie {
  /** Slot of the empty prefix. Nothing has it as a child, so 0 also says "no such child". */
  static readonly ROOT = 0;

  private shift: number;
  private mask: number;
  private used = 1;
  private parents: Int32Array;
  private units: Uint16Array;
  private values: Float32Array;
  /** Children of the root by code unit: every look-up begins there, and this table stays in the processor's cache. */
  private roots = new Int32Array(0x10000);

  /** `expectedNodes` (prefixes, not words) only avoids growth. */
  constructor(expectedNodes = 1024) {
    const bits = Math.ceil(Math.log2(Math.max(16, expectedNodes) * 2));
    this.shift = 32 - bits;
    this.mask = 2 ** bits - 1;
    this.parents = emptyParents(this.mask + 1);
    this.units = new Uint16Array(this.mask + 1);
    this.values = new Float32Array(this.mask + 1);
  }

  /** Slot of the child of `slot` by `unit`, or 0. */
  child(slot: number, unit: number): number {
    return slot === CodeUnitTrie.ROOT ? (this.roots[unit] ?? 0) : this.probe(slot, unit);
  }

  private probe(slot: number, unit: number): number {
    let at = this.home(slot, unit);
    for (;;) {
      const parent = this.parents[at];
      if (parent === slot && this.units[at] === unit) return at;
      if (parent === -1) return 0;
      at = (at + 1) & this.mask;
    }
  }

  /** Value of the word that ends in `slot`; 0 when none does. */
  value(slot: number): number {
    return this.values[slot] ?? 0;
  }

  /** Value of exactly `word`; 0 when it is not stored. */
  get(word: string): number {
    let slot = CodeUnitTrie.ROOT;
    for (let i = 0; i < word.length; i++) {
      slot = this.child(slot, word.charCodeAt(i));
      if (slot === 0) return 0;
    }
    return this.value(slot);
  }

  /** Store `value`, which must not be 0, for `word`. Values are kept in single precision. */
  set(word: string, value: number): void {
    if ((this.used + word.length) * 1.6 > this.mask) this.grow();
    let slot = CodeUnitTrie.ROOT;
    for (let i = 0; i < word.length; i++) slot = this.ensureChild(slot, word.charCodeAt(i));
    this.values[slot] = value;
  }

  private home(slot: number, unit: number): number {
    return Math.imul(Math.imul(slot, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b), 0x2c1b3c6d) >>> this.shift;
  }

  private ensureChild(slot: number, unit: number): number {
    const found = this.child(slot, unit);
    if (found !== 0) return found;
    let at = this.home(slot, unit);
    while (this.parents[at] !== -1) at = (at + 1) & this.mask;
    this.parents[at] = slot;
    this.units[at] = unit;
    if (slot === CodeUnitTrie.ROOT) this.roots[unit] = at;
    this.used++;
    return at;
  }

  /** Doubling moves every node, and a node's key holds its parent's slot: parents must move before their children. */
  private grow(): void {
    const { parents, units, values } = this;
    const moved = new Int32Array(parents.length).fill(-1);
    moved[CodeUnitTrie.ROOT] = CodeUnitTrie.ROOT;
    this.shift--;
    this.mask = this.mask * 2 + 1;
    this.used = 1;
    this.parents = emptyParents(this.mask + 1);
    this.units = new Uint16Array(this.mask + 1);
    this.values = new Float32Array(this.mask + 1);
    this.roots = new Int32Array(0x10000);
    const move = (slot: number): number => {
      const known = moved[slot] ?? -1;
      if (known !== -1) return known;
      const target = this.ensureChild(move(parents[slot] ?? 0), units[slot] ?? 0);
      this.values[target] = values[slot] ?? 0;
      moved[slot] = target;
      return target;
    };
    for (let slot = 1; slot < parents.length; slot++) if ((parents[slot] ?? -1) >= 0) move(slot);
  }
}

/** -1 marks a free slot; the root's own slot is taken (by a parent no node has), so that no child gets its number. */
function emptyParents(length: number): Int32Array {
  const parents = new Int32Array(length).fill(-1);
  parents[CodeUnitTrie.ROOT] = -2;
  return parents;
}
