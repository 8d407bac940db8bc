import { takeUndelivered, type Undelivered } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { findCase, perform } from '../../engines/cases/index.ts';
import type { RequestActData } from '@openzone/contracts';
import { newId } from '../../platform/ids.ts';
import { contextOf } from './context.ts';
import type { RequestDeps } from './deps.ts';
import { requestProcedure } from './procedure.ts';
import { tell } from './tell.ts';

/** Word taken up in one go; the rest has its turn the next time. */
const batchSize = 100;

/**
 * Brings word that did not reach an applicant to the request it was about: an event of the request, and a notice to whoever handles it.
 * Once for each time it failed. @returns how many
 */
export async function reportUndelivered(
  deps: Pick<RequestDeps, 'db' | 'vault' | 'clock'>,
  site: Site,
): Promise<number> {
  return deps.db.transaction(site.id, async (tx) => {
    const failed = await takeUndelivered(tx, deps.clock.now(), batchSize);
    if (failed.length === 0) return 0;
    const context = await contextOf(deps, tx);
    for (const notice of failed) {
      const id = notice.about.replace(/^case:/, '');
      const file = await findCase(tx, requestProcedure.key, id);
      if (file === undefined) continue;
      const { event, after } = await perform(
        tx,
        requestProcedure,
        context,
        id,
        { kind: 'SYSTEM' },
        {
          kind: 'NOTICE_FAILED',
          on: context.today,
          data: dataOf(notice),
          commandKey: newId(),
        },
      );
      if (event !== undefined) await tell(deps, tx, site, file, after, event);
    }
    return failed.length;
  });
}

function dataOf({ id, channel, failure, dedupeKey }: Undelivered): RequestActData['NOTICE_FAILED'] {
  const of = /^case:[^:]+:(\d+):applicant$/.exec(dedupeKey)?.[1];
  return { noticeId: id, channel, reason: failure.slice(0, 60), of: of === undefined ? null : Number(of) };
}
