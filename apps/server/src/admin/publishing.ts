import { PublishingCalendar, PublishingCalendarQuery } from '@openzone/contracts';
import { readPublishingCalendar } from '../engines/publication/index.ts';
import type { Server } from '../platform/http/index.ts';
import { asking, type SessionDeps } from './session.ts';

const tags = ['publishing'];

/** 发布日历: what goes out when. */
export function registerPublishing(app: Server, deps: SessionDeps): void {
  app.get(
    '/publishing/calendar',
    { schema: { querystring: PublishingCalendarQuery, response: { 200: PublishingCalendar }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readPublishingCalendar(reading, person, request.query));
    },
  );
}
