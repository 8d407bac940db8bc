import {
  findPerson,
  hashPassword,
  insertAccount,
  listUnits,
  saveUnit,
  type Person,
  type RoleGrant,
} from '../base/identity/index.ts';
import { listAllColumns, putColumn } from '../engines/publication/index.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import { columnsOf } from './material/columns.ts';
import type { DemoAccount, DemoZone } from './material/types.ts';
import { demonstrationPassword } from './password.ts';

/** Units, accounts and columns of a zone; what is there already stays. */
export async function createPeopleAndColumns(db: Database, siteId: number, zone: DemoZone): Promise<void> {
  const passwordHash = await hashPassword(demonstrationPassword);
  await db.transaction(siteId, async (tx) => {
    const unitIds = await createUnits(tx, zone);
    for (const account of zone.accounts) {
      if ((await findPerson(tx, account.signIn)) !== undefined) continue;
      await insertAccount(tx, {
        id: newId(),
        signInName: account.signIn,
        displayName: account.displayName,
        passwordHash,
        unitId: idOf(unitIds, account.unit),
        roles: grants(account, unitIds),
        demonstration: true,
      });
    }
    await createColumns(tx, zone, unitIds);
  });
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`demonstration material: nothing is called ${code}`);
  return id;
}

async function createUnits(tx: Tx, zone: DemoZone): Promise<Map<string, string>> {
  const ids = new Map((await listUnits(tx)).map((unit) => [unit.code, unit.id]));
  for (const [position, unit] of zone.units.entries()) {
    if (ids.has(unit.code)) continue;
    const id = newId();
    ids.set(unit.code, id);
    await saveUnit(tx, {
      id,
      parentId: unit.parent === undefined ? null : idOf(ids, unit.parent),
      code: unit.code,
      name: unit.name,
      nameEn: unit.nameEn,
      shortName: unit.shortName,
      agencyCode: unit.agencyCode,
      disclosureCapacity: unit.disclosureCapacity,
      duties: unit.duties.join('\n'),
      head: `${unit.head.name}（${unit.head.title}）`,
      address: unit.address,
      officeHours: unit.hours,
      phone: unit.phone,
      position,
    });
  }
  return ids;
}

function grants(account: DemoAccount, unitIds: ReadonlyMap<string, string>): RoleGrant[] {
  return account.roles.map((role) => ({
    role,
    unitId: role === 'HANDLER' || role === 'UNIT_HEAD' ? idOf(unitIds, account.unit) : null,
  }));
}

async function createColumns(tx: Tx, zone: DemoZone, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const admin = await requirePerson(tx, zone, 'ADMIN');
  const ids = new Map((await listAllColumns(tx)).map((column) => [column.key, column.id]));
  for (const [position, column] of columnsOf(zone.key).entries()) {
    if (ids.has(column.key)) continue;
    const id = await putColumn(tx, admin, null, {
      key: column.key,
      parentId: column.parent === undefined ? null : idOf(ids, column.parent),
      name: column.name,
      nameEn: column.nameEn,
      description: column.description,
      keywords: column.keywords.join(','),
      columnType: column.columnType,
      position,
      updateEveryDays: column.update.everyDays,
      updateBasis: column.update.basis,
      article: column.article ?? '',
      responsibleUnitId: idOf(unitIds, column.unit),
      active: true,
    });
    ids.set(column.key, id);
  }
}

/** The first account of the zone that holds the role. */
export async function requirePerson(
  tx: Parameters<typeof findPerson>[0],
  zone: DemoZone,
  role: DemoAccount['roles'][number],
  unit?: string,
): Promise<Person> {
  const account = zone.accounts.find((one) => one.roles.includes(role) && (unit === undefined || one.unit === unit));
  const person = account === undefined ? undefined : await findPerson(tx, account.signIn);
  if (person === undefined)
    throw new Error(`demonstration material: nobody is ${role}${unit === undefined ? '' : ` of ${unit}`}`);
  return person;
}
