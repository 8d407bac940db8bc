import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Inspection, Redacted, RedactOptions, Replacement, TextSpan } from '@openzone/redaction';
import { redactionFailed, refused } from './problems.ts';
import type { RedactAnswer, RedactJob, Survey } from './protocol.ts';

/** The copy of a file that may be published. */
export type PublicCopy = Redacted;

/** Looks into files without endangering the process that asks; one file at a time. */
export interface RedactService {
  /** What the file hides. Rejects with AppErrors REDACTION_UNSUPPORTED, _DAMAGED, _ENCRYPTED, _TOO_LARGE, _FAILED. */
  readonly inspectFile: (bytes: Uint8Array, mediaType?: string) => Promise<Inspection>;
  /** What the file hides together with the text its readers see; rejects likewise. */
  readonly surveyFile: (bytes: Uint8Array, mediaType?: string) => Promise<Survey>;
  /** The same file with nothing hidden and the words gone; also REDACTION_INCOMPLETE when another reader still finds one. */
  readonly publicCopy: (
    bytes: Uint8Array,
    mediaType?: string,
    what?: readonly (TextSpan | Replacement | string)[],
    options?: Pick<RedactOptions, 'everywhere' | 'keep'>,
  ) => Promise<PublicCopy>;
}

export interface RedactServiceOptions {
  /** A file that calls `runRedactWorker()`. Without it files are looked into in this process: for those of one's own making. */
  readonly workerPath?: string;
  /** MiB of resident memory. */
  readonly memoryMb?: number;
  readonly deadlineMs?: number;
}

/** Reading is all the process may do: no writing, no processes, no add-ons. Node before 22.13 cannot be told so. */
const CONFINEMENT = process.allowedNodeEnvironmentFlags.has('--permission')
  ? ['--permission', '--allow-fs-read=*', '--disable-warning=SecurityWarning']
  : [];
const WATCH_MS = 100;
const PAGE_KIB = 4;

/** Starts a process for every file, so that nothing of one can reach another. */
export function createRedactService(options: RedactServiceOptions = {}): RedactService {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (job: RedactJob): Promise<RedactAnswer> => {
    const mine = last.then(() => run(job, options));
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    inspectFile: async (bytes, mediaType) => {
      const answer = await inTurn({ work: 'inspect', bytes, mediaType, what: [], options: {} });
      if ('inspection' in answer) return answer.inspection;
      throw 'problem' in answer ? refused(answer.problem) : redactionFailed();
    },
    surveyFile: async (bytes, mediaType) => {
      const answer = await inTurn({ work: 'survey', bytes, mediaType, what: [], options: {} });
      if ('survey' in answer) return answer.survey;
      throw 'problem' in answer ? refused(answer.problem) : redactionFailed();
    },
    publicCopy: async (bytes, mediaType, what = [], given = {}) => {
      const answer = await inTurn({ work: 'redact', bytes, mediaType, what, options: given });
      if ('redacted' in answer) return answer.redacted;
      throw 'problem' in answer ? refused(answer.problem) : redactionFailed();
    },
  };
}

async function run(job: RedactJob, options: RedactServiceOptions): Promise<RedactAnswer> {
  const { workerPath } = options;
  if (workerPath !== undefined) return runApart(workerPath, job, options);
  const { answer } = await import('./worker-entry.ts');
  return answer(job);
}

function runApart(workerPath: string, job: RedactJob, options: RedactServiceOptions): Promise<RedactAnswer> {
  const { memoryMb = 1024, deadlineMs = 120_000 } = options;
  const child = fork(workerPath, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.floor(memoryMb * 0.75)}`, ...CONFINEMENT],
    env: {}, // none of the server's secrets
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  const watch = setInterval(() => {
    if (residentMb(child) > memoryMb) child.kill('SIGKILL');
  }, WATCH_MS);
  const settled = new Promise<RedactAnswer>((resolve, reject) => {
    child.once('message', (answer: RedactAnswer) => resolve(answer));
    child.once('error', (error) => reject(redactionFailed(error)));
    child.once('exit', () => reject(redactionFailed()));
    child.send(job, (error) => {
      if (error !== null) reject(redactionFailed(error));
    });
  });
  return settled.finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
    child.kill('SIGKILL');
  });
}

/** Memory outside the heap counts as well; where the system does not tell, the heap's limit and the deadline must do. */
function residentMb({ pid }: ChildProcess): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE_KIB) / 1024;
  } catch {
    return 0;
  }
}
