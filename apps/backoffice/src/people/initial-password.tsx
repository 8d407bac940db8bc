import type { InitialPassword } from '@openzone/contracts';
import { Button, Modal } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { peopleMessages } from './messages.ts';

interface Props {
  readonly name: string;
  readonly given: InitialPassword;
  readonly onClose: () => void;
}

/** Shown once: it goes away only by saying that it was passed on. */
export function InitialPasswordDialog({ name, given, onClose }: Props) {
  const m = useMessages(peopleMessages);
  const { language } = useLanguage();
  return (
    <Modal open title={m.initialTitle} closable={false} keyboard={false} mask={{ closable: false }} footer={null}>
      <p>{m.initialAbout(name, formatTime(given.expiresAt, language))}</p>
      <code className="oz-initial">{given.password}</code>
      <Button type="primary" block onClick={onClose}>
        {m.understood}
      </Button>
    </Modal>
  );
}
