import { Button, Modal } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { KeptDraft } from '../lib/draft-store.ts';
import { formatTime } from '../lib/time.ts';
import { shapeOf } from '../rich-text/editor-html.ts';
import { editorMessages } from '../rich-text/messages.ts';
import { documentWords } from '../ui/vocabulary.ts';
import { writeMessages } from './messages.ts';
import type { DraftValues } from './values.ts';

interface Props {
  readonly offered: KeptDraft<DraftValues> | null;
  readonly revision: number | null;
  readonly onRestore: (values: DraftValues) => void;
  readonly onDiscard: () => void;
}

/** Asked before anything is typed, so that what was kept is not overwritten by what comes next. */
export function RestoreDialog({ offered, revision, onRestore, onDiscard }: Props) {
  const m = useMessages(writeMessages);
  const e = useMessages(editorMessages);
  const w = useMessages(documentWords);
  const { language } = useLanguage();
  return (
    <Modal
      open={offered !== null}
      title={offered === null ? '' : m.restoreTitle(formatTime(offered.savedAt, language))}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        offered !== null && (
          <>
            <Button onClick={onDiscard}>{m.discardKept}</Button>
            <Button type="primary" autoFocus onClick={() => onRestore(offered.values)}>
              {m.restore}
            </Button>
          </>
        )
      }
    >
      {offered !== null && (
        <>
          <p>
            <strong>{offered.values.title === '' ? w.untitled : offered.values.title}</strong>
          </p>
          <p className="oz-quiet">{e.words(shapeOf(offered.values.bodyHtml).words.length)}</p>
          {offered.revision !== revision && <p className="oz-warn">{m.restoreOlder}</p>}
        </>
      )}
    </Modal>
  );
}
