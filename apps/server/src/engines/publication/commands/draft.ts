import { drawingType, isPictureType, openFields, type DraftInput } from '@openzone/contracts';
import { findFile } from '../../../base/files/index.ts';
import { listUnits, type Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError, forbidden, invalid } from '../../../platform/errors.ts';
import { htmlToText, picturesOf, referencesOf, sanitizeBody } from '../../../platform/html/index.ts';
import { newCode, newId } from '../../../platform/ids.ts';
import {
  checkDates,
  checkDay,
  checkTitle,
  contentHash,
  isPublic,
  normalizeDocumentNumber,
  staleRevision,
  type Placement,
  type VersionContent,
} from '../domain.ts';
import { isSealedFile } from '../personal-data/reader.ts';
import { mayCreate, requireAction } from '../policy.ts';
import { mayReadFile } from '../queries/files.ts';
import { findLegacy } from '../queries/legacy.ts';
import { listNeverPublic } from '../queries/references.ts';
import { findRetiredTerm } from '../queries/terms.ts';
import {
  columnTakes,
  findByDocumentNumber,
  findColumnDefaults,
  isKnownColumn,
  lastContentHash,
  lockDocument,
  nextVersionNumber,
} from '../reader.ts';
import {
  insertDocument,
  insertEvent,
  insertVersion,
  lockDocumentNumber,
  moveDocument,
  placeDocument,
} from '../writer.ts';

/** What only an import may say: where the document stood before. */
export interface Legacy {
  readonly publishedOn: string | null;
  readonly indexNumber: string | null;
}

export interface CreateOptions {
  readonly origin: 'editor' | 'import';
  readonly demonstration: boolean;
  readonly legacy?: Legacy;
}

/** Begins a document with its first version. @returns its id */
export async function createDocument(
  tx: Tx,
  person: Person,
  input: DraftInput,
  options: CreateOptions,
): Promise<string> {
  if (!mayCreate(person, input.unitId)) {
    throw forbidden(
      '您只能为本单位起草文件，请更换单位或联系该单位经办人。',
      'You may write only for your own unit; choose it, or ask that unit’s handler.',
    );
  }
  const whole = options.origin === 'editor' ? await withColumnDefaults(tx, input) : input;
  if (options.origin === 'editor') await checkTerms(tx, whole, null);
  const content = await readContent(
    tx,
    person,
    whole,
    null,
    options.legacy ?? { publishedOn: null, indexNumber: null },
  );
  const id = newId();
  const versionId = newId();
  await insertDocument(tx, {
    id,
    code: newCode(),
    unitId: input.unitId,
    columnId: input.columnId,
    versionId,
    origin: options.origin,
    demonstration: options.demonstration,
    createdBy: person.id,
  });
  const placement = placementOf(input);
  await insertVersion(tx, {
    id: versionId,
    documentId: id,
    number: 1,
    placement,
    content,
    changeNote: input.changeNote.trim(),
    createdBy: person.id,
  });
  await placeDocument(tx, id, placement);
  await insertEvent(tx, { documentId: id, versionId, kind: 'create', from: null, to: 'draft', by: person.id });
  return id;
}

/** Saves what was written as a new version; an unchanged text makes none. A public document stays public as it is meanwhile. */
export async function saveDraft(
  tx: Tx,
  person: Person,
  documentId: string,
  input: DraftInput & { readonly revision: number },
): Promise<void> {
  const state = await lockDocument(tx, documentId);
  requireAction('edit', person, state);
  if (state.revision !== input.revision) throw staleRevision(state);
  if (input.unitId !== state.unitId && !mayCreate(person, input.unitId)) {
    throw forbidden('您不能把文件转到其他单位名下。', 'You may not move a document to a unit that is not yours.');
  }
  await checkTerms(tx, input, documentId);
  const legacy = await findLegacy(tx, state.workingVersionId);
  const content = await readContent(tx, person, input, documentId, legacy, state.placement);
  const placement = placementOf(input);
  const isSame =
    (await lastContentHash(tx, state.workingVersionId)) === contentHash(content) &&
    samePlacement(placement, state.placement);
  const versionId = isSame ? state.workingVersionId : newId();
  if (!isSame) {
    await insertVersion(tx, {
      id: versionId,
      documentId,
      number: await nextVersionNumber(tx, documentId),
      placement,
      content,
      changeNote: input.changeNote.trim(),
      createdBy: person.id,
    });
  }
  const stage = isSame ? state.stage : 'draft';
  await moveDocument(tx, state, { stage, workingVersionId: versionId });
  if (!isPublic(state)) await placeDocument(tx, documentId, placement);
  if (isSame) return;
  await insertEvent(tx, {
    documentId,
    versionId,
    kind: 'edit',
    from: state.stage,
    to: stage,
    comment: input.changeNote.trim(),
    by: person.id,
  });
}

