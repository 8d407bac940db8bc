import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { ImportProposal, ImportRowDetail, Me } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Tabs } from 'antd';
import { useState } from 'react';
import { rowQuery } from '../api/queries.ts';
import { AttachmentList } from '../document/content-tab.tsx';
import { useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { Waiting } from '../ui/waiting.tsx';
import { ResultDialog, useBulk } from './bulk-bar.tsx';
import { batchMessages, rowMessages } from './messages.ts';
import type { RowValues } from './row-edit.ts';
import { RowFields } from './row-fields.tsx';
import { RowNotices } from './row-notices.tsx';
import { RemovedTab, RepairTab, TextTab } from './row-tabs.tsx';
import { useRowForm } from './use-row-form.ts';

interface Props {
  readonly batchId: string;
  readonly rowId: string;
  /** The rows of the page, to step through. */
  readonly siblings: readonly string[];
  readonly me: Me;
  readonly onGo: (rowId: string | undefined) => void;
}

/** One row to check: what is proposed and why, what was repaired and left out, and the form to set it right. */
export function RowDrawer(props: Props) {
  const m = useMessages(rowMessages);
  const query = useQuery(rowQuery(props.batchId, props.rowId));
  if (query.data !== undefined) return <RowView {...props} detail={query.data} />;
  return (
    <Drawer open size={880} title={m.title} onClose={() => props.onGo(undefined)}>
      {query.error === null ? <Waiting /> : <FailureAlert failure={query.error} onRetry={() => void query.refetch()} />}
    </Drawer>
  );
}

function RowView({ batchId, rowId, siblings, me, onGo, detail }: Props & { readonly detail: ImportRowDetail }) {
  const m = useMessages(rowMessages);
  const w = useMessages(documentWords);
  const { modal } = App.useApp();
  const row = useRowForm(batchId, detail);
  const editable = detail.row.state === 'waiting' && holds(me, 'HANDLER', 'DISCLOSURE_OFFICE');
  const at = siblings.indexOf(rowId);
  const go = (target: string | undefined) => {
    if (!editable || !row.isChanged()) onGo(target);
    else
      modal.confirm({
        title: m.unsaved,
        okText: m.discard,
        okButtonProps: { danger: true },
        cancelText: m.stay,
        onOk: () => onGo(target),
      });
  };
  return (
    <Drawer
      open
      size={880}
      title={detail.row.title === '' ? w.untitled : detail.row.title}
      onClose={() => go(undefined)}
      extra={<Steppers siblings={siblings} at={at} onGo={go} />}
      footer={
        editable ? (
          <RowActs batchId={batchId} rowId={rowId} form={row} onDecided={() => onGo(siblings[at + 1])} />
        ) : null
      }
    >
      <RowNotices detail={detail} />
      {row.failure !== null && <FailureAlert failure={row.failure} />}
      <Form<RowValues>
        name="row"
        form={row.form}
        layout="vertical"
        requiredMark={false}
        initialValues={row.opened}
        disabled={!editable}
        scrollToFirstError
      >
        <RowTabs proposal={detail.proposal} editable={editable} />
      </Form>
    </Drawer>
  );
}

interface SteppersProps {
  readonly siblings: readonly string[];
  readonly at: number;
  readonly onGo: (rowId: string | undefined) => void;
}

function Steppers({ siblings, at, onGo }: SteppersProps) {
  const m = useMessages(rowMessages);
  const last = at < 0 || at >= siblings.length - 1;
  return (
    <span className="oz-row">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={m.previous}
        title={m.previous}
        disabled={at <= 0}
        onClick={() => onGo(siblings[at - 1])}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={m.next}
        title={m.next}
        disabled={last}
        onClick={() => onGo(siblings[at + 1])}
      />
    </span>
  );
}

function RowTabs({ proposal, editable }: { readonly proposal: ImportProposal; readonly editable: boolean }) {
  const m = useMessages(rowMessages);
  const text = (
    <>
      <TextTab proposal={proposal} editable={editable} />
      <AttachmentList attachments={proposal.attachments} />
    </>
  );
  const { repair, removed } = proposal;
  return (
    <Tabs
      items={[
        { key: 'fields', label: m.tabFields, forceRender: true, children: <RowFields proposal={proposal} /> },
        { key: 'text', label: m.tabText, children: text },
        ...(repair === null ? [] : [{ key: 'repair', label: m.tabRepair, children: <RepairTab repair={repair} /> }]),
        { key: 'removed', label: m.tabRemoved(removed.length), children: <RemovedTab removed={removed} /> },
      ]}
    />
  );
}

interface ActsProps {
  readonly batchId: string;
  readonly rowId: string;
  readonly form: ReturnType<typeof useRowForm>;
  readonly onDecided: () => void;
}

function RowActs({ batchId, rowId, form, onDecided }: ActsProps) {
  const m = useMessages(rowMessages);
  const b = useMessages(batchMessages);
  const bulk = useBulk(batchId, () => {});
  const [asking, setAsking] = useState<'confirm' | 'reject' | null>(null);
  const close = () => setAsking(null);
  const confirm = async () => {
    if (form.isChanged() && !(await form.save())) return;
    if ((await bulk.perform('/confirm', { rowIds: [rowId] })).done === 1) onDecided();
  };
  const reject = async (comment: string) => {
    if ((await bulk.perform('/reject', { rowIds: [rowId], comment })).done === 1) onDecided();
  };
  return (
    <div className="oz-row oz-drawer-foot">
      <Button danger onClick={() => setAsking('reject')}>
        {m.reject}
      </Button>
      <Button loading={form.running} onClick={() => void form.save()}>
        {m.save}
      </Button>
      <Button type="primary" disabled={form.running} onClick={() => setAsking('confirm')}>
        {m.saveAndConfirm}
      </Button>
      <AskDialog open={asking === 'confirm'} title={b.confirmTitle} okText={b.confirmOk} onClose={close} onOk={confirm}>
        <p>{b.confirmText(1)}</p>
      </AskDialog>
      <AskDialog
        open={asking === 'reject'}
        title={b.rejectTitle}
        okText={m.reject}
        danger
        reason={{ label: b.rejectReason, least: 2 }}
        onClose={close}
        onOk={reject}
      >
        <p>{b.rejectText(1)}</p>
      </AskDialog>
      <ResultDialog result={bulk.result} onClose={bulk.closeResult} />
    </div>
  );
}
