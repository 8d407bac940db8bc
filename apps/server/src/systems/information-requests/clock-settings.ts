import { defaultClockPolicy, type CalendarChanges, type CalendarVersion, type ClockPolicy } from '@openzone/calendar';
import type { ClockChangePreview, ClockSettings, ClockSettingsInput } from '@openzone/contracts';
import { changePolicy, countingOf, foreseeCalendar, listCalendarChanges } from '../../base/calendars/index.ts';
import type { Person } from '../../base/identity/index.ts';
import { foreseeDates } from '../../engines/cases/index.ts';
import { today } from '../../platform/clock.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { conflict } from '../../platform/errors.ts';
import type { RequestDeps } from './deps.ts';
import { requestProcedure } from './procedure.ts';
import { requireKeeper } from './policy.ts';

/**
 * How the site counts where the regulation leaves it open. A change is kept for ever with what it rests on, and is brought to live requests
 * like one of the calendar: the old day stays in an event, whoever handles the request is told. Closed ones keep the days they were
 * judged by.
 */

export async function readClockSettings(reading: Reading): Promise<ClockSettings> {
  const changes = await listCalendarChanges(reading);
  return {
    policy: { ...defaultClockPolicy, ...countingOf(changes).policy },
    defaults: { ...defaultClockPolicy },
    version: changes.at(-1)?.number ?? 0,
    changes: changes
      .filter(({ policy }) => policy !== null)
      .map(({ number, basis, createdAt }) => ({ number, basis, at: createdAt.toISOString() })),
  };
}

/** @throws AppError FORBIDDEN; STALE_REVISION (409) when calendar or choices changed since they were looked at */
export async function writeClockSettings(tx: Tx, person: Person, input: ClockSettingsInput): Promise<void> {
  requireKeeper(person, keptHere);
  const { policy, basis, version } = input;
  const isWritten = await changePolicy(tx, {
    policy: chosen(policy),
    basis: basis.trim(),
    by: person.id,
    expected: version,
  });
  if (isWritten) return;
  throw conflict(
    'STALE_REVISION',
    '日历或者计算规则刚刚被别人改过，您看到的不是最新的。请刷新后再改；您填写的内容还在。',
    'The calendar or the rules were changed by somebody else since you opened this page. Reload and change them again; what you typed is kept.',
  );
}

/** What the choices would do to live requests. */
export async function previewClockSettings(
  deps: Pick<RequestDeps, 'clock'>,
  reading: Reading,
  person: Person,
  policy: ClockPolicy,
): Promise<ClockChangePreview> {
  const { calendar } = countingOf(await listCalendarChanges(reading));
  return preview(deps, reading, person, { ...calendar, id: `${calendar.id} foreseen` }, chosen(policy));
}

/** What a change of the calendar would do to them. @throws CalendarError INVALID_CALENDAR */
export async function previewCalendar(
  deps: Pick<RequestDeps, 'clock'>,
  reading: Reading,
  person: Person,
  changes: Omit<CalendarChanges, 'id'>,
): Promise<ClockChangePreview> {
  const before = await listCalendarChanges(reading);
  const calendar = foreseeCalendar(before, { changes, basis: '' });
  return preview(deps, reading, person, calendar, countingOf(before).policy);
}

function preview(
  deps: Pick<RequestDeps, 'clock'>,
  reading: Reading,
  person: Person,
  calendar: CalendarVersion,
  policy: Partial<ClockPolicy>,
): Promise<ClockChangePreview> {
  requireKeeper(person, keptHere);
  return foreseeDates(reading, requestProcedure, { calendar, policy, today: today(deps.clock) });
}

/** What differs from the program's own choices; the rest follows them, should they ever be corrected. */
function chosen(policy: ClockPolicy): Partial<ClockPolicy> {
  return Object.fromEntries(
    Object.entries(policy).filter(([name, value]) => defaultClockPolicy[name as keyof ClockPolicy] !== value),
  );
}

const keptHere = { zh: '期限计算规则', en: 'The rules of counting' };
