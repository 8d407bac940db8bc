import {
  decideOnFindings,
  makeMaskedCopy,
  openOriginal,
  readPersonalData,
  readState,
} from '../../src/engines/publication/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { makeDocument, type TestZone } from './zone.ts';

const bodyHtml =
  '<p>救助对象李秀英，身份证号：110101199003074514，联系电话13800138000，住江苏省南京市鼓楼区中山北路1号3幢201室。</p><p>高桂兰陪同，市长王建华主持。</p>';

/** A document in which personal data was found; nothing is decided yet. @returns its id */
export async function plantFindings(db: Database, zone: TestZone): Promise<string> {
  return makeDocument(db, zone, 'determined', { title: '关于公布救助对象的通知', bodyHtml });
}

/** One that was masked, its original read once. @returns its id */
export async function plantMaskedCopy(db: Database, zone: TestZone): Promise<string> {
  const { handler } = zone.people;
  const id = await plantFindings(db, zone);
  await db.transaction(zone.siteId, async (tx) => {
    const { revision } = await readState(tx, id);
    const { findings } = await readPersonalData(tx, handler, id);
    const ids = findings.map((finding) => finding.id);
    await decideOnFindings(tx, handler, id, { findings: ids, decision: 'mask', reason: '', revision });
    await makeMaskedCopy(tx, handler, id, { revision });
    await openOriginal(tx, handler, id, 1, '核对');
  });
  return id;
}
