import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDocument, findTombstone, newest } from '../src/engines/publication/public/index.ts';
import {
  determine,
  forcePublication,
  publish,
  publishScheduled,
  readState,
  recall,
  review,
  saveDraft,
  schedule,
  submit,
  withdraw,
  readDocument,
  readWork,
  link,
  createDocument,
} from '../src/engines/publication/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { allPrinciples, createZone, draft, makeDocument, proactive, type TestZone } from './support/zone.ts';

let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

const state = (id: string) => database.app.read(zone.siteId, (reading) => readState(reading, id));
const act = <T>(work: Parameters<typeof database.app.transaction<T>>[1]): Promise<T> =>
  database.app.transaction(zone.siteId, work);

describe('the way of a document', () => {
  it('goes from draft to public, is revised, and leaves a tombstone', async () => {
    const { handler, head, reviewer, office } = zone.people;
    const id = await makeDocument(database.app, zone, 'published');
    const published = await state(id);
    expect(published).toMatchObject({ stage: 'published', indexNumber: '014416330/2026-00001', forced: false });
    const page = await database.portal.read(zone.siteId, (reading) => findDocument(reading, published.code));
    expect(page).toMatchObject({
      title: '关于批复2026年部门预算的通知',
      validity: 'IN_FORCE',
      indexNumber: '014416330/2026-00001',
    });

    const moved = { title: '关于批复2026年部门预算的通知（修订）', columnId: zone.otherColumnId };
    await act((tx) => saveDraft(tx, handler, id, { ...draft(zone, moved), revision: published.revision }));
    expect(await state(id)).toMatchObject({ stage: 'draft', workingVersionNumber: 2 });
    const during = await database.portal.read(zone.siteId, (reading) => findDocument(reading, published.code));
    expect(during).toMatchObject({ title: '关于批复2026年部门预算的通知', columnId: zone.columnId });

    await act(async (tx) => {
      const revision = async () => (await readState(tx, id)).revision;
      await determine(tx, handler, id, { ...proactive, revision: await revision() });
      await submit(tx, handler, id, { revision: await revision() });
      for (const person of [head, reviewer, office]) {
        await review(tx, person, id, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          revision: await revision(),
        });
      }
      await publish(tx, office, id, { revision: await revision() });
    });
    const revised = await database.portal.read(zone.siteId, (reading) => findDocument(reading, published.code));
    expect(revised).toMatchObject({
      title: '关于批复2026年部门预算的通知（修订）',
      indexNumber: '014416330/2026-00001',
      versionNumber: 2,
      columnId: zone.otherColumnId,
    });
    expect(revised?.versions.map((version) => version.action)).toEqual(['REVISE', 'PUBLISH']);

    const { revision } = await state(id);
    await act((tx) => withdraw(tx, office, id, { revision, reason: '数据有误' }));
    await database.portal.read(zone.siteId, async (reading) => {
      expect(await findDocument(reading, published.code)).toBeUndefined();
      expect(await findTombstone(reading, published.code)).toMatchObject({ reason: '数据有误' });
      expect((await newest(reading, 100)).map((item) => item.id)).not.toContain(id);
    });
  });

  it('publishes at the scheduled time and not before', async () => {
    const id = await makeDocument(database.app, zone, 'approved', { title: '定时发布的公告' });
    const { revision } = await state(id);
    const at = new Date(Date.now() + 1500);
    await act((tx) => schedule(tx, zone.people.office, id, { revision, at }, new Date()));
    expect(await act((tx) => publishScheduled(tx, id, new Date()))).toBe(false);
    await new Promise((resolve) => {
      setTimeout(resolve, at.getTime() - Date.now() + 50);
    });
    expect(await act((tx) => publishScheduled(tx, id, new Date()))).toBe(true);
    expect(await state(id)).toMatchObject({ stage: 'published', scheduledFor: null });
  });

  it('shows a repeal on the original once the repealing document is public', async () => {
    const original = await makeDocument(database.app, zone, 'published', { title: '暂行办法' });
    const repeal = await makeDocument(database.app, zone, 'draft', { title: '关于废止暂行办法的决定' });
    await act((tx) => link(tx, zone.people.handler, repeal, { kind: 'REPEALS', toDocumentId: original }));
    const { code } = await state(original);
    const validity = () =>
      database.portal.read(zone.siteId, async (reading) => (await findDocument(reading, code))?.validity);
    expect(await validity()).toBe('IN_FORCE');
    await act(async (tx) => {
      const { handler, head, reviewer, office } = zone.people;
      const revision = async () => (await readState(tx, repeal)).revision;
      await determine(tx, handler, repeal, { ...proactive, revision: await revision() });
      await submit(tx, handler, repeal, { revision: await revision() });
      for (const person of [head, reviewer, office]) {
        await review(tx, person, repeal, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          revision: await revision(),
        });
      }
      await publish(tx, office, repeal, { revision: await revision() });
    });
    expect(await validity()).toBe('REPEALED');
  });

  it('keeps what is not for proactive disclosure out of the public', async () => {
    const { handler, head, reviewer, office } = zone.people;
    const id = await makeDocument(database.app, zone, 'draft', { title: '内部讨论记录' });
    await act(async (tx) => {
      const revision = async () => (await readState(tx, id)).revision;
      await determine(tx, handler, id, {
        attribute: 'WITHHELD',
        article: '16.2',
        ground: 'DELIBERATIVE',
        reason: '内部讨论形成的过程稿',
        evidence: { situation: '讨论记录' },
        revision: await revision(),
      });
      await submit(tx, handler, id, { revision: await revision() });
      for (const person of [head, reviewer, office]) {
        await review(tx, person, id, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          revision: await revision(),
        });
      }
    });
    expect((await state(id)).stage).toBe('held');
    await expect(
      act(async (tx) => publish(tx, office, id, { revision: (await readState(tx, id)).revision })),
    ).rejects.toMatchObject({ id: 'FORBIDDEN' });
  });

  it('is forced only by the disclosure office, with a reason, and stays flagged', async () => {
    const id = await makeDocument(database.app, zone, 'determined', { title: '紧急通告' });
    const { revision } = await state(id);
    await expect(
      act((tx) => forcePublication(tx, zone.people.handler, id, { revision, reason: '情况紧急需要立即发布' })),
    ).rejects.toMatchObject({ id: 'FORBIDDEN' });
    await expect(
      act((tx) => forcePublication(tx, zone.people.office, id, { revision, reason: '急' })),
    ).rejects.toMatchObject({ id: 'REASON_MISSING' });
    await act((tx) => forcePublication(tx, zone.people.office, id, { revision, reason: '情况紧急需要立即发布' }));
    expect(await state(id)).toMatchObject({ stage: 'published', forced: true });
    await expect(
      database.bypass(zone.siteId, 'update document set forced = false where id = $1', [id]),
    ).resolves.toBeDefined();
    expect((await state(id)).forced).toBe(true);
  });
});

