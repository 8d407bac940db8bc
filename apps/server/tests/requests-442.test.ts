import type { IsoDate } from '@openzone/calendar';
import {
  outcomeRules,
  type ActInput,
  type DeliveryMethod,
  type RequestAct,
  type RequestDetail,
  type RequestOutcome,
  type RequestPage,
  type RequestStatistics,
} from '@openzone/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractService } from '../src/base/files/extract/index.ts';
import type { Person } from '../src/base/identity/index.ts';
import { findSiteByKey, writeSetting, type Site } from '../src/base/sites/index.ts';
import { newId } from '../src/platform/ids.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import {
  actOn,
  createPublicRequests,
  createRequestDesk,
  type PublicRequests,
  type RequestDeps,
  type RequestDesk,
} from '../src/systems/information-requests/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { makeForm } from './support/applicants.ts';
import type { ApiClient } from './support/http-client.ts';
import { hasReport, planYear, readReport, reported, seeds, type Plan } from './support/reported-year.ts';
import { reportOf2018 } from './support/report-of-2018.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/**
 * A year of a real register, day by day: the 442 requests a city reported for 2018, under the regulation of 2007 (15 working days, one
 * extension of 15), each driven through the procedure by its own events to the archive. The figures of the statistics, their lists and
 * the rows of that year's form have to be those of the report.
 */
const breakdown = hasReport ? readReport() : reported;
const plans = planYear(breakdown, 20_181_231);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let site: Site;
let deps: RequestDeps;
let desk: RequestDesk;
let citizen: PublicRequests;
let office: ApiClient;
let day: IsoDate = '2018-01-01';
const clock = { now: () => new Date(`${day}T10:00:00+08:00`) };
const opened = new Map<number, { id: string; revision: number; number: string; queryCode: string }>();

beforeAll(async () => {
  database = await createTestDatabase();
  // Some five thousand transactions whose durability is not the question here.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`alter database ${client.escapeIdentifier(client.database ?? '')} set synchronous_commit = off`);
  await client.end();
  server = await startTestServer({ clock, database });
  zone = await createZone(server.database.app);
  const { runtime } = server;
  deps = {
    db: runtime.db,
    publicDb: runtime.publicDb,
    vault: runtime.vault,
    clock,
    extract: createExtractService(),
    printer: createPrinter({}),
    passKey: runtime.secrets.passes,
  };
  desk = createRequestDesk(deps);
  citizen = createPublicRequests(deps);
  const found = await findSiteByKey(server.database.portal, 'test');
  if (found === undefined) throw new Error('no site');
  site = found;
  await server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'requestDocuments', {
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
    }),
  );
});
afterAll(async () => {
  deps.printer.close();
  deps.extract.close();
  await server.stop();
  await database.drop();
});

// --------------------------------------------------------------------------------------------------------- one request
const note = { note: '' };
const blank = {
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '',
  searched: '',
};

/** What each answer has to say. */
const drafts: Readonly<Partial<Record<RequestOutcome, Partial<typeof blank>>>> = {
  ALREADY_PUBLIC: { access: '测试区门户网站“政府信息公开目录”栏目' },
  GRANTED: { access: '随函提供申请的文件' },
  PARTIAL: { access: '随函提供', withheld: '合同中的单价', reason: '涉及第三方商业秘密，第三方不同意', article: '15' },
  REFUSED_STATE_SECRET: { reason: '依法定为国家秘密', article: '14' },
  NOT_RESPONSIBLE: { reason: '由其他机关制作保存', responsibleAgency: '测试市自然资源局' },
  NOT_EXIST: { searched: '已检索档案室和电子公文系统' },
  OLD_TRADE_SECRET: { reason: '第三方的商业秘密，第三方不同意公开', article: '14' },
  OLD_PRIVACY: { reason: '第三方的个人隐私，第三方不同意公开', article: '14' },
  OLD_OTHER_ROUTE: { reason: '属于不动产登记资料查询', access: '请到不动产登记中心查询' },
};

const deliveries: readonly DeliveryMethod[] = ['ONLINE', 'POST', 'IN_PERSON'];
const deliveryOf = (plan: Plan): DeliveryMethod => deliveries[plan.index % 3] ?? 'ONLINE';

