import type { VNode } from 'preact';
import { formatCount } from '../../platform/i18n/index.ts';
import type { SearchHit, SearchResult } from '../../search/index.ts';
import {
  columnChoices,
  Field,
  Problems,
  Select,
  termChoices,
  unitChoices,
  validityChoices,
} from '../components/filters.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb, Empty, Pager, showsValidity, ValidityBadge } from '../components/lists.tsx';
import { href, originalLang, unitShort, type PageContext } from '../context.ts';
import type { ListQuery } from '../query.ts';

interface SearchPageProps {
  readonly context: PageContext;
  readonly query: ListQuery;
  /** Absent when nothing was asked for yet, or when what was asked for has to be corrected. */
  readonly result: SearchResult | undefined;
  readonly pages: number;
}

export function SearchPage({ context, query, result, pages }: SearchPageProps): VNode {
  const { m } = context;
  const title = query.q === '' ? m.search.title : m.search.titleFor(query.q);
  const { page: _page, ...keep } = query.typed;
  return (
    <Page context={context} kind="search" meta={{ title, noIndex: Object.keys(query.typed).length > 0 }}>
      <div class="wrap">
        <Breadcrumb context={context} trail={[]} last={m.search.title} />
        <h1 class="search-title">{title}</h1>
        <Problems context={context} problems={query.problems} />
        <SearchForm context={context} query={query} result={result} />
        <section aria-label={m.search.results}>
          {[...(query.typed['q'] ?? '')].length > 100 && <p class="notice-line">{m.errors.longQuery}</p>}
          {result === undefined && query.problems.length === 0 && (
            <Empty title={m.search.start}>
              <p>{m.search.startTips}</p>
            </Empty>
          )}
          {result !== undefined && <Results context={context} result={result} />}
        </section>
        {result !== undefined && (
          <Pager context={context} path="/search" query={keep} page={query.page} pages={pages} />
        )}
      </div>
    </Page>
  );
}

/** One form: words and filters go together, and what was typed stays in it. */
function SearchForm({ context, query, result }: Omit<SearchPageProps, 'pages'>): VNode {
  const { m } = context;
  const s = m.search;
  const filtered = ['unit', 'column', 'subject', 'validity', 'from', 'to', 'sort'].some(
    (name) => query.typed[name] !== undefined,
  );
  return (
    <search>
      <form class="search-form" action={href(context, '/search')} method="get">
        <div class="search-words">
          <label class="unseen" for="f-q">
            {m.chrome.searchLabel}
          </label>
          <input
            id="f-q"
            name="q"
            type="search"
            value={query.typed['q'] ?? ''}
            maxlength={200}
            placeholder={m.chrome.searchPlaceholder}
            autocomplete="off"
          />
          <button type="submit" class="button">
            {s.submit}
          </button>
        </div>
        <details class="search-filters" open={filtered || query.typed['q'] === undefined}>
          <summary>{s.filters}</summary>
          <div class="filter-grid">
            <Select
              context={context}
              query={query}
              name="unit"
              label={s.unit}
              choices={unitChoices(context, query.unit === undefined ? result?.facets.units : undefined)}
            />
            <Select context={context} query={query} name="column" label={s.column} choices={columnChoices(context)} />
            <Select
              context={context}
              query={query}
              name="subject"
              label={s.subject}
              choices={termChoices(context, context.structure.topics, result?.facets.subjectCategories ?? [])}
            />
            <Select
              context={context}
              query={query}
              name="validity"
              label={s.validity}
              choices={validityChoices(context)}
            />
            <DateField query={query} name="from" label={s.from} />
            <DateField query={query} name="to" label={s.to} />
            <Select
              context={context}
              query={query}
              name="sort"
              label={s.sort}
              required
              choices={[
                { value: 'relevance', label: s.relevance },
                { value: 'date', label: s.date },
              ]}
            />
          </div>
        </details>
      </form>
    </search>
  );
}

/** A date box would drop what it cannot read; a wrong date must still stand there to be corrected. */
function DateField({
  query,
  name,
  label,
}: {
  readonly query: ListQuery;
  readonly name: 'from' | 'to';
  readonly label: string;
}): VNode {
  const problem = query.problems.find((entry) => entry.field === name);
  const id = `f-${name}`;
  return (
    <Field name={name} label={label} problem={problem}>
      {problem === undefined ? (
        <input id={id} name={name} type="date" value={query[name] ?? ''} />
      ) : (
        <input
          id={id}
          name={name}
          type="text"
          value={query.typed[name] ?? ''}
          aria-invalid="true"
          aria-describedby={`${id}-problem`}
        />
      )}
    </Field>
  );
}

function Results({ context, result }: { readonly context: PageContext; readonly result: SearchResult }): VNode {
  const { m } = context;
  if (result.hits.length === 0) {
    return (
      <Empty title={m.search.none}>
        <ul class="tips">
          {m.search.noneTips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
        <p>
          <a href={href(context, '/requests')}>{m.search.noneRequest}</a>
        </p>
      </Empty>
    );
  }
  return (
    <>
      <p class="list-count" role="status">
        {m.search.found(formatCount(result.total))}
      </p>
      <ol class="hits">
        {result.hits.map((hit) => (
          <Hit key={hit.id} context={context} hit={hit} />
        ))}
      </ol>
    </>
  );
}

/** `titleHtml` and `excerptHtml` come escaped from the search, with `<mark>` around what matched. */
function Hit({ context, hit }: { readonly context: PageContext; readonly hit: SearchHit }): VNode {
  const lang = originalLang(context);
  return (
    <li>
      <h2 lang={lang}>
        <a href={href(context, `/d/${hit.code}`)} dangerouslySetInnerHTML={{ __html: hit.titleHtml }} />
      </h2>
      {hit.excerptHtml !== '' && (
        <p class="hit-excerpt" lang={lang} dangerouslySetInnerHTML={{ __html: hit.excerptHtml }} />
      )}
      <p class="doc-facts">
        {showsValidity(hit) && <ValidityBadge context={context} validity={hit.validity} />}
        {hit.documentNumber !== null && (
          <span class="doc-number" lang={lang}>
            {hit.documentNumber}
          </span>
        )}
        <span class="doc-unit">{unitShort(context, hit.unitId, hit.unitName, hit.writtenDate)}</span>
        <time datetime={hit.listedOn}>{hit.listedOn}</time>
      </p>
    </li>
  );
}
