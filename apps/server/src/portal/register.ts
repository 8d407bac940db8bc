import { Readable } from 'node:stream';
import { convertHtml } from '@openzone/chinese-text/convert';
import { drawingType, isPictureType, pictureTypes } from '@openzone/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, notFound } from '../platform/errors.ts';
import type { PublicAttachment, PublicPicture } from '../engines/publication/public/index.ts';
import { languages, languagePrefixes, type Language } from '../platform/i18n/index.ts';
import type { Server } from '../platform/http/index.ts';
import {
  acceptedEncoding,
  createDoors,
  fastPath,
  installFastPath,
  securityHeaders,
} from '../platform/page-cache/index.ts';
import { loadAssets, type Assets } from './assets.ts';
import { catalogueCsv, csvLanguage } from './csv.ts';
import type { PortalData } from './data.ts';
import { draftPage, type RenderedDrafts } from './draft-page.tsx';
import { errorPages } from './errors.tsx';
import { contentDisposition, sendFile } from './files.ts';
import type { FileType } from './html/file-kinds.ts';
import type { PortalServices } from './services.ts';
import { manifest } from './manifest.ts';
import { messagesFor } from './messages/index.ts';
import { previewHandler } from './preview.tsx';
import { qrCode } from './qr.ts';
import { loadStructure, pageContext, pageHandler, type PortalKit } from './pipeline.ts';
import { pickQuery, readListQuery } from './query.ts';
import { registerLook } from './look-routes.tsx';
import { registerRequestPages } from './requests/register.ts';
import { findTheme } from './theme.ts';
import { filterNames, pageRoutes, toFilter } from './routes.tsx';

const undecodable = '/-/bad-address';

export async function registerPages(app: Server, data: PortalData, services: PortalServices): Promise<RenderedDrafts> {
  const { cache } = services;
  const assets = await loadAssets();
  const doors = createDoors({ findSite: services.findSite, baseUrl: services.baseUrl, cache });
  const kit: PortalKit = {
    data,
    cache,
    doors,
    assets,
    traditional: (html) => convertHtml(html, 'traditional'),
    now: () => services.clock?.now() ?? new Date(),
  };
  const routes = pageRoutes((context) => services.demoSignIns(context.site), services.proofs);
  const known = routes.map((route) => new RegExp(`^${route.path.replace(/:[a-z]+/g, '[^/]+')}/?$`));
  const errors = errorPages(kit, (path) => known.some((pattern) => pattern.test(path)));

  await app.register(async (scope) => {
    scope.setErrorHandler(errors.onError);
    for (const language of languages) {
      const prefix = languagePrefixes[language];
      for (const route of routes) {
        const path = route.path === '/' && prefix !== '' ? prefix : prefix + route.path;
        scope.get(path, pageHandler(kit, route, language));
      }
      scope.get(`${prefix}/catalogue.csv`, csvHandler(kit, language));
      scope.get(`${prefix}/manifest.webmanifest`, (request, reply) => manifest(kit, language, request, reply));
      scope.get(`${prefix}/preview/:token`, previewHandler(kit, services, language));
    }
    registerFiles(scope, kit, services);
    registerPictures(scope, kit, services);
    await registerRequestPages(scope, kit, services);
    registerLook(scope, kit, services);
    scope.get('/d/:code/qr.svg', (request, reply) => qrCode(kit, request, reply));
    scope.get('/assets/:name', (request, reply) => sendAsset(assets, request, reply));
    scope.get('/favicon.ico', (_request, reply) => reply.redirect(assets.url('favicon.ico'), 302));
    scope.get(undecodable, () => {
      throw Object.assign(new Error('the address cannot be decoded'), { statusCode: 400 });
    });
  });
  app.setNotFoundHandler(errors.onMissing);
  installFastPath(app.server, fastPath({ cache, doors }), undecodable);
  return { draft: draftPage(kit) };
}

/** Attachments are looked up in the public view (or under a valid preview) each time; no page cache is between. */
function registerFiles(scope: Server, kit: PortalKit, services: PortalServices): void {
  const missing = { zh: '这个附件', en: 'This attachment' };
  scope.get('/d/:code/files/:position/*', async (request, reply) => {
    const { code = '', position = '' } = request.params as { code?: string; position?: string };
    const door = await kit.doors.open(request);
    const files = await kit.data.read(door.site.id, (view) => view.attachments(code));
    const file = files.find((entry) => String(entry.position) === position);
    if (file === undefined) throw notFound(missing);
    await sendFile(request, reply, file, services.openFile, 'no-cache');
    return reply;
  });
  scope.get('/preview/:token/files/:position/*', async (request, reply) => {
    const { token = '', position = '' } = request.params as { token?: string; position?: string };
    const door = await kit.doors.open(request);
    const preview = await services.preview(token, door.site.id);
    const file = preview?.attachments.find((entry) => String(entry.position) === position);
    if (file === undefined) throw notFound(missing);
    await sendFile(request, reply, file, services.openFile, 'no-store');
    return reply;
  });
}

