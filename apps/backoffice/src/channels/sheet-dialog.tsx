import type { OtherChannel } from '@openzone/contracts';
import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { API } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { DayPicker } from '../ui/day-picker.tsx';
import { channelMessages } from './messages.ts';

interface Props {
  readonly documentId: string;
  readonly channel: OtherChannel;
}

/** Asks for the days of posting, then opens the sheet. */
export function SheetButton({ documentId, channel }: Props) {
  const m = useMessages(channelMessages);
  const c = useMessages(common);
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const query = new URLSearchParams({
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  }).toString();
  const href = `${API}/documents/${documentId}/channel-texts/${channel}/sheet.pdf${query === '' ? '' : `?${query}`}`;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {m.print}
      </Button>
      <Modal
        open={open}
        title={m.printTitle}
        onCancel={() => setOpen(false)}
        footer={
          <div className="oz-row oz-drawer-foot">
            <Button onClick={() => setOpen(false)}>{c.cancel}</Button>
            <Button
              type="primary"
              href={href}
              target="_blank"
              disabled={from !== null && until !== null && until < from}
            >
              {m.printOpen}
            </Button>
          </div>
        }
      >
        <p className="oz-quiet">{m.printAbout}</p>
        <Form layout="vertical">
          <Form.Item label={m.printFrom} htmlFor="sheet-from">
            <DayPicker id="sheet-from" value={from} onChange={setFrom} />
          </Form.Item>
          <Form.Item label={m.printUntil} htmlFor="sheet-until">
            <DayPicker id="sheet-until" value={until} onChange={setUntil} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
