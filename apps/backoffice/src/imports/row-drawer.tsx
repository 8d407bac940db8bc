import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { ImportRowDetail, Me } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Tabs } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { rowQuery } from '../api/queries.ts';
import { AttachmentList } from '../document/content-tab.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { holds } from '../lib/roles.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { Waiting } from '../ui/waiting.tsx';
import { ResultDialog, useBulk } from './bulk-bar.tsx';
import { batchMessages, rowMessages } from './messages.ts';
import { rowEditOf, rowValues, type RowValues } from './row-edit.ts';
import { RowFields } from './row-fields.tsx';
import { RemovedTab, RepairTab, TextTab } from './row-tabs.tsx';

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
  const b = useMessages(batchMessages);
  const w = useMessages(documentWords);
  const { pick } = useLanguage();
  const { modal } = App.useApp();
  const [form] = Form.useForm<RowValues>();
  const [rejecting, setRejecting] = useState(false);
  const { row, proposal } = detail;
  const opened = rowValues(proposal);
  const save = useRowSave(batchId, rowId, form, opened);
  const bulk = useBulk(batchId, () => {});
  const editable = row.state === 'waiting' && holds(me, 'HANDLER', 'DISCLOSURE_OFFICE');
  const at = siblings.indexOf(rowId);

  const changed = () =>
    editable && Object.keys(rowEditOf(opened, { ...opened, ...(form.getFieldsValue(true) as RowValues) })).length > 0;
  const go = (target: string | undefined) => {
    if (!changed()) onGo(target);
    else
      modal.confirm({
        title: m.unsaved,
        okText: m.discard,
        okButtonProps: { danger: true },
        cancelText: m.stay,
        onOk: () => onGo(target),
      });
  };
  const confirm = async () => {
    if (changed() && !(await save.run())) return;
    const result = await bulk.perform('/confirm', { rowIds: [rowId] }).catch((error: unknown) => save.fail(error));
    if (result?.done === 1) onGo(siblings[at + 1]);
  };
  const [confirming, setConfirming] = useState(false);

  return (
    <Drawer
      open
      size={880}
      title={row.title === '' ? w.untitled : row.title}
      onClose={() => go(undefined)}
      extra={
        <span className="oz-row">
          <Button
            icon={<LeftOutlined />}
            aria-label={m.previous}
            title={m.previous}
            disabled={at <= 0}
            onClick={() => go(siblings[at - 1])}
          />
          <Button
            icon={<RightOutlined />}
            aria-label={m.next}
            title={m.next}
            disabled={at < 0 || at >= siblings.length - 1}
            onClick={() => go(siblings[at + 1])}
          />
        </span>
      }
      footer={
        editable ? (
          <div className="oz-row oz-drawer-foot">
            <Button danger onClick={() => setRejecting(true)}>
              {m.reject}
            </Button>
            <Button loading={save.running} onClick={() => void save.run()}>
              {m.save}
            </Button>
            <Button type="primary" disabled={save.running} onClick={() => setConfirming(true)}>
              {m.saveAndConfirm}
            </Button>
          </div>
        ) : null
      }
    >
      <p className="oz-quiet">{m.from(row.fileName, row.ordinal)}</p>
      {!editable && row.state !== 'waiting' && (
        <Alert
          className="oz-alert"
          type="info"
          showIcon
          title={m.decided}
          {...(row.documentId === null
            ? {}
            : {
                action: (
                  <LinkButton
                    size="small"
                    to="/documents/$documentId"
                    params={{ documentId: row.documentId }}
                    label={m.toDocument}
                  />
                ),
              })}
        />
      )}
      {row.missing.length > 0 && (
        <Alert className="oz-alert" type="warning" showIcon title={`${m.missing}${row.missing.map(pick).join('；')}`} />
      )}
      {proposal.warnings.length > 0 && (
        <Alert
          className="oz-alert"
          type="info"
          showIcon
          title={m.warnings}
          description={
            <ul className="oz-tight">
              {proposal.warnings.map((warning) => (
                <li key={warning.zh}>{pick(warning)}</li>
              ))}
            </ul>
          }
        />
      )}
      {save.failure !== null && <FailureAlert failure={save.failure} />}
      <Form<RowValues>
        name="row"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={opened}
        disabled={!editable}
        scrollToFirstError
      >
        <Tabs
          items={[
            { key: 'fields', label: m.tabFields, forceRender: true, children: <RowFields proposal={proposal} /> },
            {
              key: 'text',
              label: m.tabText,
              children: (
                <>
                  <TextTab proposal={proposal} editable={editable} />
                  <AttachmentList attachments={proposal.attachments} />
                </>
              ),
            },
            ...(proposal.repair === null
              ? []
              : [{ key: 'repair', label: m.tabRepair, children: <RepairTab repair={proposal.repair} /> }]),
            {
              key: 'removed',
              label: m.tabRemoved(proposal.removed.length),
              children: <RemovedTab removed={proposal.removed} />,
            },
          ]}
        />
      </Form>
      <AskDialog
        open={confirming}
        title={b.confirmTitle}
        okText={b.confirmOk}
        onClose={() => setConfirming(false)}
        onOk={confirm}
      >
        <p>{b.confirmText(1)}</p>
      </AskDialog>
      <AskDialog
        open={rejecting}
        title={b.rejectTitle}
        okText={m.reject}
        danger
        reason={{ label: b.rejectReason, least: 2 }}
        onClose={() => setRejecting(false)}
        onOk={async (comment) => {
          const result = await bulk.perform('/reject', { rowIds: [rowId], comment });
          if (result.done === 1) onGo(siblings[at + 1]);
        }}
      >
        <p>{b.rejectText(1)}</p>
      </AskDialog>
      <ResultDialog result={bulk.result} onClose={bulk.closeResult} />
    </Drawer>
  );
}

const fields = [
  'title', 'abstract', 'bodyHtml', 'documentNumber', 'writtenDate', 'publishedDate', 'effectiveDate', 'expiredDate', 'declaredValidity', 'subjectWords',
  'extraColumnKeys', 'issuingAgency', 'genre', 'subjectCategory', 'columnKey', 'unitCode', 'attribute', 'article', 'ground', 'reason',
] as const; // prettier-ignore

/** Sends the changed parts; what the server says of a field stands at the field. */
function useRowSave(
  batchId: string,
  rowId: string,
  form: ReturnType<typeof Form.useForm<RowValues>>[0],
  opened: RowValues,
) {
  const m = useMessages(rowMessages);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { pick } = useLanguage();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const fail = (error: unknown): null => {
    const problem = asFailure(error);
    const name = fields.find((field) => field === fieldOf(problem, fields)?.[0]);
    if (name === undefined) setFailure(problem);
    else form.setFields([{ name, errors: [pick(problem.text)] }]);
    return null;
  };
  const run = async (): Promise<boolean> => {
    try {
      await form.validateFields();
    } catch {
      return false;
    }
    setRunning(true);
    setFailure(null);
    try {
      const edit = rowEditOf(opened, { ...opened, ...(form.getFieldsValue(true) as RowValues) });
      const detail = await request<ImportRowDetail>(`/imports/${batchId}/rows/${rowId}`, { method: 'PUT', body: edit });
      client.setQueryData(rowQuery(batchId, rowId).queryKey, detail);
      form.setFieldsValue(rowValues(detail.proposal));
      void message.success(m.saved);
      await client.invalidateQueries({ queryKey: ['imports', batchId] });
      return true;
    } catch (error) {
      fail(error);
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, failure, fail };
}
