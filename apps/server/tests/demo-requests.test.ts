import { RequestState, type RequestPage, type RequestStatistics, type RemedyStatistics } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson } from '../src/base/identity/index.ts';
import { findSiteByKey, type Site } from '../src/base/sites/index.ts';
import { createExtractService } from '../src/base/files/extract/index.ts';
import { createRedactService } from '../src/base/files/redact/index.ts';
import { demonstrationPassword, loadDemonstration, type DemoDeps } from '../src/demo/index.ts';
import { requestsOf } from '../src/demo/material/requests/index.ts';
import { DEMO_TODAY, ZONES } from '../src/demo/material/zone.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import {
  createRequestDesk,
  isCreditCode,
  isResidentId,
  type RequestDesk,
} from '../src/systems/information-requests/index.ts';
import { createRemedyDesk } from '../src/systems/review-and-litigation/index.ts';
import { apiClient, injected } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/** The requests of the demonstration: every stage is there to be looked at, and the figures are those of the lists. */

const clock = { now: () => new Date(`${DEMO_TODAY}T10:00:00+08:00`) };
const said: string[] = [];
let server: TestServer;
let deps: DemoDeps;
let desk: RequestDesk;

beforeAll(async () => {
  server = await startTestServer({ clock });
  const { runtime } = server;
  const extract = createExtractService();
  const printer = createPrinter({});
  const { db, publicDb, files, vault, secrets } = runtime;
  const requests = { publicDb, vault, extract, printer, passKey: secrets.passes };
  const redact = createRedactService();
  deps = {
    db,
    files,
    requests,
    readFile: server.readFile,
    redact,
    conditions: [],
    log: (line) => said.push(line),
    generated: 0,
  };
  desk = createRequestDesk({ ...requests, db, clock });
  await loadDemonstration(deps);
}, 300_000);
afterAll(async () => {
  deps.requests.extract.close();
  deps.requests.printer.close();
  await server.stop();
});

async function siteOf(key: string): Promise<Site> {
  const site = await findSiteByKey(deps.db, key);
  if (site === undefined) throw new Error(`no site ${key}`);
  return site;
}

async function listFor(site: Site, signIn: string): Promise<RequestPage['items']> {
  const person = await deps.db.read(site.id, (reading) => findPerson(reading, signIn));
  if (person === undefined) throw new Error(`nobody is ${signIn}`);
  const page = await desk.list(site, person, { view: 'all', pageSize: 100 });
  expect(page.total).toBe(page.items.length);
  return page.items;
}

async function figures(site: Site, signIn: string, from = '2026-01-01', to = DEMO_TODAY): Promise<RequestStatistics> {
  const person = await deps.db.read(site.id, (reading) => findPerson(reading, signIn));
  if (person === undefined) throw new Error(`nobody is ${signIn}`);
  return desk.statistics(site, person, from, to);
}

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

it('holds no document back', () => {
  expect(said.filter((line) => line.includes('未能发布'))).toEqual([]);
});

describe('the material', () => {
  it('is invented: numbers that pass their checks and belong to nobody, telephones of no area', () => {
    for (const { applicant } of Object.values(requestsOf).flat()) {
      const { identity, kind } = applicant;
      expect(identity.phone).toMatch(/^0000-/u);
      expect(identity.email ?? 'a@b.example').toMatch(/\.example$/u);
      if (kind === 'NATURAL_PERSON') {
        expect(identity.identityNumber).toMatch(/^990000/u);
        expect(isResidentId(identity.identityNumber ?? '')).toBe(true);
        expect(identity.name).toMatch(/^.某某$/u);
      } else expect(isCreditCode(identity.creditCode ?? '')).toBe(true);
    }
  });
});

