import type { DocumentDetail, KeptDraftView, Me } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, type FormInstance } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { documentQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { settleEditors } from '../rich-text/settle.ts';
import { writeMessages } from './messages.ts';
import type { Offer } from './offers.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useSave } from './use-save.ts';
import { adopted, draftFields, draftOf, inputOf, isSameDraft, type DraftValues } from './values.ts';

interface Options {
  readonly me: Me;
  /** As it was opened; null for a new one. */
  readonly document: DocumentDetail | null;
  readonly opened: DraftValues;
  /** What the server kept of this person when it was opened. */
  readonly onServer: readonly KeptDraftView[];
}

/**
 * A draft being written: what the server has, what the form has, and what the browser keeps in between. `submit` answers with the saved
 * document, or with null when it was not saved and the form says why.
 */
export function useDraftForm({ me, document, opened, onServer }: Options) {
  const m = useMessages(writeMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<DraftValues>();
  const [saved, setSaved] = useState({ detail: document, values: opened });
  const [theirs, setTheirs] = useState<DocumentDetail | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [dirty, setDirty] = useState(false);
  const [pendingFiles, setPendingFiles] = useState(0);
  const running = useRef(false);
  const save = useSave();
  const id = saved.detail?.id ?? null;
  const kept = useKeptDraft({
    person: me.id,
    document: id ?? 'new',
    revision: saved.detail?.revision ?? null,
    saved: saved.values,
    onServer,
  });
  const showFailure = useShowFailure(form, id, { onConflict: setTheirs, onFailure: setFailure });

  const current = useCallback(() => form.getFieldsValue(true) as DraftValues, [form]);
  const changed = () => {
    const values = current();
    const different = !isSameDraft(values, saved.values);
    setDirty(different);
    if (different) kept.keep(values);
  };

  const send = async (revision: number | null): Promise<DocumentDetail | null> => {
    const values = current();
    const input = inputOf(values);
    if (input === null) return null;
    try {
      const detail = await save.mutateAsync({ id, revision, input });
      settleEditors();
      // What was typed while the save was under way stays; the rest is as the server wrote it.
      const { base, now } = adopted(values, current(), draftOf(detail));
      kept.drop();
      setSaved({ detail, values: base });
      setTheirs(null);
      form.setFieldsValue(now);
      setDirty(!isSameDraft(now, base));
      const isNew = detail.version.number !== saved.detail?.version.number;
      void message.success(isNew ? m.saved(detail.version.number) : m.savedSame);
      return detail;
    } catch (error) {
      await showFailure(error);
      return null;
    }
  };

  const submit = async (revision: number | null = saved.detail?.revision ?? null): Promise<DocumentDetail | null> => {
    // A second Ctrl+S while the first is under way would meet its own revision as somebody else's.
    if (running.current) return null;
    running.current = true;
    try {
      settleEditors();
      setFailure(null);
      if (pendingFiles > 0) {
        void message.warning(m.filesMissing);
        return null;
      }
      return (await isComplete(form)) ? await send(revision) : null;
    } finally {
      running.current = false;
    }
  };

  const takeTheirs = () => {
    if (theirs === null) return;
    kept.putAside(current());
    const values = draftOf(theirs);
    setSaved({ detail: theirs, values });
    form.setFieldsValue(values);
    setDirty(false);
    setTheirs(null);
  };
  /** Mine and theirs brought together in the form; saving it is another step. */
  const takeMerged = (values: DraftValues) => {
    if (theirs === null) return;
    const base = draftOf(theirs);
    setSaved({ detail: theirs, values: base });
    form.setFieldsValue(values);
    setDirty(!isSameDraft(values, base));
    kept.keep(values);
    setTheirs(null);
  };
  const restore = (offer: Offer) => {
    kept.take(offer);
    form.setFieldsValue(offer.values);
    changed();
  };

  return {
    form,
    detail: saved.detail,
    dirty,
    running: save.isPending,
    failure,
    kept,
    current,
    changed,
    submit,
    setPendingFiles,
    isDirty: () => !isSameDraft(current(), saved.values),
    restore,
    conflict: {
      theirs,
      common: saved.values,
      takeTheirs,
      takeMerged,
      keepMine: () => submit(theirs?.revision ?? null),
      close: () => setTheirs(null),
    },
  };
}

/** False, with the first gap in sight, when something that must be there is not. */
async function isComplete(form: FormInstance<DraftValues>): Promise<boolean> {
  try {
    await form.validateFields();
    return true;
  } catch {
    const first = form.getFieldsError().find(({ errors }) => errors.length > 0);
    if (first !== undefined) form.scrollToField(first.name, { block: 'center', focus: true });
    return false;
  }
}

interface Places {
  readonly onConflict: (theirs: DocumentDetail) => void;
  readonly onFailure: (failure: unknown) => void;
}

/** Where a failed save is shown: at its field, as a conflict with both sides, or for the whole form. */
function useShowFailure(form: FormInstance<DraftValues>, id: string | null, { onConflict, onFailure }: Places) {
  const client = useQueryClient();
  const { pick } = useLanguage();
  return async (error: unknown): Promise<void> => {
    const problem = asFailure(error);
    if (problem.currentRevision !== null && id !== null) {
      try {
        onConflict(await client.fetchQuery({ ...documentQuery(id), staleTime: 0 }));
      } catch (unread) {
        onFailure(unread);
      }
      return;
    }
    const field = fieldOf(problem, draftFields)?.[0];
    const name = draftFields.find((one) => one === field);
    if (name === undefined) {
      onFailure(problem);
      return;
    }
    form.setFields([{ name, errors: [pick(problem.text)] }]);
    form.scrollToField(name, { block: 'center', focus: true });
  };
}
