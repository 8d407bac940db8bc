import {
  FindingDecision,
  FindingMark,
  PersonalDataQuery,
  PersonalDataReport,
  PersonalDataReview,
  VersionContent,
} from '@openzone/contracts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../base/identity/index.ts';
import {
  decideOnFindings,
  makeMaskedCopy,
  markByHand,
  openOriginal,
  readPersonalData,
  readPersonalDataReport,
  screenWorking,
} from '../engines/publication/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByVersion = Type.Object({ id: Type.String({ format: 'uuid' }), number: Type.Integer({ minimum: 1 }) });
const AtRevision = Type.Object({ revision: Type.Integer({ minimum: 1 }) });
const Purpose = Type.Object({ purpose: Type.String({ maxLength: 500 }) });

/** 个人信息核查: what was found in a document, what is decided on it, the masked copy, and what stands in all that is public. */
export function registerPersonalData(app: Server, deps: SessionDeps): void {
  const path = '/documents/:id/personal-data';
  const answer = { params: ById, response: { 200: PersonalDataReview }, tags: ['personal-data'] };

  async function act(
    request: FastifyRequest<{ Params: { id: string } }>,
    work: (tx: Tx, person: Person, id: string) => Promise<void>,
  ): Promise<PersonalDataReview> {
    const { person, site } = await asking(deps, request);
    const { id } = request.params;
    await deps.db.transaction(site.id, (tx) => work(tx, person, id));
    return deps.db.read(site.id, (reading) => readPersonalData(reading, person, id));
  }

  app.get(path, { schema: answer }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readPersonalData(reading, person, request.params.id));
  });

  app.post(`${path}/search`, { schema: { ...answer, body: AtRevision } }, async (request) =>
    act(request, (tx, person, id) => screenWorking(tx, person, id, request.body)),
  );

  app.post(
    `${path}/decisions`,
    { schema: { ...answer, body: Type.Intersect([FindingDecision, AtRevision]) } },
    async (request) => act(request, (tx, person, id) => decideOnFindings(tx, person, id, request.body)),
  );

  app.post(
    `${path}/marks`,
    { schema: { ...answer, body: Type.Intersect([FindingMark, AtRevision]) } },
    async (request) => act(request, (tx, person, id) => markByHand(tx, person, id, request.body)),
  );

  app.post(`${path}/copy`, { schema: { ...answer, body: AtRevision } }, async (request) =>
    act(request, (tx, person, id) => makeMaskedCopy(tx, person, id, request.body)),
  );

  app.post(
    '/documents/:id/versions/:number/original',
    { schema: { params: ByVersion, body: Purpose, response: { 200: VersionContent }, tags: ['personal-data'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, number } = request.params;
      return deps.db.transaction(site.id, (tx) => openOriginal(tx, person, id, number, request.body.purpose));
    },
  );

  app.get(
    '/personal-data',
    { schema: { querystring: PersonalDataQuery, response: { 200: PersonalDataReport }, tags: ['personal-data'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readPersonalDataReport(reading, person, request.query));
    },
  );
}
