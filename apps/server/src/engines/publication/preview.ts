import { createHmac, timingSafeEqual } from 'node:crypto';

/** A link that shows one unpublished version to whoever holds it, until it expires. Nothing is stored; the signature is the right. */
export interface PreviewGrant {
  readonly siteId: number;
  readonly documentId: string;
  readonly versionNumber: number;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

export const previewHours = 24;

function sign(secret: Buffer, payload: string): Buffer {
  return createHmac('sha256', secret).update(`preview:${payload}`).digest();
}

export function makePreviewToken(secret: Buffer, grant: PreviewGrant): string {
  const payload = Buffer.from(
    JSON.stringify([grant.siteId, grant.documentId, grant.versionNumber, grant.expires]),
  ).toString('base64url');
  return `${payload}.${sign(secret, payload).toString('base64url')}`;
}

/** The grant of a token that is ours, for this site, and not expired. */
export function readPreviewToken(secret: Buffer, token: string, siteId: number, now: Date): PreviewGrant | undefined {
  const [payload = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, payload);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const parsed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (!Array.isArray(parsed)) return undefined;
  const [site, documentId, versionNumber, expires] = parsed as unknown[];
  if (
    site !== siteId ||
    typeof documentId !== 'string' ||
    typeof versionNumber !== 'number' ||
    typeof expires !== 'number'
  )
    return undefined;
  return expires > now.getTime() ? { siteId, documentId, versionNumber, expires } : undefined;
}
