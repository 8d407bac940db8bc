import { openFields, reviewPrinciples, type DelegationInput, type ReviewInput, type Role } from '@openzone/contracts';
import { findFile } from '../../../base/files/index.ts';
import { listUnits, liveUnitOf, type Person } from '../../../base/identity/index.ts';
import { queueNotice } from '../../../base/notices/index.ts';
import { readSetting } from '../../../base/sites/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { AppError, forbidden, invalid, type Text } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { defaultReviewSequences, staleRevision, type DocumentState, type OpenPart } from '../domain.ts';
import { screenVersion } from '../personal-data/screen.ts';
import { mayDecidePart, requireAction } from '../policy.ts';
import { findVersion } from '../queries/documents.ts';
import { countUndescribed, mayReadFile } from '../queries/files.ts';
import { lockDocument, readState } from '../reader.ts';
import { planFor, withSuccessors, type Plan } from '../review-plan.ts';
import { listDelegates, readReviewConfiguration, readReviewFacts } from '../review-reader.ts';
import { insertDelegation, insertEvent, insertReview, insertReviewDecision, moveDocument } from '../writer.ts';

interface AtRevision {
  readonly revision: number;
}

function requireRevision(state: DocumentState, input: AtRevision): void {
  if (state.revision !== input.revision) throw staleRevision(state);
}

/** Sends the determined version to the reviewers of the sequence that is in force for it now; what is asked stays as it is from here on. */
export async function submit(tx: Tx, person: Person, documentId: string, input: AtRevision): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('submit', person, state);
  requireRevision(state, input);
  if (state.determination === null) throw new TypeError('a determined document without determination');
  await requireFilled(tx, documentId, state);
  await requireDescribed(tx, state.workingVersionId);
  await screenVersion(tx, { documentId, versionId: state.workingVersionId });
  const { plan, configuration } = await planOf(tx, state);
  await insertReview(tx, state, { determinationId: state.determination.id, plan, configuration, by: person.id });
  await moveDocument(tx, state, { stage: 'in_review' });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'submit',
    from: state.stage,
    to: 'in_review',
    by: person.id,
  });
}

/** What a template left to its writer has been written; the database refuses such a submission too. */
async function requireFilled(tx: Tx, documentId: string, state: DocumentState): Promise<void> {
  const version = await findVersion(tx, documentId, state.workingVersionNumber);
  const places = [
    ['title', version?.title],
    ['bodyHtml', version?.bodyText],
    ['abstract', version?.abstract],
  ] as const;
  const open = places.flatMap(([field, text]) => openFields(text ?? '').map(({ label }) => ({ field, label })));
  const [first] = open;
  if (first === undefined) return;
  throw invalid(
    'FIELD_UNFILLED',
    first.field,
    `还有 ${open.length} 处没有填写：${open
      .map(({ label }) => `“${label}”`)
      .slice(0, 5)
      .join('、')}。请修改文件填好后再提交。`,
    `${open.length} places are still to be filled in, the first “${first.label}”. Edit the document, fill them in, then submit.`,
  );
}

/** A picture without words is nothing to those who do not see it; the database refuses such a submission too. */
async function requireDescribed(tx: Tx, versionId: string): Promise<void> {
  const bare = await countUndescribed(tx, versionId);
  if (bare === 0) return;
  throw invalid(
    'PICTURE_WITHOUT_TEXT',
    'bodyHtml',
    `正文有 ${bare} 张图片没有替代文字。请修改文件，为每张图片写明内容，或者注明“仅作装饰”，再提交。`,
    `${bare === 1 ? 'A picture' : `${bare} pictures`} in the body have no text for those who do not see them. Edit the document: describe each picture or mark it as decoration, then submit.`,
  );
}

/** The sequence that a document would go through if it were submitted now. */
export async function planOf(
  reading: Reading,
  state: Pick<DocumentState, 'id' | 'origin'>,
): Promise<{ plan: Plan; configuration: number | null }> {
  const { version, sequences } = await readReviewConfiguration(reading);
  const fallback = await readFallbackSequences(reading);
  const facts = await readReviewFacts(reading, state.id);
  if (facts === undefined) throw new TypeError('a plan for a document without determination');
  const live = liveUnitOf(await listUnits(reading));
  return {
    plan: planFor(withSuccessors(sequences, live), fallback[state.origin], facts),
    configuration: version === 0 ? null : version,
  };
}

/** What applies where no configured sequence does. */
export function readFallbackSequences(
  reading: Reading,
): Promise<{ readonly editor: readonly Role[]; readonly import: readonly Role[] }> {
  return readSetting(reading, 'reviewSequences', defaultReviewSequences);
}

/** Takes a submission back, by who submitted it. */
export async function recall(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision & { readonly comment: string },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('recall', person, state);
  requireRevision(state, input);
  const comment = requireComment(input.comment, '撤回送审');
  await close(tx, person, state, { decision: 'recall', part: 1, comment, returnTo: null, evidence: null });
}

/**
 * One reviewer's part of a step (Regulation art. 17). Approval confirms what the step asks for, the three principles first; a return says
 * what to mend, and goes to who wrote it or to an earlier step.
 */
