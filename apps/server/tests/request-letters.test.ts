import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ApiError,
  LetterPreview,
  LetterTemplate,
  LetterTemplateRevision,
  RequestDetail,
  RequestDocument,
  RequestForm,
  RequestReceipt,
} from '@openzone/contracts';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createExtractService } from '../src/base/files/extract/index.ts';
import { writeSetting, type Site } from '../src/base/sites/index.ts';
import { newId } from '../src/platform/ids.ts';
import { createPrinter } from '../src/platform/print/index.ts';
import {
  createPublicRequests,
  type PublicRequests,
  type RequestDeps,
} from '../src/systems/information-requests/index.ts';
import type { Answer, ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** Every letter of a request, produced by the acts an officer does on the page of the case, printed and read. */

let server: TestServer;
let zone: TestZone;
let handler: ApiClient;
let head: ApiClient;
let reviewer: ApiClient;
let office: ApiClient;
let site: Site;
let citizen: PublicRequests;
let deps: RequestDeps;
/** Query codes by case. */
const codes = new Map<string, string>();

let day = '2026-03-02';
const clock = { now: () => new Date(`${day}T10:00:00+08:00`) };

beforeAll(async () => {
  server = await startTestServer({ clock });
  zone = await createZone(server.database.app);
  await server.database.app.transaction(zone.siteId, (tx) =>
    writeSetting(tx, 'requestDocuments', {
      remedy: { reviewBody: '测试市人民政府', court: '测试市中级人民法院', onlineReview: 'https://fy.test.example' },
      feePayment: '到政务服务大厅三号窗口缴纳',
    }),
  );
  const { runtime } = server;
  deps = {
    ...runtime,
    clock,
    extract: createExtractService(),
    printer: createPrinter({}),
    passKey: runtime.secrets.passes,
  };
  citizen = createPublicRequests(deps);
  site = await runtime.findSite('localhost');
  [handler, head, reviewer, office] = (await Promise.all(
    ['handler', 'head', 'reviewer', 'office'].map((name) => server.office(name)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient];
});
afterAll(async () => {
  deps.printer.close();
  deps.extract.close();
  await server.stop();
});
beforeEach(() => {
  day = '2026-03-02';
});

const name = '欧阳测试';
const form: RequestForm = {
  applicantKind: 'NATURAL_PERSON',
  identity: {
    name,
    identityDocument: 'RESIDENT_ID',
    identityNumber: '11010519491231002X',
    phone: '13800138000',
    address: '测试路1号',
  },
  content: { description: '测试大道改造工程的施工合同', deliveryMethod: 'IN_PERSON', medium: 'PAPER' },
};

async function register(content: Partial<RequestForm['content']> = {}, on = day): Promise<RequestDetail> {
  const made = await office.post<RequestReceipt>('/requests', {
    channel: 'IN_PERSON',
    on,
    form: { ...form, content: { ...form.content, ...content } },
    commandKey: newId(),
    unitId: zone.unitId,
    note: '',
  });
  expect(made.status, made.text).toBe(201);
  codes.set(made.body.id, made.body.queryCode);
  return read(made.body.id);
}

const read = async (id: string): Promise<RequestDetail> => (await office.get<RequestDetail>(`/requests/${id}`)).body;

async function act(
  who: ApiClient,
  { id }: RequestDetail,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<Answer<RequestDetail>> {
  const { revision } = await read(id);
  return who.post<RequestDetail>(`/requests/${id}/acts/${kind}`, { revision, on: day, commandKey: newId(), data });
}

async function done(...input: Parameters<typeof act>): Promise<RequestDetail> {
  const answer = await act(...input);
  expect(answer.status, `${input[2]}: ${answer.text}`).toBe(200);
  return answer.body;
}

function expectRefused(answer: Answer<unknown>, status: number, id: string, field?: string): void {
  const error: Partial<ApiError> = answer.error ?? {};
  expect({
    status: answer.status,
    id: error.error,
    field: error.field,
    zh: /\p{Script=Han}/u.test(error.text?.zh ?? ''),
    en: /[a-z]{3}/u.test(error.text?.en ?? ''),
  }).toEqual({ status, id, field, zh: true, en: true });
}

const blank = {
  outcome: 'GRANTED',
  paragraphs: [],
  reason: '',
  article: '',
  withheld: '',
  responsibleAgency: '',
  previousAnswer: '',
  access: '',
  searched: '',
};

/** Drafted, checked by a second and signed by a third person. */
async function decided(detail: RequestDetail, draft: Record<string, unknown>): Promise<RequestDetail> {
  await done(handler, detail, 'ANSWER_DRAFTED', { ...blank, ...draft });
  await done(handler, detail, 'ANSWER_SUBMITTED', { note: '' });
  await done(reviewer, detail, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY', 'LEGAL'] });
  return done(head, detail, 'DECISION_SIGNED_OFF', { documentNumber: '' });
}

/** What a letter says, as it is printed: without blanks, since lines break anywhere. */
async function printed(detail: RequestDetail, letter: RequestDocument): Promise<string> {
  const file = async (format: string): Promise<Buffer> => {
    const answer = await server.web.server.inject({
      method: 'GET',
      url: `/api/admin/requests/${detail.id}/documents/${letter.id}.${format}`,
      headers: { host: 'localhost', cookie: office.cookie ?? '' },
    });
    expect(answer.statusCode, letter.kind).toBe(200);
    return answer.rawPayload;
  };
  const pdf = await extractText(await getDocumentProxy(new Uint8Array(await file('pdf'))), { mergePages: true });
  const docx = await mammoth.extractRawText({ buffer: await file('docx') });
  const [onPaper, inWord] = [pdf.text, docx.value].map((text) => text.replaceAll(/\s/gu, ''));
  // The place of the seal is drawn on paper and written in Word.
  for (const line of (inWord ?? '').split('（印章位置）')) expect(onPaper).toContain(line.slice(0, 12));
  return onPaper ?? '';
}

/** Whatever was made since the last look, with the state the case was in. */
function watch() {
  const seen = new Set<string>();
  const table = new Map<string, { state: string; detail: RequestDetail; letter: RequestDocument }>();
  return {
    table,
    note(detail: RequestDetail): void {
      for (const letter of detail.documents) {
        if (seen.has(letter.id)) continue;
        seen.add(letter.id);
        if (!table.has(letter.kind)) table.set(letter.kind, { state: detail.state, detail, letter });
      }
    },
  };
}

const third = { party: '测试建设有限公司', address: '测试市建设路9号', matter: '合同附件三“单价表”' };
const lamp = { party: '测试路灯厂', address: '', matter: '合同附件四“灯具清单”' };

/** What each kind must be found to say, beside what the program would not let it go without. */
const says: Readonly<Record<string, readonly [state: string, ...words: string[]]>> = {
  APPLICATION_FORM: ['PROCESSING', '11010519491231002X', '纸质'],
  REGISTRATION_FORM: ['PROCESSING', '登记人office', '当面提交'],
  RECEIPT: ['PROCESSING', '第三十三条', '查询方式'],
  CORRECTION_NOTICE: ['CORRECTION_REQUESTED', '合同的签订年份', '重新计算'],
  REASON_NOTICE: ['REASON_REQUESTED', '本月第65件', '第三十五条'],
  EXTENSION_NOTICE: ['PROCESSING', '10个工作日', '负责人同意'],
  THIRD_PARTY_INQUIRY: [
    'CONSULTING_THIRD_PARTY',
    '测试建设有限公司：',
    '送达地址：测试市建设路9号',
    '15个工作日内（成文当日收到的',
    '□不同意公开',
  ],
  CONFIRMATION_LETTER: ['PROCESSING', '测试建设有限公司：', '不同意公开，理由是：单价属于商业秘密', '提出意见的期限至'],
  CONSULT_NOTICE_TO_APPLICANT: ['CONSULTING_THIRD_PARTY', '不计算在答复期限内'],
  THIRD_PARTY_NOTICE: ['DECIDED', '测试建设有限公司：', '单价表的总价', '关系公共资金', '六十日内'],
  AGENCY_INQUIRY: ['CONSULTING_AGENCY', '测试市规划局：', '视为同意公开'],
  ASSIST_LETTER: ['PROCESSING', '测试市档案馆：', '1998年卷宗', '第四十五条'],
  ANSWER_ALREADY_PUBLIC: ['DECIDED', '第三十六条第（一）项'],
  ANSWER_GRANTED: ['DECIDED', '第三十六条第（二）项', '纸质形式，当面领取'],
  ANSWER_PARTIAL: ['DECIDED', '第三十七条', '应当自收到本答复之日起六十日内先向测试市人民政府'],
  ANSWER_REFUSED: ['DECIDED', '第三十六条第（三）项', '第十六条第二款', '先向测试市人民政府'],
  ANSWER_NOT_EXIST: ['DECIDED', '检索了档案目录', '第三十六条第（四）项'],
  ANSWER_NOT_RESPONSIBLE: ['DECIDED', '测试市交通局', '第三十六条第（五）项'],
  ANSWER_REPEAT: ['DECIDED', '第三十六条第（六）项'],
  ANSWER_NOT_PROCESSED: ['DECIDED', '第三十九条第一款', '信访局'],
  ANSWER_STILL_UNCLEAR: ['DECIDED', '仍不明确', '第三十条'],
  PROVIDE_DATE_NOTICE: ['DECIDED', '当面领取', '政务服务大厅五号窗口', '2026年4月20日'],
  FEE_NOTICE: ['FEE_NOTICED', '三号窗口', '10元/页'],
  APPROVAL_SHEET: ['DECIDED', '保密审查通过', '同意（head，'],
  TRANSFER_LIST: ['ARCHIVED', '测试市档案馆', 'TEST-2026-00031'],
  SERVICE_RECORD: ['CONSULTING_THIRD_PARTY', '测试建设有限公司', '邮寄送达', 'EB123456789CN', '征求意见书', '回执.txt'],
};

async function uploaded(detail: RequestDetail, file: string): Promise<string> {
  const sent = await handler.upload<RequestDetail>(`/requests/${detail.id}/attachments`, [
    { name: file, bytes: Buffer.from('邮件已妥投') },
  ]);
  expect(sent.status, sent.text).toBe(200);
  return sent.body.attachments.at(-1)?.id ?? '';
}

async function composed(detail: RequestDetail, kind: string, party?: string): Promise<RequestDetail> {
  const body = party === undefined ? { kind } : { kind, party };
  const made = await handler.post<RequestDetail>(`/requests/${detail.id}/documents`, body);
  expect(made.status, `${kind}: ${made.text}`).toBe(201);
  return made.body;
}

/** One request that meets every letter on the way to a partial answer, done and archived. */
async function wholeCourse(note: (detail: RequestDetail) => void): Promise<RequestDetail> {
  const detail = await register();
  const does = async (who: ApiClient, kind: string, data: Record<string, unknown>): Promise<void> =>
    note(await done(who, detail, kind, data));
  note(detail);
  note(await composed(detail, 'APPLICATION_FORM'));
  note(await composed(detail, 'REGISTRATION_FORM'));
  await does(handler, 'CORRECTION_NOTICE_SENT', {
    dueOn: '2026-03-16',
    matters: '合同的签订年份',
    guidance: '例如2025年',
  });
  await does(handler, 'CORRECTION_RECEIVED', { text: '2025年', lateReason: '' });
  await does(handler, 'REASON_REQUESTED', { facts: '您提出的是本月第65件', dueOn: '2026-03-16' });
  await does(handler, 'REASON_ACCEPTED', { note: '' });
  day = '2026-03-04';
  await does(handler, 'THIRD_PARTY_CONSULT_SENT', third);
  await does(handler, 'THIRD_PARTY_CONSULT_SENT', lamp);
  day = '2026-03-06';
  await does(handler, 'THIRD_PARTY_CONSULT_SERVED', {
    party: third.party,
    manner: 'POST',
    carrier: '中国邮政',
    trackingNumber: 'EB123456789CN',
    evidence: '前台代收',
    evidenceFile: await uploaded(detail, '回执.txt'),
  });
  await does(handler, 'THIRD_PARTY_CONSULT_SERVED', {
    party: lamp.party,
    manner: 'DIRECT',
    signedBy: '王测试',
    evidence: '',
  });
  day = '2026-03-10';
  await does(handler, 'THIRD_PARTY_OPINION_RECEIVED', {
    party: third.party,
    opinion: 'REFUSE',
    reason: '单价属于商业秘密',
  });
  await does(handler, 'THIRD_PARTY_OPINION_RECEIVED', { party: lamp.party, opinion: 'CONSENT', reason: '' });
  const { consultations } = await read(detail.id);
  await does(handler, 'CONSULT_CONFIRMED', { party: third.party, confirmation: consultations[0]?.onRecord ?? '' });
  const planning = { party: '测试市规划局', matter: '会签意见', jointProducer: true };
  await does(handler, 'AGENCY_CONSULT_SENT', planning);
  await does(handler, 'AGENCY_CONSULT_SERVED', {
    party: planning.party,
    manner: 'ELECTRONIC',
    sentTo: '公文交换系统',
    evidence: '',
  });
  await does(handler, 'AGENCY_OPINION_RECEIVED', { party: planning.party, opinion: 'CONSENT', reason: '' });
  await does(handler, 'ASSISTANCE_ASKED', { party: '测试市档案馆', matter: '查找1998年卷宗', dueOn: '2026-03-20' });
  await does(handler, 'ASSISTANCE_GIVEN', { party: '测试市档案馆', answer: '已找到并寄来复印件' });
  await does(head, 'EXTENSION_APPROVED', { workdays: 10, reason: '需要核对的材料较多' });
  await does(head, 'FEE_NOTICE_RECEIVED', { basis: 'PAGES', count: 40, before: 0 });
  await does(handler, 'FEE_PAID', { reference: '凭证1' });
  note(
    await decided(detail, {
      outcome: 'PARTIAL',
      access: '施工合同正文及单价表的总价',
      withheld: '单价表的分项单价',
      reason: '属于第三方商业秘密',
      article: '15',
    }),
  );
  const told = async (): Promise<string> => (await read(detail.id)).hints.map(({ zh }) => zh).join();
  expect(await told()).toContain(`“${third.party}”不同意公开`);
  await does(handler, 'THIRD_PARTY_TOLD', {
    party: third.party,
    disclosed: '单价表的总价',
    reason: '关系公共资金的使用',
  });
  expect(await told()).not.toContain(third.party);
  await does(handler, 'PROVISION_SET', { method: '当面领取', place: '政务服务大厅五号窗口', date: '2026-04-20' });
  await does(handler, 'DECISION_SIGNED', { manner: 'DIRECT', signedBy: '' });
  await does(handler, 'ARCHIVED', { note: '' });
  await does(handler, 'HANDED_OVER', {
    to: '测试市档案馆',
    items: [{ title: '施工合同公开本', indexNumber: 'TEST-2026-00031', date: '2026-03-10', copies: 2 }],
  });
  return read(detail.id);
}

const otherAnswers: readonly Record<string, unknown>[] = [
  { outcome: 'ALREADY_PUBLIC', access: '本网站“政府信息公开目录”' },
  { outcome: 'GRANTED', access: '随本告知书提供合同复印件' },
  { outcome: 'REFUSED_DELIBERATIVE', reason: '尚在讨论', article: '16.2' },
  { outcome: 'NOT_EXIST', searched: '检索了档案目录和电子公文系统' },
  { outcome: 'NOT_RESPONSIBLE', reason: '由交通部门制作', responsibleAgency: '测试市交通局，电话0000-88003001' },
  { outcome: 'REPEAT', previousAnswer: '2026年1月5日的答复' },
  { outcome: 'PETITION', access: '测试市信访局接待窗口' },
];

const shared = join(import.meta.dirname, '../../../../shared/domain/documents.json');

describe('every letter', () => {
  it('is produced on the way of a case, with what was typed, on paper and for Word', { timeout: 120_000 }, async () => {
    const { table, note } = watch();
    const whole = await wholeCourse(note);
    for (const draft of otherAnswers) {
      day = '2026-03-02';
      note(await decided(await register(), draft));
    }
    const unclear = await register();
    await done(handler, unclear, 'CORRECTION_NOTICE_SENT', {
      dueOn: '2026-03-16',
      matters: '文号',
      guidance: '请写明',
    });
    await done(handler, unclear, 'CORRECTION_RECEIVED', { text: '就是那个', lateReason: '' });
    note(await decided(unclear, { outcome: 'STILL_UNCLEAR', reason: '没有名称、文号和其他特征' }));

    const states = [...table].map(([kind, { state }]) => [kind, state]);
    expect(Object.fromEntries(states)).toEqual(
      Object.fromEntries(Object.entries(says).map(([kind, [state]]) => [kind, state])),
    );
    for (const [kind, { detail, letter }] of table) {
      const text = await printed(detail, letter);
      for (const words of says[kind]?.slice(1) ?? []) expect(text, kind).toContain(words.replaceAll(/\s/gu, ''));
      // Nothing was left blank, and others do not learn who asks.
      expect(text, kind).not.toContain('＿＿');
      const others = [
        'THIRD_PARTY_INQUIRY',
        'CONFIRMATION_LETTER',
        'THIRD_PARTY_NOTICE',
        'AGENCY_INQUIRY',
        'ASSIST_LETTER',
      ];
      if (others.includes(kind)) expect(text, kind).not.toContain(name);
    }
    // Papers that stay inside take no number from the letters that go out.
    const numbers = whole.documents.flatMap(({ number }) =>
      number?.endsWith('号') ? [Number(/〕(\d+)号/u.exec(number)?.[1])] : [],
    );
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
  });

  it.skipIf(!existsSync(shared) && process.env['CI'] === undefined)(
    'is one of the list of the domain, and none of it lacks',
    () => {
      const { documents } = JSON.parse(readFileSync(shared, 'utf8')) as { documents: { code: string }[] };
      expect(Object.keys(says).toSorted()).toEqual(documents.map(({ code }) => code).toSorted());
    },
  );
});

describe('several who are consulted', () => {
  it('each have a letter, a certificate of service and an answer of their own; the applicant sees none of them', async () => {
    const detail = await register();
    await done(handler, detail, 'THIRD_PARTY_CONSULT_SENT', third);
    await done(handler, detail, 'THIRD_PARTY_CONSULT_SENT', lamp);
    await done(handler, detail, 'AGENCY_CONSULT_SENT', { party: '测试市规划局', matter: '会签', jointProducer: false });
    day = '2026-03-03';
    await done(handler, detail, 'THIRD_PARTY_CONSULT_SERVED', {
      party: lamp.party,
      manner: 'ENTRUSTED',
      signedBy: '王测试',
      evidence: '',
    });
    const now = await done(handler, detail, 'THIRD_PARTY_OPINION_RECEIVED', {
      party: lamp.party,
      opinion: 'PARTIAL',
      reason: '型号可以公开',
    });
    expect(now.documents.map(({ kind, addressee, servedOn, issued }) => [kind, addressee, servedOn, issued])).toEqual([
      ['RECEIPT', '', null, true],
      ['THIRD_PARTY_INQUIRY', third.party, null, true],
      ['CONSULT_NOTICE_TO_APPLICANT', '', null, true],
      ['THIRD_PARTY_INQUIRY', lamp.party, '2026-03-03', true],
      ['CONSULT_NOTICE_TO_APPLICANT', '', null, true],
      ['AGENCY_INQUIRY', '测试市规划局', null, true],
      ['CONSULT_NOTICE_TO_APPLICANT', '', null, true],
      ['SERVICE_RECORD', lamp.party, null, false],
    ]);
    expect(now.consultations.map(({ party, servedOn, opinion }) => [party, servedOn, opinion])).toEqual([
      [third.party, null, null],
      [lamp.party, '2026-03-03', 'PARTIAL'],
      ['测试市规划局', null, null],
    ]);
    const pass = await citizen.open(site, detail.number, codes.get(detail.id) ?? '');
    const { letters } = await citizen.progress(site, pass);
    expect(letters.map((letter) => letter.name)).toEqual([
      '政府信息公开申请接收回执',
      '征求意见告知书',
      '征求意见告知书',
      '征求意见告知书',
    ]);
    // Made again for one of them, it is that one's, not the last one's.
    const again = await composed(now, 'THIRD_PARTY_INQUIRY', third.party);
    expect(again.documents.at(-1)).toMatchObject({ kind: 'THIRD_PARTY_INQUIRY', addressee: third.party });
    const seen = await handler.get<LetterPreview>(
      `/requests/${detail.id}/documents/preview?kind=CONFIRMATION_LETTER&party=${encodeURIComponent(lamp.party)}`,
    );
    expect(seen.body.problems).toEqual([]);
    expect(seen.body.lines.join('')).toContain('部分同意公开，理由是：型号可以公开');
  });
});

describe('what a letter cannot do without', () => {
  it('is asked for by name, and nothing is recorded until it is there', async () => {
    const detail = await register({ deliveryMethod: 'POST' });
    await done(handler, detail, 'THIRD_PARTY_CONSULT_SENT', third);
    const { party } = third;
    const served = { party, manner: 'POST', carrier: '中国邮政', trackingNumber: ' ', evidence: '' };
    const kind = 'THIRD_PARTY_CONSULT_SERVED';
    const before = await read(detail.id);
    expectRefused(await act(handler, detail, kind, served), 400, 'SERVICE_UNPROVEN', 'data.trackingNumber');
    expectRefused(
      await act(handler, detail, kind, { ...served, manner: 'DIRECT' }),
      400,
      'SERVICE_UNPROVEN',
      'data.signedBy',
    );
    expectRefused(
      await act(handler, detail, kind, { ...served, manner: 'ELECTRONIC' }),
      400,
      'SERVICE_UNPROVEN',
      'data.sentTo',
    );
    const strange = { ...served, trackingNumber: 'EB1', evidenceFile: newId() };
    expectRefused(await act(handler, detail, kind, strange), 400, 'ATTACHMENT_UNKNOWN', 'data.evidenceFile');
    const opinion = { party, opinion: 'REFUSE', reason: '', evidenceFile: newId() };
    expectRefused(
      await act(handler, detail, 'THIRD_PARTY_OPINION_RECEIVED', opinion),
      400,
      'ATTACHMENT_UNKNOWN',
      'data.evidenceFile',
    );
    expectRefused(
      await act(handler, detail, 'CONSULT_CONFIRMED', { party: '别的公司', confirmation: '收到' }),
      400,
      'CONSULTATION_UNKNOWN',
      'data.party',
    );
    const help = { party: '测试市档案馆', matter: '查找卷宗', dueOn: '2026-03-02' };
    expectRefused(await act(handler, detail, 'ASSISTANCE_ASKED', help), 400, 'ASSISTANCE_DUE_PAST', 'data.dueOn');
    expectRefused(
      await act(handler, detail, 'PROVISION_SET', { method: '领取', place: '', date: day }),
      409,
      'ACT_NOT_ALLOWED',
    );
    expect(await read(detail.id)).toEqual(before);

    await done(handler, detail, 'ASSISTANCE_ASKED', { ...help, dueOn: '2026-03-09' });
    expectRefused(
      await act(handler, detail, 'ASSISTANCE_ASKED', { ...help, dueOn: '2026-03-10' }),
      400,
      'ASSISTANCE_OPEN',
      'data.party',
    );
    await done(handler, detail, 'THIRD_PARTY_OPINION_RECEIVED', { party, opinion: 'CONSENT', reason: '' });
    await decided(detail, { outcome: 'GRANTED', access: '随函提供复印件' });
    const told = { party, disclosed: '合同', reason: '公共利益' };
    expectRefused(await act(handler, detail, 'THIRD_PARTY_TOLD', told), 400, 'THIRD_PARTY_CONSENTED', 'data.party');
    const early = { method: '领取', place: '窗口', date: '2026-03-01' };
    expectRefused(await act(handler, detail, 'PROVISION_SET', early), 400, 'PROVISION_IN_PAST', 'data.date');
    const posted = { carrier: '', trackingNumber: 'EB2' };
    expectRefused(await act(handler, detail, 'DECISION_POSTED', posted), 400, 'SERVICE_UNPROVEN', 'data.carrier');
    const refused = await decided(await register(), { outcome: 'NOT_EXIST', searched: '检索了目录' });
    expectRefused(await act(handler, refused, 'PROVISION_SET', { ...early, date: day }), 400, 'NOTHING_GIVEN', 'act');
  });

  it('serves letters on record, but answers and consultations by the acts that move the clock', async () => {
    const detail = await register();
    const { documents } = await done(handler, detail, 'CORRECTION_NOTICE_SENT', {
      dueOn: '2026-03-16',
      matters: '年份',
      guidance: '请写明',
    });
    const service = { manner: 'POST', carrier: '中国邮政', trackingNumber: 'EB3', note: '' };
    const notice = documents.find(({ kind }) => kind === 'CORRECTION_NOTICE')?.id ?? '';
    const served = await done(handler, detail, 'LETTER_SERVED', { documentId: notice, ...service });
    expect(served.documents.find(({ id }) => id === notice)?.servedOn).toBe(day);
    const record = served.documents.at(-1);
    if (record === undefined) throw new Error('no certificate');
    expect(await printed(served, record)).toContain('政府信息公开申请补正告知书');
    expectRefused(
      await act(handler, detail, 'LETTER_SERVED', { documentId: record.id, ...service }),
      400,
      'LETTER_UNKNOWN',
      'data.documentId',
    );
    await done(handler, detail, 'CORRECTION_RECEIVED', { text: '2025年', lateReason: '' });
    const signed = await decided(detail, { outcome: 'NOT_EXIST', searched: '检索了目录' });
    const answer = signed.documents.find(({ kind }) => kind.startsWith('ANSWER_'))?.id ?? '';
    expectRefused(
      await act(handler, detail, 'LETTER_SERVED', { documentId: answer, ...service }),
      400,
      'SERVED_OTHERWISE',
      'data.documentId',
    );
  });

  it('lets no draft go out in place of the answer that was signed', async () => {
    const detail = await register();
    await done(handler, detail, 'ANSWER_DRAFTED', { ...blank, access: '第一稿' });
    await composed(detail, 'ANSWER_GRANTED');
    await decided(detail, { outcome: 'NOT_EXIST', searched: '检索了目录' });
    const { documents } = await done(handler, detail, 'DECISION_SIGNED', { signedBy: '' });
    expect(documents.flatMap(({ kind, issued }) => (kind.startsWith('ANSWER_') ? [[kind, issued]] : []))).toEqual([
      ['ANSWER_GRANTED', false],
      ['ANSWER_NOT_EXIST', true],
    ]);
    const record = documents.find(({ kind }) => kind === 'SERVICE_RECORD');
    if (record === undefined) throw new Error('no certificate');
    // Who signed for it themselves is named on the paper, not in the record of the case.
    expect(await printed(detail, record)).toContain(`签收人${name}`);
    expect(JSON.stringify(await read(detail.id))).not.toContain(name);
  });

  it('leaves room for the pen on what is not signed yet', async () => {
    const detail = await register();
    await done(handler, detail, 'ANSWER_DRAFTED', { ...blank, access: '随函提供' });
    const kinds = ['APPROVAL_SHEET', 'SERVICE_RECORD'];
    for (const kind of kinds) {
      const seen = await handler.get<LetterPreview>(`/requests/${detail.id}/documents/preview?kind=${kind}`);
      expect([kind, seen.body.problems]).toEqual([kind, []]);
    }
  });
});

describe('a request of before 15 May 2019', () => {
  it('is answered by the articles of its regulation and with the remedies of the day of the answer', async () => {
    day = '2018-03-01';
    const then = await decided(await register({ deliveryMethod: 'ONLINE', medium: 'ELECTRONIC' }), {
      outcome: 'OLD_TRADE_SECRET',
      reason: '投标报价未公开',
      article: '14.4',
    });
    const old = then.documents.find(({ kind }) => kind === 'ANSWER_UNDER_2007');
    if (old === undefined) throw new Error('no answer');
    const text = await printed(then, old);
    for (const words of ['2007年国务院令第492号', '第十四条第四款', '第二十一条第（二）项', '六十日内', '六个月内'])
      expect(text).toContain(words);
    expect(text).not.toMatch(/第三十六条|先向|互联网渠道/u);
    // What both regulations know is answered by the older one as well; answered late, by the remedies of now.
    day = '2018-03-02';
    const late = await register();
    day = '2026-03-02';
    const granted = await decided(late, { outcome: 'REFUSED_STATE_SECRET', reason: '已定密', article: '14.4' });
    const now = granted.documents.find(({ kind }) => kind === 'ANSWER_UNDER_2007');
    if (now === undefined) throw new Error('no answer');
    expect(await printed(granted, now)).toContain('先向测试市人民政府申请行政复议');
  });
});

describe('the text of a letter', () => {
  const path = '/settings/templates/ANSWER_NOT_EXIST';

  it('is not overwritten unseen: the second of two editors is shown the first one’s text', async () => {
    const start = (await office.get<LetterTemplate>(path)).body;
    expect(start).toMatchObject({ revision: 0, changed: null });
    const mine = `${start.original}\n甲的一句。`;
    const saved = (await office.put<LetterTemplate>(path, { text: mine, revision: 0 })).body;
    expect(saved).toMatchObject({ text: mine, revision: 1, changed: { by: 'office' } });
    const other = await server.office('admin');
    const overtaken = await other.put(path, { text: `${start.original}\n乙的一句。`, revision: 0 });
    expectRefused(overtaken, 409, 'TEMPLATE_CHANGED');
    expect(overtaken.error?.detail?.['theirs']).toMatchObject({ revision: 1, text: mine, by: 'office' });
    const both = await Promise.all(
      ['丙', '丁'].map((one) =>
        other.put<LetterTemplate>(path, { text: `${start.original}\n${one}的一句。`, revision: 1 }),
      ),
    );
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  });

  it('keeps its history with who and when, and goes back to any of it', async () => {
    const now = (await office.get<LetterTemplate>(path)).body;
    expect(now.revision).toBe(2);
    const back = (await office.put<LetterTemplate>(path, { text: null, revision: 2 })).body;
    expect([back.text, back.revision]).toEqual([back.original, 3]);
    const history = (await handler.get<LetterTemplateRevision[]>(`${path}/history`)).body;
    expect(history.map(({ revision, by, isOriginal }) => [revision, by, isOriginal])).toEqual([
      [3, 'office', true],
      [2, 'admin', false],
      [1, 'office', false],
    ]);
    const first = history[2]?.text ?? '';
    expect(first).toContain('甲的一句');
    await office.put(path, { text: first, revision: 3 });
    const made = await decided(await register(), { outcome: 'NOT_EXIST', searched: '检索了目录' });
    const letter = made.documents.find(({ kind }) => kind === 'ANSWER_NOT_EXIST');
    if (letter === undefined) throw new Error('no answer');
    expect(await printed(made, letter)).toContain('甲的一句');
  });
});
