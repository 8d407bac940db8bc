import { highlight, queryTerms, toTsPhraseInput, toTsQueryInput } from '@openzone/chinese-text/segment';
import type { PublicListItem } from '../engines/publication/public/index.ts';
import { join, sql, type Reading, type Sql } from '../platform/db/index.ts';
import type { SearchHit, SearchRequest, SearchResult } from './shapes.ts';

/** Ranking all matches of a common word costs seconds at a million documents; the newest thousand hold what people look for. */
const rankedAtMost = 1_000;

function conditions(request: SearchRequest, query: string): Sql {
  const parts: Sql[] = [sql`true`];
  if (query !== '') parts.push(sql`s.tsv @@ ${query}::tsquery`);
  if (request.unitId !== undefined) parts.push(sql`s.unit_id = ${request.unitId}::uuid`);
  if (request.columnIds !== undefined) parts.push(sql`s.column_ids && ${request.columnIds}::uuid[]`);
  if (request.subjectCategories !== undefined)
    parts.push(sql`s.subject_category = any(${request.subjectCategories}::text[])`);
  if (request.from !== undefined)
    parts.push(sql`s.listed_at >= (${request.from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (request.to !== undefined)
    parts.push(sql`s.listed_at < (${request.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (request.validity !== undefined) {
    parts.push(
      sql`exists (select from public_listing l where l.document_id = s.document_id and l.is_primary and l.validity = ${request.validity})`,
    );
  }
  return join(parts, ' and ');
}

interface HitRow extends PublicListItem {
  readonly bodyText: string;
}

/** Public documents that hold every term of the query, with the terms marked. Reads public views only. */
export async function searchDocuments(reading: Reading, request: SearchRequest): Promise<SearchResult> {
  const terms = queryTerms(request.q.slice(0, 100));
  const query = toTsQueryInput(terms);
  if (query === '' && request.q.trim() !== '')
    return { hits: [], total: 0, facets: { units: [], subjectCategories: [], years: [] } };
  const where = conditions(request, query);
  const phrase = toTsPhraseInput(terms);
  const order = query === '' || request.sort === 'date' ? sql`0` : rank(query, phrase);
  const rows = await reading.rows<HitRow>(sql`
    with newest as materialized (
      select s.document_id, s.tsv, s.listed_at from public_search_entry s where ${where}
      order by s.listed_at desc limit ${Math.max(rankedAtMost, request.page * request.pageSize)}),
    page as (
      select s.document_id, ${order} as rank, s.listed_at from newest s
      order by rank desc, s.listed_at desc, s.document_id limit ${request.pageSize} offset ${(request.page - 1) * request.pageSize})
    select d.id, d.code, d.title, d.abstract, d.version_unit_id as "unitId", n.name as "unitName", d.column_id as "columnId",
      d.index_number as "indexNumber", d.document_number as "documentNumber", d.genre, d.subject_category as "subjectCategory",
      d.validity, d.written_date as "writtenDate", to_char(d.listed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "listedOn",
      d.listed_at as "listedAt", d.published_at as "publishedAt", d.demonstration, d.body_text as "bodyText"
    from page p
    cross join lateral (select * from public_document found where found.id = p.document_id limit 1) d
    join public_unit_name n on n.unit_id = d.version_unit_id and d.written_date >= n.from_day and d.written_date < n.until_day
    order by p.rank desc, p.listed_at desc, p.document_id`);
  const facets = await readFacets(reading, where);
  const hits = rows.map(({ bodyText, ...item }): SearchHit => ({
    ...item,
    titleHtml: highlight(item.title, terms, { maxLength: 500 }).html,
    excerptHtml: highlight(bodyText, terms, { maxLength: 160 }).html,
  }));
  return { hits, ...facets };
}

/** Title and number weigh more than body (the weights of `index-document.ts`), exact phrases more than scattered words, new a little more than old. */
function rank(query: string, phrase: string): Sql {
  const exact = phrase === '' ? sql`0` : sql`case when s.tsv @@ ${phrase}::tsquery then 1 else 0 end`;
  return sql`(ts_rank('{0.05,0.2,0.4,1}', s.tsv, ${query}::tsquery, 1) + ${exact}
    + 0.1 / (1 + extract(epoch from now() - s.listed_at) / 31557600.0))`;
}

async function readFacets(reading: Reading, where: Sql): Promise<Pick<SearchResult, 'total' | 'facets'>> {
  const rows = await reading.rows<{ facet: string; value: string; count: number }>(sql`
    with hits as materialized (
      select s.unit_id, s.subject_category, s.listed_year, count(*) as count from public_search_entry s where ${where} group by 1, 2, 3)
    select 'unit' as facet, unit_id::text as value, sum(count)::bigint as count from hits group by unit_id
    union all select 'subject', subject_category, sum(count)::bigint from hits where subject_category is not null group by subject_category
    union all select 'year', listed_year::text, sum(count)::bigint from hits group by listed_year
    order by facet, count desc, value`);
  const of = (facet: string): { value: string; count: number }[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  const units = of('unit');
  return {
    total: units.reduce((sum, unit) => sum + unit.count, 0),
    facets: {
      units,
      subjectCategories: of('subject'),
      years: of('year')
        .map(({ value, count }) => ({ value: Number(value), count }))
        .toSorted((a, b) => b.value - a.value),
    },
  };
}
