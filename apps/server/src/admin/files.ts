import { attachableWords, isAttachable, UploadedFile, UploadedPicture } from '@openzone/contracts';
import { Type } from 'typebox';
import { mayReadChannelPicture } from '../channels/index.ts';
import { cleanPicture, findFile, recordFile, type CleanPicture, type FileStore } from '../base/files/index.ts';
import type { ExtractService } from '../base/files/extract/index.ts';
import { mayReadFile } from '../engines/publication/index.ts';
import { AppError, invalid, notFound, type Text } from '../platform/errors.ts';
import { errorOfStatus, type Server } from '../platform/http/index.ts';
import { readPart } from './imports.ts';
import { asking, type SessionDeps } from './session.ts';

export interface FileDeps extends SessionDeps {
  readonly files: FileStore;
  readonly extract: ExtractService;
  /** Bytes of one upload. */
  readonly maxUploadBytes: number;
}

/** What a stranger's browser may show by itself; everything else is saved. */
const shownInline = /^(application\/pdf|image\/(png|jpeg|gif|webp))$/;

const typeRefused = (name: string): AppError =>
  new AppError({
    id: 'FILE_TYPE_REFUSED',
    status: 415,
    field: 'file',
    text: {
      zh: `“${name}”的类型不能作为附件。可以上传 ${attachableWords.zh}。`,
      en: `“${name}” is of a type that cannot be attached. These can: ${attachableWords.en}.`,
    },
  });

/** Text and warnings of an upload; a file that is what it says but cannot be read inside is taken, with the reason as warning. */
async function look(
  deps: FileDeps,
  name: string,
  bytes: Buffer,
): Promise<{ mediaType: string; text: string | null; warnings: Text[] }> {
  const read = await deps.extract.extract({ name, bytes }).catch((error: unknown) => {
    // What the reader of files would take elsewhere is not what can be attached here.
    throw error instanceof AppError && error.id === 'FILE_TYPE_UNSUPPORTED' ? typeRefused(name) : error;
  });
  if (!isAttachable(read.kind)) throw typeRefused(name);
  return {
    mediaType: read.mediaType,
    text: read.text === '' ? null : read.text,
    warnings: read.warnings.map(({ zh, en }) => ({ zh, en })),
  };
}

export async function keepPicture(
  deps: FileDeps,
  siteId: number,
  personId: string,
  { bytes, mediaType, width, height }: CleanPicture,
): Promise<UploadedPicture> {
  const sha256 = await deps.files.put(bytes);
  await deps.db.transaction(siteId, async (tx) => {
    await recordFile(tx, { sha256, size: bytes.byteLength, mediaType, text: null, createdBy: personId });
    if (!(await deps.files.has(sha256))) await deps.files.put(bytes);
  });
  return { sha256, mediaType, size: bytes.byteLength, width, height };
}

export function registerFiles(app: Server, deps: FileDeps): void {
  app.post('/files', { schema: { response: { 201: UploadedFile }, tags: ['files'] } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const part = await request.file();
    if (part === undefined) throw invalid('FILE_MISSING', 'file', '请选择要上传的文件。', 'Choose a file to upload.');
    const bytes = await readPart(part, deps.maxUploadBytes);
    const name = part.filename.replace(/[\p{Cc}/\\]/gu, '_').slice(-200);
    const { mediaType, text, warnings } = await look(deps, name, bytes);
    const sha256 = await deps.files.put(bytes);
    await deps.db.transaction(site.id, async (tx) => {
      await recordFile(tx, { sha256, size: bytes.byteLength, mediaType, text, createdBy: person.id });
      // The same content may just have been removed.
      if (!(await deps.files.has(sha256))) await deps.files.put(bytes);
    });
    return reply.status(201).send({ name, sha256, size: bytes.byteLength, mediaType, warnings });
  });

  app.post('/pictures', { schema: { response: { 201: UploadedPicture }, tags: ['files'] } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const part = await request.file();
    if (part === undefined)
      throw invalid('FILE_MISSING', 'file', '请选择要插入的图片。', 'Choose a picture to insert.');
    const picture = cleanPicture(await readPart(part, deps.maxUploadBytes));
    const kept = await keepPicture(deps, site.id, person.id, picture);
    return reply.status(201).send(kept);
  });

  app.get(
    '/files/:sha256/:name',
    {
      schema: {
        params: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), name: Type.String() }),
        tags: ['files'],
      },
    },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { sha256, name } = request.params;
      const record = await deps.db.read(site.id, async (reading) =>
        (await mayReadFile(reading, person, sha256)) || (await mayReadChannelPicture(reading, person, sha256))
          ? findFile(reading, sha256)
          : undefined,
      );
      const opened = record === undefined ? undefined : await deps.files.open(sha256);
      if (record === undefined || opened === undefined) throw notFound({ zh: '这个文件', en: 'This file' });
      const disposition = shownInline.test(record.mediaType) ? 'inline' : 'attachment';
      return reply
        .headers({
          'content-type': record.mediaType,
          'content-length': String(opened.size),
          'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(opened.stream);
    },
  );

  app.get('/openapi.json', async (request) => {
    await asking(deps, request);
    return app.swagger();
  });

  app.all('/*', () => {
    throw errorOfStatus(404);
  });
}
