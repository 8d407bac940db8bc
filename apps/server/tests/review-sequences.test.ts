import { parseIsoDate } from '@openzone/calendar';
import type { ReviewInput, ReviewSequence } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreseeCalendar, listCalendarChanges, readCalendar } from '../src/base/calendars/index.ts';
import { findPerson, type Person } from '../src/base/identity/index.ts';
import { listInbox } from '../src/base/notices/index.ts';
import {
  configureReview,
  delegateReview,
  foreseeReviewSteps,
  publish,
  readDocument,
  readReviewPlan,
  readReviewSettings,
  readState,
  remindReviews,
  review,
  submit,
} from '../src/engines/publication/index.ts';
import { changeUnit, openUnit } from '../src/flows/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { allPrinciples, createZone, makeDocument, type TestZone } from './support/zone.ts';

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
const detail = (person: Person, id: string) =>
  database.app.read(zone.siteId, (reading) => readDocument(reading, person, id, '2026-03-03'));

const name = (zh: string) => ({ zh, en: zh });
const role = (wanted: 'UNIT_HEAD' | 'SECRECY_REVIEWER' | 'DISCLOSURE_OFFICE') => ({
  who: { role: wanted },
  checks: [],
  when: {},
});

/** Head → secrecy and the other bureau side by side → disclosure office. */
function sequence(change: Partial<ReviewSequence> = {}): ReviewSequence {
  return {
    id: crypto.randomUUID(),
    name: name('预算文件'),
    active: true,
    when: { columnIds: [zone.columnId] },
    steps: [
      { name: name('单位审核'), days: null, parts: [role('UNIT_HEAD')], when: {} },
      {
        name: name('保密审查与会签'),
        days: 2,
        parts: [
          { ...role('SECRECY_REVIEWER'), checks: [{ key: 'classified', zh: '附件无密级标志', en: 'no marks' }] },
          { who: { unitId: zone.otherUnitId }, checks: [], when: {} },
        ],
        when: {},
      },
      { name: name('公开审核'), days: null, parts: [role('DISCLOSURE_OFFICE')], when: {} },
    ],
    ...change,
  };
}

async function configure(...sequences: ReviewSequence[]): Promise<void> {
  await act(async (tx) => {
    const { version } = await readReviewSettings(tx, zone.people.admin);
    await configureReview(tx, zone.people.admin, { version, sequences });
  });
}

async function submitted(): Promise<string> {
  const id = await makeDocument(database.app, zone, 'determined');
  await act(async (tx) => submit(tx, zone.people.handler, id, { revision: (await readState(tx, id)).revision }));
  return id;
}

const decide = (person: Person, id: string, input: Partial<ReviewInput> = {}): Promise<void> =>
  act(async (tx) =>
    review(tx, person, id, {
      decision: 'approve',
      comment: '',
      confirmed: [...allPrinciples, 'classified'],
      revision: (await readState(tx, id)).revision,
      ...input,
    }),
  );

