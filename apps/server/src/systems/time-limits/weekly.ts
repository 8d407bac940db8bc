import { addDays, weekday, type IsoDate } from '@openzone/calendar';
import { listRoleHolders, listUnits, readMail, type Sealing } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { timingOf, type Timing } from './measure.ts';
import { readWatched, type WatchedCases } from './read.ts';

/** The Monday of the week: what names it. */
const weekOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day));

export interface WeeklyDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Pick<Sealing, 'seal' | 'open'>;
  readonly cases: readonly WatchedCases[];
}

interface Due {
  readonly timing: Timing;
  readonly soon: number;
  readonly late: number;
}

/**
 * Tells the head of each unit once a week what of theirs is late or about to be: in the inbox, and by mail whoever has given an address. The
 * notice itself is the record that it was sent: a week whose first days were missed is made up for, and no week is told twice. Units with
 * nothing to do are left in peace.
 * @returns how many were told
 */
export async function tellUnitHeads(deps: WeeklyDeps, site: Site): Promise<number> {
  const now = today(deps.clock);
  const year = Number(now.slice(0, 4));
  return deps.db.transaction(site.id, async (tx) => {
    const watched = await readWatched(tx, null, deps.cases, year, now);
    let told = 0;
    for (const { id, name } of await listUnits(tx)) {
      const cases = watched.cases.filter(({ unitId }) => unitId === id);
      const due: Due = {
        timing: timingOf(
          watched.publications.filter(({ unitId }) => unitId === id),
          watched.judge,
        ),
        soon: cases.reduce((sum, { soon }) => sum + soon, 0),
        late: cases.reduce((sum, { late }) => sum + late, 0),
      };
      if (due.timing.waitingLate + due.soon + due.late === 0) continue;
      told += await tellHeads(tx, deps.vault, { id, name }, due, now);
    }
    return told;
  });
}

async function tellHeads(
  tx: Tx,
  vault: WeeklyDeps['vault'],
  unit: { readonly id: string; readonly name: string },
  due: Due,
  now: IsoDate,
): Promise<number> {
  let told = 0;
  for (const accountId of await listRoleHolders(tx, 'UNIT_HEAD', unit.id)) {
    const dedupeKey = `time-limits:${weekOf(now)}:${unit.id}:${accountId}`;
    const words = {
      subject: { zh: `本周时限提醒：${unit.name}`, en: `This week’s time limits: ${unit.name}` },
      body: wordsOf(due, now),
    };
    const isNew = await queueNotice(tx, {
      ...words,
      channel: 'IN_SITE',
      accountId,
      about: `time-limits:${unit.id}`,
      dedupeKey,
    });
    if (!isNew) continue;
    told += 1;
    const address = await readMail(tx, vault, tx.siteId, accountId);
    if (address === '') continue;
    await queueNotice(tx, { ...words, channel: 'EMAIL', address, seal: vault.seal, dedupeKey: `${dedupeKey}:EMAIL` });
  }
  return told;
}

function wordsOf({ timing, soon, late }: Due, now: IsoDate): Text {
  return {
    zh: [
      `截至 ${now}：已认定主动公开、超过20个工作日仍未公开的 ${timing.waitingLate} 件`,
      `申请等事项即将到期 ${soon} 件、已逾期 ${late} 件`,
      `今年已公开的 ${timing.published} 件中超过期限的 ${timing.late} 件（条例第二十六条）。`,
    ].join('；'),
    en: [
      `As of ${now}: ${timing.waitingLate} determined for disclosure and not public after 20 working days`,
      `${soon} requests and other cases due soon, ${late} late`,
      `of ${timing.published} published this year ${timing.late} were late (art. 26).`,
    ].join('; '),
  };
}
