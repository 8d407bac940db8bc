import type { FileBeside, PersonalDataReview, VersionContent } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { download } from '../lib/download.ts';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FileBesideDialog } from './file-beside.tsx';
import { personalDataMessages } from './messages.ts';
import { personalDataQuery } from './queries.ts';

/** What somebody asks to open: the text of a version, or one of its files, by itself or beside its copy. */
interface Asked {
  readonly versionNumber: number;
  readonly file: { readonly position: number; readonly name: string } | null;
  readonly beside: boolean;
}

/** The originals of masked copies: opened with a purpose, and every opening is on record; beside each file its public copy. */
export function OriginalsCard({ review }: { readonly review: PersonalDataReview }) {
  const m = useMessages(personalDataMessages);
  const { language } = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState<VersionContent | null>(null);
  const [beside, setBeside] = useState<FileBeside | null>(null);
  const client = useQueryClient();
  if (review.originals.length === 0) return null;
  const open = async (purpose: string) => {
    if (asked === null) return;
    const { versionNumber, file } = asked;
    const ofFile = file === null ? '' : `/attachments/${file.position}`;
    const path = `/documents/${review.documentId}/versions/${versionNumber}`;
    const body = { purpose };
    if (file === null) setShown(await request<VersionContent>(`${path}/original`, { method: 'POST', body }));
    else if (asked.beside) setBeside(await request<FileBeside>(`${path}${ofFile}/beside`, { method: 'POST', body }));
    else await download(`${path}${ofFile}/original`, {}, file.name, body);
    // It counts as a reading, and the screen says how often there was one.
    await client.invalidateQueries({ queryKey: personalDataQuery(review.documentId).queryKey });
  };
  const titleOf = ({ file, beside: isBeside }: Asked): string =>
    file === null ? m.openOriginal : isBeside ? m.compareFile(file.name) : m.openOriginalFile(file.name);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.originals}</h2>}>
      <ul className="oz-tight">
        {review.originals.map(({ versionNumber, madeBy, madeAt, readings, files }) => (
          <li key={versionNumber}>
            {m.originalRow(versionNumber, madeBy, formatTime(madeAt, language), readings)}{' '}
            {review.mayDecide && (
              <Button size="small" onClick={() => setAsked({ versionNumber, file: null, beside: false })}>
                {m.openOriginal}
              </Button>
            )}
            {files.length > 0 && (
              <ul className="oz-tight">
                {files.map((file) => (
                  <li key={file.position} className="oz-row">
                    {review.mayDecide && (
                      <>
                        <Button
                          size="small"
                          type="primary"
                          aria-label={m.compareFile(file.name)}
                          onClick={() => setAsked({ versionNumber, file, beside: true })}
                        >
                          {m.compare}
                        </Button>
                        <Button size="small" onClick={() => setAsked({ versionNumber, file, beside: false })}>
                          {m.openOriginalFile(file.name)}
                        </Button>
                      </>
                    )}
                    <Button
                      size="small"
                      href={`/api/admin/files/${file.copySha256}/${encodeURIComponent(file.copyName)}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {m.openCopyFile(file.copyName)}
                    </Button>
                    <span className="oz-quiet">{m.fileReadings(file.readings)}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <AskDialog
        open={asked !== null}
        title={asked === null ? m.openOriginal : titleOf(asked)}
        okText={asked?.beside === true ? m.compare : m.openOriginal}
        reason={{ label: m.purpose, least: 2, hint: m.purposeHint }}
        onClose={() => setAsked(null)}
        onOk={open}
      >
        {null}
      </AskDialog>
      <FileBesideDialog beside={beside} onClose={() => setBeside(null)} />
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
