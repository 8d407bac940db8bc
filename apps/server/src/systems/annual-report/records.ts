import { casesWithEvent, listTallied, type TalliedCase, type TallyFilter } from '../../engines/cases/index.ts';
import { listTalliedDocuments, type TalliedDocument } from '../../engines/publication/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { readCaseFacts, type CaseSources } from './facts.ts';
import type { CellDefinition, Fact } from './forms/index.ts';
import type { Period } from './period.ts';

/** The records behind a figure: as many as the figure says. */

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface Records {
  readonly requests: readonly TalliedCase[];
  readonly remedies: readonly TalliedCase[];
  readonly documents: readonly TalliedDocument[];
  /** All of them, not only those of this page. */
  readonly total: number;
}

/** Units of a report: `all` for the whole zone, requests that no unit has been given yet among them. */
export type ScopeUnits = readonly string[] | 'all';

interface Asked<Facts> {
  readonly sources: CaseSources<Facts>;
  readonly period: Period;
  readonly units: ScopeUnits;
  readonly page: Page;
}

const empty: Records = { requests: [], remedies: [], documents: [], total: 0 };

/** What a cell counts, one page of it. What the units told and what is fixed has no records here. */
export async function readRecords<Facts>(
  reading: Reading,
  cell: CellDefinition,
  asked: Asked<Facts>,
): Promise<Records> {
  const [fact] = cell.facts;
  switch (fact?.kind) {
    case 'requests':
      return readRequests(reading, fact, asked);
    case 'remedies':
      return readRemedies(reading, fact, asked);
    case 'publications':
      return readDocuments(reading, fact, asked);
    case 'fees':
      return readPaid(reading, asked);
    case 'asked':
    case 'fixed':
    case undefined:
      return empty;
  }
}

const unitFilter = (units: ScopeUnits): Pick<TallyFilter, 'unitIds'> => (units === 'all' ? {} : { unitIds: units });

async function readRequests<Facts>(
  reading: Reading,
  fact: Extract<Fact, { kind: 'requests' }>,
  { sources, period, units, page }: Asked<Facts>,
): Promise<Records> {
  const cases = await readCaseFacts(reading, sources, period);
  const counted = {
    received: { came: true },
    carriedIn: { came: false },
    closed: { closed: true },
    carriedOut: { closed: false },
  } as const;
  const filter: TallyFilter = {
    ...unitFilter(units),
    ...counted[fact.count],
    channels: fact.channels,
    partyKinds: fact.applicants,
    outcomes: fact.outcomes,
    marked: fact.extended,
  };
  const again = cases.reopened.filter(({ receivedOn, channel, partyKind, state }) => {
    const came = receivedOn !== null && receivedOn >= period.from;
    const closed = state.closedOn !== null;
    const extended = state.events.some(({ kind }) => kind === cases.options.markedBy);
    return (
      (units === 'all' || (state.unitId !== null && units.includes(state.unitId))) &&
      (filter.came === undefined || filter.came === came) &&
      (filter.closed === undefined || filter.closed === closed) &&
      (filter.channels === undefined || filter.channels.includes(channel)) &&
      (filter.partyKinds === undefined || filter.partyKinds.includes(partyKind)) &&
      (filter.outcomes === undefined || filter.outcomes.includes(state.outcome ?? '')) &&
      (filter.marked === undefined || filter.marked === extended)
    );
  });
  const found = await listTallied(
    reading,
    cases.options,
    [filter],
    again.map(({ id }) => id),
    page,
  );
  return { ...empty, requests: found.items, total: found.total };
}

async function readRemedies<Facts>(
  reading: Reading,
  fact: Extract<Fact, { kind: 'remedies' }>,
  { sources, period, units, page }: Asked<Facts>,
): Promise<Records> {
  const options = { procedure: sources.remedies, ...period, markedBy: '', leftOut: [], except: [] };
  const base: TallyFilter = { ...unitFilter(units), channels: fact.groups };
  const concluded = fact.results?.filter((one) => one !== 'PENDING');
  const filters: TallyFilter[] =
    concluded === undefined
      ? [base]
      : [
          ...(concluded.length > 0 ? [{ ...base, outcomes: concluded }] : []),
          ...(fact.results?.includes('PENDING') === true ? [{ ...base, closed: false }] : []),
        ];
  const found = await listTallied(reading, options, filters, [], page);
  return { ...empty, remedies: found.items, total: found.total };
}

async function readDocuments<Facts>(
  reading: Reading,
  fact: Extract<Fact, { kind: 'publications' }>,
  { period, units, page }: Asked<Facts>,
): Promise<Records> {
  const wanted = { measure: fact.measure, way: fact.way, unitIds: units === 'all' ? undefined : units };
  const found = await listTalliedDocuments(reading, period, wanted, page);
  return { ...empty, documents: found.items, total: found.total };
}

/** The requests for which a fee was paid. */
async function readPaid<Facts>(reading: Reading, { sources, period, units, page }: Asked<Facts>): Promise<Records> {
  const { from, to } = period;
  const paid = await casesWithEvent(reading, sources.requests, 'FEE_PAID', from, to, to);
  const ids = paid
    .filter(({ state }) => units === 'all' || (state.unitId !== null && units.includes(state.unitId)))
    .map(({ id }) => id);
  const options = { procedure: sources.requests.key, from, to, markedBy: '', leftOut: [], except: [] };
  const found = await listTallied(reading, options, [], ids, page);
  return { ...empty, requests: found.items, total: found.total };
}
