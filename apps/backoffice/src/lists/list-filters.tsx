import { Button, Input } from 'antd';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { Filter } from '../ui/place-filters.tsx';
import '../requests/requests.css';

interface Props {
  readonly words: {
    readonly filters: string;
    readonly words: string;
    readonly more: string;
    readonly clear: string;
  };
  readonly q: string | undefined;
  readonly filtered: boolean;
  readonly onWords: (q: string) => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** Words to look for, and further conditions that are folded away until one of them is set. */
export function ListFilters({ words, q, filtered, onWords, onClear, children }: Props) {
  const c = useMessages(common);
  const id = useId();
  const [typed, setTyped] = useState(q ?? '');
  useEffect(() => setTyped(q ?? ''), [q]);
  return (
    <search aria-label={words.filters} className="oz-request-filters">
      <div className="oz-request-search">
        <Filter id={id} label={words.words}>
          <Input.Search
            id={id}
            value={typed}
            maxLength={100}
            allowClear
            enterButton={c.search}
            onChange={(event) => setTyped(event.target.value)}
            onSearch={(value) => onWords(value.trim())}
          />
        </Filter>
        {filtered && <Button onClick={onClear}>{words.clear}</Button>}
      </div>
      <details className="oz-more-filters" open={filtered}>
        <summary>{words.more}</summary>
        <div className="oz-request-conditions">{children}</div>
      </details>
    </search>
  );
}
