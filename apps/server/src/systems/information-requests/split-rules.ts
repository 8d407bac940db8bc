import type { RequestActData } from '@openzone/contracts';
import type { CaseState } from '../../engines/cases/index.ts';
import { AppError, invalid, notFound, type Text } from '../../platform/errors.ts';
import type { RequestFacts } from './facts.ts';
import { isAcknowledgeable } from './possible.ts';

/** What splitting, reopening and sending word again are refused for. */

type Data = Readonly<Record<string, unknown>>;
type Before = CaseState<RequestFacts>;

const notNow = (text: Text): AppError => new AppError({ id: 'ACT_NOT_ALLOWED', status: 409, text });

/** A fee asked for the whole belongs to no part of it; each part says what is asked in it. */
export function checkSplit(before: Before, data: Data): void {
  const { fee } = before.facts;
  if (fee !== null && !fee.waived) {
    throw notNow({
      zh: '本件已经送达收费通知，费用是按整件算的，不能再拆分办理；需要拆分的，请先减免费用。',
      en: 'A fee was asked for this request as a whole, so it cannot be split; waive the fee first if it must be.',
    });
  }
  const { parts } = data as RequestActData['SPLIT'];
  for (const [index, { description }] of parts.entries()) {
    if (description.trim().length >= 4) continue;
    throw invalid(
      'DESCRIPTION_MISSING',
      `data.parts.${index}.description`,
      `请写明第 ${index + 1} 件所要的政府信息的名称、文号或者其他特征。`,
      `Say which information part ${index + 1} asks for: its name, number or other features.`,
    );
  }
}

/** What was split is answered in its parts, each of which can be reopened. */
export function checkReopen(before: Before): void {
  if (before.facts.parts === 0) return;
  throw notNow({
    zh: '本件已拆分办理，请在拆分出的各件上重新办理。',
    en: 'This request was split; reopen the part concerned.',
  });
}

export function checkResend(before: Before, data: Data): void {
  if (before.facts.missed.some(({ noticeId }) => noticeId === data.noticeId)) return;
  throw notFound({ zh: '这条未送达的通知', en: 'This notice' });
}

/** Only what was sent online is acknowledged, and once. */
export function checkAcknowledged(before: Before): void {
  if (isAcknowledgeable(before)) return;
  throw notNow({
    zh: '本件没有等待申请人确认收到的网上送达。',
    en: 'Nothing that was sent online waits to be acknowledged.',
  });
}
