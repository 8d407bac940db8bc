import { AppError } from '../../../platform/errors.ts';
import { DEFAULT_LIMITS, startDeadline } from './limits.ts';
import type { ExtractLimits } from './limits.ts';
import { damaged, nestedArchive, tooLarge } from './problems.ts';
import type { Warning } from './types.ts';
import { entrySkipped } from './warnings.ts';
import { openZip } from './zip.ts';

/** One member of an archive: read, refused with the reason, or passed over as junk. */
export type ArchiveFile =
  | { readonly status: 'read'; readonly name: string; readonly bytes: Buffer }
  | { readonly status: 'refused'; readonly name: string; readonly problem: AppError }
  | { readonly status: 'skipped'; readonly name: string; readonly warning: Warning };

const JUNK = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/iu;
const ARCHIVE_NAME = /\.(?:zip|rar|7z|gz|tgz|tar|bz2|xz|cab)$/iu;

/**
 * Unpacks a ZIP one member at a time; the caller decides how many bytes are alive. An encrypted member, a damaged one and an
 * archive inside the archive are refused one by one; what endangers the machine (a bomb, too many files or bytes, a path
 * outside the archive, the deadline) throws and ends the whole.
 */
export async function* expandArchive(
  bytes: Buffer,
  limits: ExtractLimits = DEFAULT_LIMITS,
): AsyncGenerator<ArchiveFile, void> {
  if (bytes.length > limits.maxBytes) throw tooLarge(bytes.length, limits.maxBytes);
  const deadline = startDeadline(limits);
  const zip = await openZip(bytes, limits, deadline);
  for (const member of zip.members) {
    const { name } = member;
    if (JUNK.test(name)) {
      yield {
        status: 'skipped',
        name,
        warning: entrySkipped(name, '系统或临时文件', 'it is a system or temporary file'),
      };
      continue;
    }
    if (ARCHIVE_NAME.test(name)) {
      yield { status: 'refused', name, problem: nestedArchive(name) };
      continue;
    }
    try {
      const data = await zip.read(member);
      if (await isArchive(data, limits)) yield { status: 'refused', name, problem: nestedArchive(name) };
      else yield { status: 'read', name, bytes: data };
    } catch (error) {
      if (!(error instanceof AppError))
        yield { status: 'refused', name, problem: damaged({ zh: `“${name}”`, en: `"${name}"` }, error) };
      else if (error.id === 'FILE_ENCRYPTED' || error.id === 'FILE_DAMAGED')
        yield { status: 'refused', name, problem: error };
      else throw error;
    }
  }
}

/** A ZIP by content that is not an office document. */
async function isArchive(data: Buffer, limits: ExtractLimits): Promise<boolean> {
  if (data.length < 4 || data.readUInt32BE(0) !== 0x504b0304) return false;
  try {
    const inner = await openZip(data, limits, startDeadline(limits));
    return !inner.members.some((m) => ['[Content_Types].xml', 'OFD.xml', 'mimetype'].includes(m.name));
  } catch {
    return false; // a broken container is reported when the file itself is read
  }
}
