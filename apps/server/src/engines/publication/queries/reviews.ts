import { CalendarError, workdayLimit, type CalendarVersion } from '@openzone/calendar';
import { roleLabels, type Review, type ReviewPartView } from '@openzone/contracts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import type { DayCount } from '../domain.ts';
import { listReviewParts, type PartRow } from '../review-reader.ts';

/** The reviews of a document, newest first, with their parts as a person sees them. */
export async function listReviews(
  reading: Reading,
  documentId: string,
  personId: string,
  count: DayCount,
): Promise<Review[]> {
  const reviews = await reading.rows<Omit<Review, 'decisions' | 'parts' | 'due' | 'submittedAt'> & { at: Date }>(sql`
    select r.id, v.number as "versionNumber", r.steps, r.state, r.current_step as "currentStep", r.round,
      json_build_object('zh', r.sequence_name, 'en', r.sequence_name_en) as sequence,
      a.display_name as "submittedBy", r.submitted_at as at
    from review r join document_version v on v.site_id = r.site_id and v.id = r.version_id
    join shared_account a on a.site_id = r.site_id and a.id = r.submitted_by where r.document_id = ${documentId}::uuid
    order by r.submitted_at desc`);
  if (reviews.length === 0) return [];
  const decisions = await readDecisions(reading, documentId);
  const parts = await listReviewParts(reading, documentId, personId);
  return reviews.map(({ at, ...review }) => {
    const own = parts.filter(({ reviewId }) => reviewId === review.id);
    return {
      ...review,
      submittedAt: at.toISOString(),
      parts: own.map(presentPart),
      due: dueOfStep(own, count),
      decisions: decisions.filter((one) => one.reviewId === review.id).map(({ reviewId: _, ...one }) => one),
    };
  });
}

async function readDecisions(
  reading: Reading,
  documentId: string,
): Promise<(Review['decisions'][number] & { reviewId: string })[]> {
  const rows = await reading.rows<
    Omit<Review['decisions'][number], 'decidedAt'> & { readonly reviewId: string; readonly at: Date }
  >(sql`
    select x.review_id as "reviewId", x.step, x.part, x.round, x.return_to as "returnTo", r.steps[x.step] as role, x.decision, x.comment,
      x.confirmed, a.display_name as "decidedBy", x.decided_at as at,
      case when x.evidence_sha256 is not null then json_build_object('name', x.evidence_name, 'sha256', x.evidence_sha256) end as evidence
    from review_decision x join review r on r.site_id = x.site_id and r.id = x.review_id
    join shared_account a on a.site_id = x.site_id and a.id = x.decided_by where r.document_id = ${documentId}::uuid order by x.decided_at`);
  return rows.map(({ at, ...row }) => ({ ...row, decidedAt: at.toISOString() }));
}

function presentPart({ unitName, personName, who, reviewId: _, began: _began, ...part }: PartRow): ReviewPartView {
  const label =
    'role' in who ? roleLabels[who.role] : { zh: unitName ?? personName ?? '', en: unitName ?? personName ?? '' };
  return {
    ...part,
    who: label,
    required: [...part.required],
    checks: [...part.checks],
    handedTo: part.handedTo.map((one) => ({ ...one })),
  };
}

/** The last day of the present step: working days by the site's calendar from the day after it began. */
function dueOfStep(parts: readonly PartRow[], { calendar, today }: DayCount): Review['due'] {
  const part = parts.find((one) => one.isOpen && one.days !== null && one.began !== null);
  if (part === undefined || part.days === null || part.began === null) return null;
  const on = stepDue(part.began, part.days, calendar);
  if (on === null) return null;
  return {
    on,
    text: {
      zh: `本环节自 ${part.began} 起 ${part.days} 个工作日，应于 ${on} 前办结（本单位审查时限）`,
      en: `This step began on ${part.began} and has ${part.days} working days: to be done by ${on} (the site’s own limit)`,
    },
    isLate: today > on,
  };
}

/** Null where the calendar does not reach. */
export function stepDue(began: string, days: number, calendar: CalendarVersion): string | null {
  try {
    return workdayLimit(began, days, { zh: '本单位审查时限', en: 'the site’s own limit' }, calendar).due;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
