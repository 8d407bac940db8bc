import type { VNode } from 'preact';
import { href, said, type PageContext } from '../context.ts';

/** What the site tells everybody for a time: on every page, above its content. */
export function Announcements({ context }: { readonly context: PageContext }): VNode | null {
  const { banners, m } = context;
  if (banners.length === 0) return null;
  return (
    <aside class="banners" aria-label={m.chrome.announcements}>
      {banners.map((banner) => {
        const words = said(context, banner.zh, banner.en);
        const address = banner.url.startsWith('/') ? href(context, banner.url) : banner.url;
        return (
          <div key={banner.id} class={`banner banner-${banner.tone}`}>
            <p class="wrap">{banner.url === '' ? words : <a href={address}>{words}</a>}</p>
          </div>
        );
      })}
    </aside>
  );
}
