import { createExtractService } from '../../src/base/files/extract/index.ts';
import { recordFile, type FileStore } from '../../src/base/files/index.ts';
import { createRedactService } from '../../src/base/files/redact/index.ts';
import {
  decideOnFindings,
  inspectDocument,
  makeMaskedCopy,
  openOriginal,
  openOriginalFile,
  prepareMaskedCopy,
  readPersonalData,
  readState,
} from '../../src/engines/publication/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { letterFile } from './office-files.ts';
import { makeDocument, type TestZone } from './zone.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const bodyHtml =
  '<p>救助对象李秀英，身份证号：110101199003074514，联系电话13800138000，住江苏省南京市鼓楼区中山北路1号3幢201室。</p><p>高桂兰陪同，市长王建华主持。</p>';

/** A document in which personal data was found, in its text and in a letter hung on it; nothing is decided yet. @returns its id */
export async function plantFindings(
  db: Database,
  zone: TestZone,
  files: FileStore,
  last = '特此通知。',
): Promise<string> {
  const { handler } = zone.people;
  const bytes = await letterFile(last);
  const sha256 = await files.put(bytes);
  await db.transaction(zone.siteId, (tx) =>
    recordFile(tx, { sha256, size: bytes.byteLength, mediaType: DOCX, text: null, createdBy: handler.id }),
  );
  const attachments = [{ name: '救助名单.docx', sha256 }];
  const title = '关于公布救助对象的通知';
  const id = await makeDocument(db, zone, 'determined', { title, bodyHtml, attachments });
  await inspectDocument({ db, files, redact: createRedactService() }, zone.siteId, id);
  return id;
}

/** One that was masked, its original read once. @returns its id */
export async function plantMaskedCopy(db: Database, zone: TestZone, files: FileStore): Promise<string> {
  const { handler } = zone.people;
  const id = await plantFindings(db, zone, files, '另行通知。');
  const { revision } = await db.transaction(zone.siteId, async (tx) => {
    const current = await readState(tx, id);
    const { findings, attachments } = await readPersonalData(tx, handler, id);
    const hidden = attachments.flatMap((file) => file.findings.filter(({ action }) => action === 'removed'));
    const ids = [...findings, ...hidden].map((finding) => finding.id);
    await decideOnFindings(tx, handler, id, {
      findings: ids,
      decision: 'mask',
      reason: '',
      revision: current.revision,
    });
    return current;
  });
  const extract = createExtractService();
  const deps = { db, files, extract, redact: createRedactService() };
  const prepared = await prepareMaskedCopy(deps, zone.siteId, handler, id, { revision });
  extract.close();
  await db.transaction(zone.siteId, async (tx) => {
    await makeMaskedCopy(tx, handler, id, { revision }, { ...prepared, files });
    await openOriginal(tx, handler, id, 1, '核对');
    await openOriginalFile(tx, handler, id, 1, 1, '核对附件');
  });
  return id;
}
