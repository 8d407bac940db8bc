import {
  DelegationInput,
  DocumentDetail,
  ReviewConfiguration,
  ReviewConfigurationInput,
  ReviewPlan,
  ReviewSample,
  ReviewSequence,
} from '@openzone/contracts';
import { Type } from 'typebox';
import {
  configureReview,
  delegateReview,
  previewReviewPlan,
  readDelegates,
  readDocument,
  readReviewPlan,
  readReviewSettings,
} from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface ReviewDeps extends SessionDeps {
  readonly clock: Clock;
}

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const tags = ['reviews'];

/** Who reviews what: the sequences of the site, the plan for a document, handing a part on. */
export function registerReviews(app: Server, deps: ReviewDeps): void {
  app.get('/settings/review', { schema: { response: { 200: ReviewConfiguration }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => readReviewSettings(reading, person));
  });

  app.put(
    '/settings/review',
    { schema: { body: ReviewConfigurationInput, response: { 200: ReviewConfiguration }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => configureReview(tx, person, request.body));
      return deps.db.read(site.id, (reading) => readReviewSettings(reading, person));
    },
  );

  app.post(
    '/settings/review/preview',
    {
      schema: {
        body: Type.Object({ sequences: Type.Array(ReviewSequence, { maxItems: 60 }), sample: ReviewSample }),
        response: { 200: ReviewPlan },
        tags,
      },
    },
    async (request) => {
      const { site } = await asking(deps, request);
      const { sequences, sample } = request.body;
      return deps.db.read(site.id, (reading) => previewReviewPlan(reading, sequences, sample));
    },
  );

  app.get(
    '/documents/:id/review-plan',
    { schema: { params: ById, response: { 200: ReviewPlan }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readReviewPlan(reading, person, request.params.id));
    },
  );

  app.get(
    '/documents/:id/review-delegates/:part',
    {
      schema: {
        params: Type.Intersect([ById, Type.Object({ part: Type.Integer({ minimum: 1, maximum: 20 }) })]),
        response: { 200: Type.Array(Type.Object({ id: Type.String(), displayName: Type.String() })) },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id, part } = request.params;
      return deps.db.read(site.id, (reading) => readDelegates(reading, person, id, part));
    },
  );

  app.post(
    '/documents/:id/review-delegation',
    {
      schema: {
        params: ById,
        body: Type.Intersect([DelegationInput, Type.Object({ revision: Type.Integer({ minimum: 1 }) })]),
        response: { 200: DocumentDetail },
        tags,
      },
    },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { id } = request.params;
      await deps.db.transaction(site.id, (tx) => delegateReview(tx, person, id, request.body));
      return deps.db.read(site.id, (reading) => readDocument(reading, person, id, today(deps.clock)));
    },
  );
}
