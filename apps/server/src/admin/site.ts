import { NumberingInput, NumberingView, TermInput, TermKind, Terms } from '@openzone/contracts';
import { Type } from 'typebox';
import { putNumbering, putTerm, readTerms, viewNumbering } from '../engines/publication/index.ts';
import { today, type Clock } from '../platform/clock.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

const tags = ['site'];

/** What a site keeps about itself: its lists of terms and how its numbers are formed. */
export function registerSite(app: Server, deps: SessionDeps & { readonly clock: Clock }): void {
  const year = (): number => Number(today(deps.clock).slice(0, 4));

  app.get('/terms', { schema: { response: { 200: Terms }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readTerms);
  });

  app.put(
    '/terms/:kind',
    { schema: { params: Type.Object({ kind: TermKind }), body: TermInput, response: { 200: Terms }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => putTerm(tx, person, request.params.kind, request.body));
      return deps.db.read(site.id, readTerms);
    },
  );

  app.get('/settings/numbering', { schema: { response: { 200: NumberingView }, tags } }, async (request) => {
    const { person, site } = await asking(deps, request);
    return deps.db.read(site.id, (reading) => viewNumbering(reading, person, year()));
  });

  app.post(
    '/settings/numbering/preview',
    { schema: { body: Type.Omit(NumberingInput, ['revision']), response: { 200: NumberingView }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => viewNumbering(reading, person, year(), request.body));
    },
  );

  app.put(
    '/settings/numbering',
    { schema: { body: NumberingInput, response: { 200: NumberingView }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => putNumbering(tx, person, request.body));
      return deps.db.read(site.id, (reading) => viewNumbering(reading, person, year()));
    },
  );
}
