import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browserStore, draftStore, type KeptDraft } from '../lib/draft-store.ts';
import { isDraftValues, type DraftValues } from './draft-values.ts';

const KEEP_AFTER_MS = 600;

/** What is typed of an answer, kept in the browser a moment after each pause and when the page is left. */
export function useKeptAnswer(person: string, requestId: string) {
  const store = useMemo(() => draftStore(browserStore(), person, isDraftValues), [person]);
  const place = `request-${requestId}`;
  const [found] = useState<KeptDraft<DraftValues> | null>(() => store.read(place));
  const [full, setFull] = useState(false);
  const waiting = useRef<Omit<KeptDraft<DraftValues>, 'savedAt'> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const write = useCallback(() => {
    stop();
    const draft = waiting.current;
    waiting.current = null;
    if (draft !== null) setFull(!store.keep(place, draft));
  }, [stop, store, place]);
  const keep = useCallback(
    (values: DraftValues, revision: number) => {
      waiting.current = { values, revision };
      stop();
      timer.current = setTimeout(write, KEEP_AFTER_MS);
    },
    [stop, write],
  );
  const drop = useCallback(() => {
    stop();
    waiting.current = null;
    store.drop(place);
    setFull(false);
  }, [stop, store, place]);

  useEffect(() => {
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  return { found, full, keep, drop };
}
