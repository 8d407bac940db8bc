import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildTiles,
  cosignatureKey,
  createCosigner,
  emptyEdge,
  encodeBundle,
  encodeKeyPair,
  formatSignatures,
  leafHash,
  rootOf,
} from '@openzone/ledger-core';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifySite, type SiteVerification } from '../src/app/cli/verify-site.ts';
import { openFileStore, recordFile, type FileStore } from '../src/base/files/index.ts';
import { appendToLedger, integrateLedger, openLedger, retireLogKeys, rotateLogKeys } from '../src/base/ledger/index.ts';
import { der, tag } from '../src/base/ledger/outside/der.ts';
import { openVault, type Vault } from '../src/base/vault/index.ts';
import { contentHash } from '../src/engines/publication/domain.ts';
import {
  confirmErasure,
  countDeterminations,
  determine,
  publish,
  readState,
  requestErasure,
  review,
  saveDraft,
  submit,
  withdraw,
} from '../src/engines/publication/index.ts';
import { contentOf, readStoredVersion } from '../src/engines/publication/reader.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import {
  allPrinciples,
  createZone,
  draft,
  makeDocument,
  proactive,
  testProfile,
  type TestZone,
} from './support/zone.ts';

/**
 * Each way to alter what was public, acted out by somebody who holds the database and the files, with all its rules switched off: the
 * audit finds it and names the document. What they do not hold are the keys; the last tests give them these, too.
 */
let database: TestDatabase;
let zone: TestZone;
let owner: pg.Client;
let folder: string;
let files: FileStore;
let vault: Vault;
const site = { id: 0, key: 'test', profile: testProfile('测试') };

interface Fixture {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}
let plain: Fixture;
let revised: Fixture;
let withdrawn: Fixture;
let last: Fixture;
let attachment: { sha256: string; name: string };

const titles = {
  plain: '关于批复2026年部门预算的通知',
  revised: '关于调整供水价格的公告',
  withdrawn: '关于道路封闭的通告',
  last: '关于开展安全生产检查的通知',
} as const;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'openzone-tampering-'));
  files = openFileStore(join(folder, 'data/files'));
  vault = openVault(Buffer.alloc(32, 7), join(folder, 'data/vault'));
  zone = await createZone(database.app);
  Object.assign(site, { id: zone.siteId });
  owner = await database.asOwner();
  await owner.query("set session_replication_role = 'replica'");
  await fill();
  await save();
});
beforeEach(restore);
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const ledger = (): ReturnType<typeof openLedger> => openLedger(join(folder, 'data'));

async function integrate(): Promise<void> {
  await integrateLedger(database.app, zone.siteId, {
    files: ledger().files(site.key),
    keys: ledger().keys(site),
  });
}

/** Four documents and a count; everything is signed after each act. */
async function fill(): Promise<void> {
  const bytes = Buffer.from('附件：预算表');
  attachment = { sha256: await files.put(bytes), name: '预算表.txt' };
  await database.app.transaction(zone.siteId, (tx) =>
    recordFile(tx, {
      sha256: attachment.sha256,
      size: bytes.length,
      mediaType: 'text/plain',
      text: null,
      createdBy: zone.people.handler.id,
    }),
  );
  plain = await publishNew(titles.plain, { attachments: [attachment] });
  revised = await publishNew(titles.revised, { bodyHtml: '<p>每吨 3.10 元。</p>' });
  await reviseOnce(revised);
  withdrawn = await publishNew(titles.withdrawn, {});
  await database.app.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, withdrawn.id);
    await withdraw(tx, zone.people.office, withdrawn.id, { revision, reason: '道路已恢复通行' });
  });
  await integrate();
  await database.app.transaction(zone.siteId, (tx) => countDeterminations(tx, '2999-01-01'));
  await integrate();
  last = await publishNew(titles.last, {});
  await makeDocument(database.app, zone, 'approved', { title: '尚未公开的草稿' });
}

async function publishNew(title: string, change: Parameters<typeof draft>[1]): Promise<Fixture> {
  const id = await makeDocument(database.app, zone, 'published', { ...change, title });
  await integrate();
  const { code } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
  return { id, code, title };
}

async function reviseOnce({ id, title }: Fixture): Promise<void> {
  const { handler, head, reviewer, office } = zone.people;
  await database.app.transaction(zone.siteId, async (tx) => {
    const revision = async (): Promise<number> => (await readState(tx, id)).revision;
    const text = draft(zone, { title, bodyHtml: '<p>每吨 3.60 元。</p>', changeNote: '调整价格' });
    await saveDraft(tx, handler, id, { ...text, revision: await revision() });
    await determine(tx, handler, id, { ...proactive, revision: await revision() });
    await submit(tx, handler, id, { revision: await revision() });
    for (const person of [head, reviewer, office]) {
      const confirmed = [...allPrinciples];
      await review(tx, person, id, { decision: 'approve', comment: '', confirmed, revision: await revision() });
    }
    await publish(tx, office, id, { revision: await revision() });
  });
  await integrate();
}

