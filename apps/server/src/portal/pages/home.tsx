import type { VNode } from 'preact';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import { Skyline } from '../components/emblem.tsx';
import { Icon, type IconName } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { DocumentList, Empty, SectionHead } from '../components/lists.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { columnHref, href, named, siteName, type PageContext } from '../context.ts';
import type { PortalView } from '../data.ts';
import { organization, webSite } from '../html/document-data.ts';
import { familyIds, fiveOpenness, slot, statutoryItem, type ColumnNode } from '../structure.ts';

export interface DemoSignIn {
  readonly signInName: string;
  readonly displayName: string;
  readonly role: string;
  readonly password: string;
}

interface ColumnNewest {
  readonly column: ColumnNode;
  readonly items: readonly PublicListItem[];
}

export interface HomeContent {
  readonly newest: readonly PublicListItem[];
  readonly five: readonly ColumnNewest[];
  readonly notices: ColumnNewest | undefined;
  readonly policies: ColumnNewest | undefined;
  readonly interpretation: ColumnNewest | undefined;
  readonly demoSignIns: readonly DemoSignIn[];
}

export async function loadHome(
  context: PageContext,
  view: PortalView,
  demoSignIns: readonly DemoSignIn[],
): Promise<HomeContent> {
  const { structure } = context;
  const newestOf = async (column: ColumnNode | undefined, limit: number): Promise<ColumnNewest | undefined> =>
    column === undefined ? undefined : { column, items: await view.newestInColumns(familyIds(column), limit) };
  const five: ColumnNewest[] = [];
  for (const key of fiveOpenness) {
    const found = await newestOf(structure.byKey.get(key), 3);
    if (found !== undefined) five.push(found);
  }
  return {
    newest: await view.newest(6),
    five,
    notices: await newestOf(slot(structure, 'notices'), 6),
    policies: await newestOf(slot(structure, 'policies'), 6),
    interpretation: await newestOf(slot(structure, 'interpretation'), 5),
    demoSignIns,
  };
}

export function HomePage({
  context,
  content,
}: {
  readonly context: PageContext;
  readonly content: HomeContent;
}): VNode {
  const { m, site } = context;
  return (
    <Page
      context={context}
      kind="home"
      section="/"
      meta={{
        title: siteName(context),
        description: site.profile.description,
        data: [webSite(context), organization(context)],
        feed: { title: site.profile.name, path: '/feeds/all.xml' },
      }}
    >
      <Hero context={context} />
      <div class="wrap home">
        <Shortcuts context={context} />
        <div class="home-lead">
          <section class="home-newest" aria-labelledby="newest">
            <SectionHead
              id="newest"
              title={m.home.newest}
              more={href(context, '/catalogue')}
              moreLabel={m.home.newestMore}
            />
            <Newest context={context} items={content.newest} />
          </section>
          <ColumnBlock context={context} id="notices" block={content.notices} />
        </div>
        <FiveOpenness context={context} five={content.five} />
        <Statutory context={context} />
        <div class="home-pair">
          <ColumnBlock context={context} id="policies" block={content.policies} more={href(context, '/policies')} />
          <ColumnBlock context={context} id="interpretation" block={content.interpretation} />
        </div>
        {content.demoSignIns.length > 0 && <DemoSignIns context={context} accounts={content.demoSignIns} />}
      </div>
    </Page>
  );
}

function Hero({ context }: { readonly context: PageContext }): VNode {
  const { profile } = context.site;
  const motto = context.language === 'en' ? profile.mottoEn : profile.motto;
  return (
    <div class="hero">
      {context.display === 'standard' && <Skyline />}
      <div class="wrap hero-words">
        <h1>{motto === '' ? siteName(context) : motto}</h1>
        {context.language !== 'en' && <p>{profile.description}</p>}
        <SearchBox context={context} id="home-search" />
      </div>
    </div>
  );
}

