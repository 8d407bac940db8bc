import { DeleteOutlined } from '@ant-design/icons';
import { linkKindLabels, type DocumentDetail, type LinkKind } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from '@tanstack/react-router';
import { Button, Card, Form, Select } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { documentsQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { actMessages, inverseLinkWords } from './act-messages.ts';
import type { Perform } from './use-act.ts';

type DocumentLink = DocumentDetail['links'][number];

interface Props {
  readonly document: DocumentDetail;
  readonly perform: Perform;
}

export function LinksCard({ document, perform }: Props) {
  const a = useMessages(actMessages);
  const inverse = useMessages(inverseLinkWords);
  const { pick } = useLanguage();
  const [removing, setRemoving] = useState<DocumentLink | null>(null);
  const mayLink = document.actions.includes('link');
  return (
    <Card className="oz-card" size="small" title={<h2>{a.links}</h2>}>
      {document.links.length === 0 && <p className="oz-quiet">{a.noLinks}</p>}
      <ul className="oz-plain">
        {document.links.map((link) => (
          <li key={`${link.kind}-${link.side}-${link.documentId}`} className="oz-row">
            <Badge tone="blue">{link.side === 'from' ? pick(linkKindLabels[link.kind]) : inverse[link.kind]}</Badge>
            <RouterLink to="/documents/$documentId" params={{ documentId: link.documentId }}>
              {link.title}
            </RouterLink>
            {!link.isPublic && <Badge tone="grey">{a.linkNotPublic}</Badge>}
            {mayLink && link.side === 'from' && (
              <Button
                type="text"
                size="small"
                danger
                icon={<DeleteOutlined aria-hidden />}
                aria-label={a.linkRemove(link.title)}
                onClick={() => setRemoving(link)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayLink && <AddLink document={document} perform={perform} />}
      <AskDialog
        open={removing !== null}
        title={a.linkRemoveTitle}
        okText={a.linkRemoveTitle}
        danger
        onClose={() => setRemoving(null)}
        onOk={async () => {
          if (removing !== null)
            await perform({
              path: `/links/${removing.kind}/${removing.documentId}`,
              method: 'DELETE',
              done: a.unlinked,
            });
        }}
      >
        <p>{a.linkRemoveAbout(removing?.title ?? '')}</p>
      </AskDialog>
    </Card>
  );
}

interface Values {
  readonly kind: LinkKind;
  readonly toDocumentId: string;
}

function AddLink({ document, perform }: Props) {
  const a = useMessages(actMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const [form] = Form.useForm<Values>();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const found = useQuery({
    ...documentsQuery({ q, pageSize: 20 }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const add = async (values: Values) => {
    setRunning(true);
    setFailure(null);
    try {
      await perform({ path: '/links', atRevision: false, body: values, done: a.linked });
      form.resetFields(['toDocumentId']);
      setTyped('');
    } catch (error) {
      const problem = asFailure(error);
      const field = fieldOf(problem, ['kind', 'toDocumentId'])?.[0];
      if (field === 'kind' || field === 'toDocumentId') form.setFields([{ name: field, errors: [pick(problem.text)] }]);
      else setFailure(problem);
    } finally {
      setRunning(false);
    }
  };
  const options = (found.data?.items ?? [])
    .filter((one) => one.id !== document.id)
    .map((one) => ({
      value: one.id,
      label: [one.title, one.documentNumber].filter((part) => part !== null).join(' · '),
    }));
  return (
    <Form<Values>
      name="link"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'INTERPRETS' }}
      onFinish={(values) => void add(values)}
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <div className="oz-form-line">
        <Form.Item name="kind" label={a.linkKind}>
          <Select options={Object.entries(linkKindLabels).map(([value, label]) => ({ value, label: pick(label) }))} />
        </Form.Item>
        <Form.Item name="toDocumentId" label={a.linkTo} rules={[{ required: true, message: c.required(a.linkTo) }]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setTyped }}
            options={options}
            loading={found.isFetching}
            notFoundContent={q.length > 1 && !found.isFetching ? undefined : null}
          />
        </Form.Item>
        <Form.Item>
          <Button htmlType="submit" loading={running}>
            {a.linkAdd}
          </Button>
        </Form.Item>
      </div>
      <p className="oz-quiet">{a.linkRepealNote}</p>
    </Form>
  );
}
