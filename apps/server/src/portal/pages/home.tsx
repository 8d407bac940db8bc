import type { HomeBlock } from '@openzone/contracts';
import type { VNode } from 'preact';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import { Skyline } from '../components/emblem.tsx';
import { Icon, type IconName } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { DocumentList, Empty, SectionHead } from '../components/lists.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { columnHref, href, named, said, siteName, type PageContext } from '../context.ts';
import type { PortalView } from '../data.ts';
import { organization, webSite } from '../html/document-data.ts';
import { familyIds, fiveOpenness, slot, statutoryItem, type ColumnNode, type SiteStructure } from '../structure.ts';

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

interface LoadedBlock {
  readonly block: HomeBlock;
  readonly items: readonly PublicListItem[];
  /** Of a `column` block. */
  readonly column: ColumnNode | undefined;
  /** Of the block of the five kinds of openness. */
  readonly five: readonly ColumnNewest[];
}

export interface HomeContent {
  readonly blocks: readonly LoadedBlock[];
  readonly demoSignIns: readonly DemoSignIn[];
}

export async function loadHome(
  context: PageContext,
  view: PortalView,
  demoSignIns: readonly DemoSignIn[],
): Promise<HomeContent> {
  const blocks: LoadedBlock[] = [];
  for (const block of context.structure.look.home) {
    const loaded = await loadBlock(context, view, block);
    if (loaded !== undefined) blocks.push(loaded);
  }
  return { blocks, demoSignIns };
}

/** Undefined: a block that this site has nothing to fill with. */
async function loadBlock(
  { structure }: PageContext,
  view: PortalView,
  block: HomeBlock,
): Promise<LoadedBlock | undefined> {
  const nothing = { block, items: [], column: undefined, five: [] };
  if (block.kind === 'newest') return { ...nothing, items: await view.newest(block.items) };
  if (block.kind === 'column') {
    const column = homeColumn(structure, block.column ?? '');
    if (column === undefined) return undefined;
    return { ...nothing, column, items: await view.newestInColumns(familyIds(column), block.items) };
  }
  if (block.kind === 'five') {
    const five: ColumnNewest[] = [];
    for (const column of fiveOpenness.flatMap((key) => structure.byKey.get(key) ?? [])) {
      five.push({ column, items: await view.newestInColumns(familyIds(column), block.items) });
    }
    return five.length === 0 ? undefined : { ...nothing, five };
  }
  if (block.kind === 'statutory' && structure.statutory.length === 0) return undefined;
  if (block.kind === 'links' && structure.look.links.length === 0) return undefined;
  return nothing;
}

/** By its key now or before, or by what it is for. */
function homeColumn(structure: SiteStructure, key: string): ColumnNode | undefined {
  if (key === 'notices' || key === 'policies' || key === 'interpretation') return slot(structure, key);
  return structure.byKey.get(key) ?? structure.ledOn.get(key)?.column;
}

/** Two halves that follow one another share a row; a half alone takes the whole of it. */
function rowsOf(blocks: readonly LoadedBlock[]): (readonly LoadedBlock[])[] {
  const rows: LoadedBlock[][] = [];
  for (const loaded of blocks) {
    const row = rows.at(-1);
    if (loaded.block.half && row?.length === 1 && row[0]?.block.half === true) row.push(loaded);
    else rows.push([loaded]);
  }
  return rows;
}

interface HomeProps {
  readonly context: PageContext;
  readonly content: HomeContent;
  /** Of what is being prepared. */
  readonly preview?: boolean;
}

export function HomePage({ context, content, preview }: HomeProps): VNode {
  const { site } = context;
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
        noIndex: preview,
        still: preview,
      }}
    >
      <Hero context={context} />
      <div class="wrap home">
        {rowsOf(content.blocks).map((row) => {
          const shown = row.map((loaded) => <Block key={blockId(loaded.block)} context={context} loaded={loaded} />);
          if (row.length === 1) return shown;
          const kind = row[0]?.block.kind === 'newest' ? 'home-lead' : 'home-pair';
          return (
            <div key={row.map(({ block }) => blockId(block)).join(' ')} class={kind}>
              {shown}
            </div>
          );
        })}
        {content.demoSignIns.length > 0 && <DemoSignIns context={context} accounts={content.demoSignIns} />}
      </div>
    </Page>
  );
}

/** One of a kind on the page, and one of a column. */
function blockId({ kind, column }: HomeBlock): string {
  return column ?? kind;
}

function Block({ context, loaded }: { readonly context: PageContext; readonly loaded: LoadedBlock }): VNode | null {
  const { block, items, column, five } = loaded;
  if (block.kind === 'shortcuts') return <Shortcuts context={context} />;
  if (block.kind === 'five') return <FiveOpenness context={context} five={five} />;
  if (block.kind === 'statutory') return <Statutory context={context} />;
  if (block.kind === 'links') return <FriendlyLinks context={context} />;
  if (block.kind === 'newest') return <NewestBlock context={context} items={items} />;
  if (column === undefined) return null;
  const isPolicies = column === slot(context.structure, 'policies');
  return (
    <ColumnBlock
      context={context}
      id={blockId(block)}
      block={{ column, items }}
      {...(isPolicies ? { more: href(context, '/policies') } : {})}
    />
  );
}

function NewestBlock({
  context,
  items,
}: {
  readonly context: PageContext;
  readonly items: readonly PublicListItem[];
}): VNode {
  const { m } = context;
  return (
    <section class="home-newest" aria-labelledby="newest">
      <SectionHead id="newest" title={m.home.newest} more={href(context, '/catalogue')} moreLabel={m.home.newestMore} />
      <Newest context={context} items={items} />
    </section>
  );
}

function FriendlyLinks({ context }: { readonly context: PageContext }): VNode {
  const { m, structure } = context;
  return (
    <section class="friendly-links" aria-labelledby="links">
      <div class="section-head">
        <h2 id="links">{m.home.links}</h2>
      </div>
      {structure.look.links.map((group) => (
        <div key={group.name} class="link-group">
          <h3>{said(context, group.name, group.nameEn)}</h3>
          <ul>
            {group.links.map((link) => (
              <li key={link.url}>
                <a href={link.url} rel="noopener">
                  {said(context, link.name, link.nameEn)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
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
  readonly block: ColumnNewest;
  readonly more?: string;
}

function ColumnBlock({ context, id, block, more }: ColumnBlockProps): VNode {
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
