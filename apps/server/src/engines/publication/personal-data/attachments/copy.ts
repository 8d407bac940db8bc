import type { HiddenKind, Replacement, TextSpan } from '@openzone/redaction';
import { isHiddenKind } from '@openzone/redaction/kinds';
import {
  recordFile,
  saveInspection,
  type FileInspection,
  type FileStore,
  type NewInspection,
} from '../../../../base/files/index.ts';
import type { ExtractService } from '../../../../base/files/extract/index.ts';
import type { RedactService } from '../../../../base/files/redact/index.ts';
import type { Reading, Tx } from '../../../../platform/db/index.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Part } from '../parts.ts';
import { masksOf, readPersonalDataSettings } from '../rules.ts';
import type { StoredFinding } from '../reader.ts';
import { decodeText, surveyBytes } from './inspect.ts';
import { listAttachmentFindings } from './reader.ts';
import { isMaskable } from './rules.ts';
import { readInspectedFiles } from './screen.ts';

/** What is decided on one file: the words to be replaced, and the hidden places that stay. */
export interface FilePlan {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly format: FileInspection['format'];
  readonly what: readonly (TextSpan | Replacement)[];
  readonly keep: readonly HiddenKind[];
  /** False where the same words stay elsewhere in the file. */
  readonly everywhere: boolean;
}

/** Files of a version in which something is to be masked or cleaned away; what nobody keeps of hidden places goes along. */
export async function planFiles(
  reading: Reading,
  versionId: string,
  parts: readonly Part[],
  findings: readonly StoredFinding[],
): Promise<FilePlan[]> {
  const hidden = await listAttachmentFindings(reading, versionId);
  const accepted = new Set(findings.filter(({ state }) => state === 'mask').map(({ id }) => id));
  // All that may be masked counts, so that a person has the same mask in the text and in the files.
  const masks = masksOf(
    parts,
    findings.filter(({ exemption, state }) => state === 'mask' || (state === 'open' && exemption === null)),
    await readPersonalDataSettings(reading),
  ).filter(({ id }) => accepted.has(id));
  const plans: FilePlan[] = [];
  for (const { position, name, sha256, mediaType, inspection } of await readInspectedFiles(reading, versionId)) {
    const key = `attachmentText:${position}`;
    const text = parts.find((part) => part.key === key)?.text ?? '';
    const own = hidden.filter((one) => one.position === position);
    const spans = masks.filter((mask) => mask.part === key);
    if (spans.length === 0 && !own.some(({ state }) => state === 'mask')) continue;
    const keep = own.flatMap(({ kind, state, action }) =>
      state === 'keep' && action === 'removed' && isHiddenKind(kind) ? [kind] : [],
    );
    const masked = new Set(spans.map(({ start, end }) => text.slice(start, end)));
    const stays = findings.some(
      ({ part, state, start, end }) => part === key && state === 'keep' && masked.has(text.slice(start, end)),
    );
    const format = inspection?.format ?? null;
    // Offsets are those of a file without its hidden places: where some stay, and in plain text, the words are named instead.
    const byWords = format === 'text' || keep.length > 0;
    const what = spans.map(({ start, end, replacement }) =>
      byWords ? { text: text.slice(start, end), replacement } : { start, end, replacement },
    );
    plans.push({ position, name, sha256, mediaType, format, what, keep, everywhere: !stays });
  }
  return plans;
}

export interface CleanDeps {
  readonly files: FileStore;
  readonly redact: Pick<RedactService, 'surveyFile' | 'publicCopy'>;
  readonly extract: ExtractService;
}

/** A file of the public copy: its bytes lie in the store, and it was read again. */
export interface CleanedFile {
  readonly position: number;
  readonly original: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly text: string | null;
  readonly inspection: NewInspection;
}

/**
 * Makes the copies, outside of any transaction. Each is read by other readers than those that wrote it, and refused when a word that
 * was to go is still found. @throws AppErrors REDACTION_…; FILE_NOT_MASKABLE
 */
