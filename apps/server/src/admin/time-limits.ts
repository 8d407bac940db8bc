import { TimeLimits, TimeLimitsQuery, TimeLimitsRecords, TimeLimitsRecordsQuery } from '@openzone/contracts';
import type { Server } from '../platform/http/index.ts';
import type { TimeLimitsDesk } from '../systems/time-limits/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface TimeLimitsRouteDeps extends SessionDeps {
  readonly timeLimits: TimeLimitsDesk;
}

const tags = ['time-limits'];
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** S33 时限监测: `/api/admin/time-limits`. */
export function registerTimeLimits(app: Server, deps: TimeLimitsRouteDeps): void {
  const { timeLimits } = deps;

  app.get(
    '/time-limits',
    { schema: { querystring: TimeLimitsQuery, response: { 200: TimeLimits }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return timeLimits.view(site, person, request.query.year, request.query.unitId ?? null);
    },
  );

  app.get(
    '/time-limits/records',
    { schema: { querystring: TimeLimitsRecordsQuery, response: { 200: TimeLimitsRecords }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return timeLimits.records(site, person, request.query);
    },
  );

  app.get('/time-limits/export', { schema: { querystring: TimeLimitsQuery, tags } }, async (request, reply) => {
    const { person, site } = await asking(deps, request);
    const { year, unitId = null } = request.query;
    const bytes = await timeLimits.workbook(site, person, year, unitId);
    return reply
      .headers({
        'content-type': workbookType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${year}年时限监测.xlsx`)}`,
      })
      .send(bytes);
  });
}
