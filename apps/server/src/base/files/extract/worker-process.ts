import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AppError } from '../../../platform/errors.ts';
import { crashed, outOfMemory, timedOut } from './problems.ts';
import type { ExtractedFile } from './types.ts';
import { fromWire } from './worker-protocol.ts';
import type { WorkerAnswer, WorkerJob } from './worker-protocol.ts';

/** How a reading process is run. */
export interface WorkerOptions {
  readonly workerPath: string;
  /** Resident memory above which the process is ended, in MiB; its heap gets three quarters of that. */
  readonly memoryMb: number;
  /** Added to the job's own deadline for starting up and answering, in milliseconds. */
  readonly graceMs: number;
  /** Ends an idle process after this many milliseconds, so that it costs nothing at rest. */
  readonly idleMs: number;
  /** Jobs after which the process is replaced, against slow leaks in libraries. */
  readonly maxJobs: number;
}

/** Reading is all the process may do: no writing, no processes, no add-ons. Node before 22.13 cannot be told so. */
const CONFINEMENT = process.allowedNodeEnvironmentFlags.has('--permission')
  ? ['--permission', '--allow-fs-read=*', '--disable-warning=SecurityWarning']
  : [];

interface Running {
  readonly child: ChildProcess;
  jobs: number;
  /** Last lines of the error output, to tell running out of memory from other ends. */
  stderr: string;
  /** Why this side killed it. */
  killed: AppError | undefined;
}

const WATCH_MS = 100;
const PAGE_KIB = 4;

/** One slot of the pool: a process that is started when needed and started again after it died. */
export class WorkerProcess {
  readonly #options: WorkerOptions;
  #running: Running | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Process id while one runs, for tests and diagnostics. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /** Runs one job; the caller sends the next only when this is settled. Rejects with AppErrors only. */
  async run(job: WorkerJob): Promise<ExtractedFile> {
    clearTimeout(this.#idle);
    const running = (this.#running ??= this.#start());
    running.jobs += 1;
    try {
      return await this.#exchange(running, job);
    } finally {
      if (running.jobs >= this.#options.maxJobs) this.stop();
      this.#idle = setTimeout(() => this.stop(), this.#options.idleMs).unref();
    }
  }

  /** Ends the process; a job it is doing is rejected with `why`. */
  stop(why?: AppError): void {
    clearTimeout(this.#idle);
    if (this.#running === undefined) return;
    this.#running.killed ??= why;
    this.#running.child.kill('SIGKILL');
    this.#running = undefined;
  }

  #start(): Running {
    const heap = Math.floor(this.#options.memoryMb * 0.75);
    const child = fork(this.#options.workerPath, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heap}`, ...CONFINEMENT],
      env: {}, // none of the server's secrets
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const running: Running = { child, jobs: 0, stderr: '', killed: undefined };
    child.stderr?.on('data', (chunk: Buffer) => {
      running.stderr = (running.stderr + chunk.toString('utf8')).slice(-4000);
    });
    child.on('exit', () => {
      if (this.#running === running) this.#running = undefined;
    });
    child.on('error', () => undefined); // reported through the exchange; without a listener it would end the server
    child.unref();
    child.channel?.unref();
    return running;
  }

  #exchange(running: Running, job: WorkerJob): Promise<ExtractedFile> {
    const { child } = running;
    const kill = (why: AppError): void => {
      running.killed = why;
      child.kill('SIGKILL');
    };
    child.ref();
    child.channel?.ref();
    const timer = setTimeout(
      () => kill(timedOut(job.limits.deadlineMs)),
      job.limits.deadlineMs + this.#options.graceMs,
    );
    const watch = setInterval(() => {
      const used = residentMb(child.pid);
      if (used !== undefined && used > this.#options.memoryMb) kill(outOfMemory(this.#options.memoryMb));
    }, WATCH_MS);
    const listeners: (() => void)[] = [];
    const settled = new Promise<ExtractedFile>((resolve, reject) => {
      const onMessage = (answer: WorkerAnswer): void => {
        if (answer.job !== job.job) return;
        if ('file' in answer) resolve(answer.file);
        else reject(fromWire(answer.problem));
      };
      const onExit = (code: number | null, signal: string | null): void => reject(this.#reason(running, code, signal));
      const onError = (error: Error): void => reject(running.killed ?? crashed(error));
      child.on('message', onMessage).on('close', onExit).on('error', onError);
      listeners.push(() => child.off('message', onMessage).off('close', onExit).off('error', onError));
      child.send(job, (error) => {
        if (error !== null) onError(error);
      });
    });
    return settled.finally(() => {
      clearTimeout(timer);
      clearInterval(watch);
      for (const remove of listeners) remove();
      child.unref();
      child.channel?.unref();
    });
  }

  #reason(running: Running, code: number | null, signal: string | null): AppError {
    if (running.killed !== undefined) return running.killed;
    const memory =
      /heap out of memory|Reached heap limit|allocation failed/iu.test(running.stderr) ||
      signal === 'SIGABRT' ||
      code === 134;
    return memory
      ? outOfMemory(this.#options.memoryMb)
      : crashed(new Error(`exit ${code ?? signal}: ${running.stderr.slice(-500)}`));
  }
}

/** Resident memory of a process in MiB, where the system tells (Linux); elsewhere only the heap limit applies. */
function residentMb(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE_KIB) / 1024;
  } catch {
    return undefined;
  }
}
