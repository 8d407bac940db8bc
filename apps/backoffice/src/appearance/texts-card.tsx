import { Card, Form, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages } from './messages.ts';

/** Names, footer facts and contact. */
export function TextsCard() {
  const m = useMessages(appearanceMessages);
  const r = useRules();
  const field = (name: string, label: string, most: number, rest: { en?: boolean; hint?: string } = {}) => (
    <Form.Item
      name={['texts', name]}
      label={label}
      rules={[r.most(label, most)]}
      {...(rest.hint === undefined ? {} : { extra: rest.hint })}
    >
      <Input {...(rest.en === true ? { lang: 'en' } : {})} />
    </Form.Item>
  );
  const digits = (name: string, label: string, hint: string, pattern: RegExp) => (
    <Form.Item name={['texts', name]} label={label} extra={hint} rules={[{ pattern, message: hint }]}>
      <Input inputMode="numeric" />
    </Form.Item>
  );
  return (
    <Card className="oz-card" size="small" title={<h2>{m.texts}</h2>}>
      <div className="oz-look-pair">
        <Form.Item name={['texts', 'name']} label={m.name} rules={[r.needed(m.name), r.most(m.name, 60)]}>
          <Input />
        </Form.Item>
        {field('nameEn', m.nameEn, 120, { en: true })}
        {field('shortName', m.shortName, 20)}
        {field('motto', m.motto, 40)}
        {field('mottoEn', m.mottoEn, 80, { en: true })}
      </div>
      <Form.Item
        name={['texts', 'description']}
        label={m.description}
        extra={m.descriptionHint}
        rules={[r.most(m.description, 300)]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="oz-look-pair">
        {field('sponsor', m.sponsor, 60)}
        {field('operator', m.operator, 60)}
        {digits('siteIdCode', m.siteIdCode, m.siteIdHint, /^([0-9]{10})?$/)}
        {field('icpNumber', m.icpNumber, 60)}
        {field('policeNumber', m.policeNumber, 60)}
        {field('address', m.address, 120)}
        {digits('postcode', m.postcode, m.postcodeHint, /^([0-9]{6})?$/)}
        {field('phone', m.phone, 60)}
        <Form.Item
          name={['texts', 'email']}
          label={m.email}
          extra={m.emailHint}
          rules={[{ pattern: /^([^\s@]+@[^\s@]+)?$/, message: m.emailWrong }]}
        >
          <Input type="email" />
        </Form.Item>
      </div>
    </Card>
  );
}
