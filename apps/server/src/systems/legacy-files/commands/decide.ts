import type { BulkResult, ImportRowEdit, ReviewInput, RowSelection } from '@openzone/contracts';
import { addHolder } from '../../../base/files/index.ts';
import type { Person } from '../../../base/identity/index.ts';
import {
  checkDay,
  createDocument,
  determine,
  normalizeDocumentNumber,
  publish,
  readState,
  review,
  submit,
} from '../../../engines/publication/index.ts';
import type { ReleaseCondition } from '../../../engines/publication/index.ts';
import type { Database, Reading, Tx } from '../../../platform/db/index.ts';
import { conflict, type AppError } from '../../../platform/errors.ts';
import { htmlToText, sanitizeBody } from '../../../platform/html/index.ts';
import { presentError } from '../../../platform/http/index.ts';
import { applyEdit, legacyDate, toDraft, type SiteKeys } from '../domain.ts';
import { listRowIds, lockRow, rowNotFound } from '../reader.ts';
import { confirmRow, rejectRow, saveProposal } from '../writer.ts';
import { requireImporter, requireImportReader } from '../policy.ts';

export interface DecideDeps {
  readonly db: Database;
  readonly siteKeys: (reading: Reading) => Promise<SiteKeys>;
  readonly today: () => string;
  /** Documents of a demonstration site are marked as such. */
  readonly demonstration: boolean;
  /** What systems ask of a version before it is published. */
  readonly conditions: readonly ReleaseCondition[];
}

/** Changes a waiting row's proposal; what is wrong is said at once, by field. */
export async function editRow(
  tx: Tx,
  person: Person,
  batchId: string,
  rowId: string,
  edit: ImportRowEdit,
): Promise<void> {
  requireImporter(person);
  const row = await lockRow(tx, rowId);
  if (row.batchId !== batchId) throw rowNotFound();
  if (row.state !== 'waiting') throw alreadyDecided();
  for (const field of ['writtenDate', 'publishedDate', 'effectiveDate', 'expiredDate'] as const) {
    const value = edit[field];
    if (value !== undefined && value !== null) checkDay(field, value);
  }
  const changed = applyEdit(row.proposal, edit);
  const { html } = sanitizeBody(changed.bodyHtml);
  await saveProposal(tx, rowId, {
    ...changed,
    bodyHtml: html,
    bodyText: htmlToText(html),
    documentNumber: normalizeDocumentNumber(changed.documentNumber),
  });
}

function alreadyDecided(): AppError {
  return conflict(
    'IMPORT_ROW_DECIDED',
    '这一条已经处理过，请刷新后查看。',
    'This row has been decided already; reload.',
  );
}

type Rows = readonly { readonly id: string; readonly title: string }[];

/** Rows decided in one transaction: few enough that nobody waits for the locks it holds. */
const rowsTogether = 10;

type Decide = (tx: Tx, rowId: string) => Promise<void>;

/**
 * Does `work` for every row, some at a time in one transaction, since a commit waits for the disk. Where one of them fails the
 * others are done again in a transaction each: what fails tells why and holds up none of the others.
 */
async function each(
  deps: DecideDeps,
  siteId: number,
  rows: Rows,
  work: Decide,
  onProgress?: (done: number, of: number) => void,
): Promise<BulkResult> {
  const result: BulkResult = { done: 0, failed: [] };
  for (let from = 0; from < rows.length; from += rowsTogether) {
    const group = rows.slice(from, from + rowsTogether);
    if (await doTogether(deps, siteId, group, work)) result.done += group.length;
    else for (const row of group) await doAlone(deps, siteId, row, work, result);
    onProgress?.(from + group.length, rows.length);
  }
  return result;
}

/** @returns false when one of the rows could not be done, and so none was */
async function doTogether({ db }: DecideDeps, siteId: number, group: Rows, work: Decide): Promise<boolean> {
  if (group.length < 2) return false;
  try {
    await db.transaction(siteId, async (tx) => {
      for (const row of group) await work(tx, row.id);
    });
    return true;
  } catch (error) {
    // Also what only several rows together run into, such as a deadlock.
    if (isTrouble(error)) throw error;
    return false;
  }
}

