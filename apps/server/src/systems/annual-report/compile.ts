import type { ApplicantKind, RemedyKind, RemedyResult, RequestChannel, RequestOutcome } from '@openzone/contracts';
import type { PublicationWay } from '../../engines/publication/index.ts';
import { cellsOf, type AskedItem, type Fact, type PublicationMeasure, type ReportForm } from './forms/index.ts';

/** Facts become figures. Pure: the same facts give the same tables whoever asks, for a unit, several or all. */

/** Counts by unit and whatever the forms ask about; a unit of null is a request nobody has been given yet. */
export interface ReportFacts {
  readonly received: readonly InUnit<{ readonly channel: RequestChannel }>[];
  readonly requests: readonly InUnit<{
    readonly applicant: ApplicantKind;
    /** Null while pending at the end of the year. */
    readonly outcome: RequestOutcome | null;
    readonly came: boolean;
    readonly closed: boolean;
    readonly extended: boolean;
    readonly late: boolean;
  }>[];
  readonly remedies: readonly InUnit<{ readonly group: RemedyKind; readonly result: RemedyResult | 'PENDING' }>[];
  readonly publications: readonly InUnit<{
    readonly measure: PublicationMeasure;
    readonly way: PublicationWay | null;
  }>[];
  /** Yuan. */
  readonly fees: readonly InUnit<unknown>[];
  readonly asked: readonly InUnit<{ readonly item: AskedItem }>[];
}

export type InUnit<T> = T & {
  readonly unitId: string | null;
  readonly count: number;
  /** What was counted, where the facts were read for freezing. */
  readonly ids?: readonly string[] | undefined;
};

/** Figures by the ids of their cells. */
export type Figures = Readonly<Record<string, number>>;

/** Which units a report covers. */
export type InScope = (unitId: string | null) => boolean;

/** Fills every cell of the form. */
export function compile(form: ReportForm, facts: ReportFacts, inScope: InScope): Figures {
  const seen = summed(within(facts, inScope));
  return Object.fromEntries(
    cellsOf(form).map((cell) => [cell.id, rounded(cell.facts.reduce((sum, fact) => sum + valueOf(fact, seen), 0))]),
  );
}

/** The facts of these units alone. */
export function within(facts: ReportFacts, inScope: InScope): ReportFacts {
  const only = <T>(rows: readonly InUnit<T>[]): InUnit<T>[] => rows.filter((row) => inScope(row.unitId));
  return {
    received: only(facts.received),
    requests: only(facts.requests),
    remedies: only(facts.remedies),
    publications: only(facts.publications),
    fees: only(facts.fees),
    asked: only(facts.asked),
  };
}

/** Rows alike in everything but their unit become one, so that the cells of a form go through few. */
function summed(facts: ReportFacts): ReportFacts {
  return {
    received: alike(facts.received, ({ channel }) => channel),
    requests: alike(facts.requests, ({ applicant, outcome, came, closed, extended, late }) =>
      [applicant, outcome, came, closed, extended, late].join(' '),
    ),
    remedies: alike(facts.remedies, ({ group, result }) => `${group} ${result}`),
    publications: alike(facts.publications, ({ measure, way }) => `${measure} ${way ?? ''}`),
    fees: facts.fees,
    asked: facts.asked,
  };
}

function alike<T>(rows: readonly InUnit<T>[], keyOf: (row: InUnit<T>) => string): InUnit<T>[] {
  const found = new Map<string, InUnit<T>>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = found.get(key);
    found.set(key, known === undefined ? row : { ...known, count: known.count + row.count });
  }
  return [...found.values()];
}

function valueOf(fact: Fact, facts: ReportFacts): number {
  if (fact.kind === 'fixed') return fact.value;
  const sum = total(rowsOf(fact, facts), () => true);
  return fact.kind === 'fees' ? sum / 10_000 : sum;
}

