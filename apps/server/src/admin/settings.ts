import type { CalendarChanges } from '@openzone/calendar';
import { Type } from 'typebox';
import {
  CalendarChangeInput,
  CalendarView,
  LetterTemplate,
  LetterTemplateInput,
  RequestSettings,
} from '@openzone/contracts';
import { changeCalendar, listCalendarChanges, readCalendar } from '../base/calendars/index.ts';
import { holds } from '../base/identity/index.ts';
import type { Reading } from '../platform/db/index.ts';
import { forbidden } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import {
  readLetterTemplate,
  readRequestSettings,
  writeLetterTemplate,
  writeRequestSettings,
} from '../systems/information-requests/index.ts';
import { asking, type SessionDeps } from './session.ts';

export interface SettingsDeps extends SessionDeps {
  /** Brings live cases up to a calendar that has just changed. */
  readonly calendarChanged: () => void;
}

const tags = ['settings'];

/** What a site sets: its calendar and its letters. */
export function registerSettings(app: Server, deps: SettingsDeps): void {
  app.get('/settings/calendar', { schema: { response: { 200: CalendarView }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readCalendarView);
  });

  app.post(
    '/settings/calendar/changes',
    { schema: { body: CalendarChangeInput, response: { 201: CalendarView }, tags } },
    async (request, reply) => {
      const { person, site } = await asking(deps, request);
      if (!holds(person, 'ADMIN') && !holds(person, 'DISCLOSURE_OFFICE')) {
        throw forbidden(
          '日历由系统管理员或政务公开工作机构维护。',
          'The calendar is kept by the administrator or the disclosure office.',
        );
      }
      const { basis, extendTo, ...days } = request.body;
      const changes: Omit<CalendarChanges, 'id'> = { ...days, ...(extendTo === null ? {} : { extendTo }) };
      await deps.db.transaction(site.id, async (tx) => {
        await changeCalendar(tx, { changes, basis, by: person.id });
        tx.afterCommit(() => deps.calendarChanged());
      });
      return reply.status(201).send(await deps.db.read(site.id, readCalendarView));
    },
  );

  app.get('/settings/requests', { schema: { response: { 200: RequestSettings }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readRequestSettings);
  });

  app.put(
    '/settings/requests',
    { schema: { body: RequestSettings, response: { 200: RequestSettings }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => writeRequestSettings(tx, person, request.body));
      return deps.db.read(site.id, readRequestSettings);
    },
  );

  const ByKind = Type.Object({ kind: Type.String({ maxLength: 60 }) });
  app.get(
    '/settings/templates/:kind',
    { schema: { params: ByKind, response: { 200: LetterTemplate }, tags } },
    async (request) => {
      const { site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readLetterTemplate(reading, request.params.kind));
    },
  );

  app.put(
    '/settings/templates/:kind',
    { schema: { params: ByKind, body: LetterTemplateInput, response: { 200: LetterTemplate }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { kind } = request.params;
      await deps.db.transaction(site.id, (tx) => writeLetterTemplate(tx, person, kind, request.body.text));
      return deps.db.read(site.id, (reading) => readLetterTemplate(reading, kind));
    },
  );
}

async function readCalendarView(reading: Reading): Promise<CalendarView> {
  const calendar = await readCalendar(reading);
  const changes = await listCalendarChanges(reading);
  return {
    id: calendar.id,
    from: calendar.from,
    to: calendar.to,
    holidays: [...calendar.holidays].toSorted(),
    makeupWorkdays: [...calendar.makeupWorkdays].toSorted(),
    changes: changes.map(({ number, basis, createdAt }) => ({ number, basis, at: createdAt.toISOString() })),
  };
}
