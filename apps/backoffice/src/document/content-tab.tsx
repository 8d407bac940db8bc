import { PaperClipOutlined } from '@ant-design/icons';
import type { AttachmentView, DocumentDetail, VersionContent } from '@openzone/contracts';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { fileAddress } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fileSize } from '../lib/file-size.ts';
import { formatDay, formatTime } from '../lib/time.ts';
import { MarginCard } from '../margin/margin-card.tsx';
import { withPictures } from '../rich-text/pictures.ts';
import { useReference } from '../ui/reference.ts';
import { validityWords, writeMessages } from '../write/messages.ts';
import { documentMessages } from './messages.ts';

/** The working version as a reader will see it, with everything the public catalogue tells of it. */
export function ContentTab({ document }: { readonly document: DocumentDetail }) {
  const m = useMessages(documentMessages);
  const { version } = document;
  return (
    <>
      <Card className="oz-card" size="small" title={<h2>{m.metadata}</h2>}>
        <Metadata document={document} version={version} />
      </Card>
      <Card className="oz-card" size="small" title={<h2>{m.body}</h2>}>
        <p className="oz-quiet">{m.contentOf(version.number)}</p>
        <BodyView html={version.bodyHtml} />
      </Card>
      <MarginCard documentId={document.id} versionNumber={version.number} selector=".oz-document .oz-body" />
      <Card className="oz-card" size="small" title={<h2>{m.attachments}</h2>}>
        <AttachmentList attachments={version.attachments} />
      </Card>
    </>
  );
}

/** `html` is a body that the server has sanitised: every version is when it is written. */
export function BodyView({ html }: { readonly html: string }) {
  const m = useMessages(documentMessages);
  if (html.trim() === '') return <p className="oz-quiet">{m.bodyEmpty}</p>;
  return (
    <div
      className="oz-body oz-scroll"
      lang="zh-CN"
      tabIndex={0}
      role="region"
      aria-label={m.body}
      dangerouslySetInnerHTML={{ __html: withPictures(html) }}
    />
  );
}

export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  const m = useMessages(documentMessages);
  if (attachments.length === 0) return <p className="oz-quiet">{m.noAttachments}</p>;
  return (
    <ol className="oz-files">
      {attachments.map((file) => (
        <li key={file.sha256} className="oz-file">
          <a className="oz-file-name" href={fileAddress(file)} target="_blank" rel="noreferrer">
            <PaperClipOutlined aria-hidden /> {file.name}
          </a>
          <span className="oz-quiet">{fileSize(file.size)}</span>
        </li>
      ))}
    </ol>
  );
}

function Metadata({ document, version }: { readonly document: DocumentDetail; readonly version: VersionContent }) {
  const m = useMessages(documentMessages);
  const w = useMessages(writeMessages);
  const c = useMessages(common);
  const validity = useMessages(validityWords);
  const { language } = useLanguage();
  const { columnName } = useReference();
  const day = (value: string | null) => (value === null ? null : formatDay(value, language));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [m.indexNumber, document.indexNumber ?? m.noIndexNumber],
    [w.documentNumber, version.documentNumber],
    [w.issuingAgency, version.issuingAgency],
    [w.jointIssuers, version.jointIssuers.join('、')],
    [w.unit, document.unitName],
    [w.column, columnName(document.columnId)],
    [w.extraColumns, document.extraColumnIds.map(columnName).join('；')],
    [w.genre, version.genre],
    [w.subjectCategory, version.subjectCategory],
    [w.writtenDate, day(version.writtenDate)],
    [w.changedDate, day(version.changedDate)],
    [w.effectiveDate, day(version.effectiveDate)],
    [w.expiredDate, day(version.expiredDate)],
    [w.declaredValidity, validity[version.declaredValidity]],
    [m.publishedAt, document.publishedAt === null ? null : formatTime(document.publishedAt, language)],
    [m.legacyPublishedOn, day(version.legacyPublishedOn)],
    [m.legacyIndexNumber, version.legacyIndexNumber],
    [w.subjectWords, version.subjectWords.join('、')],
    [w.source, version.source],
    [w.abstract, version.abstract],
    [w.changeNote, version.changeNote],
    [
      m.fingerprint,
      <span key="hash" className="oz-hash">
        SHA-256 {version.contentSha256.slice(0, 16)}…
      </span>,
    ],
  ];
  return (
    <dl className="oz-facts oz-facts-wide">
      {facts
        .filter(([name, value]) => (value !== null && value !== '') || name === w.genre || name === w.subjectCategory)
        .map(([name, value]) => (
          <div key={name} className="oz-fact">
            <dt>{name}</dt>
            <dd>{value ?? c.unknown}</dd>
          </div>
        ))}
    </dl>
  );
}
