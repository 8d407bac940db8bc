import { extractFile, extractPath } from './extract-file.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ExtractLimits } from './limits.ts';
import { busy, stopped, tooLarge } from './problems.ts';
import type { ExtractedFile, ExtractInput, ExtractPathInput } from './types.ts';
import { WorkerProcess } from './worker-process.ts';

/** Reads files without endangering the process that asks. */
export interface ExtractService {
  /** As `extractFile`/`extractPath`, and also EXTRACT_OUT_OF_MEMORY, EXTRACT_CRASHED, EXTRACT_BUSY, EXTRACT_STOPPED. */
  readonly extract: (input: ExtractInput | ExtractPathInput, limits?: Partial<ExtractLimits>) => Promise<ExtractedFile>;
  /** Process ids that are alive now. */
  readonly pids: () => readonly number[];
  /** Ends the processes; what was waiting is refused with EXTRACT_STOPPED. */
  readonly close: () => void;
}

/** `workerPath` is a file that calls `runExtractWorker()`; without it the work is done in this process, as in unit tests. */
export interface ExtractServiceOptions {
  readonly workerPath?: string;
  readonly size?: 1 | 2;
  /** MiB of resident memory for one reading process. */
  readonly memoryMb?: number;
  readonly graceMs?: number;
  readonly idleMs?: number;
  readonly maxJobs?: number;
  /** Jobs that may wait; one more is refused with EXTRACT_BUSY. */
  readonly maxWaiting?: number;
  readonly limits?: ExtractLimits;
}

interface Waiting {
  readonly start: (worker: WorkerProcess) => void;
  readonly refuse: () => void;
}

/** A small pool of reading processes, each started on demand, limited in memory and time, and replaced after it dies. */
export function createExtractService(options: ExtractServiceOptions = {}): ExtractService {
  const base = options.limits ?? DEFAULT_LIMITS;
  if (options.workerPath === undefined) return inProcess(base);
  const {
    workerPath,
    size = 1,
    memoryMb = 768,
    graceMs = 5_000,
    idleMs = 60_000,
    maxJobs = 500,
    maxWaiting = 1_000,
  } = options;
  const workers = Array.from(
    { length: size },
    () => new WorkerProcess({ workerPath, memoryMb, graceMs, idleMs, maxJobs }),
  );
  const free = [...workers];
  const waiting: Waiting[] = [];
  let job = 0;
  let closed = false;

  const release = (worker: WorkerProcess): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(worker);
    else next.start(worker);
  };
  const acquire = (): Promise<WorkerProcess> => {
    if (closed) return Promise.reject(stopped());
    const worker = free.pop();
    if (worker !== undefined) return Promise.resolve(worker);
    if (waiting.length >= maxWaiting) return Promise.reject(busy(waiting.length));
    return new Promise((resolve, reject) => waiting.push({ start: resolve, refuse: () => reject(stopped()) }));
  };
  return {
    extract: async (input, limits) => {
      const bounds = { ...base, ...limits };
      if ('bytes' in input && input.bytes.length > bounds.maxBytes) throw tooLarge(input.bytes.length, bounds.maxBytes);
      const worker = await acquire();
      try {
        if (closed) throw stopped();
        job += 1;
        return await worker.run({ job, input, limits: bounds });
      } finally {
        release(worker);
      }
    },
    pids: () => workers.flatMap((w) => w.pid ?? []),
    close: () => {
      closed = true;
      for (const one of waiting.splice(0)) one.refuse();
      for (const worker of workers) worker.stop(stopped());
    },
  };
}

function inProcess(base: ExtractLimits): ExtractService {
  return {
    extract: (input, limits) =>
      'path' in input ? extractPath(input, { ...base, ...limits }) : extractFile(input, { ...base, ...limits }),
    pids: () => [],
    close: () => undefined,
  };
}
