import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import { load, type CheerioAPI } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../src/platform/errors.ts';
import { createServer, type Server } from '../src/platform/http/index.ts';
import { createPageCache } from '../src/platform/page-cache/index.ts';
import { registerPortalOver } from '../src/portal/index.ts';
import { fakePortal, measures, proofs, site, startPortal, type TestPortal } from './portal-fixtures.ts';
import { fakeRequests, fullProgress, letterId, queryCode, type FakeRequests } from './portal-requests-fixtures.ts';
import { launchBrowser } from './support/browser.ts';

const formSecret = new Uint8Array(32).fill(3);

let portal: TestPortal;
let office: FakeRequests;
beforeAll(async () => {
  office = fakeRequests();
  portal = await startPortal({ requests: office, formSecret });
});
afterAll(() => portal.app.close());
beforeEach(() => {
  office.sent.length = 0;
  office.failure = undefined;
  office.progressNow = fullProgress;
});

interface Answer {
  readonly status: number;
  readonly $: CheerioAPI;
  readonly body: string;
  readonly headers: Record<string, unknown>;
  readonly location: string;
}

interface UploadedPart {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

interface Sending {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** A browser without scripts: keeps cookies by path, sends forms as they stand on the page. */
class Visitor {
  readonly cookies = new Map<string, { value: string; path: string }>();
  /** Every address that was asked for. */
  readonly addresses: string[] = [];
  ip = '203.0.113.7';
  app: Server;

  constructor(app: Server = portal.app) {
    this.app = app;
  }

  private cookieHeader(url: string): string {
    const path = url.split('?')[0] ?? '';
    return [...this.cookies.entries()]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(`${cookie.path}/`))
      .map(([key, cookie]) => `${key.split(' ')[0]}=${cookie.value}`)
      .join('; ');
  }

  private async send(options: Sending): Promise<Answer> {
    const { url } = options;
    this.addresses.push(url);
    const headers = { host: 'www.haiyan.example', cookie: this.cookieHeader(url), ...options.headers };
    const response = await this.app.inject({ ...options, headers, remoteAddress: this.ip });
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
      const path = attributes.find((part) => part.startsWith('Path='))?.slice(5) ?? '/';
      if (attributes.includes('Max-Age=0') || value === '') this.cookies.delete(`${name} ${path}`);
      else this.cookies.set(`${name} ${path}`, { value, path });
    }
    return {
      status: response.statusCode,
      $: load(response.body),
      body: response.body,
      headers: response.headers,
      location: response.headers.location ?? '',
    };
  }

  get(url: string): Promise<Answer> {
    return this.send({ method: 'GET', url });
  }

  post(url: string, values: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(values).toString(),
    });
  }

  upload(url: string, values: Record<string, string>, files: readonly UploadedPart[] = []): Promise<Answer> {
    const boundary = '----browser';
    const parts: Buffer[] = Object.entries(values).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    const shown = files.length > 0 ? files : [{ field: 'supportingFiles', name: '', bytes: Buffer.alloc(0) }];
    for (const { field, name, bytes } of shown) {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
      parts.push(Buffer.from(head), bytes, Buffer.from('\r\n'));
    }
    return this.send({
      method: 'POST',
      url,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    });
  }
}

/** What a form on the page would send, as it stands. */
function formValues($: CheerioAPI, action: string): Record<string, string> {
  const form = $(`form[action="${action}"]`).first();
  expect(form, `the form ${action}`).toHaveLength(1);
  const values: Record<string, string> = {};
  form.find('input[name], textarea[name], select[name]').each((_, element) => {
    const control = $(element);
    const type = control.attr('type');
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && control.attr('checked') === undefined)) return;
    values[control.attr('name') ?? ''] =
      element.tagName === 'select'
        ? (control.find('option[selected]').attr('value') ?? control.find('option').first().attr('value') ?? '')
        : element.tagName === 'textarea'
          ? control.text()
          : (control.attr('value') ?? '');
  });
  return values;
}

const secretWords = ['苏砚秋', '11010519491231002X', '13900007788', '望屿路88号'];

const person = {
  kind: 'person',
  name: '苏砚秋',
  identityDocument: 'RESIDENT_ID',
  identityNumber: '１１０１０５19491231002x',
  workplace: '',
  phone: '13900007788',
  email: '',
  address: '海晏市望屿路88号',
  postcode: '',
  fax: '',
  description: '2025年晏海大道道路改造工程的竣工验收报告。\r\n“稳岗扩岗若干措施”也要 <b>&amp;',
  documentNumber: '海管规〔2026〕3号',
  deliveryMethod: 'POST',
  medium: 'PAPER',
};

const organisation = {
  kind: 'organisation',
  applicantKind: 'ORG_LEGAL_SERVICE',
  name: '海晏望潮律师事务所',
  creditCode: '91350100M000100Y43',
  legalRepresentative: '',
  contactName: '苏砚秋',
  phone: '００００-87001000',
  email: 'shuyuan@example.cn',
  address: '',
  postcode: '',
  fax: '',
  description: '2025年行政处罚决定书文号清单',
  documentNumber: '',
  deliveryMethod: 'EMAIL',
  medium: 'ELECTRONIC',
};

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

/** From the first page to the review page. */
async function toReview(visitor: Visitor, values: Record<string, string> = person, prefix = ''): Promise<Answer> {
  const review = await visitor.post(`${prefix}/requests/new`, { ...values, step: 'review' });
  expect(review.status).toBe(200);
  return review;
}

