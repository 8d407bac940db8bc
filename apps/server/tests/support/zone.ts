import type { DraftInput, Role } from '@openzone/contracts';
import {
  defaultSignInSettings,
  findPerson,
  hashPassword,
  insertAccount,
  saveUnit,
  signInSettingsKey,
  type Person,
} from '../../src/base/identity/index.ts';
import { saveSite, writeSetting, type SiteProfile } from '../../src/base/sites/index.ts';
import {
  createDocument,
  determine,
  publish,
  putColumn,
  readState,
  review,
  submit,
} from '../../src/engines/publication/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { newId } from '../../src/platform/ids.ts';

/** A small zone: one bureau with a handler and a head, another bureau, a reviewer, an office, an administrator. */
export interface TestZone {
  readonly siteId: number;
  readonly unitId: string;
  readonly otherUnitId: string;
  readonly columnId: string;
  readonly otherColumnId: string;
  readonly people: Readonly<Record<'handler' | 'head' | 'reviewer' | 'office' | 'admin' | 'stranger', Person>>;
}

export function testProfile(name: string): SiteProfile {
  return {
    name,
    nameEn: 'Test Zone',
    shortName: '测试区',
    motto: '阳光园区',
    mottoEn: 'Open zone',
    description: '测试站点',
    domain: 'test.example',
    siteIdCode: '0000000000',
    icpNumber: '测试备00000000号',
    policeNumber: '测试公安备00000000000000号',
    sponsor: name,
    operator: '党政办公室',
    address: '测试路1号',
    postcode: '000000',
    phone: '000-0000',
    email: 'office@test.example',
    demonstration: false,
  };
}

let passwordHash: Promise<string> | undefined;
export const testPassword = 'correct horse battery';

export async function createZone(
  db: Database,
  key = 'test',
  hosts: readonly string[] = [],
  isDefault = true,
): Promise<TestZone> {
  const siteId = await saveSite(db, { key, hosts, isDefault, profile: testProfile(`${key}经济开发区`) });
  passwordHash ??= hashPassword(testPassword);
  const hash = await passwordHash;
  const unitId = newId();
  const otherUnitId = newId();
  await db.transaction(siteId, async (tx) => {
    // Signing in with a second factor has tests of its own.
    await writeSetting(tx, signInSettingsKey, { ...defaultSignInSettings, secondFactorRoles: [] });
    for (const [index, [id, code, name]] of (
      [
        [unitId, 'czj', '财政局'],
        [otherUnitId, 'jfj', '经济发展局'],
      ] as const
    ).entries()) {
      await saveUnit(tx, {
        id,
        parentId: null,
        code,
        name,
        nameEn: code,
        shortName: name,
        agencyCode: `01441633${index}`,
        disclosureCapacity: 'OWN_NAME',
        duties: '',
        head: '',
        address: '',
        officeHours: '',
        phone: '',
        position: index,
      });
    }
    const accounts: [string, Role, string | null, string][] = [
      ['handler', 'HANDLER', unitId, unitId],
      ['head', 'UNIT_HEAD', unitId, unitId],
      ['reviewer', 'SECRECY_REVIEWER', null, otherUnitId],
      ['office', 'DISCLOSURE_OFFICE', null, otherUnitId],
      ['admin', 'ADMIN', null, otherUnitId],
      ['stranger', 'HANDLER', otherUnitId, otherUnitId],
    ];
    for (const [name, role, roleUnit, home] of accounts) {
      await insertAccount(tx, {
        id: newId(),
        signInName: name,
        displayName: name,
        passwordHash: hash,
        unitId: home,
        roles: [{ role, unitId: roleUnit }],
        demonstration: false,
      });
    }
  });
  const people = await db.read(siteId, async (reading) => {
    const found = async (name: string): Promise<Person> => {
      const person = await findPerson(reading, name);
      if (person === undefined) throw new Error(`no ${name}`);
      return person;
    };
    return {
      handler: await found('handler'),
      head: await found('head'),
      reviewer: await found('reviewer'),
      office: await found('office'),
      admin: await found('admin'),
      stranger: await found('stranger'),
    };
  });
  const column = (columnKey: string, name: string): Promise<string> =>
    db.transaction(siteId, (tx) =>
      putColumn(tx, people.admin, null, {
        key: columnKey,
        parentId: null,
        name,
        nameEn: columnKey,
        description: name,
        keywords: name,
        columnType: '政策文件',
        position: 1,
        updateEveryDays: 180,
        updateBasis: '政府信息公开条例第二十条',
        article: '20(七)',
        responsibleUnitId: unitId,
        active: true,
      }),
    );
  return {
    siteId,
    unitId,
    otherUnitId,
    columnId: await column('budget', '财政预决算'),
    otherColumnId: await column('notices', '通知公告'),
    people,
  };
}

export function draft(zone: TestZone, change: Partial<DraftInput> = {}): DraftInput {
  return {
    unitId: zone.unitId,
    columnId: zone.columnId,
    extraColumnIds: [],
    title: '关于批复2026年部门预算的通知',
    bodyHtml: '<p>各局（室）：现将预算批复如下。</p>',
    abstract: '',
    documentNumber: null,
    genre: '通知',
    subjectCategory: '财政、金融、审计',
    issuingAgency: '财政局',
    jointIssuers: [],
    writtenDate: '2026-03-02',
    changedDate: null,
    effectiveDate: null,
    expiredDate: null,
    declaredValidity: 'IN_FORCE',
    subjectWords: [],
    source: '',
    changeNote: '',
    attachments: [],
    ...change,
  };
}

export const proactive = { attribute: 'PROACTIVE', article: '20(七)', ground: null, reason: '', evidence: {} } as const;
export const allPrinciples = ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE'] as const;

/** How far to take a new document. */
export type Until = 'draft' | 'determined' | 'in_review' | 'approved' | 'published';

/** Makes a document and takes it along the ordinary way. @returns its id */
export async function makeDocument(
  db: Database,
  zone: TestZone,
  until: Until,
  change: Partial<DraftInput> = {},
): Promise<string> {
  const { handler, head, reviewer, office } = zone.people;
  const order: Until[] = ['draft', 'determined', 'in_review', 'approved', 'published'];
  const reaches = (stage: Until): boolean => order.indexOf(until) >= order.indexOf(stage);
  return db.transaction(zone.siteId, async (tx) => {
    const id = await createDocument(tx, handler, draft(zone, change), { origin: 'editor', demonstration: false });
    const revision = async (): Promise<number> => (await readState(tx, id)).revision;
    if (reaches('determined')) await determine(tx, handler, id, { ...proactive, revision: await revision() });
    if (reaches('in_review')) await submit(tx, handler, id, { revision: await revision() });
    if (reaches('approved')) {
      for (const person of [head, reviewer, office]) {
        await review(tx, person, id, {
          decision: 'approve',
          comment: '',
          confirmed: [...allPrinciples],
          revision: await revision(),
        });
      }
    }
    if (reaches('published')) await publish(tx, office, id, { revision: await revision() });
    return id;
  });
}
