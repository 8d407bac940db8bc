import type { LetterTemplate } from '@openzone/contracts';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { templateMessages } from './template-messages.ts';
import { matching } from './template-text.ts';

interface Props {
  readonly placeholders: LetterTemplate['placeholders'];
  /** Left out: the list is only to be read. */
  readonly onInsert?: (name: string) => void;
}

/** What a template may put in, beside the text it goes into. */
export function PlaceholderList({ placeholders, onInsert }: Props) {
  const m = useMessages(templateMessages);
  const { pick } = useLanguage();
  const [sought, setSought] = useState('');
  const titleId = useId();
  const found = matching(placeholders, sought);
  return (
    <section className="oz-placeholders" aria-labelledby={titleId}>
      <h3 id={titleId}>{m.placeholders}</h3>
      <p className="oz-quiet">{onInsert === undefined ? m.placeholdersRead : m.placeholdersHint}</p>
      <Input
        allowClear
        aria-label={m.find}
        placeholder={m.find}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        // Enter here looks for a placeholder; it does not save the text.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {found.length === 0 && <p role="status">{m.noneFound}</p>}
      <ul>
        {found.map(({ name, label }) => (
          <li key={name}>
            {onInsert === undefined ? (
              <div>
                <PlaceholderWords name={name} label={pick(label)} />
              </div>
            ) : (
              <button type="button" aria-label={m.insert(pick(label), name)} onClick={() => onInsert(name)}>
                <PlaceholderWords name={name} label={pick(label)} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaceholderWords({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <>
      <span>{label}</span>
      <code>{`{{${name}}}`}</code>
    </>
  );
}