function Shortcuts({ context }: { readonly context: PageContext }): VNode {
  const { m, structure } = context;
  const reports = slot(structure, 'annual-reports');
  const entries: readonly (readonly [IconName, string, string, string])[] = [
    ['book', href(context, '/guide'), m.nav.guide, m.home.guideHint],
    ['pen', href(context, '/requests'), m.nav.requests, m.home.requestHint],
    [
      'report',
      reports === undefined ? href(context, '/open-government') : columnHref(context, reports),
      m.nav.annualReports,
      m.home.reportHint,
    ],
    ['list', href(context, '/catalogue'), m.nav.catalogue, m.home.catalogueHint],
    ['seal', href(context, '/policies'), m.nav.policies, m.home.policiesHint],
    ['search', href(context, '/search'), m.search.title, m.home.searchHint],
  ];
  return (
    <section class="shortcuts" aria-label={m.home.services}>
      <ul>
        {entries.map(([icon, path, label, hint]) => (
          <li key={label}>
            <a href={path}>
              <Icon name={icon} />
              <span class="shortcut-name">{label}</span>
              <span class="shortcut-hint">{hint}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first item stands out: it is what changed last. */
function Newest({
  context,
  items,
}: {
  readonly context: PageContext;
  readonly items: readonly PublicListItem[];
}): VNode {
  if (items.length === 0) return <Empty title={context.m.home.empty} />;
  return <DocumentList context={context} items={items} full />;
}

interface ColumnBlockProps {
  readonly context: PageContext;
  readonly id: string;
  readonly block: ColumnNewest | undefined;
  readonly more?: string;
}

function ColumnBlock({ context, id, block, more }: ColumnBlockProps): VNode | null {
  if (block === undefined) return null;
  const name = named(context, block.column);
  return (
    <section class="home-block" aria-labelledby={id}>
      <SectionHead
        id={id}
        title={name}
        more={more ?? columnHref(context, block.column)}
        moreLabel={context.m.home.moreOf(name)}
      />
      {block.items.length === 0 ? (
        <Empty title={context.m.home.empty} />
      ) : (
        <DocumentList context={context} items={block.items} />
      )}
    </section>
  );
}

function FiveOpenness({
  context,
  five,
}: {
  readonly context: PageContext;
  readonly five: readonly ColumnNewest[];
}): VNode | null {
  if (five.length === 0) return null;
  const { m } = context;
  return (
    <section class="five" aria-labelledby="five">
      <div class="section-head">
        <h2 id="five">{m.home.five}</h2>
        <p class="section-lead">{m.home.fiveLead}</p>
      </div>
      <ul class="five-tiles">
        {five.map(({ column, items }, index) => (
          <li key={column.id}>
            <h3>
              <a href={columnHref(context, column)}>
                <span class="five-number" aria-hidden="true">
                  {index + 1}
                </span>
                {named(context, column)}
              </a>
            </h3>
            {items.length === 0 ? (
              <p class="quiet">{m.home.empty}</p>
            ) : (
              <DocumentList context={context} items={items} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Statutory({ context }: { readonly context: PageContext }): VNode | null {
  const { m, structure } = context;
  if (structure.statutory.length === 0) return null;
  const whole = slot(structure, 'statutory');
  return (
    <section class="statutory" aria-labelledby="statutory">
      <SectionHead
        id="statutory"
        title={m.home.statutory}
        more={whole === undefined ? undefined : columnHref(context, whole)}
        moreLabel={m.home.moreOf(m.home.statutory)}
      />
      <p class="section-lead">{m.home.statutoryLead}</p>
      <StatutoryItems context={context} />
    </section>
  );
}

/** The fifteen items of article 20 in the order and wording of the article. */
export function StatutoryItems({ context }: { readonly context: PageContext }): VNode {
  return (
    <ol class="statutory-items">
      {context.structure.statutory.map((column, index) => (
        <li key={column.id}>
          <a href={columnHref(context, column)}>
            <span class="statutory-number">
              {context.language === 'en' ? index + 1 : `（${statutoryItem(column.article) ?? ''}）`}
            </span>
            <span>{named(context, column)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function DemoSignIns({
  context,
  accounts,
}: {
  readonly context: PageContext;
  readonly accounts: readonly DemoSignIn[];
}): VNode {
  const { m } = context;
  return (
    <section class="demo-accounts" aria-labelledby="demo-accounts">
      <SectionHead id="demo-accounts" title={m.home.demoAccounts} more="/office/" moreLabel={m.home.demoEnter} />
      <p class="section-lead">{m.home.demoLead}</p>
      <section class="table-scroll" tabindex={0} aria-label={m.document.tableScroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{m.home.demoName}</th>
              <th scope="col">{m.home.demoPassword}</th>
              <th scope="col">{m.home.demoPerson}</th>
              <th scope="col">{m.home.demoRole}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.signInName}>
                <th scope="row">
                  <code>{account.signInName}</code>
                </th>
                <td>
                  <code>{account.password}</code>
                </td>
                <td>{account.displayName}</td>
                <td>{account.role}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
