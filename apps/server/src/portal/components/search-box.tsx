import type { VNode } from 'preact';
import { href, type PageContext } from '../context.ts';
import { Icon } from './icons.tsx';

interface SearchBoxProps {
  readonly context: PageContext;
  /** Unique on the page. */
  readonly id: string;
  readonly value?: string | undefined;
  /** Further values that the search keeps, such as the column to search in. */
  readonly keep?: Readonly<Record<string, string>> | undefined;
  readonly label?: string | undefined;
}

export function SearchBox({ context, id, value, keep, label }: SearchBoxProps): VNode {
  const { m } = context;
  return (
    <search class="search-box" aria-label={label ?? m.chrome.searchLabel}>
      <form action={href(context, '/search')} method="get">
        <label class="unseen" for={id}>
          {label ?? m.chrome.searchLabel}
        </label>
        {Object.entries(keep ?? {}).map(([name, kept]) => (
          <input key={name} type="hidden" name={name} value={kept} />
        ))}
        <input
          id={id}
          name="q"
          type="search"
          value={value ?? ''}
          maxlength={100}
          placeholder={m.chrome.searchPlaceholder}
          autocomplete="off"
        />
        <button type="submit">
          <Icon name="search" />
          <span>{m.chrome.search}</span>
        </button>
      </form>
    </search>
  );
}
