import {
  CalendarError,
  countWorkdays,
  defaultClockPolicy,
  defaultCorrectionDue,
  type CalendarVersion,
  type IsoDate,
} from '@openzone/calendar';
import type {
  ApplicantKind,
  Consultation,
  RequestAct,
  RequestChannel,
  RequestContent,
  RequestDetail,
  RequestEvent,
  RequestListItem,
  RequestOutcome,
  RequestState,
} from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import {
  allowedActs,
  findCase,
  findSimilar,
  fold,
  inChain,
  listAttachments,
  listDocuments,
  listRelated,
  namesOf,
  noSuchCase,
  readEvents,
  readRow,
  type CaseContext,
  type CaseRow,
  type CaseState,
  type DocumentRow,
} from '../../engines/cases/index.ts';
import type { Text } from '../../platform/errors.ts';
import type { Reading } from '../../platform/db/index.ts';
import { viewClock } from './clock-view.ts';
import { contextOfCase } from './context.ts';
import type { RequestFacts } from './facts.ts';
import { onRecord } from './letter-others.ts';
import { answerServed } from './letter-served.ts';
import { paperHints } from './paper-hints.ts';
import { requestProcedure } from './procedure.ts';
import { noUsage, type Usage } from './usage.ts';

/** A request as the back office shows it. */

export function listItem(row: CaseRow, { used, limit }: Usage, { calendar, today }: CaseContext): RequestListItem {
  return {
    id: row.id,
    number: row.number,
    state: row.state as RequestState,
    channel: row.channel as RequestChannel,
    applicantKind: row.partyKind as ApplicantKind,
    applicantMasked: row.partyMasked,
    summary: row.summary,
    unitId: row.unitId,
    unitName: row.unitName,
    handlerId: row.handlerId,
    handlerName: row.handlerName,
    outcome: row.outcome as RequestOutcome | null,
    submittedOn: row.submittedOn,
    receivedOn: row.receivedOn,
    due: row.dueOn,
    left: row.deliveredOn === null && row.closedOn === null ? workdaysLeft(row.dueOn, calendar, today) : null,
    used,
    limit,
    paused: row.clockStatus === 'paused',
    closedOn: row.closedOn,
    reopened: row.reopened,
  };
}

