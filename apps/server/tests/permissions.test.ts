import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usualLook, type RequestDetail, type Remedy } from '@openzone/contracts';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOf, routeActs } from '../src/admin/trail/acts.ts';
import type { Needs } from '../src/admin/trail/define.ts';
import { findPerson, hashPassword, insertAccount } from '../src/base/identity/index.ts';
import { textsOf } from '../src/base/sites/index.ts';
import { inChain, mayPerform, maySeeCase } from '../src/engines/cases/index.ts';
import { mayAct, maySee, readState, seesWork } from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { requestProcedure } from '../src/systems/information-requests/index.ts';
import { remedyProcedure } from '../src/systems/review-and-litigation/index.ts';
import type { Answer, ApiClient } from './support/http-client.ts';
import { bodySchema, leastOf, officeRoutes } from './support/office-routes.ts';
import { renderPermissions, type DocumentTable, type People } from './support/permission-page.ts';
import { plantReport } from './support/reports.ts';
import { note, openRequestOffice, grantedDraft, testForm, type RequestOffice } from './support/request-desk.ts';
import { acts, allowed, everybody, type Act, type Who } from './support/roles.ts';
import { makeAt, situations, type Situation } from './support/stages.ts';
import { draft, testPassword, testProfile } from './support/zone.ts';

const page = join(import.meta.dirname, '../../../docs/operations/permissions.md');

let desk: RequestOffice;
let people: People;
const clients = new Map<Who, ApiClient>();
const documents = new Map<Situation, string>();
let table: DocumentTable;

const as = (who: Who): ApiClient => {
  const client = clients.get(who);
  if (client === undefined) throw new Error(`nobody is ${who}`);
  return client;
};

async function hire(name: string, role: 'HANDLER' | 'UNIT_HEAD', unitId: string): Promise<void> {
  const passwordHash = await hashPassword(testPassword);
  const roles = [{ role, unitId }];
  await desk.server.database.app.transaction(desk.zone.siteId, (tx) =>
    insertAccount(tx, {
      id: newId(),
      signInName: name,
      displayName: name,
      passwordHash,
      unitId,
      roles,
      demonstration: false,
    }),
  );
}

/** What the policy says of every act in every state, for documents as they really are in them. */
async function tableOf(): Promise<DocumentTable> {
  const rows = await desk.server.database.app.read(desk.zone.siteId, async (reading) =>
    Promise.all(
      [...documents].map(async ([situation, id]) => {
        const state = await readState(reading, id);
        const cells = acts.map((act): [Act, readonly Who[]] => {
          const action = act === 'unlink' ? 'link' : act;
          return [act, everybody.filter((who) => mayAct(action, people[who], state))];
        });
        return [situation, Object.fromEntries(cells)] as const;
      }),
    ),
  );
  return Object.fromEntries(rows) as DocumentTable;
}

beforeAll(async () => {
  desk = await openRequestOffice('2026-03-31');
  const { server, zone } = desk;
  await hire('colleague', 'HANDLER', zone.unitId);
  await hire('otherHead', 'UNIT_HEAD', zone.otherUnitId);
  for (const who of everybody) clients.set(who, await server.office(who));
  const found = await server.database.app.read(zone.siteId, (reading) =>
    Promise.all(everybody.map(async (who) => [who, await findPerson(reading, who)] as const)),
  );
  people = Object.fromEntries(found) as People;
  for (const situation of situations) documents.set(situation, await makeAt(server.database.app, zone, situation));
  table = await tableOf();
});
afterAll(() => desk.stop());

