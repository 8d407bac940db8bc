import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  RegisterImportReport,
  RequestDetail,
  RequestPage,
  RequestReceipt,
  RequestStatistics,
} from '@openzone/contracts';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { newId } from '../src/platform/ids.ts';
import { ensureBuilt, runCli } from './support/built.ts';
import { makeForm } from './support/applicants.ts';
import type { Answer, ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, type TestZone } from './support/zone.ts';

/** A register of past requests, taken over from a spreadsheet. */
let server: TestServer;
let zone: TestZone;
let office: ApiClient;
let handler: ApiClient;
let admin: ApiClient;
let head: ApiClient;
const today = '2026-03-02';

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => new Date(`${today}T10:00:00+08:00`) } });
  zone = await createZone(server.database.app);
  [office, handler, admin, head] = (await Promise.all(
    ['office', 'handler', 'admin', 'head'].map((name) => server.office(name)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient];
});
afterAll(async () => server.stop());

type Cell = string | number | Date | null;
const headings = [
  '登记号*',
  '收到申请日期',
  '申请渠道',
  '申请人类别',
  '申请人',
  '联系电话',
  '申请内容',
  '承办单位',
  '办理结果',
  '答复日期',
  '答复文号',
  '是否延期',
  '备注',
];

/** A sound row; `change` by heading. */
function row(number: string, change: Readonly<Record<string, Cell>> = {}): Cell[] {
  const sound: Readonly<Record<string, Cell>> = {
    '登记号*': number,
    收到申请日期: '2025-03-03',
    申请渠道: '当面提交',
    申请人类别: '自然人',
    申请人: '欧阳测试',
    联系电话: '13800138000',
    申请内容: `${number}项目的环评批复`,
    承办单位: '财政局',
    办理结果: '予以公开',
    答复日期: '2025-03-20',
    答复文号: '测公开〔2025〕1号',
    ...change,
  };
  return headings.map((heading) => sound[heading] ?? null);
}

async function workbook(rows: readonly (readonly Cell[])[], titles: readonly Cell[] = headings): Promise<Buffer> {
  const data = [titles, ...rows].map((cells) =>
    cells.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value)),
  );
  return writeXlsxFile([{ sheet: '登记簿', data }]).toBuffer();
}

async function send(
  who: ApiClient,
  rows: readonly (readonly Cell[])[],
  query = '',
  titles?: readonly Cell[],
): Promise<Answer<RegisterImportReport>> {
  const bytes = await workbook(rows, titles);
  return who.upload<RegisterImportReport>(`/requests/imports${query}`, [{ name: '登记簿.xlsx', bytes }]);
}

const confirmed = '?confirm=true';
async function byNumber(number: string): Promise<RequestDetail> {
  const page = (await office.get<RequestPage>(`/requests?view=all&q=${encodeURIComponent(number)}`)).body;
  const found = page.items.find((item) => item.number === number);
  return (await office.get<RequestDetail>(`/requests/${found?.id}`)).body;
}
const counted = async (): Promise<number> => (await office.get<RequestPage>('/requests?view=all')).body.total;

describe('the template', () => {
  it('has every column, no row, and a sheet that explains them; and can be sent as it is once filled in', async () => {
    const { bytes, status } = await office.raw({ method: 'GET', path: '/api/admin/requests/imports/template' });
    expect(status).toBe(200);
    const [register, help] = await readXlsxFile(bytes);
    expect(register?.data).toHaveLength(1);
    const titles = register?.data[0]?.map(String) ?? [];
    expect(titles.map((title) => title.replace('*', ''))).toEqual(headings.map((title) => title.replace('*', '')));
    expect(help?.data).toHaveLength(headings.length + 1);
    expect((await send(office, [row('模板-1')], '', titles)).body).toMatchObject({ sound: 1, faulty: 0 });
    expect((await send(office, [], '', titles)).error).toMatchObject({ error: 'REGISTER_EMPTY' });
  });
});

