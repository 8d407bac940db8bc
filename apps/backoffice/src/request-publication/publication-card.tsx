import type { Me, RequestDetail } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Card, Form } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { ColumnSelect } from '../ui/column-select.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { publicationMessages } from './messages.ts';

interface Props {
  readonly me: Me;
  readonly detail: RequestDetail;
}

/** The way from an answer that was served to a document for everybody (Regulation art. 44). */
export function PublicationCard({ me, detail }: Props) {
  const m = useMessages(publicationMessages);
  const [open, setOpen] = useState(false);
  const mayWrite = holds(me, 'DISCLOSURE_OFFICE', 'HANDLER') && detail.mayReadIdentity;
  if (detail.clock.deliveredOn === null || detail.outcome === null || !mayWrite) return null;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      <p className="oz-quiet">{m.about}</p>
      {detail.publicationId !== null && (
        <p>
          {m.there}{' '}
          <Link to="/documents/$documentId" params={{ documentId: detail.publicationId }}>
            {m.open}
          </Link>
        </p>
      )}
      {open ? (
        <ColumnForm requestId={detail.id} onClose={() => setOpen(false)} />
      ) : (
        <Button onClick={() => setOpen(true)}>{detail.publicationId === null ? m.begin : m.anew}</Button>
      )}
    </Card>
  );
}

interface Values {
  readonly columnId: string | null;
}

function ColumnForm({ requestId, onClose }: { readonly requestId: string; readonly onClose: () => void }) {
  const m = useMessages(publicationMessages);
  const c = useMessages(common);
  const r = useRules();
  const { reference } = useReference();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { running, failure, send } = useSending(form, ['columnId'], async ({ columnId }: Values) => {
    const { documentId } = await request<{ documentId: string }>(`/requests/${requestId}/publication`, {
      method: 'POST',
      body: { columnId },
    });
    void client.invalidateQueries({ queryKey: ['documents'] });
    void client.invalidateQueries({ queryKey: ['work'] });
    void client.invalidateQueries({ queryKey: ['request', requestId] });
    void message.success(m.made, 6);
    await navigate({ to: '/documents/$documentId', params: { documentId } });
  });
  return (
    <Form<Values>
      name="publication"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ columnId: null }}
      onFinish={(values) => void send(values)}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      <p className="oz-rule">{m.careful}</p>
      {failure !== null && <FailureAlert failure={failure} />}
      <Form.Item name="columnId" label={m.column} rules={[r.chosen(m.column)]}>
        <ColumnSelect columns={reference.columns} />
      </Form.Item>
      <div className="oz-row">
        <Button type="primary" htmlType="submit" loading={running}>
          {m.make}
        </Button>
        <Button onClick={onClose} disabled={running}>
          {c.cancel}
        </Button>
      </div>
    </Form>
  );
}
