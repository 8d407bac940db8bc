import { genres, subjectCategories, type Term, type TermKind, type Terms } from '@openzone/contracts';
import { sql, type Reading } from '../../../platform/db/index.ts';

type Stored = Omit<Term, 'used'> & { readonly kind: TermKind };

/** The lists that come with the program, with what the site changed and added, each followed by those below it; how often each is used in public. */
export async function readTerms(reading: Reading): Promise<Terms> {
  const stored = await reading.rows<Stored>(sql`
    select kind, name, name_en as "nameEn", parent, active, position, revision from site_term`);
  const used = await reading.rows<{ kind: TermKind; name: string; count: number }>(sql`
    select 'genre' as kind, genre as name, count(*) as count from public_listing where is_primary and genre is not null group by genre
    union all
    select 'topic', subject_category, count(*) from public_listing where is_primary and subject_category is not null group by 2`);
  const counts = new Map(used.map(({ kind, name, count }) => [`${kind} ${name}`, count]));
  const listOf = (kind: TermKind, program: readonly string[]): Term[] => {
    const own = stored.filter((one) => one.kind === kind);
    const untouched = program
      .map((name, index) => ({ kind, name, nameEn: '', parent: null, active: true, position: index, revision: 0 }))
      .filter(({ name }) => !own.some((one) => one.name === name));
    const listed = [...untouched, ...own]
      .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'zh'))
      .map(({ kind: _kind, ...term }) => ({ ...term, used: counts.get(`${kind} ${term.name}`) ?? 0 }));
    return listed
      .filter(({ parent }) => parent === null)
      .flatMap((term) => [term, ...listed.filter(({ parent }) => parent === term.name)]);
  };
  return { topic: listOf('topic', subjectCategories), genre: listOf('genre', genres) };
}

/**
 * The first of a document's terms that the site has retired and that no version of it carried before; undefined when all may stand.
 * @param documentId null for a new document
 */
export function findRetiredTerm(
  reading: Reading,
  documentId: string | null,
  terms: { readonly genre: string | null; readonly subjectCategory: string | null },
): Promise<{ readonly kind: TermKind; readonly name: string } | undefined> {
  return reading.row(sql`
    select t.kind, t.name from site_term t
    where not t.active and t.name = case t.kind when 'genre' then ${terms.genre}::text else ${terms.subjectCategory}::text end
      and not exists (select from document d where d.id = ${documentId}::uuid and d.origin = 'import')
      and not exists (select from document_version v where v.document_id = ${documentId}::uuid
        and t.name = case t.kind when 'genre' then v.genre else v.subject_category end)
    order by t.kind limit 1`);
}