const tables = [
  'document',
  'document_version',
  'version_attachment',
  'document_listing',
  'listed_document',
  'public_act',
  'file',
  'ledger_log',
  'ledger_entry',
  'ledger_opening',
  'ledger_checkpoint',
  'ledger_cosignature',
  'ledger_timestamp',
  'site_setting',
  'version_erasure',
  'document_event',
  'document_channel',
  'determination',
  'review',
  'review_decision',
];

async function save(): Promise<void> {
  await rm(join(folder, 'saved'), { recursive: true, force: true });
  const keep = (table: string): string =>
    `drop table if exists saved_${table}; create temp table saved_${table} as select * from ${table};`;
  await owner.query(tables.map(keep).join('\n'));
  await cp(join(folder, 'data'), join(folder, 'saved'), { recursive: true });
}

async function restore(): Promise<void> {
  const back = (table: string): string =>
    `delete from ${table}; insert into ${table} overriding system value select * from saved_${table};`;
  await owner.query(tables.map(back).join('\n'));
  await rm(join(folder, 'data'), { recursive: true });
  await cp(join(folder, 'saved'), join(folder, 'data'), { recursive: true });
}

const verify = (): Promise<SiteVerification> => verifySite({ db: database.app, files, ledger: ledger(), vault }, site);

/** The sentences found, each with its id in front where it has one. */
async function find(): Promise<string[]> {
  const { problems, problemsFound } = await verify();
  expect(problemsFound).toBe(problems.length);
  return problems.map((problem) => `${'id' in problem ? problem.id : '-'} ${problem.zh} / ${problem.en}`);
}

/** As nobody can in the product; each statement must hit something. */
async function sqls(...statements: readonly (readonly [string, ...unknown[]])[]): Promise<void> {
  for (const [text, ...values] of statements) {
    const { rowCount } = await owner.query(text, values);
    expect(rowCount, text).toBeGreaterThan(0);
  }
}

const called = ({ title, code }: Fixture): string => `《${title}》（${code}）`;
const path = (inside: string): string => join(folder, 'data/ledger/test', inside);

interface Entry {
  readonly sequence: number;
  readonly entry: string;
}

async function entryOf({ id }: Fixture, action: string): Promise<Entry> {
  const { rows } = await owner.query<Entry>(
    'select sequence::int, entry from ledger_entry where subject_id = $1 and action = $2 order by sequence limit 1',
    [id, action],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no ${action}`);
  return row;
}

/** Puts another text in the place of an entry, so that row and text agree. */
async function rewrite({ sequence }: Entry, text: string): Promise<void> {
  await sqls([
    `update ledger_entry set entry = $2, leaf_hash = sha256('\\x00'::bytea || convert_to($2, 'UTF8')) where sequence = $1`,
    sequence,
    text,
  ]);
}

/** An entry that says its act was a year earlier. */
const yearEarlier = ({ entry }: Entry): string =>
  entry.replaceAll(/"(at)":"(\d{4})/gu, (_, key: string, year: string) => `"${key}":"${Number(year) - 1}`);

describe('an untouched database', () => {
  it('gives no problem, and everything was looked at', async () => {
    const result = await verify();
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ problemsFound: 0, versions: 6, attachments: 1, acts: 6, documents: 5 });
    expect(result).toMatchObject({ entries: 7, checkpoints: 7, unsigned: 0 });
  });

  it('nor does one whose last entries are not signed yet', async () => {
    await makeDocument(database.app, zone, 'published', { title: '刚刚公开' });
    expect(await verify()).toMatchObject({ problems: [], entries: 8, unsigned: 1 });
  });

  it('nor one whose erasures are on the ledger', async () => {
    const { office, admin } = zone.people;
    await database.app.transaction(zone.siteId, async (tx) => {
      const input = {
        basis: 'PERSONAL_INFORMATION',
        reason: '含个人信息，依法删除',
        remarks: true,
        sharedSources: false,
      } as const;
      const id = await requestErasure(tx, office, revised.id, 1, input);
      await confirmErasure(tx, admin, revised.id, 1, id);
    });
    await integrate();
    expect(await find()).toEqual([]);
  });
});

