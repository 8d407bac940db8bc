import { listUnits, type Person } from '../src/base/identity/index.ts';
import { saveSite } from '../src/base/sites/index.ts';
import type { DemoZone } from '../src/demo/material/types.ts';
import { zoneOf } from '../src/demo/material/zone.ts';
import { createPeopleAndColumns, requirePerson } from '../src/demo/people.ts';
import { listAllColumns } from '../src/engines/publication/index.ts';
import type { Database } from '../src/platform/db/index.ts';

/** The zone the benches play on: people, units and columns of the demonstration zone, none of its documents. */
export interface BenchZone {
  readonly siteId: number;
  readonly units: ReadonlyMap<string, { readonly id: string; readonly agencyCode: string }>;
  readonly columns: ReadonlyMap<string, { readonly id: string; readonly parentId: string | null }>;
  /** Disclosure office: writes for any unit, determines, submits, publishes. */
  readonly office: Person;
  /** The second person, who reviews. */
  readonly reviewer: Person;
}

/** Makes the zone in an empty database. */
export async function createZone(db: Database): Promise<BenchZone> {
  const zone = zoneOf('dongyu');
  const siteId = await saveSite(db, { key: zone.key, hosts: [], isDefault: true, profile: profileOf(zone) });
  await createPeopleAndColumns(db, siteId, zone);
  return db.read(siteId, async (reading) => ({
    siteId,
    units: new Map((await listUnits(reading)).map((unit) => [unit.code, unit])),
    columns: new Map((await listAllColumns(reading)).map((column) => [column.key, column])),
    office: await requirePerson(reading, zone, 'DISCLOSURE_OFFICE'),
    reviewer: await requirePerson(reading, zone, 'SECRECY_REVIEWER'),
  }));
}

/** What is called `key`; the material never names what the zone has not. */
export function named<T>(things: ReadonlyMap<string, T>, key: string): T {
  const found = things.get(key);
  if (found === undefined) throw new Error(`the zone has no ${key}`);
  return found;
}

function profileOf(zone: DemoZone): Parameters<typeof saveSite>[1]['profile'] {
  const { name, nameEn, shortName, motto, mottoEn, description, host, sponsor, operator, address, postcode } = zone;
  const { siteIdCode, icpNumber, policeNumber, phone, email } = zone;
  const marks = { siteIdCode, icpNumber, policeNumber, sponsor, operator };
  const names = { name, nameEn, shortName, motto, mottoEn, description, domain: host };
  return { ...names, ...marks, address, postcode, phone, email, demonstration: false };
}
