import { Button, Card, Form, Input, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { webAddress } from './banners-card.tsx';
import { appearanceMessages, markLabels } from './messages.ts';
import { PictureField } from './picture-field.tsx';
import { RowTools } from './row-tools.tsx';

/** The marks that a government site has been granted. */
export function MarksCard() {
  const m = useMessages(appearanceMessages);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.marks}</h2>}>
      <p className="oz-quiet">{m.marksAbout}</p>
      <Form.List name="marks">
        {(rows, { add, remove, move }) => (
          <>
            {rows.length === 0 && <p>{m.marksEmpty}</p>}
            {rows.map(({ key, name }, index) => (
              <fieldset key={key} className="oz-fieldset oz-look-row">
                <legend>{m.markOf(index + 1)}</legend>
                <RowTools
                  what={m.markOf(index + 1)}
                  position={index}
                  count={rows.length}
                  move={move}
                  remove={() => remove(name)}
                />
                <MarkFields name={name} />
              </fieldset>
            ))}
            <Button onClick={() => add({ kind: 'PARTY_GOVERNMENT', picture: null, label: '', labelEn: '', url: '' })}>
              {m.addMark}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
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
