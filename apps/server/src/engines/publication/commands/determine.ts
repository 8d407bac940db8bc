import type { DeterminationInput } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { checkDetermination, staleRevision } from '../domain.ts';
import { screenVersion } from '../personal-data/screen.ts';
import { requireAction } from '../policy.ts';
import { lockDocument } from '../reader.ts';
import { insertDetermination, insertEvent, moveDocument } from '../writer.ts';

/** Fixes the disclosure attribute of the working version with its ground (S10), and searches it for personal data (S12). May be done anew until it is submitted. */
export async function determine(
  tx: Tx,
  person: Person,
  documentId: string,
  input: DeterminationInput & { readonly revision: number },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('determine', person, state);
  if (state.revision !== input.revision) throw staleRevision(state);
  const determination = checkDetermination(input);
  await insertDetermination(tx, state, determination, person.id);
  await moveDocument(tx, state, { stage: 'determined' });
  await screenVersion(tx, { documentId, versionId: state.workingVersionId });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'determine',
    from: state.stage,
    to: 'determined',
    comment: determination.reason,
    by: person.id,
  });
}
