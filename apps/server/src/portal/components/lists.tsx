import type { ComponentChildren, VNode } from 'preact';
import { validityLabels, type PublicListItem, type Validity } from '../../engines/publication/public/index.ts';
import { pick } from '../../platform/i18n/index.ts';
import { columnHref, href, named, originalLang, unitShort, type PageContext } from '../context.ts';
import { columnPath, type ColumnNode } from '../structure.ts';
import { withQuery } from '../query.ts';
import { Icon } from './icons.tsx';

interface WithContext {
  readonly context: PageContext;
}

export function ValidityBadge({ context, validity }: WithContext & { readonly validity: Validity }): VNode {
  return (
    <span class={`badge validity-${validity.toLowerCase().replace('_', '-')}`}>
      {pick(validityLabels[validity], context.language)}
    </span>
  );
}

/** Validity is a mark of documents that lay down something; news has none to show. */
export function showsValidity(item: Pick<PublicListItem, 'documentNumber' | 'genre' | 'validity'>): boolean {
  return item.validity !== 'IN_FORCE' || (item.documentNumber !== null && item.genre !== null);
}

interface DocumentListProps extends WithContext {
  readonly items: readonly PublicListItem[];
  /** With unit and number under each title. */
  readonly full?: boolean;
  /** The level of the heading each title is, in lists that stand for themselves; otherwise titles are plain links. */
  readonly label?: string;
}

/** Titles with their dates, newest first. */
export function DocumentList({ context, items, full = false, label }: DocumentListProps): VNode {
  const lang = originalLang(context);
  return (
    <ul class={full ? 'doc-list doc-list-full' : 'doc-list'} aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <a class="doc-title" href={href(context, `/d/${item.code}`)} lang={lang}>
            {item.title}
          </a>
          <span class="doc-facts">
            {showsValidity(item) && <ValidityBadge context={context} validity={item.validity} />}
            {full && item.documentNumber !== null && (
              <span class="doc-number" lang={lang}>
                {item.documentNumber}
              </span>
            )}
            {full && <span class="doc-unit">{unitShort(context, item.unitId, item.unitName, item.writtenDate)}</span>}
            <time datetime={item.listedOn}>{item.listedOn}</time>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Breadcrumb({
  context,
  trail,
  last,
}: WithContext & { readonly trail: readonly Crumb[]; readonly last: string }): VNode {
  return (
    <nav class="breadcrumb" aria-label={context.m.chrome.breadcrumb}>
      <ol>
        <li>
          <a href={href(context, '/')}>{context.m.chrome.home}</a>
        </li>
        {trail.map((crumb) => (
          <li key={crumb.path}>
            <a href={crumb.path}>{crumb.label}</a>
          </li>
        ))}
        <li aria-current="page">{last}</li>
      </ol>
    </nav>
  );
}

export interface Crumb {
  readonly path: string;
  readonly label: string;
}

/** The columns above (and, on request, with) a column. */
export function columnTrail(context: PageContext, column: ColumnNode | undefined): Crumb[] {
  if (column === undefined) return [];
  return columnPath(column).map((node) => ({ path: columnHref(context, node), label: named(context, node) }));
}

interface PagerProps extends WithContext {
  /** Path without prefix. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly page: number;
  readonly pages: number;
}

export function Pager({ context, path, query, page, pages }: PagerProps): VNode | null {
  if (pages <= 1) return null;
  const { m } = context;
  const to = (number: number): string =>
    href(context, withQuery(path, { ...query, page: number === 1 ? undefined : String(number) }));
  return (
    <nav class="pager" aria-label={m.pager.label}>
      <ul>
        {page > 1 && (
          <li>
            <a class="pager-step" href={to(page - 1)} rel="prev">
              <Icon name="previous" />
              {m.pager.previous}
            </a>
          </li>
        )}
        {pageNumbers(page, pages).map((number, index) => (
          <li key={index} class={number === undefined ? 'pager-gap' : 'pager-number'}>
            {number === undefined ? (
              '…'
            ) : (
              <a
                href={to(number)}
                aria-label={number === page ? m.pager.current(number) : m.pager.page(number)}
                aria-current={number === page ? 'page' : undefined}
              >
                {number}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a class="pager-step" href={to(page + 1)} rel="next">
              {m.pager.next}
              <Icon name="next" />
            </a>
          </li>
        )}
      </ul>
      <p class="pager-where">{m.pager.of(page, pages)}</p>
    </nav>
  );
}

/** First, last and the neighbours; undefined stands for a gap. */
export function pageNumbers(page: number, pages: number): (number | undefined)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(wanted)].toSorted((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? number - 1;
    if (number - before === 2) return [number - 1, number];
    return number - before > 2 ? [undefined, number] : [number];
  });
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }): VNode {
  return (
    <div class="empty">
      <svg class="empty-art" viewBox="0 0 120 64" width="120" height="64" aria-hidden="true" focusable="false">
        <path class="sky-sun" d="M40 40a20 20 0 0 1 40 0z" />
        <path
          class="sky-water"
          d="M10 46c9-4 16-4 24 0s16 4 25 0 17-4 25 0 16 4 26 0M28 56c8-3.5 14-3.5 21 0s14 3.5 21 0 14-3.5 22 0"
        />
      </svg>
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** A heading with a link to the rest. */
export function SectionHead({
  id,
  title,
  more,
  moreLabel,
}: {
  readonly id: string;
  readonly title: string;
  readonly more?: string | undefined;
  readonly moreLabel?: string | undefined;
}): VNode {
  return (
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      {more !== undefined && (
        <a class="more" href={more}>
          {moreLabel}
          <Icon name="next" />
        </a>
      )}
    </div>
  );
}
