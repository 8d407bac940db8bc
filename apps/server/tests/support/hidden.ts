import type { DocumentDetail, DraftInput, UploadedFile } from '@openzone/contracts';
import { readState, requestErasure } from '../../src/engines/publication/index.ts';
import { confirmVersionErasure } from '../../src/flows/index.ts';
import type { ApiClient } from './http-client.ts';
import { pictureHtml, pngOf, uploadPicture } from './pictures.ts';
import type { TestServer } from './server.ts';
import { makeAt, type Situation } from './stages.ts';
import { draft, makeDocument, type TestZone } from './zone.ts';

/** A document that must not be found, with the word that marks everything about it. */
export interface Hidden {
  readonly what: string;
  readonly id: string;
  readonly code: string;
  /** Every word of it begins with this. */
  readonly marker: string;
  /** Whatever would give it away. */
  readonly needles: readonly string[];
  readonly attachment: { readonly name: string; readonly sha256: string };
  /** SHA-256 of the picture in its body. */
  readonly picture: string;
}

/** In the text of every hidden document, to be searched for as a word. */
export const hiddenWord = '貔貅';

export const markerOf = (index: number): string => `kvxleak${String.fromCodePoint(97 + index)}q`;

/** A draft that says its marker in every field there is. */
export function markedDraft(
  zone: TestZone,
  marker: string,
  attachment: { readonly name: string; readonly sha256: string },
  picture = '',
): Partial<DraftInput> {
  const shown = picture === '' ? '' : pictureHtml({ ...marked, sha256: picture }, `${marker}alt`, `${marker}caption`);
  return {
    columnId: zone.columnId,
    title: `关于${marker}title的通知`,
    bodyHtml: `<p>正文${marker}body，${hiddenWord}。</p><p>第二段 ${marker}second</p>${shown}`,
    abstract: `概述${marker}abstract`,
    documentNumber: `${marker}发〔2026〕1号`,
    genre: `${marker}gen`,
    subjectCategory: `${marker}category`,
    issuingAgency: `${marker}agency`,
    jointIssuers: [`${marker}joint`],
    subjectWords: [`${marker}word`, hiddenWord],
    source: `${marker}source`,
    changeNote: `${marker}note`,
    attachments: [attachment],
  };
}

const marked = { width: 4, height: 3, size: 0, mediaType: 'image/png' } as const;

async function markedPicture(client: ApiClient, marker: string): Promise<string> {
  return (await uploadPicture(client, pngOf(marker))).sha256;
}

