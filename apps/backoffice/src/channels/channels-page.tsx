import { channelLabels, type ChannelAccount, type ChannelDelivery, type ChannelTask } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { CopyAddress } from '../ui/copy-address.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/tags.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { DeliveryActs, TaskAct, useChannelAct } from './delivery-acts.tsx';
import { channelMessages, feedKind, stepTones, stepWords } from './messages.ts';
import { channelsQuery } from './queries.ts';
import { WeiboReturn } from './weibo-return.tsx';

/** Where else documents go: what waits for a person, what is under way, and the accounts. */
export function ChannelsPage() {
  const m = useMessages(channelMessages);
  const { data, dataUpdatedAt } = useSuspenseQuery(channelsQuery);
  const [editing, setEditing] = useState<ChannelAccount | null>(null);
  const waiting = data.deliveries.filter(({ step }) => step === 'person');
  // The website follows publication by itself.
  const accounts = data.accounts.filter(({ channel }) => channel !== 'WEB');
  const others = data.deliveries.filter(({ step }) => step !== 'person');
  return (
    <Page title={m.title} about={m.about}>
      <WeiboReturn />
      <Card className="oz-card" size="small" title={<h2>{m.waiting}</h2>}>
        {waiting.length + data.tasks.length === 0 ? (
          <p className="oz-quiet">{m.waitingNone}</p>
        ) : (
          <ul className="oz-tight">
            {waiting.map((delivery) => (
              <DeliveryItem key={delivery.id} delivery={delivery} acts />
            ))}
            {data.tasks.map((task) => (
              <TaskItem key={task.id} task={task} acts />
            ))}
          </ul>
        )}
      </Card>
      <Card className="oz-card" size="small" title={<h2>{m.sendings}</h2>}>
        {others.length === 0 ? (
          <p className="oz-quiet">{m.sendingsNone}</p>
        ) : (
          <ul className="oz-tight">
            {others.map((delivery) => (
              <DeliveryItem key={delivery.id} delivery={delivery} />
            ))}
          </ul>
        )}
      </Card>
      <Card className="oz-card" size="small" title={<h2>{m.accounts}</h2>}>
        <ul className="oz-tight">
          {accounts.map((account) => (
            <AccountItem
              key={account.channel}
              account={account}
              screenFeed={data.screenFeed}
              now={dataUpdatedAt}
              onEdit={() => setEditing(account)}
            />
          ))}
        </ul>
      </Card>
      {editing !== null && (
        <AccountDrawer
          account={editing}
          allowed={data.allowed}
          screenFeed={data.screenFeed}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

interface DeliveryProps {
  readonly delivery: ChannelDelivery;
  readonly acts?: boolean;
}

export function DeliveryItem({ delivery, acts = false }: DeliveryProps) {
  const steps = useMessages(stepWords);
  const { language, pick } = useLanguage();
  const { step, channel, words, url } = delivery;
  return (
    <li className="oz-channel-item">
      <Badge tone={stepTones[step]}>{steps[step]}</Badge> {pick(channelLabels[channel])} ·{' '}
      <Link to="/documents/$documentId" params={{ documentId: delivery.documentId }}>
        {delivery.title}
      </Link>{' '}
      <span className="oz-quiet">{formatTime(step === 'waiting' ? delivery.nextAt : delivery.stepAt, language)}</span>
      {url !== '' && (
        <>
          {' '}
          <a href={url} target="_blank" rel="noreferrer">
            {url}
          </a>
        </>
      )}
      {words !== null && <p>{pick(words)}</p>}
      {acts && <DeliveryActs delivery={delivery} />}
    </li>
  );
}

interface TaskProps {
  readonly task: ChannelTask;
  readonly acts?: boolean;
}

export function TaskItem({ task, acts = false }: TaskProps) {
  const m = useMessages(channelMessages);
  const { language, pick } = useLanguage();
  return (
    <li className="oz-channel-item">
      <strong>{pick(channelLabels[task.channel])}</strong> {task.kind === 'WITHDRAW' ? m.taskWithdraw : m.taskRevise} ·{' '}
      <Link to="/documents/$documentId" params={{ documentId: task.documentId }}>
        {task.title}
      </Link>{' '}
      <span className="oz-quiet">
        {task.doneAt === null
          ? formatTime(task.openedAt, language)
          : m.taskDone(task.doneBy ?? '', formatTime(task.doneAt, language), task.note)}
      </span>{' '}
      {acts && task.doneAt === null && <TaskAct task={task} />}
    </li>
  );
}

interface AccountProps {
  readonly account: ChannelAccount;
  readonly screenFeed: readonly string[];
  /** When this was read, in milliseconds. */
  readonly now: number;
  readonly onEdit: () => void;
}

function AccountItem({ account, screenFeed, now, onEdit }: AccountProps) {
  const m = useMessages(channelMessages);
  const { language, pick } = useLanguage();
  const act = useChannelAct();
  const [asking, setAsking] = useState<'stop' | 'resume' | null>(null);
  const { channel, enabled, automatic, secret, secretSetAt, stoppedAt } = account;
  const name = pick(channelLabels[channel]);
  const secretWords =
    secret === 'FILE'
      ? m.secretInFile
      : secretSetAt === null
        ? m.secretNone
        : m.secretSet(formatTime(secretSetAt, language));
  const isScreen = channel === 'SCREEN';
  const how = isScreen ? (automatic ? m.feedOn : m.feedOff) : automatic ? m.automatic : m.byHand;
  return (
    <li className="oz-channel-item">
      <div className="oz-row">
        <strong>{name}</strong>
        <Badge tone={enabled ? 'green' : 'grey'}>{enabled ? m.on : m.off}</Badge>
        <span className="oz-quiet">
          {[how, account.account, automatic && !isScreen ? secretWords : ''].filter((word) => word !== '').join(' · ')}
        </span>
        {account.tokenExpiresAt !== null && automatic && <AuthorisationEnd at={account.tokenExpiresAt} now={now} />}
        {stoppedAt !== null && <Badge tone="red">{m.stopped(account.stoppedReason)}</Badge>}
        <Button size="small" aria-label={m.edit(name)} onClick={onEdit}>
          {m.set}
        </Button>
        {automatic && (
          <Button
            size="small"
            danger={stoppedAt === null}
            onClick={() => setAsking(stoppedAt === null ? 'stop' : 'resume')}
          >
            {stoppedAt === null ? m.stop : m.resume}
          </Button>
        )}
      </div>
      {isScreen &&
        automatic &&
        screenFeed.map((address) => (
          <CopyAddress key={address} address={address} label={m.feedAddress(feedKind(address))} />
        ))}
      <AskDialog
        open={asking === 'stop'}
        title={`${m.stop} ${name}`}
        okText={m.stop}
        danger
        reason={{ label: m.stopReason, least: 2 }}
        onClose={() => setAsking(null)}
        onOk={(reason) => act(`/channels/${channel}/stop`, 'POST', { stopped: true, reason }, m.done)}
      >
        <p>{m.stopAsk}</p>
      </AskDialog>
      <AskDialog
        open={asking === 'resume'}
        title={`${m.resume} ${name}`}
        okText={m.resume}
        onClose={() => setAsking(null)}
        onOk={() => act(`/channels/${channel}/stop`, 'POST', { stopped: false, reason: '' }, m.done)}
      >
        <p>{account.stoppedReason}</p>
      </AskDialog>
    </li>
  );
}

const fourWeeksMs = 28 * 86_400_000;

/** From four weeks before an authorisation ends it shows. */
function AuthorisationEnd({ at, now }: { readonly at: string; readonly now: number }) {
  const m = useMessages(channelMessages);
  const { language } = useLanguage();
  const left = Date.parse(at) - now;
  if (left > fourWeeksMs) return null;
  return left <= 0 ? (
    <Badge tone="red">{m.authorisationEnded}</Badge>
  ) : (
    <Badge tone="gold">{m.authorisationEnds(formatTime(at, language))}</Badge>
  );
}
