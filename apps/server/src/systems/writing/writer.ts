import type { DocumentTemplateInput, MarginCommentInput, TextLossInput, WordingRuleInput } from '@openzone/contracts';
import { sql, type Tx } from '../../platform/db/index.ts';

/** The only file of the system that changes rows. */

/** @returns false when newer words of the same window are kept already */
export async function keepDraft(
  tx: Tx,
  draft: {
    readonly accountId: string;
    readonly subject: string;
    readonly writer: string;
    readonly sequence: number;
    readonly sealed: Buffer;
  },
): Promise<boolean> {
  const documentId = draft.subject === 'new' ? null : draft.subject;
  const written = await tx.run(sql`
    insert into kept_draft as k (site_id, account_id, subject, document_id, writer, sequence, sealed)
    values (${tx.siteId}, ${draft.accountId}, ${draft.subject}, ${documentId}::uuid, ${draft.writer}, ${draft.sequence}, ${draft.sealed})
    on conflict (site_id, account_id, subject, writer) do update set sequence = excluded.sequence, sealed = excluded.sealed, saved_at = now()
      where k.sequence < excluded.sequence`);
  return written === 1;
}

export async function dropKept(tx: Tx, accountId: string, subject: string, writer: string): Promise<void> {
  await tx.run(sql`
    delete from kept_draft where account_id = ${accountId}::uuid and subject = ${subject} and writer = ${writer}::uuid`);
}

/** Words nobody came back for are let go. */
export async function forgetOldKept(tx: Tx, days: number): Promise<void> {
  await tx.run(sql`delete from kept_draft where saved_at < now() - make_interval(days => ${days}::integer)`);
}

export async function insertComment(
  tx: Tx,
  comment: Omit<MarginCommentInput, 'versionNumber'> & {
    readonly id: string;
    readonly documentId: string;
    readonly versionId: string;
    readonly threadId: string | null;
    readonly by: string;
  },
): Promise<void> {
  await tx.run(sql`
    insert into margin_comment (site_id, id, document_id, version_id, thread_id, quote, before, after, position, words, author_id)
    values (${tx.siteId}, ${comment.id}, ${comment.documentId}, ${comment.versionId}, ${comment.threadId}, ${comment.quote},
      ${comment.before}, ${comment.after}, ${comment.position}, ${comment.words}, ${comment.by})`);
}

export async function insertSettlement(tx: Tx, commentId: string, settled: boolean, by: string): Promise<void> {
  await tx.run(sql`
    insert into margin_settlement (site_id, comment_id, settled, by_account) values (${tx.siteId}, ${commentId}, ${settled}, ${by})`);
}

export async function insertTemplate(
  tx: Tx,
  id: string,
  template: DocumentTemplateInput,
  by: string,
): Promise<boolean> {
  const written = await tx.run(sql`
    insert into document_template (site_id, id, name, genre, description, title, body_html, subject_category, column_id, position, active, updated_by)
    values (${tx.siteId}, ${id}, ${template.name}, ${template.genre}, ${template.description}, ${template.title}, ${template.bodyHtml},
      ${template.subjectCategory}, ${template.columnId}::uuid, ${template.position}, ${template.active}, ${by})
    on conflict (site_id, name) do nothing`);
  return written === 1;
}

export async function updateTemplate(
  tx: Tx,
  id: string,
  revision: number,
  template: DocumentTemplateInput,
  by: string,
): Promise<boolean> {
  const written = await tx.run(sql`
    update document_template set name = ${template.name}, genre = ${template.genre}, description = ${template.description},
      title = ${template.title}, body_html = ${template.bodyHtml}, subject_category = ${template.subjectCategory},
      column_id = ${template.columnId}::uuid, position = ${template.position}, active = ${template.active},
      revision = revision + 1, updated_by = ${by}::uuid, updated_at = now()
    where id = ${id}::uuid and revision = ${revision}`);
  return written === 1;
}

export async function deleteTemplate(tx: Tx, id: string, by: string): Promise<boolean> {
  const removed = await tx.run(sql`
    with gone as (delete from document_template where id = ${id}::uuid returning *)
    insert into document_template_version (site_id, template_id, revision, name, title, body_html, active, removed, changed_by)
    select site_id, id, revision + 1, name, title, body_html, false, true, ${by}::uuid from gone`);
  return removed === 1;
}

/** @returns false when the word has a rule already */
export async function insertWording(tx: Tx, id: string, rule: WordingRuleInput, by: string): Promise<boolean> {
  const written = await tx.run(sql`
    insert into wording_rule (site_id, id, wrong, instead, kind, reason, active, blocking, updated_by)
    values (${tx.siteId}, ${id}, ${rule.wrong}, ${rule.instead}, ${rule.kind}, ${rule.reason}, ${rule.active}, ${rule.blocking ?? false}, ${by})
    on conflict (site_id, wrong) do nothing`);
  return written === 1;
}

export async function updateWording(tx: Tx, id: string, rule: WordingRuleInput, by: string): Promise<boolean> {
  const written = await tx.run(sql`
    update wording_rule set wrong = ${rule.wrong}, instead = ${rule.instead}, kind = ${rule.kind}, reason = ${rule.reason},
      active = ${rule.active}, blocking = ${rule.blocking ?? false}, updated_by = ${by}::uuid, updated_at = now()
    where id = ${id}::uuid`);
  return written === 1;
}

export async function deleteWording(tx: Tx, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from wording_rule where id = ${id}::uuid`)) === 1;
}

export async function insertLoss(
  tx: Tx,
  loss: TextLossInput & { readonly id: string; readonly documentId: string; readonly by: string },
): Promise<void> {
  await tx.run(sql`
    insert into text_loss (site_id, id, document_id, source, losses, created_by)
    values (${tx.siteId}, ${loss.id}, ${loss.documentId}, ${loss.source}, ${JSON.stringify(loss.losses)}::jsonb, ${loss.by})`);
}

/** @returns false when there is none that still waits */
export async function dismissLoss(tx: Tx, documentId: string, id: string, by: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update text_loss set dismissed_by = ${by}::uuid, dismissed_at = now()
    where document_id = ${documentId}::uuid and id = ${id}::uuid and dismissed_at is null`);
  return changed === 1;
}