describe('content', () => {
  it('an altered body', async () => {
    await sqls(["update document_version set body_html = '<p>改</p>' where document_id = $1", plain.id]);
    expect(await find()).toEqual([expect.stringContaining(`${called(plain)}第 1 版：内容不是公布时的内容`)]);
  });

  it('an altered body with a hash on record that fits', async () => {
    await sqls(["update document_version set body_html = '<p>改</p>' where document_id = $1", plain.id]);
    await fitHash(plain);
    expect(await find()).toEqual([expect.stringContaining(`${called(plain)}第 1 版：内容不是公布时的内容`)]);
  });

  it('an altered title', async () => {
    await sqls(["update document_version set title = '别的标题' where document_id = $1", plain.id]);
    expect(await find()).toEqual([
      expect.stringContaining(
        `《别的标题》（${plain.code}，账本中为《${plain.title}》）第 1 版：内容不是公布时的内容；标题不是公布时的标题`,
      ),
    ]);
  });

  it('an attachment whose bytes were swapped on the disk', async () => {
    const { sha256 } = attachment;
    await writeFile(join(folder, 'data/files', sha256.slice(0, 2), sha256), '别的内容');
    expect(await find()).toEqual([expect.stringContaining(`${called(plain)}的附件“预算表.txt”缺失或被改动`)]);
  });

  it('an attachment that another file was put in place of', async () => {
    const other = await files.put(Buffer.from('别的附件'));
    await sqls(
      ['update version_attachment set sha256 = $1', other],
      ["insert into file (site_id, sha256, size, media_type) values ($1, $2, 12, 'text/plain')", zone.siteId, other],
    );
    await fitHash(plain);
    expect(await find()).toEqual([expect.stringContaining(`${called(plain)}第 1 版：内容不是公布时的内容`)]);
  });
});

/** Makes the hash on record that of the content as it is now. */
async function fitHash({ id }: Fixture): Promise<void> {
  const { workingVersionId } = await database.app.read(zone.siteId, (reading) => readState(reading, id));
  const stored = await database.app.read(zone.siteId, (reading) => readStoredVersion(reading, workingVersionId));
  await sqls([
    'update document_version set content_sha256 = $2 where id = $1',
    workingVersionId,
    contentHash(contentOf(stored)),
  ]);
}

describe('removed', () => {
  it('a version', async () => {
    await sqls(['delete from document_version where document_id = $1 and number = 1', revised.id]);
    expect(await find()).toEqual([
      expect.stringMatching(`^VERSION_REMOVED ${called(revised)}：账本第 1 条公布的第 1 版`),
    ]);
  });

  it('an act', async () => {
    await sqls(["delete from public_act where document_id = $1 and action = 'WITHDRAW'", withdrawn.id]);
    const found = await find();
    expect(found[0]).toMatch(`ACT_REMOVED ${called(withdrawn)}：账本第 4 条记载的公开行为（WITHDRAW`);
    // By its acts the document would still be public.
    expect(found.slice(1)).toEqual([expect.stringMatching(`^DOCUMENT_ALTERED ${called(withdrawn)}：.*撤回时间`)]);
  });

  it('a document with its versions and acts: its title is told from what was committed to', async () => {
    for (const table of ['document_version', 'public_act', 'document_listing', 'listed_document'])
      await sqls([`delete from ${table} where document_id = $1`, plain.id]);
    await sqls(['delete from document where id = $1', plain.id]);
    expect(await find()).toEqual([expect.stringMatching(`^ACT_REMOVED ${called(plain)}：账本第 0 条`)]);
  });

  it('the row of a document alone', async () => {
    await sqls(['delete from document where id = $1', plain.id]);
    expect(await find()).toEqual([expect.stringMatching(`^DOCUMENT_REMOVED ${called(plain)}：账本第 0 条`)]);
  });

  it('an entry in the middle', async () => {
    const { sequence } = await entryOf(revised, 'REVISE');
    await sqls(['delete from ledger_entry where sequence = $1', sequence]);
    const found = await find();
    expect(found[0]).toMatch(`ENTRY_REMOVED ${called(revised)}：账本第 ${sequence} 条（REVISE，`);
    expect(found.slice(1)).toEqual([expect.stringMatching(`^ACT_OFF_LOG ${called(revised)}`)]);
  });

  it('the last entry', async () => {
    await sqls(
      ['delete from ledger_opening where sequence = 6'],
      ['delete from ledger_entry where sequence = 6'],
      ['update ledger_log set size = 6'],
    );
    const found = await find();
    expect(found[0]).toMatch(`ENTRY_REMOVED ${called(last)}：账本第 6 条（PUBLISH，`);
    expect(found.slice(1)).toEqual([expect.stringMatching(`^ACT_OFF_LOG ${called(last)}`)]);
  });

  it('the last entry with all that was signed over it, but what is shown', async () => {
    await sqls(
      ['delete from ledger_opening where sequence = 6'],
      ['delete from ledger_entry where sequence = 6'],
      ['delete from ledger_checkpoint where size = 7'],
      ['update ledger_log set size = 6'],
    );
    const found = await find();
    expect(found[0]).toMatch('LOG_CUT 对外公开的检查点已签名 7 条，数据库只登记签过 6 条');
    expect(found).toContainEqual(expect.stringMatching(`^ENTRY_REMOVED ${called(last)}`));
  });

  it('everything of a document, also from the ledger: its code is told from the static files', async () => {
    for (const table of ['document_version', 'public_act', 'document_listing', 'listed_document'])
      await sqls([`delete from ${table} where document_id = $1`, plain.id]);
    await sqls(
      ['delete from document where id = $1', plain.id],
      ['delete from ledger_opening where sequence = 0'],
      ['delete from ledger_entry where sequence = 0'],
    );
    expect(await find()).toEqual([
      expect.stringMatching(`^ENTRY_REMOVED 编码为 ${plain.code} 的文件：账本第 0 条（PUBLISH，`),
    ]);
  });
});

