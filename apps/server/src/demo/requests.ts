import { addDays, addWorkdays, type IsoDate } from '@openzone/calendar';
import type { RequestAct } from '@openzone/contracts';
import { readCounting } from '../base/calendars/index.ts';
import { findPerson, listUnits, type Person } from '../base/identity/index.ts';
import { markRead } from '../base/notices/index.ts';
import { readSetting, writeSetting, type Site } from '../base/sites/index.ts';
import type { Actor } from '../engines/cases/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import {
  actOn,
  requestProcedure,
  takeIn,
  writeRequestSettings,
  type RequestDeps,
} from '../systems/information-requests/index.ts';
import { createRemedyDesk, type RemedyDesk } from '../systems/review-and-litigation/index.ts';
import {
  requestSettings,
  requestsOf,
  type DemoRemedy,
  type DemoRequest,
  type Step,
} from './material/requests/index.ts';
import type { DemoZone } from './material/types.ts';
import { DEMO_TODAY } from './material/zone.ts';
import { requirePerson } from './people.ts';

/** What the demonstration needs to receive and answer requests; the days are its own. */
export type DemoRequestDeps = Omit<RequestDeps, 'clock'>;

const loaded = 'demonstrationRequestsLoaded';
/** What was told before this day has been read. */
const newsSince = addDays(DEMO_TODAY, -7);

/**
 * The zone's information requests, from the day each came in to the day the demonstration plays, every act through the procedure that
 * real ones go through, with its letters. Run again after it was cut off it leaves what is there: every act has its own fixed key.
 * @returns how many there are, 0 when they were loaded before
 */
export async function loadRequests(deps: DemoRequestDeps, site: Site, zone: DemoZone): Promise<number> {
  if (await deps.db.read(site.id, (reading) => readSetting(reading, loaded, false))) return 0;
  const requests = requestsOf[zone.key];
  const play = await prepare(deps, site, zone);
  await deps.db.transaction(site.id, async (tx) => {
    await writeSettings(play, tx);
    let isNews = false;
    for (const { on, request, step } of agenda(requests)) {
      if (!isNews && on >= newsSince) {
        isNews = true;
        for (const { id } of play.everybody) await markRead(tx, id, null, new Date());
      }
      play.turnTo(on);
      await playStep(play, tx, request, step, on);
    }
  });
  await playRemedies(play, requests);
  await deps.db.transaction(site.id, (tx) => writeSetting(tx, loaded, true));
  return requests.length;
}

interface Play {
  readonly deps: RequestDeps;
  readonly site: Site;
  readonly zone: DemoZone;
  readonly everybody: readonly Person[];
  readonly unitIds: ReadonlyMap<string, string>;
  readonly opened: Map<string, { readonly id: string; readonly number: string }>;
  readonly person: (reading: Reading, who: 'handler' | 'head' | 'reviewer' | 'office', unit: string) => Promise<Person>;
  readonly turnTo: (on: IsoDate) => void;
}

async function prepare(given: DemoRequestDeps, site: Site, zone: DemoZone): Promise<Play> {
  let day: IsoDate = DEMO_TODAY;
  const clock: Clock = { now: () => new Date(`${day}T10:00:00+08:00`) };
  const { everybody, units } = await given.db.read(site.id, async (reading) => {
    const people: Person[] = [];
    for (const { signIn } of zone.accounts) {
      const found = await findPerson(reading, signIn);
      if (found !== undefined) people.push(found);
    }
    return { everybody: people, units: await listUnits(reading) };
  });
  const known = new Map<string, Person>();
  const roles = {
    handler: 'HANDLER',
    head: 'UNIT_HEAD',
    reviewer: 'SECRECY_REVIEWER',
    office: 'DISCLOSURE_OFFICE',
  } as const;
  return {
    deps: { ...given, clock },
    site,
    zone,
    everybody,
    unitIds: new Map(units.map((unit) => [unit.code, unit.id])),
    opened: new Map(),
    async person(reading, who, unit) {
      const key = `${who} ${unit}`;
      const isOfUnit = who === 'handler' || who === 'head';
      const found = known.get(key) ?? (await requirePerson(reading, zone, roles[who], isOfUnit ? unit : undefined));
      known.set(key, found);
      return found;
    },
    turnTo: (on) => (day = on),
  };
}

async function writeSettings({ zone, unitIds, person }: Play, tx: Tx): Promise<void> {
  const { unit, ...settings } = requestSettings[zone.key];
  const unitId = unitIds.get(unit);
  if (unitId === undefined) throw new Error(`demonstration material: no unit ${unit}`);
  await writeRequestSettings(tx, await person(tx, 'office', unit), { ...settings, unitId });
}

interface Item {
  readonly on: IsoDate;
  readonly request: DemoRequest;
  /** Undefined: it comes in. */
  readonly step: { readonly step: Step; readonly index: number } | undefined;
}

