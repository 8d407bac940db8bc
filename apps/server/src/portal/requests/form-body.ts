import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { cleanTexts, errorOfStatus } from '../../platform/http/index.ts';

/** What may be uploaded with one form; said on the page beforehand. */
export const uploadLimits = { files: 10, fileBytes: 20 * 1024 * 1024, totalBytes: 60 * 1024 * 1024 } as const;

/** Beyond this nobody reads on to give a kind answer. */
const hopeless = 4 * uploadLimits.totalBytes;

export type Values = Readonly<Record<string, string>>;

export interface FormFile {
  /** The field it was chosen in. */
  readonly field: string;
  readonly name: string;
  /** Empty when there is a problem. */
  readonly bytes: Buffer;
  readonly problem?: 'FILE_TOO_LARGE' | 'TOTAL_TOO_LARGE' | 'TOO_MANY';
}

export interface FormBody {
  readonly values: Values;
  readonly files: readonly FormFile[];
  /** There were files, and none was taken because too many are being uploaded. */
  readonly isBusy: boolean;
}

/** Line ends as one character, without what no database takes; what was typed otherwise stays. */
function cleanValue(name: string, value: string): string {
  return String(cleanTexts(value.replace(/\r\n?/g, '\n').replaceAll('\u0000', ''), name));
}

/** Forms with files that are in memory at once, at most `uploadLimits.totalBytes` each. */
const mostUploads = 6;
let uploads = 0;

/** A form as the browser sends it, with or without files. Files too many or too large are read past, not kept. */
export async function readForm(request: FastifyRequest): Promise<FormBody> {
  if (request.isMultipart()) {
    const isRoom = uploads < mostUploads;
    uploads += 1;
    try {
      return await readParts(request, isRoom);
    } finally {
      uploads -= 1;
    }
  }
  if (!(request.body instanceof URLSearchParams)) throw errorOfStatus(415);
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of request.body) values[name] ??= cleanValue(name, value);
  return { values, files: [], isBusy: false };
}

async function readParts(request: FastifyRequest, isRoom: boolean): Promise<FormBody> {
  if (Number(request.headers['content-length'] ?? 0) > hopeless) throw errorOfStatus(413);
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  const files: FormFile[] = [];
  let total = 0;
  let isBusy = false;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      values[part.fieldname] ??= cleanValue(part.fieldname, typeof part.value === 'string' ? part.value : '');
      continue;
    }
    const name = fileName(part.filename ?? '');
    const room = isRoom && files.length < uploadLimits.files ? Math.max(0, uploadLimits.totalBytes - total) : 0;
    const { bytes, size, tooLarge } = await take(part.file, room);
    total += size;
    // A field in which no file was chosen is sent as a file without name and content.
    if (name === '' && size === 0) continue;
    if (!isRoom) {
      isBusy = true;
      continue;
    }
    const problem = tooLarge
      ? 'FILE_TOO_LARGE'
      : files.length >= uploadLimits.files
        ? 'TOO_MANY'
        : size > room
          ? 'TOTAL_TOO_LARGE'
          : undefined;
    files.push({ field: part.fieldname, name, bytes, ...(problem === undefined ? {} : { problem }) });
  }
  return { values, files, isBusy };
}

interface Taken {
  readonly bytes: Buffer;
  readonly size: number;
  readonly tooLarge: boolean;
}

/** Reads a stream to its end and keeps it only if it fits. */
async function take(stream: Readable & { truncated?: boolean }, room: number): Promise<Taken> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= room) chunks.push(chunk);
    else chunks.length = 0;
  }
  const tooLarge = stream.truncated === true;
  return { bytes: tooLarge || size > room ? Buffer.alloc(0) : Buffer.concat(chunks), size, tooLarge };
}

/** The last part of a path, without what a file system or a page could stumble over. */
function fileName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-150);
}
