/**
 * Masks personal data in text: one style for each kind, the same mask for the same person throughout a document. Pure and
 * safe for browsers.
 */
export { maskText, type Maskable, type MaskedSpan, type MaskedText, type MaskOptions } from './mask-text.ts';
export { DEFAULT_MASK_STYLES, type MaskStyle, type MaskStyles, type NameStyle } from './styles.ts';
