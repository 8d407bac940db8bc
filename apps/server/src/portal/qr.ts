import type { FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import { notFound } from '../platform/errors.ts';
import { pageKey, securityHeaders, sendPage, tags } from '../platform/page-cache/index.ts';
import type { PortalKit } from './pipeline.ts';

/** The address of a public document as a QR code; of any other there is none, not even to tell that it exists. */
export async function qrCode(kit: PortalKit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { code = '' } = request.params as { code?: string };
  const door = await kit.doors.open(request);
  const address = `/d/${encodeURIComponent(code)}`;
  const page = await kit.cache.fetch(pageKey(door.site.id, door.origin, '', `${address}/qr.svg`), async () => {
    const document = await kit.data.read(door.site.id, (view) => view.document(code));
    if (document === undefined) throw notFound({ zh: '这个文件', en: 'This document' });
    return {
      status: 200,
      headers: {
        ...securityHeaders('file', door.origin),
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': 'public, max-age=0, must-revalidate',
      },
      body: await QRCode.toString(door.origin + address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }),
      tags: [tags.site(door.site.id), tags.document(document.id)],
      keep: true,
    };
  });
  await sendPage(request.raw, reply, page);
}
