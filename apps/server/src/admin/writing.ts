import {
  DocumentTemplateInput,
  DocumentTemplateVersion,
  KeptDraftInput,
  KeptDraftSummary,
  KeptDraftView,
  MarginCommentInput,
  MarginReplyInput,
  MarginThread,
  Revision,
  TemplateList,
  WordingAdvice,
  WordingImport,
  WordingImported,
  WordingList,
  WordingRuleInput,
} from '@openzone/contracts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import {
  adviseOnWording,
  comment,
  exportWording,
  importWording,
  putTemplate,
  putWording,
  readTemplateHistory,
  readTemplates,
  readThreads,
  readWording,
  removeTemplate,
  removeWording,
  reply,
  settle,
  type KeptDrafts,
} from '../systems/writing/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface WritingDeps extends SessionDeps {
  readonly keptDrafts: KeptDrafts;
}

const Id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id: Id });
const tags = ['writing'];
const Subject = Type.Union([Type.Literal('new'), Id]);

/** Aids of writing: unsaved words, comments in the margin, templates, word lists. */
export function registerWriting(app: Server, deps: WritingDeps): void {
  registerKept(app, deps);
  registerMargin(app, deps);
  registerTemplates(app, deps);
  registerWording(app, deps);
}

/** Everybody's own unsaved words and nobody else's. */
function registerKept(app: Server, deps: WritingDeps): void {
  const window = Type.Object({ subject: Subject, writer: Id });

  app.get('/kept-drafts', { schema: { response: { 200: Type.Array(KeptDraftSummary) }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.keptDrafts.overview(site.id, person);
  });

  app.get(
    '/kept-drafts/:subject',
    { schema: { params: Type.Object({ subject: Subject }), response: { 200: Type.Array(KeptDraftView) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.keptDrafts.list(site.id, person, request.params.subject);
    },
  );

  app.put(
    '/kept-drafts/:subject/:writer',
    {
      schema: {
        params: window,
        body: KeptDraftInput,
        response: { 200: Type.Object({ savedAt: Type.String() }) },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { subject, writer } = request.params;
      const savedAt = await deps.keptDrafts.keep(site.id, person, subject, writer, request.body);
      return { savedAt: savedAt.toISOString() };
    },
  );

  app.delete('/kept-drafts/:subject/:writer', { schema: { params: window, tags } }, async (request, answer) => {
    const { person, site } = await asking(deps, request);
    await deps.keptDrafts.drop(site.id, person, request.params.subject, request.params.writer);
    return answer.status(204).send();
  });
}

function registerMargin(app: Server, deps: WritingDeps): void {
  const threads = { 200: Type.Array(MarginThread) };
  const ByThread = Type.Object({ id: Id, threadId: Id });

  /** One act in the margin, then all threads as they now stand. */
  async function act(
    request: FastifyRequest<{ Params: { id: string } }>,
    work: (tx: Tx, person: Person, id: string) => Promise<void>,
  ): Promise<MarginThread[]> {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    return deps.db.transaction(site.id, async (tx) => {
      await work(tx, person, id);
      return readThreads(tx, person, id);
    });
  }

  app.get('/documents/:id/comments', { schema: { params: ById, response: threads, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readThreads(reading, person, request.params.id));
  });

  app.post(
    '/documents/:id/comments',
    { schema: { params: ById, body: MarginCommentInput, response: threads, tags } },
    async (request) => act(request, (tx, person, id) => comment(tx, person, id, request.body)),
  );

  app.post(
    '/documents/:id/comments/:threadId/replies',
    { schema: { params: ByThread, body: MarginReplyInput, response: threads, tags } },
    async (request) =>
      act(request, (tx, person, id) => reply(tx, person, id, request.params.threadId, request.body.words)),
  );

  app.put(
    '/documents/:id/comments/:threadId/settled',
    { schema: { params: ByThread, body: Type.Object({ settled: Type.Boolean() }), response: threads, tags } },
    async (request) =>
      act(request, (tx, person, id) => settle(tx, person, id, request.params.threadId, request.body.settled)),
  );
}

function registerTemplates(app: Server, deps: WritingDeps): void {
  const list = { 200: TemplateList };

  async function change(
    request: FastifyRequest,
    work: (tx: Tx, person: Person) => Promise<unknown>,
  ): Promise<TemplateList> {
    const { person, site } = await asking(deps, request);
    return deps.db.transaction(site.id, async (tx) => {
      await work(tx, person);
      return readTemplates(tx, person);
    });
  }

  app.get('/document-templates', { schema: { response: list, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readTemplates(reading, person));
  });

  app.get(
    '/document-templates/:id/history',
    { schema: { params: ById, response: { 200: Type.Array(DocumentTemplateVersion) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readTemplateHistory(reading, person, request.params.id));
    },
  );

  app.post('/document-templates', { schema: { body: DocumentTemplateInput, response: list, tags } }, async (request) =>
    change(request, (tx, person) => putTemplate(tx, person, null, request.body)),
  );

  app.put(
    '/document-templates/:id',
    { schema: { params: ById, body: Type.Intersect([DocumentTemplateInput, Revision]), response: list, tags } },
    async (request) =>
      change(request, (tx, person) => {
        const { revision, ...input } = request.body;
        return putTemplate(tx, person, { id: request.params.id, revision }, input);
      }),
  );

  app.delete('/document-templates/:id', { schema: { params: ById, response: list, tags } }, async (request) =>
    change(request, (tx, person) => removeTemplate(tx, person, request.params.id)),
  );
}

function registerWording(app: Server, deps: WritingDeps): void {
  const list = { 200: WordingList };

  async function change(
    request: FastifyRequest,
    work: (tx: Tx, person: Person) => Promise<void>,
  ): Promise<WordingList> {
    const { person, site } = await asking(deps, request);
    return deps.db.transaction(site.id, async (tx) => {
      await work(tx, person);
      return readWording(tx, person);
    });
  }

  app.get('/wording-rules', { schema: { response: list, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readWording(reading, person));
  });

  app.get(
    '/documents/:id/wording',
    { schema: { params: ById, response: { 200: Type.Array(WordingAdvice) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => adviseOnWording(reading, person, request.params.id));
    },
  );

  app.get('/wording-rules.csv', { schema: { tags } }, async (request, answer) => {
    const { site } = await asking(deps, request);
    const csv = await deps.db.read(site.id, exportWording);
    return answer
      .headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="wording.csv"; filename*=UTF-8''${encodeURIComponent('用语清单.csv')}`,
      })
      .send(csv);
  });

  app.post('/wording-rules', { schema: { body: WordingRuleInput, response: list, tags } }, async (request) =>
    change(request, (tx, person) => putWording(tx, person, null, request.body)),
  );

  app.put(
    '/wording-rules/:id',
    { schema: { params: ById, body: WordingRuleInput, response: list, tags } },
    async (request) => change(request, (tx, person) => putWording(tx, person, request.params.id, request.body)),
  );

  app.delete('/wording-rules/:id', { schema: { params: ById, response: list, tags } }, async (request) =>
    change(request, (tx, person) => removeWording(tx, person, request.params.id)),
  );

  app.post(
    '/wording-rules/import',
    { schema: { body: WordingImport, response: { 200: WordingImported }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.transaction(site.id, (tx) => importWording(tx, person, request.body.csv));
    },
  );
}
