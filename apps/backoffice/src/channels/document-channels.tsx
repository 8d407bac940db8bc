import {
  channelLabels,
  channelRules,
  type ChannelText,
  type DocumentChannels,
  type OtherChannel,
} from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { documentQuery, fileAddress } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { DeliveryItem, TaskItem } from './channels-page.tsx';
import { channelMessages } from './messages.ts';
import { documentChannelsQuery } from './queries.ts';
import { SheetButton } from './sheet-dialog.tsx';
import { TextDialog } from './text-dialog.tsx';

const channels = Object.keys(channelRules) as OtherChannel[];

/** Words of their own for each channel, how far they have been sent, and what is left to do by hand. */
export function DocumentChannelsCard({ documentId }: { readonly documentId: string }) {
  const m = useMessages(channelMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(documentChannelsQuery(documentId));
  const [editing, setEditing] = useState<OtherChannel | null>(null);
  const changed = async (view: DocumentChannels) => {
    client.setQueryData(documentChannelsQuery(documentId).queryKey, view);
    await client.invalidateQueries({ queryKey: documentQuery(documentId).queryKey, exact: true });
  };
  if (error !== null) return <FailureAlert failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const planned = new Set(data.texts.map(({ channel }) => channel));
  return (
    <Card className="oz-card" size="small" title={<h2>{m.texts}</h2>}>
      <p className="oz-quiet">{m.textsAbout}</p>
      {data.troubles.map(({ channel, text }) => (
        <Alert
          key={text.zh}
          className="oz-alert"
          type="warning"
          showIcon
          title={`${pick(channelLabels[channel])}${c.colon}${pick(text)}`}
        />
      ))}
      <ul className="oz-tight">
        {data.texts.map((text) => (
          <TextItem
            key={text.channel}
            documentId={documentId}
            text={text}
            {...(data.mayWrite ? { onEdit: () => setEditing(text.channel) } : {})}
            onChanged={changed}
          />
        ))}
        {data.deliveries.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} />
        ))}
        {data.tasks.map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
      {data.mayWrite && (
        <div className="oz-row">
          {channels
            .filter((channel) => !planned.has(channel))
            .map((channel) => (
              <Button key={channel} size="small" onClick={() => setEditing(channel)}>
                {m.write(pick(channelLabels[channel]))}
              </Button>
            ))}
        </div>
      )}
      {editing !== null && (
        <TextDialog
          key={editing}
          documentId={documentId}
          channel={editing}
          text={data.texts.find(({ channel }) => channel === editing)}
          onSaved={changed}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

interface ItemProps {
  readonly documentId: string;
  readonly text: ChannelText;
  readonly onEdit?: () => void;
  readonly onChanged: (view: DocumentChannels) => Promise<void>;
}

function TextItem({ documentId, text, onEdit, onChanged }: ItemProps) {
  const m = useMessages(channelMessages);
  const { language, pick } = useLanguage();
  const { message } = App.useApp();
  const name = pick(channelLabels[text.channel]);
  const isOwn = text.title !== '' || text.body !== '' || text.picture !== null;
  const [keeping, setKeeping] = useState(false);
  const send = async (keepReason?: string) => {
    const path = `/documents/${documentId}/channel-texts/${text.channel}/approval`;
    const body = { revision: text.revision, ...(keepReason === undefined ? {} : { keepReason }) };
    await onChanged(await request<DocumentChannels>(path, { method: 'POST', body }));
    void message.success(m.approvedDone);
  };
  const approve = async () => {
    try {
      await send();
    } catch (error) {
      void message.error(pick(asFailure(error).text), 8);
    }
  };
  const blocks = text.findings.some(({ blocking }) => blocking);
  const state = !isOwn ? m.publicWords : text.approvedBy === null ? m.notApproved : m.approved(text.approvedBy);
  return (
    <li className="oz-channel-item">
      <div className="oz-row">
        <strong>{name}</strong>
        <span className="oz-quiet">
          {state}
          {text.sendAt !== null && ` · ${formatTime(text.sendAt, language)}`}
        </span>
        {onEdit !== undefined && (
          <Button size="small" onClick={onEdit}>
            {m.change(name)}
          </Button>
        )}
        {text.printable && <SheetButton documentId={documentId} channel={text.channel} />}
        {text.mayApprove && (
          <Button size="small" type="primary" onClick={() => (blocks ? setKeeping(true) : void approve())}>
            {m.approve}
          </Button>
        )}
      </div>
      {isOwn && (
        <blockquote>
          {text.title !== '' && <strong>{text.title} </strong>}
          {text.body}
          {text.picture !== null && (
            <>
              {' '}
              <a href={fileAddress({ sha256: text.picture, name: 'picture' })} target="_blank" rel="noreferrer">
                {m.lookAtPicture}
              </a>
            </>
          )}
        </blockquote>
      )}
      {text.keptReason !== '' && <p className="oz-quiet">{m.kept(text.keptReason)}</p>}
      <FindingsOf text={text} />
      <AskDialog
        open={keeping}
        title={m.keepTitle}
        okText={m.approve}
        reason={{ label: m.keepReason, least: 2 }}
        onClose={() => setKeeping(false)}
        onOk={send}
      >
        {m.keepText}
        <FindingsOf text={text} />
      </AskDialog>
    </li>
  );
}

/** What the search for personal data found in words that wait for approval. */
function FindingsOf({ text: { findings } }: { readonly text: Pick<ChannelText, 'findings'> }) {
  const m = useMessages(channelMessages);
  const { pick } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <div>
      {m.findings}
      <ul className="oz-tight">
        {findings.map(({ kind, label, text, blocking, exemption }, index) => (
          // The same words may be found twice.
          <li key={`${index} ${kind}`}>
            {pick(label)} <strong>{text}</strong>{' '}
            <span className="oz-quiet">
              {exemption !== null ? m.foundExempt(pick(exemption)) : blocking ? m.foundBlocking : m.foundListed}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