describe('back-dated', () => {
  it('an act', async () => {
    await sqls(["update public_act set at = at - interval '1 year' where document_id = $1", plain.id]);
    const found = await find();
    expect(found[0]).toMatch(`ACT_ALTERED ${called(plain)}：公开行为与账本第 0 条不符：行为时间为`);
    expect(found[1]).toMatch(new RegExp(`^DOCUMENT_ALTERED ${called(plain)}：.*首次公开时间为`, 'u'));
    expect(found).toHaveLength(2);
  });

  it('the day a document shows, and the act to fit it', async () => {
    await sqls([
      "update document set first_published_at = first_published_at - interval '1 year' where id = $1",
      plain.id,
    ]);
    expect(await find()).toEqual([expect.stringMatching(`^DOCUMENT_ALTERED ${called(plain)}：.*首次公开时间为`)]);
    await sqls(
      ["update public_act set at = at - interval '1 year' where document_id = $1", plain.id],
      ["update document set published_at = published_at - interval '1 year' where id = $1", plain.id],
      ["update document_listing set listed_at = listed_at - interval '1 year' where document_id = $1", plain.id],
      [
        "update listed_document set listed_at = listed_at - interval '1 year', published_at = published_at - interval '1 year' where document_id = $1",
        plain.id,
      ],
    );
    expect(await find()).toEqual([
      expect.stringMatching(`^ACT_ALTERED ${called(plain)}：公开行为与账本第 0 条不符：行为时间`),
    ]);
  });

  it('the day in the lists', async () => {
    await sqls([
      "update listed_document set listed_at = listed_at - interval '1 year' where document_id = $1",
      plain.id,
    ]);
    expect(await find()).toEqual([expect.stringMatching(`^DOCUMENT_ALTERED ${called(plain)}：.*1 处列表中的日期`)]);
  });

  it('an entry, with the leaf hash on record', async () => {
    const entry = await entryOf(revised, 'REVISE');
    await rewrite(entry, yearEarlier(entry));
    const found = await find();
    expect(found.find((one) => one.startsWith('ENTRY_ALTERED'))).toMatch(
      `${called(revised)}：账本第 ${entry.sequence} 条在数据库中不是所签的那样：行为时间为`,
    );
    expect(found.find((one) => one.startsWith('BACK_DATED'))).toMatch(
      `${called(revised)}：账本第 ${entry.sequence} 条：行为时间`,
    );
    expect(found).toHaveLength(2);
  });

  it('an entry with its act and its static files: what was signed tells', async () => {
    const entry = await entryOf(revised, 'REVISE');
    await rewrite(entry, yearEarlier(entry));
    await sqls([
      "update public_act set at = at - interval '1 year' where document_id = $1 and action = 'REVISE'",
      revised.id,
    ]);
    await forgeFiles();
    const found = await find();
    expect(found.find((one) => one.startsWith('ROOT_DIFFERS'))).toMatch(
      new RegExp(`数据库登记的检查点（3 条）及其后 4 个检查点.*${called(revised)}`, 'u'),
    );
  });
});

/** Static files that fit the entries as they are now; without the keys, the shown checkpoint is the old one. */
async function forgeFiles(): Promise<void> {
  const { rows } = await owner.query<Entry>('select entry from ledger_entry order by sequence');
  const entries = rows.map((row) => new Uint8Array(Buffer.from(row.entry)));
  const { tiles } = buildTiles(
    emptyEdge,
    entries.map((entry) => leafHash(entry)),
  );
  const [tile] = tiles;
  if (tile === undefined || tiles.length !== 1) throw new Error('more than a tile');
  // Older partial ones would tell.
  await rm(path('tile'), { recursive: true });
  for (const inside of ['tile/0/000.p', 'tile/entries/000.p']) await mkdir(path(inside), { recursive: true });
  await writeFile(path(tile.path), tile.bytes);
  await writeFile(path(tile.path.replace('tile/0/', 'tile/entries/')), encodeBundle(entries));
}

