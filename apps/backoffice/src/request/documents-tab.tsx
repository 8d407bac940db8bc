import type { RequestDetail, RequestDocument } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { readingsQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Badge } from '../ui/tags.tsx';
import { download } from './bytes.ts';
import { ComposeCard } from './compose-card.tsx';
import { fileMessages } from './file-messages.ts';

export function DocumentsTab({ detail }: { readonly detail: RequestDetail }) {
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
      <ComposeCard detail={detail} />
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
  const { language } = useLanguage();
  const client = useQueryClient();
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
        <strong>{document.name}</strong> {document.number ?? <span className="oz-quiet">{f.noNumber}</span>}{' '}
        <Badge tone={document.issued ? 'green' : 'grey'}>{document.issued ? f.issued : f.notIssued}</Badge>
        <br />
        <span className="oz-quiet">{f.createdBy(document.createdBy, formatTime(document.createdAt, language))}</span>
      </span>
      <span className="oz-row">
        {(['pdf', 'docx'] as const).map((format) => (
          <Button
            key={format}
            size="small"
            loading={running === format}
            aria-label={f.download(document.name, format.toUpperCase())}
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
