import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInbox } from '../src/base/notices/index.ts';
import { writeSetting } from '../src/base/sites/index.ts';
import {
  decideOnFindings,
  determine,
  makeMaskedCopy,
  markByHand,
  openOriginal,
  publish,
  readPersonalData,
  readPersonalDataReport,
  readState,
  readVersion,
  review,
  screenPublic,
  submit,
  tellPublicFindings,
} from '../src/engines/publication/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { allPrinciples, createZone, makeDocument, proactive, type TestZone } from './support/zone.ts';

/** S12: what was found keeps a version from being public — by screen, API and database — until people have decided. */
let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

const identityNumber = '110101199003074514';
const bodyHtml = `<p>救助对象<b>李</b>秀英，身份证号：${identityNumber}。</p><table><tr><th>姓名</th><th>手机</th></tr><tr><td>王建国</td><td>138&nbsp;0013&nbsp;8000</td></tr></table>`;

const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.app.transaction(zone.siteId, work);
const state = (id: string) => database.app.read(zone.siteId, (reading) => readState(reading, id));
const seen = (id: string, who = zone.people.handler) =>
  database.app.read(zone.siteId, (reading) => readPersonalData(reading, who, id));

async function revisionOf(id: string): Promise<number> {
  return (await state(id)).revision;
}

async function approve(id: string): Promise<void> {
  const { handler, head, reviewer, office } = zone.people;
  await act(async (tx) => determine(tx, handler, id, { ...proactive, revision: (await readState(tx, id)).revision }));
  await act(async (tx) => submit(tx, handler, id, { revision: (await readState(tx, id)).revision }));
  for (const person of [head, reviewer, office]) {
    await act(async (tx) =>
      review(tx, person, id, {
        decision: 'approve',
        comment: '',
        confirmed: [...allPrinciples],
        revision: (await readState(tx, id)).revision,
      }),
    );
  }
}