/** The facts a figure adds up. */
function rowsOf(fact: Exclude<Fact, { kind: 'fixed' }>, facts: ReportFacts): readonly InUnit<unknown>[] {
  switch (fact.kind) {
    case 'requests':
      return fact.channels === undefined
        ? requestRows(fact, facts)
        : facts.received.filter(isOneOf('channel', fact.channels));
    case 'remedies':
      return facts.remedies.filter(
        (row) => fact.groups.includes(row.group) && (fact.results === undefined || fact.results.includes(row.result)),
      );
    case 'publications':
      return facts.publications.filter(
        (row) => row.measure === fact.measure && (fact.way === undefined || row.way === fact.way),
      );
    case 'fees':
      return facts.fees;
    case 'asked':
      return facts.asked.filter((row) => row.item === fact.item);
  }
}

/** What a figure was made of when it was frozen. */
export interface FrozenRecords {
  readonly requests: readonly string[];
  readonly remedies: readonly string[];
  readonly documents: readonly string[];
  /** What units told, and what is fixed: it has no records here. */
  readonly told: number;
  /** False where the figure is an amount of money. */
  readonly isCount: boolean;
}

/** The records behind every cell that counts any, by the ids of the cells; the facts must have been read with their ids. */
export function recordsOf(
  form: ReportForm,
  facts: ReportFacts,
  inScope: InScope,
): Readonly<Record<string, FrozenRecords>> {
  const seen = within(facts, inScope);
  return Object.fromEntries(
    cellsOf(form).flatMap((cell) => {
      const found = recordsOfCell(cell.facts, seen);
      const { requests, remedies, documents } = found;
      return requests.length + remedies.length + documents.length === 0 ? [] : [[cell.id, found]];
    }),
  );
}

function recordsOfCell(wanted: readonly Fact[], facts: ReportFacts): FrozenRecords {
  const ids = (...kinds: Fact['kind'][]): string[] =>
    wanted.flatMap((fact) =>
      fact.kind === 'fixed' || !kinds.includes(fact.kind) ? [] : rowsOf(fact, facts).flatMap((row) => row.ids ?? []),
    );
  const untold = wanted.filter(({ kind }) => kind === 'asked' || kind === 'fixed');
  return {
    requests: ids('requests', 'fees'),
    remedies: ids('remedies'),
    documents: ids('publications'),
    told: rounded(untold.reduce((sum, fact) => sum + valueOf(fact, facts), 0)),
    isCount: !wanted.some(({ kind }) => kind === 'fees'),
  };
}

type Requests = Extract<Fact, { kind: 'requests' }>;

function requestRows(fact: Requests, facts: ReportFacts): readonly InUnit<unknown>[] {
  return facts.requests.filter(
    (row) =>
      counts[fact.count](row) &&
      (fact.applicants === undefined || fact.applicants.includes(row.applicant)) &&
      (fact.outcomes === undefined || (row.outcome !== null && fact.outcomes.includes(row.outcome))) &&
      (fact.extended === undefined || fact.extended === row.extended),
  );
}

const counts: Readonly<Record<Requests['count'], (row: ReportFacts['requests'][number]) => boolean>> = {
  received: (row) => row.came,
  carriedIn: (row) => !row.came,
  closed: (row) => row.closed,
  carriedOut: (row) => !row.closed,
};

/** How many of the requests closed in the year were answered after their limit. */
export function countLate(facts: ReportFacts): number {
  return total(facts.requests, (row) => row.closed && row.late);
}

/** What the register itself says it received, by channel. */
export function countReceived(facts: ReportFacts): number {
  return total(facts.received, () => true);
}

const isOneOf =
  <K extends string, V>(key: K, values: readonly V[]) =>
  (row: Readonly<Record<K, V>>): boolean =>
    values.includes(row[key]);

function total<T>(rows: readonly InUnit<T>[], keeps: (row: InUnit<T>) => boolean): number {
  return rows.reduce((sum, row) => (keeps(row) ? sum + row.count : sum), 0);
}

/** Money is added in binary fractions; six decimals of 万元 are a cent. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
