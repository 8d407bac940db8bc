import { zonedToday } from '@openzone/calendar';
import { createNoticeSender } from '../base/notices/index.ts';
import { removeForgottenFiles } from '../base/files/index.ts';
import type { RedactService } from '../base/files/redact/index.ts';
import { askWitnesses, integrateLedger, post, stampHead } from '../base/ledger/index.ts';
import { listSites, type Site } from '../base/sites/index.ts';
import { createChannelSender, followChannels, keepScreenFeed, watchAuthorisations } from '../channels/index.ts';
import {
  countDeterminations,
  dropSchedule,
  inspectWaiting,
  listDueSchedules,
  publishScheduled,
  recordEarlierActs,
  recountPublicationDates,
  remindReviews,
  screenPublic,
  tellPublicFindings,
} from '../engines/publication/index.ts';
import { readLedgerSettings, releaseConditions, settleUnits } from '../flows/index.ts';
import { presentError } from '../platform/http/index.ts';
import { followSearch } from '../search/index.ts';
import { chaseReturns, watchDeadlines } from '../systems/annual-report/index.ts';
import { tellUnitHeads } from '../systems/time-limits/index.ts';
import { readFiles, type ReadFile } from '../systems/legacy-files/index.ts';
import {
  readNoticeSettings,
  recomputeRequests,
  remindRequests,
  reportUndelivered,
  watchCalendarEnd,
} from '../systems/information-requests/index.ts';
import type { Runtime } from './compose.ts';
import { loop } from './loops.ts';
import { watchedCases } from './watched-cases.ts';

/** Files of old documents read for one site before the next has its turn. */
const filesInTurn = 200;
/** Public documents searched for personal data in one transaction: few enough that it is short. */
const documentsInTurn = 10;
/** Attachments looked into for one site before the next has its turn. */
const attachmentsInTurn = 10;

export interface Worker {
  wakeReader(): void;
  /** The calendar has changed. */
  wakeDates(): void;
  stop(): Promise<void>;
}

/** A refusal is put back where people see it; trouble with the database is tried again. */
async function publishOne({ db, clock, log }: Runtime, siteId: number, id: string): Promise<void> {
  try {
    await db.transaction(siteId, (tx) => publishScheduled(tx, id, clock.now(), releaseConditions));
  } catch (error) {
    const { status, body } = presentError(error);
    log(`定时发布未成功 / scheduled publication of ${id} failed: ${body.error}`);
    if (status < 500) await db.transaction(siteId, (tx) => dropSchedule(tx, id, body.text.zh));
  }
}

/**
 * Keeps the sites' logs: the tree over all entries, at every append; the acts from before there was a log, once after the start;
 * the count of determinations, once a day.
 */
function createLogKeeper({ db, clock, ledger }: Runtime, isOver: () => boolean): (site: Site) => Promise<void> {
  const complete = new Set<number>();
  const countedOn = new Map<number, string>();
  return async (site) => {
    while (!complete.has(site.id) && !isOver()) {
      const found = await db.transaction(site.id, (tx) => recordEarlierActs(tx, 200));
      if (found === 0) complete.add(site.id);
    }
    const today = zonedToday(clock.now());
    while (countedOn.get(site.id) !== today && !isOver()) {
      const isMore = await db.transaction(site.id, (tx) => countDeterminations(tx, today));
      if (!isMore) countedOn.set(site.id, today);
    }
    await integrateLedger(db, site.id, { files: ledger.files(site.key), keys: ledger.keys(site) });
  };
}

/** Has the newest checkpoint cosigned and stamped by those whom the site has named. */
async function showOutside({ db, clock, ledger }: Runtime, site: Site): Promise<void> {
  const { witnesses, timestampUrl } = await db.read(site.id, readLedgerSettings);
  if (witnesses.length > 0) await askWitnesses(db, site.id, { files: ledger.files(site.key), witnesses, post });
  if (timestampUrl !== null) await stampHead(db, site.id, { url: timestampUrl, post, now: clock.now() });
}

/**
 * What runs beside the web: publication at its time, the search index, the reading of imports. All of it is driven by state
 * in the database, so a run that was missed is made up for by the next.
 */
