import type { VNode } from 'preact';
import type { CatalogueFacets, CataloguePage } from '../../engines/publication/public/index.ts';
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
import { Page } from '../components/layout.tsx';
import { Breadcrumb, DocumentList, Empty, Pager, ValidityBadge } from '../components/lists.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { type PageContext } from '../context.ts';
import type { ListQuery } from '../query.ts';
import { familyIds, slot, type SiteStructure } from '../structure.ts';

/** The columns of policies: the policy column itself and item (一) of article 20, with what is under them. */
export function policyColumns(structure: SiteStructure): string[] {
  const roots = [slot(structure, 'policies'), structure.statutory[0]];
  return [...new Set(roots.flatMap((root) => (root === undefined ? [] : familyIds(root))))];
}

interface PoliciesProps {
  readonly context: PageContext;
  readonly query: ListQuery;
  readonly list: CataloguePage;
  readonly facets: CatalogueFacets;
  readonly pages: number;
}

export function PoliciesPage({ context, query, list, facets, pages }: PoliciesProps): VNode {
  const { m, structure } = context;
  const c = m.catalogue;
  const { page: _page, ...filters } = query.typed;
  const column = slot(structure, 'policies');
  return (
    <Page
      context={context}
      kind="policies"
      section="/policies"
      meta={{
        title: m.policies.title,
        description: m.policies.lead,
        column,
        ...(column === undefined ? {} : { feed: { title: column.name, path: `/feeds/${column.key}.xml` } }),
      }}
    >
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={m.policies.title} />
        <div class="page-head">
          <h1>{m.policies.title}</h1>
          <p class="page-lead">{m.policies.lead}</p>
        </div>
        <Problems context={context} problems={query.problems} />
        <FilterForm context={context} path="/policies" query={query} submit={c.apply}>
          <Select
            context={context}
            query={query}
            name="validity"
            label={c.validity}
            choices={validityChoices(context)}
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
            name="column"
            label={c.column}
            choices={columnChoices(context, policyColumns(structure))}
          />
          <Select
            context={context}
            query={query}
            name="unit"
            label={c.unit}
            choices={unitChoices(context, facets.units)}
          />
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
            name="subject"
            label={c.subject}
            choices={termChoices(context, context.structure.topics, facets.subjectCategories)}
          />
        </FilterForm>
        <div class="list-head">
          <p role="status">{m.column.total(formatCount(list.total))}</p>
          {column !== undefined && (
            <SearchBox context={context} id="policy-search" label={m.policies.search} keep={{ column: column.key }} />
          )}
        </div>
        {query.problems.length > 0 ? null : list.items.length === 0 ? (
          <Empty title={c.empty}>
            <p>{c.emptyHelp}</p>
          </Empty>
        ) : (
          <DocumentList context={context} items={list.items} full />
        )}
        <Pager context={context} path="/policies" query={filters} page={query.page} pages={pages} />
        {context.display !== 'elder' && <Legend context={context} />}
      </div>
    </Page>
  );
}

function Legend({ context }: { readonly context: PageContext }): VNode {
  const { notInForce } = context.m.document;
  const marks = ['AMENDED', 'REPEALED', 'LAPSED', 'DECLARED_VOID'] as const;
  return (
    <section class="legend" aria-labelledby="legend">
      <h2 id="legend">{context.m.policies.legend}</h2>
      <ul>
        {marks.map((validity) => (
          <li key={validity}>
            <ValidityBadge context={context} validity={validity} />
            <span>{notInForce[validity]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