async function doAlone(
  { db }: DecideDeps,
  siteId: number,
  row: Rows[number],
  work: Decide,
  result: BulkResult,
): Promise<void> {
  try {
    await db.transaction(siteId, (tx) => work(tx, row.id));
    result.done += 1;
  } catch (error) {
    const { body, isInternal } = presentError(error);
    if (isInternal || isTrouble(error)) throw error;
    result.failed.push({ rowId: row.id, title: row.title, error: body });
  }
}

/** What would befall every other row as well. */
function isTrouble(error: unknown): boolean {
  return ['DATABASE_UNAVAILABLE', 'DISK_FULL'].includes(presentError(error).body.error);
}

async function select(
  deps: DecideDeps,
  siteId: number,
  batchId: string,
  selection: RowSelection,
  what: 'waiting' | 'in_review',
): Promise<Rows> {
  const all = await deps.db.read(siteId, (reading) => listRowIds(reading, batchId, what));
  if (selection.rowIds === undefined) return all;
  const wanted = new Set(selection.rowIds);
  return all.filter((row) => wanted.has(row.id));
}

/** A handler confirms rows: each becomes a document, determined and sent to review in this person's name. */
export async function confirmRows(
  deps: DecideDeps,
  person: Person,
  batchId: string,
  selection: RowSelection,
  onProgress?: (done: number, of: number) => void,
): Promise<BulkResult> {
  requireImporter(person);
  const rows = await select(deps, person.siteId, batchId, selection, 'waiting');
  const keys = await deps.db.read(person.siteId, deps.siteKeys);
  return each(
    deps,
    person.siteId,
    rows,
    (tx, rowId) => confirmOne(tx, deps, keys, person, rowId, selection.comment ?? ''),
    onProgress,
  );
}

async function confirmOne(
  tx: Tx,
  deps: DecideDeps,
  keys: SiteKeys,
  person: Person,
  rowId: string,
  comment: string,
): Promise<void> {
  const row = await lockRow(tx, rowId);
  if (row.state !== 'waiting') throw alreadyDecided();
  const { draft, determination } = toDraft(row.proposal, keys, person.unitId);
  for (const attachment of draft.attachments) await addHolder(tx, attachment.sha256, person.id);
  const id = await createDocument(tx, person, draft, {
    origin: 'import',
    demonstration: deps.demonstration,
    legacy: { publishedOn: legacyDate(row.proposal, deps.today()), indexNumber: row.proposal.legacyIndexNumber },
  });
  await determine(tx, person, id, { ...determination, revision: 1 });
  await submit(tx, person, id, { revision: (await readState(tx, id)).revision });
  await confirmRow(tx, rowId, id, person.id, comment);
}

export async function rejectRows(
  deps: DecideDeps,
  person: Person,
  batchId: string,
  selection: RowSelection,
): Promise<BulkResult> {
  requireImporter(person);
  const rows = await select(deps, person.siteId, batchId, selection, 'waiting');
  return each(deps, person.siteId, rows, async (tx, rowId) => {
    const row = await lockRow(tx, rowId);
    if (row.state !== 'waiting') throw alreadyDecided();
    await rejectRow(tx, rowId, person.id, selection.comment ?? '');
  });
}

/** A second person's review of what a handler confirmed. An approved 主动公开 document is published with the approval. */
export async function reviewRows(
  deps: DecideDeps,
  person: Person,
  batchId: string,
  selection: RowSelection & Pick<ReviewInput, 'decision' | 'confirmed'>,
  onProgress?: (done: number, of: number) => void,
): Promise<BulkResult> {
  // Rows that cannot be reviewed are named in the answer, so the batch must be one that the person may see.
  requireImportReader(person);
  const rows = await select(deps, person.siteId, batchId, selection, 'in_review');
  return each(deps, person.siteId, rows, (tx, rowId) => reviewOne(tx, deps, person, rowId, selection), onProgress);
}

async function reviewOne(
  tx: Tx,
  { conditions }: DecideDeps,
  person: Person,
  rowId: string,
  input: RowSelection & Pick<ReviewInput, 'decision' | 'confirmed'>,
): Promise<void> {
  const row = await lockRow(tx, rowId);
  if (row.documentId === null) throw rowNotFound();
  const { revision } = await readState(tx, row.documentId);
  await review(tx, person, row.documentId, {
    decision: input.decision,
    comment: input.comment ?? '',
    confirmed: input.confirmed,
    revision,
  });
  const after = await readState(tx, row.documentId);
  if (after.stage === 'approved') await publish(tx, person, row.documentId, { revision: after.revision }, conditions);
}