export async function uploadMarked(client: ApiClient, marker: string): Promise<{ name: string; sha256: string }> {
  const bytes = Buffer.from(`附件正文 ${marker}bytes ${hiddenWord}\n第二行说明文字，供检索。\n`);
  const answer = await client.upload<UploadedFile>('/files', [{ name: `${marker}name.txt`, bytes }]);
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${answer.text}`);
  return { name: answer.body.name, sha256: answer.body.sha256 };
}

async function describe(
  server: TestServer,
  zone: TestZone,
  what: string,
  id: string,
  marker: string,
  attachment: Hidden['attachment'],
  picture: string,
  knownCode = false,
): Promise<Hidden> {
  const state = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
  const { code } = state;
  return {
    what,
    id,
    code,
    marker,
    attachment,
    picture,
    needles: [marker, attachment.sha256, picture, ...(knownCode ? [state.workingVersionId] : [id, code])],
  };
}

/** One hidden document in each situation, each with an attachment. */
export async function plantSituations(
  server: TestServer,
  zone: TestZone,
  handler: ApiClient,
  situations: readonly Situation[],
): Promise<Hidden[]> {
  const out: Hidden[] = [];
  for (const [index, situation] of situations.entries()) {
    const marker = markerOf(index);
    const attachment = await uploadMarked(handler, marker);
    const picture = await markedPicture(handler, marker);
    const content = markedDraft(zone, marker, attachment, picture);
    const reviewComment = `${marker}comment`;
    const id = await makeAt(server.database.app, zone, situation, { content, reviewComment });
    out.push(await describe(server, zone, situation, id, marker, attachment, picture));
  }
  return out;
}

/** The newer text of a document that is public, in another column and with another attachment. */
export async function plantRevision(
  server: TestServer,
  zone: TestZone,
  handler: ApiClient,
  id: string,
  index: number,
): Promise<Hidden> {
  const marker = markerOf(index);
  const attachment = await uploadMarked(handler, marker);
  const picture = await markedPicture(handler, marker);
  const { revision } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
  const answer = await handler.put<DocumentDetail>(`/documents/${id}/draft`, {
    ...draft(zone, { ...markedDraft(zone, marker, attachment, picture), columnId: zone.otherColumnId }),
    revision,
  });
  if (answer.status !== 200) throw new Error(`revision: ${answer.status} ${answer.text}`);
  return describe(server, zone, 'a newer draft of a public document', id, marker, attachment, picture, true);
}

/** A draft that was erased: the ledger tells of it, and nobody may learn from that which document it was. */
export async function plantErased(
  server: TestServer,
  zone: TestZone,
  handler: ApiClient,
  index: number,
): Promise<Hidden> {
  const marker = markerOf(index);
  const attachment = await uploadMarked(handler, marker);
  const picture = await markedPicture(handler, marker);
  const content = markedDraft(zone, marker, attachment, picture);
  const id = await makeAt(server.database.app, zone, 'draft', { content });
  const hidden = await describe(server, zone, 'an erased draft', id, marker, attachment, picture);
  await server.database.app.transaction(zone.siteId, async (tx) => {
    const erasureId = await requestErasure(tx, zone.people.office, id, 1, {
      basis: 'STATE_SECRET',
      reason: '误将涉密内容录入',
      remarks: true,
      sharedSources: false,
    });
    await confirmVersionErasure(tx, zone.people.admin, id, 1, erasureId);
  });
  return hidden;
}

export interface ImportedRow {
  readonly id: string;
  readonly title: string;
  readonly documentId: string | null;
}

export function importText(marker: string): Buffer {
  return Buffer.from(
    `关于${marker}title工作的通知\n${marker}发〔2019〕3号\n\n各有关单位：\n　　为做好${marker}body有关工作，现将事项通知如下。${hiddenWord}\n　　一、加强组织领导，落实各项责任，按时报送进展情况。\n　　二、严格依法依规开展工作，确保取得实效。\n\n测试经济开发区财政局\n2019年3月4日\n`,
  );
}

/** Imports one file for each marker. @returns the batch and its rows, in the order of the markers */
export async function plantImport(
  server: TestServer,
  zone: TestZone,
  handler: ApiClient,
  markers: readonly string[],
  name: string,
): Promise<{ batchId: string; rows: ImportedRow[] }> {
  const files = markers.map((marker) => ({ name: `${marker}file.txt`, bytes: importText(marker) }));
  const answer = await handler.upload<{ id: string }>('/imports', files, { name });
  if (answer.status !== 201) throw new Error(`import: ${answer.status} ${answer.text}`);
  await server.readImports(zone.siteId);
  const detail = await handler.get<{ rows: (ImportedRow & { fileName: string; missing: unknown[] })[] }>(
    `/imports/${answer.body.id}`,
  );
  const rows = markers.map((marker) => {
    const row = detail.body.rows.find((one) => one.fileName === `${marker}file.txt`);
    if (row === undefined) throw new Error(`no row for ${marker}: ${detail.text}`);
    return row;
  });
  for (const row of rows) {
    const edited = await handler.put(`/imports/${answer.body.id}/rows/${row.id}`, {
      attribute: 'PROACTIVE',
      article: '19',
      columnKey: 'budget',
      unitCode: 'czj',
    });
    if (edited.status !== 200) throw new Error(`edit of a row: ${edited.status} ${edited.text}`);
  }
  return { batchId: answer.body.id, rows };
}

export async function publicDocument(
  server: TestServer,
  zone: TestZone,
  change: Partial<DraftInput>,
): Promise<{ id: string; code: string }> {
  const id = await makeDocument(server.database.app, zone, 'published', change);
  const { code } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id));
  return { id, code };
}
