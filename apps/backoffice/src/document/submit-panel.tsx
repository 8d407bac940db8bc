import { attributeLabels, roleLabels, type DocumentDetail } from '@openzone/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useReference } from '../ui/reference.ts';
import { actMessages } from './act-messages.ts';
import type { Perform } from './use-act.ts';

export function SubmitPanel({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const a = useMessages(actMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const { reference } = useReference();
  const [asking, setAsking] = useState(false);
  const sequence = reference.reviewSequences[document.origin].map((role) => pick(roleLabels[role])).join(' → ');
  return (
    <div className="oz-panel">
      <h3>{a.submitTitle}</h3>
      <p className="oz-quiet">{a.submitAbout}</p>
      <p>
        {a.sequence}
        {c.colon}
        <strong>{sequence}</strong>
      </p>
      <Button type="primary" onClick={() => setAsking(true)}>
        {a.submitOk}
      </Button>
      <AskDialog
        open={asking}
        title={a.submitTitle}
        okText={a.submitOk}
        onClose={() => setAsking(false)}
        onOk={() => perform({ path: '/submission', done: a.submitted })}
      >
        <p>
          <strong>{document.title}</strong>
        </p>
        {document.attribute !== null && (
          <p>
            {a.attribute}
            {c.colon}
            {pick(attributeLabels[document.attribute])}
          </p>
        )}
        <p>
          {a.sequence}
          {c.colon}
          {sequence}
        </p>
        <p className="oz-quiet">{a.submitAbout}</p>
      </AskDialog>
    </div>
  );
}
