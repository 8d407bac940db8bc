import { randomBytes, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A row's identity; version 7, so that rows made together lie together in an index. */
export function newId(): string {
  return v7();
}

const codeAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A public address: ten characters without look-alikes, not guessable from another one. */
export function newCode(): string {
  return Array.from({ length: 10 }, () => codeAlphabet[randomInt(32)]).join('');
}

/** 256 random bits for a cookie or link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
