import { Card, Input } from 'antd';
import { useId } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { personalDataSettingsMessages } from './messages.ts';
import { wordLists, wordsOf, wrongWord, type WordList } from './rules.ts';

export type TypedLists = Readonly<Record<WordList, string>>;

interface Props {
  readonly typed: TypedLists;
  readonly onChange: (name: WordList, lines: string) => void;
}

/** The site's own lists, one word a line. */
export function ListsCard({ typed, onChange }: Props) {
  const m = useMessages(personalDataSettingsMessages);
  const words: Readonly<Record<WordList, { readonly label: string; readonly hint: string }>> = {
    notNames: { label: m.notNames, hint: m.notNamesHint },
    blockingTerms: { label: m.blockingTerms, hint: m.blockingTermsHint },
    knownNames: { label: m.knownNames, hint: m.knownNamesHint },
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.lists}</h2>}>
      <div className="oz-pds-lists">
        {wordLists.map((name) => (
          <WordField key={name} {...words[name]} lines={typed[name]} onChange={(lines) => onChange(name, lines)} />
        ))}
      </div>
    </Card>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly lines: string;
  readonly onChange: (lines: string) => void;
}

function WordField({ label, hint, lines, onChange }: FieldProps) {
  const m = useMessages(personalDataSettingsMessages);
  const id = useId();
  const wrong = wrongWord(wordsOf(lines));
  return (
    <div className="oz-pds-list">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 4, maxRows: 14 }}
        value={lines}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong !== null}
        {...(wrong === null ? {} : { status: 'error' as const })}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-hint`} className="oz-quiet">
        {hint} {m.oneALine}
      </small>
      {wrong !== null && (
        <p role="alert" className="oz-pds-wrong">
          {wrong === 'too-many' ? m.tooMany : m.tooLong(wrong.tooLong.slice(0, 10))}
        </p>
      )}
    </div>
  );
}
