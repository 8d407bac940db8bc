import { zonedToday } from '@openzone/calendar';
import { createNoticeSender } from '../base/notices/index.ts';
import { integrateLedger } from '../base/ledger/index.ts';
import { listSites, type Site } from '../base/sites/index.ts';
import {
  countDeterminations,
  dropSchedule,
  listDueSchedules,
  publishScheduled,
  recordEarlierActs,
} from '../engines/publication/index.ts';
import { presentError } from '../platform/http/index.ts';
import { followSearch } from '../search/index.ts';
import { readFiles, type ReadFile } from '../systems/legacy-files/index.ts';
import { recomputeRequests, remindRequests } from '../systems/information-requests/index.ts';
import type { Runtime } from './compose.ts';
import { loop } from './loops.ts';

/** Files of old documents read for one site before the next has its turn. */
const filesInTurn = 200;

export interface Worker {
  wakeReader(): void;
  /** The calendar has changed. */
  wakeDates(): void;
  stop(): Promise<void>;
}

/** A refusal is put back where people see it; trouble with the database is tried again. */
async function publishOne({ db, clock, log }: Runtime, siteId: number, id: string): Promise<void> {
  try {
    await db.transaction(siteId, (tx) => publishScheduled(tx, id, clock.now()));
  } catch (error) {
    const { status, body } = presentError(error);
    log(`定时发布未成功 / scheduled publication of ${id} failed: ${body.error}`);
    if (status < 500) await db.transaction(siteId, (tx) => dropSchedule(tx, id, body.text.zh));
  }
}

/** One round over a site's log; true when there is more to do at once. */
async function keepLog({ db, clock, ledger }: Runtime, site: Site): Promise<boolean> {
  const earlier = await db.transaction(site.id, (tx) => recordEarlierActs(tx, 200));
  const counted = await db.transaction(site.id, (tx) => countDeterminations(tx, zonedToday(clock.now())));
  await integrateLedger(db, site.id, { files: ledger.files(site.key), sign: ledger.keys(site).sign });
  return earlier > 0 || counted;
}

/**
 * What runs beside the web: publication at its time, the search index, the reading of imports. All of it is driven by state
 * in the database, so a run that was missed is made up for by the next.
 */
export function startWorker(runtime: Runtime, readFile: ReadFile): Worker {
  const { db, log, vault, clock, outbound } = runtime;

  const publishing = loop('scheduled publication', 1_000, log, async () => {
    for (const site of await listSites(db)) {
      for (const id of await db.read(site.id, (reading) => listDueSchedules(reading, 50))) {
        await publishOne(runtime, site.id, id);
      }
    }
    return false;
  });

  const searching = loop('search index', 5_000, log, async () => (await followSearch(db)) > 0);

  let isStopping = false;
  const reading = loop('import', 3_000, log, async () => {
    let found = 0;
    for (const site of await listSites(db)) {
      found += await readFiles(db, site.id, readFile, null, { atMost: filesInTurn, isOver: () => isStopping });
    }
    return found > 0 && !isStopping;
  });

  // Dates follow the calendar, and reminders follow dates; both are cheap when nothing has changed.
  const dating = loop('dates of requests', 60_000, log, async () => {
    for (const site of await listSites(db)) {
      await recomputeRequests({ db, vault, clock }, site);
      await remindRequests({ db, clock }, site);
    }
    return false;
  });

  const sender = createNoticeSender(db, outbound, {
    openAddress: (siteId, context, sealed) => vault.open(siteId, context, sealed),
    log,
    now: () => clock.now(),
  });
  const telling = loop('notices', 5_000, log, async () => {
    let found = 0;
    for (const site of await listSites(db)) found += await sender.sendDue(site.id);
    return found > 0;
  });

  // Each site's log: what was done before there was one, the counts of days that are over, and the tree over all entries. Sites
  // that have appended are told by name; once a minute, and at the start, all are looked at.
  const appended = new Set<number>();
  const logging = loop('ledger', 60_000, log, async () => {
    const named = new Set(appended);
    appended.clear();
    let found = false;
    for (const site of await listSites(db)) {
      if (named.size === 0 || named.has(site.id)) found = (await keepLog(runtime, site)) || found;
    }
    return found;
  });
  const entries = db.listen(
    'openzone_ledger',
    (site) => {
      appended.add(Number(site));
      logging.wake();
    },
    () => logging.wake(),
  );

  const listening = db.listen(
    'openzone_public',
    () => searching.wake(),
    () => searching.wake(),
  );

  return {
    wakeReader: () => reading.wake(),
    wakeDates: () => dating.wake(),
    async stop() {
      isStopping = true;
      await Promise.all([
        publishing.stop(),
        searching.stop(),
        reading.stop(),
        dating.stop(),
        sender.stop(),
        telling.stop(),
        logging.stop(),
        entries.then((stop) => stop()),
        listening.then((stop) => stop()),
      ]);
    },
  };
}
