import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  forcePublication,
  keepBlocks,
  publish,
  publishScheduled,
  readDocument,
  readState,
  resolveBlock,
  schedule,
  type ReleaseCondition,
  type ReleaseSubject,
} from '../src/engines/publication/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.app.transaction(zone.siteId, work);
const state = (id: string) => database.app.read(zone.siteId, (reading) => readState(reading, id));
const text = { zh: '正文有身份证号码，请核查', en: 'an identity number in the text: check it' };
const finding = { reference: 'finding-1', text };

async function approved(until: 'determined' | 'approved' = 'approved'): Promise<ReleaseSubject & { revision: number }> {
  const documentId = await makeDocument(database.app, zone, until);
  const { workingVersionId, revision } = await state(documentId);
  return { documentId, versionId: workingVersionId, revision };
}

it('refuses a publication until what blocks it is settled, whoever writes to the database', async () => {
  const { revision, ...subject } = await approved();
  await act((tx) => keepBlocks(tx, subject, 'PERSONAL_DATA', [finding], null));
  const { office } = zone.people;
  await expect(act((tx) => publish(tx, office, subject.documentId, { revision }))).rejects.toMatchObject({
    id: 'PUBLICATION_BLOCKED',
    detail: { blocks: [{ kind: 'PERSONAL_DATA', reference: 'finding-1', text }] },
  });
  const detail = await database.app.read(zone.siteId, (reading) =>
    readDocument(reading, office, subject.documentId, '2026-03-02'),
  );
  expect(detail.blocks).toEqual([{ kind: 'PERSONAL_DATA', ...finding }]);
  await expect(
    database.bypass(
      zone.siteId,
      `insert into public_act (site_id, id, document_id, version_id, action, acted_by) values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
      [zone.siteId, subject.documentId, subject.versionId, office.id],
    ),
  ).rejects.toThrow('PUBLICATION_BLOCKED');

  const block = { kind: 'PERSONAL_DATA', reference: 'finding-1' };
  await expect(act((tx) => resolveBlock(tx, subject, block, office.id, ''))).rejects.toThrow('publication_block_check');
  await act((tx) => resolveBlock(tx, subject, block, office.id, '公开人名，不属于个人隐私'));
  await expect(act((tx) => resolveBlock(tx, subject, block, office.id, '再次处理'))).rejects.toMatchObject({
    id: 'NOT_FOUND',
  });
  await act((tx) => publish(tx, office, subject.documentId, { revision }));
  expect((await state(subject.documentId)).stage).toBe('published');
});

it('follows what is found: the same changes nothing, what is gone is resolved', async () => {
  const { revision: _, ...subject } = await approved();
  const rows = async () =>
    (
      await database.bypass(
        zone.siteId,
        `select reference, resolved_at is not null as done from publication_block where version_id = $1 order by reference`,
        [subject.versionId],
      )
    ).rows;
  const second = { reference: 'finding-2', text };
  await act((tx) => keepBlocks(tx, subject, 'PERSONAL_DATA', [finding, second], null));
  await act((tx) => keepBlocks(tx, subject, 'PERSONAL_DATA', [second, finding], null));
  expect(await rows()).toEqual([
    { reference: 'finding-1', done: false },
    { reference: 'finding-2', done: false },
  ]);
  await act((tx) => keepBlocks(tx, subject, 'PERSONAL_DATA', [second], null));
  await act((tx) => keepBlocks(tx, subject, 'SECRET_MARK', [], null));
  expect(await rows()).toEqual([
    { reference: 'finding-1', done: true },
    { reference: 'finding-2', done: false },
  ]);
  for (const statement of [
    `update publication_block set resolved_at = null, resolution = '' where reference = 'finding-1'`,
    `update publication_block set text_zh = '改' where reference = 'finding-2'`,
    `delete from publication_block`,
  ]) {
    await expect(database.bypass(zone.siteId, statement), statement).rejects.toThrow(
      /BLOCK_|permission denied|kept for ever/,
    );
  }
});

it('asks the conditions it is given, also of a publication at its time', async () => {
  const { revision, documentId, versionId } = await approved();
  const asked: ReleaseSubject[] = [];
  const condition: ReleaseCondition = async (_reading, subject) => {
    asked.push(subject);
    return [{ kind: 'NOT_SCANNED', ...finding }];
  };
  const { office } = zone.people;
  await expect(act((tx) => publish(tx, office, documentId, { revision }, [condition]))).rejects.toMatchObject({
    id: 'PUBLICATION_BLOCKED',
  });
  expect(asked).toEqual([{ documentId, versionId }]);
  const at = new Date(Date.now() + 60_000);
  await act((tx) => schedule(tx, office, documentId, { revision, at }, new Date()));
  await expect(act((tx) => publishScheduled(tx, documentId, at, [condition]))).rejects.toMatchObject({
    id: 'PUBLICATION_BLOCKED',
  });
  expect((await state(documentId)).stage).toBe('scheduled');
});

it('lets a forced publication past, and keeps on the block for ever that it was', async () => {
  const { revision, ...subject } = await approved('determined');
  await act((tx) => keepBlocks(tx, subject, 'PERSONAL_DATA', [finding], null));
  const { office } = zone.people;
  await act((tx) =>
    forcePublication(tx, office, subject.documentId, { revision, reason: '紧急情况，须立即向社会发布' }),
  );
  expect(await state(subject.documentId)).toMatchObject({ stage: 'published', forced: true });
  const { rows } = await database.bypass(
    zone.siteId,
    `select b.resolved_at, a.forced, a.acted_by from publication_block b join public_act a on a.id = b.overridden_by_act where b.version_id = $1`,
    [subject.versionId],
  );
  expect(rows).toEqual([{ resolved_at: null, forced: true, acted_by: office.id }]);
  await expect(
    database.bypass(zone.siteId, `update publication_block set overridden_by_act = null where version_id = $1`, [
      subject.versionId,
    ]),
  ).rejects.toThrow(/BLOCK_OVERRIDDEN|permission denied/);
});
