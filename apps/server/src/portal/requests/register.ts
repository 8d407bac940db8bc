import fastifyMultipart from '@fastify/multipart';
import { languages, languagePrefixes } from '../../platform/i18n/index.ts';
import type { Server } from '../../platform/http/index.ts';
import type { PortalKit } from '../pipeline.ts';
import type { PortalServices } from '../services.ts';
import { closeReceiptRoute, formRoute, guideRoute, receiptRoute, submitRoute, suggestRoute } from './apply.tsx';
import { createDesk, goTo, requestHandler, type RequestRoute } from './desk.ts';
import { uploadLimits } from './form-body.ts';
import {
  actRoutes,
  letterRoute,
  openRoute,
  partRoute,
  progressRoute,
  signOutRoute,
  withdrawPageRoute,
} from './own-routes.tsx';
import { whenRoute } from './when.tsx';

/** Pages one may load. */
const pages: readonly RequestRoute[] = [
  guideRoute,
  formRoute,
  receiptRoute,
  progressRoute,
  withdrawPageRoute,
  letterRoute,
  whenRoute,
];

/** Forms one may send. */
const forms: readonly RequestRoute[] = [
  submitRoute,
  closeReceiptRoute,
  suggestRoute,
  openRoute,
  partRoute,
  ...actRoutes,
  signOutRoute,
];

/** Whoever reloads or links an address that only takes a form comes to the page the form stands on. */
const back = new Map([
  ['/requests/suggest', '/requests/new'],
  ['/requests/correction', '/requests/progress'],
  ['/requests/message', '/requests/progress'],
  ['/requests/rating', '/requests/progress'],
  ['/requests/part', '/requests/progress'],
  ['/requests/sign-out', '/requests/progress'],
]);

/**
 * Information requests (依申请公开) on the public site. Everything here is answered anew and kept by nobody; forms are
 * taken from our own pages only.
 */
export async function registerRequestPages(app: Server, kit: PortalKit, services: PortalServices): Promise<void> {
  const desk = createDesk(kit, services);
  await app.register(async (scope: Server) => {
    await scope.register(fastifyMultipart, {
      throwFileSizeLimit: false,
      limits: {
        fileSize: uploadLimits.fileBytes,
        files: uploadLimits.files * 10,
        fields: 60,
        fieldSize: 100_000,
        parts: uploadLimits.files * 10 + 60,
      },
    });
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 1024 * 1024 },
      (_request, body, done) => done(null, new URLSearchParams(body.toString())),
    );
    for (const language of languages) {
      const prefix = languagePrefixes[language];
      for (const route of pages) scope.get(prefix + route.path, requestHandler(desk, route, language));
      for (const route of forms) scope.post(prefix + route.path, requestHandler(desk, route, language));
      for (const [path, page] of back) {
        const route: RequestRoute = { path, handle: async (_desk, visit) => goTo(visit, page) };
        scope.get(prefix + path, requestHandler(desk, route, language));
      }
    }
  });
}
