import { attachableWords, isAttachable } from '@openzone/contracts';
import type { ExtractedFile, ExtractService } from '../../base/files/extract/index.ts';
import type { Vault } from '../../base/vault/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { NewAttachment } from '../../engines/cases/index.ts';
import type { Upload } from './public-door.ts';

/** Files that come with a request: looked at by their content, then sealed. */

const mostFiles = 10;

/**
 * Seals the files. What is not what its name says, carries macros or is of a type nobody needs here is refused with the name of the file.
 * A file of a case that was then not opened stays behind in the vault, where nobody can open it without the case.
 */
export async function sealUploads(
  deps: { readonly vault: Vault; readonly extract: ExtractService },
  siteId: number,
  uploads: readonly Upload[],
): Promise<Omit<NewAttachment, 'seq'>[]> {
  if (uploads.length > mostFiles) {
    throw new AppError({
      id: 'TOO_MANY_FILES',
      status: 400,
      field: 'files',
      text: {
        zh: `一次最多上传 ${mostFiles} 个文件，请合并或分次提交。`,
        en: `At most ${mostFiles} files can be sent at once; join some or send them later.`,
      },
    });
  }
  const kinds = [];
  for (const upload of uploads) kinds.push(await kindOf(deps.extract, upload));
  const sealed = [];
  for (const [index, upload] of uploads.entries()) {
    sealed.push({
      id: newId(),
      name: cleanName(upload.name),
      size: upload.bytes.byteLength,
      mediaType: kinds[index] ?? 'application/octet-stream',
      identity: upload.identity,
      vaultId: await deps.vault.put(siteId, upload.bytes),
    });
  }
  return sealed;
}

async function kindOf(extract: ExtractService, { name, bytes }: Upload): Promise<string> {
  const read = await look(extract, name, bytes);
  if (isAttachable(read.kind)) return read.mediaType;
  throw typeRefused(name);
}

const typeRefused = (name: string): AppError =>
  new AppError({
    id: 'FILE_TYPE_REFUSED',
    status: 415,
    field: 'files',
    text: {
      zh: `“${cleanName(name)}”的类型不能上传。可以上传 ${attachableWords.zh}。`,
      en: `“${cleanName(name)}” is of a type that cannot be sent. These can: ${attachableWords.en}.`,
    },
  });

/** What is wrong with a file is wrong with the field of the form. */
async function look(extract: ExtractService, name: string, bytes: Uint8Array): Promise<ExtractedFile> {
  try {
    return await extract.extract({ name, bytes: Buffer.from(bytes) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What the reader of files would take elsewhere is not what can be attached here.
    if (error.id === 'FILE_TYPE_UNSUPPORTED') throw typeRefused(name);
    throw new AppError({ id: error.id, status: error.status, text: error.text, field: 'files', cause: error });
  }
}

function cleanName(name: string): string {
  return name.replace(/[\p{Cc}/\\]/gu, '_').slice(-200) || '附件';
}
