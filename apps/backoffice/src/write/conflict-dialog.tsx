import type { DocumentDetail } from '@openzone/contracts';
import { Button, Modal } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { parseHtml, textOf, type HtmlNode } from '../rich-text/html-tree.ts';
import { TextDiff } from '../ui/text-diff.tsx';
import { writeMessages } from './messages.ts';
import type { DraftValues } from './values.ts';

interface Props {
  readonly theirs: DocumentDetail | null;
  readonly mine: DraftValues;
  readonly running: boolean;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
  readonly onClose: () => void;
}

/** Somebody saved meanwhile: shows who, when and what differs, and overwrites nothing without being told to. */
export function ConflictDialog({ theirs, mine, running, onTakeTheirs, onKeepMine, onClose }: Props) {
  const m = useMessages(writeMessages);
  const { language } = useLanguage();
  return (
    <Modal
      open={theirs !== null}
      title={m.conflictTitle}
      width={760}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <div className="oz-choice">
          <div>
            <Button disabled={running} onClick={onTakeTheirs}>
              {m.takeTheirs}
            </Button>
            <p className="oz-quiet">{m.takeTheirsHint}</p>
          </div>
          <div>
            <Button type="primary" loading={running} onClick={onKeepMine}>
              {m.keepMine}
            </Button>
            <p className="oz-quiet">{m.keepMineHint}</p>
          </div>
        </div>
      }
    >
      {theirs !== null && (
        <>
          <p>
            {m.conflictWho(
              theirs.version.createdBy,
              formatTime(theirs.version.createdAt, language),
              theirs.version.number,
            )}
          </p>
          <p className="oz-quiet">{m.conflictDiff}</p>
          <h3>{m.title}</h3>
          <TextDiff before={theirs.version.title} after={mine.title} />
          <h3>{m.body}</h3>
          <TextDiff before={readable(theirs.version.bodyHtml)} after={readable(mine.bodyHtml)} />
        </>
      )}
    </Modal>
  );
}

/** A body's words, one line to a block, made the same way for both sides. */
function readable(html: string): string {
  const lines = (nodes: readonly HtmlNode[]): string =>
    nodes
      .map((node) =>
        node.kind === 'text'
          ? textOf([node])
          : `${lines(node.children)}${/^(p|h\d|li|tr|blockquote)$/.test(node.tag) ? '\n' : node.tag === 'td' || node.tag === 'th' ? '\t' : ''}`,
      )
      .join('');
  return lines(parseHtml(html))
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}
