import { Form, Input, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages, markLabels } from './messages.ts';
import { PictureField } from './picture-field.tsx';
import { RowsCard } from './rows-card.tsx';
import { webAddress } from './web-address.ts';

/** The marks that a government site has been granted. */
export function MarksCard() {
  const m = useMessages(appearanceMessages);
  return (
    <RowsCard
      field="marks"
      title={m.marks}
      about={m.marksAbout}
      empty={m.marksEmpty}
      rowOf={m.markOf}
      addLabel={m.addMark}
      newRow={() => ({ kind: 'PARTY_GOVERNMENT', picture: null, label: '', labelEn: '', url: '' })}
    >
      {(name) => <MarkFields name={name} />}
    </RowsCard>
  );
}

function MarkFields({ name }: { readonly name: number }) {
  const m = useMessages(appearanceMessages);
  const { pick } = useLanguage();
  const r = useRules();
  return (
    <div className="oz-look-pair">
      <Form.Item name={[name, 'kind']} label={m.kind}>
        <Select options={Object.entries(markLabels).map(([value, label]) => ({ value, label: pick(label) }))} />
      </Form.Item>
      <Form.Item name={[name, 'picture']} label={m.picture}>
        <PictureField />
      </Form.Item>
      <Form.Item
        name={[name, 'label']}
        label={m.label}
        extra={m.labelHint}
        rules={[r.needed(m.label), r.most(m.label, 60)]}
      >
        <Input />
      </Form.Item>
      <Form.Item name={[name, 'labelEn']} label={m.labelEn} rules={[r.most(m.labelEn, 120)]}>
        <Input lang="en" />
      </Form.Item>
      <Form.Item
        name={[name, 'url']}
        label={m.url}
        extra={m.urlHint}
        rules={[{ pattern: webAddress, message: m.urlWrong }]}
      >
        <Input inputMode="url" />
      </Form.Item>
    </div>
  );
}
