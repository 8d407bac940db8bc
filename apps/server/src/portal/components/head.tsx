import type { VNode } from 'preact';
import { href, siteName, type PageContext } from '../context.ts';
import { barColor, themeUrl } from '../theme.ts';
import { alternates, canonical, dataBlock, pageTags, type PageMeta } from '../html/meta.ts';

export function Head({ context, meta }: { readonly context: PageContext; readonly meta: PageMeta }): VNode {
  const { assets } = context;
  const name = siteName(context);
  const description = meta.description?.trim() ?? '';
  const scheme = context.display === 'contrast' ? 'dark' : 'light dark';
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{meta.title === name ? name : `${meta.title} - ${name}`}</title>
      {pageTags(context, meta).map(([tag, content]) => (
        <meta
          key={tag}
          name={tag}
          content={content}
          class={context.language === 'zh-hant' ? 'notranslate' : undefined}
        />
      ))}
      {description !== '' && <meta name="description" content={description} />}
      {meta.noIndex === true && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content={scheme} />
      <meta name="theme-color" content={barColor(context.structure.look.color)} />
      <meta name="format-detection" content="telephone=no" />
      {meta.noIndex !== true && <link rel="canonical" href={canonical(context)} />}
      {meta.noIndex !== true &&
        alternates(context).map(({ tag, url }) => <link key={tag} rel="alternate" hreflang={tag} href={url} />)}
      <link rel="stylesheet" href={assets.url('portal.css')} />
      {context.structure.look.color !== null && <link rel="stylesheet" href={themeUrl(context.structure.look.color)} />}
      <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
      <link rel="icon" href="/favicon.ico" sizes="32x32" />
      <link rel="apple-touch-icon" href={assets.url('icon-180.png')} />
      <link rel="manifest" href={href(context, '/manifest.webmanifest')} />
      <link rel="search" type="application/opensearchdescription+xml" title={name} href="/opensearch.xml" />
      {meta.feed !== undefined && (
        <link rel="alternate" type="application/atom+xml" title={meta.feed.title} href={meta.feed.path} />
      )}
      {meta.still !== true && <script src={assets.url('tools.js')} defer />}
      {meta.script !== undefined && <script src={assets.url(meta.script)} defer />}
      {meta.data !== undefined && meta.data.length > 0 && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataBlock(meta.data) }} />
      )}
    </head>
  );
}
