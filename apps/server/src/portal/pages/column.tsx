import type { VNode } from 'preact';
import type { CataloguePage } from '../../engines/publication/public/index.ts';
import { formatCount } from '../../platform/i18n/index.ts';
import { Icon } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, columnTrail, DocumentList, Empty, Pager } from '../components/lists.tsx';
import { columnHref, href, named, type PageContext } from '../context.ts';
import { breadcrumbData } from '../html/document-data.ts';
import { columnPath, fiveOpenness, slot, statutoryItem, type ColumnNode } from '../structure.ts';

interface ColumnPageProps {
  readonly context: PageContext;
  readonly column: ColumnNode;
  readonly list: CataloguePage;
  readonly page: number;
  readonly pages: number;
}

export function ColumnPage({ context, column, list, page, pages }: ColumnPageProps): VNode {
  const { m } = context;
  const name = named(context, column);
  const trail = columnTrail(context, column.parent);
  const root = columnPath(column)[0];
  return (
    <Page
      context={context}
      kind="column"
      section={sectionOf(context, root)}
      meta={{
        title: page === 1 ? name : `${name} - ${m.pager.page(page)}`,
        description: column.description,
        column,
        feed: { title: column.name, path: `/feeds/${column.key}.xml` },
        data: [breadcrumbData(context, trail, name)],
      }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={trail} last={name} />
        <div class="page-head">
          <h1>{name}</h1>
          {context.language !== 'en' && column.description !== '' && <p class="page-lead">{column.description}</p>}
        </div>
        <div class="with-side">
          <div class="side-main">
            <Children context={context} column={column} />
            <section aria-labelledby="list">
              <div class="section-head">
                <h2 id="list">{m.column.list}</h2>
                <p class="quiet">{m.column.total(formatCount(list.total))}</p>
              </div>
              {list.items.length === 0 ? (
                <Empty title={m.column.empty}>
                  <p>
                    <a href={href(context, '/catalogue')}>{m.column.emptyHelp}</a>
                  </p>
                </Empty>
              ) : (
                <DocumentList context={context} items={list.items} full />
              )}
              <Pager context={context} path={`/c/${column.key}`} query={{}} page={page} pages={pages} />
            </section>
          </div>
          <aside class="side" aria-labelledby="about">
            <About context={context} column={column} />
            {context.display !== 'elder' && <Siblings context={context} column={column} />}
          </aside>
        </div>
      </div>
    </Page>
  );
}

function sectionOf(context: PageContext, root: ColumnNode | undefined): string | undefined {
  if (root === undefined) return undefined;
  if (root === slot(context.structure, 'policies')) return '/policies';
  if ((fiveOpenness as readonly string[]).includes(root.key)) return '/#five';
  return root.key === 'disclosure' ? '/open-government' : `/c/${root.key}`;
}

function Children({ context, column }: { readonly context: PageContext; readonly column: ColumnNode }): VNode | null {
  if (column.children.length === 0) return null;
  return (
    <nav class="subcolumns" aria-label={context.m.column.subcolumns}>
      <ul>
        {column.children.map((child) => (
          <li key={child.id}>
            <a href={columnHref(context, child)}>{named(context, child)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is expected of the column, said in public: who keeps it, how often, on what ground. */
function About({ context, column }: { readonly context: PageContext; readonly column: ColumnNode }): VNode {
  const { m, structure } = context;
  const unit = column.responsibleUnitId === null ? undefined : structure.unitById.get(column.responsibleUnitId);
  const item = statutoryItem(column.article);
  const article =
    item === undefined ? column.article : context.language === 'en' ? column.article : `二十条第（${item}）`;
  return (
    <section class="about" aria-labelledby="about">
      <h2 id="about">{m.column.about}</h2>
      <dl>
        <div>
          <dt>{m.column.update}</dt>
          <dd>
            {updateRule(context, column)}
            {context.language !== 'en' && column.updateBasis !== '' && <span class="basis">{column.updateBasis}</span>}
          </dd>
        </div>
        {article !== '' && (
          <div>
            <dt>{m.column.article}</dt>
            <dd>{m.column.articleOf(article)}</dd>
          </div>
        )}
        {unit !== undefined && (
          <div>
            <dt>{m.column.responsible}</dt>
            <dd>
              <a href={href(context, `/u/${unit.code}`)}>{named(context, unit)}</a>
            </dd>
          </div>
        )}
      </dl>
      <p>
        <a class="feed-link" href={`/feeds/${column.key}.xml`}>
          <Icon name="feed" />
          {m.column.feed}
        </a>
      </p>
    </section>
  );
}

function updateRule({ m }: PageContext, { updateEveryDays, updateMonthDay }: ColumnNode): string {
  if (updateEveryDays !== null) return m.column.everyDays(updateEveryDays);
  if (updateMonthDay === null) return m.column.onChange;
  return m.column.everyYearBy(Number(updateMonthDay.slice(0, 2)), Number(updateMonthDay.slice(3)));
}

function Siblings({ context, column }: { readonly context: PageContext; readonly column: ColumnNode }): VNode | null {
  const family = column.parent?.children ?? [];
  if (family.length < 2) return null;
  return (
    <nav class="siblings" aria-labelledby="siblings">
      <h2 id="siblings">{context.m.column.siblings}</h2>
      <ul>
        {family.map((sibling) => (
          <li key={sibling.id}>
            <a href={columnHref(context, sibling)} aria-current={sibling === column ? 'page' : undefined}>
              {named(context, sibling)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
