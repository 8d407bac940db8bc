import type { LetterTemplate, LetterTemplateRevision } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { documentProblems, type DocumentProblem } from '../request/document-problems.ts';
import { templateHistoryQuery, templateQuery } from './queries.ts';
import type { TemplateKind } from './template-kinds.ts';
import { templateMessages } from './template-messages.ts';

const MOST = 20_000;

/**
 * A template as it is typed, and its ways to the server; what was typed stays until it is saved or given up. It is saved over the
 * revision it was begun from: where somebody was faster, `theirs` is the text in force now and nothing is overwritten unseen.
 */
export function useTemplate(kind: TemplateKind, template: LetterTemplate, onDirty: (dirty: boolean) => void) {
  const m = useMessages(templateMessages);
  const c = useMessages(common);
  const { message } = App.useApp();
  const [begun, setBegun] = useState(template);
  /** Null: as it is on the server. */
  const [typed, setTyped] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly DocumentProblem[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const put = usePut(kind);
  // With nothing typed here, what others saved is simply shown.
  const base = typed === null ? template : begun;
  const text = typed ?? template.text;
  const dirty = text !== base.text;
  const theirs = dirty && template.revision !== base.revision ? template : null;
  useEffect(() => {
    onDirty(dirty);
    return () => onDirty(false);
  }, [dirty, onDirty]);
  const clear = () => {
    setWrong(null);
    setProblems(null);
    setFailure(null);
  };
  const save = async (over = base.revision) => {
    if (running) return;
    clear();
    if (text.trim() === '') return setWrong(c.required(m.text));
    if (text.length > MOST) return setWrong(c.tooLong(m.text, MOST));
    setRunning(true);
    try {
      // The original kept as the site's own would stay behind when the program brings a better one.
      const kept = await put(text === template.original ? null : text, over);
      setBegun(kept);
      // Words typed meanwhile are not saved yet.
      setTyped((now) => (now === text ? null : now));
      void message.success(m.saved);
    } catch (error) {
      const found = documentProblems(asFailure(error));
      if (found !== null) setProblems(found);
      else if (!isOvertaken(error)) setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  /** Goes back to an earlier text, or with null to the one that comes with the program. */
  const restore = async (earlier: string | null) => {
    try {
      await put(earlier, base.revision);
      setTyped(null);
      clear();
      void message.success(m.restored);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      setBegun(base);
      setTyped(earlier ?? template.original);
    }
  };
  const type = (next: string) => {
    setWrong(null);
    if (typed === null) setBegun(template);
    setTyped(next);
  };
  const takeTheirs = () => {
    setTyped(null);
    clear();
  };
  return { text, dirty, running, wrong, problems, failure, theirs, type, save, restore, takeTheirs };
}

/** Writes a text over the revision that was seen; where there is a newer one, that one is shown. */
function usePut(kind: TemplateKind) {
  const client = useQueryClient();
  return async (text: string | null, revision: number): Promise<LetterTemplate> => {
    const { queryKey } = templateQuery(kind);
    try {
      const kept = await request<LetterTemplate>(`/settings/templates/${kind}`, {
        method: 'PUT',
        body: { text, revision },
      });
      client.setQueryData(queryKey, kept);
      return kept;
    } catch (error) {
      const theirs = theirsOf(error);
      client.setQueryData(queryKey, (now) =>
        now === undefined || theirs === null
          ? now
          : { ...now, text: theirs.text, revision: theirs.revision, changed: { at: theirs.at, by: theirs.by } },
      );
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: templateHistoryQuery(kind).queryKey });
    }
  };
}

const isOvertaken = (error: unknown): boolean => theirsOf(error) !== null;

/** The text somebody else saved first; null where it failed for another reason. */
function theirsOf(error: unknown): LetterTemplateRevision | null {
  const { error: told } = asFailure(error);
  if (told.error !== 'TEMPLATE_CHANGED') return null;
  return (told.detail?.['theirs'] as LetterTemplateRevision | undefined) ?? null;
}
