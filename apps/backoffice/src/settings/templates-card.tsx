import { useQuery } from '@tanstack/react-query';
import { App, Card, Select } from 'antd';
import { useCallback, useId, useRef, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { templateQuery } from './queries.ts';
import { TemplateEditor } from './template-editor.tsx';
import { templateKindCodes, templateKinds, type TemplateKind } from './template-kinds.ts';
import { templateMessages } from './template-messages.ts';

interface Props {
  readonly mayEdit: boolean;
  /** The same function at every drawing. */
  readonly onDirty: (dirty: boolean) => void;
}

/** The texts that letters are made from, one kind at a time. */
export function TemplatesCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(templateMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const { modal } = App.useApp();
  const id = useId();
  const [kind, setKind] = useState<TemplateKind | null>(null);
  const dirty = useRef(false);
  const tell = useCallback(
    (now: boolean) => {
      dirty.current = now;
      onDirty(now);
    },
    [onDirty],
  );
  const choose = (next: TemplateKind) => {
    if (!dirty.current || next === kind) return setKind(next);
    modal.confirm({
      title: m.switchTitle,
      content: m.switchText,
      okText: m.switchOk,
      cancelText: c.cancel,
      onOk: () => setKind(next),
    });
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      <p className="oz-quiet">{m.about}</p>
      <div className="oz-row oz-template-kind">
        <label htmlFor={id}>{m.kind}</label>
        <Select<TemplateKind>
          id={id}
          value={kind}
          placeholder={m.kindNone}
          onChange={choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={templateKindCodes.map((code) => ({ value: code, label: pick(templateKinds[code]) }))}
        />
      </div>
      {kind !== null && <Template key={kind} kind={kind} mayEdit={mayEdit} onDirty={tell} />}
    </Card>
  );
}

function Template({ kind, ...rest }: Props & { readonly kind: TemplateKind }) {
  const { data, error, refetch } = useQuery(templateQuery(kind));
  if (data !== undefined) return <TemplateEditor kind={kind} template={data} {...rest} />;
  if (error !== null) return <FailureAlert failure={error} onRetry={() => void refetch()} />;
  return <Waiting />;
}
