import type { AttachmentView, Label, UploadedFile } from '@openzone/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { upload } from '../api/upload.ts';

/** A file on its way; when it has arrived it becomes an attachment of the form and leaves this list. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly percent: number;
  readonly failure: Label | null;
}

interface Uploads {
  readonly uploads: readonly Upload[];
  /** Remarks of the server about files that arrived, by content. */
  readonly warnings: ReadonlyMap<string, readonly Label[]>;
  readonly add: (files: readonly File[]) => void;
  readonly retry: (id: number) => void;
  readonly drop: (id: number) => void;
}

/** Uploads one file per request, two at a time; each tells its own progress and its own failure. */
export function useUploads(onArrived: (file: AttachmentView) => void): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [warnings, setWarnings] = useState<ReadonlyMap<string, readonly Label[]>>(new Map());
  const arrived = useRef(onArrived);
  const queue = useRef<{ readonly id: number; readonly file: File }[]>([]);
  const running = useRef(0);
  const nextId = useRef(1);
  const stop = useRef(new AbortController());
  useEffect(() => {
    arrived.current = onArrived;
  });
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const change = useCallback(
    (id: number, part: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [],
  );

  const work = useCallback(() => {
    while (running.current < 2) {
      const next = queue.current.shift();
      if (next === undefined) return;
      running.current += 1;
      const form = new FormData();
      form.append('file', next.file, next.file.name);
      void upload<UploadedFile>('/files', form, (percent) => change(next.id, { percent }), stop.current.signal)
        .then(({ warnings: said, ...file }) => {
          setUploads((all) => all.filter((one) => one.id !== next.id));
          if (said.length > 0) setWarnings((all) => new Map(all).set(file.sha256, said));
          arrived.current({ ...file, name: file.name === '' ? next.file.name : file.name });
        })
        .catch((error: unknown) => change(next.id, { failure: asFailure(error).text }))
        .finally(() => {
          running.current -= 1;
          work();
        });
    }
  }, [change]);

  const add = useCallback(
    (files: readonly File[]) => {
      const added = files.map((file) => ({ id: nextId.current++, file }));
      setUploads((all) => [...all, ...added.map((one) => ({ ...one, percent: 0, failure: null }))]);
      queue.current.push(...added);
      work();
    },
    [work],
  );

  const retry = (id: number) => {
    const one = uploads.find((candidate) => candidate.id === id);
    if (one === undefined) return;
    change(id, { percent: 0, failure: null });
    queue.current.push({ id, file: one.file });
    work();
  };

  const drop = (id: number) => {
    queue.current = queue.current.filter((one) => one.id !== id);
    setUploads((all) => all.filter((one) => one.id !== id));
  };

  return { uploads, warnings, add, retry, drop };
}
