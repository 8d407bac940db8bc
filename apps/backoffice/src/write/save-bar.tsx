import { Button } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { writeMessages } from './messages.ts';

interface Props {
  readonly dirty: boolean;
  readonly running: boolean;
  readonly keptAt: string | null;
  readonly full: boolean;
  readonly onSave: () => void;
  readonly onSaveAndGo: () => void;
}

/** Always in sight: whether what is on the screen is safe, and how to make it so. */
export function SaveBar({ dirty, running, keptAt, full, onSave, onSaveAndGo }: Props) {
  const m = useMessages(writeMessages);
  const { language } = useLanguage();
  const state = running
    ? m.saving
    : !dirty
      ? m.unchanged
      : full || keptAt === null
        ? full
          ? m.notKept
          : m.saveHint
        : m.keptHere(formatTime(keptAt, language));
  return (
    <div className="oz-save-bar">
      <span className={full && dirty ? 'oz-save-state oz-wrong' : 'oz-save-state'} role="status">
        {state}
      </span>
      <Button onClick={onSave} loading={running} title={m.saveHint}>
        {m.save}
      </Button>
      <Button type="primary" onClick={onSaveAndGo} disabled={running}>
        {m.saveAndGo}
      </Button>
    </div>
  );
}
