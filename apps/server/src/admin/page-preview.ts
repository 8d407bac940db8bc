import { DraftPreviewInput, DraftPreviewPage } from '@openzone/contracts';
import type { FastifyRequest } from 'fastify';
import { viewDraft, type DraftView } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface PagePreviewDeps extends SessionDeps {
  readonly clock: Clock;
  /** The public page of these words, made by the public site with its own styles. */
  readonly renderDraft: (request: FastifyRequest, draft: DraftView) => Promise<string>;
}

/** What is being written as the public would see it, saved or not. */
export function registerPagePreview(app: Server, deps: PagePreviewDeps): void {
  app.post(
    '/page-preview',
    { schema: { body: DraftPreviewInput, response: { 200: DraftPreviewPage }, tags: ['writing'] } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const draft = await deps.db.read(site.id, (reading) =>
        viewDraft(reading, person, request.body, today(deps.clock)),
      );
      return { html: await deps.renderDraft(request, draft) };
    },
  );
}
