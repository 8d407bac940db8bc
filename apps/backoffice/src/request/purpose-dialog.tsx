import { useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { fileMessages } from './file-messages.ts';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly onOk: (purpose: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Before anything that tells who asks is opened: what for, and that it is kept. */
export function PurposeDialog({ open, title, onOk, onClose }: Props) {
  const f = useMessages(fileMessages);
  return (
    <AskDialog
      open={open}
      title={title}
      okText={f.showIdentity}
      reason={{ label: f.purpose, least: 2, hint: f.purposeHint }}
      onClose={onClose}
      onOk={onOk}
    >
      <p>{f.purposeText}</p>
    </AskDialog>
  );
}
