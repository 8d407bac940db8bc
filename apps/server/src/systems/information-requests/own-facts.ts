import type { CaseEvent } from '../../engines/cases/index.ts';
import { dataOf } from './event-data.ts';
import type { RequestFacts } from './facts.ts';

/** What events amount to that concern the case itself rather than its answer: its parts, word of it, what was made of it. */

/** It is answered in so many parts, each a request of its own. */
export function splitUp(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, parts: dataOf(event, 'SPLIT').parts.length };
}

export function comeFrom(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, partOf: dataOf(event, 'SPLIT_FROM').number };
}

export function missNotice(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { noticeId, channel, reason, of } = dataOf(event, 'NOTICE_FAILED');
  const missed = { noticeId, channel, reason, of, on: event.on };
  return { ...facts, missed: [...facts.missed.filter((one) => one.noticeId !== noticeId), missed] };
}

export function resendNotice(facts: RequestFacts, event: CaseEvent): RequestFacts {
  const { noticeId } = dataOf(event, 'NOTICE_RESENT');
  return { ...facts, missed: facts.missed.filter((one) => one.noticeId !== noticeId) };
}

export function draftPublication(facts: RequestFacts, event: CaseEvent): RequestFacts {
  return { ...facts, publicationId: dataOf(event, 'PUBLICATION_DRAFTED').documentId };
}
