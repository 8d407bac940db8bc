import type { Me } from '@openzone/contracts';
import { Checkbox, Modal } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { helpMessages } from './messages.ts';
import { placesFor } from './places.ts';

interface Props {
  readonly me: Me;
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
  readonly onClose: () => void;
}

/** Every shortcut on one sheet. Single letters can be switched off (WCAG 2.1.4). */
export function HelpSheet({ me, enabled, onEnable, onClose }: Props) {
  const m = useMessages(helpMessages);
  const { pick } = useLanguage();
  const goes = placesFor(me).flatMap(({ key, label }) =>
    key === undefined ? [] : [{ keys: ['g', key], what: m.goTo(pick(label)) }],
  );
  return (
    <Modal open title={m.title} footer={null} onCancel={onClose} width={560}>
      <p>{m.about}</p>
      <Checkbox checked={enabled} onChange={(event) => onEnable(event.target.checked)}>
        {m.enabled}
      </Checkbox>
      <Keys
        title={m.everywhere}
        rows={[
          { keys: ['Ctrl', 'K'], what: m.find },
          { keys: ['?'], what: m.help },
          { keys: ['n'], what: m.create },
          ...goes,
        ]}
      />
      <Keys
        title={m.lists}
        rows={[
          { keys: ['/'], what: m.filter },
          { keys: ['j'], what: m.next },
          { keys: ['k'], what: m.previous },
          { keys: ['Enter'], what: m.openRow },
        ]}
      />
      <Keys
        title={m.forms}
        rows={[
          { keys: ['Ctrl', 'S'], what: m.save },
          { keys: ['Ctrl', 'Enter'], what: m.send },
        ]}
      />
    </Modal>
  );
}

interface KeysProps {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly what: string }[];
}

function Keys({ title, rows }: KeysProps) {
  return (
    <section>
      <h3 className="oz-keys-title">{title}</h3>
      <dl className="oz-keys">
        {rows.map(({ keys, what }) => (
          <div key={keys.join('+')}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
