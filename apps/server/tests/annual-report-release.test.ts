import type { AnnualReportView, DocumentDetail, FrozenReport, ReportRecords } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson, hashPassword, insertAccount, type Person } from '../src/base/identity/index.ts';
import {
  determine,
  publish,
  putColumn,
  readState,
  review,
  saveDraft,
  submit,
} from '../src/engines/publication/index.ts';
import { newId } from '../src/platform/ids.ts';
import { launchBrowser } from './support/browser.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import {
  allPrinciples,
  createZone,
  draft,
  makeDocument,
  proactive,
  testPassword,
  type TestZone,
} from './support/zone.ts';

/** From the frozen version to the public page, and back from a figure to the records it was frozen with. */
let server: TestServer;
let zone: TestZone;
let office: ApiClient;
/** A second person of the disclosure office: who froze the report may not review it. */
let second: Person;
const year = 2026;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  await makeDocument(server.database.app, zone, 'published', { title: '关于批复预算的通知' });
  const db = server.database.app;
  second = await db.transaction(zone.siteId, async (tx) => {
    await insertAccount(tx, {
      id: newId(),
      signInName: 'second',
      displayName: 'second',
      passwordHash: await hashPassword(testPassword),
      unitId: zone.otherUnitId,
      roles: [{ role: 'DISCLOSURE_OFFICE', unitId: null }],
      demonstration: false,
    });
    const found = await findPerson(tx, 'second');
    if (found === undefined) throw new Error('no second person');
    return found;
  });
  office = await server.office('office');
  await registerAnother();
});
afterAll(() => server.stop());

async function visit(address: string): Promise<{ readonly status: number; readonly text: string }> {
  const { status, bytes } = await server.http()({ method: 'GET', path: address });
  return { status, text: bytes.toString('utf8') };
}

const scope = (): string => `unitId=${zone.unitId}`;
const path = (): string => `/annual-reports/${year}?${scope()}`;
const view = async (): Promise<AnnualReportView> => (await office.get<AnnualReportView>(path())).body;
const frozen = async (number: number) =>
  office.get<FrozenReport>(`/annual-reports/${year}/versions/${number}?${scope()}`);
const documentId = async (): Promise<string> => (await view()).report?.documentId ?? '';

async function write(text: string): Promise<void> {
  await office.put(path(), { revision: (await view()).report?.revision ?? 0, parts: { 五: text } });
}

async function freeze(columnId: string, reason = '', filed: { readonly genre?: string } = {}) {
  const revision = (await view()).report?.revision ?? 0;
  const answer = await office.post<AnnualReportView>(`/annual-reports/${year}/freeze?${scope()}`, {
    revision,
    columnId,
    reason,
    ...filed,
  });
  // As the worker does: what the files of the report hide is looked into before they may be public.
  if (answer.status === 200) {
    const id = await documentId();
    const detail = (await office.get<DocumentDetail>(`/documents/${id}`)).body;
    const searched = await office.post(`/documents/${id}/personal-data/search`, { revision: detail.revision });
    expect(searched.status, searched.text).toBe(200);
  }
  return answer;
}

/** Determined by who froze it, approved by everybody who is asked. */
async function approve(id: string): Promise<void> {
  const db = server.database.app;
  await db.transaction(zone.siteId, async (tx) => {
    const revision = async (): Promise<number> => (await readState(tx, id)).revision;
    const { head, reviewer, office: author } = zone.people;
    await determine(tx, author, id, { ...proactive, article: '20(十五)', revision: await revision() });
    await submit(tx, author, id, { revision: await revision() });
    for (const person of [head, reviewer, second])
      await review(tx, person, id, {
        decision: 'approve',
        comment: '',
        confirmed: [...allPrinciples],
        revision: await revision(),
      });
  });
}

async function release(id: string) {
  const { revision } = (await office.get<DocumentDetail>(`/documents/${id}`)).body;
  return office.post(`/documents/${id}/publication`, { revision });
}

