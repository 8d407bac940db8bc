import { Input } from 'antd';
import { useId, type ReactNode } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { caseMessages } from './messages.ts';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most: number;
  readonly optional?: boolean;
  readonly disabled?: boolean;
  readonly rows?: number;
  readonly lang?: string;
}

/** A labelled text of the draft, whose state lies with the page so that other parts of it can fill it in. */
export function TextField({ label, hint, value, onChange, most, optional = false, disabled = false, rows = 2 }: Props) {
  const m = useMessages(caseMessages);
  const c = useMessages(common);
  const id = useId();
  const long = value.length > most;
  return (
    <div className="oz-field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="oz-quiet"> {c.inBrackets(c.optional)}</span>}
      </label>
      <Input.TextArea
        id={id}
        value={value}
        readOnly={disabled}
        autoSize={{ minRows: rows, maxRows: 24 }}
        aria-invalid={long}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <Hint id={`${id}-hint`}>
        {hint !== undefined && <span>{hint}</span>}
        {long && (
          <span className="oz-wrong" role="alert">
            {' '}
            {m.tooLong(most)}
          </span>
        )}
      </Hint>
    </div>
  );
}

export function Hint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="oz-field-hint">
      {children}
    </p>
  );
}
