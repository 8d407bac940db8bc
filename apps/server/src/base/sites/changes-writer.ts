import { sql, type Tx } from '../../platform/db/index.ts';

export interface NewSiteChange {
  /** What kind of thing was set: `column`, `term`, `numbering`, … */
  readonly subject: string;
  readonly subjectId: string;
  readonly act: string;
  /** Null: there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
  readonly note?: string;
  readonly by: { readonly id: string; readonly displayName: string } | null;
}

/** Puts on record what was set, in the transaction that sets it. The row is never changed. */
export async function recordSiteChange(tx: Tx, change: NewSiteChange): Promise<void> {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  await tx.run(sql`
    insert into site_change (site_id, subject, subject_id, act, before, after, note, by_account, by_name)
    values (${tx.siteId}, ${change.subject}, ${change.subjectId}, ${change.act}, ${json(change.before)}::jsonb,
      ${json(change.after)}::jsonb, ${change.note ?? ''}, ${change.by?.id ?? null}::uuid, ${change.by?.displayName ?? ''})`);
}