it('asks the unit that took over from the one it names, of what is under review and of what is to come', async () => {
  const own = await createZone(database.app, 'merged', ['merged.example'], false);
  const inOwn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.app.transaction(own.siteId, work);
  const third = newId();
  const { admin, handler, head } = own.people;
  const clock = { now: () => new Date() };
  const when = { effectiveOn: '2026-01-05', ground: '海开编〔2026〕1号' };
  const unit = { id: third, parentId: null, code: 'new', name: '综合局', nameEn: 'New', shortName: '', agencyCode: '', disclosureCapacity: 'VIA_COMMITTEE', duties: '', head: '', address: '', officeHours: '', phone: '' } as const; // prettier-ignore
  await inOwn((tx) => openUnit(tx, admin, clock, unit, when));
  const asked = { who: { unitId: own.otherUnitId }, checks: [], when: {} };
  const steps = [
    { name: name('会签'), days: null, parts: [asked], when: {} },
    { name: name('公开审核'), days: null, parts: [role('DISCLOSURE_OFFICE')], when: {} },
  ];
  const sequences = [sequence({ when: {}, steps })];
  await inOwn((tx) => configureReview(tx, admin, { version: 0, sequences }));
  const submittedIn = async () => {
    const id = await makeDocument(database.app, own, 'determined');
    await inOwn(async (tx) => submit(tx, handler, id, { revision: (await readState(tx, id)).revision }));
    return id;
  };
  const open = await submittedIn();
  await inOwn((tx) =>
    changeUnit(tx, admin, clock, own.otherUnitId, { kind: 'MERGED', successorId: third, posts: 'MOVE' }, when),
  );
  const later = await submittedIn();
  const moved = await inOwn((tx) => findPerson(tx, 'stranger'));
  if (moved === undefined) throw new Error('nobody');
  for (const id of [open, later]) {
    const seen = await inOwn((tx) => readDocument(tx, moved, id, '2026-03-03'));
    expect(seen.actions).toContain('approve');
    expect(seen.reviews[0]?.parts[0]?.who.zh).toBe('综合局');
    const { revision } = await inOwn((tx) => readState(tx, id));
    const decision: ReviewInput & { revision: number } = {
      decision: 'approve',
      comment: '无意见',
      confirmed: [],
      revision,
    };
    await expect(inOwn((tx) => review(tx, head, id, decision))).rejects.toMatchObject({ id: 'FORBIDDEN' });
    await inOwn((tx) => review(tx, moved, id, decision));
  }
});

