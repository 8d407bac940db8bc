import type { ComponentChildren, VNode } from 'preact';
import { languages, languageTags, localPath } from '../../platform/i18n/index.ts';
import { columnHref, displays, href, named, siteName, type PageContext } from '../context.ts';
import type { PageMeta } from '../html/meta.ts';
import { withQuery } from '../query.ts';
import { fiveOpenness, slot } from '../structure.ts';
import { Announcements } from './announcements.tsx';
import { Logo } from './logo.tsx';
import { Footer } from './footer.tsx';
import { Head } from './head.tsx';
import { SearchBox } from './search-box.tsx';

interface PageProps {
  readonly context: PageContext;
  readonly meta: PageMeta;
  /** The main navigation entry this page stands under, by its path. */
  readonly section?: string | undefined;
  /** For the class of the body: home, document, … */
  readonly kind: string;
  readonly children: ComponentChildren;
}

/** The frame of every page: head, tools, header, navigation, main content, footer. */
export function Page({ context, meta, section, kind, children }: PageProps): VNode {
  const { m, site } = context;
  return (
    <html lang={languageTags[context.language]} class={`display-${context.display}`}>
      <Head context={context} meta={meta} />
      <body class={`page-${kind}`}>
        <a class="skip" href="#content">
          {m.chrome.skip}
        </a>
        <TopBar context={context} />
        <header class="site-header">
          <div class="wrap site-header-row">
            <a class="site-title" href={href(context, '/')}>
              <Logo context={context} />
              <span class="site-names">
                <span class="site-name">{siteName(context)}</span>
                <span class="site-motto">{context.language === 'en' ? site.profile.mottoEn : site.profile.motto}</span>
              </span>
            </a>
            {kind !== 'home' && kind !== 'search' && <SearchBox context={context} id="site-search" />}
          </div>
        </header>
        <SiteNavigation context={context} section={section} />
        {site.profile.demonstration && (
          <aside class="demo-strip" aria-label={m.chrome.demonstration}>
            <p class="wrap">
              <strong>{m.chrome.demonstration}</strong> {m.chrome.demonstrationText}
            </p>
          </aside>
        )}
        <Announcements context={context} />
        <main id="content" tabindex={-1}>
          {m.chrome.noteForeign !== '' && <p class="wrap language-note">{m.chrome.noteForeign}</p>}
          {children}
        </main>
        <Footer context={context} />
      </body>
    </html>
  );
}

/** Language and display: plain links, reachable before anything else on every page. */
function TopBar({ context }: { readonly context: PageContext }): VNode {
  const { m, structure } = context;
  const offered = languages.filter((language) => structure.look.languages.includes(language));
  return (
    <div class="top-bar">
      <div class="wrap top-bar-row">
        <nav class="tool-list" aria-label={m.chrome.display}>
          <ul>
            {displays.map((display) => (
              <li key={display}>
                <a
                  href={withDisplay(context, display)}
                  rel="nofollow"
                  title={m.chrome.displayHelp[display]}
                  aria-current={display === context.display ? 'true' : undefined}
                >
                  {m.chrome.displayNames[display]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {offered.length > 1 && (
          <nav class="tool-list" aria-label={m.chrome.languages}>
            <ul>
              {offered.map((language) => (
                <li key={language}>
                  <a
                    href={localPath(language, context.address)}
                    lang={languageTags[language]}
                    hreflang={languageTags[language]}
                    class="notranslate"
                    aria-current={language === context.language ? 'true' : undefined}
                  >
                    {m.chrome.languageNames[language]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </div>
  );
}

function withDisplay(context: PageContext, display: string): string {
  const [path = '/', query = ''] = context.address.split('?');
  return withQuery(href(context, path), { ...Object.fromEntries(new URLSearchParams(query)), display });
}

interface Entry {
  readonly path: string;
  readonly label: string;
}

/** Fixed pages first, then the top columns people come for, by their own names. */
function navigationEntries(context: PageContext): Entry[] {
  const { m, structure } = context;
  const five = fiveOpenness.flatMap((key) => structure.byKey.get(key) ?? []);
  const elsewhere = [slot(structure, 'disclosure'), slot(structure, 'policies'), ...five];
  const own = structure.roots
    .filter((column) => !elsewhere.includes(column))
    .map((column) => ({ path: columnHref(context, column), label: named(context, column) }));
  return [
    { path: href(context, '/'), label: m.chrome.home },
    { path: href(context, '/open-government'), label: m.nav.openGovernment },
    { path: href(context, '/policies'), label: m.nav.policies },
    { path: href(context, '/catalogue'), label: m.nav.catalogue },
    { path: href(context, '/requests'), label: m.nav.requests },
    { path: href(context, '/units'), label: m.nav.units },
    ...(five.length === 0 ? [] : [{ path: `${href(context, '/')}#five`, label: m.nav.fiveOpenness }]),
    ...own,
  ];
}

function SiteNavigation({
  context,
  section,
}: {
  readonly context: PageContext;
  readonly section: string | undefined;
}): VNode {
  const entries = navigationEntries(context);
  // In large print a dozen buttons would fill the first screen; the way to the rest is one of them.
  const shown =
    context.display === 'elder'
      ? [...entries.slice(0, 6), { path: href(context, '/sitemap'), label: context.m.nav.all }]
      : entries;
  return (
    <nav class="site-nav" aria-label={context.m.chrome.mainNavigation}>
      <ul class="wrap">
        {shown.map((entry) => (
          <li key={entry.path}>
            <a
              href={entry.path}
              aria-current={section !== undefined && entry.path === href(context, section) ? 'page' : undefined}
            >
              {entry.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