describe('a register', () => {
  it('is looked at first, taken over whole, and only once', async () => {
    const rows = [
      row('2025-001'),
      row('2025-002', { 收到申请日期: new Date('2025-04-01'), 申请渠道: '网络', 答复日期: new Date('2025-04-10') }),
      row('2025-003', {
        收到申请日期: '2025年4月1日',
        申请渠道: '信函',
        答复日期: '2025.4.29',
        办理结果: '信息不存在',
      }),
      row('2025-004', { 收到申请日期: '2025/4/1', 是否延期: '是', 答复日期: '2025-05-20', 办理结果: '部分公开' }),
      row('2025-005', { 收到申请日期: 45_748, 答复日期: '20250415', 申请人类别: '企业', 办理结果: '重复申请' }),
      row('2025-006', { 办理结果: '申请人撤回', 答复文号: null }),
      row('2025-007', { 办理结果: '逾期不补正' }),
      row('2025-008', { 收到申请日期: '2026-02-02', 办理结果: null, 答复日期: null, 答复文号: null }),
    ];
    const before = await counted();
    const dry = (await send(office, rows)).body;
    expect(dry).toMatchObject({ result: 'CHECKED', rows: 8, sound: 8, faulty: 0, imported: 0, open: 1, faults: [] });
    expect(await counted()).toBe(before);
    expect((await send(office, rows, confirmed)).body).toMatchObject({ result: 'IMPORTED', imported: 8 });
    expect(await counted()).toBe(before + 8);
    const again = (await send(office, rows.toReversed(), confirmed)).body;
    expect(again).toMatchObject({ result: 'IMPORTED', imported: 0, alreadyThere: 8, faults: [] });
    expect(await counted()).toBe(before + 8);

    expect(await byNumber('2025-002')).toMatchObject({
      state: 'ARCHIVED',
      channel: 'INTERNET',
      submittedOn: '2025-04-01',
      receivedOn: '2025-04-01',
      closedOn: '2025-04-10',
      outcome: 'GRANTED',
      applicantMasked: '欧***',
      clock: { regime: '2019', due: '2025-04-29', onTime: true, status: 'ended' },
    });
    // 1 April and 20 + 20 working days.
    const extended = await byNumber('2025-004');
    expect(extended.clock).toMatchObject({ due: '2025-05-30', extensionWorkdays: 20, onTime: true });
    expect((await byNumber('2025-005')).receivedOn).toBe('2025-04-01');
    expect((await byNumber('2025-006')).outcome).toBe('WITHDRAWN');
    expect((await byNumber('2025-007')).outcome).toBe('ABANDONED_CORRECTION');
    expect(await byNumber('2025-008')).toMatchObject({ state: 'PROCESSING', due: '2026-03-06', closedOn: null });
    // Nobody is made to have signed what others signed.
    const actors = await server.database.bypass(
      zone.siteId,
      `select distinct seq = 1 as first, actor from case_event order by 1`,
    );
    expect(actors.rows).toEqual([
      { first: false, actor: 'SYSTEM' },
      { first: true, actor: 'OFFICER' },
    ]);
    const { documents } = await byNumber('2025-001');
    expect(documents).toEqual([]);
  });

  it('goes on in the procedure, the figures and the numbers', async () => {
    const open = await byNumber('2025-008');
    const drafted = await handler.post(`/requests/${open.id}/acts/NOTE_ADDED`, {
      revision: open.revision,
      on: today,
      commandKey: newId(),
      data: { text: '接着办理' },
    });
    expect(drafted.status, drafted.text).toBe(200);
    const figures = (await office.get<RequestStatistics>('/requests/statistics?from=2025-01-01&to=2025-12-31')).body;
    expect(figures).toMatchObject({ received: 7, carriedIn: 0, closed: 7, carriedOut: 0, late: 0 });
    // Our own pattern in the register: the next number does not meet it.
    expect(
      (await send(office, [row('YSQ202600007', { 收到申请日期: '2026-01-05', 答复日期: '2026-01-08' })], confirmed))
        .body.imported,
    ).toBe(1);
    const made = await office.post<RequestReceipt>('/requests', {
      channel: 'IN_PERSON',
      on: today,
      form: makeForm(1, 'NATURAL_PERSON', '导入以后登记的申请'),
      commandKey: newId(),
      unitId: zone.unitId,
      note: '',
    });
    expect(made.body.number).toBe('YSQ202600008');
  });

  it('of the older regulation is counted by it', async () => {
    const old = [
      row('2018-1', { 收到申请日期: '2018-06-04', 答复日期: '2018-06-26', 办理结果: '涉及商业秘密' }),
      row('2018-2', { 收到申请日期: '2019-05-14', 答复日期: '2019-06-25', 办理结果: '告知作出更改补充', 是否延期: 15 }),
    ];
    const report = (await send(office, old, confirmed)).body;
    expect(report).toMatchObject({ imported: 2, faults: [], warnings: [] });
    expect(await byNumber('2018-1')).toMatchObject({
      outcome: 'OLD_TRADE_SECRET',
      clock: { regime: '2007', due: '2018-06-26', onTime: true },
    });
    expect(await byNumber('2018-2')).toMatchObject({ outcome: 'OLD_CORRECTION_TOLD', clock: { due: '2019-06-26' } });
  });
});