describe('reasons and openings', () => {
  it('the reason of a withdrawal, where the public reads it', async () => {
    await sqls(["update document set withdrawal_reason = '别的理由' where id = $1", withdrawn.id]);
    expect(await find()).toEqual([
      expect.stringMatching(`^DOCUMENT_ALTERED ${called(withdrawn)}：.*撤回理由为 别的理由，应为 道路已恢复通行`),
    ]);
  });

  it('the reason of a withdrawal, everywhere', async () => {
    await sqls(
      ["update document set withdrawal_reason = '别的理由' where id = $1", withdrawn.id],
      ["update public_act set reason = '别的理由' where document_id = $1 and action = 'WITHDRAW'", withdrawn.id],
    );
    expect(await find()).toEqual([
      expect.stringMatching(`^ACT_ALTERED ${called(withdrawn)}：.*理由为 别的理由，应为 道路已恢复通行`),
    ]);
  });

  it('an opening', async () => {
    await sqls(["update ledger_opening set opening = replace(opening, '预算', '决算') where sequence = 0"]);
    expect(await find()).toEqual([
      expect.stringContaining(
        `（${plain.code}，账本中为《关于批复2026年部门决算的通知》）第 1 版：标题不是公布时的标题`,
      ),
      expect.stringMatching(`^OPENING_REPLACED ${called(plain)}：账本第 0 条：`),
    ]);
  });

  it('an opening that is gone without an erasure', async () => {
    await sqls(['delete from ledger_opening where sequence = 0']);
    expect(await find()).toEqual([expect.stringMatching(`^OPENING_MISSING ${called(plain)}：账本第 0 条`)]);
  });
});

describe('what no act made', () => {
  it('a draft made public by hand', async () => {
    await sqls([
      "update document set public_version_id = working_version_id, published_at = now() where stage = 'approved'",
    ]);
    expect(await find()).toEqual([
      expect.stringMatching(/^DOCUMENT_ALTERED 《尚未公开的草稿》（.*）：.*公开的版本为 1，应为 —/u),
    ]);
  });

  it('a withdrawn document made public again by hand', async () => {
    await sqls(['update document set withdrawn_at = null, withdrawal_reason = null where id = $1', withdrawn.id]);
    expect(await find()).toEqual([expect.stringMatching(`^DOCUMENT_ALTERED ${called(withdrawn)}：.*撤回时间为 —`)]);
  });

  it('an act that is not on the ledger', async () => {
    await sqls([
      `insert into public_act (site_id, id, document_id, version_id, action, reason, acted_by, at)
       select site_id, gen_random_uuid(), document_id, version_id, 'WITHDRAW', '没有登记', acted_by, at from public_act where document_id = $1`,
      plain.id,
    ]);
    const found = await find();
    expect(found[0]).toMatch(`ACT_OFF_LOG ${called(plain)}：公开行为（WITHDRAW`);
  });

  it('an entry behind the end of the log', async () => {
    await sqls([
      `insert into ledger_entry (site_id, sequence, action, subject_id, appended_at, entry, leaf_hash)
       select site_id, 9, action, subject_id, appended_at, entry, leaf_hash from ledger_entry where sequence = 0`,
    ]);
    expect(await find()).toEqual([
      expect.stringMatching(`^ENTRY_CONTRADICTED ${called(plain)}：第 9 条在账本末尾（7 条）之后`),
    ]);
  });

  it('acts that two entries have changed for each other', async () => {
    const { rows } = await owner.query<{ act: string }>(
      'select act_id as act from ledger_entry where sequence < 2 order by sequence',
    );
    await sqls(
      ['update ledger_entry set act_id = null where sequence = 0'],
      ['update ledger_entry set act_id = $1 where sequence = 1', rows[0]?.act],
      ['update ledger_entry set act_id = $1 where sequence = 0', rows[1]?.act],
    );
    const found = await find();
    expect(found).toContainEqual(
      expect.stringMatching(`^ACT_ALTERED ${called(plain)}：.*文件编码为 ${revised.code}，应为 ${plain.code}`),
    );
    expect(found).toContainEqual(
      expect.stringMatching(`^ACT_ALTERED ${called(revised)}：.*文件编码为 ${plain.code}，应为 ${revised.code}`),
    );
  });
});

