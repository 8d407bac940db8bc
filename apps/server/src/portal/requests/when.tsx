import { addDays, weekday, type ClockDay, type IsoDate } from '@openzone/calendar';
import { requestChannelLabels, type RequestChannel } from '@openzone/contracts';
import type { VNode } from 'preact';
import { formatDay, pick } from '../../platform/i18n/index.ts';
import { Field } from '../components/filters.tsx';
import { href, type PageContext } from '../context.ts';
import {
  calculate,
  calculatorFields,
  type Calculated,
  type Calculation,
  type CalculatorField,
  type CalculatorProblem,
} from './calculation.ts';
import { show, type RequestRoute } from './desk.ts';
import { Head, RequestPage } from './parts.tsx';

export const whenRoute: RequestRoute = {
  path: '/requests/when',
  query: calculatorFields,
  async handle(desk, visit) {
    const { context, query } = visit;
    const isAsked = Object.keys(query).length > 0;
    const counting = isAsked ? await desk.requests?.counting(context.site) : undefined;
    const calculated: Calculated = isAsked
      ? calculate(query, context.m, context.language, counting)
      : { problems: [], result: undefined };
    const page = <WhenPage context={context} typed={query} {...calculated} />;
    show(desk, visit, calculated.problems.length > 0 ? 400 : 200, page);
  },
};

interface WhenProps extends Calculated {
  readonly context: PageContext;
  readonly typed: Readonly<Record<string, string>>;
}

/** 他们什么时候必须答复？ A public calculator. */
export function WhenPage({ context, typed, problems, result }: WhenProps): VNode {
  const c = context.m.requests.calculator;
  return (
    <RequestPage context={context} title={c.title} description={c.lead} isPublic={Object.keys(typed).length === 0}>
      <Head title={c.title} lead={c.lead} />
      <Wrong context={context} problems={problems} />
      {result !== undefined && <Answer context={context} result={result} />}
      {result !== undefined && <h2 class="when-again">{c.again}</h2>}
      <WhenForm context={context} typed={typed} problems={problems} />
      <p class="quiet">{c.note}</p>
    </RequestPage>
  );
}

function labelOf(context: PageContext, field: CalculatorField): string {
  return context.m.requests.calculator[field];
}

