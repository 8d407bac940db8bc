import { annualReportDue } from '@openzone/calendar';
import { readCalendar } from '../../base/calendars/index.ts';
import { listRoleHolders, listUnits, type Unit } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Reading, Tx } from '../../platform/db/index.ts';
import { stageOf } from './chase.ts';
import { findRound, listReports } from './reader.ts';

/** Regulation art. 49: departments publish their report by 31 January, the whole by 31 March. */

/** The office is told so many days before, and each week after, until the report is public. */
const soonDays = 14;

interface Missing {
  readonly dueOn: string;
  readonly names: readonly string[];
}

/**
 * Tells the disclosure office which reports on last year are about to be late or are. A zone that has begun no report and asked nobody is
 * left alone: it does not compile its report here. @returns how many days something is missing for
 */
export async function watchDeadlines(
  deps: { readonly db: Database; readonly clock: Clock },
  site: Site,
): Promise<number> {
  const now = today(deps.clock);
  const year = Number(now.slice(0, 4)) - 1;
  return deps.db.transaction(site.id, async (tx) => {
    let told = 0;
    for (const missing of await missingReports(tx, site, year)) {
      const stage = stageOf(missing.dueOn, now, soonDays);
      if (stage === undefined) continue;
      await tellOffice(tx, year, missing, stage);
      told += 1;
    }
    return told;
  });
}

/** Reports on the year before that are not public yet, for whoever watches days. */
export async function reportsDue(
  reading: Reading,
  site: Site,
  now: string,
): Promise<{ year: number; dueOn: string; late: boolean; names: string[] }[]> {
  const year = Number(now.slice(0, 4)) - 1;
  const missing = await missingReports(reading, site, year);
  return missing.map(({ dueOn, names }) => ({ year, dueOn, late: now > dueOn, names: [...names] }));
}

/** What is not public yet, by the day it has to be. */
async function missingReports(reading: Reading, site: Site, year: number): Promise<Missing[]> {
  const reports = (await listReports(reading)).filter((report) => report.year === year);
  if (reports.length === 0 && (await findRound(reading, year)) === undefined) return [];
  const isPublic = (unitId: string | null): boolean => reports.some((one) => one.unitId === unitId && one.isPublic);
  const departments = (await listUnits(reading)).filter((unit) => reportsItself(unit) && !isPublic(unit.id));
  const calendar = await readCalendar(reading);
  const days = [
    { dueOn: annualReportDue(year, 'DEPARTMENT', calendar).due, names: departments.map(({ name }) => name) },
    { dueOn: annualReportDue(year, 'GOVERNMENT', calendar).due, names: isPublic(null) ? [] : [site.profile.name] },
  ];
  return days.flatMap(({ dueOn, names }) => (dueOn === null || names.length === 0 ? [] : [{ dueOn, names }]));
}

/** Only who discloses in its own name has a report of its own. */
const reportsItself = ({ disclosureCapacity, state }: Unit): boolean =>
  state === 'ACTIVE' && disclosureCapacity === 'OWN_NAME';

async function tellOffice(tx: Tx, year: number, { dueOn, names }: Missing, stage: string): Promise<void> {
  const isSoon = stage === 'soon';
  for (const accountId of await listRoleHolders(tx, 'DISCLOSURE_OFFICE', null))
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      subject: isSoon
        ? { zh: `${year}年度报告即将到期`, en: `The annual report ${year} is due soon` }
        : { zh: `${year}年度报告已经逾期`, en: `The annual report ${year} is late` },
      body: {
        zh: `应于 ${dueOn} 前公布（条例第四十九条），尚未公布：${names.join('、')}。`,
        en: `To be public by ${dueOn} (art. 49), and not yet: ${names.join(', ')}.`,
      },
      about: `annual-report:${year}`,
      dedupeKey: `annual-report:${year}:${dueOn}:${stage}:${accountId}`,
    });
}
