import type { PublicationPlanInput } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError, conflict, forbidden, invalid } from '../../../platform/errors.ts';
import { checkDay, requireRevision, type DocumentState } from '../domain.ts';
import { mayLoosen, requireAction } from '../policy.ts';
import { lockDocument } from '../reader.ts';
import { insertEvent, savePlan } from '../writer.ts';

type Plan = { readonly wishedOn: string | null; readonly notBefore: Date | null; readonly reason: string };

/** Sets the day wished for a publication and the time before which nobody may publish it; null takes either away. */
export async function planPublication(
  tx: Tx,
  person: Person,
  documentId: string,
  input: PublicationPlanInput & { readonly revision: number },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('plan', person, state);
  requireRevision(state, input);
  const plan = checkPlan(input);
  requireLoosening(person, state, plan);
  if (state.scheduledFor !== null && plan.notBefore !== null && state.scheduledFor < plan.notBefore) {
    throw conflict(
      'SCHEDULED_BEFORE_EMBARGO',
      `已定于 ${inShanghai(state.scheduledFor)} 发布，早于禁发截止时间。请先改定时，再设禁发期。`,
      `It is scheduled for ${inShanghai(state.scheduledFor)} (Beijing time), before the embargo ends. Move the schedule first.`,
    );
  }
  await savePlan(tx, state, plan, person.id);
  const same = (state.embargo === null ? null : Date.parse(state.embargo.notBefore)) === timeOf(plan.notBefore);
  await insertEvent(tx, {
    documentId,
    versionId: state.workingVersionId,
    kind: same ? 'plan' : plan.notBefore === null ? 'embargo-lifted' : 'embargo',
    from: state.stage,
    to: state.stage,
    comment: same ? (plan.wishedOn ?? '') : (plan.notBefore?.toISOString() ?? ''),
    by: person.id,
  });
}

const timeOf = (time: Date | null): number | null => time?.getTime() ?? null;

function checkPlan(input: PublicationPlanInput): Plan {
  const wishedOn = input.wishedOn === null ? null : checkDay('wishedOn', input.wishedOn);
  const notBefore = input.notBefore === null ? null : new Date(input.notBefore);
  if (notBefore !== null && Number.isNaN(notBefore.getTime())) {
    throw invalid(
      'INVALID_DATE',
      'notBefore',
      '禁发截止时间不是有效的时间，请重新选择。',
      'The end of the embargo is no time that exists; choose again.',
    );
  }
  const reason = notBefore === null ? '' : input.reason.trim();
  if (notBefore !== null && reason.length < 2) {
    throw invalid(
      'REASON_MISSING',
      'reason',
      '设禁发期须写明原因，例如“会议召开后方可发布”。',
      'An embargo needs its reason, for example “after the meeting has been held”.',
    );
  }
  if (wishedOn !== null && notBefore !== null && wishedOn < inShanghai(notBefore).slice(0, 10)) {
    throw invalid(
      'WISH_IN_EMBARGO',
      'wishedOn',
      '希望发布的日子还在禁发期内，请改到禁发截止当天或以后。',
      'The day wished for lies within the embargo; choose the day it ends, or a later one.',
    );
  }
  return { wishedOn, notBefore, reason };
}

function requireLoosening(person: Person, { embargo }: DocumentState, plan: Plan): void {
  if (embargo === null || mayLoosen(person, embargo)) return;
  if (plan.notBefore !== null && plan.notBefore.getTime() >= Date.parse(embargo.notBefore)) return;
  throw forbidden(
    '禁发期只能由设定的人或政务公开工作机构提前或解除。请与他们联系。',
    'Only whoever set the embargo, or the disclosure office, may shorten or lift it. Ask them.',
  );
}

/** @throws `EMBARGOED` while the time has not come, whoever publishes and however */
export function requireNoEmbargo({ embargo }: Pick<DocumentState, 'embargo'>): void {
  if (embargo === null || !embargo.running) return;
  const until = inShanghai(new Date(embargo.notBefore));
  throw new AppError({
    id: 'EMBARGOED',
    status: 409,
    text: {
      zh: `禁发期未过：${until}（北京时间）之前不得发布。确需提前的，请设定人或政务公开工作机构先解除禁发期。`,
      en: `Under embargo until ${until} (Beijing time). If it must go out earlier, whoever set the embargo or the disclosure office lifts it first.`,
    },
    detail: { notBefore: new Date(embargo.notBefore).toISOString() },
  });
}

/** @throws `SCHEDULE_IN_EMBARGO` when the time lies before the end of the embargo */
export function requireAfterEmbargo({ embargo }: Pick<DocumentState, 'embargo'>, at: Date): void {
  if (embargo === null || at >= new Date(embargo.notBefore)) return;
  const until = inShanghai(new Date(embargo.notBefore));
  throw invalid(
    'SCHEDULE_IN_EMBARGO',
    'at',
    `${until}（北京时间）之前禁止发布，请选择这之后的时间。`,
    `It is under embargo until ${until} (Beijing time); choose a later time.`,
  );
}

/** `2026-03-05 09:00`; Shanghai keeps UTC+8 all the year. */
function inShanghai(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
