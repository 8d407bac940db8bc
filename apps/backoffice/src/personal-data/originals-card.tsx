import type { PersonalDataReview, VersionContent } from '@openzone/contracts';
import { Button, Card, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { personalDataMessages } from './messages.ts';

/** The originals of masked copies: opened with a purpose, and every opening is on record. */
export function OriginalsCard({ review }: { readonly review: PersonalDataReview }) {
  const m = useMessages(personalDataMessages);
  const { language } = useLanguage();
  const [asked, setAsked] = useState<number | null>(null);
  const [shown, setShown] = useState<VersionContent | null>(null);
  if (review.originals.length === 0) return null;
  const open = async (purpose: string) => {
    if (asked === null) return;
    const path = `/documents/${review.documentId}/versions/${asked}/original`;
    setShown(await request<VersionContent>(path, { method: 'POST', body: { purpose } }));
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{m.originals}</h2>}>
      <ul className="oz-tight">
        {review.originals.map(({ versionNumber, madeBy, madeAt, readings }) => (
          <li key={versionNumber}>
            {m.originalRow(versionNumber, madeBy, formatTime(madeAt, language), readings)}{' '}
            {review.mayDecide && (
              <Button size="small" onClick={() => setAsked(versionNumber)}>
                {m.openOriginal}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AskDialog
        open={asked !== null}
        title={m.openOriginal}
        okText={m.openOriginal}
        reason={{ label: m.purpose, least: 2, hint: m.purposeHint }}
        onClose={() => setAsked(null)}
        onOk={open}
      >
        {null}
      </AskDialog>
      <Modal open={shown !== null} title={shown?.title} footer={null} width={800} onCancel={() => setShown(null)}>
        {shown !== null && <p style={{ whiteSpace: 'pre-wrap' }}>{plainOf(shown.bodyHtml)}</p>}
      </Modal>
    </Card>
  );
}

function plainOf(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<\/(?:p|tr|li|h\d|div)>|<br>/giu, '$&\n'), 'text/html');
  return page.body.textContent;
}