describe('a row at fault', () => {
  const faulty: [string, Readonly<Record<string, Cell>>, string, RegExp][] = [
    ['without number', { '登记号*': null }, '登记号*', /请填写/],
    ['without a day', { 收到申请日期: null }, '收到申请日期', /请填写/],
    ['a day that does not exist', { 收到申请日期: '2025-02-30' }, '收到申请日期', /不是日期/],
    ['a day to come', { 收到申请日期: '2027-01-04' }, '收到申请日期', /还没有到/],
    ['an unknown channel', { 申请渠道: '飞鸽' }, '申请渠道', /不认识“飞鸽”/],
    ['an unknown kind', { 申请人类别: '火星人' }, '申请人类别', /不认识/],
    ['without applicant', { 申请人: null }, '申请人', /请填写/],
    ['a telephone that is none', { 联系电话: '甲' }, '联系电话', /格式不对/],
    ['too little asked', { 申请内容: '批复' }, '申请内容', /名称、文号/],
    ['an unknown unit', { 承办单位: '无此局' }, '承办单位', /没有名为“无此局”/],
    ['an unknown outcome', { 办理结果: '不知道' }, '办理结果', /不认识/],
    ['an outcome of the other regulation', { 办理结果: '涉及个人隐私' }, '办理结果', /2019年5月15日起/],
    ['an outcome without day', { 答复日期: null }, '答复日期', /请填写答复日期/],
    ['a day without outcome', { 办理结果: null }, '办理结果', /请填写办理结果/],
    ['answered before it came', { 答复日期: '2025-03-01' }, '答复日期', /早于收到申请日期/],
    ['extended beyond the law', { 是否延期: '21' }, '是否延期', /不得超过 20/],
    ['extended, nobody knows how', { 是否延期: '也许' }, '是否延期', /不认识/],
  ];

  it.each(faulty)('%s: is named by row, column and remedy, and nothing is written', async (_, change, column, zh) => {
    const before = await counted();
    for (const query of ['', confirmed]) {
      const { body } = await send(office, [row('好-1'), row('坏-1', change)], query);
      expect(body).toMatchObject({ result: query === '' ? 'CHECKED' : 'REFUSED', sound: 1, faulty: 1, imported: 0 });
      const [fault] = body.faults;
      expect([fault?.row, fault?.column]).toEqual([3, column]);
      expect(fault?.text.zh).toMatch(zh);
      expect(fault?.text.en).not.toBe('');
      expect(JSON.stringify(body)).not.toContain('欧阳');
    }
    expect(await counted()).toBe(before);
  });

  it('can be left out on demand', async () => {
    const rows = [row('并-1'), row('并-2', { 申请渠道: '飞鸽' })];
    const { body } = await send(office, rows, '?confirm=true&soundOnly=true');
    expect(body).toMatchObject({ result: 'IMPORTED', sound: 1, faulty: 1, imported: 1 });
    // Put right, it comes in as well, and the other stays as it is.
    const { body: second } = await send(office, [row('并-1'), row('并-2')], confirmed);
    expect(second).toMatchObject({ result: 'IMPORTED', alreadyThere: 1, imported: 1 });
  });

  it('has a number twice in the sheet, or one that another case has', async () => {
    const twice = (await send(office, [row('重-1'), row('重-1', { 申请内容: '另一件事情' })], confirmed)).body;
    expect(twice).toMatchObject({ result: 'REFUSED', faults: [{ row: 3, column: '登记号*' }] });
    expect(twice.faults[0]?.text.zh).toContain('第 2 行');
    expect((await send(office, [row('重-1')], confirmed)).body.imported).toBe(1);
    const other = (await send(office, [row('重-1', { 申请内容: '另一件事情' })], confirmed)).body;
    expect(other).toMatchObject({ result: 'REFUSED', faults: [{ row: 2, column: '登记号*' }] });
  });

  it('answered too late is taken over with a warning, and counts as late', async () => {
    const { body } = await send(office, [row('迟-1', { 答复日期: '2025-05-20' })], confirmed);
    expect(body).toMatchObject({ imported: 1, faults: [], warnings: [{ row: 2, column: '' }] });
    expect((await byNumber('迟-1')).clock).toMatchObject({ late: true, onTime: false });
  });
});

it('of a year before the known holidays is taken over without a due day, and says so', async () => {
  const early = row('2012-1', { 收到申请日期: '2012-03-01', 答复日期: '2012-03-20', 办理结果: '同意公开' });
  const { body } = await send(office, [early], confirmed);
  expect(body).toMatchObject({ imported: 1, faults: [], warnings: [{ row: 2, column: '' }] });
  expect(await byNumber('2012-1')).toMatchObject({ state: 'ARCHIVED', outcome: 'GRANTED', due: null });
});

