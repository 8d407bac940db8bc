import { Form } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { useRules } from '../ui/rules.ts';
import { remedyMessages } from './messages.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** The day on which something happened: not one to come. */
export function PastDay({ name, label, hint }: Props) {
  const m = useMessages(remedyMessages);
  const r = useRules();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint ?? null}
      rules={[
        r.chosen(label),
        {
          validator: async (_, value: unknown) => {
            if (typeof value === 'string' && value > todayInShanghai()) throw new Error(m.futureDay);
          },
        },
      ]}
    >
      <DayPicker latest={todayInShanghai()} />
    </Form.Item>
  );
}
