import type { ImportBatch, ImportBatchDetail, ImportRow, ImportRowDetail } from '@openzone/contracts';
import { listActiveUnits, listFormerNames } from '../../../base/identity/index.ts';
import { listAllColumns } from '../../../engines/publication/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { confidenceOf, missingOf, type SiteKeys } from '../domain.ts';
import {
  batchNotFound,
  findRow,
  listBatches,
  listBatchFiles,
  listNotableFiles,
  listRows,
  rowNotFound,
  type BatchRow,
  type ListedRow,
} from '../reader.ts';

export async function readSiteKeys(reading: Reading): Promise<SiteKeys> {
  const units = await listActiveUnits(reading);
  const former = await listFormerNames(reading);
  const columns = (await listAllColumns(reading)).filter((column) => column.active);
  return {
    units: new Map(
      units.map(({ code, id, name, shortName }) => [code, { id, name, shortName, formerNames: former.get(id) ?? [] }]),
    ),
    columns: new Map(columns.map((column) => [column.key, column.id])),
    columnOfArticle: new Map(
      columns.filter((column) => column.article !== '').map((column) => [column.article, column.key]),
    ),
  };
}

function presentBatch(row: BatchRow): ImportBatch {
  const { waiting, confirmed, rejected, duplicate, inReview, published, createdAt, ...rest } = row;
  return {
    ...rest,
    // Nothing is left for anybody to do.
    state: rest.state === 'waiting' && waiting === 0 && inReview === 0 ? 'closed' : rest.state,
    createdAt: createdAt.toISOString(),
    rows: { waiting, confirmed, rejected, duplicate },
    documents: { inReview, published, other: confirmed - inReview - published },
  };
}

function presentRow(row: ListedRow, keys: SiteKeys): ImportRow {
  const { proposal, ...rest } = row;
  return {
    ...rest,
    title: proposal.title,
    documentNumber: proposal.documentNumber,
    writtenDate: proposal.writtenDate,
    publishedDate: proposal.publishedDate,
    issuingAgency: proposal.issuingAgency,
    unitCode: proposal.unitCode.value,
    columnKey: proposal.columnKey.value,
    attribute: proposal.attribute.value,
    confidence: confidenceOf(proposal),
    repaired: proposal.repair !== null,
    warnings: proposal.warnings,
    missing: row.state === 'waiting' ? missingOf(proposal, keys) : [],
  };
}

export async function listImports(reading: Reading): Promise<ImportBatch[]> {
  return (await listBatches(reading)).map(presentBatch);
}

/** The files of a batch, as they were handed in. @throws AppError when there is no such batch */
export async function requireImportFiles(reading: Reading, id: string): Promise<{ name: string; sha256: string }[]> {
  await readImport(reading, id);
  return listBatchFiles(reading, id);
}

export async function readImport(reading: Reading, id: string): Promise<ImportBatch> {
  const [batch] = await listBatches(reading, id);
  if (batch === undefined) throw batchNotFound();
  return presentBatch(batch);
}

export async function readImportPage(
  reading: Reading,
  id: string,
  page: { readonly state: string | null; readonly limit: number; readonly offset: number },
): Promise<ImportBatchDetail> {
  const batch = await readImport(reading, id);
  const keys = await readSiteKeys(reading);
  const { rows, total } = await listRows(reading, id, page.state, page.limit, page.offset);
  return { batch, files: await listNotableFiles(reading, id), rows: rows.map((row) => presentRow(row, keys)), total };
}

export async function readImportRow(reading: Reading, batchId: string, rowId: string): Promise<ImportRowDetail> {
  const row = await findRow(reading, batchId, rowId);
  if (row === undefined) throw rowNotFound();
  const { reason: _reason, evidence: _evidence, ...proposal } = row.proposal;
  return { row: presentRow(row, await readSiteKeys(reading)), proposal };
}
