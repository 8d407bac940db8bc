import type { CalendarChanges } from '@openzone/calendar';
import { Type } from 'typebox';
import {
  CalendarChangeInput,
  CalendarChangePreview,
  CalendarView,
  ClockChangePreview,
  ClockSettings,
  ClockSettingsInput,
  NoticeSettings,
  LetterTemplate,
  LetterTemplateInput,
  LetterTemplateRevision,
  RequestSettings,
} from '@openzone/contracts';
import { changeCalendar, listCalendarChanges, readCalendar } from '../base/calendars/index.ts';
import { previewCalendarChange, requireCalendarKeeper } from '../flows/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Reading } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import {
  previewClockSettings,
  readClockSettings,
  readNoticeSettings,
  writeClockSettings,
  writeNoticeSettings,
  readLetterTemplate,
  readLetterTemplateHistory,
  readRequestSettings,
  writeLetterTemplate,
  writeRequestSettings,
} from '../systems/information-requests/index.ts';
import { registerLedgerSettings } from './ledger.ts';
import { asking, type SessionDeps } from './session.ts';

export interface SettingsDeps extends SessionDeps {
  readonly clock: Clock;
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
      requireCalendarKeeper(person);
      const { basis } = request.body;
      const changes = changesOf(request.body);
      await deps.db.transaction(site.id, async (tx) => {
        await changeCalendar(tx, { changes, basis, by: person.id });
        tx.afterCommit(() => deps.calendarChanged());
      });
      return reply.status(201).send(await deps.db.read(site.id, readCalendarView));
    },
  );

  app.post(
    '/settings/calendar/changes/preview',
    { schema: { body: Type.Omit(CalendarChangeInput, ['basis']), response: { 200: CalendarChangePreview }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => previewCalendarChange(deps, reading, person, changesOf(request.body)));
    },
  );

  registerClock(app, deps);
  registerNoticeSettings(app, deps);
  registerLedgerSettings(app, deps);

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

  app.get(
    '/settings/templates/:kind/history',
    { schema: { params: ByKind, response: { 200: Type.Array(LetterTemplateRevision) }, tags } },
    async (request) => {
      const { site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => readLetterTemplateHistory(reading, request.params.kind));
    },
  );

  app.put(
    '/settings/templates/:kind',
    { schema: { params: ByKind, body: LetterTemplateInput, response: { 200: LetterTemplate }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      const { kind } = request.params;
      await deps.db.transaction(site.id, (tx) => writeLetterTemplate(tx, person, kind, request.body));
      return deps.db.read(site.id, (reading) => readLetterTemplate(reading, kind));
    },
  );
}

/** Choices in how days are counted, where the regulation leaves them open. */
function registerClock(app: Server, deps: SettingsDeps): void {
  app.get('/settings/clock', { schema: { response: { 200: ClockSettings }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readClockSettings);
  });

  app.post(
    '/settings/clock/preview',
    { schema: { body: Type.Pick(ClockSettingsInput, ['policy']), response: { 200: ClockChangePreview }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      return deps.db.read(site.id, (reading) => previewClockSettings(deps, reading, person, request.body.policy));
    },
  );

  app.put(
    '/settings/clock',
    { schema: { body: ClockSettingsInput, response: { 200: ClockSettings }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, async (tx) => {
        await writeClockSettings(tx, person, request.body);
        tx.afterCommit(() => deps.calendarChanged());
      });
      return deps.db.read(site.id, readClockSettings);
    },
  );
}

function registerNoticeSettings(app: Server, deps: SettingsDeps): void {
  app.get('/settings/notices', { schema: { response: { 200: NoticeSettings }, tags } }, async (request) => {
    const { site } = await asking(deps, request);
    return deps.db.read(site.id, readNoticeSettings);
  });

  app.put(
    '/settings/notices',
    { schema: { body: NoticeSettings, response: { 200: NoticeSettings }, tags } },
    async (request) => {
      const { person, site } = await asking(deps, request);
      await deps.db.transaction(site.id, (tx) => writeNoticeSettings(tx, person, request.body));
      return deps.db.read(site.id, readNoticeSettings);
    },
  );
}

function changesOf({
  addHolidays,
  addMakeupWorkdays,
  removeHolidays,
  removeMakeupWorkdays,
  extendTo,
}: Omit<CalendarChangeInput, 'basis'>): Omit<CalendarChanges, 'id'> {
  const days = { addHolidays, addMakeupWorkdays, removeHolidays, removeMakeupWorkdays };
  return { ...days, ...(extendTo === null ? {} : { extendTo }) };
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
    changes: changes
      .filter(({ policy }) => policy === null)
      .map(({ number, basis, createdAt }) => ({ number, basis, at: createdAt.toISOString() })),
  };
}
