import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../../src/app/compose.ts';
import { startWeb, type Web } from '../../src/app/web.ts';
import { startWorker } from '../../src/app/worker.ts';
import { createExtractService } from '../../src/base/files/extract/index.ts';
import { createRedactService } from '../../src/base/files/redact/index.ts';
import { openFileStore, type FileStore } from '../../src/base/files/index.ts';
import type { Outbound } from '../../src/base/notices/index.ts';
import { openLedger } from '../../src/base/ledger/index.ts';
import { openVault, type Vault } from '../../src/base/vault/index.ts';
import { findSiteByHost } from '../../src/base/sites/index.ts';
import type { Config } from '../../src/platform/config.ts';
import { createPrinter } from '../../src/platform/print/index.ts';
import { followSearch } from '../../src/search/index.ts';
import { createFileReader, readNextFile, type ReadFile } from '../../src/systems/legacy-files/index.ts';
import { today, type Clock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { apiClient, injected, overHttp, signedIn, type ApiClient, type Transport } from './http-client.ts';
import { testPassword } from './zone.ts';

export interface TestServerOptions {
  /** In place of a new one; not dropped at the end. */
  readonly database?: TestDatabase;
  /** Scheduled publication, search index and reading of imports in the background, as in the product. */
  readonly worker?: boolean;
  readonly maxUploadBytes?: number;
  readonly clock?: Clock;
  /** In place of any free one, for a server that comes back where it was. */
  readonly port?: number;
  /** In place of one with a new key. */
  readonly vault?: Vault;
  /** In place of none: notices wait. */
  readonly outbound?: Outbound;
  /** In place of a folder of its own. */
  readonly files?: FileStore;
  /** In place of believing no proxy about where a request comes from. */
  readonly trustProxy?: boolean;
  /** Origins of channels that may be called, in place of none. */
  readonly channelOrigins?: readonly string[];
  /** Folder with secrets of single sign-on, in place of none. */
  readonly oidcSecrets?: string;
}

/** The whole server as `openzone start` wires it, in this process, on a free port, over a database of its own. */
export interface TestServer {
  readonly database: TestDatabase;
  readonly runtime: Runtime;
  readonly web: Web;
  readonly port: number;
  readonly dataDir: string;
  /** How one file of an import is read. */
  readonly readFile: ReadFile;
  /** A connection under a host name; pages that are kept are served from memory, as to a visitor. */
  http(host?: string): Transport;
  /** The back office's API without a socket, signed in through it; nobody when no name is given. */
  office(signInName?: string, host?: string): Promise<ApiClient>;
  /** Brings the search index up to date. */
  index(): Promise<void>;
  /** Reads every file of the site's imports that is still unread. */
  readImports(siteId: number): Promise<void>;
  stop(): Promise<void>;
}

export function testConfig(change: Partial<Config>): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir: tmpdir(),
    databaseUrl: undefined,
    demo: false,
    baseUrl: undefined,
    logLevel: 'silent',
    trustProxy: false,
    maxUploadBytes: 10 * 1024 * 1024,
    role: 'all',
    smtpUrl: undefined,
    mailFrom: undefined,
    smsWebhook: undefined,
    wechatWebhook: undefined,
    webhookSecret: undefined,
    channelOrigins: [],
    channelSecrets: undefined,
    oidcSecrets: undefined,
    ...change,
  };
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await createTestDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'openzone-server-'));
  const clock = options.clock ?? { now: () => new Date() };
  const files = options.files ?? openFileStore(join(dataDir, 'files'));
  const secrets = { previewLinks: randomBytes(32), vault: randomBytes(32), passes: randomBytes(32) };
  const runtime: Runtime = {
    config: testConfig({
      dataDir,
      databaseUrl: database.url,
      port: options.port ?? 0,
      trustProxy: options.trustProxy ?? false,
      oidcSecrets: options.oidcSecrets,
      channelOrigins: options.channelOrigins ?? [],
      ...(options.maxUploadBytes === undefined ? {} : { maxUploadBytes: options.maxUploadBytes }),
    }),
    secrets,
    clock,
    vault: options.vault ?? openVault(secrets.vault, join(dataDir, 'vault')),
    ledger: openLedger(dataDir),
    outbound: options.outbound ?? {},
    db: database.app,
    publicDb: database.portal,
    files,
    findSite: (host) => findSiteByHost(database.portal, host),
    log: () => undefined,
    embedded: undefined,
    refreshStatistics: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const extract = createExtractService();
  const redact = createRedactService();
  const printer = createPrinter({});
  const readFile = createFileReader({ db: database.app, files, extract, today: () => today(clock) });
  const worker = options.worker === true ? startWorker(runtime, readFile, redact) : undefined;
  const web = await startWeb({
    runtime,
    extract,
    redact,
    printer,
    wakeReader: () => worker?.wakeReader(),
    wakeDates: () => worker?.wakeDates(),
  });
  const closing: (() => void)[] = [];
  return {
    database,
    runtime,
    web,
    port: web.port,
    dataDir,
    readFile,
    http(host = 'localhost') {
      const transport = overHttp(web.port, host);
      closing.push(transport.close);
      return transport;
    },
    office: (signInName, host = 'localhost') => {
      const transport = injected(web.server, host);
      return signInName === undefined
        ? Promise.resolve(apiClient(transport))
        : signedIn(transport, signInName, testPassword);
    },
    async index() {
      while ((await followSearch(database.app)) > 0);
    },
    async readImports(siteId) {
      while (await readNextFile(database.app, siteId, readFile, null));
    },
    async stop() {
      for (const close of closing) close();
      await worker?.stop();
      await web.stop();
      extract.close();
      printer.close();
      if (options.database === undefined) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
