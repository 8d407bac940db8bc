import { proactiveArticles, type ImportRow, type ImportRowEdit } from '@openzone/contracts';
import yazl from 'yazl';
import { buffer } from 'node:stream/consumers';
import type { Person } from '../base/identity/index.ts';
import { findDocuments, inspectWaiting, link, readState } from '../engines/publication/index.ts';
import {
  addFile,
  closeIntake,
  confirmRows,
  editRow,
  listImports,
  openBatch,
  readImportPage,
  readFiles,
  readSiteKeys,
  reviewRows,
} from '../systems/legacy-files/index.ts';
import type { Database } from '../platform/db/index.ts';
import { attachmentFile, plainText, webPage, wordFile } from './files.ts';
import type { DemoDeps } from './deps.ts';
import { damagedPage } from './material/damaged.ts';
import type { DemoDocument, DemoZone } from './material/types.ts';
import { DEMO_TODAY, zoneOf } from './material/zone.ts';
import { requirePerson } from './people.ts';

const batchName = '历年文件（演示数据）';

/** The documents as files of an old website, imported, corrected by a handler, reviewed by another person, published. */
export async function importPublished(
  deps: DemoDeps,
  siteId: number,
  documents: readonly DemoDocument[],
): Promise<void> {
  const [first] = documents;
  if (first === undefined) return;
  const zone = zoneOf(first.zone);
  const office = await deps.db.read(siteId, (reading) => requirePerson(reading, zone, 'DISCLOSURE_OFFICE'));
  const reviewer = await deps.db.read(siteId, (reading) => requirePerson(reading, zone, 'SECRECY_REVIEWER'));
  const batchId = await fillBatch(deps, siteId, office, documents);
  await readFiles(deps.db, siteId, deps.readFile, batchId);

  const rows = await allRows(deps.db, siteId, batchId);
  const byKey = new Map(documents.map((one) => [one.key, one]));
  const mine = rows.flatMap((row) => {
    const document = byKey.get(keyOf(row.fileName));
    return document === undefined || row.state !== 'waiting' || row.ordinal > 1 ? [] : [{ row, document }];
  });
  await deps.db.transaction(siteId, async (tx) => {
    for (const { row, document } of mine) await editRow(tx, office, batchId, row.id, corrections(document));
  });
  const decide = {
    db: deps.db,
    siteKeys: readSiteKeys,
    today: () => DEMO_TODAY,
    demonstration: true,
    conditions: deps.conditions,
  };
  const confirmed = await confirmRows(decide, office, batchId, { rowIds: mine.map(({ row }) => row.id) });
  while ((await inspectWaiting(deps, siteId, 50)) > 0);
  const reviewed = await reviewRows(decide, reviewer, batchId, {
    decision: 'approve',
    confirmed: ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'],
    comment: '',
  });
  for (const { title, error } of [...confirmed.failed, ...reviewed.failed])
    deps.log(`演示文件“${title}”未能发布 / not published: ${error.text.zh}`);
}

async function fillBatch(
  deps: DemoDeps,
  siteId: number,
  office: Person,
  documents: readonly DemoDocument[],
): Promise<string> {
  const earlier = (await deps.db.read(siteId, listImports)).find((batch) => batch.name === batchName);
  const batchId =
    earlier?.id ?? (await deps.db.transaction(siteId, (tx) => openBatch(tx, office, batchName, 'demonstration')));
  const done = earlier?.filesTotal ?? 0;
  for (const document of documents.slice(done)) {
    await addFile(deps.db, siteId, deps.files, batchId, await fileOf(document), office.id);
  }
  await deps.db.transaction(siteId, (tx) => closeIntake(tx, batchId));
  return batchId;
}

function keyOf(fileName: string): string {
  return fileName.replace(/\.[a-z]+$/u, '');
}

