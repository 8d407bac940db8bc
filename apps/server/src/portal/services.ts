import type { Readable } from 'node:stream';
import type { Site } from '../base/sites/index.ts';
import type { PageCache } from '../platform/page-cache/index.ts';
import type { PreviewDocument } from './pages/document-view.ts';
import type { DemoSignIn } from './pages/home.tsx';

/** What the pages need beside the data they show. */
export interface PortalServices {
  /** The site of a host name (no port); the default site for a name that belongs to none. */
  readonly findSite: (host: string) => Promise<Site>;
  /** The bytes of a stored file; undefined when they are missing. */
  readonly openFile: (sha256: string) => Promise<{ stream: Readable; size: number } | undefined>;
  /** The unpublished version behind an expiring link; undefined when the token is wrong, expired or of another site. */
  readonly preview: (token: string, siteId: number) => Promise<PreviewDocument | undefined>;
  /** Accounts to show on the home page; empty outside demonstration mode. */
  readonly demoSignIns: (site: Site) => Promise<readonly DemoSignIn[]>;
  readonly cache: PageCache;
  /** The public address, without a trailing slash; without it each request's own origin is used. */
  readonly baseUrl?: string | undefined;
}
