import type { DocumentDetail, Me } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Card, Form, Input } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { documentQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { isEmptyBody } from '../rich-text/editor-html.ts';
import { BodyEditor } from '../rich-text/editor.tsx';
import { settleEditors } from '../rich-text/settle.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { AttachmentsField, type AttachmentsHandle } from './attachments-field.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { DateFields, MetadataFields, PlaceFields } from './metadata-fields.tsx';
import { writeMessages } from './messages.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveBar } from './save-bar.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { useSave } from './use-save.ts';
import { draftFields, draftOf, inputOf, isSameDraft, type DraftValues } from './values.ts';

interface Props {
  readonly me: Me;
  /** As it was opened; null for a new one. */
  readonly document: DocumentDetail | null;
  readonly values: DraftValues;
  readonly onMade: (id: string) => void;
}

export function WriteForm({ me, document, values: opened, onMade }: Props) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<DraftValues>();
  const [saved, setSaved] = useState({ detail: document, values: opened });
  const [theirs, setTheirs] = useState<DocumentDetail | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [dirty, setDirty] = useState(false);
  const [pending, setPending] = useState(0);
  const attachments = useRef<AttachmentsHandle>(null);
  const save = useSave();
  const id = saved.detail?.id ?? null;
  const kept = useKeptDraft(me.id, id ?? 'new', saved.detail?.revision ?? null, saved.values);

  const current = useCallback(() => form.getFieldsValue(true) as DraftValues, [form]);
  const changed = (values: DraftValues) => {
    const different = !isSameDraft(values, saved.values);
    setDirty(different);
    if (different) kept.keep(values);
  };

  const failed = async (error: unknown) => {
    const problem = asFailure(error);
    if (problem.currentRevision !== null && id !== null) {
      setTheirs(await client.fetchQuery({ ...documentQuery(id), staleTime: 0 }));
      return;
    }
    const field = fieldOf(problem, draftFields)?.[0];
    const name = draftFields.find((one) => one === field);
    if (name === undefined) {
      setFailure(problem);
      return;
    }
    form.setFields([{ name, errors: [pick(problem.text)] }]);
    form.scrollToField(name, { block: 'center', focus: true });
  };

  /** True when the server has it. */
  const submit = async (revision: number | null = saved.detail?.revision ?? null): Promise<DocumentDetail | null> => {
    settleEditors();
    setFailure(null);
    if (pending > 0) {
      void message.warning(m.filesMissing);
      return null;
    }
    try {
      await form.validateFields();
    } catch {
      const first = form.getFieldsError().find(({ errors }) => errors.length > 0);
      if (first !== undefined) form.scrollToField(first.name, { block: 'center', focus: true });
      return null;
    }
    const values = current();
    const input = inputOf(values);
    if (input === null) return null;
    try {
      const detail = await save.mutateAsync({ id, revision, input });
      kept.drop();
      setSaved({ detail, values });
      setTheirs(null);
      settleEditors();
      setDirty(!isSameDraft(current(), values));
      void message.success(m.saved(detail.version.number));
      return detail;
    } catch (error) {
      await failed(error);
      return null;
    }
  };

  const saveHere = async () => {
    const detail = await submit();
    if (detail !== null && id === null) onMade(detail.id);
  };
  const saveAndGo = async () => {
    const detail = await submit();
    if (detail !== null)
      await navigate({
        to: '/documents/$documentId',
        params: { documentId: detail.id },
        hash: 'next',
        ignoreBlocker: true,
      });
  };
  const fill = (values: DraftValues) => {
    form.setFieldsValue(values);
    changed(values);
  };
  useSaveKey(saveHere);

  return (
    <>
      <Form
        name="draft"
        form={form}
        layout="vertical"
        initialValues={opened}
        onValuesChange={() => changed(current())}
        scrollToFirstError
      >
        {failure !== null && <FailureAlert failure={failure} />}
        {saved.detail !== null && saved.detail.warnings.length > 0 && (
          <Alert
            className="oz-alert"
            type="warning"
            showIcon
            title={m.warnings}
            description={
              <ul>
                {saved.detail.warnings.map((warning) => (
                  <li key={warning.zh}>{pick(warning)}</li>
                ))}
              </ul>
            }
          />
        )}
        <div className="oz-split">
          <ContentFields isRevision={document?.isPublic === true} handle={attachments} onPending={setPending} />
          <aside aria-label={m.metadata}>
            <PlaceFields />
            <DateFields />
            <MetadataFields />
          </aside>
        </div>
      </Form>
      <SaveBar
        dirty={dirty}
        running={save.isPending}
        keptAt={kept.keptAt}
        full={kept.full}
        onSave={() => void saveHere()}
        onSaveAndGo={() => void saveAndGo()}
      />
      <RestoreDialog
        offered={kept.offered}
        revision={saved.detail?.revision ?? null}
        onRestore={(values) => {
          kept.settle();
          fill(values);
        }}
        onDiscard={() => {
          kept.settle();
          kept.drop();
        }}
      />
      <ConflictDialog
        theirs={theirs}
        mine={theirs === null ? opened : current()}
        running={save.isPending}
        onClose={() => setTheirs(null)}
        onKeepMine={() => void submit(theirs?.revision ?? null)}
        onTakeTheirs={() => {
          if (theirs === null) return;
          kept.putAside(current());
          const values = draftOf(theirs);
          setSaved({ detail: theirs, values });
          form.setFieldsValue(values);
          setDirty(false);
          setTheirs(null);
        }}
      />
      <LeaveGuard
        isDirty={() => !isSameDraft(current(), saved.values)}
        onSave={async () => (await submit()) !== null}
      />
    </>
  );
}

interface ContentProps {
  readonly isRevision: boolean;
  readonly handle: React.RefObject<AttachmentsHandle | null>;
  readonly onPending: (count: number) => void;
}

function ContentFields({ isRevision, handle, onPending }: ContentProps) {
  const m = useMessages(writeMessages);
  const r = useRules();
  return (
    <div>
      <Card className="oz-card" size="small" title={<h2>{m.content}</h2>}>
        {isRevision && (
          <Form.Item
            name="changeNote"
            label={m.changeNote}
            extra={m.changeNoteHint}
            rules={[r.needed(m.changeNote), r.most(m.changeNote, 500)]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
          </Form.Item>
        )}
        <Form.Item name="title" label={m.title} extra={m.titleHint} rules={[r.needed(m.title), r.most(m.title, 500)]}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </Form.Item>
        <Form.Item
          name="bodyHtml"
          label={m.body}
          required
          dependencies={['attachments']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, html: unknown) => {
                const attachments: unknown = getFieldValue('attachments');
                const none = !Array.isArray(attachments) || attachments.length === 0;
                if (none && isEmptyBody(typeof html === 'string' ? html : '')) throw new Error(m.bodyMissing);
              },
            }),
          ]}
        >
          <BodyEditor onFiles={(files) => handle.current?.add(files)} />
        </Form.Item>
        <Form.Item name="abstract" label={m.abstract} extra={m.abstractHint} rules={[r.most(m.abstract, 1000)]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Card>
      <Card className="oz-card" size="small" title={<h2>{m.attachments}</h2>}>
        <Form.Item name="attachments" label={m.attachments} className="oz-label-heard">
          <AttachmentsField handle={handle} onPending={onPending} />
        </Form.Item>
      </Card>
    </div>
  );
}

/** Ctrl+S saves, as everywhere. */
function useSaveKey(save: () => Promise<void>): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
