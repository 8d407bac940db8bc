import type { ActInput, RequestAct } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { perform, type Act, type Actor, type Performed } from '../../engines/cases/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { RequestDeps } from './deps.ts';
import type { RequestFacts } from './facts.ts';
import { contextOf } from './context.ts';
import { sendLetters } from './letters.ts';
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
  await tell(deps, tx, site, file, after, event);
  return done;
}

/** An officer's act. */
export function officerActs(
  deps: RequestDeps,
  site: Site,
  person: Person,
  id: string,
  kind: RequestAct,
  input: ActInput,
): Promise<Performed<RequestFacts>> {
  return deps.db.transaction(site.id, (tx) =>
    actOn(deps, tx, site, id, { kind: 'OFFICER', person }, { ...input, kind }),
  );
}