async function fileOf(document: DemoDocument): Promise<{ name: string; bytes: Buffer }> {
  if (document.attachments.length > 0) return { name: `${document.key}.zip`, bytes: await zipOf(document) };
  switch (document.sourceFormat) {
    case 'docx':
      return document.blocks === undefined
        ? webFile(document)
        : { name: `${document.key}.docx`, bytes: await wordFile(document) };
    case 'txt':
      // Plain text has no tables: an office would not have kept such a document that way.
      return document.blocks === undefined || document.blocks.some((block) => block.kind === 'table')
        ? webFile(document)
        : { name: `${document.key}.txt`, bytes: Buffer.from(plainText(document, textOf(document))) };
    case 'damaged-html':
      return { name: `${document.key}.html`, bytes: Buffer.from(damagedPage(document)) };
    case 'html':
    case 'editor':
      return webFile(document);
  }
}

function webFile(document: DemoDocument): { name: string; bytes: Buffer } {
  return { name: `${document.key}.html`, bytes: Buffer.from(webPage(document)) };
}

function textOf(document: DemoDocument): string {
  return (document.blocks ?? [])
    .flatMap((block) => {
      if (block.kind === 'table') return [];
      if (block.kind === 'list')
        return block.items.map((item, index) => (block.ordered ? `${index + 1}. ${item}` : item));
      return [block.kind === 'paragraph' ? `${block.lead ?? ''}${block.text}` : block.text];
    })
    .join('\n');
}

async function zipOf(document: DemoDocument): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const files = await Promise.all(document.attachments.map(attachmentFile));
  const renamed = {
    ...document,
    attachments: document.attachments.map((one, index) => ({ ...one, name: files[index]?.name ?? one.name })),
  };
  zip.addBuffer(Buffer.from(webPage(renamed)), `${document.key}.html`);
  for (const file of files) zip.addBuffer(file.bytes, `files/${file.name}`);
  zip.end();
  return buffer(zip.outputStream);
}

async function allRows(db: Database, siteId: number, batchId: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (;;) {
    const { rows: page, total } = await db.read(siteId, (reading) =>
      readImportPage(reading, batchId, { state: null, limit: 200, offset: rows.length }),
    );
    rows.push(...page);
    if (page.length === 0 || rows.length >= total) return rows;
  }
}

/** What the person at the desk knows and the file does not say, or says otherwise. */
function corrections(document: DemoDocument): ImportRowEdit {
  const { attribute } = document;
  if (attribute?.kind !== 'PROACTIVE')
    throw new Error(`demonstration material: ${document.key} is published without being for proactive disclosure`);
  return {
    title: document.title,
    abstract: document.abstract,
    documentNumber: document.documentNumber ?? null,
    writtenDate: document.writtenDate,
    publishedDate: document.publishedDate ?? null,
    effectiveDate: document.effectiveDate ?? null,
    expiredDate: document.expiredDate ?? null,
    subjectWords: [...document.subjectWords],
    extraColumnKeys: [...document.extraColumns],
    issuingAgency: document.issuingAgency,
    genre: document.genre ?? null,
    subjectCategory: document.subjectCategory,
    columnKey: document.column,
    unitCode: document.unit,
    attribute: 'PROACTIVE',
    article: proactiveArticles[attribute.article] === undefined ? '20(十五)' : attribute.article,
    ground: null,
    reason: attribute.reason,
    evidence: {},
  };
}

/** The links between documents of the zone; those that stand already are left. */
export async function linkDocuments(db: Database, siteId: number, documents: readonly DemoDocument[]): Promise<void> {
  const [first] = documents;
  if (first === undefined) return;
  const zone: DemoZone = zoneOf(first.zone);
  const office = await db.read(siteId, (reading) => requirePerson(reading, zone, 'DISCLOSURE_OFFICE'));
  const titles = new Map(documents.map((one) => [one.key, one.title]));
  const idOf = async (key: string): Promise<string | undefined> => {
    const title = titles.get(key) ?? key;
    const { items } = await db.read(siteId, (reading) =>
      findDocuments(reading, office, { q: title.slice(0, 100) }, DEMO_TODAY),
    );
    return items.find((item) => item.title === title)?.id;
  };
  for (const document of documents) {
    for (const one of document.links) {
      const [from, to] = [await idOf(document.key), await idOf(one.to)];
      if (from === undefined || to === undefined) continue;
      await db.transaction(siteId, async (tx) => {
        if ((await readState(tx, from)).publicVersionId !== null)
          await link(tx, office, from, { kind: one.kind, toDocumentId: to });
      });
    }
  }
}
