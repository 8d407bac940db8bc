import { Button } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { useUnsaved } from '../ui/unsaved.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { writeMessages } from './messages.ts';
import type { KeptTrouble } from './use-server-kept.ts';

interface Props {
  readonly dirty: boolean;
  readonly running: boolean;
  /** Why the last save did not succeed, where no single field is at fault. */
  readonly failure: unknown;
  readonly kept: {
    readonly keptAt: string | null;
    readonly onServerAt: string | null;
    readonly trouble: KeptTrouble;
    readonly full: boolean;
  };
  readonly onSave: () => void;
  readonly onSaveAndGo: () => void;
}

/** Always in sight: whether what is on the screen is safe, and how to make it so. */
export function SaveBar({ dirty, running, failure, kept, onSave, onSaveAndGo }: Props) {
  const m = useMessages(writeMessages);
  const { language } = useLanguage();
  useUnsaved(dirty);
  const { keptAt, onServerAt, trouble, full } = kept;
  const time = (at: string) => formatTime(at, language);
  const here = full ? m.notKept : keptAt === null ? m.keeping : m.keptHere(time(keptAt));
  const unsaved =
    trouble === 'signed-out'
      ? m.keptSignedOut
      : trouble === null && onServerAt !== null && keptAt !== null
        ? m.keptBoth(time(onServerAt))
        : here;
  return (
    <div className="oz-save-bar">
      {failure !== null && (
        <div className="oz-save-failure">
          <FailureAlert failure={failure} />
        </div>
      )}
      <span className={full && dirty ? 'oz-save-state oz-wrong' : 'oz-save-state'} role="status">
        {running ? m.saving : dirty ? unsaved : m.unchanged}
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
