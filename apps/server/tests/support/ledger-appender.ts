/**
 * A process to be killed: its own embedded database, people who publish, others who append, and the integration of the log, all at
 * once and without pause. What was acknowledged is written on standard output, a line each, in the moment after the commit:
 *
 *   R                 ready
 *   P <code>          a publication is committed
 *   A <place>         a batch of entries is committed, the last of them there
 *   C <size> <root>   the checkpoint that is shown now
 *   X <words>         something that must not happen
 *
 *   node ledger-appender.ts <data folder> <zone as JSON>
 */
import { writeSync } from 'node:fs';
import { readCheckpointUnverified } from '@openzone/ledger-core';
import { appendToLedger, integrateLedger, openLedger } from '../../src/base/ledger/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { AppError } from '../../src/platform/errors.ts';
import { makeDocument, testProfile, type TestZone } from './zone.ts';

const [dataDir = '', zoneText = '{}'] = process.argv.slice(2);
const zone = JSON.parse(zoneText) as TestZone;
const site = { key: 'test', profile: testProfile('test') };
const say = (line: string): void => void writeSync(1, `${line}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
const db = openDatabase({
  url: postgres.socketUrl ?? postgres.url,
  role: 'openzone_app',
  max: 6,
  log: () => undefined,
});
const ledger = openLedger(dataDir);

/** Again and again; a database that is away is waited for, anything else told. */
async function forEver(work: () => Promise<void>): Promise<never> {
  for (;;) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError && error.id === 'DATABASE_UNAVAILABLE')) {
        say(`X ${error instanceof Error ? error.message : String(error)}`);
      }
      await pause(20);
    }
  }
}

let published = 0;
async function publishOne(): Promise<void> {
  published += 1;
  const id = await makeDocument(db, zone, 'published', { title: `崩溃检验 ${process.pid}-${published}` });
  say(`P ${id}`);
}

async function appendSome(): Promise<void> {
  const count = 1 + Math.floor(Math.random() * 8);
  const place = await db.transaction(zone.siteId, async (tx) => {
    let last = 0;
    for (let n = 0; n < count; n += 1) {
      last = await appendToLedger(tx, {
        action: 'REGISTER',
        at: new Date().toISOString(),
        facts: { subject: { type: 'register', register: 'test' }, n },
        opening: { value: Math.random() },
      });
    }
    return last;
  });
  say(`A ${place}`);
  await pause(Math.random() * 10);
}

async function integrateOnce(): Promise<void> {
  const files = ledger.files(site.key);
  await integrateLedger(db, zone.siteId, { files, keys: ledger.keys(site) });
  const shown = await files.read('checkpoint');
  if (shown !== undefined) {
    const { size, root } = readCheckpointUnverified(shown);
    say(`C ${size} ${Buffer.from(root).toString('base64')}`);
  }
  await pause(5);
}

say('R');
await Promise.all([forEver(publishOne), forEver(publishOne), forEver(appendSome), forEver(integrateOnce)]);
