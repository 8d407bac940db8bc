/**
 * The Chinese commercial algorithms: SM3 hashes and SM2 signatures of notes. A door of its own, since they bring a library with
 * them that a page checking only Ed25519 need not load.
 */
export { newSm2Key, SM2_USER_ID, sm2Sm3 } from './sm2.ts';
export { sm3 } from './sm3.ts';
