/**
 * Chinese text: repair of pages spoiled by automatic conversion, segmentation for search with offsets, conversion
 * between Simplified and Traditional, and personal data found and masked. The segmenter reads a dictionary file (server
 * only); code for browsers imports `@openzone/chinese-text/repair`, `/convert`, `/personal-data` and `/masking` instead of this door.
 */
export * from './convert/index.ts';
export * from './masking/index.ts';
export * from './personal-data/index.ts';
export * from './repair/index.ts';
export * from './segment/index.ts';
