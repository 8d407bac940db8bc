import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Deadline, ExtractLimits } from './limits.ts';
import { bomb, damaged, encrypted, tooManyEntries, unpacksTooLarge, unsafeEntry } from './problems.ts';

/** One member of a ZIP container as the central directory lists it. */
export interface ZipMember {
  /** Path with `/`, decoded, proven to stay inside the archive. */
  readonly name: string;
  /** Declared unpacked size; the real one is counted while reading. */
  readonly bytes: number;
  readonly encrypted: boolean;
  readonly entry: Entry;
}

export interface ZipReader {
  readonly members: readonly ZipMember[];
  /** Unpacks one member, counting. Throws ARCHIVE_BOMB, ARCHIVE_TOO_LARGE, FILE_DAMAGED, FILE_ENCRYPTED, EXTRACT_TIMEOUT. */
  readonly read: (member: ZipMember) => Promise<Buffer>;
}

const WHAT = { zh: '压缩文件', en: 'The ZIP container' };
const JUDGE_RATIO_FROM = 1024 * 1024;

/** Opens a ZIP in memory and lists it. Throws FILE_DAMAGED, ARCHIVE_TOO_MANY_FILES, ARCHIVE_UNSAFE_NAME. */
export async function openZip(bytes: Buffer, limits: ExtractLimits, deadline: Deadline): Promise<ZipReader> {
  const zip = await guarded(() =>
    fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true }),
  );
  zip.on('error', () => undefined); // errors reach us through the awaited calls; without a listener they would end the process
  if (zip.entryCount > limits.maxEntries) throw tooManyEntries(zip.entryCount, limits.maxEntries);
  const members: ZipMember[] = [];
  const entries = zip.eachEntry()[Symbol.asyncIterator]();
  for (;;) {
    const step = await guarded(() => entries.next());
    if (step.done === true) break;
    deadline.check();
    const member = describe(step.value);
    if (member !== undefined) members.push(member);
  }
  const counter = { total: 0 };
  return { members, read: (member) => readMember(zip, member, limits, deadline, counter) };
}

function describe(entry: Entry): ZipMember | undefined {
  const name = safeName(decodeEntryName(entry));
  if (name.endsWith('/')) return undefined;
  // Unix mode in the upper half of the attributes: 0o120000 is a symbolic link, which could point anywhere.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) throw unsafeEntry(name);
  return { name, bytes: entry.uncompressedSize, encrypted: entry.isEncrypted(), entry };
}

/**
 * The name of a member: UTF-8 when flagged (APPNOTE 4.4.4 bit 11) or in the Info-ZIP Unicode field, else strict UTF-8 if
 * it is that, else GB18030, which Chinese Windows writes without saying so.
 */
function decodeEntryName(entry: Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag' | 'extraFields'>): string {
  const raw = entry.fileNameRaw;
  const unicodePath = entry.extraFields.find((f) => f.id === 0x7075);
  if (unicodePath !== undefined && unicodePath.data.length > 5) return unicodePath.data.toString('utf8', 5);
  if ((entry.generalPurposeBitFlag & 0x800) !== 0) return raw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/** Normalises separators; a name that is absolute, climbs out, or hides control characters refuses the whole archive. */
function safeName(raw: string): string {
  const name = raw.replace(/\\/gu, '/');
  const bad =
    name.startsWith('/') || /^[a-z]:/iu.test(name) || /[\u0000-\u001f]/u.test(name) || name.split('/').includes('..');
  if (bad || name === '') throw unsafeEntry(name.replace(/[\u0000-\u001f]/gu, '?').slice(0, 200));
  return name;
}

async function readMember(
  zip: ZipFile,
  member: ZipMember,
  limits: ExtractLimits,
  deadline: Deadline,
  counter: { total: number },
): Promise<Buffer> {
  if (member.encrypted) throw encrypted({ zh: `压缩包中的“${member.name}”`, en: `"${member.name}" in the archive` });
  const packed = Math.max(1, member.entry.compressedSize);
  const stream = await guarded(() => zip.openReadStreamPromise(member.entry));
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      counter.total += chunk.length;
      if (size > limits.maxEntryBytes) throw unpacksTooLarge(member.name, limits.maxEntryBytes);
      if (counter.total > limits.maxTotalBytes) throw unpacksTooLarge(member.name, limits.maxTotalBytes);
      if (size > JUDGE_RATIO_FROM && size / packed > limits.maxRatio)
        throw bomb(member.name, size / packed, limits.maxRatio);
      deadline.check();
      parts.push(chunk);
    }
  } catch (error) {
    stream.destroy();
    throw asDamaged(error);
  }
  return Buffer.concat(parts);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asDamaged(error);
  }
}

function asDamaged(error: unknown): unknown {
  return error instanceof Error && error.name === 'AppError' ? error : damaged(WHAT, error);
}
