import type { PersonalDataReview } from '@openzone/contracts';
import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { personalDataMessages } from './messages.ts';
import { copyOf, segmentsOf, type Segment } from './segments.ts';

/** Words a person has selected in the original. */
export interface Selected {
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

interface Props {
  readonly review: PersonalDataReview;
  readonly side: 'original' | 'copy';
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onSelect?: (selected: Selected | null) => void;
}

/** One of the two texts, with what was found marked in it. */
export function TextPane({ review, side, chosen, onChoose, onSelect }: Props) {
  const m = useMessages(personalDataMessages);
  const partName = usePartName();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === null) return;
    pane.current?.querySelector(`[data-finding="${chosen}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  useEffect(() => {
    const choose = (event: MouseEvent) => {
      const id =
        event.target instanceof Element ? event.target.closest<HTMLElement>('mark')?.dataset['finding'] : undefined;
      if (id !== undefined) onChoose(id);
    };
    const select = () => {
      const selected = selectionIn(pane.current);
      // Pressing a button elsewhere clears nothing: the selection counts until there is another.
      if (selected !== null) onSelect?.(selected);
    };
    const element = pane.current;
    element?.addEventListener('click', choose);
    document.addEventListener('selectionchange', select);
    return () => {
      element?.removeEventListener('click', choose);
      document.removeEventListener('selectionchange', select);
    };
  }, [onChoose, onSelect]);
  const title = side === 'original' ? m.original : m.copy;
  return (
    <section className="oz-pd-pane" aria-label={title}>
      <h2>{title}</h2>
      <div ref={pane} className="oz-pd-text" tabIndex={0} role="document" aria-label={title}>
        {review.parts.map(({ key, text }) => (
          <div key={key} className="oz-pd-part" data-part={key}>
            <h3>{partName(key)}</h3>
            <p>
              {segmentsOf(
                text,
                review.findings.filter((finding) => finding.part === key),
              ).map((segment) => (
                <Piece key={segment.start} segment={segment} side={side} chosen={chosen} />
              ))}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

interface PieceProps extends Pick<Props, 'side' | 'chosen'> {
  readonly segment: Segment;
}

function Piece({ segment, side, chosen }: PieceProps) {
  const { finding, start, words } = segment;
  if (finding === undefined) return <span data-start={start}>{words}</span>;
  const classes = ['oz-pd-mark', `oz-pd-${finding.state}`, finding.blocking ? 'oz-pd-blocking' : ''];
  if (finding.id === chosen) classes.push('oz-pd-chosen');
  return (
    <mark className={classes.join(' ').trim()} data-start={start} data-finding={finding.id}>
      {side === 'original' ? words : copyOf(segment)}
    </mark>
  );
}

/** 正文, 标题, 附件 2. */
export function usePartName(): (key: string) => string {
  const m = useMessages(personalDataMessages);
  const names: Readonly<Record<string, string>> = {
    title: m.partTitle,
    abstract: m.partAbstract,
    source: m.partSource,
    issuingAgency: m.partIssuingAgency,
    subjectWords: m.partSubjectWords,
    changeNote: m.partChangeNote,
    body: m.partBody,
  };
  return (key) => {
    const [kind = '', number = ''] = key.split(':');
    return names[key] ?? (kind === 'attachmentName' ? m.attachmentName(number) : m.attachmentText(number));
  };
}

/** The selection as a stretch of one part's text; null where there is none or it reaches over parts. */
function selectionIn(pane: HTMLElement | null): Selected | null {
  const selection = window.getSelection();
  if (pane === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = placeOf(pane, range.startContainer, range.startOffset);
  const to = placeOf(pane, range.endContainer, range.endOffset);
  if (from === null || to === null || from.part !== to.part || to.at <= from.at) return null;
  return { part: from.part, start: from.at, end: to.at };
}

function placeOf(pane: HTMLElement, node: Node, offset: number): { part: string; at: number } | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-start]');
  const part = piece?.closest<HTMLElement>('[data-part]')?.dataset['part'];
  if (piece === undefined || piece === null || part === undefined || !pane.contains(piece)) return null;
  return { part, at: Number(piece.dataset['start']) + (node instanceof Text ? offset : 0) };
}
