/**
 * What `searchDocuments` asks the database, asked of the tables themselves by their superuser: no views, no row-level
 * security, no transaction of its own, no highlighting. The statements follow src/search/reader.ts; when the reader changes,
 * these do.
 */

const ranked = `
  with newest as materialized (
    select s.document_id, s.tsv, s.listed_at from search_entry s where s.site_id = $1 and s.tsv @@ $2::tsquery
    order by s.listed_at desc limit 1000),
  page as (
    select s.document_id, s.listed_at,
      (ts_rank('{0.05,0.2,0.4,1}', s.tsv, $2::tsquery, 1)
        + case when $3 <> '' and s.tsv @@ nullif($3, '')::tsquery then 1 else 0 end
        + 0.1 / (1 + extract(epoch from now() - s.listed_at) / 31557600.0)) as rank
    from newest s order by rank desc, s.listed_at desc, s.document_id limit 10)`;

/** The ten best with what a list shows and the text the excerpt is cut from. $1 site, $2 query, $3 phrase. */
export const bareHits = `${ranked}
  select d.id, d.code, v.title, v.abstract, d.unit_id, u.name, d.column_id, d.index_number, v.document_number, v.genre,
    v.subject_category, v.declared_validity, v.written_date, p.listed_at, d.published_at, d.demonstration, v.body_text
  from page p
  join document d on d.site_id = $1 and d.id = p.document_id
  join document_version v on v.site_id = $1 and v.id = d.public_version_id
  join unit u on u.site_id = $1 and u.id = d.unit_id
  order by p.rank desc, p.listed_at desc, p.document_id`;

/** Counts by unit, subject and year. $1 site, $2 query. */
export const bareFacets = `
  with hits as materialized (
    select s.unit_id, s.subject_category, s.listed_year, count(*) as count
    from search_entry s where s.site_id = $1 and s.tsv @@ $2::tsquery group by 1, 2, 3)
  select 'unit' as facet, unit_id::text as value, sum(count)::bigint as count from hits group by unit_id
  union all select 'subject', subject_category, sum(count)::bigint from hits where subject_category is not null group by subject_category
  union all select 'year', listed_year::text, sum(count)::bigint from hits group by listed_year
  order by facet, count desc, value`;
