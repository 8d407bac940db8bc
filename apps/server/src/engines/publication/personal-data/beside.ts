import type { FileBeside, FileSide } from '@openzone/contracts';
import type { Person } from '../../../base/identity/index.ts';
import type { Reading, Tx } from '../../../platform/db/index.ts';
import { notFound } from '../../../platform/errors.ts';
import { presentAttachments } from './attachments/present.ts';
import { readInspectedFiles } from './attachments/screen.ts';
import { openOriginalFile } from './copy.ts';
import { presentFindings } from './present.ts';
import { findOriginal, findVersionId, listSealedFiles } from './reader.ts';
import { readParts } from './screen.ts';

/**
 * A file of a held original beside its public copy: what readers of both see with what was found in it, and what each hides. It counts
 * as a reading of the original and is written down as one.
 */
export async function openFileBeside(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  position: number,
  purpose: string,
): Promise<FileBeside> {
  await openOriginalFile(tx, person, documentId, number, position, purpose);
  const versionId = await findVersionId(tx, documentId, number);
  const copyId = versionId === undefined ? undefined : (await findOriginal(tx, versionId))?.copyId;
  const isCopied =
    versionId !== undefined && (await listSealedFiles(tx, versionId)).some((file) => file.position === position);
  if (versionId === undefined || copyId === undefined || !isCopied) throw notACopy();
  return { original: await readSide(tx, versionId, position), copy: await readSide(tx, copyId, position) };
}

async function readSide(reading: Reading, versionId: string, position: number): Promise<FileSide> {
  const key = `attachmentText:${position}`;
  const files = await readInspectedFiles(reading, versionId);
  const parts = await readParts(reading, versionId);
  const findings = await presentFindings(reading, versionId, parts, files);
  const check = (await presentAttachments(reading, versionId, files)).find((file) => file.position === position);
  if (check === undefined) throw notACopy();
  return {
    text: parts.find((part) => part.key === key)?.text ?? '',
    findings: findings.filter(({ part }) => part === key),
    check,
  };
}

function notACopy() {
  return notFound({ zh: '这个附件的公开件', en: 'A public copy of this attachment' });
}
