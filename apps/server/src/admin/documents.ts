import {
  Channel,
  ChannelInput,
  DeterminationInput,
  DocumentDetail,
  DocumentPage,
  DocumentQuery,
  DraftInput,
  ErasureInput,
  ErasurePreview,
  LinkKind,
  PublicationPlanInput,
  ReviewInput,
  VersionContent,
} from '@openzone/contracts';
import type { FastifyRequest } from 'fastify';
import { Type, type Static, type TObject } from 'typebox';
import { nameSubject } from '../base/audit/index.ts';
import type { Person } from '../base/identity/index.ts';
import {
  createDocument,
  determine,
  discard,
  dropErasure,
  findDocuments,
  forcePublication,
  link,
  moveToColumn,
  planPublication,
  publish,
  readDocument,
  readVersion,
  recall,
  recordChannel,
  requirePreview,
  review,
  saveDraft,
  schedule,
  unlink,
  unschedule,
  withdraw,
} from '../engines/publication/index.ts';
import { releaseConditions, submitDocument } from '../flows/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import { sanitizeBody } from '../platform/html/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface DocumentDeps extends SessionDeps {
  readonly clock: Clock;
  /** Awaited before an act that changes what is public is answered: from then on no page shows what was before. */
  readonly publicChanged: (siteId: number, documentId: string) => Promise<void>;
  readonly makePreview: (
    siteId: number,
    documentId: string,
    versionNumber: number,
  ) => { path: string; expiresAt: Date };
  /** Erasing what a version says touches several modules. */
  readonly erasure: {
    readonly preview: (reading: Reading, person: Person, id: string, number: number) => Promise<ErasurePreview>;
    readonly request: (tx: Tx, person: Person, id: string, number: number, input: ErasureInput) => Promise<void>;
    readonly confirm: (tx: Tx, person: Person, id: string, number: number, erasureId: string) => Promise<void>;
  };
}

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByVersion = Type.Intersect([ById, Type.Object({ number: Type.Integer({ minimum: 1 }) })]);
const ErasureId = Type.Object({ erasureId: Type.String({ format: 'uuid' }) });
const AtRevision = Type.Object({ revision: Type.Integer({ minimum: 1 }) });
const withRevision = <T extends TObject>(schema: T) => Type.Intersect([schema, AtRevision]);
const Reason = Type.Object({ reason: Type.String({ maxLength: 2000 }) });
const Comment = Type.Object({ comment: Type.String({ maxLength: 2000 }) });
const At = Type.Object({ at: Type.String({ maxLength: 40 }) });
const LinkInput = Type.Object({ kind: LinkKind, toDocumentId: Type.String({ format: 'uuid' }) });