describe('static files', () => {
  it('a tile', async () => {
    await damage('tile/0/000.p/7', 5 * 32);
    expect(await find()).toEqual([
      expect.stringMatching(/^FILE_ALTERED 账本第 5 条（DETERMINATIONS）：静态图块中第 5 条的叶哈希/u),
    ]);
  });

  it('a bundle', async () => {
    const bundle = await readFile(path('tile/entries/000.p/7'), 'latin1');
    await writeFile(path('tile/entries/000.p/7'), bundle.replaceAll('"forced":false', '"forced":true '), 'latin1');
    const found = await find();
    expect(found).toContainEqual(
      expect.stringMatching(`^FILE_ALTERED ${called(plain)}：账本第 0 条在静态文件中不是所签的那样：强制发布为 true`),
    );
    expect(found).toHaveLength(6);
  });

  it('a bundle cut short, and one that is gone', async () => {
    await writeFile(path('tile/entries/000.p/7'), 'x');
    expect(await find()).toEqual([
      expect.stringMatching(
        new RegExp(`^FILE_ALTERED 静态文件 tile/entries/000.p/7 不是有效的图块.*${called(plain)}`, 'u'),
      ),
    ]);
    await rm(path('tile/entries'), { recursive: true });
    expect(await find()).toEqual([
      expect.stringMatching(new RegExp(`^FILE_MISSING 静态文件 tile/entries/000.p/7 不存在.*${called(plain)}`, 'u')),
    ]);
  });

  it('an older partial tile that somebody may still ask for', async () => {
    await damage('tile/0/000.p/3', 2 * 32);
    expect(await find()).toEqual([
      expect.stringMatching(`^FILE_ALTERED 静态文件 tile/0/000.p/3 被改动，与${called(revised)}`),
    ]);
  });

  it('the shown checkpoint, with another root or none', async () => {
    const note = await readFile(path('checkpoint'), 'utf8');
    const lines = note.split('\n');
    lines[2] = Buffer.alloc(32, 1).toString('base64');
    await writeFile(path('checkpoint'), lines.join('\n'));
    expect(await find()).toEqual([expect.stringMatching('^FILE_ALTERED 对外公开的检查点（7 条）不可信')]);
    await rm(path('checkpoint'));
    expect(await find()).toEqual([expect.stringMatching('^FILE_MISSING 静态文件 checkpoint 不存在')]);
  });
});

async function damage(inside: string, offset: number): Promise<void> {
  const bytes = await readFile(path(inside));
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
  await writeFile(path(inside), bytes);
}

describe('what was signed', () => {
  it('a checkpoint whose row was altered', async () => {
    await sqls(["update ledger_checkpoint set root = sha256('x') where size = 3"]);
    expect(await find()).toEqual([
      expect.stringMatching(new RegExp(`^CHECKPOINT_UNSIGNED 第 3 条处的检查点不可信：.*${called(revised)}`, 'u')),
    ]);
  });

  it('a checkpoint that no key of the log has signed', async () => {
    await sqls(["update ledger_checkpoint set note = replace(note, E'\n3\n', E'\n4\n') where size = 3"]);
    expect(await find()).toEqual([
      expect.stringMatching(
        new RegExp(`^CHECKPOINT_UNSIGNED 第 3 条处的检查点不可信：.*签名.*${called(revised)}`, 'u'),
      ),
    ]);
  });

  it('a tree that was rewritten by who has the keys too: the older checkpoints contradict it', async () => {
    const entry = await entryOf(revised, 'REVISE');
    await rewrite(entry, yearEarlier(entry));
    await sqls(['delete from ledger_checkpoint where size = 7']);
    await resign(7);
    const found = await find();
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^FORK 账本被分叉：数据库登记的检查点（3 条）与数据库登记的检查点（7 条）都由账本密钥签名，却不是同一棵树；涉及：${called(revised)}`,
          'u',
        ),
      ),
    );
  });

  it('two checkpoints of one size', async () => {
    const [root] = await rootsNow(6);
    await writeFile(
      path('checkpoint'),
      ledger()
        .keys(site)
        .sign({ size: 7, root: root ?? new Uint8Array(32) }),
    );
    expect(await find()).toEqual([
      expect.stringMatching(
        /^FORK 账本被分叉：对外公开的检查点（7 条）与数据库登记的检查点（7 条）都由账本密钥签名.*《关于开展安全生产检查的通知》/u,
      ),
    ]);
  });

  it('a tree that was rewritten with all its checkpoints: a witness has seen another', async () => {
    const witness = encodeKeyPair('witness.example', Buffer.alloc(32, 9), cosignatureKey);
    await cosign(witness.signerKey, 3, Date.now());
    expect(await verify()).toMatchObject({ cosignatures: 0, uncheckedCosignatures: 1, problems: [] });
    await trust(witness.verifierKey);
    expect(await verify()).toMatchObject({ cosignatures: 1, uncheckedCosignatures: 0, problems: [] });
    const entry = await entryOf(revised, 'REVISE');
    // Another second: too little for anything but the signatures.
    const text = entry.entry.replace(/"at":"([^"]*)\.\d{6}Z"/u, '"at":"$1.000000Z"');
    await rewrite(entry, text);
    const at = /"at":"([^"]*)"/u.exec(text)?.[1];
    await sqls(
      ["update public_act set at = $2::timestamptz where document_id = $1 and action = 'REVISE'", revised.id, at],
      ['update document set published_at = $2::timestamptz where id = $1', revised.id, at],
      ['update listed_document set published_at = $2::timestamptz where document_id = $1', revised.id, at],
      ['delete from ledger_checkpoint where size > 2'],
    );
    for (const size of [3, 4, 5, 6, 7]) await resign(size);
    expect(await find()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^COSIGNATURE_WRONG 见证人 witness.example 在 3 条处的联署与现存检查点不符.*${called(revised)}`,
          'u',
        ),
      ),
    ]);
  });

  it('an entry that claims a time at which a witness saw the log without it', async () => {
    const witness = encodeKeyPair('witness.example', Buffer.alloc(32, 9), cosignatureKey);
    await trust(witness.verifierKey);
    await cosign(witness.signerKey, 7, Date.now() + 3_600_000);
    await publishNew('倒签的文件', {});
    expect(await find()).toEqual([
      expect.stringMatching(
        /^BACK_DATED 《倒签的文件》（.*）：账本第 7 条：自称登记于 .*见证人 witness.example .*只有 7 条/u,
      ),
    ]);
  });

  it('a checkpoint other than the one that was stamped', async () => {
    const { rows } = await owner.query<{ note: string }>('select note from ledger_checkpoint where size = 3');
    const at = new Date(Math.floor(Date.now() / 1000) * 1000);
    const insert = `insert into ledger_timestamp (site_id, size, authority, token, stamped_at) values ($1, 3, 'tsa.example', $2, $3)`;
    await sqls([insert, zone.siteId, tokenOver(rows[0]?.note ?? '', at), at]);
    expect(await verify()).toMatchObject({ timestamps: 1, problems: [] });
    await sqls(['update ledger_timestamp set token = $1', tokenOver('another note', at)]);
    expect(await find()).toEqual([
      expect.stringMatching(
        `^TIMESTAMP_WRONG tsa.example 在 3 条处的时间戳与现存检查点不符（时间戳不是针对它的）；其间的条目：${called(revised)}`,
      ),
    ]);
  });
});

