import type { Database } from '../platform/db/index.ts';
import type { Server } from '../platform/http/index.ts';
import { openData, type OpenData } from './data.ts';
import { registerLedger } from './ledger.ts';
import { registerProofs } from './proof.ts';
import { registerRoutes } from './routes.ts';
import type { OpenServices } from './services.ts';

export type { OpenData, OpenView } from './data.ts';
export type { OpenServices } from './services.ts';

export interface OpenDeps extends OpenServices {
  /** Connected with the role that can read the public views and nothing else. */
  readonly db: Database;
}

/**
 * What programs read of the public site: Atom feeds (`/feeds/all.xml`, `/feeds/<column>.xml`), what displays show
 * (`/feeds/screen.xml`, `/feeds/screen.json`), site maps (`/sitemap.xml`),
 * `robots.txt`, the OpenSearch description, the JSON API under `/open/v1`, the verifiable log under `/ledger`, and the proofs of
 * documents beside them. Its routes stand under `open` in OpenAPI.
 * Errors are thrown to the error handler of the instance it is registered on.
 */
export async function registerOpen(app: Server, deps: OpenDeps): Promise<void> {
  await registerOpenOver(app, openData(deps.db), deps);
  await registerLedger(app, deps);
}

/** The same over other data; for tests. */
export async function registerOpenOver(app: Server, data: OpenData, services: OpenServices): Promise<void> {
  await registerRoutes(app, data, services);
  await registerProofs(app, data, services);
}
