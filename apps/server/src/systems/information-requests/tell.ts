import { requestActLabels, type RequestAct } from '@openzone/contracts';
import { listRoleHolders } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Site } from '../../base/sites/index.ts';
import type { CaseEvent, CaseFile, CaseState } from '../../engines/cases/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { RequestDeps } from './deps.ts';
import { dataOf } from './event-data.ts';
import type { RequestFacts } from './facts.ts';
import { contactContext } from './sealed.ts';
import { requestProcedure } from './procedure.ts';
import { wordsFor } from './words.ts';

/** Who is told of an event: the applicant of what is shown to the applicant, officers of what they must act on. */
export async function tell(
  deps: Pick<RequestDeps, 'vault'>,
  tx: Tx,
  site: Site,
  file: Pick<CaseFile, 'id' | 'number' | 'sealedContact'>,
  after: CaseState<RequestFacts>,
  event: CaseEvent,
): Promise<void> {
  await tellApplicant(deps, tx, site, file, event);
  const about = `case:${file.id}` as const;
  const label = requestActLabels[event.kind as RequestAct];
  for (const accountId of await whoActs(tx, after, event)) {
    if (accountId === event.by) continue;
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      subject: { zh: `${file.number}：${label.zh}`, en: `${file.number}: ${label.en}` },
      body: officerWords(file.number, event),
      about,
      dedupeKey: `${about}:${event.seq}:${accountId}`,
    });
  }
}

async function tellApplicant(
  deps: Pick<RequestDeps, 'vault'>,
  tx: Tx,
  site: Site,
  file: Pick<CaseFile, 'id' | 'number' | 'sealedContact'>,
  event: CaseEvent,
): Promise<void> {
  const isShown = requestProcedure.acts[event.kind]?.shown === true;
  const words = wordsFor(event);
  // What somebody did themselves they need not be told.
  if (!isShown || words === undefined || event.actor === 'APPLICANT' || file.sealedContact === null) return;
  // Invented people have no mailbox.
  if (site.profile.demonstration) return;
  const address = deps.vault.open(site.id, contactContext(file.id), file.sealedContact).toString('utf8');
  const { profile } = site;
  await queueNotice(tx, {
    channel: 'EMAIL',
    address,
    seal: (siteId, context, plain) => deps.vault.seal(siteId, context, plain),
    subject: {
      zh: `您的政府信息公开申请 ${file.number} 有新进展`,
      en: `Your information request ${file.number}`,
    },
    body: {
      zh: `${words.zh}\n\n请凭登记号和查询码在“${profile.name}”网站“依申请公开—查询进度”中查看。请勿直接回复本邮件。\n${profile.sponsor}`,
      en: `${words.en}\n\nSee the progress on the site of ${profile.nameEn} with the number and query code of your receipt. Please do not reply to this mail.`,
    },
    about: `case:${file.id}`,
    dedupeKey: `case:${file.id}:${event.seq}:applicant`,
  });
}

function officerWords(number: string, event: CaseEvent): Text {
  if (event.kind === 'CALENDAR_RECOMPUTED') {
    const { before, after } = dataOf(event, 'CALENDAR_RECOMPUTED');
    return {
      zh: `放假安排或者期限计算规则变更，${number} 的答复期限由 ${before ?? '未定'} 改为 ${after ?? '未定'}。`,
      en: `The calendar or the rules of counting changed: ${number} is now due on ${after ?? 'an open day'} instead of ${before ?? 'an open day'}.`,
    };
  }
  if (event.kind === 'NOTICE_FAILED') {
    return {
      zh: `${number} 的一条通知没有送达申请人，请查看原因，另行联系或者再发一次。`,
      en: `A notice of ${number} did not reach the applicant: see why, and use another way or send it again.`,
    };
  }
  return { zh: `请查看并办理 ${number}。`, en: `Please see ${number}.` };
}

/** Those who must do something next, or whose case changed under them. */
async function whoActs(reading: Reading, after: CaseState<RequestFacts>, event: CaseEvent): Promise<string[]> {
  const handlers = (): Promise<string[]> =>
    after.handlerId !== null
      ? Promise.resolve([after.handlerId])
      : after.unitId === null
        ? listRoleHolders(reading, 'DISCLOSURE_OFFICE', null)
        : listRoleHolders(reading, 'HANDLER', after.unitId);
  const kind = event.kind as RequestAct;
  if (kind === 'SUBMITTED') return listRoleHolders(reading, 'DISCLOSURE_OFFICE', null);
  if (kind === 'ANSWER_SUBMITTED') return listRoleHolders(reading, 'SECRECY_REVIEWER', null);
  if (kind === 'ANSWER_CHECKED' && after.unitId !== null) return listRoleHolders(reading, 'UNIT_HEAD', after.unitId);
  return forHandlers.includes(kind) ? handlers() : [];
}

const forHandlers: readonly RequestAct[] = [
  'ASSIGNED',
  'CORRECTION_RECEIVED',
  'MESSAGE_RECEIVED',
  'WITHDRAWN_BY_APPLICANT',
  'ANSWER_RETURNED',
  'DECISION_SIGNED_OFF',
  'CALENDAR_RECOMPUTED',
  'NOTICE_FAILED',
];