/** Has the cosignatures of this witness count. */
async function trust(verifierKey: string): Promise<void> {
  const witnesses = [{ name: 'witness.example', url: 'https://witness.example', verifierKey }];
  await sqls([
    `insert into site_setting (site_id, key, value) values ($1, 'ledger', $2)`,
    zone.siteId,
    JSON.stringify({ witnesses, timestampUrl: null }),
  ]);
}

/** A time stamp token (RFC 3161) without a signature, which only who trusts an authority can check. */
function tokenOver(note: string, at: Date): Buffer {
  const oid = (hex: string): Buffer => der(tag.oid, Buffer.from(hex, 'hex'));
  const sequence = (...parts: Uint8Array[]): Buffer => der(tag.sequence, ...parts);
  const imprint = createHash('sha256').update(note).digest();
  const time = `${at.toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)}Z`;
  const info = sequence(
    der(tag.integer, Buffer.of(1)),
    oid('2a03'),
    sequence(sequence(oid('608648016503040201'), der(tag.nothing)), der(tag.octets, imprint)),
    der(tag.integer, Buffer.of(1)),
    der(tag.time, Buffer.from(time)),
  );
  const content = sequence(oid('2a864886f70d0109100104'), der(tag.context0, der(tag.octets, info)));
  const signedData = sequence(der(tag.integer, Buffer.of(3)), der(0x31), content);
  return sequence(oid('2a864886f70d010702'), der(tag.context0, signedData));
}

/** The root over the first `size` entries as they are now. */
async function rootsNow(...sizes: number[]): Promise<Uint8Array[]> {
  const { rows } = await owner.query<Entry>('select entry from ledger_entry order by sequence');
  const leaves = rows.map((row) => leafHash(new Uint8Array(Buffer.from(row.entry))));
  return sizes.map((size) => rootOf(leaves.slice(0, size)));
}

/** Signs the entries as they are now with the keys of the log, and shows it. */
async function resign(size: number): Promise<void> {
  const [root = new Uint8Array(32)] = await rootsNow(size);
  const note = ledger().keys(site).sign({ size, root });
  await sqls([
    'insert into ledger_checkpoint (site_id, size, root, note) values ($1, $2, $3, $4)',
    zone.siteId,
    size,
    Buffer.from(root),
    note,
  ]);
  if (size < 7) return;
  await forgeFiles();
  await writeFile(path('checkpoint'), note);
}

