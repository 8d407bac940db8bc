import { findSiteByKey, readSetting, saveSite, writeSetting } from '../base/sites/index.ts';
import type { DemoDeps } from './deps.ts';
import { importPublished, linkDocuments } from './import-published.ts';
import { generateDocuments } from './material/generate.ts';
import { documents } from './material/documents/index.ts';
import type { DemoDocument, DemoZone } from './material/types.ts';
import { ZONES } from './material/zone.ts';
import { createPeopleAndColumns } from './people.ts';
import { loadRequests } from './requests.ts';
import { writeWorkInHand } from './work-in-hand.ts';

export type { DemoDeps } from './deps.ts';
export { demonstrationPassword } from './password.ts';

/**
 * Builds the demonstration zones in an empty database, every document through the pipeline that real ones take: imported or
 * typed, determined, reviewed by a second person, published. A start that was cut off goes on where it stopped.
 * @returns false when they were there already
 */
export async function loadDemonstration(deps: DemoDeps): Promise<boolean> {
  let isNew = false;
  for (const [index, zone] of ZONES.entries()) {
    const siteId = await saveSite(deps.db, {
      key: zone.key,
      hosts: [zone.host, `${zone.key}.localhost`],
      isDefault: index === 0,
      profile: profileOf(zone),
    });
    const isLoaded = await deps.db.read(siteId, (reading) => readSetting(reading, 'demonstrationLoaded', false));
    if (!isLoaded) {
      isNew = true;
      await loadDocuments(deps, siteId, zone, index === 0 ? deps.generated : Math.round(deps.generated / 5));
    }
    isNew = (await receiveRequests(deps, zone)) || isNew;
  }
  return isNew;
}

async function loadDocuments(deps: DemoDeps, siteId: number, zone: DemoZone, generated: number): Promise<void> {
  const since = performance.now();
  await createPeopleAndColumns(deps.db, siteId, zone);
  const mine = documentsOf(zone, generated);
  await importPublished(
    deps,
    siteId,
    mine.filter((one) => one.stage === 'published'),
  );
  await writeWorkInHand(
    deps.db,
    siteId,
    mine.filter((one) => one.stage !== 'published'),
  );
  await linkDocuments(deps.db, siteId, mine);
  await deps.db.transaction(siteId, (tx) => writeSetting(tx, 'demonstrationLoaded', true));
  deps.log(
    `演示站点“${zone.name}”已建立：${mine.length} 份文件，${((performance.now() - since) / 1000).toFixed(1)} 秒 / demonstration zone built`,
  );
}

/** @returns false when they were there already */
async function receiveRequests({ db, requests, log }: DemoDeps, zone: DemoZone): Promise<boolean> {
  const site = await findSiteByKey(db, zone.key);
  if (site === undefined) throw new Error(`demonstration zone ${zone.key} was not saved`);
  const since = performance.now();
  const count = await loadRequests({ ...requests, db }, site, zone);
  if (count > 0)
    log(
      `演示站点“${zone.name}”的依申请公开：${count} 件，${((performance.now() - since) / 1000).toFixed(1)} 秒 / demonstration requests received`,
    );
  return count > 0;
}

function documentsOf(zone: DemoZone, generated: number): DemoDocument[] {
  const written = documents.filter((one) => one.zone === zone.key);
  return generated === 0 ? written : [...written, ...generateDocuments(20_261_122, generated, { zone: zone.key })];
}

function profileOf(zone: DemoZone): Parameters<typeof saveSite>[1]['profile'] {
  return {
    name: zone.name,
    nameEn: zone.nameEn,
    shortName: zone.shortName,
    motto: zone.motto,
    mottoEn: zone.mottoEn,
    description: zone.description,
    domain: zone.host,
    siteIdCode: zone.siteIdCode,
    icpNumber: zone.icpNumber,
    policeNumber: zone.policeNumber,
    sponsor: zone.sponsor,
    operator: zone.operator,
    address: zone.address,
    postcode: zone.postcode,
    phone: zone.phone,
    email: zone.email,
    demonstration: true,
  };
}