describe('a sequence of the site', () => {
  it('goes step by step, side by side where it says so, and only then to publication', async () => {
    await configure(sequence());
    const { head, reviewer, office, stranger, handler } = zone.people;
    const id = await submitted();
    const plan = (await detail(handler, id)).reviews[0];
    expect(plan?.sequence.zh).toBe('预算文件');
    expect(plan?.parts.map(({ step, who, isOpen }) => [step, who.zh, isOpen])).toEqual([
      [1, '单位负责人', true],
      [2, '保密审查员', false],
      [2, '经济发展局', false],
      [3, '政务公开工作机构', false],
    ]);
    await expect(decide(reviewer, id)).rejects.toMatchObject({ id: 'FORBIDDEN' });
    await expect(detail(stranger, id)).rejects.toMatchObject({ id: 'NOT_FOUND' });
    await decide(head, id);

    // Both are asked now, in whatever order; the second part of another bureau sees the document because it is asked.
    const { revision } = await state(id);
    expect((await detail(stranger, id)).actions).toContain('approve');
    await expect(decide(reviewer, id, { confirmed: [...allPrinciples] })).rejects.toMatchObject({
      id: 'PRINCIPLE_NOT_CONFIRMED',
      text: { zh: '审查通过前请确认：附件无密级标志。' },
    });
    await decide(reviewer, id);
    expect(await state(id)).toMatchObject({ revision, stage: 'in_review', openReview: { currentStep: 2 } });
    await expect(decide(reviewer, id)).rejects.toMatchObject({ id: 'FORBIDDEN' });
    await decide(stranger, id, { confirmed: [], comment: '无不同意见' });
    expect(await state(id)).toMatchObject({ stage: 'in_review', openReview: { currentStep: 3 } });
    expect((await detail(stranger, id)).reviews, 'who was asked still sees what became of it').toHaveLength(1);

    await decide(office, id);
    const done = await state(id);
    expect(done.stage).toBe('approved');
    await expect(
      act((tx) => publish(tx, stranger, id, { revision: done.revision })),
      'an opinion is no right to publish',
    ).rejects.toMatchObject({ id: 'FORBIDDEN' });
    await expect(
      database.bypass(
        zone.siteId,
        `insert into public_act (site_id, id, document_id, version_id, action, acted_by) values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', $4)`,
        [zone.siteId, id, done.workingVersionId, stranger.id],
      ),
    ).rejects.toThrow('PUBLISHER_WITHOUT_ROLE');
    await act((tx) => publish(tx, reviewer, id, { revision: done.revision }));
  });

  it('goes back to an earlier step, which is then asked anew, or to who wrote it', async () => {
    await configure(sequence());
    const { head, reviewer, office, stranger } = zone.people;
    const id = await submitted();
    await decide(head, id);
    await decide(reviewer, id);
    await decide(stranger, id, { confirmed: [] });
    await expect(decide(office, id, { decision: 'return', comment: '请再核', returnTo: 3 })).rejects.toMatchObject({
      id: 'RETURN_FORWARD',
    });
    await decide(office, id, { decision: 'return', comment: '附件三请保密再核', returnTo: 2 });
    expect(await state(id)).toMatchObject({ stage: 'in_review', openReview: { currentStep: 2, round: 2 } });
    expect(
      (await state(id)).openReview?.parts.map(({ part }) => part),
      'both are asked again',
    ).toEqual([1, 2]);
    await decide(reviewer, id);
    await decide(stranger, id, { confirmed: [] });
    await decide(office, id, { decision: 'return', comment: '请修改标题' });
    expect((await state(id)).stage).toBe('draft');
    const [record] = (await detail(office, id)).reviews;
    expect(record?.decisions.map(({ step, round, decision, returnTo }) => [step, round, decision, returnTo])).toEqual([
      [1, 1, 'approve', null],
      [2, 1, 'approve', null],
      [2, 1, 'approve', null],
      [3, 1, 'return', 2],
      [2, 2, 'approve', null],
      [2, 2, 'approve', null],
      [3, 2, 'return', null],
    ]);
  });

  it('stays as it was at submission, whatever is configured meanwhile', async () => {
    await configure(sequence());
    const id = await submitted();
    await configure(
      sequence({ steps: [{ name: name('只看保密'), days: null, parts: [role('SECRECY_REVIEWER')], when: {} }] }),
    );
    expect((await state(id)).openReview?.steps).toEqual(['UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']);
    const next = await submitted();
    expect((await state(next)).openReview?.steps).toEqual(['SECRECY_REVIEWER']);
    for (const statement of [
      `insert into review_part (site_id, review_id, step, part, role) select site_id, id, 1, 9, 'UNIT_HEAD' from review limit 1`,
      `update review_part set required = '{}'`,
      `delete from review_part`,
      `update review set current_step = 3`,
      `update review_configuration set sequences = '[]'`,
    ]) {
      await expect(database.bypass(zone.siteId, statement), statement).rejects.toThrow(
        /permission denied|REVIEW_|kept for ever/,
      );
    }
  });

  it('is handed on to who may take it, who is told, and to nobody else', async () => {
    await configure(sequence());
    const { head, reviewer, stranger, handler } = zone.people;
    const id = await submitted();
    await decide(head, id);
    await decide(stranger, id, { confirmed: [] });
    const hand = (from: Person, to: Person) =>
      act(async (tx) =>
        delegateReview(tx, from, id, {
          part: 1,
          to: to.id,
          reason: '本人出差，请代为审查',
          revision: (await readState(tx, id)).revision,
        }),
      );
    await expect(hand(reviewer, handler), 'who wrote it').rejects.toMatchObject({ id: 'DELEGATE_NOT_ALLOWED' });
    await expect(hand(reviewer, stranger), 'without the role').rejects.toMatchObject({ id: 'DELEGATE_NOT_ALLOWED' });
    await expect(
      database.bypass(
        zone.siteId,
        `insert into review_delegation (site_id, id, review_id, step, part, from_account, to_account, reason)
         select site_id, gen_random_uuid(), id, 2, 1, $1, $2, '绕过' from review where document_id = $3`,
        [reviewer.id, stranger.id, id],
      ),
    ).rejects.toThrow('REVIEW_DELEGATE_WITHOUT_ROLE');
    await database.bypass(
      zone.siteId,
      `insert into account_role (site_id, account_id, role) values ($1, $2, 'SECRECY_REVIEWER')`,
      [zone.siteId, zone.people.admin.id],
    );
    await hand(reviewer, zone.people.admin);
    const [part] = (await detail(reviewer, id)).reviews[0]?.parts.filter(({ step }) => step === 2) ?? [];
    expect(part?.handedTo).toMatchObject([{ to: 'admin', from: 'reviewer', reason: '本人出差，请代为审查' }]);
    const inbox = await database.app.read(zone.siteId, (reading) =>
      listInbox(reading, zone.people.admin.id, { page: 1, pageSize: 10, unread: true }),
    );
    expect(inbox.items.map(({ about }) => about)).toContain(`document:${id}`);
    await decide(zone.people.admin, id);
    expect((await state(id)).openReview?.currentStep).toBe(3);
  });

  it('reminds of a step before its day and after it, once each', async () => {
    await configure(sequence());
    const id = await submitted();
    await decide(zone.people.head, id);
    const began = new Date();
    const at = (days: number) => ({
      db: database.app,
      clock: { now: () => new Date(began.getTime() + days * 86_400_000) },
    });
    const due = (await detail(zone.people.reviewer, id)).reviews[0]?.due;
    expect(due?.on).toMatch(/^\d{4}-/);
    expect(await remindReviews(at(-1), { id: zone.siteId })).toBe(0);
    expect(await remindReviews(at(30), { id: zone.siteId })).toBeGreaterThan(0);
    expect(await remindReviews(at(30), { id: zone.siteId }), 'said once').toBe(0);
    const foreseen = await database.app.read(zone.siteId, async (reading) => {
      const before = await readCalendar(reading);
      const addHolidays = [parseIsoDate(due?.on ?? '')];
      const after = foreseeCalendar(await listCalendarChanges(reading), { changes: { addHolidays }, basis: '' });
      const looked = await foreseeReviewSteps(reading, { before, after, today: '2026-03-03' });
      return { looked, same: await foreseeReviewSteps(reading, { before, after: before, today: '2026-03-03' }) };
    });
    expect(foreseen.looked.later, 'a holiday on its last day moves it').toBeGreaterThan(0);
    expect(foreseen.same).toEqual({ ...foreseen.looked, later: 0 });
  });
});

