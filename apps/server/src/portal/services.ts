import type { Readable } from 'node:stream';
import type { Appearance } from '@openzone/contracts';
import type { LogProofs } from '../base/ledger/index.ts';
import type { Site, StoredPicture } from '../base/sites/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { PageCache } from '../platform/page-cache/index.ts';
import type { Progress, PublicRequests, Upload } from '../systems/information-requests/index.ts';
import type { PreviewDocument } from './pages/document-view.ts';
import type { DemoSignIn } from './pages/home.tsx';

export type { Progress, PublicRequests, Upload };

/** What the pages need beside the data they show. */
export interface PortalServices {
  /** The site of a host name (no port); the default site for a name that belongs to none. */
  readonly findSite: (host: string) => Promise<Site>;
  /** The bytes of a stored file; undefined when they are missing. */
  readonly openFile: (sha256: string) => Promise<{ stream: Readable; size: number } | undefined>;
  /** The unpublished version behind an expiring link; undefined when the token is wrong, expired or of another site. */
  readonly preview: (token: string, siteId: number) => Promise<PreviewDocument | undefined>;
  /** The appearance being prepared behind an expiring link; undefined when the token is wrong or expired, or nothing is. */
  readonly previewLook?: ((token: string, siteId: number) => Promise<Appearance | undefined>) | undefined;
  /** Any picture of the site, for such a preview. */
  readonly previewPicture?: ((id: string, siteId: number) => Promise<StoredPicture | undefined>) | undefined;
  /** Accounts to show on the home page; empty outside demonstration mode. */
  readonly demoSignIns: (site: Site) => Promise<readonly DemoSignIn[]>;
  /** Information requests online (依申请公开); where it is absent the pages say so and name the other ways. */
  readonly requests?: PublicRequests | undefined;
  /**
   * Key (32 bytes) of the forms and receipts of information requests. Without it one is made at each start: a form opened
   * before asks to be sent once more, and several processes would not know each other's forms.
   */
  readonly formSecret?: Uint8Array | undefined;
  /** For how long forms and receipts hold; the system's unless given. */
  readonly clock?: Clock | undefined;
  /** Each site's log, for the pages that prove what was public. */
  readonly proofs: LogProofs;
  readonly cache: PageCache;
  /** The public address, without a trailing slash; without it each request's own origin is used. */
  readonly baseUrl?: string | undefined;
}
