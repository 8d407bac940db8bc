import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeptDraft } from '../lib/draft-store.ts';
import { settleEditors } from '../rich-text/settle.ts';
import { personDrafts } from './drafts.ts';
import { isSameDraft, type DraftValues } from './values.ts';

const KEEP_AFTER_MS = 600;

function asideOf(document: string): string {
  return `${document}.aside`;
}

interface Kept {
  /** Something typed earlier and not saved, that differs from what the server has; offered once. */
  readonly offered: KeptDraft<DraftValues> | null;
  readonly settle: () => void;
  readonly keptAt: string | null;
  readonly full: boolean;
  readonly keep: (values: DraftValues) => void;
  readonly drop: () => void;
  /** For somebody who goes on with another's version: their own is not overwritten by what they type next. */
  readonly putAside: (values: DraftValues) => void;
}

/** Keeps what is typed in the browser a moment after each pause, and when the page is left. */
export function useKeptDraft(person: string, document: string, revision: number | null, saved: DraftValues): Kept {
  const store = useMemo(() => personDrafts(person), [person]);
  const [offered, setOffered] = useState(() => {
    const found = store.read(document) ?? store.read(asideOf(document));
    return found === null || isSameDraft(found.values, saved) ? null : found;
  });
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [full, setFull] = useState(false);
  const waiting = useRef<DraftValues | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const write = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const values = waiting.current;
    waiting.current = null;
    if (values === null) return;
    const kept = store.keep(document, { revision, values });
    setFull(!kept);
    if (kept) setKeptAt(new Date().toISOString());
  }, [store, document, revision]);

  const keep = useCallback(
    (values: DraftValues) => {
      waiting.current = values;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(write, KEEP_AFTER_MS);
    },
    [write],
  );

  const drop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    waiting.current = null;
    store.drop(document);
    store.drop(asideOf(document));
    setKeptAt(null);
    setFull(false);
  }, [store, document]);

  const putAside = useCallback(
    (values: DraftValues) => {
      if (timer.current !== null) clearTimeout(timer.current);
      waiting.current = null;
      store.drop(document);
      store.keep(asideOf(document), { revision, values });
    },
    [store, document, revision],
  );

  useEffect(() => {
    const leave = () => {
      // The editor tells its last letters a moment late; a window that is going has no such moment.
      settleEditors();
      write();
    };
    // A phone may end a page that is out of sight without another word.
    const hide = () => window.document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    window.document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.document.removeEventListener('visibilitychange', hide);
      write();
    };
  }, [write]);

  return { offered, settle: useCallback(() => setOffered(null), []), keptAt, full, keep, drop, putAside };
}
