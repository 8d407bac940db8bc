/**
 * A key by which the server knows a command that is sent again, so that it acts once. `crypto.randomUUID` is not there on plain http,
 * where offices inside a building still work.
 */
export function newCommandKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
