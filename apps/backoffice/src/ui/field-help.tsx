import { QuestionCircleOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldHelp, fieldHelpMessages, type FieldHelpName } from './field-help-messages.ts';

interface Props {
  readonly of: FieldHelpName;
  /** What the field is called on the screen. */
  readonly field: string;
  /** The hint that always stands there, where the field has one. */
  readonly hint?: string;
}

/**
 * The line below a field: its hint, and a question mark that opens short help. Given as `extra` of a form's item the field is described
 * by it. One stop for the Tab key after the field; what it opens is read out, and stays until it is closed.
 */
export function FieldHelp({ of, field, hint }: Props) {
  const m = useMessages(fieldHelpMessages);
  const { pick } = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <span className="oz-field-help">
      {hint !== undefined && <span>{hint}</span>}
      <button
        type="button"
        className="oz-field-help-button"
        title={m.ask(field)}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <QuestionCircleOutlined aria-hidden />
        <span className="oz-heard">{m.ask(field)}</span>
      </button>
      <span id={id} role="status" className="oz-field-help-text">
        {open && pick(fieldHelp[of])}
      </span>
    </span>
  );
}
