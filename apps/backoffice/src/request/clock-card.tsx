import type { RequestDetail } from '@openzone/contracts';
import { Alert, Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { ClockBadge } from '../requests/clock-badge.tsx';
import { Facts } from './facts.tsx';
import { ClockCalendar } from './clock-calendar.tsx';
import { caseMessages } from './messages.ts';

/** The statutory clock: where it stands, the sentence that says why, and the days it counted. */
export function ClockCard({ detail }: { readonly detail: RequestDetail }) {
  const m = useMessages(caseMessages);
  const { language, pick } = useLanguage();
  const { clock } = detail;
  const day = (date: string | null) => (date === null ? null : formatDay(date, language));
  const served =
    clock.deliveredOn === null
      ? null
      : [day(clock.deliveredOn), clock.onTime === null ? null : clock.onTime ? m.clockOnTime : m.clockLate]
          .filter((part) => part !== null)
          .join(' · ');
  return (
    <Card className="oz-card" size="small" title={<h2>{m.clock}</h2>}>
      <p className="oz-row">
        <ClockBadge request={detail} />
        {clock.extensionWorkdays > 0 && <span>{m.clockExtended(clock.extensionWorkdays)}</span>}
      </p>
      {clock.regime === '2007' && <Alert className="oz-alert" type="info" showIcon title={m.regime2007} />}
      <p className="oz-rule">{pick(clock.explanation)}</p>
      <Facts
        facts={[
          [m.clockReceived, day(clock.receivedOn)],
          [m.clockStarted, clock.startedOn === clock.receivedOn ? null : day(clock.startedOn)],
          [m.clockOriginal, clock.originalDue === clock.due ? null : day(clock.originalDue)],
          [m.clockDue, day(clock.due)],
          [m.clockUsed, clock.used === null ? null : m.workdays(clock.used)],
          [m.clockCorrectionNotice, day(clock.correctionNoticeDue)],
          [m.clockCorrection, day(clock.correctionDue)],
          [m.clockFee, day(clock.feeDue)],
          ...clock.consultDue.map(({ party, due }) => [m.clockConsult(party), day(due)] as const),
          [m.clockDelivered, served],
        ]}
      />
      {clock.days.length > 0 && <ClockCalendar clock={clock} />}
      {clock.calendar !== '' && <p className="oz-field-hint">{m.calendarVersion(clock.calendar)}</p>}
    </Card>
  );
}
