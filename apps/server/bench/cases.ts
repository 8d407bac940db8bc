import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { changeCalendar } from '../src/base/calendars/index.ts';
import { findSiteByKey } from '../src/base/sites/index.ts';
import { openVault } from '../src/base/vault/index.ts';
import { countCases, listCases } from '../src/engines/cases/index.ts';
import { recomputeRequests, requestListStates, requestProcedure } from '../src/systems/information-requests/index.ts';
import { alternate, type Bench, type Context } from './context.ts';
import { benchDay, loadCases } from './load-cases.ts';
import { figure, type Line } from './report.ts';
import { median, percentile, ratios } from './statistics.ts';

/** Lists, statistics and the counting anew of due days over many cases, each beside bare SQL on the same tables. */
export const cases: Bench = async (context) => {
  const { stage, options, say } = context;
  const count = options.quick ? 20_000 : 100_000;
  const live = await loadCases(stage.owner, stage.zone, count);
  say(`  ${figure(count)} cases, ${figure(live)} of them live`);
  const engine = new pg.Client({
    connectionString: stage.url,
    options: '-c search_path=openzone -c timezone=Asia/Shanghai',
  });
  await engine.connect();
  try {
    return [
      await list(context, engine, count),
      await statistics(context, engine, count),
      await recomputation(context, engine, live),
    ];
  } finally {
    await engine.end();
  }
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The page an officer opens in the morning: the open cases, the most urgent first, and how many there are. */
async function list({ stage, options }: Context, engine: pg.Client, count: number): Promise<Line> {
  const { siteId, office } = stage.zone;
  const ours = (): Promise<number> =>
    timed(() =>
      stage.db.read(siteId, (reading) =>
        listCases(reading, requestProcedure.key, office, { view: 'open' }, requestListStates, benchDay),
      ),
    );
  const page = `select c.*, u.name, a.display_name from case_file c left join unit u on u.site_id = c.site_id and u.id = c.unit_id
    left join account a on a.site_id = c.site_id and a.id = c.handler_id
    where c.site_id = $1 and c.procedure = $2 and c.open order by c.due_on nulls last, c.number limit 20`;
  const total = 'select count(*) from case_file c where c.site_id = $1 and c.procedure = $2 and c.open';
  const bare = (): Promise<number> =>
    timed(async () => {
      await engine.query({ name: 'page', text: page, values: [siteId, requestProcedure.key] });
      await engine.query({ name: 'total', text: total, values: [siteId, requestProcedure.key] });
    });
  return line('案件列表 case list', count, await rounds(options.quick, ours, bare));
}

/** A year's figures by channel, applicant, outcome and unit. */
async function statistics({ stage, options }: Context, engine: pg.Client, count: number): Promise<Line> {
  const { siteId, office } = stage.zone;
  const ours = (): Promise<number> =>
    timed(() =>
      stage.db.read(siteId, (reading) => countCases(reading, requestProcedure.key, office, '2025-01-01', '2025-12-31')),
    );
  const bare = (): Promise<number> =>
    timed(() =>
      engine.query({
        name: 'statistics',
        text: `select channel, party_kind, unit_id, outcome, received_on >= '2025-01-01' as came, closed_on between '2025-01-01' and '2025-12-31' as went, count(*)
          from case_file where site_id = $1 and procedure = $2 and received_on <= '2025-12-31' and (closed_on is null or closed_on >= '2025-01-01')
          group by 1, 2, 3, 4, 5, 6`,
        values: [siteId, requestProcedure.key],
      }),
    );
  return line('申请统计 statistics of a year', count, await rounds(options.quick, ours, bare));
}

async function rounds(
  quick: boolean,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<{ own: number[]; reference: number[] }> {
  // The first round makes plans and fills caches.
  await alternate(2, ours, bare);
  return alternate(quick ? 6 : 30, ours, bare);
}

function line(work: string, count: number, { own, reference }: { own: number[]; reference: number[] }): Line {
  const ratio = ratios(own, reference);
  return {
    work: `${work} (${figure(count)} cases)`,
    result: `p50 ${figure(median(own))} ms, p99 ${figure(percentile(own, 99))} ms`,
    reference: `the same SQL bare: p50 ${figure(median(reference))} ms`,
    ratio,
    goal: '≤ 3 ×, < 2 s',
    met: ratio.median <= 3 && percentile(own, 99) < 2_000,
    figures: { p50: median(own), p99: percentile(own, 99), bareP50: median(reference), ratio: ratio.median },
  };
}

/** A day becomes a holiday: every live case is folded and counted anew, what moved is recorded and told. */
async function recomputation({ stage, say }: Context, engine: pg.Client, live: number): Promise<Line> {
  const { siteId, office } = stage.zone;
  const site = await findSiteByKey(stage.publicDb, 'dongyu');
  if (site === undefined) throw new Error('no site');
  const vault = openVault(randomBytes(32), join(stage.folder, 'vault'));
  const clock = { now: () => new Date(`${benchDay}T09:00:00+08:00`) };
  await stage.db.transaction(siteId, (tx) =>
    changeCalendar(tx, { changes: { addHolidays: ['2026-11-25'] }, basis: 'bench', by: office.id }),
  );
  let looked = 0;
  const own = await timed(async () => {
    looked = await recomputeRequests({ db: stage.db, vault, clock }, site);
  });
  if (looked !== live) say(`  looked at ${looked} of ${live} live cases`);
  const bare = await timed(() =>
    engine.query(`update case_file set due_on = due_on + 1, clock_calendar = 'bare' where site_id = $1 and open`, [
      siteId,
    ]),
  );
  return {
    work: `日历变更重算 counting anew after a calendar change (${figure(live)} live cases)`,
    result: `${figure(own / 1000)} s, ${figure((live * 1000) / own)} cases/s`,
    reference: `one UPDATE of the same rows: ${figure(bare)} ms`,
    ratio: ratios([own], [bare]),
    goal: '',
    figures: { seconds: own / 1000, perSecond: (live * 1000) / own, bareMs: bare, ratio: own / bare },
  };
}
