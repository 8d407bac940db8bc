import type { Database, Reading } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import type { SearchRequest, SearchResult } from '../search/index.ts';
import type { RenderedDrafts } from './draft-page.tsx';
import { portalData, type PortalData } from './data.ts';
import { registerPages } from './register.ts';
import type { PortalServices } from './services.ts';

export type { PortalData, PortalView } from './data.ts';
export type { DocumentView, PreviewDocument } from './pages/document-view.ts';
export type { DemoSignIn } from './pages/home.tsx';
export type { RenderedDrafts } from './draft-page.tsx';
export type { PortalServices } from './services.ts';

export interface PortalDeps extends PortalServices {
  /** Connected with the role that can read the public views and nothing else. */
  readonly db: Database;
  readonly search: (reading: Reading, request: SearchRequest) => Promise<SearchResult>;
}

/**
 * The public site: pages in three languages, attachments, previews, error pages, and what pages load. Takes the server's
 * not-found handler and puts a fast path for kept pages in front of the framework; register it on the root instance.
 */
export async function registerPortal(app: Server, deps: PortalDeps): Promise<RenderedDrafts> {
  return registerPages(app, portalData(deps.db, deps.search), deps);
}

/** The same over other data; for tests of the pages. */
export async function registerPortalOver(app: Server, data: PortalData, services: PortalServices): Promise<void> {
  await registerPages(app, data, services);
}
