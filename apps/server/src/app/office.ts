import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
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
  app.get('/office', (_request, reply) => reply.redirect('/office/'));
  if (!existsSync(join(root, 'index.html'))) {
    app.get('/office/*', (_request, reply) =>
      reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send('后台尚未构建，请运行 npm run build。\nThe back office has not been built; run npm run build.'),
    );
    return;
  }
  const page = await readFile(join(root, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/office/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  app.get('/office/*', (_request, reply) => {
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
  });
}
