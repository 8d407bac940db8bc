import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { createKeeper, type Keeper } from '../lib/server-keeper.ts';
import { newUuid } from '../lib/uuid.ts';
import { removeKept, sendKept, sendParting, type ServerWords } from './kept-queries.ts';
import type { DraftValues } from './values.ts';

export type KeptTrouble = 'signed-out' | 'away' | null;

interface ServerKept {
  readonly keptAt: string | null;
  /** Why the last words could not be kept on the server. */
  readonly trouble: KeptTrouble;
  readonly keep: (values: DraftValues) => void;
  readonly drop: () => void;
  readonly putAside: (values: DraftValues) => void;
  readonly writer: () => string | undefined;
  /** Sends what is left, for a page that is going away. */
  readonly part: () => void;
}

/** Keeps what is typed on the server too, so that it can be gone on with at another machine. */
export function useServerKept(person: string, subject: string, revision: number | null): ServerKept {
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<KeptTrouble>(null);
  const at = useRef(revision);
  useEffect(() => {
    at.current = revision;
  }, [revision]);
  const keeper = useRef<Keeper<ServerWords> | null>(null);

  useEffect(() => {
    const one = createKeeper<ServerWords>({
      send: (writer, sequence, words) => sendKept(subject, writer, sequence, words),
      remove: (writer) => removeKept(subject, writer),
      newWriter: newUuid,
      onKept: () => {
        setKeptAt(new Date().toISOString());
        setTrouble(null);
      },
      onTrouble: (error) => setTrouble(asFailure(error).status === 401 ? 'signed-out' : 'away'),
    });
    keeper.current = one;
    return () => {
      part(subject, one);
      one.stop();
    };
  }, [subject]);

  const words = useCallback((values: DraftValues): ServerWords => ({ person, revision: at.current, values }), [person]);
  return {
    keptAt,
    trouble,
    keep: useCallback((values) => keeper.current?.keep(words(values)), [words]),
    drop: useCallback(() => {
      setKeptAt(null);
      void keeper.current?.drop();
    }, []),
    putAside: useCallback((values) => void keeper.current?.putAside(words(values)), [words]),
    writer: useCallback(() => keeper.current?.writer(), []),
    part: useCallback(() => keeper.current !== null && part(subject, keeper.current), [subject]),
  };
}

function part(subject: string, keeper: Keeper<ServerWords>): void {
  const left = keeper.takePending();
  if (left !== null) sendParting(subject, left.writer, left.sequence, left.words);
}
