import type { RequestDetail, RequestDocument } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { readingsQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import type { FormAct } from './act-fields.ts';
import { download } from '../lib/download.ts';
import { ComposeCard } from './compose-card.tsx';
import { isInside, isLetter } from './document-kinds.ts';
import { fileMessages } from './file-messages.ts';
import { paperMessages } from './paper-messages.ts';

interface Props {
  readonly detail: RequestDetail;
  /** Opens the form of an act. */
  readonly onAct: (act: FormAct) => void;
}

export function DocumentsTab({ detail, onAct }: Props) {
  const f = useMessages(fileMessages);
  return (
    <>
      <Card className="oz-card" size="small" title={<h2>{f.documents}</h2>}>
        {detail.documents.length === 0 ? (
          <p className="oz-quiet">{f.noDocuments}</p>
        ) : (
          <>
            <p className="oz-quiet">{f.documentsRead}</p>
            <ul className="oz-plain">
              {detail.documents.map((document) => (
                <DocumentLine key={document.id} requestId={detail.id} document={document} />
              ))}
            </ul>
          </>
        )}
      </Card>
      <ComposeCard detail={detail} onAct={onAct} />
    </>
  );
}

type Format = 'pdf' | 'docx';

interface LineProps {
  readonly requestId: string;
  readonly document: RequestDocument;
}

function DocumentLine({ requestId, document }: LineProps) {
  const f = useMessages(fileMessages);
  const p = useMessages(paperMessages);
  const c = useMessages(common);
  const { language } = useLanguage();
  const client = useQueryClient();
  const { addressee, servedOn } = document;
  const inside = isInside(document.kind);
  const [running, setRunning] = useState<Format | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const take = async (format: Format) => {
    setRunning(format);
    setFailure(null);
    try {
      await download(`/requests/${requestId}/documents/${document.id}.${format}`, {}, `${document.name}.${format}`);
      // A letter names the applicant, so opening it is a reading.
      await client.invalidateQueries({ queryKey: readingsQuery(requestId).queryKey });
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(null);
    }
  };
  return (
    <li className="oz-found">
      <span>
        <strong>{document.name}</strong>{' '}
        {document.number ?? (!isLetter(document.kind) ? null : <span className="oz-quiet">{f.noNumber}</span>)}{' '}
        {inside ? (
          <Badge tone="grey">{p.internal}</Badge>
        ) : (
          <Badge tone={document.issued ? 'green' : 'grey'}>{document.issued ? f.issued : f.notIssued}</Badge>
        )}
        <br />
        <span className="oz-quiet">
          {[
            ...(addressee === '' ? [] : [p.forWhom(addressee)]),
            f.createdBy(document.createdBy, formatTime(document.createdAt, language)),
            ...(servedOn === null
              ? isLetter(document.kind) && document.issued && document.kind !== 'RECEIPT'
                ? [p.notServed]
                : []
              : [p.servedOn(formatDay(servedOn, language))]),
          ].join(' · ')}
        </span>
      </span>
      <span className="oz-row">
        {(['pdf', 'docx'] as const).map((format) => (
          <Button
            key={format}
            size="small"
            loading={running === format}
            aria-label={f.download(
              document.name + (addressee === '' ? '' : c.inBrackets(addressee)),
              format.toUpperCase(),
            )}
            onClick={() => void take(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </span>
      {failure !== null && <FailureAlert failure={failure} />}
    </li>
  );
}
