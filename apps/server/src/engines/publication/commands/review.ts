import { reviewPrinciples, type ReviewInput, type Role } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import { readSetting } from '../../../base/sites/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError, invalid } from '../../../platform/errors.ts';
import { defaultReviewSequences, staleRevision, type DocumentState } from '../domain.ts';
import { requireAction } from '../policy.ts';
import { lockDocument, readState } from '../reader.ts';
import { insertEvent, insertReview, insertReviewDecision, moveDocument } from '../writer.ts';

interface AtRevision {
  readonly revision: number;
}

function requireRevision(state: DocumentState, input: AtRevision): void {
  if (state.revision !== input.revision) throw staleRevision(state);
}

/** Sends the determined version to the reviewers of the site's sequence. */
export async function submit(tx: Tx, person: Person, documentId: string, input: AtRevision): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('submit', person, state);
  requireRevision(state, input);
  if (state.determination === null) throw new TypeError('a determined document without determination');
  const sequences = await readSetting<{ readonly editor: readonly Role[]; readonly import: readonly Role[] }>(
    tx,
    'reviewSequences',
    defaultReviewSequences,
  );
  await insertReview(tx, state, state.determination.id, sequences[state.origin], person.id);
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
  await close(tx, person, state, 'recall', comment);
}

/** One reviewer's step (Regulation art. 17). Approval confirms the three principles; a return says what to mend. */
export async function review(
  tx: Tx,
  person: Person,
  documentId: string,
  input: ReviewInput & AtRevision,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction(input.decision === 'approve' ? 'approve' : 'return', person, state);
  requireRevision(state, input);
  if (input.decision === 'return') {
    await close(tx, person, state, 'return', requireComment(input.comment, '退回'));
    return;
  }
  requirePrinciples(input.confirmed);
  const open = state.openReview;
  if (open === null) throw new TypeError('a review without an open round');
  await insertReviewDecision(tx, {
    reviewId: open.id,
    step: open.currentStep,
    decision: 'approve',
    comment: input.comment.trim(),
    confirmed: input.confirmed,
    by: person.id,
  });
  const after = await readState(tx, documentId);
  const stage = !after.approved ? 'in_review' : state.determination?.attribute === 'PROACTIVE' ? 'approved' : 'held';
  await moveDocument(tx, state, { stage });
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

async function close(
  tx: Tx,
  person: Person,
  state: DocumentState,
  decision: 'return' | 'recall',
  comment: string,
): Promise<void> {
  if (state.openReview === null) throw new TypeError('a review without an open round');
  await insertReviewDecision(tx, {
    reviewId: state.openReview.id,
    step: state.openReview.currentStep,
    decision,
    comment,
    confirmed: [],
    by: person.id,
  });
  await moveDocument(tx, state, { stage: 'draft' });
  await insertEvent(tx, {
    documentId: state.id,
    versionId: state.workingVersionId,
    kind: decision,
    from: state.stage,
    to: 'draft',
    comment,
    by: person.id,
  });
}

function requireComment(comment: string, act: string): string {
  const clean = comment.trim();
  if (clean.length < 2)
    throw invalid(
      'COMMENT_MISSING',
      'comment',
      `${act}请写明意见，方便对方修改。`,
      'Say why, so that the other person can mend it.',
    );
  return clean;
}

function requirePrinciples(confirmed: readonly string[]): void {
  for (const [key, label] of Object.entries(reviewPrinciples)) {
    if (!confirmed.includes(key)) {
      throw new AppError({
        id: 'PRINCIPLE_NOT_CONFIRMED',
        status: 400,
        field: 'confirmed',
        text: { zh: `审查通过前请确认：${label.zh}。`, en: `Confirm before approving: ${label.en}.` },
      });
    }
  }
}