export async function cleanFiles(deps: CleanDeps, plans: readonly FilePlan[]): Promise<CleanedFile[]> {
  const cleaned: CleanedFile[] = [];
  for (const plan of plans) {
    const bytes = await deps.files.read(plan.sha256);
    if (bytes === undefined) throw notMaskable(plan);
    const copy = await cleanOne(deps, plan, bytes);
    const sha256 = await deps.files.put(copy);
    // Where nothing was there to take out, the file is its own copy.
    if (sha256 === plan.sha256) continue;
    const read = await deps.extract.extract({ name: plan.name, bytes: copy }).catch((error: unknown) => {
      if (error instanceof AppError) return undefined;
      throw error;
    });
    cleaned.push({
      position: plan.position,
      original: plan.sha256,
      sha256,
      size: copy.byteLength,
      mediaType: plan.mediaType,
      text: read === undefined || read.text === '' ? null : read.text,
      inspection: await surveyBytes(deps.redact, sha256, copy, plan.mediaType),
    });
  }
  return cleaned;
}

async function cleanOne(deps: CleanDeps, plan: FilePlan, bytes: Buffer): Promise<Buffer> {
  const { format, mediaType, what, keep, everywhere } = plan;
  if (format === 'text') return cleanText(plan, bytes);
  if (!isMaskable(format) && what.length > 0) throw notMaskable(plan);
  const { bytes: copy } = await deps.redact.publicCopy(bytes, mediaType, what, { keep, everywhere });
  return Buffer.from(copy);
}

/** Longer words first, so that one within another does not leave a part of it. */
function cleanText(plan: FilePlan, bytes: Buffer): Buffer {
  let text = decodeText(bytes);
  const words = plan.what.flatMap((one) => ('text' in one ? [one] : []));
  for (const { text: word, replacement = '*' } of words.toSorted((a, b) => b.text.length - a.text.length)) {
    text = text.replaceAll(word, replacement);
  }
  const left = decodeText(Buffer.from(text)).replace(/\s/gu, '');
  // A word may stand in its own mask (“某某村” in “某某村…”); what was not there to be replaced was written in another way.
  if (
    words.some(
      ({ text: word, replacement = '*' }) => !replacement.includes(word) && left.includes(word.replace(/\s/gu, '')),
    )
  )
    throw incomplete(plan);
  return Buffer.from(text);
}

function notMaskable({ name }: FilePlan): AppError {
  return new AppError({
    id: 'FILE_NOT_MASKABLE',
    status: 409,
    text: {
      zh: `“${name}”这种文件不能自动遮盖。请换成 DOCX、XLSX、PDF 或文本文件，或换上自行处理过的文件。`,
      en: `“${name}” is of a kind in which nothing can be masked. Put a DOCX, XLSX, PDF or text file, or one you have redacted, in its place.`,
    },
  });
}

function incomplete({ name }: FilePlan): AppError {
  return new AppError({
    id: 'REDACTION_INCOMPLETE',
    status: 422,
    text: {
      zh: `“${name}”中有要遮盖的文字没有找到，没有生成公开件。请在原软件中另存为 DOCX、XLSX 或 PDF 后重新上传。`,
      en: `Words to be masked were not found in “${name}”; no public copy was made. Save it as DOCX, XLSX or PDF and upload it again.`,
    },
  });
}

/** Records the copies within the transaction that makes the version they hang on. */
export async function recordCleaned(
  tx: Tx,
  files: FileStore,
  cleaned: readonly CleanedFile[],
  by: string,
): Promise<void> {
  for (const { sha256, size, mediaType, text, inspection } of cleaned) {
    await recordFile(tx, { sha256, size, mediaType, text, createdBy: by });
    // From here on nobody removes these bytes; they may have been removed since they were put there.
    if (!(await files.has(sha256))) throw new Error('bytes of a public copy were removed while it was made');
    await saveInspection(tx, inspection);
  }
}