describe('bad input', () => {
  it('names the field: dates, title, number, stale revision', async () => {
    const { handler } = zone.people;
    const make = (change: Parameters<typeof draft>[1]) =>
      act((tx) => createDocument(tx, handler, draft(zone, change), { origin: 'editor', demonstration: false }));
    await expect(make({ writtenDate: '2026-02-31' })).rejects.toMatchObject({
      id: 'INVALID_DATE',
      field: 'writtenDate',
    });
    await expect(make({ title: '长'.repeat(10_000) })).rejects.toMatchObject({ id: 'TITLE_TOO_LONG', field: 'title' });
    await make({ documentNumber: '测财发[2026]7号' });
    await expect(make({ documentNumber: '测财发〔2026〕7号' })).rejects.toMatchObject({
      id: 'DUPLICATE_DOCUMENT_NUMBER',
      field: 'documentNumber',
    });
    const id = await make({ title: '并发编辑' });
    await act((tx) => saveDraft(tx, handler, id, { ...draft(zone, { title: '第一人' }), revision: 1 }));
    await expect(
      act((tx) => saveDraft(tx, handler, id, { ...draft(zone, { title: '第二人' }), revision: 1 })),
    ).rejects.toMatchObject({
      id: 'DOCUMENT_CHANGED',
      detail: { current: 2 },
    });
  });

  it('takes scripts out of a body before it is stored', async () => {
    const id = await makeDocument(database.app, zone, 'draft', {
      bodyHtml: '<p onclick="x()">正文<script>alert(1)</script><img src=x onerror=y></p>',
    });
    const detail = await database.app.read(zone.siteId, (reading) =>
      readDocument(reading, zone.people.handler, id, '2026-03-10'),
    );
    expect(detail.version.bodyHtml).toBe('<p>正文</p>');
  });
});