function placementOf(input: DraftInput): Placement {
  const extraColumnIds = [...new Set(input.extraColumnIds)].filter((id) => id !== input.columnId).toSorted();
  return { unitId: input.unitId, columnId: input.columnId, extraColumnIds };
}

function samePlacement(a: Placement, b: Placement): boolean {
  return a.unitId === b.unitId && a.columnId === b.columnId && a.extraColumnIds.join() === b.extraColumnIds.join();
}

async function readContent(
  tx: Tx,
  person: Person,
  input: DraftInput,
  documentId: string | null,
  legacy: Legacy,
  standing: Placement | null = null,
): Promise<VersionContent> {
  await checkPlaces(tx, person, input);
  await checkColumnsTake(tx, input, standing);
  const { html } = sanitizeBody(input.bodyHtml);
  const bodyText = htmlToText(html);
  await checkPictures(tx, person, html);
  await checkReferences(tx, html);
  if (bodyText === '' && input.attachments.length === 0 && picturesOf(html).length === 0) {
    throw invalid(
      'BODY_MISSING',
      'bodyHtml',
      '请填写正文，或至少上传一个附件。',
      'Write a body, or upload at least one attachment.',
    );
  }
  const documentNumber = normalizeDocumentNumber(input.documentNumber);
  if (documentNumber !== null) await checkDocumentNumber(tx, documentNumber, documentId);
  return {
    title: checkTitle(input.title),
    bodyHtml: html,
    bodyText,
    abstract: input.abstract.trim() === '' ? summaryOf(bodyText) : input.abstract.trim(),
    documentNumber,
    genre: input.genre,
    subjectCategory: input.subjectCategory,
    issuingAgency: input.issuingAgency.trim(),
    jointIssuers: input.jointIssuers.map((name) => name.trim()).filter((name) => name !== ''),
    ...checkDates(input),
    declaredValidity: input.declaredValidity,
    subjectWords: input.subjectWords.map((word) => word.trim()).filter((word) => word !== ''),
    source: input.source.trim(),
    legacyPublishedOn: legacy.publishedOn === null ? null : checkDay('legacyPublishedOn', legacy.publishedOn),
    legacyIndexNumber: legacy.indexNumber,
    attachments: input.attachments,
  };
}

/** What the site retired stays on what carries it, and is given to nothing else. */
async function checkTerms(
  tx: Tx,
  input: Pick<DraftInput, 'genre' | 'subjectCategory'>,
  documentId: string | null,
): Promise<void> {
  const retired = await findRetiredTerm(tx, documentId, input);
  if (retired === undefined) return;
  const isGenre = retired.kind === 'genre';
  throw invalid(
    'TERM_RETIRED',
    isGenre ? 'genre' : 'subjectCategory',
    `${isGenre ? '体裁' : '主题分类'}“${retired.name}”已停用，请另选一个。`,
    `The ${isGenre ? 'genre' : 'topic'} “${retired.name}” was retired; choose another.`,
  );
}

/** 内容概述 is mandatory (art. 12); where none was written, the opening of the text serves. */
function summaryOf(text: string): string {
  // A text with something still to be filled in is no summary yet.
  if (openFields(text).length > 0) return '';
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= 150 ? flat : `${[...flat].slice(0, 150).join('')}…`;
}

async function checkPlaces(tx: Tx, person: Person, input: DraftInput): Promise<void> {
  const units = await listUnits(tx);
  if (!units.some((unit) => unit.id === input.unitId && unit.state === 'ACTIVE')) {
    throw invalid('UNIT_UNKNOWN', 'unitId', '所选单位不存在，请重新选择。', 'That unit does not exist; choose again.');
  }
  for (const columnId of [input.columnId, ...input.extraColumnIds]) {
    if (!(await isKnownColumn(tx, columnId))) {
      throw invalid(
        'COLUMN_UNKNOWN',
        'columnId',
        '所选栏目不存在或已停用，请重新选择。',
        'That column does not exist or is no longer used; choose again.',
      );
    }
  }
  for (const attachment of input.attachments) {
    if (await isSealedFile(tx, attachment.sha256)) {
      throw invalid(
        'ATTACHMENT_SEALED',
        'attachments',
        `附件“${attachment.name}”是去标识化前的原件，单独保管，不能再挂到文件上。请使用它的公开件。`,
        `The attachment “${attachment.name}” is the original of a cleaned copy and is held apart; attach its public copy instead.`,
      );
    }
    if ((await findFile(tx, attachment.sha256)) === undefined || !(await mayReadFile(tx, person, attachment.sha256))) {
      throw invalid(
        'ATTACHMENT_UNKNOWN',
        'attachments',
        `附件“${attachment.name}”尚未上传成功，请重新上传。`,
        `The attachment “${attachment.name}” has not been uploaded; upload it again.`,
      );
    }
  }
}

