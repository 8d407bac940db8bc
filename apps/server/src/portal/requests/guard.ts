import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { languagePrefixes, languages } from '../../platform/i18n/index.ts';

/** Cookies of these pages: the browser a form was made for, a receipt not yet put away, the pass to one's own request. */
export const cookieNames = { form: 'oz_form', receipt: 'oz_receipt', pass: 'oz_pass' } as const;

const tokenLife = 24 * 3_600_000;
const noncePattern = /^[\w-]{22}$/;

/** What makes a form ours: it was rendered here, for this site and this browser, not too long ago. */
export interface Guard {
  /** For a hidden field; carries a fresh command key. */
  issue(siteId: number, nonce: string): string;
  /** The command key of a token that is ours; undefined for any other. */
  check(token: string, siteId: number, nonce: string): string | undefined;
  /** Text that only we can read again, until it expires. */
  seal(text: string, minutes: number): string;
  unseal(sealed: string): string | undefined;
}

export function createGuard(secret: Uint8Array, now: () => Date): Guard {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `openzone ${use}`, 32));
  const formKey = derive('request form');
  const sealKey = derive('request receipt');
  const mac = (text: string): Buffer => createHmac('sha256', formKey).update(text).digest();

  return {
    issue(siteId, nonce) {
      const key = randomBytes(18).toString('base64url');
      const expires = (now().getTime() + tokenLife).toString(36);
      return [key, expires, mac(`${siteId} ${nonce} ${key} ${expires}`).toString('base64url')].join('.');
    },
    check(token, siteId, nonce) {
      const [key = '', expires = '', signature = ''] = token.split('.');
      const expected = mac(`${siteId} ${nonce} ${key} ${expires}`);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return Number.parseInt(expires, 36) > now().getTime() ? key : undefined;
    },
    seal(text, minutes) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv);
      const plain = JSON.stringify({ until: now().getTime() + minutes * 60_000, text });
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < 29) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      try {
        const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
        const { until, text } = JSON.parse(plain) as { until: number; text: string };
        return until > now().getTime() ? text : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * A form sent from another site is refused. Browsers of today say where a form comes from, older ones send `Origin`; what
 * sends neither still needs the token in the form and the cookie it belongs to.
 */
export function comesFromElsewhere(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  // `none`: the person's own doing, such as opening the browser again where it was.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const from = request.headers.origin;
  if (from === undefined) return false;
  // Behind a proxy that does not say how the visitor came, only the scheme differs.
  return !URL.canParse(from) || ![new URL(origin).host, request.host].includes(new URL(from).host);
}

/** The browser's mark that forms are bound to; a new one where there is none. */
export function formNonce(request: FastifyRequest): { readonly nonce: string; readonly isNew: boolean } {
  const known = request.cookies[cookieNames.form] ?? '';
  return noncePattern.test(known)
    ? { nonce: known, isNew: false }
    : { nonce: randomBytes(16).toString('base64url'), isNew: true };
}

interface CookieOptions {
  /** Empty removes it. */
  readonly value: string;
  readonly seconds?: number;
  /** `lax` where it must also come along when somebody follows a link from elsewhere. */
  readonly sameSite?: 'lax' | 'strict';
}

/** Sets a cookie for the request pages of every language and no other page. */
export function setRequestCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  { value, seconds, sameSite = 'strict' }: CookieOptions,
): void {
  for (const language of languages) {
    reply.setCookie(name, value, {
      path: `${languagePrefixes[language]}/requests`,
      httpOnly: true,
      sameSite,
      secure: request.protocol === 'https',
      ...(value === '' ? { maxAge: 0 } : seconds === undefined ? {} : { maxAge: seconds }),
    });
  }
}

/** How often one address may do a thing in ten minutes; generous, since a service hall shares one address. */
export function createLimiter(now: () => Date): (kind: string, address: string, most: number) => boolean {
  const span = 600_000;
  const counts = new LRUCache<string, { from: number; count: number }>({ max: 20_000 });
  return (kind, address, most) => {
    const key = `${kind} ${address}`;
    const at = now().getTime();
    const known = counts.get(key);
    const entry = known === undefined || at - known.from > span ? { from: at, count: 0 } : known;
    entry.count += 1;
    counts.set(key, entry);
    return entry.count <= most;
  };
}
