import { saveInspection, type FileStore, type NewInspection } from '../../../../base/files/index.ts';
import type { RedactService } from '../../../../base/files/redact/index.ts';
import type { Database } from '../../../../platform/db/index.ts';
import { AppError } from '../../../../platform/errors.ts';
import { lockDocument } from '../../reader.ts';
import { screenVersion } from '../screen.ts';
import { listRefused, listSearchedWith, listUninspected } from './reader.ts';

/** What looking into files needs: the bytes, and the program that reads them in a process of its own. */
export interface InspectDeps {
  readonly db: Database;
  readonly files: FileStore;
  readonly redact: Pick<RedactService, 'surveyFile'>;
}

/**
 * Looks into attachments of working and public versions that nobody has looked into, some at a time, outside of any transaction, and
 * searches the versions they hang on again. Each file ends in an answer, be it that it cannot be read.
 * @returns how many files were looked into; 0 when all were
 */
export async function inspectWaiting(deps: InspectDeps, siteId: number, limit: number): Promise<number> {
  const waiting = await deps.db.read(siteId, (reading) => listUninspected(reading, null, limit));
  await inspectEach(deps, siteId, waiting);
  return waiting.length;
}

/** Looks into the files of one document now. @param again those that could not be read as well */
export async function inspectDocument(
  deps: InspectDeps,
  siteId: number,
  documentId: string,
  again = false,
): Promise<void> {
  const waiting = await deps.db.read(siteId, async (reading) => [
    ...(await listUninspected(reading, documentId, 100)),
    ...(again ? await listRefused(reading, documentId) : []),
  ]);
  await inspectEach(deps, siteId, waiting);
}

async function inspectEach(
  deps: InspectDeps,
  siteId: number,
  waiting: readonly { readonly sha256: string; readonly mediaType: string }[],
): Promise<void> {
  for (const { sha256, mediaType } of waiting) {
    const bytes = await deps.files.read(sha256);
    const found = bytes === undefined ? missing(sha256) : await surveyBytes(deps.redact, sha256, bytes, mediaType);
    const subjects = await deps.db.transaction(siteId, async (tx) => {
      await saveInspection(tx, found);
      return listSearchedWith(tx, sha256);
    });
    for (const subject of subjects) {
      await deps.db.transaction(siteId, async (tx) => {
        await lockDocument(tx, subject.documentId);
        await screenVersion(tx, subject);
      });
    }
  }
}

/** What the bytes hide and show, or why they cannot be read. */
export async function surveyBytes(
  redact: InspectDeps['redact'],
  sha256: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<NewInspection> {
  if (isPlainText(mediaType)) {
    return { sha256, format: 'text', problem: null, text: decodeText(bytes), places: [], hidden: [] };
  }
  try {
    const { format, text, places, findings } = await redact.surveyFile(bytes, mediaType);
    return { sha256, format, problem: null, text, places, hidden: findings };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { sha256, format: null, problem: error.text, text: '', places: [], hidden: [] };
  }
}

/** Open data among them: what it says is all that stands in it. */
const PLAIN_TEXTS = ['text/plain', 'text/csv', 'text/markdown', 'application/json', 'application/xml', 'text/xml'];

export function isPlainText(mediaType: string): boolean {
  return PLAIN_TEXTS.includes(mediaType);
}

/** UTF-8, or what Chinese offices had before it. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function missing(sha256: string): NewInspection {
  const problem = {
    zh: '文件的内容不在存储中，请重新上传。',
    en: 'The bytes of the file are not in the store; upload it again.',
  };
  return { sha256, format: null, problem, text: '', places: [], hidden: [] };
}