describe('each step is refused to the wrong role', () => {
  it('by the program', async () => {
    const { stranger, handler, reviewer, head, admin } = zone.people;
    const drafted = await makeDocument(database.app, zone, 'draft');
    await expect(act((tx) => determine(tx, stranger, drafted, { ...proactive, revision: 1 }))).rejects.toMatchObject({
      id: 'FORBIDDEN',
    });
    const inReview = await makeDocument(database.app, zone, 'in_review');
    const { revision } = await state(inReview);
    for (const person of [handler, reviewer, stranger, admin]) {
      await expect(
        act((tx) =>
          review(tx, person, inReview, { decision: 'approve', comment: '', confirmed: [...allPrinciples], revision }),
        ),
      ).rejects.toMatchObject({ id: 'FORBIDDEN' });
    }
    await expect(
      act((tx) => review(tx, head, inReview, { decision: 'approve', comment: '', confirmed: [], revision })),
    ).rejects.toMatchObject({ id: 'PRINCIPLE_NOT_CONFIRMED' });
    await expect(act((tx) => recall(tx, head, inReview, { comment: '撤回一下', revision }))).rejects.toMatchObject({
      id: 'FORBIDDEN',
    });
    const approved = await makeDocument(database.app, zone, 'approved');
    const at = (await state(approved)).revision;
    await expect(act((tx) => publish(tx, handler, approved, { revision: at }))).rejects.toMatchObject({
      id: 'FORBIDDEN',
    });
    await expect(act((tx) => publish(tx, stranger, approved, { revision: at }))).rejects.toMatchObject({
      id: 'FORBIDDEN',
    });
  });

  it('by the database when the program is bypassed', async () => {
    const { handler, stranger, office, head } = zone.people;
    const drafted = await makeDocument(database.app, zone, 'draft');
    const one = await state(drafted);
    const sqlFails = (text: string, values: unknown[]) => database.bypass(zone.siteId, text, values);

    await expect(
      sqlFails('update document set public_version_id = working_version_id, stage = $2 where id = $1', [
        drafted,
        'published',
      ]),
    ).rejects.toThrow('PUBLIC_WITHOUT_ACT');
    await expect(sqlFails('update document set stage = $2 where id = $1', [drafted, 'approved'])).rejects.toThrow(
      'STAGE_WITHOUT_REVIEW',
    );
    await expect(
      sqlFails(
        `insert into public_act (site_id, id, document_id, version_id, action, acted_by) values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
        [zone.siteId, drafted, one.workingVersionId, office.id],
      ),
    ).rejects.toThrow('PUBLISH_WITHOUT_REVIEW');
    await expect(
      sqlFails(
        `insert into determination (site_id, id, document_id, version_id, attribute, article, reason, determined_by) values ($1, gen_random_uuid(), $2, $3, 'PROACTIVE', '19', '', $4)`,
        [zone.siteId, drafted, one.workingVersionId, stranger.id],
      ),
    ).rejects.toThrow('DETERMINER_WITHOUT_ROLE');

    const inReview = await makeDocument(database.app, zone, 'in_review');
    const { openReview } = await state(inReview);
    const decide = (by: string, decision = 'approve') =>
      sqlFails(
        `insert into review_decision (site_id, id, review_id, step, decision, comment, decided_by) values ($1, gen_random_uuid(), $2, 1, $3, '同意', $4)`,
        [zone.siteId, openReview?.id, decision, by],
      );
    await expect(decide(stranger.id)).rejects.toThrow('REVIEWER_WITHOUT_ROLE');
    await expect(decide(head.id, 'recall')).rejects.toThrow('RECALL_BY_OTHER');
    await database.bypass(
      zone.siteId,
      `insert into account_role (site_id, account_id, role, unit_id) values ($1, $2, 'UNIT_HEAD', $3)`,
      [zone.siteId, handler.id, zone.unitId],
    );
    await expect(decide(handler.id)).rejects.toThrow('TWO_PERSON_RULE');
    await database.bypass(zone.siteId, `delete from account_role where account_id = $1 and role = 'UNIT_HEAD'`, [
      handler.id,
    ]);
    await expect(sqlFails(`update review set state = 'approved' where id = $1`, [openReview?.id])).rejects.toThrow(
      /permission denied/,
    );

    for (const table of ['document_version', 'determination', 'public_act', 'document_event', 'review_decision']) {
      await expect(sqlFails(`delete from ${table} where site_id = $1`, [zone.siteId])).rejects.toThrow(
        /permission denied|kept for ever/,
      );
      await expect(sqlFails(`update ${table} set site_id = site_id where site_id = $1`, [zone.siteId])).rejects.toThrow(
        /permission denied|kept for ever/,
      );
    }
    const published = await makeDocument(database.app, zone, 'published');
    await expect(
      sqlFails(`update document set index_number = 'x/2026-99999' where id = $1`, [published]),
    ).rejects.toThrow('INDEX_NUMBER_FIXED');
    await expect(sqlFails('update document set withdrawn_at = now() where id = $1', [published])).rejects.toThrow(
      'WITHDRAWAL_WITHOUT_ACT',
    );
    await database.bypass(zone.siteId, `update document set published_at = '2020-01-01' where id = $1`, [published]);
    const kept = await database.bypass(zone.siteId, 'select published_at from document where id = $1', [published]);
    expect(kept.rows[0]?.['published_at']).not.toEqual(new Date('2020-01-01'));
  });
});

describe('my work', () => {
  it('orders by the statutory day and shows each person their turn', async () => {
    const id = await makeDocument(database.app, zone, 'in_review', {
      title: '等待单位负责人',
      writtenDate: '2026-03-02',
    });
    const work = await database.app.read(zone.siteId, (reading) => readWork(reading, zone.people.head, '2026-03-10'));
    const item = work.items.find((one) => one.document.id === id);
    expect(item).toMatchObject({
      kind: 'REVIEW',
      underClock: true,
      document: { waitingFor: 'UNIT_HEAD', due: { due: '2026-03-30', left: 14 } },
    });
    expect(item?.document.actions).toContain('approve');
    const others = await database.app.read(zone.siteId, (reading) =>
      readWork(reading, zone.people.stranger, '2026-03-10'),
    );
    expect(others.items.map((one) => one.document.id)).not.toContain(id);
  });
});
