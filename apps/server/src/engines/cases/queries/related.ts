import type { Person } from '../../../base/identity/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import { visible } from './list.ts';

/** A case tied to another: its parts and what it is a part of, the other parts of the same whole, what was merged. */
export interface RelatedCase {
  readonly id: string;
  readonly number: string;
  readonly summary: string;
  readonly state: string;
  readonly relation: 'PART' | 'WHOLE' | 'SIBLING' | 'MERGED_INTO' | 'MERGED_FROM';
}

/** What is tied to a case, of which this person may know. `anybody`: for who asked, whose cases all of them are. */
export async function listRelated(
  reading: Reading,
  procedure: string,
  person: Person | 'anybody',
  caseId: string,
): Promise<RelatedCase[]> {
  return reading.rows<RelatedCase>(sql`
    with tied as (
      select from_case as id, case kind when 'SPLIT_FROM' then 'PART' else 'MERGED_FROM' end as relation from case_link
        where to_case = ${caseId}::uuid and kind in ('SPLIT_FROM', 'MERGED_INTO')
      union all
      select to_case, case kind when 'SPLIT_FROM' then 'WHOLE' else 'MERGED_INTO' end from case_link
        where from_case = ${caseId}::uuid and kind in ('SPLIT_FROM', 'MERGED_INTO')
      union all
      select other.from_case, 'SIBLING' from case_link own join case_link other on other.to_case = own.to_case and other.kind = own.kind
        where own.from_case = ${caseId}::uuid and own.kind = 'SPLIT_FROM' and other.from_case <> own.from_case)
    select c.id, c.number, c.summary, c.state, tied.relation from tied join case_file c using (id)
    where c.procedure = ${procedure} and ${person === 'anybody' ? sql`true` : visible(person)}
    order by tied.relation, c.number`);
}

/** The cases this one was split off, from the nearest to the one that came in; empty for one that came in by itself. */
export async function listWholes(reading: Reading, caseId: string): Promise<string[]> {
  const rows = await reading.rows<{ id: string }>(sql`
    with recursive up as (
      select to_case as id, 1 as depth from case_link where from_case = ${caseId}::uuid and kind = 'SPLIT_FROM'
      union all
      select l.to_case, up.depth + 1 from up join case_link l on l.from_case = up.id and l.kind = 'SPLIT_FROM' where up.depth < 20)
    select id from up order by depth`);
  return rows.map(({ id }) => id);
}

/** What each of these cases is about: the case it points at, by any kind of link. */
export async function listTargets(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reading.rows<{ id: string; target: string }>(sql`
    select from_case as id, min(to_case::text) as target from case_link where from_case = any(${ids}::uuid[]) group by from_case`);
  return new Map(rows.map(({ id, target }) => [id, target]));
}
