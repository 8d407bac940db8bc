import { sql, type Database } from '../src/platform/db/index.ts';
import { benchDocuments } from './material.ts';
import { named, type BenchZone } from './zone.ts';

const perStatement = 1_000;

/**
 * Drafts in bulk, as officers leave them: each a document and its first version, written as the application writes, with every trigger
 * awake. What none of the rules asks of a draft (its acts, one by one) is left out: the lists are what is measured.
 */
export async function loadDrafts(db: Database, zone: BenchZone, count: number): Promise<void> {
  const drafts = benchDocuments(900_001, 500).map((document) => ({
    title: document.title,
    body: document.bodyHtml.replaceAll(/<[^>]*>/g, ''),
    unit: named(zone.units, document.unit).id,
    column: named(zone.columns, document.column).id,
    written: document.writtenDate,
  }));
  for (let from = 0; from < count; from += perStatement) {
    const size = Math.min(perStatement, count - from);
    await db.transaction(zone.siteId, (tx) =>
      tx.run(sql`
        with material as (
          select row_number() over () - 1 as place, * from unnest(
            ${drafts.map(({ title }) => title)}::text[], ${drafts.map(({ body }) => body)}::text[], ${drafts.map(({ unit }) => unit)}::uuid[],
            ${drafts.map(({ column }) => column)}::uuid[], ${drafts.map(({ written }) => written)}::date[]) as x(title, body, unit, site_column, written)
        ), made as (
          select gen_random_uuid() as id, gen_random_uuid() as version, 'b' || lpad((${from}::int + n)::text, 9, '0') as code, n, m.*
          from generate_series(1, ${size}::int) n join material m on m.place = (${from}::int + n) % ${drafts.length}::int
        ), documents as (
          insert into document (site_id, id, code, unit_id, column_id, working_version_id, origin, demonstration, created_by)
          select ${tx.siteId}, id, code, unit, site_column, version, 'editor', false, ${zone.office.id}::uuid from made
        ), listings as (
          insert into document_listing (site_id, document_id, column_id, is_primary)
          select ${tx.siteId}, id, site_column, true from made
        )
        insert into document_version (site_id, id, document_id, number, unit_id, column_id, title, body_html, body_text, issuing_agency, written_date,
          declared_validity, change_note, content_sha256, created_by)
        select ${tx.siteId}, version, id, 1, unit, site_column, title || '（第' || (${from}::int + n)::text || '稿）', '<p>' || body || '</p>', body, '', written,
          'IN_FORCE', '', encode(sha256(convert_to(code || body, 'UTF8')), 'hex'), ${zone.office.id}::uuid
        from made`),
    );
  }
}