const insertAct = (id: string, versionId: string) =>
  database.bypass(
    zone.siteId,
    `insert into public_act (site_id, id, document_id, version_id, action, acted_by) values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
    [zone.siteId, id, versionId, zone.people.office.id],
  );

describe('a document with an identity number', () => {
  it('is refused by the command and by the database, and published as a masked copy', async () => {
    const { handler, office } = zone.people;
    const id = await makeDocument(database.app, zone, 'approved', { bodyHtml });
    const { revision, workingVersionId } = await state(id);
    await expect(act((tx) => publish(tx, office, id, { revision }))).rejects.toMatchObject({
      id: 'PUBLICATION_BLOCKED',
      detail: { blocks: [{ kind: 'PERSONAL_DATA', reference: 'identity-number' }, { reference: 'mobile-phone' }] },
    });
    // The blocks out of the way, the findings themselves still refuse.
    await database.bypass(
      zone.siteId,
      `update publication_block set resolved_at = now(), resolution = '绕过' where version_id = $1`,
      [workingVersionId],
    );
    await expect(insertAct(id, workingVersionId)).rejects.toThrow('PERSONAL_DATA_UNRESOLVED');

    const { findings } = await seen(id);
    // Reasons name labels and standards, never what was found.
    expect(JSON.stringify(findings.map(({ why }) => why))).not.toMatch(/“”|李|王|110101/u);
    expect(findings.map(({ kind, part, state: one }) => [kind, part, one])).toContainEqual([
      'identity-number',
      'body',
      'open',
    ]);
    await act((tx) =>
      decideOnFindings(tx, handler, id, {
        findings: findings.map((one) => one.id),
        decision: 'mask',
        reason: '',
        revision,
      }),
    );
    await act((tx) => makeMaskedCopy(tx, handler, id, { revision }));
    const copy = await database.app.read(zone.siteId, async (reading) =>
      readVersion(reading, handler, id, (await readState(reading, id)).workingVersionNumber),
    );
    expect(copy.bodyHtml).toContain('<p>救助对象<b>李某某</b>，身份证号：1101********4514。</p>');
    expect(copy.bodyHtml).toContain('<td>王某某</td><td>138');
    expect(JSON.stringify(copy)).not.toMatch(/110101199003074514|秀英|王建国|0013/u);

    await approve(id);
    await act(async (tx) => publish(tx, office, id, { revision: await revisionOf(id) }));
    expect((await state(id)).stage).toBe('published');
    const { publicVersionId } = await state(id);
    const { rows } = await database.bypass(
      zone.siteId,
      `select body_text, abstract from document_version where id = $1`,
      [publicVersionId],
    );
    expect(JSON.stringify(rows)).not.toContain(identityNumber);
  });

  it('keeps its original apart, and each reading of it on record', async () => {
    const { handler, office } = zone.people;
    const id = await makeDocument(database.app, zone, 'determined', { bodyHtml });
    const { revision } = await state(id);
    const { findings } = await seen(id);
    await act((tx) =>
      decideOnFindings(tx, handler, id, {
        findings: findings.map((one) => one.id),
        decision: 'mask',
        reason: '',
        revision,
      }),
    );
    await act((tx) => makeMaskedCopy(tx, handler, id, { revision }));
    await expect(
      database.app.read(zone.siteId, (reading) => readVersion(reading, office, id, 1)),
    ).rejects.toMatchObject({
      id: 'ORIGINAL_SEALED',
    });
    await expect(act((tx) => openOriginal(tx, office, id, 1, ' '))).rejects.toMatchObject({ id: 'PURPOSE_MISSING' });
    const original = await act((tx) => openOriginal(tx, office, id, 1, '核对更正'));
    expect(original.bodyHtml).toContain(identityNumber);
    expect((await seen(id)).originals).toMatchObject([{ versionNumber: 1, readings: 1 }]);
    await expect(
      database.bypass(zone.siteId, `delete from personal_original_reading where site_id = $1`, [zone.siteId]),
    ).rejects.toThrow(/kept for ever|permission denied/u);
  });
});

it('keeps with a reason what may be public, also in the next version, and every decision for ever', async () => {
  const { handler, office } = zone.people;
  const id = await makeDocument(database.app, zone, 'determined', { bodyHtml });
  const { revision } = await state(id);
  const findings = (await seen(id)).findings.filter(({ blocking }) => blocking);
  const ids = findings.map((one) => one.id);
  const decide = (decision: 'keep' | 'mask', reason: string, who = handler) =>
    act((tx) => decideOnFindings(tx, who, id, { findings: ids, decision, reason, revision }));
  await expect(decide('keep', ' ')).rejects.toMatchObject({ id: 'REASON_MISSING' });
  await decide('keep', '法定公示内容');
  const rows = await database.bypass(
    zone.siteId,
    `select kind, decision, reason from personal_decision where document_id = $1 order by id`,
    [id],
  );
  expect(rows.rows).toHaveLength(ids.length);
  await expect(
    database.bypass(zone.siteId, `update personal_decision set reason = '' where document_id = $1`, [id]),
  ).rejects.toThrow(/kept for ever|permission denied/u);
  await approve(id);
  await act(async (tx) => publish(tx, office, id, { revision: await revisionOf(id) }));
  expect((await state(id)).stage).toBe('published');
});

it('marks of secrecy are not decided on by the unit, nor by hand in the database', async () => {
  const { handler, reviewer } = zone.people;
  const id = await makeDocument(database.app, zone, 'determined', { bodyHtml: '<p>机密★1年</p><p>正文</p>' });
  const { revision, workingVersionId } = await state(id);
  const [mark] = (await seen(id)).findings.filter(({ kind }) => kind === 'secret-mark');
  const input = { findings: [mark?.id ?? ''], decision: 'keep' as const, reason: '已解密，见批件', revision };
  await expect(act((tx) => decideOnFindings(tx, handler, id, input))).rejects.toMatchObject({ status: 403 });
  await expect(
    database.bypass(
      zone.siteId,
      `update personal_finding set state = 'keep', reason = '无', decided_by = $2, decided_at = now() where version_id = $1`,
      [workingVersionId, handler.id],
    ),
  ).rejects.toThrow('DECIDER_WITHOUT_ROLE');
  await act((tx) => decideOnFindings(tx, reviewer, id, input));
});

it('a person masks by hand what was not found', async () => {
  const { handler } = zone.people;
  const id = await makeDocument(database.app, zone, 'determined', { bodyHtml: '<p>绰号“铁算盘”的会计负责。</p>' });
  const { revision } = await state(id);
  const text = (await seen(id)).parts.find(({ key }) => key === 'body')?.text ?? '';
  const start = text.indexOf('铁算盘');
  const mark = { part: 'body', start, end: start + 3, kind: 'person-name', revision };
  await expect(act((tx) => markByHand(tx, handler, id, { ...mark, end: 999 }))).rejects.toMatchObject({
    id: 'MARK_OUTSIDE',
  });
  await act((tx) => markByHand(tx, handler, id, mark));
  await act((tx) => makeMaskedCopy(tx, handler, id, { revision }));
  const copy = (await seen(id)).parts.find(({ key }) => key === 'body')?.text ?? '';
  expect(copy).not.toContain('铁算盘');
});

it('what is public is searched again when the lists of the site change, a few at a time, and reported', async () => {
  const { office } = zone.people;
  const id = await makeDocument(database.app, zone, 'published', { bodyHtml: '<p>本区推进星河计划，成效明显。</p>' });
  await act((tx) => writeSetting(tx, 'personalData', { blockingTerms: ['星河计划'] }));
  let rounds = 0;
  while ((await act((tx) => screenPublic(tx, 1))) > 0) rounds++;
  expect(rounds).toBeGreaterThan(0);
  const report = await database.app.read(zone.siteId, (reading) =>
    readPersonalDataReport(reading, office, { kind: 'blocking-term' }),
  );
  expect(report.searched).toBe(report.public);
  expect(report.documents).toMatchObject([{ documentId: id, findings: 2 }]);

  // The disclosure office is told, once, with numbers and no words.
  expect(await act(tellPublicFindings)).toBe(1);
  expect(await act(tellPublicFindings)).toBe(0);
  const inbox = await database.app.read(zone.siteId, (reading) =>
    listInbox(reading, office.id, { page: 1, pageSize: 10, unread: true }),
  );
  const told = inbox.items.filter(({ about }) => about === 'personal-data');
  expect(told).toHaveLength(1);
  expect(told[0]?.body.zh).toContain('1 件已公开文件中新发现 2 处');
  expect(JSON.stringify(told)).not.toContain('星河计划');

  // What another search finds in the same version is told as well, and alone.
  await act((tx) => writeSetting(tx, 'personalData', { blockingTerms: ['星河计划', '成效'] }));
  while ((await act((tx) => screenPublic(tx, 3))) > 0);
  expect(await act(tellPublicFindings)).toBe(1);
  expect(await act(tellPublicFindings)).toBe(0);
  const again = await database.app.read(zone.siteId, (reading) =>
    listInbox(reading, office.id, { page: 1, pageSize: 10, unread: true }),
  );
  expect(again.items.filter(({ body }) => body.zh.includes('1 件已公开文件中新发现 2 处'))).toHaveLength(2);
});
