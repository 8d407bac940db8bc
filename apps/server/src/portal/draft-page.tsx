import type { FastifyRequest } from 'fastify';
import { DraftPage } from './pages/document.tsx';
import type { DocumentView } from './pages/document-view.ts';
import { loadStructure, pageContext, renderHtml, type PortalKit } from './pipeline.ts';

export interface RenderedDrafts {
  /** The page that would show these words; nothing of it is kept. Pictures and files are read by their content in the back office. */
  readonly draft: (request: FastifyRequest, view: DocumentView) => Promise<string>;
}

export function draftPage(kit: PortalKit): RenderedDrafts['draft'] {
  return async (request, view) => {
    const door = await kit.doors.open(request);
    const structure = await loadStructure(kit, door.site.id);
    const context = pageContext(kit, door, structure, 'zh-hans', 'standard', '/');
    // It is framed where nothing may run.
    return renderHtml(kit, context, <DraftPage context={context} view={view} />).replace(
      /<script\b[\s\S]*?<\/script>/g,
      '',
    );
  };
}
