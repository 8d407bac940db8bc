import { PrinterOutlined } from '@ant-design/icons';
import type { RequestReceipt } from '@openzone/contracts';
import { Alert, Button, Modal } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { intakeMessages } from './intake-messages.ts';
import { requestWords } from './words.ts';

interface Props {
  readonly receipt: RequestReceipt | null;
  readonly onAnother: () => void;
}

/** Number and code, once; to be printed for the applicant. It does not close by a stray click. */
export function ReceiptDialog({ receipt, onAnother }: Props) {
  const m = useMessages(intakeMessages);
  return (
    <Modal
      open={receipt !== null}
      title={m.receiptTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        receipt !== null && (
          <div className="oz-row oz-drawer-foot">
            <Button onClick={onAnother}>{m.another}</Button>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {m.print}
            </Button>
            <LinkButton to="/requests/$requestId" params={{ requestId: receipt.id }} main label={m.openRequest} />
          </div>
        )
      }
    >
      {receipt !== null && <Receipt receipt={receipt} />}
    </Modal>
  );
}

function Receipt({ receipt }: { readonly receipt: RequestReceipt }) {
  const m = useMessages(intakeMessages);
  const w = useMessages(requestWords);
  const { language } = useLanguage();
  const facts: readonly (readonly [string, string])[] = [
    [m.submittedOn, formatDay(receipt.submittedOn, language)],
    [m.receivedOn, receipt.receivedOn === null ? m.notReceived : formatDay(receipt.receivedOn, language)],
    ...(receipt.due === null ? [] : [[m.due, formatDay(receipt.due, language)] as const]),
  ];
  return (
    <>
      <Alert className="oz-alert" type="success" showIcon title={m.receiptDone} description={m.receiptOnce} />
      <div className="oz-receipt">
        <h3>{m.receiptTitle}</h3>
        <dl className="oz-receipt-codes">
          <div>
            <dt>{w.number}</dt>
            <dd>{receipt.number}</dd>
          </div>
          <div>
            <dt>{m.queryCode}</dt>
            <dd>{receipt.queryCode}</dd>
          </div>
        </dl>
        <dl className="oz-facts">
          {facts.map(([name, value]) => (
            <div key={name} className="oz-fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{m.receiptUse}</p>
      </div>
    </>
  );
}