describe('the configuration', () => {
  it('is the administrator’s and the disclosure office’s, and always has somebody review', async () => {
    const { head, admin } = zone.people;
    const { version } = await database.app.read(zone.siteId, (reading) => readReviewSettings(reading, admin));
    await expect(act((tx) => configureReview(tx, head, { version, sequences: [] }))).rejects.toMatchObject({
      id: 'FORBIDDEN',
    });
    await expect(
      act((tx) => configureReview(tx, admin, { version: version - 1, sequences: [] })),
    ).rejects.toMatchObject({ id: 'REVIEW_SETTINGS_CHANGED' });
    const alone = sequence({ steps: [{ name: name('单位审核'), days: null, parts: [role('UNIT_HEAD')], when: {} }] });
    await expect(act((tx) => configureReview(tx, admin, { version, sequences: [alone] }))).rejects.toMatchObject({
      id: 'SEQUENCE_WITHOUT_REVIEW',
    });
    await expect(
      database.bypass(
        zone.siteId,
        `insert into review_configuration (site_id, version, sequences, made_by) values ($1, $2, $3, $4)`,
        [zone.siteId, version + 1, JSON.stringify([alone]), admin.id],
      ),
    ).rejects.toThrow('REVIEW_WITHOUT_SECRECY_STEP');
  });

  it('says who would review, and when nobody could', async () => {
    await configure(sequence());
    const { handler, office } = zone.people;
    const id = await makeDocument(database.app, zone, 'determined');
    const plan = await database.app.read(zone.siteId, (reading) => readReviewPlan(reading, handler, id));
    expect(plan.steps.map(({ parts }) => parts.map(({ people }) => people.join()))).toEqual([
      ['head'],
      [expect.stringContaining('reviewer'), 'stranger'],
      ['office'],
    ]);
    expect(plan.warnings).toEqual([]);
    const byOffice = await database.app.read(zone.siteId, (reading) => readReviewPlan(reading, office, id));
    expect(byOffice.warnings.map(({ zh }) => zh)).toEqual([expect.stringContaining('公开审核')]);
  });
});