describe('the table of permissions', () => {
  it('lists every route of the back office, and none that is gone', () => {
    expect(Object.keys(routeActs).toSorted()).toEqual(officeRoutes(desk.server));
  });

  it('says of every route what it needs', () => {
    expect(Object.entries(routeActs).flatMap(([route, { needs }]) => (needs === undefined ? [route] : []))).toEqual([]);
  });

  it('names acts alike only where they do the same', () => {
    const names = new Map<string, string>();
    for (const { act, name } of Object.values(routeActs)) {
      expect(names.get(act) ?? name.zh, act).toBe(name.zh);
      names.set(act, name.zh);
    }
    expect(actOf('POST', '/no/such/:id').act).toBe('route.post-no-such-id');
  });

  it('says of documents what the procedure says, written out by hand', () => {
    for (const situation of situations)
      for (const act of acts)
        expect({ situation, act, who: table[situation][act] }).toEqual({
          situation,
          act,
          who: everybody.filter((who) => (allowed[situation][act] ?? []).includes(who)),
        });
    const onDocuments = Object.values(routeActs).flatMap(({ needs }) =>
      needs?.kind === 'document' ? [needs.act] : [],
    );
    expect(onDocuments.filter((act) => act !== 'see' && act !== 'work' && !acts.includes(act))).toEqual([]);
  });

  it('is what docs/operations/permissions.md says', async () => {
    const text = renderPermissions(people, desk.zone.unitId, table);
    const made = await format(text, { parser: 'markdown', printWidth: 120 });
    if (process.env['UPDATE_PERMISSIONS'] === '1') await writeFile(page, made);
    expect(await readFile(page, 'utf8')).toBe(made);
  });
});

/** What stands in the addresses, and values for fields that no schema tells. */
interface Fixture {
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>>;
}

let request: RequestDetail;
let remedy: Remedy;
let batchId = '';
let rowId = '';
let sha256 = '';

async function plant(): Promise<void> {
  const { server, zone } = desk;
  await plantReport(server, zone, 'test', 'kvx');
  request = await desk.register();
  await as('handler').upload(`/requests/${request.id}/attachments`, [{ name: 'a.txt', bytes: Buffer.from('材料\n') }]);
  request = await desk.look(request);
  const filed = await as('office').post<Remedy[]>(`/requests/${request.id}/remedies`, {
    kind: 'REVIEW',
    on: '2026-03-31',
    body: '测试市人民政府',
    caseNumber: '1',
    claim: '',
    simplified: false,
    commandKey: newId(),
  });
  expect(filed.status, filed.text).toBe(201);
  [remedy] = filed.body as [Remedy];
  const old = { name: '旧.txt', bytes: Buffer.from('关于检查的通知\n\n各单位：\n请认真执行。\n\n2019年3月4日\n') };
  batchId = (await as('handler').upload<{ id: string }>('/imports', [old], { name: '旧文件' })).body.id;
  await server.readImports(zone.siteId);
  rowId = (await as('handler').get<{ rows: { id: string }[] }>(`/imports/${batchId}`)).body.rows[0]?.id ?? '';
  const words = { title: '', body: '公报文字', picture: null, sendAt: null, revision: 0 };
  await as('handler').put(`/documents/${documents.get('draft') ?? ''}/channel-texts/GAZETTE`, words);
  const file = { name: '附件.txt', bytes: Buffer.from('附件正文\n') };
  sha256 = (await as('handler').upload<{ sha256: string }>('/files', [file])).body.sha256;
}

