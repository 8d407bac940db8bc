import type { Site } from '../../base/sites/index.ts';
import { recomputeCases } from '../../engines/cases/index.ts';
import type { RequestDeps } from './deps.ts';
import { contextOf } from './context.ts';
import { requestProcedure } from './procedure.ts';
import { tell } from './tell.ts';

/**
 * Brings the dates of live requests up to the site's calendar as it is now, batch by batch; whoever handles one whose day moved is told.
 * Driven by the state of the rows, so a run that was broken off is made up for by the next.
 * @returns how many were looked at
 */
export async function recomputeRequests(
  deps: Pick<RequestDeps, 'db' | 'vault' | 'clock'>,
  site: Site,
): Promise<number> {
  let looked = 0;
  for (let lastId: string | undefined; ;) {
    const batch = await deps.db.transaction(site.id, async (tx) => {
      const done = await recomputeCases(tx, requestProcedure, await contextOf(deps, tx), lastId);
      for (const { file, state, event } of done.moved) await tell(deps, tx, site, file, state, event);
      return done;
    });
    looked += batch.looked;
    if (batch.looked === 0) return looked;
    lastId = batch.lastId;
  }
}
