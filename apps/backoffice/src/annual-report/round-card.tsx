import type { AnnualReportView, ReportReturnList, ReportRoundInput } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Select } from 'antd';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { useRules } from '../ui/rules.ts';
import { useSending } from '../ui/use-sending.ts';
import { reportMessages } from './messages.ts';
import { reportsKey } from './queries.ts';
import { ReturnsTable } from './returns-table.tsx';

interface Props {
  readonly year: number;
  readonly round: AnnualReportView['round'];
}

/** The questions to the units: sent with a day, and how far they have come. */
export function RoundCard({ year, round }: Props) {
  const m = useMessages(reportMessages);
  const c = useMessages(common);
  const r = useRules();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { reference } = useReference();
  const [form] = Form.useForm<ReportRoundInput>();
  const { running, failure, send } = useSending(
    form,
    ['dueOn', 'note', 'unitIds'],
    async (values: ReportRoundInput) => {
      await request<ReportReturnList>(`/annual-reports/${year}/round`, {
        method: 'PUT',
        body: { ...values, note: values.note ?? '' },
      });
      await client.invalidateQueries({ queryKey: reportsKey });
      void message.success(m.sent);
    },
  );
  const units = reference.units.map(({ id, name, nameEn }) => ({
    value: id,
    label: language === 'zh' ? name : nameEn,
  }));
  return (
    <Card className="oz-card" size="small" title={<h2>{m.round}</h2>}>
      <p className="oz-quiet">{m.roundHint}</p>
      {round !== null && <p>{m.roundState(round.asked, round.signed, round.dueOn)}</p>}
      <ReturnsTable year={year} />
      <Form<ReportRoundInput>
        key={`${year}-${round?.dueOn ?? ''}`}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          dueOn: round?.dueOn ?? `${year + 1}-01-15`,
          note: round?.note ?? '',
          unitIds: units.map(({ value }) => value),
        }}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="dueOn" label={m.dueOn} rules={[r.chosen(m.dueOn)]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="unitIds" label={m.units} rules={[r.chosen(m.units)]}>
          <Select mode="multiple" options={units} maxTagCount={6} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="note" label={`${m.note}${c.inBrackets(c.optional)}`} rules={[r.most(m.note, 2000)]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={running}>
          {m.send}
        </Button>
      </Form>
    </Card>
  );
}
