import type { AttachmentView, VersionContent } from '@openzone/contracts';
import { readUnitName } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { isErased } from '../domain.ts';
import { isHeldOriginal } from '../personal-data/reader.ts';
import { readPreviewToken } from '../preview.ts';
import { readState } from '../reader.ts';
import type { PublicPicture, PublicReference } from '../public/shapes.ts';
import { findVersion } from './documents.ts';
import { listPictures } from './files.ts';
import { listReferences } from './references.ts';

/** The version a preview link shows, with the names its page needs. */
export interface PreviewVersion extends Omit<VersionContent, 'attachments'> {
  readonly validity: VersionContent['declaredValidity'];
  readonly attachments: readonly (AttachmentView & { readonly position: number })[];
  readonly pictures: readonly PublicPicture[];
  readonly references: readonly PublicReference[];
  readonly documentId: string;
  readonly columnId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly indexNumber: string | null;
  readonly expiresAt: Date;
}

/** Undefined for a token that is not ours, of another site, or expired: all three look alike to whoever holds it. */
export async function readPreview(
  reading: Reading,
  secret: Buffer,
  token: string,
  now: Date,
): Promise<PreviewVersion | undefined> {
  const grant = readPreviewToken(secret, token, reading.siteId, now);
  if (grant === undefined) return undefined;
  const state = await readState(reading, grant.documentId);
  const version = await findVersion(reading, grant.documentId, grant.versionNumber);
  if (version === undefined || state.stage === 'discarded' || isErased(version)) return undefined;
  // A link made before the public copy was: what it hides is no longer for whoever holds a link.
  if (await isHeldOriginal(reading, grant.documentId, grant.versionNumber)) return undefined;
  return {
    ...version,
    validity: version.declaredValidity,
    attachments: version.attachments.map((attachment, index) => ({ ...attachment, position: index + 1 })),
    references: await listReferences(reading, grant.documentId, grant.versionNumber),
    pictures: await listPictures(reading, grant.documentId, grant.versionNumber),
    documentId: state.id,
    columnId: state.placement.columnId,
    unitId: state.placement.unitId,
    unitName: (await readUnitName(reading, state.placement.unitId, version.writtenDate)) ?? '',
    indexNumber: state.indexNumber,
    expiresAt: new Date(grant.expires),
  };
}