/** Pictures of a body, named by their content; that of a withdrawn document is gone like its page (410). */
function registerPictures(scope: Server, kit: PortalKit, services: PortalServices): void {
  const missing = { zh: '这张图片', en: 'This picture' };
  scope.get('/d/:code/pictures/:sha256', async (request, reply) => {
    const { code = '', sha256 = '' } = request.params as { code?: string; sha256?: string };
    const door = await kit.doors.open(request);
    const { picture, isGone } = await kit.data.read(door.site.id, async (view) => {
      const found = await view.picture(code, sha256);
      return { picture: found, isGone: found === undefined && (await view.tombstone(code)) !== undefined };
    });
    if (isGone) throw pictureGone();
    if (picture === undefined) throw notFound(missing);
    await sendFile(request, reply, asFile(picture), services.openFile, 'no-cache', pictureType(picture));
    return reply;
  });
  scope.get('/preview/:token/pictures/:sha256', async (request, reply) => {
    const { token = '', sha256 = '' } = request.params as { token?: string; sha256?: string };
    const door = await kit.doors.open(request);
    const picture = (await services.preview(token, door.site.id))?.pictures.find((one) => one.sha256 === sha256);
    if (picture === undefined) throw notFound(missing);
    await sendFile(request, reply, asFile(picture), services.openFile, 'no-store', pictureType(picture));
    return reply;
  });
}

/** A drawing of our own is shown as what it is; an attachment that calls itself one stays bytes to save. */
function pictureType({ mediaType }: PublicPicture): FileType | undefined {
  return mediaType === drawingType ? { kind: 'image', mediaType, inline: true } : undefined;
}

function asFile({ sha256, size, mediaType }: PublicPicture): PublicAttachment {
  const ending = mediaType === drawingType ? 'svg' : isPictureType(mediaType) ? pictureTypes[mediaType] : 'bin';
  return { position: 0, name: `${sha256.slice(0, 16)}.${ending}`, sha256, size, mediaType };
}

function pictureGone(): AppError {
  return new AppError({
    id: 'WITHDRAWN',
    status: 410,
    text: {
      zh: '这张图片所在的文件已撤回，图片不再提供。撤回说明见文件原来的网址。',
      en: 'The document of this picture was withdrawn, and the picture with it. The document’s address says why.',
    },
  });
}

/** The catalogue under the filters of the page, streamed (条例 art. 24: 下载). */
function csvHandler(kit: PortalKit, language: Language) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const door = await kit.doors.open(request);
    const context = pageContext(kit, door, await loadStructure(kit, door.site.id), language, 'standard', '/catalogue');
    const query = readListQuery(pickQuery(request.url, filterNames), context.structure, messagesFor(language));
    const [problem] = query.problems;
    if (problem !== undefined) return reply.redirect(request.url.replace('/catalogue.csv', '/catalogue'), 303);
    // HEAD wants the headers, not the reading of the whole catalogue.
    const rows = request.method === 'HEAD' ? [] : catalogueCsv(context, kit.data, toFilter(query, 1, 1));
    return reply
      .headers({
        ...securityHeaders('file', door.origin),
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': contentDisposition('attachment', `${context.m.catalogue.fileName}.csv`),
        'content-language': csvLanguage(context),
        'cache-control': 'no-store',
      })
      .send(Readable.from(rows, { objectMode: false }));
  };
}

function sendTheme(reply: FastifyReply, css: string): FastifyReply {
  return reply
    .headers({
      ...securityHeaders('page'),
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    .send(css);
}

function sendAsset(assets: Assets, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { name = '' } = request.params as { name?: string };
  const theme = findTheme(name);
  if (theme !== undefined) return sendTheme(reply, theme);
  const asset = assets.find(name);
  if (asset === undefined) throw notFound({ zh: '这个文件', en: 'This file' });
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const body = encoding === 'identity' ? undefined : asset[encoding];
  return reply
    .headers({
      ...securityHeaders('page'),
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': asset.contentType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      ...(body === undefined ? {} : { 'content-encoding': encoding }),
    })
    .send(body ?? asset.identity);
}