export function startWorker(runtime: Runtime, readFile: ReadFile, redact: RedactService): Worker {
  const { db, log, files, vault, clock, outbound } = runtime;

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

  // Unit heads are told once a week; who was told stands with the notices, and the day it was looked at is remembered to save looking.
  const watchedOn = new Map<number, string>();
  const tellWeekly = async (site: Site): Promise<void> => {
    const day = zonedToday(clock.now());
    if (watchedOn.get(site.id) === day) return;
    await tellUnitHeads({ db, clock, vault, cases: watchedCases }, site);
    watchedOn.set(site.id, day);
  };

  // Dates follow the calendar, and reminders follow dates; both are cheap when nothing has changed.
  const dating = loop('dates of requests', 60_000, log, async () => {
    for (const site of await listSites(db)) {
      // Changes of units come into force on their day; whatever is counted by unit comes after.
      await settleUnits({ db, clock }, site);
      await recomputeRequests({ db, vault, clock }, site);
      await recountPublicationDates({ db }, site);
      await remindRequests({ db, clock }, site);
      await remindReviews({ db, clock }, site);
      await chaseReturns({ db, clock }, site);
      await watchDeadlines({ db, clock }, site);
      await tellWeekly(site);
      await watchCalendarEnd({ db, clock }, site);
      await watchAuthorisations({ db, now: () => clock.now() }, site);
      await reportUndelivered({ db, vault, clock }, site);
    }
    return false;
  });

  const channels = createChannelSender({
    db,
    files,
    vault,
    log,
    now: () => clock.now(),
    origins: runtime.config.channelOrigins,
    secretsDir: runtime.config.channelSecrets,
    baseUrl: runtime.config.baseUrl,
  });
  const screens = { db, now: () => clock.now(), baseUrl: runtime.config.baseUrl };
  const spreading = loop('channels', 5_000, log, async () => {
    let found = (await followChannels(db)) > 0;
    for (const site of await listSites(db)) {
      if (isStopping) break;
      if ((await keepScreenFeed(screens, site)) > 0) found = true;
      if (await channels.sendOne(site)) found = true;
    }
    return found && !isStopping;
  });

  const sender = createNoticeSender(db, outbound, {
    openAddress: (siteId, context, sealed) => vault.open(siteId, context, sealed),
    log,
    now: () => clock.now(),
    longestWaitDays: async (siteId) => (await db.read(siteId, readNoticeSettings)).waitDays,
  });
  const telling = loop('notices', 5_000, log, async () => {
    let found = 0;
    for (const site of await listSites(db)) found += await sender.sendDue(site.id);
    return found > 0;
  });

  // What is public is searched for personal data: old documents once, and everything again when the finder or its lists change.
  const toldOn = new Map<number, string>();
  const screening = loop('search for personal data', 60_000, log, async () => {
    let found = 0;
    for (const site of await listSites(db)) {
      if (isStopping) break;
      const searched = await db.transaction(site.id, (tx) => screenPublic(tx, documentsInTurn));
      found += searched;
      // Told when all is searched; while much waits, once a day.
      const day = zonedToday(clock.now());
      if (searched > 0 && toldOn.get(site.id) === day) continue;
      if ((await db.transaction(site.id, tellPublicFindings)) > 0) toldOn.set(site.id, day);
    }
    return found > 0 && !isStopping;
  });

  // Attachments are looked into before anybody may publish them: soon after they were handed in.
  const inspecting = loop('attachments', 3_000, log, async () => {
    let found = 0;
    for (const site of await listSites(db)) {
      if (!isStopping) found += await inspectWaiting({ db, files, redact }, site.id, attachmentsInTurn);
    }
    return found > 0 && !isStopping;
  });

  // Bytes of files that an erasure has left without anybody who needs them.
  const removing = loop('removal of files', 2_000, log, async () => {
    let found = 0;
    for (const site of await listSites(db)) found += await removeForgottenFiles(db, site.id, files);
    return found > 0;
  });

  // Sites that have appended are told by name; once a minute, and at the start, all are looked at.
  const keepLog = createLogKeeper(runtime, () => isStopping);
  const appended = new Set<number>();
  const logging = loop('ledger', 60_000, log, async () => {
    const named = new Set(appended);
    appended.clear();
    const failures: unknown[] = [];
    for (const site of await listSites(db)) {
      // One site's log that cannot go on holds up no other's.
      if (named.size === 0 || named.has(site.id)) await keepLog(site).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    return appended.size > 0;
  });
  // Who else is to see the logs; a witness that does not answer delays nothing here.
  const witnessing = loop('witnesses', 15_000, log, async () => {
    for (const site of await listSites(db)) await showOutside(runtime, site);
    return false;
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
      channels.stop();
      await Promise.all([
        publishing.stop(),
        searching.stop(),
        reading.stop(),
        dating.stop(),
        sender.stop(),
        telling.stop(),
        spreading.stop(),
        removing.stop(),
        screening.stop(),
        inspecting.stop(),
        logging.stop(),
        witnessing.stop(),
        entries.then((stop) => stop()),
        listening.then((stop) => stop()),
      ]);
    },
  };
}
