import type { HomeBlock } from '@openzone/contracts';
import { Button, Card, Checkbox, Form, InputNumber, Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { ColumnSelect } from '../ui/column-select.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages, blockLabels } from './messages.ts';
import { RowTools } from './row-tools.tsx';

/** Blocks that show a number of documents of the site's choosing. */
const counted: readonly string[] = ['newest', 'five', 'column'];

/** What stands on the home page, in which order. */
export function HomeCard() {
  const m = useMessages(appearanceMessages);
  const { pick } = useLanguage();
  const form = Form.useFormInstance();
  const blocks = Form.useWatch<readonly HomeBlock[] | undefined>('home', form) ?? [];
  return (
    <Card className="oz-card" size="small" title={<h2>{m.home}</h2>}>
      <p className="oz-quiet">{m.homeAbout}</p>
      <Form.List name="home">
        {(rows, { add, remove, move }) => (
          <>
            <ol className="oz-look-blocks">
              {rows.map(({ key, name }, index) => {
                const kind = blocks[index]?.kind ?? 'column';
                return (
                  <li key={key}>
                    <BlockFields name={name} index={index} kind={kind} />
                    <RowTools
                      what={`${m.blockOf(index + 1)} ${pick(blockLabels[kind])}`}
                      position={index}
                      count={rows.length}
                      move={move}
                      remove={() => remove(name)}
                    />
                  </li>
                );
              })}
            </ol>
            <Button onClick={() => add({ kind: 'column', column: null, items: 6, half: true })}>{m.addBlock}</Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}

interface BlockProps {
  readonly name: number;
  readonly index: number;
  readonly kind: HomeBlock['kind'];
}

function BlockFields({ name, index, kind }: BlockProps) {
  const m = useMessages(appearanceMessages);
  const { pick } = useLanguage();
  const r = useRules();
  const { reference } = useReference();
  const label = (what: string) => `${m.blockOf(index + 1)} ${what}`;
  return (
    <div className="oz-look-block">
      <Form.Item name={[name, 'kind']}>
        <Select
          aria-label={label(m.block)}
          options={Object.entries(blockLabels).map(([value, one]) => ({ value, label: pick(one) }))}
        />
      </Form.Item>
      {kind === 'column' && (
        <Form.Item name={[name, 'column']} rules={[r.chosen(m.column)]}>
          <ColumnSelect columns={reference.columns} by="key" label={label(m.column)} placeholder={m.column} />
        </Form.Item>
      )}
      {counted.includes(kind) && (
        <Form.Item name={[name, 'items']}>
          <InputNumber
            className="oz-wide"
            min={1}
            max={20}
            precision={0}
            aria-label={label(m.items)}
            suffix={m.items}
          />
        </Form.Item>
      )}
      <Form.Item name={[name, 'half']} valuePropName="checked">
        <Checkbox aria-label={label(m.half)}>{m.half}</Checkbox>
      </Form.Item>
    </div>
  );
}
