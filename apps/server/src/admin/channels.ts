import {
  Channel,
  ChannelAccountInput,
  ChannelAuthorisation,
  ChannelAuthorisationCode,
  ChannelSheetQuery,
  ChannelsView,
  ChannelTextApproval,
  ChannelTextInput,
  DeliveryAct,
  DocumentChannels,
  OtherChannel,
} from '@openzone/contracts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import type { Site } from '../base/sites/index.ts';
import {
  actOnDelivery,
  approveChannelText,
  beginAuthorisation,
  finishAuthorisation,
  finishTask,
  keepAccount,
  readChannels,
  readDocumentChannels,
  readSheet,
  stopChannel,
  writeChannelText,
  type Asker,
} from '../channels/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Reading } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import type { OfficialDocument } from '../platform/print/index.ts';
import { asking, cookieName, originUrl, type SessionDeps } from './session.ts';

export interface ChannelDeps extends SessionDeps {
  readonly clock: Clock;
  readonly channels: Parameters<typeof readChannels>[2];
  readonly printSheet: (document: OfficialDocument) => Promise<Uint8Array>;
}

const tags = ['channels'];
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByChannel = Type.Object({ channel: Channel });
const ByText = Type.Object({ id: Type.String({ format: 'uuid' }), channel: OtherChannel });

/** Where else items go: accounts, words of their own, and what people must see to. */
export function registerChannels(app: Server, deps: ChannelDeps): void {
  const { db } = deps;
  const view = { response: { 200: ChannelsView }, tags };
  const show = (reading: Reading, person: Person, site: Site, request: FastifyRequest) =>
    readChannels(reading, person, deps.channels, { key: site.key, origin: originUrl(deps, request) });

  app.get('/channels', { schema: view }, async (request) => {
    const { person, site } = await asking(deps, request);
    return db.read(site.id, (reading) => show(reading, person, site, request));
  });

  app.put(
    '/channels/:channel',
    { schema: { ...view, params: ByChannel, body: ChannelAccountInput } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await db.transaction(site.id, (tx) =>
        keepAccount(tx, person, deps.channels, request.params.channel, request.body),
      );
      return db.read(site.id, (reading) => show(reading, person, site, request));
    },
  );

  app.post(
    '/channels/:channel/stop',
    {
      schema: {
        ...view,
        params: ByChannel,
        body: Type.Object({ stopped: Type.Boolean(), reason: Type.String({ maxLength: 500 }) }),
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await db.transaction(site.id, (tx) => stopChannel(tx, person, request.params.channel, request.body));
      return db.read(site.id, (reading) => show(reading, person, site, request));
    },
  );

  const askerOf = async (request: FastifyRequest): Promise<Asker> => {
    const { person, site } = await asking(deps, request);
    const redirectUri = `${originUrl(deps, request)}/office/channels`;
    return { person, site, session: request.cookies[cookieName] ?? '', redirectUri, now: deps.clock.now() };
  };

  app.post(
    '/channels/WEIBO/authorisation',
    { schema: { response: { 200: ChannelAuthorisation }, tags } },
    async (request) => {
      const asker = await askerOf(request);
      return db.read(asker.site.id, async (reading) => ({
        url: await beginAuthorisation(reading, deps.channels, asker),
      }));
    },
  );

  app.post(
    '/channels/WEIBO/authorisation/code',
    { schema: { ...view, body: ChannelAuthorisationCode } },
    async (request) => {
      const asker = await askerOf(request);
      await finishAuthorisation(db, deps.channels, asker, request.body);
      return db.read(asker.site.id, (reading) => show(reading, asker.person, asker.site, request));
    },
  );

  app.post('/channel-deliveries/:id', { schema: { ...view, params: ById, body: DeliveryAct } }, async (request) => {
    const { person, site } = await asking(deps, request);
    await db.transaction(site.id, (tx) => actOnDelivery(tx, person, request.params.id, request.body, deps.clock.now()));
    return db.read(site.id, (reading) => show(reading, person, site, request));
  });

  app.post(
    '/channel-tasks/:id',
    { schema: { ...view, params: ById, body: Type.Object({ note: Type.String({ maxLength: 500 }) }) } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await db.transaction(site.id, (tx) => finishTask(tx, person, request.params.id, request.body));
      return db.read(site.id, (reading) => show(reading, person, site, request));
    },
  );

  const ofDocument = { response: { 200: DocumentChannels }, tags };
  app.get('/documents/:id/channel-texts', { schema: { ...ofDocument, params: ById } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return db.read(site.id, (reading) => readDocumentChannels(reading, person, request.params.id));
  });

  app.get(
    '/documents/:id/channel-texts/:channel/sheet.pdf',
    { schema: { params: ByText, querystring: ChannelSheetQuery, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      const { id, channel } = request.params;
      const origin = `${request.protocol}://${request.host}`;
      const sheet = await db.read(site.id, (reading) => readSheet(reading, person, id, channel, request.query, origin));
      return reply.type('application/pdf').send(Buffer.from(await deps.printSheet(sheet)));
    },
  );

  app.put(
    '/documents/:id/channel-texts/:channel',
    { schema: { ...ofDocument, params: ByText, body: ChannelTextInput } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, channel } = request.params;
      await db.transaction(site.id, (tx) => writeChannelText(tx, person, id, channel, request.body));
      return db.read(site.id, (reading) => readDocumentChannels(reading, person, id));
    },
  );

  app.post(
    '/documents/:id/channel-texts/:channel/approval',
    { schema: { ...ofDocument, params: ByText, body: ChannelTextApproval } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, channel } = request.params;
      await db.transaction(site.id, (tx) => approveChannelText(tx, person, id, channel, request.body));
      return db.read(site.id, (reading) => readDocumentChannels(reading, person, id));
    },
  );
}
