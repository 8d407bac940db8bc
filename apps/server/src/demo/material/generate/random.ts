/** A small deterministic generator (mulberry32): the same seed gives the same sequence on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A number with that many digits after the point, as text. */
  decimal(low: number, high: number, digits = 1): string {
    return (low + this.next() * (high - low)).toFixed(digits);
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** `count` different elements in the order of the list. */
  sample<T>(list: readonly T[], count: number): T[] {
    const kept: T[] = [];
    list.forEach((item, i) => {
      if (this.next() < (count - kept.length) / (list.length - i)) kept.push(item);
    });
    return kept;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
