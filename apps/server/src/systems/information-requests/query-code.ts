import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../base/vault/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { sameText } from './same-text.ts';

/**
 * The query code of a receipt: eight digits that follow from the case by a secret, so that it is stored nowhere, a receipt sent twice
 * shows the same one, and an officer can print it again.
 */
export function queryCodeOf(vault: Vault, siteId: number, caseId: string): string {
  const mark = vault.mark(siteId, 'query code', caseId);
  return String(BigInt(`0x${mark.slice(0, 15)}`) % 100_000_000n).padStart(8, '0');
}

/** Compares in constant time; blanks and full-width digits, as people type them, do not matter. */
export function isQueryCode(vault: Vault, siteId: number, caseId: string, typed: string): boolean {
  return sameText(queryCodeOf(vault, siteId, caseId), typed.normalize('NFKC').replace(/\s/g, ''));
}

const passMinutes = 30;

/** Lets who has given number and code go on for half an hour, without carrying either along. */
export function makePass(key: Uint8Array, siteId: number, caseId: string, clock: Clock): string {
  const body = Buffer.from(`${siteId}.${caseId}.${clock.now().getTime() + passMinutes * 60_000}`).toString('base64url');
  return `${body}.${sign(key, body).toString('base64url')}`;
}

/** The same pass for another case, which whoever has the first one may see as well; it ends when the first one does. */
export function passFor(
  key: Uint8Array,
  siteId: number,
  pass: string,
  caseId: string,
  clock: Clock,
): string | undefined {
  const held = openPass(key, siteId, pass, clock);
  if (held === undefined) return undefined;
  const body = Buffer.from(`${siteId}.${caseId}.${held.expires}`).toString('base64url');
  return `${body}.${sign(key, body).toString('base64url')}`;
}

/** @returns the case the pass is for; undefined when it is forged, expired or of another site */
export function readPass(key: Uint8Array, siteId: number, pass: string, clock: Clock): string | undefined {
  return openPass(key, siteId, pass, clock)?.caseId;
}

function openPass(
  key: Uint8Array,
  siteId: number,
  pass: string,
  clock: Clock,
): { readonly caseId: string; readonly expires: number } | undefined {
  const [body = '', signature = ''] = pass.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(key, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [site, caseId, end] = Buffer.from(body, 'base64url').toString('utf8').split('.');
  const expires = Number(end);
  if (caseId === undefined || Number(site) !== siteId || expires <= clock.now().getTime()) return undefined;
  return { caseId, expires };
}

function sign(key: Uint8Array, body: string): Buffer {
  return createHmac('sha256', key).update(`request pass\n${body}`).digest();
}
