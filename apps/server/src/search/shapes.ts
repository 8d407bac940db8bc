import type { PublicListItem, Validity } from '../engines/publication/public/index.ts';

export interface SearchRequest {
  /** What the person typed, at most 100 characters are used. Empty: the filters alone. */
  readonly q: string;
  readonly unitId?: string;
  /** Columns with their descendants already expanded. */
  readonly columnIds?: readonly string[];
  /** With the terms below each already added. */
  readonly subjectCategories?: readonly string[];
  readonly validity?: Validity;
  /** Bounds of 发布日期, inclusive, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: 'relevance' | 'date';
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface SearchHit extends PublicListItem {
  /** Escaped, with hits in `<mark>`. */
  readonly titleHtml: string;
  readonly excerptHtml: string;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets: {
    readonly units: readonly { readonly value: string; readonly count: number }[];
    readonly subjectCategories: readonly { readonly value: string; readonly count: number }[];
    readonly years: readonly { readonly value: number; readonly count: number }[];
  };
}
