import {
  Remedy,
  RemedyAct,
  RemedyActInput,
  RemedyInput,
  RemedyPage,
  RemedyQuery,
  RemedyStatistics,
  StatisticsQuery,
} from '@openzone/contracts';
import { Type } from 'typebox';
import type { Server } from '../platform/http/index.ts';
import type { RemedyDesk } from '../systems/review-and-litigation/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface RemedyRouteDeps extends SessionDeps {
  readonly remedies: RemedyDesk;
}

const Id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id: Id });
const tags = ['remedies'];

/** Review and litigation about a request: `/api/admin/requests/:id/remedies`, `/api/admin/remedies`. */
export function registerRemedies(app: Server, { remedies, ...deps }: RemedyRouteDeps): void {
  app.get(
    '/requests/:id/remedies',
    { schema: { params: ById, response: { 200: Type.Array(Remedy) }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return remedies.list(site, person, request.params.id);
    },
  );

  app.post(
    '/requests/:id/remedies',
    { schema: { params: ById, body: RemedyInput, response: { 201: Type.Array(Remedy) }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      return reply.status(201).send(await remedies.file(site, person, request.params.id, request.body));
    },
  );

  app.post(
    '/remedies/:id/acts/:act',
    {
      schema: {
        params: Type.Object({ id: Id, act: RemedyAct }),
        body: RemedyActInput,
        response: { 200: Remedy },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return remedies.act(site, person, request.params.id, request.params.act, request.body);
    },
  );

  app.get(
    '/remedies',
    { schema: { querystring: RemedyQuery, response: { 200: RemedyPage }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return remedies.find(site, person, request.query);
    },
  );

  app.get(
    '/remedies/statistics',
    { schema: { querystring: StatisticsQuery, response: { 200: RemedyStatistics }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return remedies.statistics(site, person, request.query.from, request.query.to);
    },
  );
}
