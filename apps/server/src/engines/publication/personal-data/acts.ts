import type { FindingDecision, FindingMark } from '@openzone/contracts';
import { FINDING_KINDS } from '@openzone/chinese-text/personal-data';
import { holds, type Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError, conflict, forbidden, invalid, notFound } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { htmlToText } from '../../../platform/html/index.ts';
import { staleRevision, type DocumentState, type VersionContent } from '../domain.ts';
import { requireAction, seesWork } from '../policy.ts';
import { findVersion } from '../queries/documents.ts';
import { contentOf, documentNotFound, lockDocument, nextVersionNumber, readStoredVersion } from '../reader.ts';
import { insertEvent, insertVersion, moveDocument } from '../writer.ts';
import { replaceInParts } from './parts.ts';
import { findOriginal, findVersionId, listFindings } from './reader.ts';
import { isFindingKind, masksOf, SECRECY_KINDS, SECRET_MARK } from './rules.ts';
import { readParts, screenVersion, tellBlocks } from './screen.ts';
import { decideFindings, insertByHand, insertOriginal, recordOriginalReading } from './writer.ts';

interface AtRevision {
  readonly revision: number;
}

/** The unit, reviewers and the disclosure office decide; on marks of secrecy only the latter two. */
export function mayDecide(person: Person, state: Pick<DocumentState, 'unitId' | 'stage'>): boolean {
  return (
    state.stage !== 'discarded' &&
    (holds(person, 'HANDLER', state.unitId) || holds(person, 'UNIT_HEAD', state.unitId) || mayDecideSecrecy(person))
  );
}

export function mayDecideSecrecy(person: Person): boolean {
  return holds(person, 'SECRECY_REVIEWER') || holds(person, 'DISCLOSURE_OFFICE');
}