async function cosign(signerKey: string, size: number, at: number): Promise<void> {
  const { rows } = await owner.query<{ note: string }>('select note from ledger_checkpoint where size = $1', [size]);
  const cosigner = createCosigner(signerKey);
  const text = (rows[0]?.note ?? '').split('\n\n')[0] ?? '';
  const time = Math.floor(at / 1000);
  const line = formatSignatures([
    { name: cosigner.name, keyId: cosigner.keyId, signature: cosigner.at(time).sign(Buffer.from(`${text}\n`)) },
  ]);
  await sqls([
    `insert into ledger_cosignature (site_id, size, witness, line, seen_at) values ($1, $2, 'witness.example', $3, to_timestamp($4))`,
    zone.siteId,
    size,
    line,
    time,
  ]);
}

describe('keys', () => {
  it('that were retired are known by what the log says of them', async () => {
    const before = ledger().keys(site);
    rotateLogKeys(join(folder, 'data'), site.key, before.origin);
    const { verifierKeys } = ledger().keys(site);
    retireLogKeys(join(folder, 'data'), site.key);
    const found = await find();
    expect(found).toHaveLength(8);
    expect(found.at(-1)).toMatch(
      new RegExp(
        `^CHECKPOINT_UNSIGNED 第 7 条处的检查点不可信：没有已知密钥的签名；它最后覆盖：${called(plain)}.*另有 4 条`,
        'u',
      ),
    );
    await database.app.transaction(zone.siteId, (tx) =>
      appendToLedger(tx, { action: 'KEY', at: new Date().toISOString(), facts: { verifierKeys } }),
    );
    await integrate();
    expect(await find()).toEqual([]);
  });
});

describe('a longer log', () => {
  const long = { id: 0, key: 'long', profile: testProfile('长') };
  const inside = (name: string): string => join(folder, 'data/ledger/long', name);
  const findIn = async (): Promise<string[]> => {
    const { problems } = await verifySite({ db: database.app, files, ledger: ledger(), vault }, long);
    return problems.map((problem) => `${'id' in problem ? problem.id : '-'} ${problem.zh}`);
  };

  beforeAll(async () => {
    await restore();
    const { siteId } = await createZone(database.app, 'long', ['long.example'], false);
    Object.assign(long, { id: siteId });
    for (const count of [3, 700, 900]) {
      await database.app.transaction(siteId, async (tx) => {
        for (let n = 0; n < count; n += 1)
          await appendToLedger(tx, { action: 'REGISTER', at: new Date().toISOString(), facts: { n } });
      });
      await integrateLedger(database.app, siteId, { files: ledger().files('long'), keys: ledger().keys(long) });
    }
    await save();
  });

  it('gives no problem over many tiles', async () => {
    expect(await findIn()).toEqual([]);
  });

  it('a replaced tile above the leaves', async () => {
    const bytes = await readFile(inside('tile/1/000.p/6'));
    bytes.writeUInt8(bytes.readUInt8(3 * 32) ^ 1, 3 * 32);
    await writeFile(inside('tile/1/000.p/6'), bytes);
    expect(await findIn()).toEqual([
      expect.stringMatching(
        /^FILE_ALTERED 静态图块 tile\/1\/000.p\/6 被替换：其第 3 个哈希.*账本第 768 条（REGISTER）.*另有 254 条/u,
      ),
    ]);
    await rm(inside('tile/1'), { recursive: true });
    expect(await findIn()).toEqual([expect.stringMatching(/^FILE_MISSING 静态文件 tile\/1\/000.p\/6 不存在/u)]);
  });

  it('one altered entry in the middle is told once, and nothing that follows from it', async () => {
    await sqls([
      `update ledger_entry set entry = replace(entry, '"n":5,', '"n":6,') where site_id = $1 and sequence = 708`,
      long.id,
    ]);
    expect(await findIn()).toEqual([
      expect.stringMatching(/^ENTRY_CONTRADICTED 账本第 708 条（REGISTER）：.*叶哈希不符/u),
      expect.stringMatching(
        /^ENTRY_ALTERED 账本第 708 条（REGISTER）：账本第 708 条在数据库中不是所签的那样：n为 6，应为 5/u,
      ),
    ]);
  });

  it('entries that were cut off in the database, bundle and all', async () => {
    await sqls(['delete from ledger_entry where site_id = $1 and sequence = 1000', long.id]);
    await rm(inside('tile/entries/003'));
    const found = await findIn();
    expect(found).toEqual([
      expect.stringMatching(/^FILE_MISSING 静态文件 tile\/entries\/003 不存在/u),
      expect.stringMatching(/^ENTRY_REMOVED 账本第 1000 条：/u),
    ]);
  });
});
