import type { Channel } from '@openzone/contracts';
import pg from 'pg';

/** Where the rows go, and in whose name. */
export interface PastPlace {
  /** Of the owner of the tables. */
  readonly url: string;
  readonly siteId: number;
  readonly unitId: string;
  readonly columnId: string;
  readonly by: string;
}

export interface PastRows {
  readonly count: number;
  /** Where they came from when that was not the website; its label stands as the source. */
  readonly from?: { readonly channel: Exclude<Channel, 'WEB'>; readonly source: string } | undefined;
}

/**
 * Many more of them, as they lie in the tables afterwards: written past the procedure by the owner of the tables, since a hundred and forty
 * thousand reviews are not the question. `of` says how many came from where; the website's own have no source.
 */
export async function loadPastRows(where: PastPlace, year: number, of: readonly PastRows[]): Promise<void> {
  const client = new pg.Client({ connectionString: where.url, options: '-c search_path=openzone' });
  await client.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const { count, from } of of) {
      const channel = from?.channel ?? null;
      await client.query(
        `create temporary table past on commit drop as
          select gen_random_uuid() as id, gen_random_uuid() as version, $1::date + (n * 365 / $2) as day,
            'p' || lpad(to_hex((select count(*) from document) + n), 9, '0') as code from generate_series(0, $2 - 1) n`,
        [`${year}-01-01`, count],
      );
      const values = [where.siteId, where.unitId, where.columnId, where.by];
      await client.query(
        `insert into document (site_id, id, code, unit_id, column_id, stage, working_version_id, public_version_id, index_number,
            first_published_at, published_at, origin, created_by)
          select $1, id, right(code, 10), $2, $3, 'published', version, version, 'P' || id, now(), now(), 'import', $4 from past`,
        values,
      );
      await client.query(
        `insert into document_version (site_id, id, document_id, number, unit_id, column_id, title, body_html, body_text, issuing_agency,
            written_date, source, legacy_published_on, content_sha256, created_by)
          select $1, version, id, 1, $2, $3, '信息', '', '', '测试', day, $5, day, repeat('0', 64), $4 from past`,
        [...values, from?.source ?? ''],
      );
      await client.query(
        `insert into listed_document (site_id, document_id, column_id, is_primary, listed_at, listed_year, unit_id, declared_validity, code, published_at)
          select $1, id, $3, true, day::timestamp at time zone 'Asia/Shanghai', ${year}, $2, 'IN_FORCE', right(code, 10), now() from past`,
        values.slice(0, 3),
      );
      await client.query(
        `insert into document_channel (site_id, document_id, channel, state, published_on, updated_by)
          select $1, id, 'WEB', 'published', null, $2 from past`,
        [where.siteId, where.by],
      );
      if (channel !== null)
        await client.query(
          `insert into document_channel (site_id, document_id, channel, state, published_on, updated_by)
            select $1, id, $2, 'published', day, $3 from past`,
          [where.siteId, channel, where.by],
        );
      await client.query('drop table past');
    }
    await client.query('commit');
    await client.query('analyze document, document_version, listed_document, document_channel');
  } finally {
    await client.end();
  }
}
