import type { ActInput, RequestAct } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { queueAgain } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { perform, type Act, type Actor, type Performed } from '../../engines/cases/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { forbidden } from '../../platform/errors.ts';
import type { RequestDeps } from './deps.ts';
import { dataOf } from './event-data.ts';
import type { RequestFacts } from './facts.ts';
import { contextOf } from './context.ts';
import { sendLetters } from './letters.ts';
import { openParts } from './split.ts';
import { tell } from './tell.ts';
import { requestProcedure } from './procedure.ts';

/** One act on one request with everything it brings with it, in the caller's transaction. */
export async function actOn(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  id: string,
  actor: Actor,
  act: Act,
): Promise<Performed<RequestFacts>> {
  const context = await contextOf(deps, tx);
  const done = await perform(tx, requestProcedure, context, id, actor, act);
  const { event, after, file } = done;
  if (event === undefined) return done;
  if (actor.kind === 'OFFICER') await sendLetters(deps, tx, site, actor.person, context, { file, after, event });
  if (actor.kind === 'OFFICER' && event.kind === 'SPLIT') await openParts(deps, tx, site, actor.person, context, done);
  if (event.kind === 'NOTICE_RESENT') await queueAgain(tx, dataOf(event, 'NOTICE_RESENT').noticeId, deps.clock.now());
  await tell(deps, tx, site, file, after, event);
  return done;
}

/** Acts that stand for something else that was done, and are recorded with it alone. */
const byOtherWays: readonly RequestAct[] = ['PUBLICATION_DRAFTED'];

/** An officer's act. */
export function officerActs(
  deps: RequestDeps,
  site: Site,
  person: Person,
  id: string,
  kind: RequestAct,
  input: ActInput,
): Promise<Performed<RequestFacts>> {
  if (byOtherWays.includes(kind)) {
    throw forbidden(
      '这一项随公开稿自动记入，不能单独登记；请用本页的“公开答复”。',
      'This is recorded with the public copy, never by itself; use “Publish the answer” on this page.',
    );
  }
  return deps.db.transaction(site.id, (tx) =>
    actOn(deps, tx, site, id, { kind: 'OFFICER', person }, { ...input, kind }),
  );
}
