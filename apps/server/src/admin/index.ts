import fastifyMultipart from '@fastify/multipart';
import { cleanTexts, presentError, type Server } from '../platform/http/index.ts';
import { registerAccount } from './account.ts';
import { registerAnnualReports, type AnnualReportDeps } from './annual-report.ts';
import { registerAppearance, type AppearanceDeps } from './appearance.ts';
import { registerChannels, type ChannelDeps } from './channels.ts';
import { registerDocuments, type DocumentDeps } from './documents.ts';
import { registerFiles, type FileDeps } from './files.ts';
import { registerFind, type FindDeps } from './find.ts';
import { registerImports, type ImportDeps } from './imports.ts';
import { registerListExports } from './list-exports.ts';
import { registerLists, type ListDeps } from './lists.ts';
import { registerNotices, type NoticeDeps } from './notices.ts';
import { registerColumns } from './columns.ts';
import { registerSite } from './site.ts';
import { registerPersonalData, type PersonalDataDeps } from './personal-data.ts';
import { registerOidc } from './oidc.ts';
import { registerPeople } from './people.ts';
import { registerUnits } from './units.ts';
import { registerPublishing } from './publishing.ts';
import { registerReference } from './reference.ts';
import { registerRemedies, type RemedyRouteDeps } from './remedies.ts';
import { registerRequestImports, type RequestImportDeps } from './request-imports.ts';
import { registerRequests, type RequestRouteDeps } from './requests.ts';
import { registerReviews, type ReviewDeps } from './reviews.ts';
import { registerSettings, type SettingsDeps } from './settings.ts';
import { registerTrailPages, type TrailDeps } from './trail.ts';
import { registerTrail } from './trail/hooks.ts';
import { registerSession, requireOwnPage } from './session.ts';
import { registerTimeLimits, type TimeLimitsRouteDeps } from './time-limits.ts';
import { registerSignInSettings } from './sign-in-settings.ts';
import { registerWork, type WorkDeps } from './work.ts';
import { registerPagePreview, type PagePreviewDeps } from './page-preview.ts';
import { registerWord } from './word.ts';
import { registerWriting, type WritingDeps } from './writing.ts';

export interface AdminDeps
  extends
    DocumentDeps,
    ChannelDeps,
    AnnualReportDeps,
    AppearanceDeps,
    FileDeps,
    FindDeps,
    ImportDeps,
    ListDeps,
    NoticeDeps,
    PersonalDataDeps,
    RequestRouteDeps,
    RequestImportDeps,
    RemedyRouteDeps,
    ReviewDeps,
    SettingsDeps,
    TrailDeps,
    TimeLimitsRouteDeps,
    WorkDeps,
    WritingDeps,
    PagePreviewDeps {}

/** The back office's JSON API under `/api/admin`; OpenAPI at `/api/admin/openapi.json` for who is signed in. */
export async function registerAdmin(server: Server, deps: AdminDeps): Promise<void> {
  await server.register(
    async (app: Server) => {
      await app.register(fastifyMultipart, {
        limits: { fileSize: deps.maxUploadBytes, files: 1_000, fields: 20, fieldSize: 10_000 },
        throwFileSizeLimit: true,
      });
      app.addHook('onRequest', async (request, reply) => {
        reply.headers({
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        });
        requireOwnPage(request);
      });
      app.addHook('preValidation', async (request) => {
        if (!request.isMultipart()) request.body = cleanTexts(request.body);
      });
      registerTrail(app, deps);
      app.setErrorHandler((error, request, reply) => {
        const { status, body, isInternal } = presentError(error);
        if (isInternal || status >= 503) request.log.error(error);
        return reply.status(status).send(body);
      });
      registerSession(app, deps);
      registerAccount(app, deps);
      registerOidc(app, deps);
      registerPeople(app, deps);
      registerUnits(app, deps);
      registerReference(app, deps);
      registerColumns(app, deps);
      registerSite(app, deps);
      registerAppearance(app, deps);
      registerNotices(app, deps);
      registerWork(app, deps);
      registerLists(app, deps);
      registerListExports(app, deps);
      registerFind(app, deps);
      registerDocuments(app, deps);
      registerPublishing(app, deps);
      registerChannels(app, deps);
      registerReviews(app, deps);
      registerPersonalData(app, deps);
      registerImports(app, deps);
      registerRequestImports(app, deps);
      registerRequests(app, deps);
      registerRemedies(app, deps);
      registerAnnualReports(app, deps);
      registerTimeLimits(app, deps);
      registerSettings(app, deps);
      registerTrailPages(app, deps);
      registerSignInSettings(app, deps);
      registerWriting(app, deps);
      registerPagePreview(app, deps);
      registerWord(app, deps);
      registerFiles(app, deps);
    },
    { prefix: '/api/admin' },
  );
}
