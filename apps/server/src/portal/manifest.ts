import { toTraditional } from '@openzone/chinese-text/convert';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageTags, localPath, type Language } from '../platform/i18n/index.ts';
import { pageKey, securityHeaders, sendPage, tags } from '../platform/page-cache/index.ts';
import { loadStructure, type PortalKit } from './pipeline.ts';
import { barColor } from './theme.ts';

/** What a phone needs to keep the site on its home screen (W3C Web Application Manifest). */
export async function manifest(
  kit: PortalKit,
  language: Language,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const door = await kit.doors.open(request);
  const { profile } = door.site;
  const name = language === 'en' && profile.nameEn !== '' ? profile.nameEn : profile.name;
  const shortName = language === 'en' || profile.shortName === '' ? name : profile.shortName;
  const { look } = await loadStructure(kit, door.site.id);
  const bar = barColor(look.color);
  const home = localPath(language, '/');
  const body = JSON.stringify({
    id: home,
    name,
    short_name: shortName,
    description: profile.description,
    lang: languageTags[language],
    start_url: home,
    scope: '/',
    display: 'standalone',
    background_color: bar,
    theme_color: bar,
    icons: [
      { src: kit.assets.url('icon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: kit.assets.url('icon-192.png'), sizes: '192x192', type: 'image/png' },
      { src: kit.assets.url('icon-512.png'), sizes: '512x512', type: 'image/png' },
      { src: kit.assets.url('icon-maskable-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
  const text = language === 'zh-hant' ? toTraditional(body) : body;
  const key = pageKey(door.site.id, door.origin, '', localPath(language, '/manifest.webmanifest'));
  const page = await kit.cache.fetch(key, () =>
    Promise.resolve({
      status: 200,
      headers: {
        ...securityHeaders('page', door.origin),
        'content-type': 'application/manifest+json; charset=utf-8',
        'cache-control': 'public, max-age=0, must-revalidate',
      },
      body: text,
      tags: [tags.site(door.site.id)],
      keep: true,
    }),
  );
  await sendPage(request.raw, reply, page);
}
