import type { DocumentListItem, Stage } from '@openzone/contracts';
import { holds, type Person } from '../../../base/identity/index.ts';
import { sql, type Reading, type Sql } from '../../../platform/db/index.ts';
import { isUnderClock } from '../domain.ts';
import { seesAll, visibleUnits } from '../policy.ts';
import { presentRows } from './back-office.ts';
import { countByStage, listAwaiting, listWhere, type ListRow } from './documents.ts';

/** Documents that wait for one person. */

/** Of each kind no more are looked at; what is over is told as such. */
const most = 200;

export type DocumentWorkKind = 'RETURNED' | 'REVIEW' | 'PUBLISH' | 'DETERMINE' | 'SUBMIT' | 'SCHEDULED';

export interface DocumentWork {
  readonly kind: DocumentWorkKind;
  readonly document: DocumentListItem;
  /** What the reviewer wrote who gave it back. */
  readonly comment: string | null;
  /** Whether art. 26 sets a day for it. */
  readonly underClock: boolean;
}

export interface DocumentsWaiting {
  readonly items: readonly DocumentWork[];
  /** Kinds of which there are more. */
  readonly more: ReadonlySet<DocumentWorkKind>;
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
}

/**
 * What this person can bring on now: their own drafts and those of a unit they handle or head, what is at their step of review, what
 * they may publish, and what they have scheduled.
 */
export async function readWork(reading: Reading, person: Person, today: string): Promise<DocumentsWaiting> {
  const parts: Record<'drafts' | 'review' | 'approved' | 'scheduled', ListRow[]> = {
    drafts: await listWhere(
      reading,
      sql`d.stage in ('draft', 'determined') and (d.created_by = ${person.id}::uuid or d.unit_id = any(${workUnits(person)}::uuid[]))`,
      most,
    ),
    review: await listAwaiting(reading, person.id, most),
    approved: await listWhere(reading, sql`d.stage = 'approved' and ${releasable(person)}`, most),
    scheduled: await listWhere(
      reading,
      sql`d.stage = 'scheduled' and (${isOffice(person)} or d.scheduled_by = ${person.id}::uuid)`,
      most,
    ),
  };
  const rows = [...new Map(Object.values(parts).flatMap((part) => part.map((row) => [row.id, row]))).values()];
  const documents = await presentRows(reading, rows, person, today);
  const changed = new Map(rows.map((row) => [row.id, row.changedDate]));
  const returned = await listReturned(
    reading,
    parts.drafts.map(({ id }) => id),
  );
  const items = documents.flatMap((document): DocumentWork[] => {
    const kind = kindOf(document, returned);
    if (kind === undefined) return [];
    const comment = kind === 'RETURNED' ? (returned.get(document.id) ?? null) : null;
    return [{ kind, document, comment, underClock: isUnderClock(document, changed.get(document.id) ?? null) }];
  });
  return {
    items,
    more: new Set([
      ...(parts.drafts.length === most ? (['DETERMINE', 'SUBMIT', 'RETURNED'] as const) : []),
      ...(parts.review.length === most ? (['REVIEW'] as const) : []),
      ...(parts.approved.length === most ? (['PUBLISH'] as const) : []),
      ...(parts.scheduled.length === most ? (['SCHEDULED'] as const) : []),
    ]),
    stages: await countByStage(reading, seesAll(person) ? 'all' : { unitIds: visibleUnits(person) }),
  };
}

function kindOf(
  { id, stage, actions }: DocumentListItem,
  returned: ReadonlyMap<string, string>,
): DocumentWorkKind | undefined {
  if (actions.includes('approve')) return 'REVIEW';
  if (stage === 'scheduled') return actions.includes('unschedule') ? 'SCHEDULED' : undefined;
  if (stage === 'approved') return actions.includes('publish') ? 'PUBLISH' : undefined;
  if (returned.has(id) && actions.includes('edit')) return 'RETURNED';
  if (stage === 'determined') return actions.includes('submit') ? 'SUBMIT' : undefined;
  return stage === 'draft' && actions.includes('determine') ? 'DETERMINE' : undefined;
}

/** Units whose drafts are this person's to see to; a role for the whole site makes nobody the handler of every draft. */
function workUnits(person: Person): string[] {
  return person.roles
    .filter(({ role }) => role === 'HANDLER' || role === 'UNIT_HEAD')
    .flatMap(({ unitId }) => unitId ?? []);
}

function isOffice(person: Person): Sql {
  return sql`${holds(person, 'DISCLOSURE_OFFICE')}::boolean`;
}

function releasable(person: Person): Sql {
  return sql`(${isOffice(person)} or exists (select from review r
    join review_decision x on x.site_id = r.site_id and x.review_id = r.id
    where r.site_id = d.site_id and r.version_id = d.working_version_id and x.decision = 'approve' and x.decided_by = ${person.id}::uuid))`;
}

/** Of these, the ones whose working version was given back, with what was written. */
async function listReturned(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reading.rows<{ id: string; comment: string }>(sql`
    select distinct on (d.id) d.id, x.comment from document d
    join review r on r.site_id = d.site_id and r.version_id = d.working_version_id and r.state = 'returned'
    join review_decision x on x.site_id = r.site_id and x.review_id = r.id and x.decision = 'return'
    where d.id = any(${ids}::uuid[]) order by d.id, x.decided_at desc`);
  return new Map(rows.map(({ id, comment }) => [id, comment]));
}