async function registerAnother(): Promise<void> {
  const receipt = await office.post('/requests', {
    channel: 'IN_PERSON',
    on: '2026-03-02',
    form: {
      applicantKind: 'NATURAL_PERSON',
      identity: { name: '又一人', phone: '13800138001', address: '测试路2号' },
      content: { description: '2026年部门预算批复文件', deliveryMethod: 'POST', medium: 'PAPER' },
    },
    commandKey: newId(),
    unitId: zone.unitId,
    note: '',
  });
  expect([receipt.status, receipt.text]).toEqual([201, expect.anything()]);
}

describe('a frozen report', () => {
  let columnId: string;
  let code: string;
  let charts: AnnualReportView['charts'];
  beforeAll(async () => {
    columnId = await server.database.app.transaction(zone.siteId, (tx) =>
      putColumn(tx, zone.people.admin, null, {
        key: 'annual-reports',
        parentId: null,
        name: '政府信息公开年报',
        nameEn: 'Annual reports',
        description: '',
        keywords: '',
        columnType: '信息公开年报',
        position: 3,
        updateEveryDays: 365,
        updateBasis: '',
        article: '49',
        responsibleUnitId: zone.unitId,
        active: true,
      }),
    );
    await office.post(path(), {});
    await write('有的答复不够及时，已经改进。');
    // What a report is usually filed as has been retired by this site.
    const retired = { name: '报告', nameEn: 'Report', parent: null, active: false, position: 1, revision: 0 };
    expect((await office.put('/terms/genre', retired)).status).toBe(200);
    const refused = await freeze(columnId);
    expect([refused.status, refused.error.error, refused.error.field]).toEqual([400, 'TERM_RETIRED', 'genre']);
    expect((await freeze(columnId, '', { genre: '通报' })).status).toBe(200);
    ({ charts } = await view());
    const id = await documentId();
    ({ code } = await server.database.app.read(zone.siteId, (reading) => readState(reading, id)));
  });
  const page = async (): Promise<string> => (await visit(`/d/${code}`)).text;

  it('keeps the records behind each figure', async () => {
    const { sheet } = (await frozen(1)).body;
    const cell = '3.new_received.total';
    expect(sheet.figures[cell]).toBeGreaterThan(0);
    const records = `/annual-reports/${year}/records?cell=${cell}&${scope()}`;
    const [now, then] = [
      (await office.get<ReportRecords>(records)).body,
      (await office.get<ReportRecords>(`${records}&version=1`)).body,
    ];
    expect(then.total).toBe(sheet.figures[cell]);
    expect(then).toEqual(now);
    expect((await office.get(`${records}&version=9`)).status).toBe(404);
    expect((await (await server.office('stranger')).get(`${records}&version=1`)).status).toBe(404);
  });

  it('names neither more nor fewer records than its figure, whoever writes them', async () => {
    const insert = (number: number, requests: string) =>
      server.database.bypass(
        zone.siteId,
        `insert into annual_report_record (site_id, report_id, number, cell, requests)
         select site_id, id, ${number}, '3.granted.total', ${requests} from annual_report where year = ${year}`,
      );
    await expect(insert(1, `array[]::uuid[]`)).rejects.toThrow('REPORT_RECORD_AFTER_VERSION');
    await expect(
      server.database.bypass(zone.siteId, `update annual_report_record set requests = '{}'`),
    ).rejects.toThrow(/permission denied|kept for ever/);
    const owner = await server.database.asOwner();
    try {
      await owner.query(`begin; set local openzone.site = '${zone.siteId}'; set local role openzone_app`);
      await owner.query(
        `insert into annual_report_version (site_id, report_id, number, figures, parts, findings, reason, content_sha256, page_sha256, frozen_by)
         select site_id, report_id, 2, figures, parts, findings, '更正数字的理由', content_sha256, page_sha256, frozen_by
         from annual_report_version where number = 1`,
      );
      const other = owner.query(
        `insert into annual_report_record (site_id, report_id, number, cell, requests)
         select site_id, id, 2, '3.new_received.total', array[gen_random_uuid(), gen_random_uuid()] from annual_report where year = ${year}`,
      );
      await expect(other).rejects.toThrow('REPORT_RECORDS_DIFFER');
    } finally {
      await owner.end();
    }
  });

  it('is not published with other figures, not even by force', async () => {
    const id = await documentId();
    const detail = (await office.get<DocumentDetail>(`/documents/${id}`)).body;
    expect(detail.version.attachments.map(({ name }) => name)).toEqual(
      ['pdf', 'docx', 'xlsx', 'json'].map((format) => `财政局${year}年政府信息公开工作年度报告.${format}`),
    );
    const { bodyHtml, attachments, writtenDate, genre, subjectCategory } = detail.version;
    const change = (html: string) =>
      server.database.app.transaction(zone.siteId, async (tx) => {
        const { revision } = await readState(tx, id);
        await saveDraft(tx, zone.people.office, id, {
          ...draft(zone, { columnId, title: detail.title, bodyHtml: html, writtenDate, genre, subjectCategory }),
          attachments: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
          revision,
        });
      });
    await change(bodyHtml.replace(/<td>0</, '<td>52<'));
    await server.database.app.transaction(zone.siteId, async (tx) => {
      const { revision } = await readState(tx, id);
      await determine(tx, zone.people.office, id, { ...proactive, article: '20(十五)', revision });
    });
    const { revision } = (await office.get<DocumentDetail>(`/documents/${id}`)).body;
    const forced = await office.post(`/documents/${id}/forced-publication`, { revision, reason: '赶在期限之前公布' });
    expect([forced.status, forced.text]).toEqual([409, expect.stringContaining('REPORT_NOT_AS_FROZEN')]);
    await approve(id);
    const refused = await release(id);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('正文须与定稿完全一致')]);
    await expect(
      server.database.app.transaction(zone.siteId, async (tx) =>
        publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
      ),
    ).rejects.toThrow('REPORT_NOT_AS_FROZEN');
    // Frozen content is handed over once more where somebody changed the document.
    expect((await freeze(columnId)).status).toBe(200);
    expect((await view()).report?.versions).toHaveLength(1);
    expect((await freeze(columnId)).text).toContain('REPORT_UNCHANGED');
  });

  it('is determined, reviewed by others, published, and on the ledger', async () => {
    const id = await documentId();
    expect((await visit(`/d/${code}`)).status).toBe(404);
    const drawn = (await office.get<DocumentDetail>(`/documents/${id}`)).body.version.bodyHtml;
    const picture = /src="picture:([0-9a-f]{64})"/.exec(drawn)?.[1] ?? '';
    expect((await visit(`/d/${code}/pictures/${picture}`)).status).toBe(404);
    await approve(id);
    expect((await release(id)).status).toBe(200);
    const html = await page();
    const { sheet } = (await frozen(1)).body;
    expect(html).toContain('<caption>收到和处理政府信息公开申请情况</caption>');
    expect(html).toContain('<th scope="rowgroup" rowspan="22">三、本年度办理结果</th>');
    expect(figuresOf(html)).toEqual(sheet.tables.flatMap(({ rows }) => rows.flatMap(valuesOf)));
    for (const format of ['pdf', 'docx', 'xlsx', 'json']) expect(html).toContain(`.${format}`);
    expect((await visit(`/d/${code}/verify`)).status).toBe(200);
  });

  // Their figures move on, if only because the report itself is public now.
  it('shows its charts as they were frozen, each with its words and its figures', async () => {
    const html = await page();
    expect(charts.map(({ key }) => key)).toContain('channels');
    for (const { title, description, rows } of charts) {
      expect(html).toContain(`alt="${title}。${description}"`);
      const table = html.slice(html.indexOf(`<caption>${title}（数据）</caption>`));
      for (const { label, values } of rows)
        expect(table).toContain(
          `<th scope="row">${label}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`,
        );
    }
    const [, address = ''] = /src="(\/d\/[^"]*\/pictures\/[0-9a-f]{64})"/.exec(html) ?? [];
    const { status, headers, bytes } = await server.http()({ method: 'GET', path: address });
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(bytes.toString('utf8')).toBe(charts[0]?.svg);
    expect((await frozen(1)).body.charts).toEqual(charts);
    const now = await view();
    expect(now.charts).not.toEqual(charts);
    expect(now.report?.chartDrift).toEqual([`${year}年主动公开政府信息的渠道`]);
  });

  it('shows them in a browser, and nothing on the page complains', async () => {
    const browser = await launchBrowser();
    try {
      const shown = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const complaints: string[] = [];
      shown.on('console', (message) => complaints.push(message.text()));
      await shown.goto(`http://localhost:${server.port}/d/${code}`);
      for (const { title } of charts) {
        const image = shown.getByRole('img', { name: new RegExp(`^${title}。`) });
        await image.scrollIntoViewIfNeeded();
        await image.evaluate((one: HTMLImageElement) => one.decode());
        expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(480);
        expect(await image.evaluate((one: HTMLImageElement) => one.width)).toBeLessThan(390);
      }
      expect(complaints).toEqual([]);
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await shown.screenshot({ path: `${shots}/charts-public-phone.png` });
    } finally {
      await browser.close();
    }
  });

  it('gives its figures as files too, without what was noticed while it was written', async () => {
    const href = /href="(\/d\/[^"]*\/files\/[^"]*\.json)"/.exec(await page())?.[1] ?? '';
    const file = JSON.parse((await visit(href)).text) as { figures: unknown; findings: unknown };
    expect(file.figures).toEqual((await frozen(1)).body.sheet.figures);
    expect(file.findings).toEqual([]);
  });

  it('stands in the list of past years, by year and by unit', async () => {
    const { text } = await visit('/annual-reports');
    expect(text).toContain(`<h2 id="y${year}">${year}年度</h2>`);
    expect(text).toContain(`/d/${code}`);
    expect((await visit('/open-government')).text).toContain('href="/annual-reports"');
  });

  it('is corrected by a further version with its reason, and the old one opens its records still', async () => {
    await registerAnother();
    const before = (await frozen(1)).body;
    const cell = '3.new_received.total';
    expect((await freeze(columnId, '漏登申请，予以更正')).status).toBe(200);
    // Until it is published the page says what it said.
    expect(figuresOf(await page())).toEqual(before.sheet.tables.flatMap(({ rows }) => rows.flatMap(valuesOf)));
    const id = await documentId();
    await approve(id);
    expect((await release(id)).status).toBe(200);
    // It stays what it was filed as.
    expect((await office.get<DocumentDetail>(`/documents/${id}`)).body.version).toMatchObject({
      genre: '通报',
      subjectCategory: '综合政务',
    });
    const after = (await frozen(2)).body;
    expect(after).toMatchObject({ number: 2, reason: '漏登申请，予以更正', newest: 2 });
    expect(after.changed.find((one) => one.cell === cell)).toMatchObject({ before: before.sheet.figures[cell] });
    const html = await page();
    expect(figuresOf(html)).toEqual(after.sheet.tables.flatMap(({ rows }) => rows.flatMap(valuesOf)));
    expect(html).toContain('漏登申请，予以更正');
    const records = `/annual-reports/${year}/records?cell=${cell}&${scope()}&version=`;
    const totals = await Promise.all(
      [1, 2].map(async (number) => (await office.get<ReportRecords>(`${records}${number}`)).body.total),
    );
    expect(totals).toEqual([before.sheet.figures[cell], after.sheet.figures[cell]]);
    expect((await frozen(1)).body).toEqual({ ...before, newest: 2 });
  });
});

const valuesOf = ({ figures }: { readonly figures: readonly { readonly value: number }[] }): number[] =>
  figures.map(({ value }) => value);

/** Every figure in the tables of the page, in the order of the page. */
function figuresOf(html: string): number[] {
  const charts = html.indexOf('附：图表</h2>');
  const body = html.slice(html.indexOf('<caption>'), charts < 0 ? html.lastIndexOf('</table>') : charts);
  return [...body.matchAll(/<td[^>]*>(-?[\d.]+)<\/td>/g)].map((found) => Number(found[1]));
}
