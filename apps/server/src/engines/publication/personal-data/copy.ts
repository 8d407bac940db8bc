import type { Person } from '../../../base/identity/index.ts';
import { htmlToText } from '../../../platform/html/index.ts';
import type { Database, Reading, Tx } from '../../../platform/db/index.ts';
import { AppError, conflict, invalid, notFound } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { staleRevision, type DocumentState, type VersionContent } from '../domain.ts';
import { requireAction, seesWork } from '../policy.ts';
import { findVersion } from '../queries/documents.ts';
import {
  contentOf,
  documentNotFound,
  lockDocument,
  nextVersionNumber,
  readState,
  readStoredVersion,
} from '../reader.ts';
import { insertEvent, insertVersion, moveDocument } from '../writer.ts';
import { lockFor, mayDecide, type AtRevision } from './acts.ts';
import {
  cleanFiles,
  planFiles,
  recordCleaned,
  type CleanDeps,
  type CleanedFile,
  type FilePlan,
} from './attachments/copy.ts';
import { listAttachedFiles, type AttachedFile } from './attachments/reader.ts';
import { fileOfPart, replaceInParts } from './parts.ts';
import { findOriginal, findVersionId, listFindings } from './reader.ts';
import { masksOf, readPersonalDataSettings } from './rules.ts';
import { readParts, screenVersion } from './screen.ts';
import { insertOriginal, insertOriginalFile, recordOriginalReading } from './writer.ts';

/** Files that were cleaned for a public copy, and what was decided when they were. */
export interface PreparedCopy {
  readonly plans: readonly FilePlan[];
  readonly cleaned: readonly CleanedFile[];
}

/**
 * Cleans the files of the public copy, outside of any transaction: reading and writing them takes long. `makeMaskedCopy` takes the
 * result, when nothing else has been decided meanwhile.
 */
export async function prepareMaskedCopy(
  deps: CleanDeps & { readonly db: Database },
  siteId: number,
  person: Person,
  documentId: string,
  { revision }: AtRevision,
): Promise<PreparedCopy> {
  const plans = await deps.db.read(siteId, async (reading) => {
    const state = await readState(reading, documentId);
    if (!seesWork(person, state)) throw documentNotFound();
    requireAction('edit', person, state);
    if (state.revision !== revision) throw staleRevision(state);
    return plansOf(reading, state.workingVersionId);
  });
  return { plans, cleaned: await cleanFiles(deps, plans) };
}

async function plansOf(reading: Reading, versionId: string): Promise<FilePlan[]> {
  return planFiles(reading, versionId, await readParts(reading, versionId), await listFindings(reading, versionId));
}

/**
 * Makes the public copy: a new version in which everything accepted is masked, its files cleaned. The version it was made from is kept
 * apart with its files, and each reading of it is recorded. The copy goes the way of every draft: determined, reviewed, published, and
 * it alone is hashed into the ledger.
 * @param prepared the cleaned files; a version without files needs none
 */
export async function makeMaskedCopy(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision,
  prepared: PreparedCopy & { readonly files?: CleanDeps['files'] } = { plans: [], cleaned: [] },
): Promise<void> {
  const state = await lockFor(tx, person, documentId, input, 'edit');
  const plans = await plansOf(tx, state.workingVersionId);
  if (JSON.stringify(plans) !== JSON.stringify(prepared.plans)) throw decidedMeanwhile();
  const { files, cleaned } = prepared;
  if (files !== undefined) await recordCleaned(tx, files, cleaned, person.id);
  const { content, masked } = await maskedContent(tx, state, cleaned);
  if (masked === 0 && cleaned.length === 0) {
    throw conflict('NOTHING_TO_MASK', '还没有接受任何要遮盖的内容。', 'Nothing has been accepted for masking yet.');
  }
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
  const original = { versionId: state.workingVersionId, documentId, by: person.id };
  await insertOriginal(tx, { ...original, copyId });
  for (const { position, original: sha256, sha256: copySha256 } of cleaned)
    await insertOriginalFile(tx, { ...original, position, sha256, copySha256 });
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

/** The content of the copy, and how many places of its texts are masked in it. */
async function maskedContent(
  tx: Tx,
  state: DocumentState,
  cleaned: readonly CleanedFile[],
): Promise<{ content: VersionContent; masked: number }> {
  const findings = (await listFindings(tx, state.workingVersionId)).filter(({ state: one }) => one !== 'keep');
  const accepted = new Set(findings.filter((finding) => finding.state === 'mask').map(({ id }) => id));
  const parts = await readParts(tx, state.workingVersionId);
  const spans = new Map<string, { start: number; end: number; replacement: string }[]>();
  let masked = 0;
  for (const mask of masksOf(
    parts,
    findings.filter(({ exemption, state: one }) => exemption === null || one === 'mask'),
    await readPersonalDataSettings(tx),
  )) {
    if (!accepted.has(mask.id) || fileOfPart(mask.part) !== undefined) continue;
    spans.set(mask.part, [...(spans.get(mask.part) ?? []), mask]);
    masked++;
  }
  const original = contentOf(await readStoredVersion(tx, state.workingVersionId));
  const { bodyHtml, attachments, ...fields } = replaceInParts(original, spans);
  const content: VersionContent = {
    ...original,
    ...fields,
    bodyHtml,
    bodyText: htmlToText(bodyHtml),
    attachments: attachments.map(({ name, sha256 }, index) => ({
      name,
      sha256: cleaned.find(({ position }) => position === index + 1)?.sha256 ?? sha256,
    })),
  };
  return { content, masked };
}

function decidedMeanwhile(): AppError {
  return conflict(
    'FINDINGS_CHANGED',
    '制作公开稿时，附件的检查结果或处理意见有了变化，没有生成公开稿。请核对后再制作一次。',
    'What was found in the attachments, or decided on it, changed while the copy was being made; none was made. Check, and make it again.',
  );
}

/** Opens a file of a held original, likewise recorded. @returns the file, whose bytes may be sent now */
export async function openOriginalFile(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  position: number,
  purpose: string,
): Promise<AttachedFile> {
  const { state, versionId } = await requireReader(tx, person, documentId, number, purpose);
  const file = (await listAttachedFiles(tx, versionId)).find((one) => one.position === position);
  if (file === undefined) throw notFound({ zh: '这个附件', en: 'This attachment' });
  await recordOriginalReading(tx, {
    versionId,
    documentId: state.id,
    position,
    by: person.id,
    purpose: purpose.trim(),
  });
  return file;
}

/** Opens a held original for one of the few who may, and writes down who, when and what for. */
export async function openOriginal(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  purpose: string,
): Promise<NonNullable<Awaited<ReturnType<typeof findVersion>>>> {
  const { versionId, version } = await requireReader(tx, person, documentId, number, purpose);
  if ((await findOriginal(tx, versionId)) !== undefined)
    await recordOriginalReading(tx, { versionId, documentId, position: null, by: person.id, purpose: purpose.trim() });
  return version;
}

async function requireReader(tx: Tx, person: Person, documentId: string, number: number, purpose: string) {
  const state = await lockDocument(tx, documentId);
  const version = await findVersion(tx, documentId, number);
  const versionId = await findVersionId(tx, documentId, number);
  if (version === undefined || versionId === undefined || !seesWork(person, state)) throw documentNotFound();
  if (!mayDecide(person, state)) throw sealed();
  if (purpose.trim().length < 2) {
    throw invalid(
      'PURPOSE_MISSING',
      'purpose',
      '请写明查阅原文的用途，将留存记录。',
      'Say what the original is read for; it is kept on record.',
    );
  }
  return { state, version, versionId };
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
