import type { LetterTemplate } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { documentProblems, type DocumentProblem } from '../request/document-problems.ts';
import { templateQuery } from './queries.ts';
import type { TemplateKind } from './template-kinds.ts';
import { templateMessages } from './template-messages.ts';

const MOST = 20_000;

/** A template as it is typed, and its ways to the server; what was typed stays until it is saved or given up. */
export function useTemplate(kind: TemplateKind, template: LetterTemplate, onDirty: (dirty: boolean) => void) {
  const m = useMessages(templateMessages);
  const c = useMessages(common);
  const { message } = App.useApp();
  const client = useQueryClient();
  /** Null: as it is on the server. */
  const [typed, setTyped] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly DocumentProblem[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const text = typed ?? template.text;
  const dirty = text !== template.text;
  useEffect(() => {
    onDirty(dirty);
    return () => onDirty(false);
  }, [dirty, onDirty]);
  const clear = () => {
    setWrong(null);
    setProblems(null);
    setFailure(null);
  };
  const put = async (next: string | null) => {
    const body = { text: next };
    const kept = await request<LetterTemplate>(`/settings/templates/${kind}`, { method: 'PUT', body });
    client.setQueryData(templateQuery(kind).queryKey, kept);
  };
  const save = async () => {
    if (running) return;
    clear();
    if (text.trim() === '') return setWrong(c.required(m.text));
    if (text.length > MOST) return setWrong(c.tooLong(m.text, MOST));
    setRunning(true);
    try {
      // The original kept as the site's own would stay behind when the program brings a better one.
      await put(text === template.original ? null : text);
      // Words typed meanwhile are not saved yet.
      setTyped((now) => (now === text ? null : now));
      void message.success(m.saved);
    } catch (error) {
      const found = documentProblems(asFailure(error));
      if (found === null) setFailure(error);
      else setProblems(found);
    } finally {
      setRunning(false);
    }
  };
  const restore = async () => {
    await put(null);
    setTyped(null);
    clear();
    void message.success(m.restored);
  };
  const type = (next: string) => {
    setWrong(null);
    setTyped(next);
  };
  return { text, dirty, running, wrong, problems, failure, type, save, restore };
}
