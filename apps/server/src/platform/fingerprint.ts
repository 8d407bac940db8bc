import { createHash } from 'node:crypto';

/** What is kept of a token of 256 random bits. 64 hex digits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