function Wrong({
  context,
  problems,
}: {
  readonly context: PageContext;
  readonly problems: readonly CalculatorProblem[];
}): VNode | null {
  if (problems.length === 0) return null;
  return (
    <div class="notice notice-strong error-summary" role="alert">
      <div>
        <p>
          <strong>{context.m.requests.errors.summary}</strong>
        </p>
        <ul>
          {problems.map(({ field, text }) => (
            <li key={text}>
              {field === undefined ? (
                text
              ) : (
                <a href={`#f-${field}`}>{context.m.errors.inField(labelOf(context, field), text)}</a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type FormProps = Omit<WhenProps, 'result'>;

function WhenForm({ context, typed, problems }: FormProps): VNode {
  const c = context.m.requests.calculator;
  const wrong = (field: CalculatorField): { field: string; label: string; text: string } | undefined => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? undefined : { field, label: labelOf(context, field), text: found.text };
  };
  const day = (field: CalculatorField, hint?: string): VNode => (
    <DayField field={field} label={labelOf(context, field)} typed={typed[field]} hint={hint} problem={wrong(field)} />
  );
  const problem = wrong('channel');
  const extension = wrong('extension');
  const isMore = ['correction', 'extension', 'pauseFrom', 'pauseTo'].some((name) => typed[name] !== undefined);
  return (
    <form class="request-form when-form" action={href(context, '/requests/when')} method="get" novalidate>
      <Field name="channel" label={c.channel} problem={problem}>
        <select
          id="f-channel"
          name="channel"
          aria-invalid={problem === undefined ? undefined : 'true'}
          aria-describedby={problem === undefined ? undefined : 'f-channel-problem'}
        >
          {(Object.keys(requestChannelLabels) as RequestChannel[]).map((value) => (
            <option key={value} value={value} selected={value === typed['channel']}>
              {pick(requestChannelLabels[value], context.language)}
            </option>
          ))}
        </select>
      </Field>
      {day('day', c.dayHints)}
      <details class="when-more" open={isMore}>
        <summary>{c.more}</summary>
        {day('correction', c.correctionHint)}
        <Field name="extension" label={c.extension} problem={extension}>
          <p class="field-hint" id="f-extension-hint">
            {c.extensionHint}
          </p>
          <input
            id="f-extension"
            name="extension"
            type="text"
            inputmode="numeric"
            class="narrow"
            value={typed['extension'] ?? ''}
            maxlength={4}
            aria-invalid={extension === undefined ? undefined : 'true'}
            aria-describedby={extension === undefined ? 'f-extension-hint' : 'f-extension-hint f-extension-problem'}
          />
        </Field>
        {day('pauseFrom', c.pauseHint)}
        {day('pauseTo')}
      </details>
      <p class="form-actions">
        <button type="submit">{c.submit}</button>
      </p>
    </form>
  );
}

interface DayFieldProps {
  readonly field: CalculatorField;
  readonly label: string;
  readonly typed: string | undefined;
  readonly hint: string | undefined;
  readonly problem: { field: string; label: string; text: string } | undefined;
}

/** A date box would drop what it cannot read; a wrong date must still stand there to be corrected. */
function DayField({ field, label, typed, hint, problem }: DayFieldProps): VNode {
  const id = `f-${field}`;
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(problem === undefined ? [] : [`${id}-problem`])];
  const common = {
    id,
    name: field,
    value: typed ?? '',
    class: 'narrow',
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
  };
  const isReadable = typed === undefined || /^\d{4}-\d{2}-\d{2}$/.test(typed);
  return (
    <Field name={field} label={label} problem={problem}>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem === undefined || isReadable ? (
        <input type="date" {...common} aria-invalid={problem === undefined ? undefined : 'true'} />
      ) : (
        <input type="text" {...common} aria-invalid="true" />
      )}
    </Field>
  );
}

function Answer({ context, result }: { readonly context: PageContext; readonly result: Calculation }): VNode {
  const c = context.m.requests.calculator;
  const { due, sentences, days } = result;
  return (
    <>
      <section class="when-answer" aria-labelledby="answer">
        <h2 id="answer">{c.result}</h2>
        {due !== null && (
          <p class="when-day">
            <time datetime={due}>{formatDay(due, context.language)}</time>
          </p>
        )}
        {due === null ? sentences.map((text) => <p key={text}>{text}</p>) : <p>{c.late}</p>}
      </section>
      {due !== null && (
        <>
          <section class="form-part" aria-labelledby="why">
            <h2 id="why">{c.why}</h2>
            <ul class="plain-list when-sentences">
              {sentences.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
          <Months context={context} days={days} due={due} />
        </>
      )}
    </>
  );
}

function Months({
  context,
  days,
  due,
}: {
  readonly context: PageContext;
  readonly days: readonly ClockDay[];
  readonly due: IsoDate;
}): VNode {
  const c = context.m.requests.calculator;
  const months = [...new Set(days.map((day) => day.date.slice(0, 7)))];
  return (
    <section aria-labelledby="calendar" class="when-calendar">
      <h2 id="calendar">{c.calendar}</h2>
      <p class="quiet">{c.calendarLead}</p>
      <div class="when-months">
        {months.map((month) => (
          <Month key={month} context={context} month={month} days={days} due={due} />
        ))}
      </div>
    </section>
  );
}

/** The days of a month in weeks from Monday; undefined before the first and after the last. */
function weeksOf(month: string): (IsoDate | undefined)[][] {
  const first: IsoDate = `${month}-01`;
  const cells: (IsoDate | undefined)[] = Array.from({ length: weekday(first) - 1 }, () => undefined);
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

interface MonthProps {
  readonly context: PageContext;
  readonly month: string;
  readonly days: readonly ClockDay[];
  readonly due: IsoDate;
}

function Month({ context, month, days, due }: MonthProps): VNode {
  const c = context.m.requests.calculator;
  const byDate = new Map(days.map((day) => [day.date, day]));
  return (
    <table class="when-month">
      <caption>{c.month(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}</caption>
      <thead>
        <tr>
          {c.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((date, at) => (
              <Cell
                key={at}
                context={context}
                date={date}
                day={date === undefined ? undefined : byDate.get(date)}
                due={due}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly context: PageContext;
  readonly date: IsoDate | undefined;
  readonly day: ClockDay | undefined;
  readonly due: IsoDate;
}

/** The colour is never alone: what a day is stands in it, in words for who hears it and in short for who sees it. */
function Cell({ context, date, day, due }: CellProps): VNode {
  const c = context.m.requests.calculator;
  if (date === undefined) return <td />;
  const number = Number(date.slice(8));
  if (day === undefined) return <td>{number}</td>;
  const kind =
    date === due ? 'due' : day.counted ? 'counted' : day.reason === 'START' ? 'start' : day.reason.toLowerCase();
  const adjusted = day.reason === 'ADJUSTED_WORKDAY' ? c.short.ADJUSTED_WORKDAY : '';
  const mark = day.n === null ? skippedMark(context, day) : `${adjusted}${day.n}`;
  return (
    <td class={`day-${kind}`}>
      {number}
      <span class="day-n" aria-hidden="true">
        {mark}
      </span>
      <span class="unseen">{said(context, day, date === due)}</span>
    </td>
  );
}

function skippedMark(context: PageContext, day: ClockDay): string {
  const { short } = context.m.requests.calculator;
  return day.reason === 'START' || day.reason === 'HOLIDAY' || day.reason === 'PAUSED' ? short[day.reason] : '';
}

function said(context: PageContext, day: ClockDay, isDue: boolean): string {
  const c = context.m.requests.calculator;
  if (day.n !== null) return isDue ? `${c.counted(day.n)}, ${c.last}` : c.counted(day.n);
  const reason = day.reason === 'WORKDAY' || day.reason === 'ADJUSTED_WORKDAY' ? 'START' : day.reason;
  return c.skipped[reason];
}
