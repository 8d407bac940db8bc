import type { FindingDecision, FindingMark } from '@openzone/contracts';
import { FINDING_KINDS } from '@openzone/chinese-text/personal-data';
import { holds, type Person } from '../../../base/identity/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { conflict, forbidden, invalid, notFound, type AppError } from '../../../platform/errors.ts';
import { staleRevision, type DocumentState } from '../domain.ts';
import { requireAction, seesWork } from '../policy.ts';
import { documentNotFound, lockDocument } from '../reader.ts';
import { listAttachmentFindings } from './attachments/reader.ts';
import { isMaskable } from './attachments/rules.ts';
import { readInspectedFiles } from './attachments/screen.ts';
import { decideAttachmentFindings } from './attachments/writer.ts';
import { fileOfPart } from './parts.ts';
import { listFindings } from './reader.ts';
import { isFindingKind, readPersonalDataSettings, SECRECY_KINDS, SECRET_MARK } from './rules.ts';
import { readParts, screenVersion, tellBlocks } from './screen.ts';
import { decideFindings, insertByHand } from './writer.ts';

export interface AtRevision {
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

/** The document as the person saw it, when they may act on it, searched. */
export async function lockFor(
  tx: Tx,
  person: Person,
  documentId: string,
  { revision }: AtRevision,
  right: 'decide' | 'edit' = 'decide',
): Promise<DocumentState> {
  const state = await lockDocument(tx, documentId);
  if (!seesWork(person, state)) throw documentNotFound();
  // What a person may do is said before how old their page is.
  if (right === 'edit') requireAction('edit', person, state);
  else if (!mayDecide(person, state)) {
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
  const asked = new Set(input.findings);
  const findings = (await listFindings(tx, state.workingVersionId)).filter(({ id }) => asked.has(id));
  const hidden = (await listAttachmentFindings(tx, state.workingVersionId)).filter(({ id }) => asked.has(id));
  if (findings.length + hidden.length !== asked.size) throw notFound({ zh: '这处内容', en: 'What was found' });
  if (!mayDecideSecrecy(person) && findings.some(({ kind }) => SECRECY_KINDS.includes(kind))) {
    throw forbidden(
      '涉密或内部标志须由保密审查员或政务公开工作机构处理。',
      'A mark of secrecy is decided on by a secrecy reviewer or the disclosure office.',
    );
  }
  if (input.decision === 'keep' && findings.some(({ kind }) => kind === SECRET_MARK))
    requireSecrecyReviewer(person, state);
  const blocks = [...findings, ...hidden].some(({ blocking }) => blocking);
  if (input.decision === 'keep' && blocks && !mayDecideSecrecy(person)) await requireKeeping(tx);
  if (input.decision === 'mask') {
    const files = findings.flatMap(({ part }) => fileOfPart(part) ?? []);
    await requireMaskable(tx, state.workingVersionId, files);
    if (hidden.some(({ action }) => action === 'look')) throw onlyLooked();
  }
  const decision = { state: input.decision, reason, by: person.id };
  await decideFindings(tx, state.workingVersionId, input.findings, decision);
  await decideAttachmentFindings(tx, state.workingVersionId, input.findings, decision);
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

async function requireKeeping(reading: Reading): Promise<void> {
  if ((await readPersonalDataSettings(reading)).unitMayKeep) return;
  throw forbidden(
    '按本站规定，须处理的内容由保密审查员或政务公开工作机构决定保留；您可以遮盖或清除，或请他们处理。',
    'On this site a secrecy reviewer or the disclosure office decides to keep what blocks; mask it or clean it away, or ask them.',
  );
}

/** Words in a file can be masked when its kind is one of which copies are made. */
async function requireMaskable(reading: Reading, versionId: string, positions: readonly number[]): Promise<void> {
  if (positions.length === 0) return;
  const files = await readInspectedFiles(reading, versionId);
  if (
    positions.every((one) => files.some((file) => file.position === one && isMaskable(file.inspection?.format ?? null)))
  )
    return;
  throw conflict(
    'MASK_IN_ATTACHMENT',
    '这种附件不能自动遮盖。请编辑文件，换成 DOCX、XLSX、PDF、文本文件或处理过的附件；或说明保留的理由。',
    'Nothing can be masked in a file of this kind. Edit the document and put a DOCX, XLSX, PDF, text or redacted file in its place, or say why it stays.',
  );
}

function onlyLooked(): AppError {
  return conflict(
    'LOOK_IN_ATTACHMENT',
    '这一处程序不能去除：请打开附件查看，写明理由后保留；或换上处理过的附件。',
    'No program can take this out: open the file and look, then keep it with a reason, or put a redacted file in its place.',
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
  if (text === undefined || start >= end || end > text.length || part === 'changeNote') {
    throw invalid(
      'MARK_OUTSIDE',
      'start',
      '请在正文、著录信息或附件的文字中选取要遮盖的部分。',
      'Select words of the body, the fields or an attachment.',
    );
  }
  await requireMaskable(tx, state.workingVersionId, [fileOfPart(part) ?? []].flat());
  if (!isFindingKind(kind) || FINDING_KINDS[kind].group !== 'personal') {
    throw invalid('MARK_KIND', 'kind', '请选择信息种类。', 'Choose what kind of data it is.');
  }
  await insertByHand(tx, subjectOf(state), { part, start, end, kind, by: person.id });
  await tellBlocks(tx, subjectOf(state), person.id);
}