/** Everything that happened in the zone, in the order of the days, so that numbers are given as they would have been. */
function agenda(requests: readonly DemoRequest[]): Item[] {
  const items = requests.flatMap((request): Item[] => {
    let on = request.came;
    const steps = request.steps.map((step, index): Item => {
      on = step[0] === 0 ? on : addWorkdays(on, step[0]);
      if (on > DEMO_TODAY) throw new Error(`demonstration material: ${request.key} goes on after the last day`);
      return { on, request, step: { step, index } };
    });
    return [{ on: request.came, request, step: undefined }, ...steps];
  });
  return items.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function playStep(play: Play, tx: Tx, request: DemoRequest, item: Item['step'], on: IsoDate): Promise<void> {
  try {
    await (item === undefined ? receive(play, tx, request, on) : act(play, tx, request, item, on));
  } catch (error) {
    throw new Error(`demonstration material: ${request.key} on ${on} (${item?.step[2] ?? 'received'})`, {
      cause: error,
    });
  }
}

/** By its applicant over the web, otherwise registered by the office. */
async function receive({ deps, site, person, opened }: Play, tx: Tx, request: DemoRequest, on: IsoDate): Promise<void> {
  const { key, channel, applicant, asks, documentNumber, delivery } = request;
  const isPaper = delivery === 'POST' || delivery === 'IN_PERSON' || delivery === 'FAX';
  const { id, number } = await takeIn(
    deps,
    tx,
    site,
    {
      form: {
        applicantKind: applicant.kind,
        identity: applicant.identity,
        content: {
          description: asks,
          deliveryMethod: delivery,
          medium: isPaper ? 'PAPER' : 'ELECTRONIC',
          ...(documentNumber === undefined ? {} : { documentNumber }),
        },
      },
      channel,
      on,
      commandKey: `demonstration:${key}`,
      attachments: [],
      by: channel === 'INTERNET' ? null : await person(tx, 'office', request.unit),
      unitId: null,
      note: '',
    },
    { ...(await readCounting(tx)), today: on },
  );
  opened.set(key, { id, number });
}

async function act(
  play: Play,
  tx: Tx,
  request: DemoRequest,
  { step: [, who, kind, data], index }: NonNullable<Item['step']>,
  on: IsoDate,
): Promise<void> {
  const { deps, site, person, opened } = play;
  const actor: Actor =
    who === 'applicant' ? { kind: 'APPLICANT' } : { kind: 'OFFICER', person: await person(tx, who, request.unit) };
  await actOn(deps, tx, site, idOf(opened, request.key), actor, {
    kind,
    on,
    data: kind === 'ASSIGNED' ? await assignment(play, tx, request.unit) : withNumbers(opened, kind, data),
    commandKey: `demonstration:${request.key}:${index}`,
  });
}

async function assignment({ person, unitIds }: Play, tx: Tx, unit: string): Promise<Record<string, unknown>> {
  return { unitId: unitIds.get(unit), handlerId: (await person(tx, 'handler', unit)).id, note: '' };
}

function idOf(opened: Play['opened'], key: string): string {
  const one = opened.get(key);
  if (one === undefined) throw new Error(`demonstration material: ${key} has not come in`);
  return one.id;
}

/** `{key}` stands for the number of the request with that key. */
function withNumbers(opened: Play['opened'], kind: RequestAct, data: Step[3]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data ?? { note: '' }).map(([name, value]) => [
      name,
      typeof value !== 'string'
        ? value
        : value.replaceAll(/\{([a-z-]+)\}/gu, (_, key: string) => {
            const number = opened.get(key)?.number;
            if (number === undefined)
              throw new Error(`demonstration material: ${kind} names ${key}, which is not there`);
            return number;
          }),
    ]),
  );
}

/** Review and litigation come through a desk of their own, each act in a transaction of its own. */
async function playRemedies(play: Play, requests: readonly DemoRequest[]): Promise<void> {
  const { deps, site, turnTo } = play;
  turnTo(DEMO_TODAY);
  const desk = createRemedyDesk({ db: deps.db, clock: deps.clock, about: requestProcedure.key });
  const office = await deps.db.read(site.id, (reading) => play.person(reading, 'office', ''));
  const filed = requests.flatMap(({ key, remedy }) => (remedy === undefined ? [] : [{ key, remedy }]));
  for (const { key, remedy } of filed.toSorted((a, b) => (a.remedy.on < b.remedy.on ? -1 : 1)))
    await playRemedy(desk, site, office, idOf(play.opened, key), key, remedy);
}

async function playRemedy(
  desk: RemedyDesk,
  site: Site,
  office: Person,
  requestId: string,
  key: string,
  { respondedOn, concluded, ...input }: DemoRemedy,
): Promise<void> {
  const commandKey = (what: string): string => `demonstration:${key}:${what}`;
  const [first] = await desk.file(site, office, requestId, { ...input, commandKey: commandKey('filed') });
  if (first === undefined) throw new Error(`demonstration material: ${key} has no remedy`);
  let { revision } = first;
  if (respondedOn !== undefined && first.respondedOn === null) {
    ({ revision } = await desk.act(site, office, first.id, 'RESPONDED', {
      on: respondedOn,
      revision,
      commandKey: commandKey('responded'),
      data: { note: '' },
    }));
  }
  if (concluded === undefined || !first.open) return;
  const { on, ...data } = concluded;
  await desk.act(site, office, first.id, 'CONCLUDED', { on, revision, commandKey: commandKey('concluded'), data });
}