function fixtureOf(path: string): Fixture {
  const { unitId, otherColumnId } = desk.zone;
  const id = path.startsWith('/documents')
    ? (documents.get('draft') ?? '')
    : path.startsWith('/requests')
      ? request.id
      : path.startsWith('/remedies')
        ? remedy.id
        : path.startsWith('/imports')
          ? batchId
          : path.startsWith('/columns')
            ? otherColumnId
            : '';
  const letter = request.documents[0]?.id ?? newId();
  const attachment = request.attachments[0]?.id ?? newId();
  const queries: Readonly<Record<string, string>> = {
    '/requests/people': `unitId=${unitId}`,
    '/requests/:id/extension': 'workdays=5&on=2026-03-31',
    '/requests/:id/documents/preview': 'kind=RECEIPT&party=',
    '/columns/:id/merge': `intoId=${desk.zone.columnId}`,
    '/annual-reports/:year': `unitId=${unitId}`,
    '/annual-reports/:year/export': `unitId=${unitId}&format=json`,
    '/annual-reports/:year/versions/:number': `unitId=${unitId}`,
    '/time-limits': `year=2026&unitId=${unitId}`,
    '/time-limits/records': `year=2026&unitId=${unitId}&figure=late`,
    '/time-limits/export': `year=2026&unitId=${unitId}`,
    '/find': 'q=1',
    '/publishing/calendar': 'from=2026-03-01&to=2026-03-31',
    '/publishing/channels': 'from=2026-03-01&to=2026-03-31',
    '/publishing/channels/documents': 'from=2026-03-01&to=2026-03-31&how=all',
    '/publishing/channels/export.xlsx': 'from=2026-03-01&to=2026-03-31',
    '/saved-filters': 'screen=documents',
    '/annual-reports/:year/records': `unitId=${unitId}&cell=3.granted.total`,
  };
  const query = path.endsWith('/statistics') ? 'from=2026-03-01&to=2026-03-31' : (queries[path] ?? '');
  return {
    params: {
      id,
      rowId,
      sha256,
      number: '1',
      position: '1',
      kind: path.startsWith('/settings') ? 'RECEIPT' : path.startsWith('/terms') ? 'topic' : 'INTERPRETS',
      toDocumentId: documents.get('published') ?? '',
      channel: 'GAZETTE',
      part: '1',
      act: 'NOTE_ADDED',
      attachmentId: attachment,
      documentId: letter,
      year: '2025',
      unitId,
      name: 'a.txt',
    },
    query,
    // An act so long ago, at a revision that never was, is refused to everybody, but for another reason than who asks.
    body: {
      revision: 999_999,
      on: '1990-01-01',
      commandKey: newId(),
      unitId,
      key: 'new-key',
      form: testForm,
      extendTo: null,
      columnId: otherColumnId,
      toDocumentId: documents.get('published'),
      ...own(path),
    },
  };
}

/** Fields of a name that means another thing elsewhere. */
function own(path: string): object {
  if (path === '/documents') return draft(desk.zone);
  if (path === '/site/appearance/draft') return { appearance: { texts: textsOf(testProfile('外观')), ...usualLook } };
  if (path === '/channels/:channel') return { cover: null };
  if (path === '/documents/:id/channel-texts/:channel') return { picture: null, sendAt: null };
  if (path === '/people') return { signInName: 'newcomer', unitId: newId() };
  return path === '/requests/:id/documents' ? { kind: 'RECEIPT', party: '' } : {};
}

const multipartRoutes = [
  'POST /site/pictures',
  'POST /annual-reports/:year/past',
  'POST /annual-reports/:year/past/preview',
  'POST /files',
  'POST /imports',
  'POST /requests/imports',
  'POST /requests/:id/attachments',
];

async function ask(client: ApiClient, route: string): Promise<Answer<unknown>> {
  const [method = '', path = ''] = route.split(' ');
  const { params, query, body } = fixtureOf(path);
  const filled = path.replaceAll(/:([A-Za-z0-9]+)/gu, (_, name: string) =>
    encodeURIComponent((params[name] ?? '') || newId()),
  );
  const address = query === '' ? filled : `${filled}?${query}`;
  if (multipartRoutes.includes(route)) return client.upload(address, [{ name: 'x.txt', bytes: Buffer.from('x\n') }]);
  if (method === 'GET') return client.get(address);
  if (method === 'DELETE') return client.delete(address);
  const schema = bodySchema(desk.server, route);
  const sent = schema === undefined ? {} : leastOf(schema, body);
  return method === 'PUT' ? client.put(address, sent) : client.post(address, sent);
}

/** Whether the address names what the fixture does not have, so that it is not there for those who may see it either. */
function namesNothing(route: string): boolean {
  const { params } = fixtureOf(route.split(' ')[1] ?? '');
  return [...route.matchAll(/:([A-Za-z0-9]+)/gu)].some(([, name = '']) => (params[name] ?? '') === '');
}

