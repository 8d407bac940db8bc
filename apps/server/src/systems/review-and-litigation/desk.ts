import {
  remedyKindLabels,
  type Remedy,
  type RemedyAct,
  type RemedyActInput,
  type RemedyInput,
  type RemedyKind,
  type RemedyPage,
  type RemedyQuery,
  type RemedyStatistics,
} from '@openzone/contracts';
import { readCalendar } from '../../base/calendars/index.ts';
import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import {
  countByKind,
  findCase,
  fold,
  linkCases,
  listLinked,
  maySeeCase,
  noSuchCase,
  openCase,
  perform,
  readEvents,
  type CaseContext,
  type CaseFile,
} from '../../engines/cases/index.ts';
import { today, type Clock } from '../../platform/clock.ts';
import type { Database, Reading } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids.ts';
import { findRemedies } from './list.ts';
import { remedyProcedure } from './procedure.ts';
import { listRemedyWork, type RemedyWork } from './work.ts';

/** Review and litigation about one request, seen by who may see the request. */
export interface RemedyDesk {
  list(site: Site, person: Person, requestId: string): Promise<Remedy[]>;
  /** All of them that this person may know of, by what was asked. */
  find(site: Site, person: Person, query: RemedyQuery): Promise<RemedyPage>;
  /** What waits for this person, the nearest day first. */
  work(site: Site, person: Person): Promise<{ items: RemedyWork[]; count: number }>;
  file(site: Site, person: Person, requestId: string, input: RemedyInput): Promise<Remedy[]>;
  act(site: Site, person: Person, remedyId: string, kind: RemedyAct, input: RemedyActInput): Promise<Remedy>;
  /** Table 四 of the annual report. */
  statistics(site: Site, person: Person, from: string, to: string): Promise<RemedyStatistics>;
}

export interface RemedyDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** The procedure the remedies are about. */
  readonly about: string;
}

const linkKinds: Readonly<Record<RemedyKind, string>> = {
  REVIEW: 'REVIEW_OF',
  LITIGATION_DIRECT: 'LITIGATION_OF',
  LITIGATION_AFTER_REVIEW: 'LITIGATION_AFTER',
};

export function createRemedyDesk(deps: RemedyDeps): RemedyDesk {
  const { db, clock, about } = deps;
  const contextOf = async (reading: Reading): Promise<CaseContext> => ({
    calendar: await readCalendar(reading),
    today: today(clock),
  });
  const list = (site: Site, person: Person, requestId: string): Promise<Remedy[]> =>
    db.read(site.id, async (reading) => {
      await requestOf(reading, about, person, requestId);
      return Promise.all(
        (await listLinked(reading, remedyProcedure.key, requestId)).map((file) => present(reading, file)),
      );
    });

  return {
    list,
    find: (site, person, query) => db.read(site.id, (reading) => findRemedies(reading, person, query, today(clock))),
    work: (site, person) => db.read(site.id, (reading) => listRemedyWork(reading, person, today(clock))),
    async file(site, person, requestId, input) {
      await db.transaction(site.id, async (tx) => {
        const request = await requestOf(tx, about, person, requestId);
        const { kind, body, caseNumber, claim, simplified } = input;
        const opened = await openCase(tx, remedyProcedure, await contextOf(tx), {
          id: newId(),
          kind: 'FILED',
          on: input.on,
          data: { kind, body, caseNumber, claim, simplified },
          channel: kind,
          partyKind: request.partyKind,
          partyMasked: request.partyMasked,
          partyKey: request.partyKey,
          sealedParty: null,
          sealedContact: null,
          summary: `${remedyKindLabels[kind].zh}：${request.number} ${request.summary}`,
          fields: { about: request.number },
          contentKey: '',
          submissionKey: `remedy:${person.id}:${input.commandKey}`,
          attachments: [],
          unitId: request.unitId,
          demonstration: site.profile.demonstration,
          by: person,
        });
        if (!opened.replayed) await linkCases(tx, opened.id, requestId, linkKinds[kind]);
      });
      return list(site, person, requestId);
    },
    async act(site, person, remedyId, kind, input) {
      await db.transaction(site.id, async (tx) =>
        perform(tx, remedyProcedure, await contextOf(tx), remedyId, { kind: 'OFFICER', person }, { ...input, kind }),
      );
      return db.read(site.id, async (reading) => {
        const file = await findCase(reading, remedyProcedure.key, remedyId);
        if (file === undefined) throw noSuchCase(remedyProcedure.name);
        return present(reading, file);
      });
    },
    statistics: (site, person, from, to) =>
      db.read(site.id, async (reading) => {
        const counts = await countByKind(reading, remedyProcedure.key, person, from, to);
        return {
          from,
          to,
          groups: (Object.keys(remedyKindLabels) as RemedyKind[]).map((kind) => groupOf(kind, counts)),
        };
      }),
  };
}

/** The request the remedy is about, for who may know of it. */
async function requestOf(reading: Reading, procedure: string, person: Person, id: string): Promise<CaseFile> {
  const file = await findCase(reading, procedure, id);
  if (file === undefined || !maySeeCase(person, file))
    throw noSuchCase({ zh: '政府信息公开申请', en: 'information request' });
  return file;
}

async function present(reading: Reading, file: CaseFile): Promise<Remedy> {
  const state = fold(remedyProcedure, await readEvents(reading, file.id));
  const { kind, body, caseNumber, claim, filedOn, respondedOn, result, note } = state.facts;
  return {
    id: file.id,
    number: file.number,
    kind,
    body,
    caseNumber,
    claim,
    revision: state.revision,
    open: state.open,
    filedOn,
    responseDue: respondedOn === null && state.open ? file.dueOn : null,
    respondedOn,
    result,
    concludedOn: state.closedOn,
    note,
  };
}

function groupOf(
  kind: RemedyKind,
  counts: readonly { readonly channel: string; readonly outcome: string | null; readonly count: number }[],
): RemedyStatistics['groups'][number] {
  const of = (outcome: string | null): number =>
    counts.find((row) => row.channel === kind && row.outcome === outcome)?.count ?? 0;
  const group = { upheld: of('UPHELD'), corrected: of('CORRECTED'), other: of('OTHER'), pending: of(null) };
  return { kind, ...group, total: group.upheld + group.corrected + group.other + group.pending };
}
