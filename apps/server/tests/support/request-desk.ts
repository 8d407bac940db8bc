import type { ApiError, IntakeInput, RequestDetail, RequestForm, RequestReceipt } from '@openzone/contracts';
import { expect } from 'vitest';
import { createExtractService } from '../../src/base/files/extract/index.ts';
import { findSiteByKey, writeSetting, type Site } from '../../src/base/sites/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { createPrinter } from '../../src/platform/print/index.ts';
import {
  createPublicRequests,
  type PublicRequests,
  type RequestDeps,
} from '../../src/systems/information-requests/index.ts';
import type { Answer, ApiClient } from './http-client.ts';
import { startTestServer, type TestServer } from './server.ts';
import { createZone, type TestZone } from './zone.ts';

type Data = Record<string, unknown>;
interface Named {
  readonly id: string;
}

/** A zone with everybody who has to do with requests at their desks, on a day that the test sets. */
export interface RequestOffice {
  readonly server: TestServer;
  readonly zone: TestZone;
  readonly site: Site;
  readonly deps: RequestDeps;
  readonly citizen: PublicRequests;
  readonly people: Readonly<Record<'handler' | 'head' | 'reviewer' | 'office' | 'stranger' | 'admin', ApiClient>>;
  /** The day it is, in Shanghai. */
  day: string;
  /** Registers what came over the counter. */
  register(change?: Partial<IntakeInput>): Promise<RequestDetail & Pick<RequestReceipt, 'queryCode'>>;
  /** As the disclosure office sees it. */
  look(one: Named): Promise<RequestDetail>;
  /** One act by somebody, at the newest revision, on the day it is unless said. */
  act(who: ApiClient, one: Named, kind: string, data?: Data, on?: string): Promise<Answer<RequestDetail>>;
  /** The same, which must succeed. */
  done(who: ApiClient, one: Named, kind: string, data?: Data, on?: string): Promise<RequestDetail>;
  /** From drafting to the served answer. */
  answered(one: Named): Promise<RequestDetail>;
  stop(): Promise<void>;
}

export const note = { note: '' };

/** An answer that gives what was asked. */
export const grantedDraft = {
  outcome: 'GRANTED',
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '随函提供电子文件',
  searched: '',
};

/** Everything private of the applicant of `testForm`. */
export const secrets = ['诸葛测试', '11010519491231002X', '13800138000', 'zhuge@test.example'];

export const testForm: RequestForm = {
  applicantKind: 'NATURAL_PERSON',
  identity: {
    name: '诸葛测试',
    identityDocument: 'RESIDENT_ID',
    identityNumber: '11010519491231002X',
    phone: '13800138000',
    email: 'zhuge@test.example',
  },
  content: { description: '道路工程的立项批复和竣工验收报告', deliveryMethod: 'ONLINE', medium: 'ELECTRONIC' },
};

export function expectRefused(answer: Answer<unknown>, status: number, id: string, field?: string): void {
  const error: Partial<ApiError> = answer.error ?? {};
  expect({ status: answer.status, id: error.error, field: error.field }).toEqual({ status, id, field });
}

export async function openRequestOffice(day: string): Promise<RequestOffice> {
  const clock = { now: () => new Date(`${desk.day}T10:00:00+08:00`) };
  const desk = { day };
  const server = await startTestServer({ clock });
  const zone = await createZone(server.database.app);
  const { runtime } = server;
  const deps: RequestDeps = {
    db: runtime.db,
    publicDb: runtime.publicDb,
    vault: runtime.vault,
    clock,
    extract: createExtractService(),
    printer: createPrinter({}),
    passKey: runtime.secrets.passes,
  };
  const site = await findSiteByKey(server.database.portal, 'test');
  if (site === undefined) throw new Error('no site');
  await server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'requestDocuments', {
      feePayment: '窗口缴纳',
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
    }),
  );
  const [handler, head, reviewer, office, stranger, admin] = (await Promise.all(
    ['handler', 'head', 'reviewer', 'office', 'stranger', 'admin'].map((name) => server.office(name)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  const look = async ({ id }: Named): Promise<RequestDetail> =>
    (await office.get<RequestDetail>(`/requests/${id}`)).body;
  const act: RequestOffice['act'] = async (who, one, kind, data = {}, on = desk.day) => {
    const { revision } = await look(one);
    return who.post<RequestDetail>(`/requests/${one.id}/acts/${kind}`, { revision, on, commandKey: newId(), data });
  };
  const done: RequestOffice['done'] = async (...asked) => {
    const answer = await act(...asked);
    expect(answer.status, `${asked[2]}: ${answer.text}`).toBe(200);
    return answer.body;
  };
  return Object.assign(desk, {
    server,
    zone,
    site,
    deps,
    citizen: createPublicRequests(deps),
    people: { handler, head, reviewer, office, stranger, admin },
    look,
    act,
    done,
    async register(change: Partial<IntakeInput> = {}) {
      const made = await office.post<RequestReceipt>('/requests', {
        channel: 'IN_PERSON',
        on: desk.day,
        form: testForm,
        commandKey: newId(),
        unitId: zone.unitId,
        note: '',
        ...change,
      });
      expect(made.status, made.text).toBe(201);
      return { ...(await look(made.body)), queryCode: made.body.queryCode };
    },
    async answered(one: Named) {
      await done(handler, one, 'ANSWER_DRAFTED', grantedDraft);
      await done(handler, one, 'ANSWER_SUBMITTED', note);
      await done(reviewer, one, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY'] });
      await done(head, one, 'DECISION_SIGNED_OFF', { documentNumber: '' });
      return done(handler, one, 'DECISION_SENT_ELECTRONICALLY', note);
    },
    async stop() {
      deps.printer.close();
      deps.extract.close();
      await server.stop();
    },
  });
}