async function submitted(visitor: Visitor, prefix = ''): Promise<Answer> {
  const { $ } = await toReview(visitor, person, prefix);
  return visitor.upload(`${prefix}/requests/new`, { ...formValues($, `${prefix}/requests/new`), step: 'submit' });
}

async function opened(visitor: Visitor, prefix = ''): Promise<Answer> {
  const { $ } = await visitor.get(`${prefix}/requests/progress`);
  const values = formValues($, `${prefix}/requests/progress`);
  const answer = await visitor.post(`${prefix}/requests/progress`, { ...values, number: '2026-0031', code: queryCode });
  expect(answer.status).toBe(303);
  expect(answer.location).toBe(`${prefix}/requests/progress`);
  return visitor.get(answer.location);
}

/** A portal and an office of its own, for what leaves traces. */
async function fresh(work: (visitor: Visitor, own: FakeRequests) => Promise<void>): Promise<void> {
  const own = fakeRequests();
  const other = await startPortal({ requests: own, formSecret });
  const visitor = new Visitor(other.app);
  try {
    await work(visitor, own);
  } finally {
    await other.app.close();
  }
}

describe('the way without scripts', () => {
  it('leads from the home page and from 政府信息公开 to the guide and the form', async () => {
    const visitor = new Visitor();
    for (const from of ['/', '/open-government', '/sitemap']) {
      const { $ } = await visitor.get(from);
      expect($('main a[href="/requests"]').length, from).toBeGreaterThan(0);
    }
    expect((await visitor.get('/')).$('footer a[href="/requests"]')).toHaveLength(1);
    const guide = await visitor.get('/requests');
    for (const to of ['/requests/new', '/requests/progress', '/requests/when', '/catalogue'])
      expect(guide.$(`main a[href="${to}"]`).length, to).toBeGreaterThan(0);
    for (const fact of [
      site.profile.address,
      '0000-87001001',
      '工作日：上午8:30',
      '20个工作日',
      '第四十二条',
      '行政复议',
    ])
      expect(guide.body).toContain(fact);
    const start = await visitor.get('/requests/new');
    expect(start.$('main a[href="/requests/new?kind=person"]')).toHaveLength(1);
    expect((await visitor.get('/requests/new?kind=organisation')).$('[name=applicantKind]')).toHaveLength(5);
    expect((await visitor.get('/requests/new?kind=person')).$('[name=applicantKind], [name*=purpose]')).toHaveLength(0);
  });

  it('takes a request of a person, with files, and shows its receipt to that browser', async () => {
    const visitor = new Visitor();
    const review = await toReview(visitor);
    expect(review.$('.answers').text()).toContain('苏砚秋');
    expect(review.$('.suggestions a').text()).toContain('稳岗扩岗若干措施');
    expect(office.sent).toEqual([]);
    const answer = await visitor.upload('/requests/new', { ...formValues(review.$, '/requests/new'), step: 'submit' }, [
      { field: 'identityFiles', name: 'C:\\照片\\身份证.png', bytes: png },
      { field: 'supportingFiles', name: '说明.pdf', bytes: pdf },
      { field: 'supportingFiles', name: '', bytes: Buffer.alloc(0) },
    ]);
    expect([answer.status, answer.location]).toEqual([303, '/requests/receipt']);
    expect(office.sent).toHaveLength(1);
    expect(office.sent[0]?.input).toMatchObject({
      form: {
        applicantKind: 'NATURAL_PERSON',
        identity: {
          name: '苏砚秋',
          identityDocument: 'RESIDENT_ID',
          identityNumber: '11010519491231002X',
          phone: '13900007788',
          address: '海晏市望屿路88号',
        },
        content: {
          description: '2025年晏海大道道路改造工程的竣工验收报告。\n“稳岗扩岗若干措施”也要 <b>&amp;',
          documentNumber: '海管规〔2026〕3号',
          deliveryMethod: 'POST',
          medium: 'PAPER',
        },
      },
      uploads: [
        { name: '身份证.png', identity: true, bytes: png },
        { name: '说明.pdf', identity: false, bytes: pdf },
      ],
    });
    const receipt = await visitor.get(answer.location);
    expect(receipt.$('.receipt-codes').text()).toContain(queryCode);
    expect(receipt.$('.receipt-codes').text()).toMatch(/2026-00\d\d/);
    const qr = Buffer.from((receipt.$('.receipt-qr img').attr('src') ?? '').split(',')[1] ?? '', 'base64').toString();
    expect(qr).toContain('<svg');
    expect((await visitor.get('/en/requests/receipt')).$('.receipt-codes').text()).toContain(queryCode);

    expect((await new Visitor().get('/requests/receipt')).status).toBe(410);
    const closed = await visitor.post('/requests/receipt', formValues(receipt.$, '/requests/receipt'));
    expect(closed.status).toBe(303);
    const gone = await visitor.get('/requests/receipt');
    expect([gone.status, gone.body.includes(queryCode)]).toEqual([410, false]);
  });

  it('takes a request of an organisation, in English', async () => {
    const visitor = new Visitor();
    const { $ } = await toReview(visitor, organisation, '/en');
    const answer = await visitor.upload('/en/requests/new', { ...formValues($, '/en/requests/new'), step: 'submit' });
    expect(answer.location).toBe('/en/requests/receipt');
    expect(office.sent[0]?.input).toMatchObject({
      form: {
        applicantKind: 'ORG_LEGAL_SERVICE',
        identity: { creditCode: '91350100M000100Y43', contactName: '苏砚秋', email: 'shuyuan@example.cn' },
      },
    });
    expect((await visitor.get(answer.location)).$('h1').text()).toBe('Your request has been submitted');
  });

  it('goes back from the review with everything that was typed', async () => {
    const visitor = new Visitor();
    const { $ } = await toReview(visitor);
    const edit = await visitor.post('/requests/new', { ...formValues($, '/requests/new'), step: 'edit' });
    expect(edit.status).toBe(200);
    expect(formValues(edit.$, '/requests/new')).toMatchObject({
      ...person,
      description: person.description.replace('\r', ''),
    });
  });

  it('registers an impatient double click once, and another request anew', async () => {
    const visitor = new Visitor();
    const before = office.registered.size;
    const { $ } = await toReview(visitor);
    const values = { ...formValues($, '/requests/new'), step: 'submit' };
    const [one, two] = await Promise.all([
      visitor.upload('/requests/new', values),
      visitor.upload('/requests/new', values),
    ]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(office.registered.size).toBe(before + 1);
    await submitted(visitor);
    expect(office.registered.size).toBe(before + 2);
  });

  it('shows, corrects, writes, rates, withdraws, downloads and signs out', async () => {
    const visitor = new Visitor();
    const page = await opened(visitor);
    for (const words of ['请说明是哪一段道路', '2026年12月21日', '第三十三条', '1000元', '补正告知书'])
      expect(page.body).toContain(words);

    const steps = [
      ['/requests/correction', { correction: '沿河路至港西路一段。\r\n谢谢' }, 'corrected', 'correct'],
      ['/requests/message', { message: '电话改为13900007799' }, 'sent', 'write'],
      ['/requests/rating', { stars: '4', comment: '很快' }, 'rated', 'rate'],
    ] as const;
    for (const [path, typed, done, act] of steps) {
      const { $ } = await visitor.get('/requests/progress');
      const values = { ...formValues($, path), ...typed };
      const answer =
        path === '/requests/correction'
          ? await visitor.upload(path, values, [{ field: 'supportingFiles', name: '图.png', bytes: png }])
          : await visitor.post(path, values);
      expect([answer.status, answer.location]).toEqual([303, `/requests/progress?done=${done}`]);
      expect(office.sent.at(-1)?.act).toBe(act);
      expect((await visitor.get(answer.location)).$('.notice-good')).toHaveLength(1);
    }
    expect(office.sent[0]?.input).toMatchObject({
      text: '沿河路至港西路一段。\n谢谢',
      uploads: [{ name: '图.png', identity: false }],
    });
    expect(office.sent[2]?.input).toMatchObject({ stars: 4, comment: '很快' });

    const letter = await visitor.get(`/requests/letters/${letterId}/pdf`);
    expect(letter.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(letter.headers['content-disposition']).toContain(encodeURIComponent('补正告知书.pdf'));

    const confirm = await visitor.get('/requests/withdraw');
    const withdrawn = await visitor.post('/requests/withdraw', {
      ...formValues(confirm.$, '/requests/withdraw'),
      reason: '',
    });
    expect(withdrawn.location).toBe('/requests/progress?done=withdrawn');
    expect(office.sent.at(-1)?.act).toBe('withdraw');

    const last = await visitor.get('/requests/progress');
    const left = await visitor.post('/requests/sign-out', formValues(last.$, '/requests/sign-out'));
    expect(left.location).toBe('/requests/progress?done=signed-out');
    expect((await visitor.get('/requests/progress')).$('[name=code]')).toHaveLength(1);
  });

  it('leads from a request that was split to its parts and back, by the one code', () =>
    fresh(async (visitor, own) => {
      const page = await opened(visitor);
      for (const words of ['拆分办理的各件', '第一项：竣工验收报告', '最迟2026年12月21日答复', '原来的申请'])
        expect(page.body).toContain(words);
      const form = page.$('form[action="/requests/part"]');
      expect(form.map((_, one) => page.$(one).find('[name=number]').attr('value')).get()).toEqual([
        '2026-0020',
        '2026-0032',
      ]);
      const values = { ...formValues(page.$, '/requests/part'), number: '2026-0032' };
      const before = [...own.passes].at(-1);
      const answer = await visitor.post('/requests/part', values);
      expect([answer.status, answer.location]).toEqual([303, '/requests/progress']);
      expect(own.sent.at(-1)).toEqual({ act: 'turnTo', input: { number: '2026-0032' } });
      expect([...visitor.cookies.values()].map(({ value }) => decodeURIComponent(value))).not.toContain(before);
      expect((await visitor.get(answer.location)).$('.now')).toHaveLength(1);
      // Not from a page of ours: nothing is turned to.
      const count = own.sent.length;
      expect((await visitor.post('/requests/part', { ...values, token: 'x' })).status).toBe(303);
      expect(own.sent).toHaveLength(count);
      expect((await visitor.post('/requests/part', { ...values, number: '2026-9999' })).status).toBe(404);
    }));

  it('keeps the pass when the language changes, and asks again for another number', async () => {
    const visitor = new Visitor();
    await opened(visitor, '/en');
    expect((await visitor.get('/zh-hant/requests/progress')).$('.now')).toHaveLength(1);
    const other = await visitor.get('/requests/progress?number=2026-0099');
    expect(other.$('[name=number]').attr('value')).toBe('2026-0099');
    expect(other.body).not.toContain('竣工验收报告');
  });
});

describe('what is wrong', () => {
  const cases: readonly (readonly [string, Record<string, string>, string])[] = [
    ['no name', { ...person, name: ' ' }, 'name'],
    ['a slip in the identity number', { ...person, identityNumber: '110105194912310021' }, 'identityNumber'],
    [
      'another document without number',
      { ...person, identityDocument: 'PASSPORT', identityNumber: '' },
      'identityNumber',
    ],
    ['an identity document that is none', { ...person, identityDocument: 'LIBRARY' }, 'identityDocument'],
    ['a slip in the credit code', { ...organisation, creditCode: '91350100M000100Y44' }, 'creditCode'],
    ['no kind of organisation', { ...organisation, applicantKind: 'NATURAL_PERSON' }, 'applicantKind'],
    ['post without address', { ...person, address: '' }, 'address'],
    ['e-mail without address', { ...organisation, email: '' }, 'email'],
    ['a wrong e-mail', { ...organisation, email: 'me at home' }, 'email'],
    ['fax without number', { ...person, deliveryMethod: 'FAX' }, 'fax'],
    ['a wrong telephone', { ...person, phone: '电话' }, 'phone'],
    ['no description', { ...person, description: '\r\n ' }, 'description'],
    ['a description of two words', { ...person, description: '报告' }, 'description'],
    ['a description too long', { ...person, description: '长'.repeat(5001) }, 'description'],
    ['no way of delivery', { ...person, deliveryMethod: '' }, 'deliveryMethod'],
    ['paper by e-mail', { ...organisation, medium: 'PAPER' }, 'medium'],
  ];
  for (const [name, typed, field] of cases) {
    it(`is said at the field, and everything typed stays: ${name}`, async () => {
      const answer = await new Visitor().post('/requests/new', { ...typed, step: 'review' });
      expect(answer.status).toBe(400);
      const { $ } = answer;
      expect($(`#errors a[href="#f-${field}"]`)).toHaveLength(1);
      expect($(`#f-${field}`)).toHaveLength(1);
      expect($(`#f-${field}-problem`)).toHaveLength(1);
      expect($(`[aria-describedby~="f-${field}-problem"]`).length).toBeGreaterThan(0);
      const shown = formValues($, '/requests/new');
      for (const [key, value] of Object.entries(typed)) {
        const isUnknown = ['LIBRARY', 'NATURAL_PERSON', ''].includes(value) && !(key in shown && shown[key] === value);
        if (!isUnknown) expect(shown[key]?.trim(), key).toBe(value.replaceAll('\r', '').trim());
      }
      expect(office.sent).toEqual([]);
    });
  }

  const zip = (names: Record<string, string>): Buffer => zipOf(names);
  const files: readonly (readonly [string, string, Buffer, number])[] = [
    ['an executable', '申请.exe', Buffer.from('MZ\u0000\u0001'), 400],
    ['an executable called PDF', '申请.pdf', Buffer.from('MZ\u0000\u0001'), 400],
    ['a picture called PDF', '申请.pdf', png, 400],
    ['a PDF with a script', '申请.pdf', Buffer.from('%PDF-1.7\n<</S /JavaScript /JS (app.alert(1))>>\n%%EOF'), 400],
    ['a PDF that is a ZIP as well', '申请.pdf', Buffer.concat([pdf, zip({ 'a.txt': 'a' })]), 400],
    ['a page called text', '说明.txt', Buffer.from('<html><script>1</script></html>'), 400],
    [
      'a DOCX with macros',
      '申请.docx',
      zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' }),
      400,
    ],
    [
      'macros declared only',
      '申请.docx',
      zip({
        '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml',
        'word/document.xml': '<w/>',
      }),
      400,
    ],
    ['a broken DOCX', '申请.docx', Buffer.from('PK\u0003\u0004 broken'), 400],
    ['an empty file', '申请.txt', Buffer.alloc(0), 400],
    ['a file too large', '大.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 413],
  ];
  for (const [name, fileName, bytes, status] of files) {
    it(`refuses ${name} and keeps the request`, async () => {
      const visitor = new Visitor();
      const { $ } = await toReview(visitor);
      const values = formValues($, '/requests/new');
      const answer = await visitor.upload('/requests/new', { ...values, step: 'submit' }, [
        { field: 'supportingFiles', name: fileName, bytes },
      ]);
      expect(answer.status).toBe(status);
      expect(answer.$('#f-supportingFiles-problem').text()).toContain(fileName);
      expect(formValues(answer.$, '/requests/new')).toEqual(values);
      expect(office.sent).toEqual([]);
    });
  }

  it('takes DOCX, XLSX, images and text of every usual encoding', async () => {
    const visitor = new Visitor();
    const { $ } = await toReview(visitor);
    const good: readonly (readonly [string, Buffer])[] = [
      ['a.docx', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })],
      ['b.xlsx', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' })],
      ['c.JPG', Buffer.from('ffd8ffe000104a464946', 'hex')],
      ['d.txt', Buffer.from('中文说明')],
      ['e.txt', Buffer.from('d6d0cec4', 'hex')],
      ['f.txt', Buffer.from('fffe2d4e8765', 'hex')],
    ];
    const answer = await visitor.upload(
      '/requests/new',
      { ...formValues($, '/requests/new'), step: 'submit' },
      good.map(([name, bytes]) => ({ field: 'supportingFiles', name, bytes })),
    );
    expect(answer.$('.field-problem').text()).toBe('');
    expect(answer.status).toBe(303);
  });

  it('counts files and their sum', async () => {
    const visitor = new Visitor();
    const { $ } = await toReview(visitor);
    const values = { ...formValues($, '/requests/new'), step: 'submit' };
    const many = await visitor.upload(
      '/requests/new',
      values,
      Array.from({ length: 11 }, (_, index) => ({ field: 'supportingFiles', name: `${index}.pdf`, bytes: pdf })),
    );
    expect([many.status, many.$('.field-problem').text().includes('10.pdf')]).toEqual([413, true]);
    const heavy = await visitor.upload(
      '/requests/new',
      values,
      Array.from({ length: 4 }, (_, index) => ({
        field: 'supportingFiles',
        name: `${index}.txt`,
        bytes: Buffer.alloc(18 * 1024 * 1024, 'a'),
      })),
    );
    expect([heavy.status, heavy.$('.field-problem').text().includes('60 MB')]).toEqual([413, true]);
  });

  it('says one thing for a wrong number and a wrong code, and when there were too many', () =>
    fresh(async (visitor) => {
      const { $ } = await visitor.get('/requests/progress');
      const values = formValues($, '/requests/progress');
      const texts = new Set<string>();
      for (const guess of [
        { number: '2026-0031', code: 'WRONG' },
        { number: '1999-0001', code: queryCode },
      ]) {
        const answer = await visitor.post('/requests/progress', { ...values, ...guess });
        expect(answer.status).toBe(400);
        expect(formValues(answer.$, '/requests/progress')).toMatchObject(guess);
        texts.add(answer.$('#errors').text());
      }
      expect(texts.size).toBe(1);
      const wrong = { ...values, number: 'x', code: 'y' };
      let last = await visitor.post('/requests/progress', wrong);
      for (let n = 0; n < 4; n += 1) last = await visitor.post('/requests/progress', wrong);
      expect(last.status).toBe(429);
      expect(last.$('#errors').text()).toContain('15:30');
      expect(last.headers['retry-after']).toBeDefined();
      const empty = await visitor.post('/requests/progress', { ...values, number: '', code: '' });
      expect([empty.status, empty.$('.field-problem').length]).toEqual([400, 2]);
    }));

  it('keeps text that could not be sent because the half hour was over', () =>
    fresh(async (visitor, own) => {
      const { $ } = await opened(visitor);
      own.passes.clear();
      const values = { ...formValues($, '/requests/message'), message: '写了很久的话' };
      const answer = await visitor.post('/requests/message', values);
      expect(answer.status).toBe(401);
      expect(answer.$('.kept').text()).toBe('写了很久的话');
      expect([...visitor.cookies.keys()].some((key) => key.startsWith('oz_pass'))).toBe(false);
    }));

  it('shows what the office refuses, at the field it names', async () => {
    const visitor = new Visitor();
    const { $ } = await toReview(visitor);
    const values = { ...formValues($, '/requests/new'), step: 'submit' };
    office.failure = new AppError({
      id: 'INVALID_INPUT',
      status: 400,
      field: 'form.identity.phone',
      text: { zh: '这个电话打不通。', en: 'This telephone does not work.' },
    });
    const answer = await visitor.upload('/requests/new', values);
    expect([answer.status, answer.$('#f-phone-problem').text()]).toEqual([400, '这个电话打不通。']);
    office.failure = new AppError({
      id: 'FILE_TYPE_REFUSED',
      status: 415,
      field: 'files',
      text: { zh: '“说明.pdf”不能上传。', en: '“说明.pdf” cannot be sent.' },
    });
    const file = await visitor.upload('/requests/new', values);
    expect([file.status, file.$('#f-supportingFiles-problem').text()]).toEqual([415, '“说明.pdf”不能上传。']);
    office.failure = new Error(`duplicate key value: (${secretWords.join(',')})`);
    const broken = await visitor.upload('/requests/new', values);
    expect(broken.status).toBe(500);
    // What may have gone through must not be registered a second time.
    expect(formValues(broken.$, '/requests/new')).toEqual(formValues($, '/requests/new'));
  });

  it('tells an address that submits without end to wait', async () => {
    const visitor = new Visitor();
    visitor.ip = '203.0.113.99';
    const { $ } = await toReview(visitor);
    const values = { ...formValues($, '/requests/new'), step: 'submit' };
    let answer = await visitor.upload('/requests/new', values);
    for (let n = 0; n < 40; n += 1) answer = await visitor.upload('/requests/new', values);
    expect(answer.status).toBe(429);
    expect(formValues(answer.$, '/requests/new')).toMatchObject({ name: person.name });
  });
});

describe('forms of other sites', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://www.haiyan.example' },
    { 'sec-fetch-site': 'same-site' },
  ])('are refused: %o', async (headers) => {
    for (const path of [
      '/requests/new',
      '/en/requests/progress',
      '/requests/withdraw',
      '/requests/suggest',
      '/requests/sign-out',
    ]) {
      const answer = await new Visitor().post(path, { ...person, step: 'review' }, headers);
      expect(answer.status, path).toBe(403);
    }
  });

  it('need the cookie their token belongs to, and lose nothing without it', async () => {
    const one = new Visitor();
    const { $ } = await toReview(one);
    const values = formValues($, '/requests/new');
    const thief = new Visitor();
    await thief.get('/requests/progress');
    for (const visitor of [new Visitor(), thief]) {
      for (const token of [values['token'] ?? '', '', 'a.b.c']) {
        const answer = await visitor.upload('/requests/new', { ...values, token, step: 'submit' });
        expect(answer.status).toBe(403);
        expect(formValues(answer.$, '/requests/new')).toMatchObject({ name: person.name, address: person.address });
      }
    }
    const page = await opened(one);
    const forged = { ...formValues(page.$, '/requests/message'), token: 'x.y.z', message: '话' };
    const answer = await one.post('/requests/message', forged);
    expect([answer.status, answer.$('#f-message').text()]).toEqual([403, '话']);
    expect(office.sent).toEqual([]);
  });

  it('take our own, whatever the browser says of where they come from', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: 'http://www.haiyan.example' },
      { origin: 'http://www.haiyan.example' },
    ]) {
      expect((await new Visitor().post('/requests/new', { ...person, step: 'review' }, headers)).status).toBe(200);
    }
  });
});

