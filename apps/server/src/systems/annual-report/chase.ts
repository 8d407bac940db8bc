import { addDays } from '@openzone/calendar';
import { listRoleHolders } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { listOpenRounds, listReturns, type ReturnRow, type RoundRow } from './reader.ts';
import { tell } from './returns.ts';

/** A reminder goes out so many days before the day, and each week after it until it is signed. */
const soonDays = 5;
const weekDays = 7;
/** Nobody is chased for ever. */
const weeks = 12;

/** Chases units whose figures are due or late. Driven by state: a run that was missed is made up for. @returns returns chased */
export async function chaseReturns(
  deps: { readonly db: Database; readonly clock: Clock },
  site: Site,
): Promise<number> {
  return deps.db.transaction(site.id, async (tx) => {
    const now = today(deps.clock);
    let chased = 0;
    for (const round of await listOpenRounds(tx)) {
      const stage = stageOf(round.dueOn, now);
      if (stage === undefined) continue;
      const late = (await listReturns(tx, round.year)).filter(({ state }) => state !== 'signed');
      for (const one of late) {
        await chase(tx, round, one, stage);
        chased += 1;
      }
      if (stage !== 'soon' && late.length > 0) await tellOffice(tx, round, late, stage);
    }
    return chased;
  });
}

/** Where a day stands before `dueOn`, or in which week after it; undefined while nobody need be told. */
export function stageOf(dueOn: string, now: string, soonBy = soonDays): 'soon' | `late${number}` | undefined {
  if (now <= dueOn) return now >= addDays(dueOn, -soonBy) ? 'soon' : undefined;
  for (let week = 0; week < weeks; week += 1) if (now <= addDays(dueOn, (week + 1) * weekDays)) return `late${week}`;
  return undefined;
}

async function chase(tx: Tx, { year, dueOn }: RoundRow, { unitId, state }: ReturnRow, stage: string): Promise<void> {
  const todo =
    state === 'filled'
      ? { zh: '已经填写，尚待负责人签字确认', en: 'filled in and waits for the head to sign' }
      : { zh: '尚未填写', en: 'not filled in' };
  await tell(tx, unitId, year, `${stage}:${dueOn}`, {
    subject:
      stage === 'soon'
        ? { zh: `${year}年度报告数据即将到期`, en: `Figures for the annual report ${year} are due` }
        : { zh: `${year}年度报告数据已经逾期`, en: `Figures for the annual report ${year} are late` },
    body: {
      zh: `本单位${year}年数据应于 ${dueOn} 前填报，现在${todo.zh}。`,
      en: `Your unit’s figures of ${year} are due on ${dueOn}; they are ${todo.en}.`,
    },
  });
}

async function tellOffice(tx: Tx, { year, dueOn }: RoundRow, late: readonly ReturnRow[], stage: string): Promise<void> {
  const names = late.map(({ unitName }) => unitName).join('、');
  for (const accountId of await listRoleHolders(tx, 'DISCLOSURE_OFFICE', null))
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      subject: {
        zh: `${year}年度报告：${late.length}个单位逾期未报`,
        en: `Annual report ${year}: ${late.length} units are late`,
      },
      body: { zh: `应于 ${dueOn} 前填报而未签字确认：${names}。`, en: `Due on ${dueOn} and not signed off: ${names}.` },
      about: `report-round:${year}`,
      dedupeKey: `report-round:${year}:${stage}:${dueOn}:${accountId}`,
    });
}