/** A body shows pictures that were uploaded here, to somebody who may read them. */
async function checkPictures(tx: Tx, person: Person, html: string): Promise<void> {
  for (const sha256 of new Set(picturesOf(html).map((picture) => picture.sha256))) {
    const file = await findFile(tx, sha256);
    const isShown = file !== undefined && (isPictureType(file.mediaType) || file.mediaType === drawingType);
    if (isShown && (await mayReadFile(tx, person, sha256))) continue;
    throw invalid(
      'PICTURE_UNKNOWN',
      'bodyHtml',
      '正文中有一张图片没有上传成功，或者您无权使用。请删去它，再重新插入图片。',
      'A picture in the body was not uploaded, or is not yours to use. Remove it and insert it again.',
    );
  }
}

/** A text stands in the open with every code in it, so it refers to what has been public at some time; the database refuses others too. */
async function checkReferences(tx: Tx, html: string): Promise<void> {
  const codes = referencesOf(html);
  const unknown = codes.length === 0 ? [] : await listNeverPublic(tx, codes);
  if (unknown.length === 0) return;
  throw invalid(
    'REFERENCE_NOT_PUBLIC',
    'bodyHtml',
    `正文链接了 ${unknown.length} 份没有公开的本站文件。请去掉链接，等对方公开后再链接。`,
    `The body links to ${unknown.length === 1 ? 'a document' : `${unknown.length} documents`} of this site that never were public. Remove the link, and set it again once the other is public.`,
  );
}

/** A column may be kept for some units. What stands in it already may stay, also after it was narrowed. */
async function checkColumnsTake(tx: Tx, input: DraftInput, standing: Placement | null): Promise<void> {
  const there =
    standing?.unitId === input.unitId ? new Set([standing.columnId, ...standing.extraColumnIds]) : new Set<string>();
  for (const columnId of [input.columnId, ...input.extraColumnIds]) {
    if (there.has(columnId) || (await columnTakes(tx, columnId, input.unitId))) continue;
    throw invalid(
      'COLUMN_NOT_OF_UNIT',
      columnId === input.columnId ? 'columnId' : 'extraColumnIds',
      '所选栏目只供指定单位发布，不含本单位。请换一个栏目，或联系政务公开工作机构调整。',
      'That column is kept for certain units, and this one is not among them. Choose another, or ask the disclosure office.',
    );
  }
}

/** What the column says of its documents where the writer says nothing. */
async function withColumnDefaults(tx: Tx, input: DraftInput): Promise<DraftInput> {
  if (input.genre !== null && input.subjectCategory !== null) return input;
  const defaults = await findColumnDefaults(tx, input.columnId);
  return {
    ...input,
    genre: input.genre ?? defaults.genre,
    subjectCategory: input.subjectCategory ?? defaults.subjectCategory,
  };
}

async function checkDocumentNumber(tx: Tx, documentNumber: string, documentId: string | null): Promise<void> {
  await lockDocumentNumber(tx, documentNumber);
  const other = await findByDocumentNumber(tx, documentNumber, documentId);
  if (other !== undefined) {
    // The title of something unpublished is not told to other units.
    const named =
      other.title === null
        ? { zh: '另一份未公开的文件', en: 'another document, not yet public' }
        : { zh: `《${other.title}》`, en: `“${other.title}”` };
    throw new AppError({
      id: 'DUPLICATE_DOCUMENT_NUMBER',
      status: 409,
      field: 'documentNumber',
      text: {
        zh: `文号“${documentNumber}”已用于${named.zh}。请核对文号；如是同一文件，请在原文件上修订。`,
        en: `The number “${documentNumber}” is already that of ${named.en}. Check it; if it is the same document, revise that one.`,
      },
      ...(other.title === null ? {} : { detail: { documentId: other.id } }),
    });
  }
}
