import { notFound, type AppError } from '../platform/errors.ts';
import { presentError, type Server } from '../platform/http/index.ts';
import { isLedgerPath } from '../base/ledger/index.ts';
import { createDoors } from '../platform/page-cache/index.ts';
import type { OpenServices } from './services.ts';

/**
 * The site's log for programs, laid out as C2SP tlog-tiles says: `/ledger/checkpoint`, `/ledger/tile/<level>/<index>` and
 * `/ledger/tile/entries/<index>`, partial ones with `.p/<width>`. A full tile never changes; everybody may read from anywhere.
 */
export async function registerLedger(app: Server, services: OpenServices): Promise<void> {
  const doors = createDoors({ findSite: services.findSite, baseUrl: services.baseUrl, cache: services.cache });
  await app.register(async (scope: Server) => {
    scope.setErrorHandler((error, request, reply) => {
      const { status, body, isInternal } = presentError(error);
      if (isInternal) request.log.error(error);
      void reply
        .code(status)
        .headers({ ...open, 'cache-control': 'no-store' })
        .send(body);
    });
    scope.get<{ Params: { '*': string } }>('/ledger/*', async (request, reply) => {
      const path = request.params['*'];
      if (!isLedgerPath(path)) throw missing();
      const { site } = await doors.open(request);
      const bytes = await services.ledger.files(site.key).read(path);
      if (bytes === undefined) throw path === 'checkpoint' ? notYet() : missing();
      const isCheckpoint = path === 'checkpoint';
      return reply
        .headers({
          ...open,
          'content-type': isCheckpoint ? 'text/plain; charset=utf-8' : 'application/octet-stream',
          'cache-control': isCheckpoint ? 'no-cache' : 'public, max-age=31536000, immutable',
        })
        .send(bytes);
    });
  });
}

const open = {
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
} as const;

function missing(): AppError {
  return notFound({ zh: '账本的这个分块', en: 'This part of the log' });
}

function notYet(): AppError {
  return notFound({
    zh: '账本的检查点（还没有公开过文件）',
    en: 'The checkpoint of the log (nothing was published yet)',
  });
}