/** What is everybody's own: to walk the account would end the sessions the walk goes by, and unsaved words are their writer's. */
function isOwnAccount(route: string): boolean {
  return /^(?:POST|PUT|DELETE) \/(?:account|kept-drafts)/u.test(route);
}

/** Whether the policy lets this person do what the route does, to the things of the fixture. */
async function permits(needs: Needs, who: Who): Promise<boolean> {
  const person = people[who];
  const held = { unitId: desk.zone.unitId };
  switch (needs.kind) {
    case 'open':
    case 'signed-in':
      return true;
    case 'rule':
      return needs.may(person, desk.zone.unitId);
    case 'document': {
      const { act } = needs;
      const state = await desk.server.database.app.read(desk.zone.siteId, (reading) =>
        readState(reading, documents.get('draft') ?? ''),
      );
      if (act === 'work') return seesWork(person, state);
      return act === 'see' ? maySee(person, state) : mayAct(act, person, state);
    }
    case 'case': {
      if (needs.act === 'see') return maySeeCase(person, held);
      if (needs.act === 'chain') return inChain(person, held);
      const act = needs.act === '*' ? 'NOTE_ADDED' : needs.act;
      return needs.procedure === 'request'
        ? mayPerform(requestProcedure, person, held, '', act).capacity
        : mayPerform(remedyProcedure, person, held, '', act).capacity;
    }
  }
}

describe('every route', () => {
  beforeAll(plant);

  it('asks who is not signed in to sign in', async () => {
    const nobody = await desk.server.office();
    for (const [route, { needs }] of Object.entries(routeActs)) {
      if (needs?.kind === 'open') continue;
      const answer = await ask(nobody, route);
      expect({ route, status: answer.status, text: answer.status === 401 ? '' : answer.text }).toEqual({
        route,
        status: 401,
        text: '',
      });
    }
  });

  it.each(everybody)('is open to %s exactly where the table says so', async (who) => {
    const wrong: object[] = [];
    for (const [route, act] of Object.entries(routeActs)) {
      if (act.needs === undefined || act.needs.kind === 'open' || isOwnAccount(route)) continue;
      const may = await permits(act.needs, who);
      const { status, text } = await ask(as(who), route);
      const mayBeMissing = act.needs.kind === 'signed-in' || (may && namesNothing(route));
      const isRefused = status === 403 || (status === 404 && !mayBeMissing);
      if (status === 401 || status >= 500 || isRefused === may) wrong.push({ who, route, may, status, text });
    }
    expect(wrong).toEqual([]);
  });
});

