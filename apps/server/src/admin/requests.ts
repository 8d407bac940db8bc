import {
  ActInput,
  ExtensionPreview,
  ExtensionQuery,
  IdentityReading,
  IdentityReadingInput,
  IdentityView,
  IntakeInput,
  LetterInput,
  LetterPreview,
  RequestAct,
  RequestDetail,
  LetterPage,
  LetterQuery,
  RequestPage,
  RequestQuery,
  RequestReceipt,
  RequestStatistics,
  StatisticsQuery,
} from '@openzone/contracts';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import { invalid } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import type { RequestDesk } from '../systems/information-requests/index.ts';
import { readPart } from './imports.ts';
import { asking, type SessionDeps } from './session.ts';

export interface RequestRouteDeps extends SessionDeps {
  readonly requests: RequestDesk;
  /** A masked answer as a draft of the publication engine. */
  readonly draftFromAnswer: (
    site: Site,
    person: Person,
    requestId: string,
    columnId: string,
  ) => Promise<{ readonly documentId: string; readonly isNew: boolean }>;
  readonly maxUploadBytes: number;
}

const Id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id: Id });
const Purpose = Type.Object({ purpose: Type.Optional(Type.String({ maxLength: 200 })) });
const tags = ['requests'];

/** Information requests, for officers: `/api/admin/requests`. */
export function registerRequests(app: Server, deps: RequestRouteDeps): void {
  const { requests } = deps;

  app.get(
    '/requests',
    { schema: { querystring: RequestQuery, response: { 200: RequestPage }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.list(site, person, request.query);
    },
  );

  app.get(
    '/letters',
    { schema: { querystring: LetterQuery, response: { 200: LetterPage }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.letters(site, person, request.query);
    },
  );

  app.post(
    '/requests',
    { schema: { body: IntakeInput, response: { 201: RequestReceipt }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      return reply.status(201).send(await requests.register(site, person, request.body));
    },
  );

  app.get(
    '/requests/statistics',
    { schema: { querystring: StatisticsQuery, response: { 200: RequestStatistics }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.statistics(site, person, request.query.from, request.query.to);
    },
  );

  app.get(
    '/requests/people',
    {
      schema: {
        querystring: Type.Object({ unitId: Id }),
        response: { 200: Type.Array(Type.Object({ id: Id, displayName: Type.String() })) },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.handlers(site, person, request.query.unitId);
    },
  );

  app.get('/requests/:id', { schema: { params: ById, response: { 200: RequestDetail }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return requests.detail(site, person, request.params.id);
  });

  app.post(
    '/requests/:id/acts/:act',
    {
      schema: {
        params: Type.Object({ id: Id, act: RequestAct }),
        body: ActInput,
        response: { 200: RequestDetail },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.act(site, person, request.params.id, request.params.act, request.body);
    },
  );

  app.get(
    '/requests/:id/extension',
    { schema: { params: ById, querystring: ExtensionQuery, response: { 200: ExtensionPreview }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.extension(site, person, request.params.id, request.query);
    },
  );

  app.post(
    '/requests/:id/publication',
    {
      schema: {
        params: ById,
        body: Type.Object({ columnId: Id }),
        // 200: it was made before, and this is the one.
        response: { 200: Type.Object({ documentId: Id }), 201: Type.Object({ documentId: Id }) },
        tags,
      },
    },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { documentId, isNew } = await deps.draftFromAnswer(site, person, request.params.id, request.body.columnId);
      return reply.status(isNew ? 201 : 200).send({ documentId });
    },
  );

  registerIdentity(app, deps);
  registerPapers(app, deps);
}

function registerIdentity(app: Server, deps: RequestRouteDeps): void {
  const { requests } = deps;
  app.post(
    '/requests/:id/identity',
    { schema: { params: ById, body: IdentityReadingInput, response: { 200: IdentityView }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      reply.header('cache-control', 'private, no-store');
      return requests.identity(site, person, request.params.id, request.body.purpose);
    },
  );

  app.get(
    '/requests/:id/readings',
    { schema: { params: ById, response: { 200: Type.Array(IdentityReading) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return [...(await requests.readings(site, person, request.params.id))];
    },
  );
}

function registerPapers(app: Server, deps: RequestRouteDeps): void {
  const { requests } = deps;
  app.post(
    '/requests/:id/attachments',
    {
      schema: {
        params: ById,
        querystring: Type.Object({ identity: Type.Optional(Type.Boolean()) }),
        response: { 200: RequestDetail },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const part = await request.file();
      if (part === undefined) throw invalid('FILE_MISSING', 'file', '请选择要上传的文件。', 'Choose a file to upload.');
      const bytes = await readPart(part, deps.maxUploadBytes);
      const upload = { name: part.filename, bytes, identity: request.query.identity ?? false };
      return requests.attach(site, person, request.params.id, upload);
    },
  );

  app.get(
    '/requests/:id/attachments/:attachmentId',
    { schema: { params: Type.Object({ id: Id, attachmentId: Id }), querystring: Purpose, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { id, attachmentId } = request.params;
      const file = await requests.attachment(site, person, id, attachmentId, request.query.purpose ?? '');
      return reply.headers(downloadHeaders(file.name, file.mediaType)).send(file.bytes);
    },
  );

  app.post(
    '/requests/:id/documents',
    { schema: { params: ById, body: LetterInput, response: { 201: RequestDetail }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      return reply.status(201).send(await requests.compose(site, person, request.params.id, request.body));
    },
  );

  app.get(
    '/requests/:id/documents/preview',
    { schema: { params: ById, querystring: LetterInput, response: { 200: LetterPreview }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return requests.preview(site, person, request.params.id, request.query);
    },
  );

  for (const format of ['pdf', 'docx'] as const) {
    app.get(
      `/requests/:id/documents/:documentId.${format}`,
      { schema: { params: Type.Object({ id: Id, documentId: Id }), tags } },
      async (request, reply) => {
        const { person, site } = await asking(deps, request);
        const { id, documentId } = request.params;
        const letter = await requests.letter(site, person, id, documentId, format);
        return reply.headers(downloadHeaders(letter.name, mediaTypes[format])).send(Buffer.from(letter.bytes));
      },
    );
  }
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Sealed things are handed out to be saved, never to run in our pages. */
function downloadHeaders(name: string, mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}
