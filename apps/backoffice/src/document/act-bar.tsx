import type { DocumentDetail } from '@openzone/contracts';
import { Button, Dropdown } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { actMessages } from './act-messages.ts';
import { documentMessages } from './messages.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import type { Perform } from './use-act.ts';

type Asked = 'recall' | 'force' | 'withdraw' | 'discard' | 'preview';

/** What can be done besides the next step. Acts that end something or break a rule are kept apart and asked about twice. */
export function ActBar({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  const a = useMessages(actMessages);
  const m = useMessages(documentMessages);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { actions } = document;
  const grave = (['force', 'withdraw', 'discard'] as const).filter((act) => actions.includes(act));
  const close = () => setAsked(null);
  return (
    <>
      {document.isPublic && (
        <Button href={`/d/${document.code}`} target="_blank">
          {m.publicLink}
        </Button>
      )}
      {actions.includes('preview') && <Button onClick={() => setAsked('preview')}>{a.preview}</Button>}
      {actions.includes('recall') && <Button onClick={() => setAsked('recall')}>{a.recall}</Button>}
      {actions.includes('edit') && (
        <LinkButton to="/write" search={{ id: document.id }} label={document.isPublic ? a.revise : a.edit} />
      )}
      {grave.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: grave.map((act) => ({
              key: act,
              danger: true,
              label: { force: a.forceButton, withdraw: a.withdrawButton, discard: a.discardButton }[act],
            })),
            onClick: ({ key }) => setAsked(grave.find((act) => act === key) ?? null),
          }}
        >
          <Button icon={<MoreOutlined aria-hidden />} aria-haspopup="menu">
            {m.moreActs}
          </Button>
        </Dropdown>
      )}
      <AskDialog
        open={asked === 'recall'}
        title={a.recallTitle}
        okText={a.recall}
        reason={{ label: a.recallReason, least: 2 }}
        onClose={close}
        onOk={(comment) => perform({ path: '/recall', body: { comment }, done: a.recalled })}
      >
        <p>{a.recallAbout}</p>
      </AskDialog>
      <AskDialog
        open={asked === 'force'}
        title={a.forceTitle}
        okText={a.forceOk}
        danger
        reason={{ label: a.forceReason, least: 5, help: 'forceReason' }}
        typed={{ words: a.forceWords, label: a.forceTyped(a.forceWords) }}
        onClose={close}
        onOk={(reason) => perform({ path: '/forced-publication', body: { reason }, done: a.forced })}
      >
        <p className="oz-wrong">{a.forceAbout}</p>
        <p>
          <strong>{document.title}</strong>
        </p>
      </AskDialog>
      <AskDialog
        open={asked === 'withdraw'}
        title={a.withdrawTitle}
        okText={a.withdrawOk}
        danger
        reason={{ label: a.withdrawReason, least: 2, hint: a.withdrawHint, help: 'withdrawReason' }}
        onClose={close}
        onOk={(reason) => perform({ path: '/withdrawal', body: { reason }, done: a.withdrawn })}
      >
        <p>
          <strong>{document.title}</strong>
        </p>
        <p>{a.withdrawAbout}</p>
      </AskDialog>
      <AskDialog
        open={asked === 'discard'}
        title={a.discardTitle}
        okText={a.discardOk}
        danger
        reason={{ label: a.reason, least: 2 }}
        onClose={close}
        onOk={(reason) => perform({ path: '/discard', body: { reason }, done: a.discarded })}
      >
        <p>
          <strong>{document.title}</strong>
        </p>
        <p>{a.discardAbout}</p>
      </AskDialog>
      <PreviewDialog documentId={document.id} open={asked === 'preview'} onClose={close} />
    </>
  );
}
