import type { ApplicantKind, RemedyKind, RemedyResult, RequestChannel, RequestOutcome } from '@openzone/contracts';
import { addDays, type IsoDate } from '@openzone/calendar';
import {
  casesWithEvent,
  fold,
  tallyCases,
  type CaseAsOf,
  type CaseEvent,
  type Procedure,
  type TallyOptions,
} from '../../engines/cases/index.ts';
import { tallyPublications } from '../../engines/publication/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { InUnit, ReportFacts } from './compile.ts';
import type { Period } from './period.ts';

/** The procedures a report counts the cases of. Systems do not know each other; whoever composes them names these. */
export interface CaseSources<Facts> {
  readonly requests: Procedure<Facts>;
  /** Yuan the applicant has paid and when; undefined when nothing was. */
  readonly feeOf: (facts: Facts) => { readonly amount: number; readonly paidOn: IsoDate } | undefined;
  /** Review and litigation, by the key of its procedure. */
  readonly remedies: string;
}

/** Events that count, by their names in the procedure of requests. */
const extension = 'EXTENSION_APPROVED';
const reopening = 'REOPENED';
const payment = 'FEE_PAID';
/** A request that was split is counted in its parts. */
const split = 'SPLIT';

/** Later than any event. */
const forEver: IsoDate = '9999-12-31';

export interface CaseFacts<Facts> {
  readonly options: TallyOptions;
  /**
   * Requests that were ever reopened and count in this period. Their rows say what has become of them since, so each is folded as it stood
   * on the last day: whatever is done later, the figures of a year stay what they were.
   */
  readonly reopened: readonly CaseAsOf<Facts>[];
}

/**
 * A request counts once, in the year at whose end it was first closed, with its result then; what is answered anew in a later year, after
 * review or a judgment, is told by table 四 and not counted a second time.
 */
export async function readCaseFacts<Facts>(
  reading: Reading,
  { requests }: CaseSources<Facts>,
  { from, to }: Period,
): Promise<CaseFacts<Facts>> {
  const ever = await casesWithEvent(reading, requests, reopening, '0001-01-01', forEver, to);
  const reopened = ever.filter(
    ({ receivedOn, state }) =>
      receivedOn !== null &&
      receivedOn <= to &&
      state.state !== split &&
      !endsBefore(receivedOn, from).some((day) => wasClosed(requests, state.events, day)),
  );
  return {
    options: {
      procedure: requests.key,
      from,
      to,
      markedBy: extension,
      leftOut: [split],
      except: ever.map(({ id }) => id),
    },
    reopened,
  };
}

/** The ends of the years since, and the eve of the period. */
function endsBefore(receivedOn: IsoDate, from: IsoDate): IsoDate[] {
  const eve = addDays(from, -1);
  const [first, last] = [Number(receivedOn.slice(0, 4)), Number(eve.slice(0, 4))];
  const years = Array.from({ length: Math.max(0, last - first) }, (_, index): IsoDate => `${first + index}-12-31`);
  return [...years, eve];
}

function wasClosed<Facts>(procedure: Procedure<Facts>, events: readonly CaseEvent[], day: IsoDate): boolean {
  const then = events.filter((event) => event.on <= day);
  return then.length > 0 && fold(procedure, then).closedOn !== null;
}

/** Whether facts name the records they count as well: what is frozen keeps them. */
export interface FactDepth {
  readonly withIds: boolean;
}

/** Everything a report counts but what units are asked for. */
export async function readFacts<Facts>(
  reading: Reading,
  sources: CaseSources<Facts>,
  period: Period,
  depth: FactDepth = { withIds: false },
): Promise<Omit<ReportFacts, 'asked'>> {
  const cases = await readCaseFacts(reading, sources, period);
  // Once over the requests: the register's count by channel takes every one that came, whatever else is known of it.
  const by = ['channel', 'partyKind', 'outcome', 'came', 'closed', 'marked', 'late'] as const;
  const tallied = await tallyCases(reading, cases.options, by, depth);
  const remedies = await tallyCases(
    reading,
    { ...cases.options, procedure: sources.remedies, leftOut: [], except: [] },
    ['channel', 'outcome'],
    depth,
  );
  const again = cases.reopened.map((one) => reopenedFact(one, period));
  return {
    received: [
      ...tallied
        .filter(({ came }) => came)
        .map(({ unitId, channel, count, ids = [] }) => ({ unitId, channel: channel as RequestChannel, count, ids })),
      ...again.filter(({ came }) => came).map(({ unitId, channel, count, ids }) => ({ unitId, channel, count, ids })),
    ],
    requests: [
      ...tallied.map(({ unitId, partyKind, outcome, came, closed, marked, late, count, ids = [] }) => ({
        unitId,
        applicant: partyKind as ApplicantKind,
        outcome: outcome as RequestOutcome | null,
        came,
        closed,
        extended: marked,
        late,
        count,
        ids,
      })),
      ...again,
    ],
    remedies: remedies.map(({ unitId, channel, outcome, count, ids = [] }) => ({
      unitId,
      group: channel as RemedyKind,
      result: (outcome ?? 'PENDING') as RemedyResult | 'PENDING',
      count,
      ids,
    })),
    publications: await tallyPublications(reading, period.from, period.to, depth),
    fees: await readFees(reading, sources, period),
  };
}

type RequestFact = ReportFacts['requests'][number] & { readonly channel: RequestChannel };

function reopenedFact<Facts>(one: CaseAsOf<Facts>, { from, to }: Period): RequestFact {
  const { state, receivedOn, channel, partyKind } = one;
  const closed = state.closedOn !== null && state.closedOn <= to;
  return {
    unitId: state.unitId,
    channel: channel as RequestChannel,
    applicant: partyKind as ApplicantKind,
    outcome: closed ? (state.outcome as RequestOutcome | null) : null,
    came: receivedOn !== null && receivedOn >= from,
    closed,
    extended: state.events.some(({ kind }) => kind === extension),
    late: false,
    count: 1,
    ids: [one.id],
  };
}

async function readFees<Facts>(
  reading: Reading,
  { requests, feeOf }: CaseSources<Facts>,
  { from, to }: Period,
): Promise<InUnit<unknown>[]> {
  const paid = await casesWithEvent(reading, requests, payment, from, to, to);
  return paid.flatMap(({ id, state }) => {
    const fee = feeOf(state.facts);
    return fee === undefined || fee.paidOn < from || fee.paidOn > to
      ? []
      : [{ unitId: state.unitId, count: fee.amount, ids: [id] }];
  });
}
