import type { SiteChange } from '@openzone/contracts';

/** The parts of an appearance that a change touched: `texts.motto`, `color`, `home`, … */
export interface ChangedPart {
  readonly part: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Parts = Readonly<Record<string, unknown>>;

/** Texts are told one by one, everything else as a whole. */
export function changedParts({ before, after }: Pick<SiteChange, 'before' | 'after'>): ChangedPart[] {
  const [old, fresh] = [flat(before ?? {}), flat(after ?? {})];
  return Object.keys(fresh).flatMap((part) =>
    JSON.stringify(old[part]) === JSON.stringify(fresh[part]) ? [] : [{ part, before: old[part], after: fresh[part] }],
  );
}

function flat({ texts, ...look }: Parts): Parts {
  return { ...(typeof texts === 'object' && texts !== null ? texts : {}), ...look };
}
