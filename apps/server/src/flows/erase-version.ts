import type { ErasureInput, ErasurePreview } from '@openzone/contracts';
import { forgetFile } from '../base/files/index.ts';
import { listRoleHolders, type Person } from '../base/identity/index.ts';
import { queueNotice } from '../base/notices/index.ts';
import { confirmErasure, isAttached, previewErasure, readState, requestErasure } from '../engines/publication/index.ts';
import type { Reading, Tx } from '../platform/db/index.ts';
import { dropEntries } from '../search/index.ts';
import { eraseImported, needsContent, readImportedCopies, type ImportedCopies } from '../systems/legacy-files/index.ts';

/** The text an import found is that of the first version; later ones were written here. */
const importedVersion = 1;

const noCopies: ImportedCopies = { rows: [], sources: [], attachments: [] };

/** What an erasure of the version would take with it, and what would stay because something else needs it. */
export async function previewVersionErasure(
  reading: Reading,
  person: Person,
  documentId: string,
  number: number,
): Promise<ErasurePreview> {
  const copies = number === importedVersion ? await readImportedCopies(reading, documentId) : noCopies;
  const preview = await previewErasure(reading, person, documentId, number, (sha256) =>
    needsContent(reading, sha256, copies),
  );
  const sources = copies.sources.map(({ name, others }) => ({ name, others }));
  return { ...preview, imported: { rows: copies.rows.length, sources } };
}

/** Asks for the erasure, and tells everybody who may confirm it. */
export async function requestVersionErasure(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  input: ErasureInput,
): Promise<void> {
  const erasureId = await requestErasure(tx, person, documentId, number, input);
  const { code } = await readState(tx, documentId);
  const holders = [
    ...(await listRoleHolders(tx, 'DISCLOSURE_OFFICE', null)),
    ...(await listRoleHolders(tx, 'ADMIN', null)),
  ];
  for (const accountId of new Set(holders.filter((id) => id !== person.id))) {
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      subject: { zh: '永久删除内容，待您确认', en: 'An erasure waits for your confirmation' },
      body: {
        zh: `${person.displayName}申请永久删除文件 ${code} 第 ${number} 版的内容。须由另一人确认后才会删除；请核对依据和理由。`,
        en: `${person.displayName} asks that the content of version ${number} of document ${code} be erased. It is erased only after a second person confirms; check basis and reason.`,
      },
      about: `document:${documentId}`,
      dedupeKey: `erasure:${erasureId}:${accountId}`,
    });
  }
}

/**
 * Erases what the version says, in one transaction: the version and the openings of its entries, what imports kept of it, its place in
 * the search index, and the files nobody else needs. Their bytes follow after the commit (`removeForgottenFiles`).
 */
export async function confirmVersionErasure(
  tx: Tx,
  person: Person,
  documentId: string,
  number: number,
  erasureId: string,
): Promise<void> {
  const erased = await confirmErasure(tx, person, documentId, number, erasureId);
  const imported = number === importedVersion ? await eraseImported(tx, documentId, erased) : [];
  await dropEntries(tx, [documentId]);
  for (const sha256 of [...new Set([...erased.files, ...imported])].toSorted()) {
    if ((await isAttached(tx, sha256)) || (await needsContent(tx, sha256))) continue;
    await forgetFile(tx, sha256);
  }
}
