import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSetting } from '../src/base/sites/index.ts';
import type { Person } from '../src/base/identity/index.ts';
import {
  createDocument,
  decideOnFindings,
  determine,
  forcePublication,
  publish,
  readPersonalData,
  readState,
  saveDraft,
} from '../src/engines/publication/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, makeDocument, proactive, type TestZone } from './support/zone.ts';

/** Regulation art. 14: no act of publication passes a mark of state secrecy, whoever acts and however urgent it is. */
let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await createZone(database.app);
});
afterAll(async () => {
  await database.drop();
});

const marked = { title: '关于应急处置的通告', bodyHtml: '<p>机密★1年</p><p>正文</p>' };
const reason = '情况紧急需要立即发布';
const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.app.transaction(zone.siteId, work);
const state = (id: string) => database.app.read(zone.siteId, (reading) => readState(reading, id));
const force = async (id: string) => {
  const { revision } = await state(id);
  return act((tx) => forcePublication(tx, zone.people.office, id, { revision, reason }));
};
const decide = async (id: string, person: Person, decision: 'keep' | 'mask') => {
  const { revision } = await state(id);
  return act(async (tx) => {
    const { findings } = await readPersonalData(tx, zone.people.reviewer, id);
    const ids = findings.filter(({ kind }) => kind === 'secret-mark').map((finding) => finding.id);
    await decideOnFindings(tx, person, id, { findings: ids, decision, reason: '示例文字，不是密级标志', revision });
  });
};

describe('a mark of state secrecy', () => {
  it('is not passed by force, in the program or in the database', async () => {
    const id = await makeDocument(database.app, zone, 'determined', marked);
    await expect(force(id)).rejects.toMatchObject({ id: 'SECRET_MARK', status: 409 });
    const { workingVersionId, stage } = await state(id);
    expect(stage).toBe('determined');
    await expect(
      database.bypass(
        zone.siteId,
        `insert into public_act (site_id, id, document_id, version_id, action, forced, reason, acted_by)
           values ($1, gen_random_uuid(), $2, $3, 'PUBLISH', true, $5, $4)`,
        [zone.siteId, id, workingVersionId, zone.people.office.id, reason],
      ),
    ).rejects.toThrow('SECRET_MARK');
    // To be taken out is not to be taken out already.
    await decide(id, zone.people.office, 'mask');
    await expect(force(id)).rejects.toMatchObject({ id: 'SECRET_MARK' });
  });

  it('is called none only by a secrecy reviewer with a reason; then the force goes on', async () => {
    const id = await makeDocument(database.app, zone, 'determined', marked);
    for (const who of ['handler', 'office'] as const)
      await expect(decide(id, zone.people[who], 'keep')).rejects.toMatchObject({ id: 'FORBIDDEN' });
    const { workingVersionId } = await state(id);
    await expect(
      database.bypass(
        zone.siteId,
        `update personal_finding set state = 'keep', reason = '不是', decided_by = $2, decided_at = now()
           where version_id = $1 and kind = 'secret-mark'`,
        [workingVersionId, zone.people.office.id],
      ),
    ).rejects.toThrow('SECRET_MARK_WITHOUT_REVIEWER');
    await decide(id, zone.people.reviewer, 'keep');
    await force(id);
    expect(await state(id)).toMatchObject({ stage: 'published', forced: true });
  });

  it('is not called none by a reviewer who wrote the document', async () => {
    const { office, reviewer } = zone.people;
    const id = await act(async (tx) => {
      const made = await createDocument(tx, office, draft(zone, marked), { origin: 'editor', demonstration: false });
      await determine(tx, office, made, { ...proactive, revision: 1 });
      return made;
    });
    await database.bypass(
      zone.siteId,
      `insert into account_role (site_id, account_id, role) values ($1, $2, 'SECRECY_REVIEWER') returning account_id`,
      [zone.siteId, office.id],
    );
    const both = { ...office, roles: [...office.roles, { role: 'SECRECY_REVIEWER' as const, unitId: null }] };
    await expect(decide(id, both, 'keep')).rejects.toMatchObject({ id: 'FORBIDDEN' });
    await decide(id, reviewer, 'keep');
  });

  it('stands in the way whatever else the site lets pass, and is decided anew in each version', async () => {
    const id = await makeDocument(database.app, zone, 'determined', marked);
    await decide(id, zone.people.reviewer, 'keep');
    await act((tx) => writeSetting(tx, 'personalData', { blocking: [] }));
    const changed = { ...marked, title: '关于应急处置的通告（二）' };
    const { revision } = await state(id);
    await act((tx) => saveDraft(tx, zone.people.handler, id, { ...draft(zone, changed), revision }));
    await expect(bringToPublic(database.app, zone, id, changed)).rejects.toMatchObject({ id: 'PUBLICATION_BLOCKED' });
    const now = await state(id);
    expect(now.stage).toBe('approved');
    await decide(id, zone.people.reviewer, 'keep');
    await act(async (tx) => publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }));
  });
});
