import type { PersonalDataReport, PersonalDataReview } from '@openzone/contracts';
import { FINDING_KINDS } from '@openzone/chinese-text/personal-data';
import type { Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { allowedActions, seesAll, seesWork, visibleUnits } from '../policy.ts';
import { documentNotFound, readState } from '../reader.ts';
import { mayDecide, mayDecideSecrecy } from './acts.ts';
import { presentAttachments } from './attachments/present.ts';
import { labelOfPlace } from './attachments/rules.ts';
import { readInspectedFiles } from './attachments/screen.ts';
import { presentFindings } from './present.ts';
import { countPublicFindings, countSearched, findScan, listOriginals, listPublicFindings } from './reader.ts';
import { finderOf, isFindingKind, readPersonalDataSettings } from './rules.ts';
import { readParts } from './screen.ts';

/** The texts of the working version with what was found in them, for those who see the work on it. */
export async function readPersonalData(
  reading: Reading,
  person: Person,
  documentId: string,
): Promise<PersonalDataReview> {
  const state = await readState(reading, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  const parts = await readParts(reading, state.workingVersionId);
  const settings = await readPersonalDataSettings(reading);
  const files = await readInspectedFiles(reading, state.workingVersionId);
  const scan = await findScan(reading, state.workingVersionId);
  const actions = allowedActions(person, state);
  return {
    documentId,
    title: state.title,
    versionNumber: state.workingVersionNumber,
    revision: state.revision,
    stage: state.stage,
    scannedAt: scan?.at.toISOString() ?? null,
    parts: [...parts],
    findings: await presentFindings(reading, state.workingVersionId, parts, files),
    attachments: await presentAttachments(reading, state.workingVersionId, files),
    originals: (await listOriginals(reading, documentId)).map(({ madeAt, ...one }) => ({
      ...one,
      madeAt: madeAt.toISOString(),
    })),
    mayDecide: mayDecide(person, state),
    mayDecideSecrecy: mayDecideSecrecy(person),
    mayKeepBlocking: settings.unitMayKeep || mayDecideSecrecy(person),
    mayMask: actions.includes('edit'),
  };
}

/** What stands undecided in public documents: everything for those who see all, their units' for others. */
export async function readPersonalDataReport(
  reading: Reading,
  person: Person,
  only: { readonly kind?: string; readonly unitId?: string },
): Promise<PersonalDataReport> {
  const units = seesAll(person) ? null : visibleUnits(person);
  const settings = await readPersonalDataSettings(reading);
  const progress = await countSearched(reading, finderOf(settings));
  const documents = await listPublicFindings(
    reading,
    units,
    { kind: only.kind ?? null, unitId: only.unitId ?? null },
    200,
  );
  return {
    ...progress,
    rows: (await countPublicFindings(reading, units)).map((row) => ({
      ...row,
      label: isFindingKind(row.kind) ? FINDING_KINDS[row.kind].label : labelOfPlace(row.kind),
    })),
    documents,
  };
}
