import type { NoticeSettings } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Form, InputNumber } from 'antd';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { noticeSettingsMessages } from './messages.ts';
import { noticeSettingsQuery } from './queries.ts';

interface Props {
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

/** How long word to applicants waits for a way of sending that is not set up. */
export function NoticesCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(noticeSettingsMessages);
  const r = useRules();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(noticeSettingsQuery);
  const [form] = Form.useForm<NoticeSettings>();
  const { running, failure, send } = useSending(form, ['waitDays'], async (values) => {
    const saved = await request<NoticeSettings>('/settings/notices', { method: 'PUT', body: values });
    client.setQueryData(noticeSettingsQuery.queryKey, saved);
    onDirty(false);
    void message.success(m.saved);
  });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      <p className="oz-quiet">{m.about}</p>
      <Form<NoticeSettings>
        name="notices"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayEdit}
        initialValues={data}
        onValuesChange={() => onDirty(true)}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item
          name="waitDays"
          label={m.waitDays}
          extra={<FieldHelp of="noticeDays" field={m.waitDays} hint={m.waitDaysHint} />}
          rules={[r.chosen(m.waitDays)]}
        >
          <InputNumber min={1} max={90} precision={0} />
        </Form.Item>
        {mayEdit && (
          <Button type="primary" htmlType="submit" loading={running}>
            {m.save}
          </Button>
        )}
      </Form>
    </Card>
  );
}
