import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, notFound } from '../platform/errors.ts';
import { presentError, type Server } from '../platform/http/index.ts';
import { createDoors, securityHeaders } from '../platform/page-cache/index.ts';
import type { OpenData } from './data.ts';
import type { OpenServices } from './services.ts';

const json = 'application/json; charset=utf-8';
const documentCode = /^[0-9a-z]{10}$/;

/**
 * What anybody needs to check a document against the ledger: `/d/<code>/proof.json`, a self-contained proof file to keep, and
 * `/d/<code>/content.json`, the very bytes that the content hash covers. Both are looked up in the public views each time and kept
 * by nobody: what is withdrawn is gone at once.
 */
export async function registerProofs(app: Server, data: OpenData, services: OpenServices): Promise<void> {
  const doors = createDoors({ findSite: services.findSite, baseUrl: services.baseUrl, cache: services.cache });

  await app.register(async (scope: Server) => {
    scope.setErrorHandler((error, request, reply) => {
      const { status, body } = presentError(error);
      if (status >= 500 && body.error !== 'LEDGER_PENDING') request.log.error(error);
      void answer(reply.code(status), JSON.stringify(body));
    });
    scope.get('/d/:code/proof.json', async (request, reply) => {
      const code = codeOf(request);
      const { site, origin } = await doors.open(request);
      const log = await services.proofs.of(site);
      const proof = await data.read(site.id, (view) => view.proof(log, { siteName: site.profile.name, origin, code }));
      if (proof === undefined) throw notFound(missing);
      if (proof.trouble !== undefined) throw unreadable(proof.trouble);
      if (proof.file === undefined) throw pending();
      void reply.header('content-disposition', named(code));
      return answer(reply, `${JSON.stringify(proof.file, null, 2)}\n`);
    });
    scope.get('/d/:code/content.json', async (request, reply) => {
      const code = codeOf(request);
      const { site } = await doors.open(request);
      const content = await data.read(site.id, (view) => view.content(code));
      if (content === undefined) throw notFound(missing);
      return answer(reply, content);
    });
  });
}

const missing = { zh: '这份文件', en: 'This document' };

function codeOf(request: FastifyRequest): string {
  const { code = '' } = request.params as { code?: string };
  if (!documentCode.test(code)) throw notFound(missing);
  return code;
}

function answer(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .headers({ ...securityHeaders('data'), 'cache-control': 'no-store' })
    .type(json)
    .send(body);
}

/** The name in RFC 5987 for browsers, a plain one for what does not know it. */
function named(code: string): string {
  return `attachment; filename="proof-${code}.json"; filename*=UTF-8''${encodeURIComponent(`核验-${code}.json`)}`;
}

/** The tree follows the act within a second. */
function pending(): AppError {
  return new AppError({
    id: 'LEDGER_PENDING',
    status: 503,
    text: {
      zh: '账本还没有为这份文件签名。通常在公开后一秒内完成，请过几秒再试。',
      en: 'The ledger has not been signed with this document in it yet. That usually takes a second; try again in a moment.',
    },
  });
}

function unreadable(cause: Error): AppError {
  return new AppError({
    id: 'LEDGER_UNREADABLE',
    status: 503,
    text: {
      zh: '账本的静态文件缺失或与签名不符，暂时不能出具证明。请稍后再试；一直如此，请告知本站。',
      en: 'Static files of the ledger are missing or do not fit what was signed, so no proof can be given now. Try again later, and tell this site if it stays so.',
    },
    cause,
  });
}
