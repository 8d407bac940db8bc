import type {
  DocumentDetail,
  DocumentListItem,
  DocumentPage,
  DocumentQuery,
  ErasurePreview,
  VersionContent,
} from '@openzone/contracts';
import { readCalendar } from '../../../base/calendars/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { dueOf, type DayCount, type DocumentState } from '../domain.ts';
import {
  allowedActions,
  hints,
  mayConfirmErasure,
  mayDecideErasure,
  mayRequestErasure,
  requireAction,
  requireErasureRequest,
  seesAll,
  seesWork,
  visibleUnits,
} from '../policy.ts';
import { sealed } from '../personal-data/copy.ts';
import { isHeldOriginal } from '../personal-data/reader.ts';
import { documentNotFound, listOpenBlocks, readState, readStates } from '../reader.ts';
import {
  findListRow,
  findVersion,
  listCounted,
  listDocuments,
  readDetailParts,
  type DetailParts,
  type ListRow,
  type Scope,
} from './documents.ts';
import { listErasures, listOtherVersions, readErasableVersion } from './erasure.ts';
import { listDateMoves } from './dates.ts';
import { isAttached } from './files.ts';
import { readPlan } from './calendar.ts';
import { listReviews } from './reviews.ts';

/** What the back office shows a person: rows filtered by what they may see, each with what they may do. */

export function scopeOf(person: Person): Scope {
  return seesAll(person) ? 'all' : { unitIds: visibleUnits(person) };
}

function presentRow(
  row: ListRow & { readonly placeKey?: string },
  state: DocumentState,
  person: Person,
  count: DayCount,
): DocumentListItem {
  const { changedDate: _, placeKey: _key, ...rest } = row;
  if (!seesWork(person, state)) {
    // Somebody else's public document: what the public knows of it, and nothing of the work going on.
    return {
      ...rest,
      revision: state.revision,
      stage: 'published',
      waitingFor: null,
      scheduledFor: null,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      updatedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
      due: dueOf(row, count),
      actions: [],
    };
  }
  return {
    ...rest,
    revision: state.revision,
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    due: dueOf(row, count),
    actions: allowedActions(person, state),
  };
}

export async function presentRows(
  reading: Reading,
  rows: readonly ListRow[],
  person: Person,
  today: string,
): Promise<DocumentListItem[]> {
  if (rows.length === 0) return [];
  const states = await readStates(
    reading,
    rows.map((row) => row.id),
  );
  const count = { calendar: await readCalendar(reading), today };
  return rows.flatMap((row) => {
    const state = states.get(row.id);
    return state === undefined ? [] : [presentRow(row, state, person, count)];
  });
}

export async function findDocuments(
  reading: Reading,
  person: Person,
  query: DocumentQuery,
  today: string,
): Promise<DocumentPage> {
  const { rows, next, total } = await listCounted(reading, scopeOf(person), query);
  return { items: await presentRows(reading, rows, person, today), total, next };
}

/** A part of a list for those who take all of it, one after another; without the count. */
export async function walkDocuments(
  reading: Reading,
  person: Person,
  query: DocumentQuery,
  today: string,
): Promise<Pick<DocumentPage, 'items' | 'next'>> {
  const { rows, next } = await listDocuments(reading, scopeOf(person), query);
  return { items: await presentRows(reading, rows, person, today), next };
}

export async function readDocument(
  reading: Reading,
  person: Person,
  id: string,
  today: string,
): Promise<DocumentDetail> {
  const state = await readState(reading, id);
  const row = await findListRow(reading, id);
  if (row === undefined || !seesWork(person, state)) throw documentNotFound();
  const version = await findVersion(reading, id, state.workingVersionNumber);
  if (version === undefined) throw documentNotFound();
  const parts = await readDetailParts(reading, scopeOf(person), id);
  const count = { calendar: await readCalendar(reading), today };
  const withdrawal = parts.events.find((event) => event.kind === 'withdraw');
  return {
    ...presentRow(row, state, person, count),
    ...parts,
    reviews: await listReviews(reading, id, person.id, count),
    versions: await presentVersions(reading, person, state, parts.versions),
    indexNumber: state.indexNumber,
    withdrawnAt: state.withdrawnAt?.toISOString() ?? null,
    withdrawalReason: state.withdrawnAt === null ? null : (withdrawal?.comment ?? null),
    forced: state.forced,
    origin: state.origin,
    version,
    plan: await readPlan(reading, person, state),
    dateMoves: await listDateMoves(reading, id),
    blocks: await listOpenBlocks(reading, state.workingVersionId),
    hints: hints(person, state),
    warnings: [],
  };
}

/** The versions with what was erased of them, and what this person may do about that. */
async function presentVersions(
  reading: Reading,
  person: Person,
  state: DocumentState,
  versions: DetailParts['versions'],
): Promise<DocumentDetail['versions']> {
  const erasures = new Map((await listErasures(reading, state.id)).map((row) => [row.versionNumber, row]));
  return versions.map((version) => {
    const found = erasures.get(version.number) ?? null;
    const mayErase = mayRequestErasure(person, state, { ...version, erasure: found });
    if (found === null) return { ...version, mayErase, erasure: null };
    const { versionNumber: _number, requestedById, ...erasure } = found;
    const mayConfirm = mayConfirmErasure(person, state, { ...version, erasure }, requestedById);
    const mayDrop = erasure.state === 'requested' && mayDecideErasure(person);
    return { ...version, mayErase, erasure: { ...erasure, mayConfirm, mayDrop } };
  });
}

/** What an erasure of the version would take with it here; of imports their own module knows. `needsFile` says whether they need a file. */
export async function previewErasure(
  reading: Reading,
  person: Person,
  id: string,
  number: number,
  needsFile: (sha256: string) => Promise<boolean>,
): Promise<Omit<ErasurePreview, 'imported'>> {
  const state = await readState(reading, id);
  const version = await readErasableVersion(reading, id, number);
  requireErasureRequest(person, state, version);
  const attachments: ErasurePreview['attachments'] = [];
  for (const { name, sha256 } of version.attachments) {
    const isElsewhere = await isAttached(reading, sha256, version.id);
    attachments.push({ name, neededBy: isElsewhere ? 'VERSION' : (await needsFile(sha256)) ? 'IMPORT' : null });
  }
  return { attachments, otherVersions: await listOtherVersions(reading, id, number) };
}

export async function readVersion(
  reading: Reading,
  person: Person,
  id: string,
  number: number,
): Promise<VersionContent> {
  const state = await readState(reading, id);
  const version = await findVersion(reading, id, number);
  if (version === undefined || !seesWork(person, state)) throw documentNotFound();
  if (await isHeldOriginal(reading, id, number)) throw sealed();
  return version;
}

/** The version a preview link may be made of, when this person may make one. */
export async function requirePreview(reading: Reading, person: Person, id: string): Promise<number> {
  const state = await readState(reading, id);
  if (!seesWork(person, state)) throw documentNotFound();
  requireAction('preview', person, state);
  return state.workingVersionNumber;
}
