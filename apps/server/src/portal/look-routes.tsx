import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site, StoredPicture } from '../base/sites/index.ts';
import { notFound } from '../platform/errors.ts';
import type { Server } from '../platform/http/index.ts';
import { languagePrefixes, languages, type Language } from '../platform/i18n/index.ts';
import { securityHeaders } from '../platform/page-cache/index.ts';
import { portalLook } from './look.ts';
import { HomePage, loadHome } from './pages/home.tsx';
import { loadStructure, pageContext, pageHeaders, readDisplay, renderHtml, type PortalKit } from './pipeline.ts';
import type { PortalServices } from './services.ts';

const missingPicture = { zh: '这张图片', en: 'This picture' };
const missingPreview = { zh: '这个预览（链接可能已失效）', en: 'This preview (the link may have expired)' };

/** Pictures of the site, and the home page as it is being prepared. */
export function registerLook(scope: Server, kit: PortalKit, services: PortalServices): void {
  scope.get('/site-pictures/:id', async (request, reply) => {
    const { id = '' } = request.params as { id?: string };
    const door = await kit.doors.open(request);
    const picture = await kit.data.read(door.site.id, (view) => view.sitePicture(id));
    if (picture === undefined) throw notFound(missingPicture);
    return sendPicture(reply, picture, 'public, max-age=31536000, immutable');
  });
  scope.get('/preview/site/:token/pictures/:id', async (request, reply) => {
    const { token = '', id = '' } = request.params as { token?: string; id?: string };
    const door = await kit.doors.open(request);
    if ((await services.previewLook?.(token, door.site.id)) === undefined) throw notFound(missingPreview);
    const picture = await services.previewPicture?.(id, door.site.id);
    if (picture === undefined) throw notFound(missingPicture);
    return sendPicture(reply, picture, 'no-store');
  });
  for (const language of languages) {
    scope.get(`${languagePrefixes[language]}/preview/site/:token`, lookPreview(kit, services, language));
  }
}

function sendPicture(reply: FastifyReply, picture: StoredPicture, keep: string): FastifyReply {
  return reply
    .headers({
      ...securityHeaders('file'),
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': picture.mediaType,
      'cache-control': keep,
    })
    .send(picture.bytes);
}

/** The home page with what is being prepared, for whoever holds a valid link; the back office shows it in a frame. */
function lookPreview(kit: PortalKit, services: PortalServices, language: Language) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { token = '' } = request.params as { token?: string };
    const door = await kit.doors.open(request);
    const draft = await services.previewLook?.(token, door.site.id);
    if (draft === undefined) throw notFound(missingPreview);
    const address = `/preview/site/${encodeURIComponent(token)}`;
    const { texts, ...look } = draft;
    const site: Site = { ...door.site, profile: { ...door.site.profile, ...texts } };
    const structure = {
      ...(await loadStructure(kit, site.id)),
      look: portalLook(look, `${address}/pictures/`),
    };
    const display = readDisplay(request.headers.cookie);
    const context = pageContext(kit, { ...door, site }, structure, language, display, address);
    const html = await kit.data.read(site.id, async (view) =>
      renderHtml(kit, context, <HomePage context={context} content={await loadHome(context, view, [])} preview />),
    );
    const { 'x-frame-options': _, ...headers } = pageHeaders(door.origin, false);
    return reply
      .headers({
        ...headers,
        'content-security-policy': (headers['content-security-policy'] ?? '').replace(
          "frame-ancestors 'none'",
          "frame-ancestors 'self'",
        ),
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
      })
      .send(html);
  };
}
