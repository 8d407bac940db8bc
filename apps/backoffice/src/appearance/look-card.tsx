import { isThemeColor, leastContrast, themeContrast } from '@openzone/contracts';
import { Card, Checkbox, Form, Input, Radio } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages } from './messages.ts';
import { PictureField } from './picture-field.tsx';

/** What a colour is until one is chosen: the program's own. */
const firstColor = '#0b5563';

export function LookCard() {
  const m = useMessages(appearanceMessages);
  const r = useRules();
  const form = Form.useFormInstance();
  const picture = Form.useWatch<string | null | undefined>(['logo', 'picture'], form) ?? null;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.look}</h2>}>
      <Form.Item name={['logo', 'picture']} label={m.logo} extra={m.logoHint}>
        <PictureField />
      </Form.Item>
      <div className="oz-look-pair" hidden={picture === null}>
        <Form.Item
          name={['logo', 'alt']}
          label={m.alt}
          rules={picture === null ? [] : [r.needed(m.alt), r.most(m.alt, 120)]}
        >
          <Input />
        </Form.Item>
        <Form.Item name={['logo', 'altEn']} label={m.altEn} rules={[r.most(m.altEn, 120)]}>
          <Input lang="en" />
        </Form.Item>
      </div>
      <Form.Item name="color" label={m.color}>
        <ColorField />
      </Form.Item>
      <Form.Item name="languages" label={m.languages} extra={m.languagesHint}>
        <Checkbox.Group
          options={[
            { value: 'zh-hans', label: m.hans, disabled: true },
            { value: 'zh-hant', label: m.hant },
            { value: 'en', label: m.english },
          ]}
        />
      </Form.Item>
    </Card>
  );
}

interface ColorProps {
  readonly value?: string | null;
  readonly onChange?: (color: string | null) => void;
}

/** The usual colour, or one of the site's own, with how well it can be read. */
function ColorField({ value, onChange }: ColorProps) {
  const m = useMessages(appearanceMessages);
  const color = value ?? null;
  const figure = color === null ? '' : themeContrast(color).toFixed(2);
  return (
    <div className="oz-row">
      <Radio.Group
        aria-label={m.color}
        value={color === null ? 'usual' : 'own'}
        onChange={(event) => onChange?.(event.target.value === 'usual' ? null : firstColor)}
        options={[
          { value: 'usual', label: m.colorUsual },
          { value: 'own', label: m.colorOwn },
        ]}
      />
      {color !== null && (
        <>
          <input
            type="color"
            className="oz-look-color"
            aria-label={m.colorPick}
            value={color}
            onChange={(event) => onChange?.(event.target.value)}
          />
          <span aria-live="polite" className={isThemeColor(color) ? 'oz-quiet' : 'oz-look-pale'}>
            {isThemeColor(color) ? m.colorFits(figure) : m.colorPale(figure, leastContrast)}
          </span>
        </>
      )}
    </div>
  );
}
