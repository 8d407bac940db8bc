import {
  BulkResult,
  ImportBatch,
  ImportBatchDetail,
  ImportRowDetail,
  ImportRowEdit,
  RowSelection,
  type ReviewInput,
} from '@openzone/contracts';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { nameSubject } from '../base/audit/index.ts';
import type { FileStore } from '../base/files/index.ts';
import type { Site } from '../base/sites/index.ts';
import {
  addFile,
  closeIntake,
  confirmRows,
  editRow,
  listImports,
  openBatch,
  readImport,
  readImportPage,
  readImportRow,
  readSiteKeys,
  rejectRows,
  requireImportReader,
  reviewRows,
  type DecideDeps,
} from '../systems/legacy-files/index.ts';
import { releaseConditions } from '../flows/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import { AppError, invalid } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type Asking, type SessionDeps } from './session.ts';

export interface ImportDeps extends SessionDeps {
  readonly files: FileStore;
  readonly clock: Clock;
  /** Bytes of one upload. */
  readonly maxUploadBytes: number;
  /** Tells the worker that there is something to read. */
  readonly wakeReader: () => void;
}

const Batch = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Row = Type.Object({ id: Type.String({ format: 'uuid' }), rowId: Type.String({ format: 'uuid' }) });
const Page = Type.Object({
  state: Type.Optional(Type.Enum(['waiting', 'confirmed', 'rejected', 'duplicate'])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
const Review = Type.Intersect([
  RowSelection,
  Type.Object({
    decision: Type.Enum(['approve', 'return']),
    confirmed: Type.Array(Type.Enum(['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'])),
  }),
]);

export function registerImports(app: Server, deps: ImportDeps): void {
  const decideDeps = (site: Site): DecideDeps => ({
    db: deps.db,
    siteKeys: readSiteKeys,
    today: () => today(deps.clock),
    demonstration: site.profile.demonstration,
    conditions: releaseConditions,
  });

  const reader = async (request: FastifyRequest): Promise<Asking> => {
    const asked = await asking(deps, request);
    requireImportReader(asked.person);
    return asked;
  };

  app.get(
    '/imports',
    { schema: { response: { 200: Type.Array(ImportBatch) }, tags: ['imports'] } },
    async (request) => {
      const { site } = await reader(request);
      return deps.db.read(site.id, listImports);
    },
  );

  app.post('/imports', { schema: { response: { 201: ImportBatch }, tags: ['imports'] } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    let name = '';
    let batchId: string | undefined;
    const names: string[] = [];
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (part.fieldname === 'name' && typeof part.value === 'string') name = part.value;
        continue;
      }
      const bytes = await readPart(part, deps.maxUploadBytes);
      batchId ??= await deps.db.transaction(site.id, async (tx) => {
        const opened = await openBatch(tx, person, name === '' ? part.filename : name, 'upload');
        nameSubject(opened);
        return opened;
      });
      await addFile(deps.db, site.id, deps.files, batchId, { name: part.filename, bytes }, person.id);
      names.push(part.filename);
    }
    if (batchId === undefined)
      throw invalid('IMPORT_WITHOUT_FILES', 'files', '请选择至少一个文件。', 'Choose at least one file.');
    const id = batchId;
    await deps.db.transaction(site.id, (tx) => closeIntake(tx, id));
    deps.wakeReader();
    return reply.status(201).send(await deps.db.read(site.id, (reading) => readImport(reading, id)));
  });

  app.get(
    '/imports/:id',
    { schema: { params: Batch, querystring: Page, response: { 200: ImportBatchDetail }, tags: ['imports'] } },
    async (request) => {
      const { site } = await reader(request);
      const { state = null, page = 1, pageSize = 50 } = request.query;
      return deps.db.read(site.id, (reading) =>
        readImportPage(reading, request.params.id, { state, limit: pageSize, offset: (page - 1) * pageSize }),
      );
    },
  );

  app.get(
    '/imports/:id/rows/:rowId',
    { schema: { params: Row, response: { 200: ImportRowDetail }, tags: ['imports'] } },
    async (request) => {
      const { site } = await reader(request);
      return deps.db.read(site.id, (reading) => readImportRow(reading, request.params.id, request.params.rowId));
    },
  );

  app.put(
    '/imports/:id/rows/:rowId',
    { schema: { params: Row, body: ImportRowEdit, response: { 200: ImportRowDetail }, tags: ['imports'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, rowId } = request.params;
      await deps.db.transaction(site.id, (tx) => editRow(tx, person, id, rowId, request.body));
      return deps.db.read(site.id, (reading) => readImportRow(reading, id, rowId));
    },
  );

  app.post(
    '/imports/:id/confirm',
    { schema: { params: Batch, body: RowSelection, response: { 200: BulkResult }, tags: ['imports'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return confirmRows(decideDeps(site), person, request.params.id, request.body);
    },
  );

  app.post(
    '/imports/:id/reject',
    { schema: { params: Batch, body: RowSelection, response: { 200: BulkResult }, tags: ['imports'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return rejectRows(decideDeps(site), person, request.params.id, request.body);
    },
  );

  app.post(
    '/imports/:id/review',
    { schema: { params: Batch, body: Review, response: { 200: BulkResult }, tags: ['imports'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const body: typeof request.body & Pick<ReviewInput, 'decision' | 'confirmed'> = request.body;
      return reviewRows(decideDeps(site), person, request.params.id, body);
    },
  );
}

/** The bytes of an upload; one that was cut off at the limit is refused and not stored. */
export async function readPart(part: MultipartFile, limit: number): Promise<Buffer> {
  const bytes = await part.toBuffer().catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      throw tooLarge(part.filename, limit);
    throw error;
  });
  if (bytes.byteLength === 0) {
    throw invalid(
      'FILE_EMPTY',
      'file',
      `文件“${part.filename}”是空的，请检查后重新选择。`,
      `The file “${part.filename}” is empty; check it and choose again.`,
    );
  }
  return bytes;
}

function tooLarge(name: string, limit: number): AppError {
  const megabytes = Math.floor(limit / 1024 ** 2);
  return new AppError({
    id: 'TOO_LARGE',
    status: 413,
    field: 'file',
    text: {
      zh: `文件“${name}”超过上限 ${megabytes} MB。请压缩或拆分后再上传，或请管理员调整 OPENZONE_MAX_UPLOAD。`,
      en: `“${name}” is larger than ${megabytes} MB. Compress or split it, or ask the operator to raise OPENZONE_MAX_UPLOAD.`,
    },
  });
}