describe('the file', () => {
  it('is refused when it is no register', async () => {
    const wrong = async (titles: readonly Cell[], rows: readonly (readonly Cell[])[] = [['1', '2', '3', '4']]) =>
      (await send(office, rows, '', titles)).error.error;
    expect(await wrong(['姓名', '电话', '地址', '邮编'])).toBe('NO_REGISTER');
    expect(await wrong(['登记号', '收到申请日期', '申请渠道', '备注'])).toBe('COLUMN_MISSING');
    expect(await wrong([...headings, '收到日期'], [row('列-1')])).toBe('COLUMN_TWICE');
    const text = await office.upload('/requests/imports', [{ name: '登记簿.txt', bytes: Buffer.from('登记号') }]);
    expect(text.error).toMatchObject({ error: 'NO_REGISTER', field: 'file' });
  });

  it('may have a title above, columns in another order, and columns nobody knows', async () => {
    const rows = [headings.toReversed(), row('序-1').toReversed()].map((cells) => [...cells, '多余']);
    const { body } = await send(office, rows, '', ['2025年度依申请公开登记簿']);
    expect(body).toMatchObject({ sound: 1, faulty: 0, unknownColumns: ['多余'] });
  });
});

describe('who may', () => {
  it('import: the office everything, a handler the own unit, nobody else', async () => {
    const other = row('权-2', { 承办单位: '经济发展局' });
    for (const nobody of [admin, head])
      expect((await send(nobody, [row('权-1')], confirmed)).error).toMatchObject({ error: 'FORBIDDEN' });
    const mixed = (await send(handler, [row('权-1'), other], confirmed)).body;
    expect(mixed).toMatchObject({ result: 'REFUSED', faults: [{ row: 3, column: '承办单位' }] });
    expect((await send(handler, [row('权-1')], confirmed)).body.imported).toBe(1);
    expect((await send(office, [other], confirmed)).body.imported).toBe(1);
  });

  it('read who asked: as of any request, on record', async () => {
    const { id } = await byNumber('权-1');
    const read = await handler.post<{ identity: { name: string; phone: string } }>(`/requests/${id}/identity`, {
      purpose: '核对登记簿',
    });
    expect(read.body.identity).toEqual({ name: '欧阳测试', phone: '13800138000' });
    const all = await server.database.bypass(zone.siteId, `select * from case_file`);
    expect(JSON.stringify(all.rows)).not.toContain('欧阳');
  });
});

describe('the command line', () => {
  it('checks, imports in somebody’s name, and says the same as the office', async () => {
    await ensureBuilt();
    const folder = await mkdtemp(join(tmpdir(), 'openzone-register-'));
    const settings = { DATABASE_URL: server.database.url, OPENZONE_DATA: server.dataDir };
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(['requests', 'import', ...args, '--json'], settings);
      return {
        code,
        said: JSON.parse(stdout.trim() === '' ? (stderr.trim().split('\n').at(-1) ?? '') : stdout) as unknown,
      };
    };
    try {
      const good = join(folder, '登记簿.xlsx');
      const bad = join(folder, '有误.xlsx');
      await writeFile(good, await workbook([row('令-1'), row('令-2')]));
      await writeFile(bad, await workbook([row('令-3'), row('令-4', { 申请渠道: '飞鸽' })]));
      const before = await counted();
      expect(await run(good, '--as', 'handler', '--dry-run')).toMatchObject({
        code: 0,
        said: { result: 'CHECKED', sound: 2 },
      });
      expect(await run(bad, '--as', 'handler')).toMatchObject({ code: 2, said: { result: 'REFUSED', faulty: 1 } });
      expect(await counted()).toBe(before);
      expect(await run(good, '--as', 'handler')).toMatchObject({ code: 0, said: { result: 'IMPORTED', imported: 2 } });
      expect(await run(good, '--as', 'office')).toMatchObject({ code: 0, said: { imported: 0, alreadyThere: 2 } });
      expect(await run(good, '--as', 'nobody-here')).toMatchObject({ code: 1, said: { error: 'NOT_FOUND' } });
      expect(await run(good, '--as', 'admin')).toMatchObject({ code: 1, said: { error: 'FORBIDDEN' } });
      expect(await run(join(folder, 'none.xlsx'), '--as', 'office')).toMatchObject({
        code: 1,
        said: { error: 'NOT_FOUND' },
      });
      expect(await counted()).toBe(before + 2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
