import { roleLabels, TrailReader, type TrailSettings } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Checkbox, Form } from 'antd';
import { request } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { trailMessages } from '../trail/messages.ts';
import { trailSettingsQuery } from '../trail/queries.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useSending } from '../ui/use-sending.ts';

interface Props {
  readonly mayEdit: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

/** Who may read the trail besides the administrator, who sets it. */
export function TrailCard({ mayEdit, onDirty }: Props) {
  const m = useMessages(trailMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(trailSettingsQuery);
  const [form] = Form.useForm<TrailSettings>();
  const { running, failure, send } = useSending(form, ['readers'], async (values) => {
    const saved = await request<TrailSettings>('/settings/trail', { method: 'PUT', body: values });
    client.setQueryData(trailSettingsQuery.queryKey, saved);
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    onDirty(false);
    void message.success(m.saved);
  });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.settingsTitle}</h2>}>
      <p className="oz-quiet">{m.settingsAbout}</p>
      <Form<TrailSettings>
        name="trail-readers"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayEdit}
        initialValues={data}
        onValuesChange={() => onDirty(true)}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="readers" label={m.readers}>
          <Checkbox.Group options={TrailReader.enum.map((role) => ({ value: role, label: pick(roleLabels[role]) }))} />
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
