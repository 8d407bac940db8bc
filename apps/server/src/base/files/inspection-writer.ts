import { sql, type Tx } from '../../platform/db/index.ts';
import { INSPECTOR, type NewInspection } from './inspection-reader.ts';

export async function saveInspection(tx: Tx, found: NewInspection): Promise<void> {
  const { sha256, format, problem, places } = found;
  const hidden = found.hidden.map((one) => ({ ...one, place: storable(one.place), text: storable(one.text) }));
  const shown = places.map((one) => ({ ...one, place: storable(one.place) }));
  await tx.run(sql`
    insert into file_inspection (site_id, sha256, inspector, outcome, problem, format, text, places, hidden)
    select ${tx.siteId}::integer, f.sha256, ${INSPECTOR}::integer, ${problem === null ? 'read' : 'refused'}::text,
      ${problem === null ? null : JSON.stringify(problem)}::jsonb, ${format}::text, ${storable(found.text)}::text,
      ${JSON.stringify(shown)}::jsonb, ${JSON.stringify(hidden)}::jsonb
    from file f where f.sha256 = ${sha256}
    on conflict (site_id, sha256) do update set inspector = excluded.inspector, outcome = excluded.outcome, problem = excluded.problem,
      format = excluded.format, text = excluded.text, places = excluded.places, hidden = excluded.hidden, inspected_at = now()`);
}

/** What PostgreSQL takes, with every offset as it was. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Files that are characters and nothing else need no looking into: their words are all there is. */
export async function inspectPlainTexts(tx: Tx, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await tx.run(sql`
    insert into file_inspection (site_id, sha256, inspector, outcome, format, text)
    select f.site_id, f.sha256, ${INSPECTOR}::integer, 'read', 'text', coalesce(f.extracted_text, '') from file f
    where f.sha256 = any(${sha256s}) and f.media_type in ('text/plain', 'text/csv', 'text/markdown')
    on conflict (site_id, sha256) do update set inspector = excluded.inspector, outcome = excluded.outcome, problem = null,
      format = excluded.format, text = excluded.text, inspected_at = now() where file_inspection.inspector < excluded.inspector`);
}