describe('the requests of the first zone', () => {
  it('stand at every stage, and came by every way from every kind of applicant', async () => {
    const items = await listFor(await siteOf('dongyu'), 'office');
    // One of them was split in two.
    expect(items).toHaveLength(requestsOf.dongyu.length + 2);
    const states = new Set(items.map(({ state }) => state));
    expect(RequestState.enum.filter((state) => !states.has(state))).toEqual([]);
    expect(new Set(items.map(({ channel }) => channel)).size).toBe(6);
    expect(new Set(items.map(({ applicantKind }) => applicantKind)).size).toBe(6);
    expect(new Set(items.flatMap(({ outcome }) => outcome ?? [])).size).toBeGreaterThanOrEqual(22);
    const open = items.filter(({ closedOn }) => closedOn === null);
    expect(open.filter(({ left }) => left !== null && left < 0)).toHaveLength(1);
    expect(open.filter(({ left }) => left !== null && left >= 0 && left <= 3).length).toBeGreaterThanOrEqual(3);
    expect(open.filter(({ paused }) => paused)).toHaveLength(2);
    // Numbers were given in the order in which they came in.
    const byNumber = items.toSorted((a, b) => a.number.localeCompare(b.number)).map(({ submittedOn }) => submittedOn);
    expect(byNumber).toEqual(byNumber.toSorted());
  });

  it('are seen by the handler of each unit: the own ones and no others', async () => {
    const site = await siteOf('dongyu');
    const all = await listFor(site, 'office');
    const handlers = ZONES[0]?.accounts.filter(({ roles }) => roles.includes('HANDLER')) ?? [];
    expect(handlers.length).toBeGreaterThan(10);
    for (const { signIn } of handlers) {
      const own = await listFor(site, signIn);
      expect(own.length, signIn).toBeGreaterThan(0);
      const [unitId] = own.map((item) => item.unitId);
      expect(own.map(({ id }) => id).toSorted(), signIn).toEqual(
        all.flatMap((item) => (item.unitId === unitId ? [item.id] : [])).toSorted(),
      );
    }
  });

  it('add up: in and out, by channel, kind, unit and outcome, for the year and for each month', async () => {
    const site = await siteOf('dongyu');
    const items = await listFor(site, 'office');
    const months = Array.from({ length: 11 }, (_, index) => String(index + 1).padStart(2, '0'));
    const ranges = [
      ['2026-01-01', DEMO_TODAY],
      ...months.map((month) => [`2026-${month}-01`, month === '11' ? DEMO_TODAY : `2026-${month}-28`]),
    ] as [string, string][];
    for (const [from, to] of ranges) {
      const found = await figures(site, 'office', from, to);
      const received = items.filter(({ receivedOn: on }) => on !== null && on >= from && on <= to).length;
      const closed = items.filter(
        ({ closedOn: on, receivedOn }) => on !== null && receivedOn !== null && on >= from && on <= to,
      ).length;
      expect([from, found.received, found.closed]).toEqual([from, received, closed]);
      expect(found.received + found.carriedIn).toBe(found.closed + found.carriedOut);
      for (const rows of [found.byChannel, found.byApplicantKind, found.byUnit]) expect(sum(rows)).toBe(received);
      expect(sum(found.byOutcome)).toBe(closed);
    }
    expect((await figures(site, 'office')).received).toBeGreaterThan(40);
  });

  it('were answered with their letters, and two were taken to review or court and ended there, one still is', async () => {
    const site = await siteOf('dongyu');
    const office = await deps.db.read(site.id, (reading) => findPerson(reading, 'office'));
    if (office === undefined) throw new Error('no office');
    const items = await listFor(site, 'office');
    for (const item of items.filter(({ state }) => state === 'DELIVERED')) {
      const { documents } = await desk.detail(site, office, item.id);
      expect(
        documents.some(({ kind, issued }) => kind.startsWith('ANSWER_') && issued),
        item.number,
      ).toBe(true);
    }
    const remedies = createRemedyDesk({ db: deps.db, clock, about: 'information-request' });
    const { groups }: RemedyStatistics = await remedies.statistics(site, office, '2026-01-01', DEMO_TODAY);
    expect(
      groups.map(({ kind, upheld, corrected, other, pending }) => [kind, upheld, corrected, other, pending]),
    ).toEqual([
      ['REVIEW', 1, 1, 0, 1],
      ['LITIGATION_DIRECT', 0, 0, 1, 0],
      ['LITIGATION_AFTER_REVIEW', 0, 0, 0, 0],
    ]);
  });

  it('leave a short list of news to the officers, and mail to nobody', async () => {
    const site = await siteOf('dongyu');
    const client = apiClient(injected(server.web.server, 'www.dongyu.example'));
    const { status } = await client.post('/session', { signInName: 'office', password: demonstrationPassword });
    expect(status).toBe(200);
    const { rows } = await server.database.bypass(
      site.id,
      `select count(*) filter (where channel <> 'IN_SITE')::int as mail, count(*) filter (where state = 'sent')::int as news from notice`,
    );
    expect(rows[0]?.['mail']).toBe(0);
    expect(rows[0]?.['news']).toBeLessThan(40);
  });
});

describe('the second zone and a second start', () => {
  it('has five of its own, and nothing is loaded twice', async () => {
    expect(await listFor(await siteOf('linhu'), 'lh.office')).toHaveLength(5);
    expect(await loadDemonstration(deps)).toBe(false);
    expect(await listFor(await siteOf('dongyu'), 'office')).toHaveLength(requestsOf.dongyu.length + 2);
    expect(said.filter((line) => line.includes('依申请公开'))).toHaveLength(2);
  });
});
