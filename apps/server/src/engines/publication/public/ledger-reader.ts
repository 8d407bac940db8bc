import { sql, type Reading } from '../../../platform/db/index.ts';
import type { VersionContent } from '../domain.ts';
import type { LedgerAct, LoggedEntry } from './shapes.ts';

/** Everything here reads the `public_*` views only, like its neighbour; what an entry commits to is public where they give it. */

/**
 * The acts of a document on the ledger, in its order, with the erasures of versions that once were public; none when the public
 * may not know of the document.
 */
export async function listLedgerActs(reading: Reading, code: string): Promise<LedgerAct[]> {
  return reading.rows<LedgerAct>(sql`
    select a.version_number as "versionNumber", a.action, a.at, a.forced, null as basis, a.sequence, a.opening, e.entry
    from public_ledger_act a join public_ledger_entry e on e.sequence = a.sequence where a.code = ${code}
    union all
    select x.version_number, 'ERASE', x.erased_at, false, x.basis, x.sequence, null, e.entry
    from public_erasure x join public_ledger_entry e on e.sequence = x.sequence where x.code = ${code}
    order by sequence`);
}

/** The content of the version that is public now, in the shape that was hashed when it was written; undefined when none is. */
export async function findContent(
  reading: Reading,
  code: string,
): Promise<Omit<VersionContent, 'bodyText'> | undefined> {
  return reading.row<Omit<VersionContent, 'bodyText'>>(sql`
    select d.title, d.body_html as "bodyHtml", d.abstract, d.document_number as "documentNumber", d.genre,
      d.subject_category as "subjectCategory", d.issuing_agency as "issuingAgency", d.joint_issuers as "jointIssuers",
      d.written_date as "writtenDate", d.changed_date as "changedDate", d.effective_date as "effectiveDate",
      d.expired_date as "expiredDate", c.declared_validity as "declaredValidity", d.subject_words as "subjectWords", d.source,
      d.legacy_published_on as "legacyPublishedOn", d.legacy_index_number as "legacyIndexNumber",
      coalesce((select json_agg(json_build_object('name', a.name, 'sha256', a.sha256) order by a.position)
        from public_attachment a where a.code = ${code}), '[]') as attachments
    from public_document d, public_content c where d.code = ${code} and c.code = ${code}`);
}

/** The newest entries of the log with the title of what is still public of them. */
export async function newestEntries(reading: Reading, limit: number): Promise<LoggedEntry[]> {
  return reading.rows<LoggedEntry>(sql`
    select e.sequence, e.entry, p.code, p.title
    from (select x.sequence, x.entry, x.entry::jsonb -> 'subject' ->> 'code' as code
          from public_ledger_entry x order by x.sequence desc limit ${limit}) e
    left join lateral (select d.code, d.title from public_document d where d.code = e.code limit 1) p on true
    order by e.sequence desc`);
}
