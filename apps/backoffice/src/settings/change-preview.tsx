import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import type { Announcement } from './announcement.ts';
import { changesNothing, runsOf, type CalendarPlan } from './calendar-plan.ts';
import { calendarMessages, lineProblems, planProblems } from './messages.ts';

/** Statutory holidays of a year since 2025 (全国年节及纪念日放假办法, art. 2), weekends not counted. */
const YEARLY = 13;

interface Props {
  readonly reading: Announcement;
  readonly plan: CalendarPlan;
}

/** What the typed lines mean: what changes, what does not, and what was not understood. */
export function ChangePreview({ reading, plan }: Props) {
  const m = useMessages(calendarMessages);
  const { language, pick } = useLanguage();
  const { change } = plan;
  const changed = [...change.addHolidays, ...change.addMakeupWorkdays, ...change.removeHolidays];
  return (
    <section className="oz-preview" aria-labelledby="change-preview" aria-live="polite">
      <h3 id="change-preview">{m.preview}</h3>
      {reading.wrong.length + plan.problems.length > 0 && (
        <ul className="oz-tight oz-wrong">
          {reading.wrong.map(({ line, text, problem }) => (
            <li key={line}>
              {m.line(line, text)}
              {pick(lineProblems[problem])}
            </li>
          ))}
          {plan.problems.map(({ problem, day }) => (
            <li key={`${problem}-${day}`}>{pick(planProblems[problem](formatDay(day, language)))}</li>
          ))}
        </ul>
      )}
      <Days label={m.addHolidays} days={change.addHolidays} />
      <Days label={m.addMakeups} days={change.addMakeupWorkdays} />
      <Days label={m.removeHolidays} days={change.removeHolidays} />
      <Days label={m.removeMakeups} days={change.removeMakeupWorkdays} />
      {change.extendTo !== null && <p>{m.extendTo(formatDay(change.extendTo, language))}</p>}
      {plan.newYears
        .filter(({ holidays }) => holidays < YEARLY)
        .map(({ year, holidays }) => (
          <p key={year} className="oz-warn">
            {m.fewDays(year, holidays)}
          </p>
        ))}
      {changed.some((day) => day < todayInShanghai()) && <p className="oz-warn">{m.past}</p>}
      {reading.read.length === 0 && reading.wrong.length === 0 && <p className="oz-quiet">{m.noDays}</p>}
      {reading.read.length > 0 && changesNothing(plan) && <p>{m.noChange}</p>}
      <Days label={m.already} days={plan.already} quiet />
      {reading.skipped.length > 0 && (
        <details>
          <summary>{m.skipped(reading.skipped.length)}</summary>
          <ul className="oz-tight">
            {[...new Set(reading.skipped)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface DaysProps {
  readonly label: (count: number) => string;
  readonly days: readonly string[];
  readonly quiet?: boolean;
}

function Days({ label, days, quiet = false }: DaysProps) {
  const m = useMessages(calendarMessages);
  const { language } = useLanguage();
  if (days.length === 0) return null;
  return (
    <div className={quiet ? 'oz-quiet' : undefined}>
      <strong>{label(days.length)}</strong>
      <ul className="oz-tight">
        {runsOf(days).map(([from, to]) => (
          <li key={from}>
            {from === to ? formatDay(from, language) : m.run(formatDay(from, language), formatDay(to, language))}
          </li>
        ))}
      </ul>
    </div>
  );
}