export async function review(
  tx: Tx,
  person: Person,
  documentId: string,
  input: ReviewInput & AtRevision,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction(input.decision === 'approve' ? 'approve' : 'return', person, state);
  requireRevision(state, input);
  const { open, part } = ownPart(person, state, input.part);
  const evidence = await requireEvidence(tx, person, input.evidence ?? null);
  if (input.decision === 'return') {
    const comment = requireComment(input.comment, '退回');
    const returnTo = input.returnTo ?? null;
    if (returnTo !== null && returnTo >= open.currentStep) {
      throw invalid(
        'RETURN_FORWARD',
        'returnTo',
        '只能退回到之前的环节或退回起草人，请重新选择。',
        'A return goes to an earlier step or to who wrote it; choose again.',
      );
    }
    await close(tx, person, state, { decision: 'return', part: part.part, comment, returnTo, evidence });
    return;
  }
  requireConfirmed(part, input.confirmed);
  await insertReviewDecision(tx, {
    reviewId: open.id,
    step: open.currentStep,
    part: part.part,
    decision: 'approve',
    comment: input.comment.trim(),
    confirmed: input.confirmed,
    evidence,
    by: person.id,
  });
  const after = await readState(tx, documentId);
  const stage = !after.approved ? 'in_review' : state.determination?.attribute === 'PROACTIVE' ? 'approved' : 'held';
  // While others are still asked side by side, nothing they look at has changed.
  if (after.openReview?.currentStep !== open.currentStep) await moveDocument(tx, state, { stage });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'approve',
    from: state.stage,
    to: stage,
    comment: input.comment.trim(),
    by: person.id,
  });
}

/** Hands one's part of the present step on to somebody who may take it; they are told. */
export async function delegateReview(
  tx: Tx,
  person: Person,
  documentId: string,
  input: DelegationInput & AtRevision,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('approve', person, state);
  requireRevision(state, input);
  const { open, part } = ownPart(person, state, input.part);
  const reason = requireComment(input.reason, '转办');
  const candidates = await listDelegates(tx, documentId, part.part, person.id);
  const to = candidates.find((one) => one.id === input.to);
  if (to === undefined) {
    throw invalid(
      'DELEGATE_NOT_ALLOWED',
      'to',
      '不能转办给此人：须具备本环节要求的角色，且不是起草人或提交人。请从名单中选择。',
      'This cannot be handed to that person, who needs the role of the step and may not have written or submitted it. Choose from the list.',
    );
  }
  const { currentStep: step } = open;
  await insertDelegation(tx, { reviewId: open.id, step, part: part.part, from: person.id, to: to.id, reason });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'delegate',
    from: state.stage,
    to: state.stage,
    comment: `${to.displayName}：${reason}`,
    by: person.id,
  });
  await queueNotice(tx, {
    channel: 'IN_SITE',
    accountId: to.id,
    subject: { zh: '有一份文件转给您审查', en: 'A review has been handed to you' },
    body: {
      zh: `${person.displayName}把《${state.title}》的审查转给您：${reason}`,
      en: `${person.displayName} hands the review of “${state.title}” to you: ${reason}`,
    },
    about: `document:${documentId}`,
    dedupeKey: `review:${open.id}:${open.round}:${step}:${part.part}:handed:${newId()}`,
  });
}

function ownPart(person: Person, state: DocumentState, wanted: number | undefined) {
  const open = state.openReview;
  if (open === null) throw new TypeError('a review without an open round');
  const own = open.parts.filter((part) => mayDecidePart(person, part, state));
  const part = wanted === undefined ? own[0] : own.find((one) => one.part === wanted);
  if (part === undefined) {
    throw forbidden(
      '这一审查事项不由您办理，或已办理完毕。请刷新后查看。',
      'This part of the review is not yours, or has been decided. Reload.',
    );
  }
  return { open, part };
}

interface Closing {
  readonly decision: 'return' | 'recall';
  readonly part: number;
  readonly comment: string;
  readonly returnTo: number | null;
  readonly evidence: NonNullable<ReviewInput['evidence']> | null;
}

async function close(tx: Tx, person: Person, state: DocumentState, closing: Closing): Promise<void> {
  if (state.openReview === null) throw new TypeError('a review without an open round');
  await insertReviewDecision(tx, {
    reviewId: state.openReview.id,
    step: state.openReview.currentStep,
    confirmed: [],
    by: person.id,
    ...closing,
  });
  const stage = closing.returnTo === null ? 'draft' : 'in_review';
  await moveDocument(tx, state, { stage });
  await insertEvent(tx, {
    documentId: state.id,
    versionId: state.workingVersionId,
    kind: closing.decision,
    from: state.stage,
    to: stage,
    comment: closing.comment,
    by: person.id,
  });
}

function requireComment(comment: string, act: string): string {
  const clean = comment.trim();
  if (clean.length < 2)
    throw invalid(
      'COMMENT_MISSING',
      'comment',
      `${act}请写明意见，方便对方办理。`,
      'Say why, so that the other person can act on it.',
    );
  return clean;
}

function requireConfirmed(part: OpenPart, confirmed: readonly string[]): void {
  const labels = new Map<string, Text>(Object.entries(reviewPrinciples));
  for (const { key, zh, en } of part.checks) labels.set(key, { zh, en: en === '' ? zh : en });
  for (const key of part.required) {
    if (confirmed.includes(key)) continue;
    const label = labels.get(key) ?? { zh: key, en: key };
    throw new AppError({
      id: 'PRINCIPLE_NOT_CONFIRMED',
      status: 400,
      field: 'confirmed',
      text: { zh: `审查通过前请确认：${label.zh}。`, en: `Confirm before approving: ${label.en}.` },
    });
  }
}

async function requireEvidence(
  tx: Tx,
  person: Person,
  evidence: NonNullable<ReviewInput['evidence']> | null,
): Promise<NonNullable<ReviewInput['evidence']> | null> {
  if (evidence === null) return null;
  if ((await findFile(tx, evidence.sha256)) === undefined || !(await mayReadFile(tx, person, evidence.sha256))) {
    throw invalid(
      'ATTACHMENT_UNKNOWN',
      'evidence',
      `文件“${evidence.name}”尚未上传成功，请重新上传。`,
      `The file “${evidence.name}” has not been uploaded; upload it again.`,
    );
  }
  return evidence;
}
