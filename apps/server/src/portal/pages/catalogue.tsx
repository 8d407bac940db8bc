import type { VNode } from 'preact';
import type { CatalogueFacets, CataloguePage, PublicListItem } from '../../engines/publication/public/index.ts';
import { formatCount } from '../../platform/i18n/index.ts';
import {
  columnChoices,
  counted,
  FilterForm,
  Problems,
  Select,
  termChoices,
  unitChoices,
  validityChoices,
} from '../components/filters.tsx';
import { Icon } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, Empty, Pager, showsValidity, ValidityBadge } from '../components/lists.tsx';
import { href, originalLang, unitNamed, type PageContext } from '../context.ts';
import { withQuery, type ListQuery } from '../query.ts';

interface CatalogueProps {
  readonly context: PageContext;
  readonly query: ListQuery;
  readonly list: CataloguePage;
  readonly facets: CatalogueFacets;
  readonly pages: number;
}

/** The disclosure catalogue: index, title, abstract and date of every item (条例 art. 12), to search, read and download (art. 24). */
export function CataloguePageView({ context, query, list, facets, pages }: CatalogueProps): VNode {
  const { m } = context;
  const c = m.catalogue;
  const { page: _page, ...filters } = query.typed;
  return (
    <Page context={context} kind="catalogue" section="/catalogue" meta={{ title: c.title, description: c.lead }}>
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={c.title} />
        <div class="page-head">
          <h1>{c.title}</h1>
          <p class="page-lead">{c.lead}</p>
        </div>
        <Problems context={context} problems={query.problems} />
        <FilterForm context={context} path="/catalogue" query={query} submit={c.apply}>
          <Select
            context={context}
            query={query}
            name="unit"
            label={c.unit}
            choices={unitChoices(context, facets.units)}
          />
          <Select context={context} query={query} name="column" label={c.column} choices={columnChoices(context)} />
          <Select
            context={context}
            query={query}
            name="year"
            label={c.year}
            choices={facets.years.map(({ value, count }) => ({
              value: String(value),
              label: counted(context, String(value), count),
            }))}
          />
          <Select
            context={context}
            query={query}
            name="genre"
            label={c.genre}
            choices={termChoices(context, context.structure.genres, facets.genres)}
          />
          <Select
            context={context}
            query={query}
            name="subject"
            label={c.subject}
            choices={termChoices(context, context.structure.topics, facets.subjectCategories)}
          />
          <Select
            context={context}
            query={query}
            name="validity"
            label={c.validity}
            choices={validityChoices(context)}
          />
        </FilterForm>
        <div class="list-head">
          <p role="status">{m.column.total(formatCount(list.total))}</p>
          <p>
            <a class="button-quiet" href={href(context, withQuery('/catalogue.csv', filters))} title={c.downloadHelp}>
              <Icon name="download" />
              {c.download}
            </a>
          </p>
        </div>
        {query.problems.length > 0 ? null : list.items.length === 0 ? (
          <Empty title={c.empty}>
            <p>{c.emptyHelp}</p>
          </Empty>
        ) : (
          <CatalogueTable context={context} items={list.items} />
        )}
        <Pager context={context} path="/catalogue" query={filters} page={query.page} pages={pages} />
      </div>
    </Page>
  );
}

/** A table where there is room and a card for each item where there is not; the markup is the same. */
function CatalogueTable({
  context,
  items,
}: {
  readonly context: PageContext;
  readonly items: readonly PublicListItem[];
}): VNode {
  const c = context.m.catalogue;
  const heads: readonly (readonly [string, string])[] = [
    ['index', c.index],
    ['name', c.name],
    ['unit', c.unit],
    ['written', c.written],
    ['published', c.published],
  ];
  return (
    <table class="catalogue-table" aria-label={c.table}>
      <thead>
        <tr>
          {heads.map(([name, label]) => (
            <th key={name} scope="col" class={`col-${name}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <CatalogueRow key={item.id} context={context} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function CatalogueRow({ context, item }: { readonly context: PageContext; readonly item: PublicListItem }): VNode {
  const c = context.m.catalogue;
  const lang = originalLang(context);
  return (
    <tr>
      <td class="col-index">
        <span class="card-label">{c.index}</span>
        {item.indexNumber}
      </td>
      <th scope="row" class="col-name">
        <a href={href(context, `/d/${item.code}`)} lang={lang}>
          {item.title}
        </a>{' '}
        {showsValidity(item) && <ValidityBadge context={context} validity={item.validity} />}
        {item.documentNumber !== null && (
          <span class="row-number" lang={lang}>
            {item.documentNumber}
          </span>
        )}
        {item.abstract !== '' && (
          <span class="row-abstract" lang={lang}>
            <span class="unseen">{c.abstract}: </span>
            {item.abstract}
          </span>
        )}
      </th>
      <td class="col-unit">
        <span class="card-label">{c.unit}</span>
        {unitNamed(context, item.unitId, item.unitName, item.writtenDate)}
      </td>
      <td class="col-written">
        <span class="card-label">{c.written}</span>
        <time datetime={item.writtenDate}>{item.writtenDate}</time>
      </td>
      <td class="col-published">
        <span class="card-label">{c.published}</span>
        <time datetime={item.listedOn}>{item.listedOn}</time>
      </td>
    </tr>
  );
}
