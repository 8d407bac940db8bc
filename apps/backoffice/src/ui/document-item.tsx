import type { DocumentListItem } from '@openzone/contracts';
import { roleLabels } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime } from '../lib/time.ts';
import { DueMark, isClockRunning } from './due.tsx';
import { DocumentTags } from './tags.tsx';
import { documentWords } from './vocabulary.ts';

interface Props {
  readonly document: DocumentListItem;
  readonly columnName: string;
  /** The level below the heading the list stands under. */
  readonly heading: 'h2' | 'h3';
}

/** One document in a list to work through: what, whose turn, until when and why, and the way to it. */
export function DocumentItem({ document, columnName, heading: Heading }: Props) {
  const w = useMessages(documentWords);
  const { language, pick } = useLanguage();
  const running = isClockRunning(document);
  const left = running ? document.due.left : null;
  const urgency = left === null ? '' : left < 0 ? ' oz-item-late' : left <= 5 ? ' oz-item-soon' : '';
  const params = { documentId: document.id };
  return (
    <li className={`oz-item${urgency}`} data-row>
      <div>
        <Heading>
          <Link to="/documents/$documentId" params={params}>
            {document.title === '' ? w.untitled : document.title}
          </Link>
        </Heading>
        <div className="oz-item-meta">
          <DocumentTags document={document} />
          {document.waitingFor !== null && <strong>{w.waitingFor(pick(roleLabels[document.waitingFor]))}</strong>}
          {document.scheduledFor !== null && (
            <strong>{w.scheduledFor(formatTime(document.scheduledFor, language))}</strong>
          )}
        </div>
        <div className="oz-item-meta">
          {document.documentNumber !== null && <span>{document.documentNumber}</span>}
          <span>{document.unitName}</span>
          {columnName !== '' && <span>{columnName}</span>}
          <span>{w.written(formatDay(document.writtenDate, language))}</span>
          <span>{w.createdBy(document.createdBy)}</span>
          <span>{w.version(document.versionNumber)}</span>
        </div>
        {running && <DueMark due={document.due} />}
      </div>
    </li>
  );
}