async function lockFor(tx: Tx, person: Person, documentId: string, { revision }: AtRevision): Promise<DocumentState> {
  const state = await lockDocument(tx, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  if (!mayDecide(person, state)) {
    throw forbidden(
      '您不能处理这份文件的个人信息核查，请由本单位经办人、保密审查员或政务公开工作机构办理。',
      'You may not decide on what was found here; the unit, a secrecy reviewer or the disclosure office does.',
    );
  }
  if (state.revision !== revision) throw staleRevision(state);
  await screenVersion(tx, subjectOf(state));
  return state;
}

const subjectOf = (state: DocumentState) => ({ documentId: state.id, versionId: state.workingVersionId });

/** Searches the working version again, after the site's lists have changed, say. */
export async function screenWorking(tx: Tx, person: Person, documentId: string, input: AtRevision): Promise<void> {
  await lockFor(tx, person, documentId, input);
}

/** Accepts findings to be masked, keeps them with a reason, or opens them again. */
export async function decideOnFindings(
  tx: Tx,
  person: Person,
  documentId: string,
  input: FindingDecision & AtRevision,
): Promise<void> {
  const state = await lockFor(tx, person, documentId, input);
  const reason = input.reason.trim();
  if (input.decision === 'keep' && reason.length < 2) {
    throw invalid(
      'REASON_MISSING',
      'reason',
      '保留原文须写明理由，例如“法定公示内容”或“不是个人信息”。',
      'Say why it stays: “published by law”, say, or “no personal data”.',
    );
  }
  const findings = (await listFindings(tx, state.workingVersionId)).filter(({ id }) => input.findings.includes(id));
  if (findings.length !== new Set(input.findings).size) throw notFound({ zh: '这处内容', en: 'What was found' });
  if (!mayDecideSecrecy(person) && findings.some(({ kind }) => SECRECY_KINDS.includes(kind))) {
    throw forbidden(
      '涉密或内部标志须由保密审查员或政务公开工作机构处理。',
      'A mark of secrecy is decided on by a secrecy reviewer or the disclosure office.',
    );
  }
  if (input.decision === 'keep' && findings.some(({ kind }) => kind === SECRET_MARK))
    requireSecrecyReviewer(person, state);
  if (input.decision === 'mask' && findings.some(({ part }) => part.startsWith('attachment:'))) {
    throw conflict(
      'MASK_IN_ATTACHMENT',
      '附件中的内容不能在这里遮盖。请编辑文件，换成处理过的附件；或说明保留的理由。',
      'What stands in an attachment is not masked here. Edit the document and put a redacted file in its place, or say why it stays.',
    );
  }
  await decideFindings(tx, state.workingVersionId, input.findings, { state: input.decision, reason, by: person.id });
  await tellBlocks(tx, subjectOf(state), person.id);
}

/** Regulation art. 14: only the secrecy review says that what looks like a mark of state secrecy is none, and by a second person. */
function requireSecrecyReviewer(person: Person, state: DocumentState): void {
  if (holds(person, 'SECRECY_REVIEWER') && !state.authors.includes(person.id)) return;
  throw forbidden(
    '绝密、机密、秘密标志是否属实，只能由未参与起草的保密审查员认定并写明理由；强制发布也不能越过。',
    'Whether a mark of state secrecy is one is decided by a secrecy reviewer who did not write the document, with the reason; force does not pass it.',
  );
}

/** A person masks what the finder has not found: `start` and `end` in the text of the part, as shown. */
export async function markByHand(
  tx: Tx,
  person: Person,
  documentId: string,
  input: FindingMark & AtRevision,
): Promise<void> {
  const state = await lockFor(tx, person, documentId, input);
  const { part, start, end, kind } = input;
  const text = (await readParts(tx, state.workingVersionId)).find(({ key }) => key === part)?.text;
  if (
    text === undefined ||
    start >= end ||
    end > text.length ||
    part.startsWith('attachment:') ||
    part === 'changeNote'
  ) {
    throw invalid(
      'MARK_OUTSIDE',
      'start',
      '请在正文或著录信息中选取要遮盖的文字。',
      'Select words of the body or the fields.',
    );
  }
  if (!isFindingKind(kind) || FINDING_KINDS[kind].group !== 'personal') {
    throw invalid('MARK_KIND', 'kind', '请选择信息种类。', 'Choose what kind of data it is.');
  }
  await insertByHand(tx, subjectOf(state), { part, start, end, kind, by: person.id });
  await tellBlocks(tx, subjectOf(state), person.id);
}

/**
 * Makes the public copy: a new version in which everything accepted is masked. The version it was made from is kept apart, and each
 * reading of it is recorded. The copy goes the way of every draft: determined, reviewed, published, and it alone is hashed into the ledger.
 */
export async function makeMaskedCopy(tx: Tx, person: Person, documentId: string, input: AtRevision): Promise<void> {
  const state = await lockFor(tx, person, documentId, input);
  requireAction('edit', person, state);
  const findings = (await listFindings(tx, state.workingVersionId)).filter(({ state: one }) => one !== 'keep');
  const accepted = new Set(findings.filter((finding) => finding.state === 'mask').map(({ id }) => id));
  if (accepted.size === 0) {
    throw conflict('NOTHING_TO_MASK', '还没有接受任何要遮盖的内容。', 'Nothing has been accepted for masking yet.');
  }
  const parts = await readParts(tx, state.workingVersionId);
  const spans = new Map<string, { start: number; end: number; replacement: string }[]>();
  for (const mask of masksOf(
    parts,
    findings.filter(({ exemption, state: one }) => exemption === null || one === 'mask'),
  )) {
    if (accepted.has(mask.id)) spans.set(mask.part, [...(spans.get(mask.part) ?? []), mask]);
  }
  const original = contentOf(await readStoredVersion(tx, state.workingVersionId));
  const { bodyHtml, ...fields } = replaceInParts(original, spans);
  const content: VersionContent = { ...original, ...fields, bodyHtml, bodyText: htmlToText(bodyHtml) };
  const copyId = newId();
  const note = '个人信息去标识化';
  await insertVersion(tx, {
    id: copyId,
    documentId,
    number: await nextVersionNumber(tx, documentId),
    placement: state.placement,
    content,
    changeNote: note,
    createdBy: person.id,
  });
  await moveDocument(tx, state, { stage: 'draft', workingVersionId: copyId });
  await insertOriginal(tx, { versionId: state.workingVersionId, documentId, copyId, by: person.id });
  await insertEvent(tx, {
    documentId,
    versionId: copyId,
    kind: 'edit',
    from: state.stage,
    to: 'draft',
    comment: note,
    by: person.id,
  });
  await screenVersion(tx, { documentId, versionId: copyId });
}

/** Opens a held original for one of the few who may, and writes down who, when and what for. */
export async function openOriginal(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  purpose: string,
): Promise<NonNullable<Awaited<ReturnType<typeof findVersion>>>> {
  const state = await lockDocument(tx, documentId);
  const version = await findVersion(tx, documentId, number);
  if (version === undefined || !seesWork(person, state)) throw documentNotFound();
  if (!mayDecide(person, state)) throw sealed();
  if (purpose.trim().length < 2) {
    throw invalid(
      'PURPOSE_MISSING',
      'purpose',
      '请写明查阅原文的用途，将留存记录。',
      'Say what the original is read for; it is kept on record.',
    );
  }
  const versionId = await findVersionId(tx, documentId, number);
  if (versionId !== undefined && (await findOriginal(tx, versionId)) !== undefined)
    await recordOriginalReading(tx, { versionId, documentId, by: person.id, purpose: purpose.trim() });
  return version;
}

export function sealed(): AppError {
  return new AppError({
    id: 'ORIGINAL_SEALED',
    status: 403,
    text: {
      zh: '这一版是去标识化前的原文，单独保管。请在“个人信息核查”中写明用途后查阅，查阅将留存记录。',
      en: 'This version is the original of a masked copy and is kept apart. Open it under “Personal data” with a purpose; each reading is recorded.',
    },
  });
}