/** Working days until the due day; negative when it has passed; null where there is none or the calendar ends. */
function workdaysLeft(due: string | null, calendar: CalendarVersion, today: IsoDate): number | null {
  if (due === null) return null;
  try {
    return due >= today ? countWorkdays(today, due, calendar) : 0 - countWorkdays(due, today, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

/** @throws AppError NOT_FOUND for who may not know of it */
export async function readDetail(
  reading: Reading,
  person: Person,
  id: string,
  context: CaseContext,
  suggest: (description: string) => Promise<RequestDetail['alreadyPublic']>,
): Promise<RequestDetail> {
  const row = await readRow(reading, requestProcedure.key, person, id);
  const file = row === undefined ? undefined : await findCase(reading, requestProcedure.key, id);
  if (row === undefined || file === undefined) throw noSuchCase(requestProcedure.name);
  const state = fold(requestProcedure, await readEvents(reading, id));
  const names = await namesOf(reading, [...new Set(state.events.flatMap((event) => event.by ?? []))]);
  const clock = viewClock(file.channel, state, await contextOfCase(reading, context, file, state));
  const content = file.fields as RequestContent;
  const { facts } = state;
  const related = await listRelated(reading, requestProcedure.key, person, id);
  // What is tied to it already needs no second mention as a possible repetition.
  const similar = (await findSimilar(reading, requestProcedure.key, person, file)).filter(
    (one) => !related.some((tied) => tied.id === one.id),
  );
  return {
    ...listItem(row, state.open ? clock : noUsage, context),
    revision: state.revision,
    content,
    clock,
    events: state.events.map((event) => ({
      seq: event.seq,
      kind: event.kind as RequestEvent['kind'],
      on: event.on,
      at: event.at.toISOString(),
      by: event.by === null ? actorNames[event.actor] : (names.get(event.by) ?? ''),
      data: event.data,
      public: requestProcedure.acts[event.kind]?.shown === true,
    })),
    consultations: consultations(facts, clock.consultDue),
    assistance: facts.assistance.map(({ party, matter, askedOn, dueOn, answeredOn, answer }) => ({
      party,
      matter,
      askedOn,
      due: dueOn,
      answeredOn,
      answer,
    })),
    fee:
      facts.fee === null
        ? null
        : { basis: facts.fee.basis, count: facts.fee.count, amount: facts.fee.amount, paidOn: facts.fee.paidOn },
    draft: facts.draft,
    documents: (await listDocuments(reading, id)).map((one) => ({
      id: one.id,
      kind: one.kind,
      name: one.name,
      number: one.number,
      createdAt: one.createdAt.toISOString(),
      createdBy: one.createdBy,
      issued: one.issuedOn !== null,
      addressee: one.addressee,
      servedOn: servedOn(one, state),
    })),
    attachments: (await listAttachments(reading, id)).map((one) => ({
      id: one.id,
      name: one.name,
      size: one.size,
      mediaType: one.mediaType,
      identity: one.identity,
    })),
    similar: similar.map((one) => ({
      ...one,
      state: one.state as RequestState,
    })),
    alreadyPublic: state.open ? await suggest(content.description) : [],
    suggestedCorrectionDue: suggestedCorrectionDue(context),
    related: related as RequestDetail['related'],
    failedNotices: facts.missed.map(({ of, ...missed }) => ({ ...missed, of: kindOf(state, of) })),
    publicationId: facts.publicationId,
    acts: allowedActs(requestProcedure, person, state, file.channel, { ...context, fresh: false }) as RequestAct[],
    mayReadIdentity: inChain(person, state),
    hints: [
      ...hints(state, clock, context.today),
      ...paperHints(state, context.today),
      ...askedByOthers(state, similar.filter((one) => !one.sameApplicant).length),
    ],
  };
}

function suggestedCorrectionDue({ calendar, policy, today }: CaseContext): IsoDate | null {
  try {
    return defaultCorrectionDue(today, calendar, { ...defaultClockPolicy, ...policy });
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

const kindOf = (state: CaseState, seq: number | null): RequestAct | null =>
  (state.events.find((event) => event.seq === seq)?.kind ?? null) as RequestAct | null;

const actorNames = { APPLICANT: '申请人', SYSTEM: '系统', OFFICER: '' } as const;

function consultations(facts: RequestFacts, due: readonly { party: string; due: string | null }[]): Consultation[] {
  return facts.consultations.map(({ confirmed, told, ...one }) => {
    const limit = due.find((entry) => entry.party === one.party)?.due ?? null;
    return {
      ...one,
      due: limit,
      confirmedOn: confirmed?.on ?? null,
      toldOn: told?.on ?? null,
      onRecord: onRecord({ ...one, confirmed, told }, limit),
    };
  });
}

/** When a letter was served: by an act of its own, or by the act that serves a consultation or the answer. */
function servedOn(letter: DocumentRow, { facts, events }: CaseState<RequestFacts>): IsoDate | null {
  const kind = { THIRD_PARTY_INQUIRY: 'THIRD_PARTY', AGENCY_INQUIRY: 'AGENCY' }[letter.kind];
  if (kind !== undefined)
    return facts.consultations.findLast((one) => one.kind === kind && one.party === letter.addressee)?.servedOn ?? null;
  if (!letter.kind.startsWith('ANSWER_'))
    return facts.served.findLast((one) => one.documentId === letter.id)?.on ?? null;
  const served = events.find((event) => event.seq > letter.seq && answerServed.includes(event.kind as RequestAct));
  return letter.issuedOn === null ? null : (served?.on ?? null);
}

/** Art. 44: what several people ask for and may have can be disclosed to all. */
function askedByOthers(state: CaseState<RequestFacts>, others: number): Text[] {
  const mayHave = state.outcome === 'GRANTED' || state.outcome === 'ALREADY_PUBLIC';
  if (others === 0 || !mayHave) return [];
  return [
    {
      zh: `另有 ${others} 件不同申请人的相同申请，且可以公开：建议纳入主动公开（条例第四十四条），可在本页“公开答复”生成脱敏稿。`,
      en: `${others} other applicants asked for the same, and it may be given: consider disclosing it to all (art. 44).`,
    },
  ];
}

/** What an officer should know before going on. */
function hints(state: CaseState<RequestFacts>, clock: RequestDetail['clock'], today: IsoDate): Text[] {
  const found: Text[] = [];
  if (state.state === 'SUBMITTED') {
    found.push({
      zh: '网络、传真和平常信函以双方确认之日为收到申请之日（条例第三十一条）：请当日与申请人联系，确认后期限开始计算。',
      en: 'Online, fax and ordinary post count from the day both sides confirm (art. 31): contact the applicant today.',
    });
  }
  if (state.state === 'CORRECTION_REQUESTED' && clock.correctionDue !== null && clock.correctionDue < today) {
    found.push({
      zh: '补正期限已过。没有收到补正且无正当理由的，请登记“认定逾期不补正”（条例第三十条）。',
      en: 'The time for correcting has passed. Without a correction or good cause, record that it was not corrected (art. 30).',
    });
  }
  const silent = state.facts.consultations.filter(
    (one) => one.endedOn === null && (clock.consultDue.find(({ party }) => party === one.party)?.due ?? today) < today,
  );
  for (const { party, kind } of silent) {
    found.push({
      zh:
        kind === 'AGENCY'
          ? `“${party}”逾期未提出意见，请登记；共同制作机关逾期视为同意公开（条例第三十四条）。`
          : `“${party}”逾期未提出意见，请登记，并由本机关依法决定是否公开（条例第三十二条）。`,
      en: `“${party}” did not answer in time; record it and go on (arts. 32, 34).`,
    });
  }
  if (clock.due === null && clock.status === 'unknown') {
    found.push({
      zh: '到期日超出了节假日安排的范围，请管理员导入下一年度的安排后自动算出。',
      en: 'The due day lies beyond the known holidays; it is computed once the next year’s arrangement is imported.',
    });
  }
  if (state.state === 'IN_REVIEW' && !state.facts.checks.includes('SECRECY')) {
    found.push({
      zh: '签发前须由保密审查员或政务公开工作机构审查（条例第十七条）。',
      en: 'Before it is signed off the secrecy reviewer or the disclosure office must check it (art. 17).',
    });
  }
  return found;
}
