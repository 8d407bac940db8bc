import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from '../platform/config.ts';
import type { Server } from '../platform/http/index.ts';

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Serves the built back office under `/office/`; every address that is no file is its one page, with a fresh nonce. */
export async function registerOffice(app: Server): Promise<void> {
  const root = join(projectRoot(), 'apps/backoffice/dist');
  const page = existsSync(join(root, 'index.html')) ? await readFile(join(root, 'index.html'), 'utf8') : undefined;
  const serve = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    // The server takes a trailing slash as the same address; the page's own links need it.
    if (/^\/office(\?|$)/.test(request.raw.url ?? '')) return reply.redirect('/office/');
    if (page === undefined) return reply.status(503).type('text/plain; charset=utf-8').send(notBuilt);
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({
        'content-security-policy': policy(nonce),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce));
  };
  app.get('/office', serve);
  app.get('/office/*', serve);
  if (page !== undefined) {
    await app.register(fastifyStatic, {
      root: join(root, 'assets'),
      prefix: '/office/assets/',
      immutable: true,
      maxAge: '365d',
      decorateReply: false,
    });
  }
}

const notBuilt = '后台尚未构建，请运行 npm run build。\nThe back office has not been built; run npm run build.';
