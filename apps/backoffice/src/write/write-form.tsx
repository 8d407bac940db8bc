import './write.css';
import type { DocumentDetail, KeptDraftView, Label, Me } from '@openzone/contracts';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Form } from 'antd';
import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { MarginCard } from '../margin/margin-card.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { AttachmentsHandle } from './attachments-field.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ContentFields } from './content-fields.tsx';
import { useLosses } from './losses.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { writeMessages } from './messages.ts';
import { DateFields, MetadataFields, PlaceFields } from './metadata-fields.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveBar } from './save-bar.tsx';
import { useDraftForm } from './use-draft-form.ts';
import { useSaveKey } from './use-save-key.ts';
import type { DraftValues } from './values.ts';
import { useWording, WordingHints } from './wording.tsx';

interface Props {
  readonly me: Me;
  /** As it was opened; null for a new one. */
  readonly document: DocumentDetail | null;
  readonly values: DraftValues;
  /** What the server kept of this person when it was opened. */
  readonly onServer: readonly KeptDraftView[];
  readonly onMade: (id: string) => void;
}

export function WriteForm({ me, document, values: opened, onServer, onMade }: Props) {
  const m = useMessages(writeMessages);
  const navigate = useNavigate();
  const attachments = useRef<AttachmentsHandle>(null);
  const draft = useDraftForm({ me, document, opened, onServer });
  const { kept, conflict, detail } = draft;
  const losses = useLosses(detail?.id ?? null, draft.form, draft.changed);
  const wording = useWording();
  const [editor, setEditor] = useState<Editor | null>(null);

  const saveHere = async () => {
    const saved = await draft.submit();
    if (saved !== null && detail === null) onMade(saved.id);
  };
  const saveAndGo = async () => {
    const saved = await draft.submit();
    if (saved === null) return;
    const params = { documentId: saved.id };
    await navigate({ to: '/documents/$documentId', params, hash: 'next', ignoreBlocker: true });
  };
  useSaveKey(() => void saveHere());

  return (
    <>
      <Form
        name="draft"
        form={draft.form}
        layout="vertical"
        initialValues={opened}
        onValuesChange={draft.changed}
        scrollToFirstError
      >
        <SavingRemarks remarks={detail?.warnings ?? []} />
        <div className="oz-split">
          <ContentFields
            isRevision={document?.isPublic === true}
            isNew={detail === null}
            attachments={attachments}
            onPending={draft.setPendingFiles}
            losses={losses}
            wording={wording}
            onEditor={setEditor}
            onFilled={draft.changed}
          />
          <aside aria-label={m.metadata}>
            <WordingHints editor={editor} wording={wording} onChanged={draft.changed} />
            {detail !== null && <MarginCard documentId={detail.id} versionNumber={null} selector=".oz-body-editable" />}
            <PlaceFields />
            <DateFields />
            <MetadataFields />
          </aside>
        </div>
      </Form>
      <SaveBar
        dirty={draft.dirty}
        running={draft.running}
        failure={draft.failure}
        kept={kept}
        onSave={() => void saveHere()}
        onSaveAndGo={() => void saveAndGo()}
      />
      <RestoreDialog
        offers={kept.offers}
        revision={detail?.revision ?? null}
        saved={opened}
        onRestore={(offer) => {
          draft.restore(offer);
          losses.restore(offer.values);
        }}
        onDiscard={kept.discard}
      />
      <ConflictDialog
        theirs={conflict.theirs}
        mine={conflict.theirs === null ? opened : draft.current()}
        running={draft.running}
        onClose={conflict.close}
        onKeepMine={() => void conflict.keepMine()}
        common={conflict.common}
        onMerge={conflict.takeMerged}
        onTakeTheirs={conflict.takeTheirs}
      />
      <LeaveGuard isDirty={draft.isDirty} onSave={async () => (await draft.submit()) !== null} />
    </>
  );
}

/** What the server did to the text when it was saved. */
function SavingRemarks({ remarks }: { readonly remarks: readonly Label[] }) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  if (remarks.length === 0) return null;
  const list = (
    <ul className="oz-tight">
      {remarks.map((remark) => (
        <li key={remark.zh}>{pick(remark)}</li>
      ))}
    </ul>
  );
  return <Alert className="oz-alert" type="warning" showIcon title={m.warnings} description={list} />;
}
