import type { PublishingCalendarEntry } from '@openzone/contracts';
import { useMessages } from '../i18n/language.tsx';
import { wallClockOf } from '../lib/time.ts';
import { entryKindWords, publishingMessages } from './messages.ts';

/** What tells one entry from another; a document that was revised twice on a day stands there twice. */
export function keyOf({ documentId, kind, at }: PublishingCalendarEntry): string {
  return `${documentId} ${kind} ${at ?? ''}`;
}

/** Whether dragging it to another day changes something: a set time, or a wished day. */
export function isMovable({ kind, actions }: PublishingCalendarEntry): boolean {
  return (kind === 'SCHEDULED' && actions.includes('schedule')) || (kind === 'WISHED' && actions.includes('plan'));
}

interface Props {
  readonly entry: PublishingCalendarEntry;
  /** With unit and state in words, where there is room. */
  readonly whole?: boolean;
  readonly onOpen: () => void;
  readonly onDrag?: () => void;
}

export function EntryChip({ entry, whole = false, onOpen, onDrag }: Props) {
  const m = useMessages(publishingMessages);
  const kinds = useMessages(entryKindWords);
  const movable = onDrag !== undefined && isMovable(entry);
  return (
    <button
      type="button"
      className={`oz-entry oz-entry-${entry.kind.toLowerCase()}`}
      onClick={onOpen}
      draggable={movable}
      title={`${entry.title} · ${entry.unitName}${movable ? ` · ${m.dragHint}` : ''}`}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', entry.title);
        event.dataTransfer.effectAllowed = 'move';
        onDrag?.();
      }}
    >
      <span className="oz-entry-when">
        {kinds[entry.kind]}
        {entry.at !== null && ` ${wallClockOf(entry.at).slice(11)}`}
      </span>
      <span className="oz-entry-title">{entry.title}</span>
      {whole && <span className="oz-entry-unit">{entry.unitName}</span>}
    </button>
  );
}