async function open(plan: Plan): Promise<void> {
  const form = makeForm(plan.index, plan.kind, `测试事项第${plan.index + 1}号的批复文件`, deliveryOf(plan));
  const commandKey = newId();
  const receipt =
    plan.channel === 'INTERNET'
      ? await citizen.submit(site, { form, uploads: [], commandKey })
      : await desk.register(site, zone.people.office, {
          channel: plan.channel,
          on: day,
          form,
          commandKey,
          unitId: zone.unitId,
          note: '',
        });
  opened.set(plan.index, { ...receipt, revision: plan.channel === 'INTERNET' ? 1 : 2 });
  if (plan.channel === 'INTERNET')
    await act(plan, zone.people.office, 'ASSIGNED', { unitId: zone.unitId, handlerId: null, note: '' });
}

/** One act in a transaction of its own, with the letters it sends. */
async function act(plan: Plan, person: Person, kind: RequestAct, data: ActInput['data'] = note): Promise<void> {
  const one = opened.get(plan.index);
  if (one === undefined) throw new Error('not opened');
  const input = { kind, on: day, data, commandKey: newId(), revision: one.revision };
  try {
    const { after } = await deps.db.transaction(site.id, (tx) =>
      actOn(deps, tx, site, one.id, { kind: 'OFFICER', person }, input),
    );
    one.revision = after.revision;
  } catch (error) {
    throw new Error(`${kind} on ${day}: ${JSON.stringify(plan)}`, { cause: error });
  }
}

