import { listUnits, type Person } from '../../../base/identity/index.ts';
import { readSetting } from '../../../base/sites/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/errors.ts';
import {
  defaultIndexNumberRule,
  formatIndexNumber,
  isPublic,
  type DocumentState,
  requireRevision,
  type IndexNumberRule,
} from '../domain.ts';
import { requireAfterEmbargo, requireNoEmbargo } from './plan.ts';
import { requireNoSecretMark, screenVersion } from '../personal-data/screen.ts';
import { requireAction } from '../policy.ts';
import { recordAct } from '../record-act.ts';
import { lockDocument } from '../reader.ts';
import { requireReleasable, type ReleaseCondition } from '../release-conditions.ts';
import {
  insertEvent,
  insertPublicAct,
  makePublic,
  makeWithdrawn,
  moveDocument,
  nextIndexSequence,
  placeDocument,
  saveChannel,
  scheduleDocument,
} from '../writer.ts';

interface AtRevision {
  readonly revision: number;
}

/** Sets the time of publication; `at` is an instant, chosen in Shanghai time. */
export async function schedule(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision & { readonly at: Date },
  now: Date,
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('schedule', person, state);
  requireRevision(state, input);
  if (Number.isNaN(input.at.getTime()) || input.at <= now) {
    throw invalid(
      'SCHEDULE_IN_PAST',
      'at',
      '定时发布的时间必须晚于现在，请重新选择（北京时间）。',
      'The time of publication must lie in the future; choose again (Beijing time).',
    );
  }
  requireAfterEmbargo(state, input.at);
  await scheduleDocument(tx, state, input.at, person.id);
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'schedule',
    from: state.stage,
    to: 'scheduled',
    comment: input.at.toISOString(),
    by: person.id,
  });
}

export async function unschedule(tx: Tx, person: Person, documentId: string, input: AtRevision): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('unschedule', person, state);
  requireRevision(state, input);
  await moveDocument(tx, state, { stage: 'approved' });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'unschedule',
    from: state.stage,
    to: 'approved',
    by: person.id,
  });
}

/** Makes the approved version public now, when nothing blocks it. */
export async function publish(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision,
  conditions: readonly ReleaseCondition[] = [],
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('publish', person, state);
  requireRevision(state, input);
  await screenVersion(tx, subjectOf(state));
  await requireReleasable(tx, state, conditions);
  await release(tx, state, person.id, { forced: false, reason: '' });
}

/** Publishes a scheduled document whose time has come, in the name of who scheduled it; false when it is no longer due. */
export async function publishScheduled(
  tx: Tx,
  documentId: string,
  now: Date,
  conditions: readonly ReleaseCondition[] = [],
): Promise<boolean> {
  const state = await lockDocument(tx, documentId);
  if (
    state.stage !== 'scheduled' ||
    state.scheduledFor === null ||
    state.scheduledBy === null ||
    state.scheduledFor > now
  )
    return false;
  await screenVersion(tx, subjectOf(state));
  await requireReleasable(tx, state, conditions);
  await release(tx, state, state.scheduledBy, { forced: false, reason: '' });
  return true;
}

/**
 * A publication that was due but is refused (the scheduler no longer has the role, say) goes back to approved with the reason,
 * where people see it, instead of failing every second unseen.
 */
export async function dropSchedule(tx: Tx, documentId: string, reason: string): Promise<void> {
  const state = await lockDocument(tx, documentId);
  if (state.stage !== 'scheduled' || state.scheduledBy === null) return;
  await moveDocument(tx, state, { stage: 'approved' });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'schedule-failed',
    from: 'scheduled',
    to: 'approved',
    comment: reason,
    by: state.scheduledBy,
  });
}

/** The exception: published without a finished review, by a disclosure officer, with a reason, and flagged for ever. */
export async function forcePublication(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision & { readonly reason: string },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('force', person, state);
  requireRevision(state, input);
  const reason = input.reason.trim();
  if (reason.length < 5) {
    throw invalid(
      'REASON_MISSING',
      'reason',
      '强制发布须写明理由（不少于 5 个字），理由永久留存。',
      'Forced publication needs a reason of at least five characters; it is kept for ever.',
    );
  }
  await screenVersion(tx, subjectOf(state));
  await release(tx, state, person.id, { forced: true, reason });
}

