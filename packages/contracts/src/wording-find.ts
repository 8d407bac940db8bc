/** Where words of a list stand in a text; UTF-16 offsets. */
export interface WordingHit<Rule> {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

/** Looks for all words of a list at once: at each place the longest, and none within another. */
export function wordingFinder<Rule extends { readonly wrong: string }>(
  rules: readonly Rule[],
): (text: string) => WordingHit<Rule>[] {
  const byFirst = new Map<string, Rule[]>();
  for (const rule of rules) {
    const first = rule.wrong.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), rule]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.wrong.length - a.wrong.length);
  return (text) => {
    const hits: WordingHit<Rule>[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const rule = byFirst.get(text.charAt(at))?.find(({ wrong }) => text.startsWith(wrong, at));
      if (rule === undefined) continue;
      hits.push({ rule, start: at, end: at + rule.wrong.length });
      at += rule.wrong.length - 1;
    }
    return hits;
  };
}