export function registerDocuments(app: Server, deps: DocumentDeps): void {
  const detail = async (siteId: number, person: Person, id: string): Promise<DocumentDetail> =>
    deps.db.read(siteId, (reading) => readDocument(reading, person, id, today(deps.clock)));

  /** One act on one document: one transaction, then the document as it now stands. */
  async function act(
    request: FastifyRequest<{ Params: { id: string } }>,
    work: (tx: Tx, person: Person, id: string) => Promise<void>,
  ): Promise<DocumentDetail> {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    await deps.db.transaction(site.id, (tx) => work(tx, person, id));
    return detail(site.id, person, id);
  }

  app.get(
    '/documents',
    { schema: { querystring: DocumentQuery, response: { 200: DocumentPage }, tags: ['documents'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => findDocuments(reading, person, request.query, today(deps.clock)));
    },
  );

  app.post(
    '/documents',
    { schema: { body: DraftInput, response: { 201: DocumentDetail }, tags: ['documents'] } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const id = await deps.db.transaction(site.id, async (tx) => {
        const { demonstration } = site.profile;
        const made = await createDocument(tx, person, request.body, { origin: 'editor', demonstration });
        nameSubject(made);
        return made;
      });
      const made = await detail(site.id, person, id);
      return reply.status(201).send({ ...made, warnings: [...sanitizeBody(request.body.bodyHtml).warnings] });
    },
  );

  app.get(
    '/documents/:id',
    { schema: { params: ById, response: { 200: DocumentDetail }, tags: ['documents'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return detail(site.id, person, request.params.id);
    },
  );

  app.get(
    '/documents/:id/versions/:number',
    {
      schema: {
        params: ByVersion,
        response: { 200: VersionContent },
        tags: ['documents'],
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readVersion(reading, person, request.params.id, request.params.number));
    },
  );

  app.put(
    '/documents/:id/draft',
    {
      schema: { params: ById, body: withRevision(DraftInput), response: { 200: DocumentDetail }, tags: ['documents'] },
    },
    async (request) => {
      const saved = await act(request, (tx, person, id) => saveDraft(tx, person, id, request.body));
      return { ...saved, warnings: [...sanitizeBody(request.body.bodyHtml).warnings] };
    },
  );

  /** A step of the flow: `POST /documents/:id/<path>` with its body and the revision the person saw. */
  function step<T extends TObject>(
    path: string,
    body: T,
    work: (tx: Tx, person: Person, id: string, input: Static<T> & Static<typeof AtRevision>) => Promise<void>,
  ): void {
    app.post(
      `/documents/:id/${path}`,
      { schema: { params: ById, body: withRevision(body), response: { 200: DocumentDetail }, tags: ['documents'] } },
      async (request) =>
        act(request as FastifyRequest<{ Params: { id: string } }>, (tx, person, id) =>
          work(tx, person, id, request.body as Static<T> & Static<typeof AtRevision>),
        ),
    );
  }

  /** The same for an act that changes what is public. */
  function releasing<Input>(work: (tx: Tx, person: Person, id: string, input: Input) => Promise<void>) {
    return async (tx: Tx, person: Person, id: string, input: Input): Promise<void> => {
      await work(tx, person, id, input);
      tx.afterCommit(() => deps.publicChanged(tx.siteId, id));
    };
  }

  const nothing = Type.Object({});
  step('determination', DeterminationInput, determine);
  step('submission', nothing, submitDocument);
  step('recall', Comment, recall);
  step('review', ReviewInput, review);
  step('plan', PublicationPlanInput, planPublication);
  step('schedule', At, (tx, person, id, input) =>
    schedule(tx, person, id, { revision: input.revision, at: new Date(input.at) }, deps.clock.now()),
  );
  step('unschedule', nothing, unschedule);
  step(
    'publication',
    nothing,
    releasing((tx, person, id, input) => publish(tx, person, id, input, releaseConditions)),
  );
  step('forced-publication', Reason, releasing(forcePublication));
  step('withdrawal', Reason, releasing(withdraw));
  step('discard', Reason, discard);
  step('column', Type.Object({ columnId: Type.String({ format: 'uuid' }) }), moveToColumn);

  app.post(
    '/documents/:id/links',
    { schema: { params: ById, body: LinkInput, response: { 200: DocumentDetail }, tags: ['documents'] } },
    async (request) => act(request, (tx, person, id) => link(tx, person, id, request.body)),
  );

  app.delete(
    '/documents/:id/links/:kind/:toDocumentId',
    { schema: { params: Type.Intersect([ById, LinkInput]), response: { 200: DocumentDetail }, tags: ['documents'] } },
    async (request) => act(request, (tx, person, id) => unlink(tx, person, id, request.params)),
  );

  app.put(
    '/documents/:id/channels/:channel',
    {
      schema: {
        params: Type.Intersect([ById, Type.Object({ channel: Channel })]),
        body: ChannelInput,
        response: { 200: DocumentDetail },
        tags: ['documents'],
      },
    },
    async (request) =>
      act(request, (tx, person, id) => recordChannel(tx, person, id, request.params.channel, request.body)),
  );

  registerErasure(app, deps, act);

  app.post('/documents/:id/preview', { schema: { params: ById, tags: ['documents'] } }, async (request) => {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    const versionNumber = await deps.db.read(site.id, (reading) => requirePreview(reading, person, id));
    const { path, expiresAt } = deps.makePreview(site.id, id, versionNumber);
    return { url: `${request.protocol}://${request.host}${path}`, expiresAt: expiresAt.toISOString() };
  });
}

type Act = (
  request: FastifyRequest<{ Params: { id: string } }>,
  work: (tx: Tx, person: Person, id: string) => Promise<void>,
) => Promise<DocumentDetail>;

/** Erasing what a version says: asked for by one person, confirmed (or dropped) by a second. */
function registerErasure(app: Server, deps: DocumentDeps, act: Act): void {
  const path = '/documents/:id/versions/:number/erasure';
  const answer = { params: ByVersion, response: { 200: DocumentDetail }, tags: ['documents'] };

  app.get(
    path,
    { schema: { params: ByVersion, response: { 200: ErasurePreview }, tags: ['documents'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, number } = request.params;
      return deps.db.read(site.id, (reading) => deps.erasure.preview(reading, person, id, number));
    },
  );

  app.post(path, { schema: { ...answer, body: ErasureInput } }, async (request) =>
    act(request, (tx, person, id) => deps.erasure.request(tx, person, id, request.params.number, request.body)),
  );

  app.post(`${path}/confirmation`, { schema: { ...answer, body: ErasureId } }, async (request) =>
    act(request, async (tx, person, id) => {
      await deps.erasure.confirm(tx, person, id, request.params.number, request.body.erasureId);
      tx.afterCommit(() => deps.publicChanged(tx.siteId, id));
    }),
  );

  app.post(`${path}/drop`, { schema: { ...answer, body: ErasureId } }, async (request) =>
    act(request, (tx, person, id) => dropErasure(tx, person, id, request.params.number, request.body.erasureId)),
  );
}
