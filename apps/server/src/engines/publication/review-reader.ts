import type { ReviewCheck, ReviewSequence, ReviewWho } from '@openzone/contracts';
import { sql, type Reading } from '../../platform/db/index.ts';
import type { ReviewFacts } from './review-plan.ts';

export interface StoredConfiguration {
  readonly version: number;
  readonly sequences: readonly ReviewSequence[];
  readonly madeBy: string | null;
  readonly madeAt: Date | null;
}

/** What is in force; version 0 with nothing in it where the site has configured none. */
export async function readReviewConfiguration(reading: Reading): Promise<StoredConfiguration> {
  const row = await reading.row<StoredConfiguration>(sql`
    select c.version, c.sequences, a.display_name as "madeBy", c.made_at as "madeAt" from review_configuration c
    join shared_account a on a.site_id = c.site_id and a.id = c.made_by order by c.version desc limit 1`);
  return row ?? { version: 0, sequences: [], madeBy: null, madeAt: null };
}

/** What the conditions of sequences look at, of a document's working version and its determination. */
export async function readReviewFacts(reading: Reading, documentId: string): Promise<ReviewFacts | undefined> {
  return reading.row<ReviewFacts>(sql`
    select live_unit(w.unit_id) as "unitId", array(select w.column_id::text union select unnest(w.extra_column_ids)::text) as "columnIds", w.genre,
      x.attribute, x.article, w.title, d.origin,
      exists (select from version_attachment t where t.site_id = w.site_id and t.version_id = w.id) as "hasAttachments"
    from document d join document_version w on w.site_id = d.site_id and w.id = d.working_version_id
    join determination x on x.site_id = d.site_id and x.version_id = w.id
    where d.id = ${documentId}::uuid order by x.sequence desc limit 1`);
}

/** Who may decide a part and, of a document, is not kept from it by the two-person rule. */
export async function listPartHolders(
  reading: Reading,
  part: { readonly reviewId: string; readonly step: number; readonly part: number },
): Promise<{ id: string; displayName: string }[]> {
  return reading.rows(sql`
    select a.id, a.display_name as "displayName" from shared_account a
    join review r on r.site_id = a.site_id and r.id = ${part.reviewId}::uuid
    where may_review_part(a.site_id, r.id, ${part.step}::integer, ${part.part}::integer, a.id)
      and not is_author(a.site_id, r.document_id, a.id) and a.id <> r.submitted_by
    order by a.display_name, a.id`);
}

/** To whom a part of the present step may be handed on. */
export async function listDelegates(
  reading: Reading,
  documentId: string,
  part: number,
  from: string,
): Promise<{ id: string; displayName: string }[]> {
  return reading.rows(sql`
    select a.id, a.display_name as "displayName" from shared_account a
    join review r on r.site_id = a.site_id and r.document_id = ${documentId}::uuid and r.state = 'open'
    join document d on d.site_id = r.site_id and d.id = r.document_id
    join review_part p on p.site_id = r.site_id and p.review_id = r.id and p.step = r.current_step and p.part = ${part}
    where may_take_part(a.site_id, p, d.unit_id, a.id) and a.id <> ${from}::uuid
      and not is_author(a.site_id, d.id, a.id) and a.id <> r.submitted_by
    order by a.display_name, a.id`);
}

export interface ClockedPart {
  readonly documentId: string;
  readonly title: string;
  readonly reviewId: string;
  readonly round: number;
  readonly step: number;
  readonly part: number;
  readonly days: number;
  /** Day in Shanghai on which the step began. */
  readonly began: string;
}

/** Open parts that have a number of working days. */
export async function listClockedParts(reading: Reading): Promise<ClockedPart[]> {
  return reading.rows<ClockedPart>(sql`
    select p.document_id as "documentId", w.title, p.review_id as "reviewId", p.round, p.step, p.part, p.days,
      (p.step_began_at at time zone 'Asia/Shanghai')::date as began
    from open_review_part p join document d on d.site_id = p.site_id and d.id = p.document_id
    join document_version w on w.site_id = d.site_id and w.id = d.working_version_id
    where p.days is not null order by p.step_began_at, p.review_id, p.part`);
}

export interface PartRow {
  readonly reviewId: string;
  readonly step: number;
  readonly part: number;
  readonly who: ReviewWho;
  readonly unitName: string | null;
  readonly personName: string | null;
  readonly stepName: { readonly zh: string; readonly en: string };
  readonly days: number | null;
  readonly required: readonly string[];
  readonly checks: readonly ReviewCheck[];
  readonly isOpen: boolean;
  readonly isMine: boolean;
  readonly began: string | null;
  readonly handedTo: readonly { to: string; from: string; reason: string; at: string }[];
}

/** The parts of all reviews of a document, as a person sees them. */
export async function listReviewParts(reading: Reading, documentId: string, personId: string): Promise<PartRow[]> {
  return reading.rows<PartRow>(sql`
    select p.review_id as "reviewId", p.step, p.part,
      case when p.role is not null then json_build_object('role', p.role) when p.unit_id is not null then json_build_object('unitId', p.unit_id)
        else json_build_object('accountId', p.account_id) end as who,
      u.name as "unitName", a.display_name as "personName", json_build_object('zh', p.step_name, 'en', p.step_name_en) as "stepName", p.days,
      p.required, p.checks, o.part is not null as "isOpen",
      o.part is not null and may_review_part(p.site_id, p.review_id, p.step, p.part, ${personId}::uuid) as "isMine",
      (o.step_began_at at time zone 'Asia/Shanghai')::date as began,
      coalesce((select json_agg(json_build_object('to', t.display_name, 'from', f.display_name, 'reason', x.reason, 'at', x.at) order by x.at)
        from review_delegation x join shared_account t on t.site_id = x.site_id and t.id = x.to_account
        join shared_account f on f.site_id = x.site_id and f.id = x.from_account
        where x.site_id = p.site_id and x.review_id = p.review_id and x.step = p.step and x.part = p.part), '[]') as "handedTo"
    from review_part p join review r on r.site_id = p.site_id and r.id = p.review_id
    left join shared_unit u on u.site_id = p.site_id and u.id = live_unit(p.unit_id)
    left join shared_account a on a.site_id = p.site_id and a.id = p.account_id
    left join open_review_part o on o.site_id = p.site_id and o.review_id = p.review_id and o.step = p.step and o.part = p.part
    where r.document_id = ${documentId}::uuid order by r.submitted_at, p.step, p.part`);
}