const subjectOf = (state: DocumentState) => ({ documentId: state.id, versionId: state.workingVersionId });

async function release(
  tx: Tx,
  state: DocumentState,
  by: string,
  how: { readonly forced: boolean; readonly reason: string },
): Promise<void> {
  requireNoEmbargo(state);
  await requireNoSecretMark(tx, subjectOf(state));
  const action = isPublic(state) ? 'REVISE' : 'PUBLISH';
  const reason = how.reason === '' && action === 'REVISE' ? revisionNote(state) : how.reason;
  const indexNumber = state.indexNumber ?? (await giveIndexNumber(tx, state));
  const actId = await insertPublicAct(tx, {
    documentId: state.id,
    versionId: state.workingVersionId,
    action,
    forced: how.forced,
    reason,
    by,
  });
  await placeDocument(tx, state.id, state.placement);
  await makePublic(tx, state, indexNumber);
  await saveChannel(tx, state.id, 'WEB', { state: 'published', publishedOn: null, reference: `/d/${state.code}` }, by);
  await insertEvent(tx, {
    documentId: state.id,
    versionId: state.workingVersionId,
    kind: how.forced ? 'force' : action === 'REVISE' ? 'revise' : 'publish',
    from: state.stage,
    to: 'published',
    comment: how.reason,
    by,
  });
  await recordAct(tx, actId);
}

/** What the public record says of a revision. */
function revisionNote(state: DocumentState): string {
  return state.changeNote.length < 2 ? '修订发布' : state.changeNote;
}

async function giveIndexNumber(tx: Tx, state: DocumentState): Promise<string> {
  const rule = await readSetting<IndexNumberRule>(tx, 'indexNumber', defaultIndexNumberRule);
  const unit = (await listUnits(tx)).find((candidate) => candidate.id === state.unitId);
  if (unit === undefined) throw new TypeError('a document without unit');
  const year = Number(state.writtenDate.slice(0, 4));
  return formatIndexNumber(rule, unit.agencyCode, year, await nextIndexSequence(tx, unit.agencyCode, year));
}

/** Takes a document from the public. Its address then shows a tombstone with this reason. */
export async function withdraw(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision & { readonly reason: string },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('withdraw', person, state);
  requireRevision(state, input);
  const reason = input.reason.trim();
  if (reason.length < 2) {
    throw invalid(
      'REASON_MISSING',
      'reason',
      '撤回须写明理由，理由将在原网址公开显示。',
      'Withdrawal needs a reason; it is shown to the public at the document’s address.',
    );
  }
  if (state.publicVersionId === null) throw new TypeError('a public document without public version');
  const actId = await insertPublicAct(tx, {
    documentId,
    versionId: state.publicVersionId,
    action: 'WITHDRAW',
    forced: false,
    reason,
    by: person.id,
  });
  await makeWithdrawn(tx, state, reason);
  await saveChannel(
    tx,
    state.id,
    'WEB',
    { state: 'withdrawn', publishedOn: null, reference: `/d/${state.code}` },
    person.id,
  );
  await insertEvent(tx, {
    documentId,
    versionId: state.publicVersionId,
    kind: 'withdraw',
    from: state.stage,
    to: 'withdrawn',
    comment: reason,
    by: person.id,
  });
  await recordAct(tx, actId);
}

/** Ends a document that never was public; its versions stay on record. */
export async function discard(
  tx: Tx,
  person: Person,
  documentId: string,
  input: AtRevision & { readonly reason: string },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('discard', person, state);
  requireRevision(state, input);
  await moveDocument(tx, state, { stage: 'discarded' });
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: 'discard',
    from: state.stage,
    to: 'discarded',
    comment: input.reason.trim(),
    by: person.id,
  });
}
