import type { SiteChange } from '@openzone/contracts';

/** The fields that a change changed, with what stood before and after. */
export function changedFields({ before, after }: Pick<SiteChange, 'before' | 'after'>): {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}
