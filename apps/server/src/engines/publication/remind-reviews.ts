import { addDays } from '@openzone/calendar';
import { readCalendar } from '../../base/calendars/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { stepDue } from './queries/reviews.ts';
import { listClockedParts, listPartHolders, type ClockedPart } from './review-reader.ts';

/** Nobody is reminded for ever. */
const weeks = 8;

/**
 * Reminds reviewers of steps that are due the next day or late: once before, and each week after. Driven by state with the notices sent as
 * the record, so that a run that was missed is made up for and none is sent twice. @returns parts somebody was reminded of
 */
export async function remindReviews(
  deps: { readonly db: Database; readonly clock: Clock },
  site: Pick<Site, 'id'>,
): Promise<number> {
  return deps.db.transaction(site.id, async (tx) => {
    const parts = await listClockedParts(tx);
    if (parts.length === 0) return 0;
    const calendar = await readCalendar(tx);
    const now = today(deps.clock);
    let reminded = 0;
    for (const part of parts) {
      const due = stepDue(part.began, part.days, calendar);
      const stage = due === null ? undefined : stageOf(due, now);
      if (due === null || stage === undefined) continue;
      reminded += (await remind(tx, part, due, stage)) ? 1 : 0;
    }
    return reminded;
  });
}

function stageOf(due: string, now: string): 'soon' | `late${number}` | undefined {
  if (now <= due) return now >= addDays(due, -1) ? 'soon' : undefined;
  for (let week = 0; week < weeks; week += 1) if (now <= addDays(due, (week + 1) * 7)) return `late${week}`;
  return undefined;
}

async function remind(tx: Tx, part: ClockedPart, due: string, stage: string): Promise<boolean> {
  const isSoon = stage === 'soon';
  let sent = false;
  for (const { id } of await listPartHolders(tx, part)) {
    const isNew = await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId: id,
      subject: isSoon
        ? { zh: '文件审查即将到期', en: 'A review is due soon' }
        : { zh: '文件审查已经逾期', en: 'A review is late' },
      body: {
        zh: `《${part.title}》等您审查，本环节应于 ${due} 前办结。`,
        en: `“${part.title}” waits for your review; this step is to be done by ${due}.`,
      },
      about: `document:${part.documentId}`,
      dedupeKey: `review:${part.reviewId}:${part.round}:${part.step}:${part.part}:${due}:${stage}:${id}`,
    });
    sent ||= isNew;
  }
  return sent;
}
