import pg from 'pg';
import { reportSources } from '../src/app/report-sources.ts';
import { findSiteByKey } from '../src/base/sites/index.ts';
import { sql } from '../src/platform/db/index.ts';
import { compileReport } from '../src/systems/annual-report/index.ts';
import { requestProcedure } from '../src/systems/information-requests/index.ts';
import { alternate, type Bench } from './context.ts';
import { loadCases } from './load-cases.ts';
import { loadPastRows } from './load-past.ts';
import { figure } from './report.ts';
import { median, percentile, ratios } from './statistics.ts';

const year = 2025;

/** The whole annual report of a zone with its comparison, beside the aggregates both years rest on as bare SQL over the same rows. */
export const annualReport: Bench = async ({ stage, options, say }) => {
  const [items, wanted] = options.quick ? [15_000, 6_500] : [150_000, 65_000];
  const { siteId, units, columns, office } = stage.zone;
  const [unit] = [...units.values()];
  const [column] = [...columns.values()];
  if (unit === undefined || column === undefined) throw new Error('the zone has no unit or column');
  await loadPastRows({ url: stage.url, siteId, unitId: unit.id, columnId: column.id, by: office.id }, year, [
    { count: items * 0.7 },
    { count: items * 0.3, from: { channel: 'WECHAT', source: '微信' } },
  ]);
  // Those of another bench of the same run stay.
  const found = await stage.owner.read(siteId, (reading) =>
    reading.row<{ count: number }>(sql`select count(*) as count from case_file`),
  );
  const loaded = found?.count ?? 0;
  if (wanted > loaded) await loadCases(stage.owner, stage.zone, wanted - loaded, loaded);
  const cases = Math.max(wanted, loaded);
  say(`  ${figure(items)} items and ${figure(cases)} cases`);
  const site = await findSiteByKey(stage.publicDb, 'dongyu');
  if (site === undefined) throw new Error('no site');
  const engine = new pg.Client({
    connectionString: stage.url,
    options: '-c search_path=openzone -c timezone=Asia/Shanghai',
  });
  await engine.connect();
  try {
    const own = (): Promise<number> =>
      timed(() =>
        stage.db.read(siteId, (reading) => compileReport(reading, reportSources, site, { year, unit: null })),
      );
    const bare = (): Promise<number> => timed(() => askBare(engine, siteId));
    await alternate(2, own, bare);
    const { own: ours, reference } = await alternate(options.quick ? 4 : 16, own, bare);
    const ratio = ratios(ours, reference);
    return [
      {
        work: `年度报告 annual report (${figure(items)} items, ${figure(cases)} cases)`,
        result: `p50 ${figure(median(ours))} ms, p99 ${figure(percentile(ours, 99))} ms`,
        reference: `the aggregates bare: p50 ${figure(median(reference))} ms`,
        ratio,
        goal: '≤ 3 ×, < 2 s',
        met: ratio.median <= 3 && percentile(ours, 99) < 2_000,
        figures: {
          p50: median(ours),
          p99: percentile(ours, 99),
          bareP50: median(reference),
          ratio: ratio.median,
        },
      },
    ];
  } finally {
    await engine.end();
  }
};

/**
 * What a report cannot do without, for one year: the requests by all that its tables ask of them, the documents, and their channels. Whatever
 * else a report reads (remedies, normative documents, fees, what units told) has no counterpart here and counts against it.
 */
const aggregates: Readonly<Record<string, string>> = {
  cases: `select unit_id, channel, party_kind, case when closed_on <= $4 then outcome end, received_on >= $3 as came, closed_on <= $4 as closed,
      closed_on <= $4 and not on_time as late,
      id in (select case_id from case_event where site_id = $1 and kind = 'EXTENSION_APPROVED' and on_day <= $4) as extended, count(*)
    from case_file where site_id = $1 and procedure = $2 and received_on <= $4 and (closed_on is null or closed_on >= $3)
    group by 1, 2, 3, 4, 5, 6, 7, 8`,
  items: `select unit_id, count(*) from listed_document where site_id = $1 and is_primary and listed_at >= $2::date and listed_at < $3::date + 1
    group by 1`,
  channels: `select l.unit_id, c.channel, count(*) from listed_document l
    join document_channel c on c.site_id = l.site_id and c.document_id = l.document_id
    where l.site_id = $1 and l.is_primary and l.listed_at >= $2::date and l.listed_at < $3::date + 1 and c.state = 'published' group by 1, 2`,
};

/** The same two years the report reads: its own, and the one it is compared with. */
async function askBare(engine: pg.Client, siteId: number): Promise<void> {
  for (const one of [year, year - 1]) {
    const days = [`${one}-01-01`, `${one}-12-31`];
    for (const [name, text] of Object.entries(aggregates))
      await engine.query({
        name,
        text,
        values: [siteId, ...(name === 'cases' ? [requestProcedure.key] : []), ...days],
      });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