/** What is to be done for a request, each on its day. */
function agenda(plan: Plan): { on: IsoDate; run: () => Promise<void> }[] {
  const { handler, head, reviewer } = zone.people;
  const by = (person: Person, kind: RequestAct, data?: ActInput['data']) => () => act(plan, person, kind, data);
  const served = {
    ONLINE: 'DECISION_SENT_ELECTRONICALLY',
    POST: 'DECISION_POSTED',
    IN_PERSON: 'DECISION_SIGNED',
  } as const;
  const serving = served[deliveryOf(plan) as keyof typeof served];
  const third = { party: '甲公司' };
  const steps: [IsoDate, () => Promise<void>][] = [[plan.submitted, () => open(plan)]];
  if (plan.channel === 'INTERNET' || plan.channel === 'ORDINARY_MAIL')
    steps.push([plan.received, by(handler, 'CONFIRMED_BOTH')]);
  if (plan.course === 'corrected')
    steps.push(
      [
        plan.asked,
        by(handler, 'CORRECTION_NOTICE_SENT', { dueOn: '2018-12-31', matters: '请写明文号', guidance: '可查目录' }),
      ],
      [plan.came, by(handler, 'CORRECTION_RECEIVED', { text: '测区发〔2017〕9号', lateReason: '' })],
    );
  if (plan.course === 'consulted')
    steps.push(
      [plan.asked, by(handler, 'THIRD_PARTY_CONSULT_SENT', { ...third, matter: '所附合同' })],
      [plan.asked, by(handler, 'THIRD_PARTY_CONSULT_SERVED', { ...third, evidence: '签收单' })],
      // Under the regulation of 2007 nobody set a day for the third party; some stay silent.
      plan.index % 4 === 0
        ? [plan.came, by(handler, 'THIRD_PARTY_CONSULT_EXPIRED', third)]
        : [plan.came, by(handler, 'THIRD_PARTY_OPINION_RECEIVED', { ...third, opinion: 'REFUSE', reason: '商业秘密' })],
    );
  if (plan.course === 'extended')
    steps.push([plan.extendedOn, by(head, 'EXTENSION_APPROVED', { workdays: plan.extension, reason: '材料较多' })]);
  const draft = { ...blank, ...(drafts[plan.outcome] ?? { reason: '依照有关规定' }) };
  steps.push(
    [plan.drafted, by(handler, 'ANSWER_DRAFTED', { ...draft, outcome: plan.outcome })],
    [plan.drafted, by(handler, 'ANSWER_SUBMITTED')],
    [plan.answered, by(reviewer, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY', 'LEGAL'] })],
    [plan.answered, by(head, 'DECISION_SIGNED_OFF', { documentNumber: '' })],
    [plan.answered, by(handler, serving, servingData[serving])],
    [plan.archived, by(handler, 'ARCHIVED')],
  );
  return steps.map(([on, run]) => ({ on, run }));
}

const servingData = {
  DECISION_SENT_ELECTRONICALLY: note,
  DECISION_POSTED: { carrier: '中国邮政', trackingNumber: 'EMS0001' },
  DECISION_SIGNED: { signedBy: '本人' },
} as const;

/** Every day of the year in order; what belongs to one request one after another, requests side by side. */
async function liveThrough(): Promise<void> {
  const days = new Map<IsoDate, Map<number, (() => Promise<void>)[]>>();
  for (const plan of plans) {
    for (const { on, run } of agenda(plan)) {
      const runs = days.get(on) ?? new Map<number, (() => Promise<void>)[]>();
      runs.set(plan.index, [...(runs.get(plan.index) ?? []), run]);
      days.set(on, runs);
    }
  }
  for (const on of [...days.keys()].toSorted()) {
    day = on;
    await Promise.all(
      [...(days.get(on)?.values() ?? [])].map(async (runs) => {
        for (const run of runs) await run();
      }),
    );
  }
  day = '2019-01-02';
}

const year = 'from=2018-01-01&to=2018-12-31';
const closedInYear = 'closedFrom=2018-01-01&closedTo=2018-12-31';
const figures = async (range = year): Promise<RequestStatistics> =>
  (await office.get<RequestStatistics>(`/requests/statistics?${range}`)).body;
const total = async (query: string): Promise<number> =>
  (await office.get<RequestPage>(`/requests?view=all&pageSize=1&${query}`)).body.total;

it('has the report where it is required', () => {
  expect(hasReport || process.env['CI'] === undefined, `${seeds} is missing`).toBe(true);
});

it.skipIf(!hasReport)('takes its figures from the report (skipped without ../shared/seeds)', () => {
  expect(breakdown).toEqual(reported);
});

describe('a year of 442 requests', () => {
  beforeAll(async () => {
    await liveThrough();
    office = await server.office('office');
  });

  it('has the figures of the report, by channel, outcome and unit', async () => {
    const { byChannel, byOutcome, byUnit, byApplicantKind, ...sums } = await figures();
    expect(sums).toMatchObject({ received: 442, carriedIn: 0, closed: 442, carriedOut: 0, late: 0 });
    const channel = Object.fromEntries(byChannel.map(({ key, count }) => [key, count]));
    const {
      IN_PERSON: inPerson,
      INTERNET: online,
      REGISTERED_MAIL: registered = 0,
      ORDINARY_MAIL: ordinary = 0,
    } = channel;
    expect({ inPerson, online, letters: registered + ordinary }).toEqual({ inPerson: 20, online: 267, letters: 155 });
    expect(Object.fromEntries(byOutcome.map(({ key, count }) => [key, count]))).toEqual(breakdown.outcomes);
    expect(byUnit.map(({ key, count }) => [key, count])).toEqual([[zone.unitId, 442]]);
    expect(byApplicantKind.reduce((sum, { count }) => sum + count, 0)).toBe(442);
  });

  it('fills the rows of the form of 2018', async () => {
    const rows: Record<string, number> = {};
    for (const { key, count } of (await figures()).byOutcome) {
      const row = outcomeRules[key as RequestOutcome].report2018Row ?? 'none';
      // C3.4.1 counts in C3.4 as well, and everything in C3.
      const parts = row.split('.');
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const above = parts.slice(0, depth).join('.');
        rows[above] = (rows[above] ?? 0) + count;
      }
    }
    expect(rows).toEqual({
      C3: 442,
      'C3.1': 46,
      'C3.2': 203,
      'C3.3': 13,
      'C3.4': 32,
      'C3.4.1': 1,
      'C3.4.2': 1,
      'C3.4.3': 1,
      'C3.4.5': 22,
      'C3.4.6': 7,
      'C3.5': 82,
      'C3.6': 40,
      'C3.7': 14,
      'C3.8': 12,
    });
  });

  it('opens behind every figure the records it counts', async () => {
    const { byChannel, byOutcome, byUnit, byApplicantKind, ...sums } = await figures();
    expect(await total(year)).toBe(sums.received);
    expect(await total(closedInYear)).toBe(sums.closed);
    expect(await total(`late=true&${closedInYear}`)).toBe(sums.late);
    for (const { key, count } of byChannel) expect([key, await total(`channel=${key}&${year}`)]).toEqual([key, count]);
    for (const { key, count } of byApplicantKind)
      expect([key, await total(`applicantKind=${key}&${year}`)]).toEqual([key, count]);
    for (const { key, count } of byUnit) expect([key, await total(`unitId=${key}&${year}`)]).toEqual([key, count]);
    for (const { key, count } of byOutcome)
      expect([key, await total(`outcome=${key}&${closedInYear}`)]).toEqual([key, count]);
  });

  it('carries over from month to month what is carried in', async () => {
    let carried = 0;
    let received = 0;
    for (let month = 1; month <= 12; month += 1) {
      const from = `2018-${String(month).padStart(2, '0')}-01`;
      const to = new Date(Date.UTC(2018, month, 0)).toISOString().slice(0, 10);
      const now = await figures(`from=${from}&to=${to}`);
      expect({ month, carriedIn: now.carriedIn }).toEqual({ month, carriedIn: carried });
      expect(now.received + now.carriedIn).toBe(now.closed + now.carriedOut);
      expect(now.received).toBe(plans.filter((plan) => plan.received >= from && plan.received <= to).length);
      carried = now.carriedOut;
      received += now.received;
    }
    expect([received, carried]).toEqual([442, 0]);
  });

  it('counted every limit by the regulation of 2007, and kept it', async () => {
    const { rows } = await server.database.bypass(
      site.id,
      `select id, state, received_on::text as received, due_on::text as due, delivered_on::text as answered, closed_on::text as closed,
        on_time as "onTime", outcome from case_file`,
    );
    const byId = new Map(rows.map(({ id, ...row }) => [id, row]));
    const wrong = plans.flatMap((plan) => {
      const row = byId.get(opened.get(plan.index)?.id);
      const { received, answered, outcome } = plan;
      const due = plan.due ?? row?.['due'];
      const expected = { state: 'ARCHIVED', received, due, answered, closed: answered, onTime: true, outcome };
      return JSON.stringify(row) === JSON.stringify(expected) ? [] : [{ plan, row }];
    });
    expect(wrong).toEqual([]);
    for (const course of ['plain', 'corrected', 'consulted', 'extended'])
      expect(plans.filter((plan) => plan.course === course).length, course).toBeGreaterThan(10);
    expect(plans.filter((plan) => plan.answered === plan.due).length).toBeGreaterThan(30);
  });

  it('answered each by a letter of the regulation of the time, and shows it to who asked', async () => {
    for (const outcome of Object.keys(breakdown.outcomes) as RequestOutcome[]) {
      const plan = plans.find((one) => one.outcome === outcome && one.course !== 'corrected');
      const one = opened.get(plan?.index ?? -1);
      const detail = (await office.get<RequestDetail>(`/requests/${one?.id}`)).body;
      const answers = detail.documents.filter(({ kind, issued }) => kind.startsWith('ANSWER_') && issued);
      expect([outcome, answers.map(({ kind }) => kind)]).toEqual([outcome, ['ANSWER_UNDER_2007']]);
      expect(detail.clock).toMatchObject({ regime: '2007', status: 'ended', onTime: true });
      const pass = await citizen.open(site, one?.number ?? '', one?.queryCode ?? '');
      const progress = await citizen.progress(site, pass);
      expect(progress).toMatchObject({ open: false, receivedOn: plan?.received });
    }
  });
});

// Over the same requests, which take half a minute to live through.
describe.skipIf(!hasReport)('the annual report of that year (skipped without ../shared/seeds)', () => {
  reportOf2018(() => ({ server, zone, site }));
});

it('between the regulations, refuses an outcome of the other one and an extension beyond it', async () => {
  day = '2019-05-14';
  const register = (on: string) =>
    desk.register(site, zone.people.office, {
      channel: 'IN_PERSON',
      on,
      form: makeForm(9_000, 'NATURAL_PERSON', '新旧条例之交的申请'),
      commandKey: newId(),
      unitId: zone.unitId,
      note: '',
    });
  const old = await register(day);
  day = '2019-05-15';
  const recent = await register(day);
  expect([old.due, recent.due]).toEqual(['2019-06-04', '2019-06-13']);
  const tried = async (id: string, kind: RequestAct, data: ActInput['data'], person = zone.people.handler) =>
    deps.db
      .transaction(site.id, (tx) =>
        actOn(deps, tx, site, id, { kind: 'OFFICER', person }, { kind, on: day, data, commandKey: newId() }),
      )
      .then(
        () => 'done',
        (error: unknown) => (error as { id?: string }).id,
      );
  const draft = (outcome: RequestOutcome) => ({ ...blank, outcome });
  expect(await tried(old.id, 'ANSWER_DRAFTED', draft('REFUSED_DELIBERATIVE'))).toBe('OUTCOME_OF_OTHER_REGIME');
  expect(await tried(recent.id, 'ANSWER_DRAFTED', draft('OLD_PRIVACY'))).toBe('OUTCOME_OF_OTHER_REGIME');
  expect(await tried(old.id, 'ANSWER_DRAFTED', draft('OLD_PRIVACY'))).toBe('done');
  expect(await tried(old.id, 'ANSWER_SUBMITTED', note)).toBe('DRAFT_INCOMPLETE');
  const extension = { workdays: 16, reason: '材料较多' };
  expect(await tried(old.id, 'EXTENSION_APPROVED', extension, zone.people.head)).toBe('EXTENSION_TOO_LONG');
  expect(await tried(recent.id, 'EXTENSION_APPROVED', extension, zone.people.head)).toBe('done');
});
