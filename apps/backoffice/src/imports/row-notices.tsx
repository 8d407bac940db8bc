import type { ImportRowDetail } from '@openzone/contracts';
import { Alert } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { rowMessages } from './messages.ts';

/** Where a row came from, whether it can still be changed, what it lacks, what was noticed while reading. */
export function RowNotices({ detail: { row, proposal } }: { readonly detail: ImportRowDetail }) {
  const m = useMessages(rowMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const toDocument =
    row.documentId === null ? null : (
      <LinkButton
        size="small"
        to="/documents/$documentId"
        params={{ documentId: row.documentId }}
        label={m.toDocument}
      />
    );
  const remarks = (
    <ul className="oz-tight">
      {proposal.warnings.map((warning) => (
        <li key={warning.zh}>{pick(warning)}</li>
      ))}
    </ul>
  );
  return (
    <>
      <p className="oz-quiet">{m.from(row.fileName, row.ordinal)}</p>
      {row.state !== 'waiting' && (
        <Alert className="oz-alert" type="info" showIcon title={m.decided} action={toDocument} />
      )}
      {row.missing.length > 0 && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          title={`${m.missing}${row.missing.map(pick).join(c.separator)}`}
        />
      )}
      {proposal.warnings.length > 0 && (
        <Alert className="oz-alert" type="info" showIcon title={m.warnings} description={remarks} />
      )}
    </>
  );
}
