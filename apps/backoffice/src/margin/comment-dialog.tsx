import { Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { anchorAt, type Anchor } from './anchor.ts';
import { marginMessages } from './messages.ts';
import { useMarginAct } from './queries.ts';

interface Props {
  readonly documentId: string;
  readonly versionNumber: number;
  /** What was selected; `blank` when nothing was. */
  readonly asked: Anchor | 'blank' | null;
  readonly selector: string;
  readonly onClose: () => void;
}

interface Values {
  readonly quote: string;
  readonly words: string;
}

export function CommentDialog({ documentId, versionNumber, asked, selector, onClose }: Props) {
  const m = useMessages(marginMessages);
  const c = useMessages(common);
  const r = useRules();
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const [failure, setFailure] = useState<unknown>(null);
  const act = useMarginAct(documentId);
  const anchor = asked === 'blank' ? null : asked;
  const textShown = () => document.querySelector(selector)?.textContent ?? '';
  const send = async ({ quote, words }: Values) => {
    const text = textShown();
    const at = text.indexOf(quote);
    const place = anchor?.quote === quote ? anchor : anchorAt(text, at, at + quote.length);
    try {
      await act.mutateAsync({ method: 'POST', path: '', body: { ...place, versionNumber, words: words.trim() } });
      setFailure(null);
      onClose();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Modal
      open={asked !== null}
      title={m.addTitle}
      onCancel={onClose}
      okText={m.add}
      cancelText={c.cancel}
      confirmLoading={act.isPending}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      destroyOnHidden
    >
      {failure !== null && <FailureAlert failure={failure} />}
      <Form<Values>
        id={formId}
        name="margin-comment"
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ quote: anchor?.quote ?? '', words: '' }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="quote"
          label={m.quote}
          extra={m.quoteHint}
          rules={[
            r.needed(m.quote),
            r.most(m.quote, 2000),
            {
              validator: async (_, quote: unknown) => {
                if (typeof quote === 'string' && quote !== '' && !textShown().includes(quote))
                  throw new Error(m.quoteUnknown);
              },
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} />
        </Form.Item>
        <Form.Item name="words" label={m.words} rules={[r.needed(m.words), r.most(m.words, 2000)]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
