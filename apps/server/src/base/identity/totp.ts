import { randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** Clocks of telephones go wrong by some seconds: the step before and after are taken as well (RFC 6238 5.2). */
const window = 1;

export interface FactorKey {
  /** Base32, as it is typed into an authenticator. */
  readonly typed: string;
  /** `otpauth://`, as the QR code says it. */
  readonly uri: string;
}

function totp(secret: Secret, issuer = '', label = ''): TOTP {
  return new TOTP({ secret, issuer, label, algorithm: 'SHA1', digits: 6, period });
}

/** A new key of 160 bits (RFC 4226 4, R6). */
export function newSecret(): Buffer {
  return randomBytes(20);
}

export function keyOf(secret: Uint8Array, issuer: string, label: string): FactorKey {
  const held = new Secret({ buffer: Uint8Array.from(secret).buffer });
  return { typed: held.base32, uri: totp(held, issuer, label).toString() };
}

/** The time step the code belongs to; undefined when it belongs to none near now. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = totp(new Secret({ buffer: Uint8Array.from(secret).buffer })).validate({
    token: code,
    timestamp,
    window,
  });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

/** The code of the moment, for whoever has the key. */
export function codeAt(typed: string, now: Date): string {
  return totp(Secret.fromBase32(typed)).generate({ timestamp: now.getTime() });
}

const recoveryAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `k3fpa-9wq2m`: ten characters without look-alikes, 49 bits. */
export function newRecoveryCode(): string {
  const part = (): string =>
    Array.from({ length: 5 }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]).join('');
  return `${part()}-${part()}`;
}

/** As it is compared: without what people put between. */
export function tidyCode(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
}
