import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../platform/errors.ts';
import type { Language } from '../platform/i18n/index.ts';
import type { PortalServices } from './services.ts';
import { PreviewPage } from './pages/document.tsx';
import { loadStructure, pageContext, pageHeaders, readDisplay, renderHtml, type PortalKit } from './pipeline.ts';

/** A version that is not public, for whoever holds a valid link: never kept by anyone, never indexed. */
export function previewHandler(kit: PortalKit, services: Pick<PortalServices, 'preview'>, language: Language) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { token = '' } = request.params as { token?: string };
    const door = await kit.doors.open(request);
    const preview = await services.preview(token, door.site.id);
    if (preview === undefined) {
      throw notFound({ zh: '这个预览（链接可能已失效）', en: 'This preview (the link may have expired)' });
    }
    const structure = await loadStructure(kit, door.site.id);
    const address = `/preview/${encodeURIComponent(token)}`;
    const context = pageContext(kit, door, structure, language, readDisplay(request.headers.cookie), address);
    const html = renderHtml(kit, context, <PreviewPage context={context} preview={preview} token={token} />);
    return reply
      .headers({
        ...pageHeaders(door.origin, false),
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
      })
      .send(html);
  };
}
