import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { holdCase, mayPerform } from '../../engines/cases/index.ts';
import { today } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/index.ts';
import { forbidden } from '../../platform/errors.ts';
import { actOn } from './acts.ts';
import type { RequestDeps } from './deps.ts';
import { requestProcedure } from './procedure.ts';

/**
 * The document made of the answer for everybody, if there is one. The case is held until the end of the transaction, so that of two who
 * ask at once the second finds what the first has made.
 * @throws AppError NOT_FOUND for who may not know of the request, FORBIDDEN for who may not make it public
 */
export async function heldPublication(tx: Tx, person: Person, id: string): Promise<string | null> {
  const state = await holdCase(tx, requestProcedure, person, id);
  // Said before anything of the answer is looked at.
  if (!mayPerform(requestProcedure, person, state, state.state, 'PUBLICATION_DRAFTED').capacity) {
    throw forbidden(
      '答复转主动公开由本件的经办人、单位负责人和政务公开工作机构办理。',
      'An answer is made public by the case’s handlers, the head of the unit and the disclosure office.',
    );
  }
  return state.facts.publicationId;
}

/** Keeps with the request which document was made of its answer, and by whom. */
export async function recordPublication(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  id: string,
  documentId: string,
): Promise<void> {
  await actOn(
    deps,
    tx,
    site,
    id,
    { kind: 'OFFICER', person },
    {
      kind: 'PUBLICATION_DRAFTED',
      on: today(deps.clock),
      data: { documentId },
      commandKey: `publication:${documentId}`,
    },
  );
}
