import type { TextLoss, WordingKind } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';

export interface KeptRow {
  readonly subject: string;
  readonly writer: string;
  readonly sequence: string;
  readonly sealed: Buffer;
  readonly savedAt: Date;
}

/** A person's own unsaved words, the newest first. */
export async function listKept(reading: Reading, accountId: string, subject: string | null): Promise<KeptRow[]> {
  return reading.rows<KeptRow>(sql`
    select subject, writer, sequence::text as sequence, sealed, saved_at as "savedAt" from kept_draft
    where account_id = ${accountId}::uuid and (${subject}::text is null or subject = ${subject})
    order by saved_at desc, writer limit 100`);
}

export interface CommentRow {
  readonly id: string;
  readonly threadId: string | null;
  readonly versionId: string;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly position: number;
  readonly words: string;
  readonly authorId: string;
  readonly author: string;
  readonly at: Date;
}

export async function listComments(reading: Reading, documentId: string): Promise<CommentRow[]> {
  return reading.rows<CommentRow>(sql`
    select c.id, c.thread_id as "threadId", c.version_id as "versionId", c.quote, c.before, c.after, c.position, c.words,
      c.author_id as "authorId", a.display_name as author, c.created_at as at
    from margin_comment c join shared_account a on a.site_id = c.site_id and a.id = c.author_id
    where c.document_id = ${documentId}::uuid order by c.created_at, c.id`);
}

export interface SettlementRow {
  readonly commentId: string;
  readonly settled: boolean;
  readonly by: string;
  readonly at: Date;
}

/** The last word on each thread of a document. */
export async function listSettlements(reading: Reading, documentId: string): Promise<SettlementRow[]> {
  return reading.rows<SettlementRow>(sql`
    select distinct on (s.comment_id) s.comment_id as "commentId", s.settled, a.display_name as by, s.at
    from margin_settlement s join margin_comment c on c.site_id = s.site_id and c.id = s.comment_id
    join shared_account a on a.site_id = s.site_id and a.id = s.by_account
    where c.document_id = ${documentId}::uuid order by s.comment_id, s.id desc`);
}

export interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly genre: string | null;
  readonly description: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly subjectCategory: string | null;
  readonly columnId: string | null;
  readonly position: number;
  readonly active: boolean;
  readonly revision: number;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

export async function listTemplates(reading: Reading): Promise<TemplateRow[]> {
  return reading.rows<TemplateRow>(sql`
    select t.id, t.name, t.genre, t.description, t.title, t.body_html as "bodyHtml", t.subject_category as "subjectCategory",
      t.column_id as "columnId", t.position, t.active, t.revision, a.display_name as "updatedBy", t.updated_at as "updatedAt"
    from document_template t join shared_account a on a.site_id = t.site_id and a.id = t.updated_by
    order by t.position, t.name`);
}

export interface WordingRow {
  readonly id: string;
  readonly wrong: string;
  readonly instead: string;
  readonly kind: WordingKind;
  readonly reason: string;
  readonly active: boolean;
  readonly blocking: boolean;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

export async function listWording(reading: Reading): Promise<WordingRow[]> {
  return reading.rows<WordingRow>(sql`
    select w.id, w.wrong, w.instead, w.kind, w.reason, w.active, w.blocking, a.display_name as "updatedBy", w.updated_at as "updatedAt"
    from wording_rule w join shared_account a on a.site_id = w.site_id and a.id = w.updated_by order by w.kind, w.wrong`);
}

export interface LossRow {
  readonly id: string;
  readonly source: string;
  readonly losses: TextLoss[];
  readonly by: string;
  readonly at: Date;
}

/** What of Word documents did not come into a draft, and nobody has seen to. */
export async function listLosses(reading: Reading, documentId: string): Promise<LossRow[]> {
  return reading.rows<LossRow>(sql`
    select l.id, l.source, l.losses, a.display_name as by, l.created_at as at
    from text_loss l join shared_account a on a.site_id = l.site_id and a.id = l.created_by
    where l.document_id = ${documentId}::uuid and l.dismissed_at is null order by l.created_at, l.id`);
}

export interface TemplateVersionRow {
  readonly revision: number;
  readonly name: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly active: boolean;
  readonly removed: boolean;
  readonly by: string;
  readonly at: Date;
}

export async function listTemplateVersions(reading: Reading, id: string): Promise<TemplateVersionRow[]> {
  return reading.rows<TemplateVersionRow>(sql`
    select h.revision, h.name, h.title, h.body_html as "bodyHtml", h.active, h.removed, a.display_name as by, h.changed_at as at
    from document_template_version h join shared_account a on a.site_id = h.site_id and a.id = h.changed_by
    where h.template_id = ${id}::uuid order by h.revision desc limit 200`);
}