describe('every act on a request in every state', () => {
  const correction = { dueOn: '2026-04-20', matters: '请写明文号', guidance: '可查目录' };
  const third = { party: '甲公司', matter: '合同' };
  const reason = { facts: '本月第40件', dueOn: '2026-04-20' };
  const answer = [
    ['handler', 'ANSWER_DRAFTED', grantedDraft],
    ['handler', 'ANSWER_SUBMITTED', note],
    ['reviewer', 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY'] }],
    ['head', 'DECISION_SIGNED_OFF', { documentNumber: '' }],
  ] as const;
  const served = ['handler', 'DECISION_SENT_ELECTRONICALLY', note] as const;
  const fee = ['head', 'FEE_NOTICE_RECEIVED', { basis: 'PAGES', count: 40, before: 0 }] as const;
  const parts = [
    { description: '道路工程的立项批复', unitId: null },
    { description: '道路工程的竣工验收报告', unitId: null },
  ];
  const by = {
    SUBMITTED: [],
    PROCESSING: [],
    CORRECTION_REQUESTED: [['handler', 'CORRECTION_NOTICE_SENT', correction]],
    REASON_REQUESTED: [['handler', 'REASON_REQUESTED', reason]],
    DELAYED_ART35: [
      ['handler', 'REASON_REQUESTED', reason],
      ['head', 'REASON_ACCEPTED_DELAY', { until: '2026-06-30', note: '数量较大' }],
    ],
    CONSULTING_THIRD_PARTY: [['handler', 'THIRD_PARTY_CONSULT_SENT', third]],
    CONSULTING_AGENCY: [
      ['handler', 'AGENCY_CONSULT_SENT', { party: '测试市规划局', matter: '会签', jointProducer: false }],
    ],
    FEE_NOTICED: [fee],
    IN_REVIEW: [answer[0], answer[1]],
    DECIDED: answer,
    DELIVERED: [...answer, served],
    ARCHIVED: [...answer, served, ['handler', 'ARCHIVED', note]],
    WITHDRAWN: [['handler', 'WITHDRAWN_BY_APPLICANT', { reason: '已获得' }]],
    SPLIT: [['handler', 'SPLIT', { parts, reason: '由不同科室保存' }]],
    // Long after the day by which it was to be corrected, or paid.
    DEEMED_ABANDONED_NO_CORRECTION: [
      ['handler', 'CORRECTION_NOTICE_SENT', correction],
      ['handler', 'CORRECTION_EXPIRED', { finding: '逾期未补正' }],
    ],
    DEEMED_ABANDONED_NO_FEE: [fee, ['handler', 'FEE_EXPIRED', { finding: '逾期未缴费' }]],
    MERGED: [['handler', 'MERGED_INTO', { number: '', reason: '同一申请' }]],
  } as const satisfies Record<string, readonly (readonly [Who, string, object])[]>;
  type State = keyof typeof by;

  it('is walked in all of them', () => {
    expect(Object.keys(by).toSorted()).toEqual(Object.keys(requestProcedure.states).toSorted());
  });

  it.each(Object.keys(by) as State[])(
    'that stands at %s is for whom the definition names, and nobody else',
    async (state) => {
      let one: RequestDetail = await desk.register(state === 'SUBMITTED' ? { channel: 'FAX' } : {});
      for (const [who, act, data] of by[state]) {
        if (act.endsWith('_EXPIRED')) desk.day = '2026-08-31';
        const number = act === 'MERGED_INTO' ? { number: (await desk.register()).number } : {};
        one = await desk.done(as(who), one, act, { ...data, ...number });
      }
      desk.day = '2026-03-31';
      expect(one.state).toBe(state);
      const wrong: object[] = [];
      const { unitId } = desk.zone;
      for (const act of Object.keys(requestProcedure.acts)) {
        // Who may not even know of the case is refused whatever the act; in one state that is tried for every act.
        const walkers = everybody.filter(
          (who) =>
            state === 'PROCESSING' || act === 'NOTE_ADDED' || ['handler', 'head', 'reviewer', 'office'].includes(who),
        );
        await Promise.all(
          walkers.map(async (who) => {
            const person = people[who];
            const rule = mayPerform(requestProcedure, person, { unitId }, state, act);
            const input = { revision: one.revision, on: '1990-01-01', commandKey: newId(), data: {} };
            const { status, error } = await as(who).post(`/requests/${one.id}/acts/${act}`, input);
            const found = status === 403 || status === 404 ? status : error?.error === 'ACT_NOT_ALLOWED' ? 409 : 400;
            // Recorded with the public copy alone, and so refused to everybody here.
            const isNobodys = act === 'PUBLICATION_DRAFTED';
            const ownRule = !maySeeCase(person, { unitId }) ? 404 : !rule.capacity ? 403 : !rule.state ? 409 : 400;
            const expected = isNobodys ? 403 : ownRule;
            if (found !== expected || status >= 500 || status < 400) wrong.push({ act, who, expected, status, error });
          }),
        );
      }
      expect(wrong).toEqual([]);
      expect((await desk.look(one)).revision, 'nothing was written').toBe(one.revision);
    },
  );
});
