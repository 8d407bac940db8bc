export { convertHtml, type Writing } from './convert-html.ts';
export { toSimplified } from './to-simplified.ts';
export { toTraditional } from './to-traditional.ts';
