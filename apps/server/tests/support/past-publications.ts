import type { Channel } from '@openzone/contracts';
import pg from 'pg';
import {
  createDocument,
  determine,
  publish,
  readState,
  recordChannel,
  review,
  submit,
} from '../../src/engines/publication/index.ts';
import { allPrinciples, draft, type TestZone } from './zone.ts';
import type { TestServer } from './server.ts';

/** Documents as they came in from the years before the platform. */
export interface Past {
  readonly on: string;
  /** 成文日期, when it was not the day of publication. */
  readonly made?: string;
  readonly columnId?: string;
  /** Article of the determination. */
  readonly article?: string;
  /** Where it came from when that was not the website; its label stands as the source. */
  readonly from?: { readonly channel: Exclude<Channel, 'WEB'>; readonly source: string };
}

/** Takes each the ordinary way of an import: written and determined by the office, reviewed and published by another person. */
export async function publishPast(server: TestServer, zone: TestZone, items: readonly Past[]): Promise<string[]> {
  const { office, reviewer } = zone.people;
  const made: string[] = [];
  for (let at = 0; at < items.length; at += 50) {
    await server.database.app.transaction(zone.siteId, async (tx) => {
      for (const [index, item] of items.slice(at, at + 50).entries()) {
        const input = draft(zone, {
          title: `${item.on}第${at + index + 1}条信息`,
          writtenDate: item.made ?? item.on,
          columnId: item.columnId ?? zone.columnId,
          source: item.from?.source ?? '',
        });
        const legacy = { publishedOn: item.on, indexNumber: null };
        const id = await createDocument(tx, office, input, { origin: 'import', demonstration: false, legacy });
        const now = async (): Promise<{ revision: number }> => ({ revision: (await readState(tx, id)).revision });
        const article = item.article ?? '20(七)';
        await determine(tx, office, id, {
          attribute: 'PROACTIVE',
          article,
          ground: null,
          reason: '',
          evidence: {},
          ...(await now()),
        });
        await submit(tx, office, id, await now());
        await review(tx, reviewer, id, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          ...(await now()),
        });
        await publish(tx, reviewer, id, await now());
        if (item.from !== undefined)
          await recordChannel(tx, office, id, item.from.channel, {
            state: 'published',
            publishedOn: item.on,
            reference: '',
          });
        made.push(id);
      }
    });
  }
  return made;
}

/**
 * Many more of them, as they lie in the tables afterwards: written past the procedure by the owner of the tables, since a hundred and forty
 * thousand reviews are not the question. `of` says how many came from where; the website's own have no source.
 */
export async function loadPast(
  server: TestServer,
  zone: TestZone,
  year: number,
  of: readonly { readonly count: number; readonly from?: Past['from'] }[],
): Promise<void> {
  const client = new pg.Client({ connectionString: server.database.url, options: '-c search_path=openzone' });
  await client.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const { count, from } of of) {
      const channel = from?.channel ?? null;
      await client.query(
        `create temporary table past on commit drop as
          select gen_random_uuid() as id, gen_random_uuid() as version, $1::date + (n * 365 / $2) as day,
            lpad(to_hex((random() * 1e9)::bigint * 1000 + n % 1000), 10, '0') as code from generate_series(0, $2 - 1) n`,
        [`${year}-01-01`, count],
      );
      const values = [zone.siteId, zone.unitId, zone.columnId, zone.people.office.id];
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
        [zone.siteId, zone.people.office.id],
      );
      if (channel !== null)
        await client.query(
          `insert into document_channel (site_id, document_id, channel, state, published_on, updated_by)
            select $1, id, $2, 'published', day, $3 from past`,
          [zone.siteId, channel, zone.people.office.id],
        );
      await client.query('drop table past');
    }
    await client.query('commit');
    await client.query('analyze document, document_version, listed_document, document_channel');
  } finally {
    await client.end();
  }
}
