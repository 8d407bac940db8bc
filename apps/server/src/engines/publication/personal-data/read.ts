import type { PersonalDataReport, PersonalDataReview } from '@openzone/contracts';
import { describeReason, FINDING_KINDS, type Reason } from '@openzone/chinese-text/personal-data';
import type { Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { allowedActions, seesAll, seesWork, visibleUnits } from '../policy.ts';
import { documentNotFound, readState } from '../reader.ts';
import { mayDecide, mayDecideSecrecy } from './acts.ts';
import { presentAttachments, readPlaces } from './attachments/present.ts';
import { readInspectedFiles } from './attachments/screen.ts';
import {
  countPublicFindings,
  countSearched,
  findScan,
  listFindings,
  listOriginals,
  listPublicFindings,
} from './reader.ts';
import { exemptionOf, finderOf, isFindingKind, masksOf, readPersonalDataSettings } from './rules.ts';
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
  const findings = await listFindings(reading, state.workingVersionId);
  const masks = new Map(
    masksOf(
      parts,
      findings.filter(({ exemption, state: one }) => one === 'mask' || (one === 'open' && exemption === null)),
    ).map(({ id, replacement }) => [id, replacement]),
  );
  const files = await readInspectedFiles(reading, state.workingVersionId);
  const placeOf = readPlaces(files);
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
    findings: findings.map((finding) => {
      const law = exemptionOf(finding.exemption);
      return {
        id: finding.id,
        part: finding.part,
        start: finding.start,
        end: finding.end,
        kind: finding.kind,
        label: FINDING_KINDS[finding.kind].label,
        confidence: finding.confidence,
        why: finding.why.map((reason) => sentenceOf(reason)),
        exemption: law === null ? null : { title: law.title, basis: [...law.basis] },
        blocking: finding.blocking,
        byHand: finding.byHand,
        state: finding.state,
        reason: finding.reason,
        decidedBy: finding.deciderName,
        decidedAt: finding.decidedAt?.toISOString() ?? null,
        place: placeOf(finding.part, finding.start),
        replacement: masks.get(finding.id) ?? null,
      };
    }),
    attachments: await presentAttachments(reading, state.workingVersionId, files),
    originals: (await listOriginals(reading, documentId)).map(({ madeAt, ...one }) => ({
      ...one,
      madeAt: madeAt.toISOString(),
    })),
    mayDecide: mayDecide(person, state),
    mayDecideSecrecy: mayDecideSecrecy(person),
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
    rows: (await countPublicFindings(reading, units)).flatMap((row) =>
      isFindingKind(row.kind) ? [{ ...row, label: FINDING_KINDS[row.kind].label }] : [],
    ),
    documents,
  };
}

/** A reason as it is shown: what was found is not written down with it, so its place in the sentence closes up. */
function sentenceOf({ code, params }: Reason): { zh: string; en: string } {
  const [zhForm = '', enForm = zhForm] = (params['form'] ?? '').split(' / ');
  const fill = (form: string, part: string): Reason => ({
    code,
    params: {
      ...params,
      ...(params['form'] === undefined ? {} : { form }),
      ...(code === 'house-level' ? { part } : {}),
    },
  });
  const close = (sentence: string): string => sentence.replace(/（“”）| \(“”\)| ?“”/gu, '');
  return {
    zh: close(describeReason(fill(zhForm, '门牌或村组')).zh),
    en: close(describeReason(fill(enForm, 'a house or a village group')).en),
  };
}
