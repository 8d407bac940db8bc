import type { ImportProposal } from '@openzone/contracts';
import { Alert, Button, Form } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { BodyView } from '../document/content-tab.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { repairPieces } from '../lib/repair.ts';
import { Waiting } from '../ui/waiting.tsx';
import { rowMessages } from './messages.ts';

const BodyEditor = lazy(() => import('../rich-text/editor.tsx').then((module) => ({ default: module.BodyEditor })));

/** The text as it was read; the editor comes only when the text has to be changed. */
export function TextTab({ proposal, editable }: { readonly proposal: ImportProposal; readonly editable: boolean }) {
  const m = useMessages(rowMessages);
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <Suspense fallback={<Waiting />}>
        <Form.Item name="bodyHtml">
          <BodyEditor />
        </Form.Item>
      </Suspense>
    );
  }
  return (
    <>
      {editable && (
        <Button className="oz-edit-body" onClick={() => setEditing(true)}>
          {m.editBody}
        </Button>
      )}
      <BodyView html={proposal.bodyHtml} />
    </>
  );
}

/** The damaged page as it was, with what was taken out struck and what was converted marked. */
export function RepairTab({ repair }: { readonly repair: NonNullable<ImportProposal['repair']> }) {
  const m = useMessages(rowMessages);
  const pieces = useMemo(() => repairPieces(repair.originalText, repair.changes), [repair]);
  return (
    <>
      <Alert
        className="oz-alert"
        type="info"
        showIcon
        title={m.repairText(repair.removedReadings, repair.convertedCharacters)}
        description={m.repairLegend}
      />
      <div className="oz-repair oz-diff" lang="zh-CN" tabIndex={0} role="region" aria-label={m.tabRepair}>
        {pieces.map((piece, index) => {
          if (piece.kind === 'kept') return <span key={index}>{piece.from}</span>;
          if (piece.kind === 'removed') {
            return (
              <del key={index}>
                <span className="oz-heard">{m.removedHeard}</span>
                {piece.from}
              </del>
            );
          }
          return (
            <ins key={index}>
              <ruby>
                {piece.to}
                <rp>（</rp>
                <rt>
                  <span className="oz-heard">{m.convertedHeard}</span>
                  {piece.from}
                </rt>
                <rp>）</rp>
              </ruby>
            </ins>
          );
        })}
      </div>
    </>
  );
}

export function RemovedTab({ removed }: { readonly removed: ImportProposal['removed'] }) {
  const m = useMessages(rowMessages);
  const { pick } = useLanguage();
  if (removed.length === 0) return <p className="oz-quiet">{m.noRemoved}</p>;
  return (
    <>
      <p>{m.removedText}</p>
      <ul className="oz-plain">
        {removed.map((part, index) => (
          <li key={index}>
            <span className="oz-warn">{pick(part.why)}</span>
            <blockquote>{part.text.length > 400 ? `${part.text.slice(0, 400)}…` : part.text}</blockquote>
          </li>
        ))}
      </ul>
    </>
  );
}
