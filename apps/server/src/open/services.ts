import type { Site } from '../base/sites/index.ts';
import type { PageCache } from '../platform/page-cache/index.ts';

export interface OpenServices {
  readonly findSite: (host: string) => Promise<Site>;
  readonly cache: PageCache;
  readonly baseUrl?: string | undefined;
}
