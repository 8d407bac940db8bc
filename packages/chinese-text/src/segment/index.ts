export { highlight, highlightRanges, type HighlightOptions, type HighlightRange } from './highlight.ts';
export { queryTerms, type PhraseTerm, type QueryTerms } from './query.ts';
export { segment, SEGMENTER_VERSION, terms, type Token } from './segment.ts';
export { toTsPhraseInput, toTsQueryInput, toTsVectorInput, type TsWeight } from './tsvector.ts';