describe('nobody keeps anything', () => {
  it('says so on every page, in every language, and stores none', async () => {
    const cache = createPageCache({ maxBytes: 1024 * 1024 });
    const kept = vi.spyOn(cache, 'fetch');
    const other = await startPortal({ requests: office, formSecret, cache });
    const visitor = new Visitor(other.app);
    await opened(visitor);
    for (const prefix of ['', '/zh-hant', '/en']) {
      for (const path of [
        '',
        '/new',
        '/new?kind=person',
        '/new?kind=organisation',
        '/progress',
        '/receipt',
        '/withdraw',
        '/when',
      ]) {
        const { headers, status } = await visitor.get(`${prefix}/requests${path}`);
        expect(headers['cache-control'], path).toBe('no-store');
        expect(headers['content-security-policy']).toContain("script-src 'self'");
        expect(status, path).toBe(path === '/receipt' ? 410 : 200);
      }
    }
    expect(kept).not.toHaveBeenCalled();
    await other.app.close();
  });

  it('sets cookies no script reads, for these pages only', async () => {
    const visitor = new Visitor();
    await submitted(visitor);
    const page = await visitor.get('/requests/progress');
    const answer = await portal.app.inject({
      method: 'POST',
      url: '/requests/progress',
      headers: {
        host: 'www.haiyan.example',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `oz_form=${visitor.cookies.get('oz_form /requests')?.value ?? ''}`,
      },
      payload: new URLSearchParams({
        ...formValues(page.$, '/requests/progress'),
        number: '2026-0031',
        code: queryCode,
      }).toString(),
    });
    const lines = [answer.headers['set-cookie'] ?? []].flat().map(String);
    expect(lines.filter((line) => line.startsWith('oz_pass='))).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/HttpOnly/);
    for (const line of lines.filter((one) => one.startsWith('oz_pass='))) {
      expect(line).toMatch(/SameSite=Strict/);
      expect(line).toMatch(/Path=(\/en|\/zh-hant)?\/requests(;|$)/);
    }
  });

  it('puts no personal data into an address or the log', async () => {
    const lines: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const app = await createServer({ logLevel: 'info', trustProxy: false });
    const broken = fakeRequests();
    await registerPortalOver(app, fakePortal().data, {
      findSite: async () => site,
      openFile: async () => undefined,
      preview: async () => undefined,
      demoSignIns: async () => [],
      proofs,
      cache: createPageCache({ maxBytes: 1024 }),
      requests: broken,
    });
    const visitor = new Visitor(app);
    const answer = await submitted(visitor);
    await visitor.get(answer.location);
    broken.failure = new Error(`violates: (${secretWords.join(',')})`);
    expect((await submitted(visitor)).status).toBe(500);
    await opened(visitor);
    expect((await visitor.get(`/requests/letters/${letterId}/pdf`)).status).toBe(500);
    await app.close();
    write.mockRestore();
    const logged = lines.join('');
    expect(logged).toContain('a page of information requests failed');
    for (const word of [...secretWords, queryCode]) {
      expect(logged).not.toContain(word);
      expect(visitor.addresses.join(' ')).not.toContain(encodeURIComponent(word));
    }
  });
});

