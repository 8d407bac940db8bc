import { applicantKindLabels, identityDocumentLabels, type ApplicantKind } from '@openzone/contracts';
import { Card, Form, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { Choices } from './intake-fields.tsx';
import { intakeMessages } from './intake-messages.ts';

const KIND = ['form', 'applicantKind'];
const at = (name: string) => ['form', 'identity', name];

/** Who asks: the lines of the public form, of persons or of organisations. */
export function IdentityFields() {
  const m = useMessages(intakeMessages);
  const r = useRules();
  const form = Form.useFormInstance();
  const kind = Form.useWatch<ApplicantKind | undefined>(KIND, form) ?? 'NATURAL_PERSON';
  const name = kind === 'NATURAL_PERSON' ? m.name : m.organisationName;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.who}</h2>}>
      <p className="oz-quiet">{m.whoAbout}</p>
      <div className="oz-pair">
        <Form.Item name={KIND} label={m.applicantKind} rules={[r.chosen(m.applicantKind)]}>
          <Choices labels={applicantKindLabels} />
        </Form.Item>
        <Form.Item name={at('name')} label={name} rules={[r.needed(name), r.most(name, 100)]}>
          <Input />
        </Form.Item>
        {kind === 'NATURAL_PERSON' ? <PersonFields /> : <OrganisationFields />}
        <Form.Item name={at('phone')} label={m.phone} extra={m.phoneHint} rules={[r.most(m.phone, 40)]}>
          <Input inputMode="tel" />
        </Form.Item>
        <Form.Item
          name={at('email')}
          label={m.email}
          rules={[{ type: 'email', message: m.emailWrong }, r.most(m.email, 200)]}
        >
          <Input inputMode="email" autoCapitalize="none" />
        </Form.Item>
        <Line name="fax" label={m.fax} most={40} />
        <Line name="postcode" label={m.postcode} most={10} />
      </div>
      <Line name="address" label={m.address} most={300} />
    </Card>
  );
}

function PersonFields() {
  const m = useMessages(intakeMessages);
  return (
    <>
      <Form.Item name={at('identityDocument')} label={m.identityDocument}>
        <Choices labels={identityDocumentLabels} />
      </Form.Item>
      <Line name="identityNumber" label={m.identityNumber} most={40} />
      <Line name="workplace" label={m.workplace} most={200} />
    </>
  );
}

function OrganisationFields() {
  const m = useMessages(intakeMessages);
  return (
    <>
      <Line name="creditCode" label={m.creditCode} most={40} />
      <Line name="legalRepresentative" label={m.legalRepresentative} most={100} />
      <Line name="contactName" label={m.contactName} most={100} />
    </>
  );
}

function Line({ name, label, most }: { readonly name: string; readonly label: string; readonly most: number }) {
  const r = useRules();
  return (
    <Form.Item name={at(name)} label={label} rules={[r.most(label, most)]}>
      <Input />
    </Form.Item>
  );
}
