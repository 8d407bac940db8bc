import type { AddressInfo } from 'node:net';
import { registerAdmin } from '../admin/index.ts';
import { auditedDatabase } from '../base/audit/index.ts';
import type { ExtractService } from '../base/files/extract/index.ts';
import type { RedactService } from '../base/files/redact/index.ts';
import { openLogProofs } from '../base/ledger/index.ts';
import { findPicture, isLookToken, lookPreviewHours, makeLookToken, readLook } from '../base/sites/index.ts';
import { listDemonstrationPeople } from '../base/identity/index.ts';
import { demonstrationPassword } from '../demo/index.ts';
import { makePreviewToken, previewHours, readPreview } from '../engines/publication/index.ts';
import {
  confirmVersionErasure,
  draftFromAnswer,
  previewVersionErasure,
  readLedgerSettings,
  requestVersionErasure,
} from '../flows/index.ts';
import { registerOpen } from '../open/index.ts';
import { createServer, type Server } from '../platform/http/index.ts';
import { createPageCache, tags, type PageCache } from '../platform/page-cache/index.ts';
import type { Printer } from '../platform/print/index.ts';
import { registerPortal, type RenderedDrafts } from '../portal/index.ts';
import { searchDocuments } from '../search/index.ts';
import {
  createPublicRequests,
  createRequestDesk,
  importRegister,
  requestProcedure,
  type RequestDeps,
} from '../systems/information-requests/index.ts';
import { createReportDesk, reportsDue } from '../systems/annual-report/index.ts';
import { openKeptDrafts } from '../systems/writing/index.ts';
import { createRemedyDesk } from '../systems/review-and-litigation/index.ts';
import { roleLabels } from '@openzone/contracts';
import type { Runtime } from './compose.ts';
import { purgeDocument, purgeOnNotice } from './freshness.ts';
import { identityOf } from './identity.ts';
import { registerOffice } from './office.ts';
import { reportSources } from './report-sources.ts';
import { watchedCases } from './watched-cases.ts';
import { createTimeLimits } from '../systems/time-limits/index.ts';

export interface Web {
  readonly server: Server;
  readonly port: number;
  readonly cache: PageCache;
  stop(): Promise<void>;
}

export interface WebDeps {
  readonly runtime: Runtime;
  readonly extract: ExtractService;
  readonly redact: RedactService;
  readonly printer: Printer;
  readonly wakeReader: () => void;
  readonly wakeDates: () => void;
}

/** Wires public site, open interfaces and back office onto one server and starts to listen. */
export async function startWeb({ runtime, extract, redact, printer, wakeReader, wakeDates }: WebDeps): Promise<Web> {
  const { config, publicDb, files, findSite, clock, secrets } = runtime;
  const db = auditedDatabase(runtime.db);
  const server = await createServer(config);
  const cache = createPageCache({ maxBytes: 64 * 1024 * 1024 });
  const stopPurging = await purgeOnNotice(db, cache);
  const requestDeps: RequestDeps = {
    db,
    publicDb,
    vault: runtime.vault,
    clock,
    extract,
    printer,
    passKey: secrets.passes,
  };
  const baseUrl = config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl };
  const proofs = openLogProofs(runtime.ledger, async (siteId) => (await db.read(siteId, readLedgerSettings)).witnesses);

  server.get('/healthz', async (_request, reply) => {
    const isUp = await publicDb.ping();
    return reply.status(isUp ? 200 : 503).send({ status: isUp ? 'ok' : 'database unavailable' });
  });
  const pages: { drafts?: RenderedDrafts } = {};
  await registerAdmin(server, {
    db,
    findSite,
    identity: identityOf(runtime, db),
    ...baseUrl,
    clock,
    files,
    extract,
    redact,
    wakeReader,
    requests: createRequestDesk(requestDeps),
    importRegister: (...asked) => importRegister(requestDeps, ...asked),
    draftFromAnswer: (...asked) => draftFromAnswer(requestDeps, ...asked),
    erasure: { preview: previewVersionErasure, request: requestVersionErasure, confirm: confirmVersionErasure },
    calendarChanged: wakeDates,
    remedies: createRemedyDesk({ db, clock, about: requestProcedure.key }),
    reports: createReportDesk({ db, clock, sources: reportSources, printer, files, extract }),
    timeLimits: createTimeLimits({ db, clock, cases: watchedCases, reportsDue }),
    renderDraft: (request, draft) => {
      if (pages.drafts === undefined) throw new TypeError('asked for a page before the public site was there');
      return pages.drafts.draft(request, draft);
    },
    printSheet: (document) => printer.printPdf(document),
    keptDrafts: openKeptDrafts(db, runtime.vault),
    channels: { vault: runtime.vault, origins: config.channelOrigins, secretsDir: config.channelSecrets },
    maxUploadBytes: config.maxUploadBytes,
    publicChanged: (siteId, documentId) => purgeDocument(db, cache, siteId, documentId),
    siteChanged: (siteId) => cache.purge([tags.site(siteId)]),
    makeLookPreview: (siteId) => {
      const expiresAt = new Date(clock.now().getTime() + lookPreviewHours * 3_600_000);
      return { path: `/preview/site/${makeLookToken(secrets.previewLinks, siteId, expiresAt)}`, expiresAt };
    },
    makePreview: (siteId, documentId, versionNumber) => {
      const expiresAt = new Date(clock.now().getTime() + previewHours * 3_600_000);
      const token = makePreviewToken(secrets.previewLinks, {
        siteId,
        documentId,
        versionNumber,
        expires: expiresAt.getTime(),
      });
      return { path: `/preview/${token}`, expiresAt };
    },
  });
  await registerOffice(server);
  await registerOpen(server, { db: publicDb, findSite, cache, ledger: runtime.ledger, proofs, ...baseUrl });
  pages.drafts = await registerPortal(server, {
    db: publicDb,
    findSite,
    cache,
    ...baseUrl,
    search: searchDocuments,
    requests: createPublicRequests(requestDeps),
    formSecret: secrets.passes,
    clock,
    proofs,
    openFile: (sha256) => files.open(sha256),
    preview: (token, siteId) =>
      db.read(siteId, (reading) => readPreview(reading, secrets.previewLinks, token, clock.now())),
    previewLook: (token, siteId) =>
      isLookToken(secrets.previewLinks, token, siteId, clock.now())
        ? db.read(siteId, async (reading) => (await readLook(reading)).draft ?? undefined)
        : Promise.resolve(undefined),
    previewPicture: (id, siteId) => db.read(siteId, (reading) => findPicture(reading, id)),
    demoSignIns: async (site) => {
      if (!config.demo || !site.profile.demonstration) return [];
      const people = await db.read(site.id, listDemonstrationPeople);
      // One account for each role is enough to try everything; those of the single bureaus are named after them.
      const shown = people.filter(({ signInName }) => !signInName.includes('.'));
      return shown.map(({ signInName, displayName, roles }) => ({
        signInName,
        displayName,
        password: demonstrationPassword,
        role: [...new Set(roles.map((grant) => roleLabels[grant.role].zh))].join('、'),
      }));
    },
  });
  await server.listen({ port: config.port, host: config.host });
  const { port } = server.server.address() as AddressInfo;
  runtime.embedded?.announceWebPort(port);
  return {
    server,
    port,
    cache,
    async stop() {
      await stopPurging();
      await server.close();
    },
  };
}