describe('where requests are not taken online', () => {
  it('the pages say so and name the other ways', async () => {
    const other = await startPortal();
    const visitor = new Visitor(other.app);
    const guide = await visitor.get('/requests');
    expect(guide.body).toContain('暂未开通网上申请');
    expect(guide.$('main a[href="/requests/new"]')).toHaveLength(0);
    for (const path of ['/requests/new', '/requests/new?kind=person', '/requests/progress', '/requests/withdraw'])
      expect((await visitor.get(path)).body).toContain('暂未开通网上申请');
    expect((await visitor.post('/requests/new', { ...person, step: 'review' })).status).toBe(503);
    expect((await visitor.post('/requests/message', { message: 'x' })).status).toBe(503);
    await other.app.close();
  });
});

describe('while one writes', () => {
  it('names what is public already, and keeps what was written out of every address', async () => {
    const visitor = new Visitor();
    const answer = await visitor.post('/requests/suggest', {
      description: '想要《海晏经济技术开发区支持中小企业稳岗扩岗若干措施》全文',
      documentNumber: '',
    });
    expect(JSON.parse(answer.body)).toMatchObject({
      found: expect.arrayContaining([expect.objectContaining({ path: `/d/${measures.code}` })]) as unknown,
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

/** The recommended rules; what is switched off, and why, stands in portal-html.test.tsx. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'void-style': ['error', { style: 'selfclose' }],
    'tel-non-breaking': 'off',
  },
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

/** Every template in every shape it has, as pages to look at: the answers to forms included. */
async function everyPage(visitor: Visitor, prefix: string): Promise<Record<string, Answer>> {
  const at = (path: string): string => `${prefix}/requests${path}`;
  const wrong = { ...person, name: '', identityNumber: '1', deliveryMethod: '', address: '', step: 'review' };
  const review = await toReview(visitor, person, prefix);
  const values = formValues(review.$, at('/new'));
  const bad = await visitor.upload(at('/new'), { ...values, step: 'submit' }, [
    { field: 'identityFiles', name: '程序.exe', bytes: Buffer.from('MZ') },
  ]);
  const open = await visitor.get(at('/progress?number=2026-0031'));
  const failed = await visitor.post(at('/progress'), { ...formValues(open.$, at('/progress')), number: '', code: 'x' });
  await submitted(visitor, prefix);
  const receipt = await visitor.get(at('/receipt'));
  const own = await opened(visitor, prefix);
  const unrated = await visitor.post(at('/rating'), { ...formValues(own.$, at('/rating')), comment: '话' });
  return {
    guide: await visitor.get(at('')),
    start: await visitor.get(at('/new')),
    person: await visitor.get(at('/new?kind=person')),
    organisation: await visitor.get(at('/new?kind=organisation')),
    wrongPerson: await visitor.post(at('/new'), wrong),
    wrongOrganisation: await visitor.post(at('/new'), { kind: 'organisation', step: 'review' }),
    review,
    bad,
    receipt,
    gone: await new Visitor(visitor.app).get(at('/receipt')),
    open,
    failed,
    own,
    unrated,
    done: await visitor.get(at('/progress?done=sent')),
    withdraw: await visitor.get(at('/withdraw')),
    when: await visitor.get(at('/when')),
    whenAnswer: await visitor.get(
      at('/when?channel=INTERNET&day=2026-09-14&extension=20&pauseFrom=2026-09-21&pauseTo=2026-09-28'),
    ),
    whenWrong: await visitor.get(at('/when?channel=INTERNET&day=2026-02-30&extension=99&pauseFrom=2026-01-01')),
    whenLate: await visitor.get(at('/when?channel=IN_PERSON&day=2026-12-20')),
  };
}

describe('the pages themselves', () => {
  for (const prefix of ['', '/zh-hant', '/en']) {
    it(`are valid HTML, without anything inline: ${prefix === '' ? 'zh' : prefix.slice(1)}`, () =>
      fresh(async (visitor) => {
        const found: string[] = [];
        for (const [name, answer] of Object.entries(await everyPage(visitor, prefix))) {
          const report = await validator.validateString(answer.body);
          for (const { ruleId, message, selector } of report.results.flatMap((result) => result.messages))
            found.push(`${name} ${ruleId}: ${message} (${selector ?? ''})`);
          expect(answer.$('h1'), name).toHaveLength(1);
          expect(answer.$('[style], script:not([src])'), name).toHaveLength(0);
          expect(answer.body, name).not.toMatch(/undefined|\[object Object\]|NaN/);
        }
        expect(found).toEqual([]);
      }));
  }

  it('have every word in English, and in Traditional', () =>
    fresh(async (visitor) => {
      for (const [name, { $ }] of Object.entries(await everyPage(visitor, '/en'))) {
        $('head, header, .top-bar, footer, [lang="zh-CN"], nav, .demo-strip').remove();
        // What was typed, a name of a body and a genre that has no English name stay as they are.
        $(
          'textarea, .answers dd, .now-asked, .field-hint, .receipt-site, .kept, .error-summary, .field-problem',
        ).remove();
        const text = $('body')
          .text()
          .replace(/政府信息公开申请|国办函〔2020〕109号|海管规〔2026〕3号/g, '');
        expect(text.match(/\p{Script=Han}+/gu) ?? [], name).toEqual([]);
      }
      const traditional = await visitor.get('/zh-hant/requests');
      expect(traditional.$('h1').text()).toBe('依申請公開');
      expect(traditional.$('main').text()).not.toMatch(/[请开发务]/);
    }));

  const modes = [
    { name: 'Simplified', prefix: '' },
    { name: 'Traditional', prefix: '/zh-hant' },
    { name: 'English', prefix: '/en' },
    { name: 'large print', prefix: '', display: 'elder' },
    { name: 'high contrast', prefix: '', display: 'contrast', enhanced: true },
    { name: 'dark', prefix: '', dark: true },
  ];
  it('have nothing that axe finds, on a phone and on a desktop', { timeout: 600_000 }, () =>
    fresh(async (visitor) => {
      const base = await visitor.app.listen({ port: 0, host: '127.0.0.1' });
      const browser = await launchBrowser();
      const found: string[] = [];
      for (const mode of modes) {
        const pages = await everyPage(new Visitor(visitor.app), mode.prefix);
        const context = await browser.newContext({
          colorScheme: mode.dark === true ? 'dark' : 'light',
          bypassCSP: true,
        });
        const page = await context.newPage();
        for (const [name, { body }] of Object.entries(pages)) {
          if (mode.name !== 'Simplified' && !looks.has(name)) continue;
          const html = body.replace('class="display-standard"', `class="display-${mode.display ?? 'standard'}"`);
          found.push(
            ...(await violations(page, base, html, mode.enhanced === true)).map(
              (one) => `${mode.name} ${name}, ${one}`,
            ),
          );
        }
        await context.close();
      }
      await browser.close();
      expect(found).toEqual([]);
    }),
  );
});

/** In the other modes one page of each look will do. */
const looks = new Set(['guide', 'wrongPerson', 'review', 'receipt', 'own', 'whenAnswer']);

interface AxeWindow {
  readonly axe: typeof axeCore;
}

/** Shows a page that was the answer to a form, with the styles of the site, and looks at it on both screens. */
async function violations(page: Page, base: string, html: string, isEnhanced: boolean): Promise<string[]> {
  await page.route(`${base}/shown`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(`${base}/shown`);
  await page.evaluate(axe);
  const found: string[] = [];
  for (const [size, viewport] of Object.entries(viewports)) {
    await page.setViewportSize(viewport);
    const results = await page.evaluate(
      (enhanced) =>
        (globalThis as typeof globalThis & AxeWindow).axe.run(document, {
          resultTypes: ['violations'],
          rules: { 'color-contrast-enhanced': { enabled: enhanced }, 'target-size': { enabled: true } },
        }),
      isEnhanced,
    );
    for (const { id, nodes } of results.violations)
      found.push(
        `${size}: ${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
          .join(' | ')}`,
      );
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > viewport.width) found.push(`${size}: the page is ${width} wide`);
  }
  await page.unroute(`${base}/shown`);
  return found;
}

describe('with scripts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('the draft of what is asked comes back, who asks is not kept, and it ends with the receipt', () =>
    fresh(async (visitor) => {
      const base = await visitor.app.listen({ port: 0, host: '127.0.0.1' });
      const context = await browser.newContext({ viewport: viewports.phone });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      const kept = (): Promise<string> => page.evaluate(() => JSON.stringify(localStorage));
      await page.goto(`${base}/requests/new?kind=person`);
      await page.fill('#f-description', '支持中小企业稳岗扩岗若干措施');
      await page.check('#f-deliveryMethod-online');
      await page.fill('#f-name', '苏砚秋');
      await page.waitForSelector('[data-suggest-list] a', { state: 'visible' });
      await page.waitForFunction(() => JSON.stringify(localStorage).includes('若干措施'));
      expect(await kept()).not.toContain('苏砚秋');
      await page.goto(`${base}/requests/new?kind=person`);
      expect(await page.inputValue('#f-description')).toBe('支持中小企业稳岗扩岗若干措施');
      expect(await page.isChecked('#f-deliveryMethod-online')).toBe(true);
      expect(await page.textContent('[data-draft-status]')).toContain('已恢复');
      await page.check('#f-medium-electronic');
      await page.fill('#f-name', '苏砚秋');
      await page.fill('#f-identityNumber', '11010519491231002X');
      await page.fill('#f-phone', '13900007788');
      await page.click('button[value=review]');
      await page.dblclick('button[value=submit]');
      await page.waitForURL('**/requests/receipt');
      expect(await page.textContent('.receipt-code')).toBe(queryCode);
      await page.waitForFunction(() => localStorage.length === 0);
      expect(await page.isVisible('[data-print]')).toBe(true);

      await page.goto(`${base}/requests/new?kind=person`);
      await page.fill('#f-description', '要清除的草稿');
      await page.waitForFunction(() => localStorage.length > 0);
      await page.click('[data-draft-clear]');
      // Longer than the page waits before it keeps what was typed.
      await page.clock.install();
      await page.fill('#f-documentNumber', '1');
      await page.clock.runFor(2_000);
      expect(await kept()).toBe('{}');
      expect(problems).toEqual([]);
      await context.close();
    }));
});

describe('by when they must answer', () => {
  it.each([
    ['channel=IN_PERSON&day=2024-03-04&pauseFrom=2024-03-08&pauseTo=2024-03-25', '2024-04-17'],
    ['channel=IN_PERSON&day=2024-03-01&correction=2024-03-22', '2024-04-22'],
    ['channel=IN_PERSON&day=2024-04-01&extension=20', '2024-05-29'],
    ['channel=INTERNET&day=2025-10-09', '2025-11-05'],
    ['channel=ORDINARY_MAIL&day=2024.9.10', '2024-10-14'],
  ])('%s: %s', async (query, due) => {
    const { $, status } = await new Visitor().get(`/requests/when?${query}`);
    expect(status).toBe(200);
    expect($('.when-day time').attr('datetime')).toBe(due);
    expect($('.when-sentences').text()).toContain('第三十三条');
    const [year, month, day] = due.split('-').map(Number);
    const last = $('.when-month').last();
    expect(last.find('caption').text()).toBe(`${year}年${month}月`);
    expect(last.find('.day-due').text()).toMatch(new RegExp(`^${day}\\D*\\d+`));
  });

  it('says where no calendar reaches, and what was typed wrongly', async () => {
    const far = await new Visitor().get('/requests/when?channel=IN_PERSON&day=2026-12-20');
    expect([far.status, far.$('.when-day').length]).toEqual([200, 0]);
    expect(far.$('.when-answer').text()).toContain('还没有公布');
    const wrong = await new Visitor().get(
      '/requests/when?channel=PIGEON&day=2026-02-30&extension=21&pauseTo=2026-01-01',
    );
    expect(wrong.status).toBe(400);
    expect(wrong.$('#f-day').attr('value')).toBe('2026-02-30');
    for (const field of ['channel', 'day', 'extension', 'pauseTo'])
      expect(wrong.$(`#f-${field}-problem`).length, field).toBe(1);
  });
});

/** A ZIP without compression (APPNOTE 4.3). */
function zipOf(contents: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(contents)) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(text)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(data.length, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, nameBytes, data);
    centrals.push(central, nameBytes);
    at += 30 + nameBytes.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(contents).length, 8);
  end.writeUInt16LE(Object.keys(contents).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
