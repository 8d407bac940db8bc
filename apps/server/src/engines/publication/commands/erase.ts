import { genres, subjectCategories, channelLabels, type ErasureInput } from '@openzone/contracts';
import { appendToLedger, forgetOpenings } from '../../../base/ledger/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { isPublic, type DocumentState } from '../domain.ts';
import { requireErasureDecision, requireErasureRequest, requireSecondPerson } from '../policy.ts';
import { listActsOfVersion, readErasableVersion, type ErasableVersion, type ErasureRow } from '../queries/erasure.ts';
import { lockDocument } from '../reader.ts';
import { decideErasure, emptyVersion, eraseReviewFiles, insertErasure, insertEvent, moveDocument } from '../writer.ts';

/**
 * Asks that what a version says be erased, as the law may demand (个人信息保护法 art. 47). Nothing is erased before a second person
 * confirms. @returns the id of the request
 */
export async function requestErasure(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  input: ErasureInput,
): Promise<string> {
  const state = await lockDocument(tx, documentId);
  const version = await readErasableVersion(tx, documentId, number);
  requireErasureRequest(person, state, version);
  const reason = checkReason(input.reason, version);
  const id = newId();
  await insertErasure(tx, { ...input, id, documentId, versionId: version.id, reason, by: person.id });
  await insertEvent(tx, {
    documentId,
    versionId: version.id,
    kind: 'erase-request',
    from: state.stage,
    to: state.stage,
    comment: `${input.basis} ${number} ${reason}`,
    by: person.id,
  });
  return id;
}

/** It is kept for ever, so what must go may not stand in it. */
function checkReason(text: string, { title, documentNumber }: ErasableVersion): string {
  const reason = text.trim();
  if (reason.length < 5) {
    throw invalid(
      'REASON_MISSING',
      'reason',
      '永久删除须写明理由（不少于 5 个字），理由永久留存。',
      'An erasure needs a reason of at least five characters; it is kept for ever.',
    );
  }
  if ([title, documentNumber ?? ''].some((words) => words.length >= 4 && reason.includes(words))) {
    throw invalid(
      'ERASURE_REASON_QUOTES',
      'reason',
      '理由永久留存，不能写入要删除的标题或文号。请改用概括的说法。',
      'The reason is kept for ever and must not repeat the title or number that is to be erased. Put it in general words.',
    );
  }
  return reason;
}

/** Lets a request fall; nothing was erased. */
export async function dropErasure(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  erasureId: string,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireErasureDecision(person);
  const version = await readErasableVersion(tx, documentId, number);
  const erasure = requireOpen(version, erasureId);
  await decideErasure(tx, erasure.id, 'dropped', person.id);
  await insertEvent(tx, {
    documentId,
    versionId: version.id,
    kind: 'erase-drop',
    from: state.stage,
    to: state.stage,
    comment: `${erasure.basis} ${number}`,
    by: person.id,
  });
}

/** What is left to be done by who knows of the other copies. */
export interface ErasedVersion {
  readonly number: number;
  readonly sharedSources: boolean;
  /** SHA-256 of files that hung on the version or were kept with its reviews. */
  readonly files: readonly string[];
}

/**
 * A second person's word, and the erasure itself: the version is emptied, its files are unlinked, what opens its entries on the
 * ledger is removed, and the ledger tells of it. Entries commit to what they told under a salt, so every proof stays valid.
 */
export async function confirmErasure(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  erasureId: string,
): Promise<ErasedVersion> {
  const state = await lockDocument(tx, documentId);
  requireErasureDecision(person);
  const version = await readErasableVersion(tx, documentId, number);
  const erasure = requireOpen(version, erasureId);
  requireSecondPerson(person, state, version, erasure.requestedBy);
  const at = await decideErasure(tx, erasure.id, 'done', person.id);
  await tellLedger(tx, state, version, erasure, at);
  await emptyVersion(tx, erasure.id, closedWords(version));
  const reviewFiles = await eraseReviewFiles(tx, erasure.id);
  await forgetOpenings(tx, await listActsOfVersion(tx, version.id, erasure.remarks));
  const stage = version.isWorking ? stageAfter(state) : state.stage;
  if (version.isWorking) {
    await moveDocument(tx, state, {
      stage,
      ...(stage === 'published' && state.publicVersionId !== null ? { workingVersionId: state.publicVersionId } : {}),
    });
  }
  await insertEvent(tx, {
    documentId,
    versionId: version.id,
    kind: 'erase',
    from: state.stage,
    to: stage,
    comment: `${erasure.basis} ${number} ${erasure.reason}`,
    by: person.id,
  });
  const files = [...version.attachments.map(({ sha256 }) => sha256), ...version.pictures, ...reviewFiles];
  return { number, sharedSources: erasure.sharedSources, files };
}

function requireOpen(version: ErasableVersion, erasureId: string): ErasureRow {
  const { erasure } = version;
  if (erasure === null || erasure.id !== erasureId || erasure.state !== 'requested') {
    throw conflict(
      'ERASURE_NOT_REQUESTED',
      '这项永久删除申请已经办理或撤销，请刷新后查看。',
      'This request for erasure has been carried out or dropped; reload.',
    );
  }
  return erasure;
}

/**
 * Of a version that once was public the ledger tells in the open what was erased and why. Of others the public never knew:
 * there the entry only commits to it.
 */
async function tellLedger(
  tx: Tx,
  state: DocumentState,
  version: ErasableVersion,
  erasure: ErasureRow,
  at: string,
): Promise<void> {
  const told = {
    subject: { type: 'document', code: state.code, version: version.number },
    unit: version.unitCode,
    basis: erasure.basis,
  };
  await appendToLedger(tx, {
    action: 'ERASE',
    actId: erasure.id,
    subjectId: state.id,
    at,
    ...(version.wasPublic ? { facts: told } : { facts: { subject: { type: 'document' } }, opening: told }),
  });
}

/** Words of closed lists say nothing of anybody, and reports count by them. */
function closedWords({ genre, subjectCategory, source }: ErasableVersion): {
  genre: string | null;
  subjectCategory: string | null;
  source: string | null;
} {
  const ofList = (list: readonly string[], word: string | null): string | null =>
    word !== null && list.includes(word) ? word : null;
  return {
    genre: ofList(genres, genre),
    subjectCategory: ofList(subjectCategories, subjectCategory),
    source: ofList(
      Object.values(channelLabels).map(({ zh }) => zh),
      source,
    ),
  };
}

/** Where a document stands whose working version is empty now: by its public version, withdrawn as it was, or at its end. */
function stageAfter(state: DocumentState): DocumentState['stage'] {
  if (isPublic(state)) return 'published';
  return state.firstPublishedAt === null ? 'discarded' : 'withdrawn';
}
