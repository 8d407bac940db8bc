import { merge, merged, type Chunk } from '../lib/merge.ts';
import { blocksOf, bodyOf } from '../rich-text/editor-html.ts';
import { draftFields, type DraftValues } from './values.ts';

type Field = (typeof draftFields)[number];

export interface MergedDraft {
  readonly values: DraftValues;
  readonly body: readonly Chunk<string>[];
  /** Fields in which mine stands although theirs differs. */
  readonly clashes: readonly Field[];
  /** Fields taken over from theirs. */
  readonly taken: readonly Field[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Two drafts that came from one, brought together: the body paragraph by paragraph, lists whole, other fields one by one. */
export function mergeDrafts(base: DraftValues, mine: DraftValues, theirs: DraftValues): MergedDraft {
  const body = merge(blocksOf(base.bodyHtml), blocksOf(mine.bodyHtml), blocksOf(theirs.bodyHtml));
  const taken: Field[] = [];
  const clashes: Field[] = [];
  const values: Record<string, unknown> = { ...mine };
  for (const field of draftFields) {
    if (field === 'bodyHtml' || same(mine[field], theirs[field])) continue;
    if (same(mine[field], base[field])) {
      values[field] = theirs[field];
      taken.push(field);
    } else if (field === 'attachments') {
      const known = new Set(mine.attachments.map(({ sha256 }) => sha256));
      const removed = new Set(base.attachments.map(({ sha256 }) => sha256).filter((sha256) => !known.has(sha256)));
      values[field] = [
        ...mine.attachments,
        ...theirs.attachments.filter(({ sha256 }) => !known.has(sha256) && !removed.has(sha256)),
      ];
    } else if (!same(theirs[field], base[field])) clashes.push(field);
  }
  return { values: { ...mine, ...values, bodyHtml: bodyOf(merged(body)) }, body, clashes, taken };
}
