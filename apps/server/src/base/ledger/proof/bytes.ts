import { LedgerError } from '@openzone/ledger-core';

const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Errors: LedgerError MALFORMED_PROOF for what is no base64 (RFC 4648 section 4, padded). */
export function bytesOf(base64: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    throw notBase64();
  }
  // One spelling for one value: `atob` passes over white space, missing padding and spare bits.
  if (btoa(binary) !== base64) throw notBase64();
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function notBase64(): LedgerError {
  return new LedgerError('MALFORMED_PROOF', {
    zh: '文件中有一处不是 Base64，请重新下载完整文件。',
    en: 'A part of the file is not base64; download the whole file again.',
  });
}
