import { createHmac, timingSafeEqual } from 'node:crypto';

/** For how long a link shows what is being prepared. */
export const lookPreviewHours = 24;

function sign(secret: Buffer, payload: string): Buffer {
  return createHmac('sha256', secret).update(`look-preview:${payload}`).digest();
}

/** A link that shows the prepared appearance of one site to whoever holds it. Nothing is stored; the signature is the right. */
export function makeLookToken(secret: Buffer, siteId: number, expires: Date): string {
  const payload = `${siteId}-${expires.getTime()}`;
  return `${payload}.${sign(secret, payload).toString('base64url')}`;
}

/** Whether the token is ours, for this site, and has not expired. */
export function isLookToken(secret: Buffer, token: string, siteId: number, now: Date): boolean {
  const [payload = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, payload);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const [site, expires] = payload.split('-').map(Number);
  return site === siteId && (expires ?? 0) > now.getTime();
}
