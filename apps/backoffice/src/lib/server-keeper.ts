/** Sends unsaved words to the server, a few seconds after they were typed, one exchange at a time, the newest always last. */
export interface Keeper<T> {
  readonly keep: (words: T) => void;
  /** Nothing is to be kept any more; what was sent is taken back. */
  readonly drop: () => Promise<void>;
  /** What was sent so far stays as it is; what comes next is kept beside it. */
  readonly putAside: (words: T) => Promise<void>;
  /** What has not been sent yet, for a page that is going away; it is not sent again. */
  readonly takePending: () => { readonly writer: string; readonly sequence: number; readonly words: T } | null;
  /** Under which name words are kept now. */
  readonly writer: () => string;
  readonly stop: () => void;
}

export interface KeeperOptions<T> {
  readonly send: (writer: string, sequence: number, words: T) => Promise<void>;
  readonly remove: (writer: string) => Promise<void>;
  readonly newWriter: () => string;
  readonly onKept: () => void;
  readonly onTrouble: (error: unknown) => void;
  readonly waitMs?: number;
  readonly retryMs?: number;
}

export function createKeeper<T>(options: KeeperOptions<T>): Keeper<T> {
  const { send, remove, newWriter, onKept, onTrouble, waitMs = 2500, retryMs = 15_000 } = options;
  let writer = newWriter();
  let sequence = 0;
  let pending: { readonly words: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let flying: Promise<void> | null = null;
  let stopped = false;
  /** Rises when what was typed so far is settled: its failure to arrive is nothing to try again for. */
  let round = 0;

  const cancel = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const later = (ms: number): void => {
    if (timer === null && flying === null && !stopped)
      timer = setTimeout(() => {
        timer = null;
        push();
      }, ms);
  };
  const push = (): void => {
    if (flying !== null || pending === null) return;
    const { words } = pending;
    const at = round;
    pending = null;
    sequence += 1;
    let next = waitMs;
    flying = send(writer, sequence, words)
      .then(onKept)
      .catch((error: unknown) => {
        if (at !== round) return;
        // Words typed meanwhile hold these as well.
        pending ??= { words };
        next = retryMs;
        onTrouble(error);
      })
      .finally(() => {
        flying = null;
        if (pending !== null) later(next);
      });
  };
  /** Ends a round. @returns under which name it was kept, and how often */
  const settle = (): { readonly at: string; readonly times: number } => {
    const ended = { at: writer, times: sequence };
    pending = null;
    cancel();
    round += 1;
    writer = newWriter();
    sequence = 0;
    return ended;
  };

  return {
    keep(words) {
      pending = { words };
      later(waitMs);
    },
    async drop() {
      const { at, times } = settle();
      await flying;
      if (times > 0) await remove(at).catch(onTrouble);
    },
    async putAside(words) {
      const { at, times } = settle();
      await flying;
      await send(at, times + 1, words).catch(onTrouble);
    },
    takePending() {
      if (pending === null) return null;
      const { words } = pending;
      pending = null;
      cancel();
      sequence += 1;
      return { writer, sequence, words };
    },
    writer: () => writer,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
