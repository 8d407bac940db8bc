/**
 * Chinese text: repair of pages spoiled by automatic conversion, segmentation for search with offsets, and conversion
 * between Simplified and Traditional. The segmenter reads a dictionary file (server only); code for browsers imports
 * `@openzone/chinese-text/repair` and `@openzone/chinese-text/convert` instead of this door.
 */
export * from './convert/index.ts';
export * from './repair/index.ts';
export * from './segment/index.ts';
