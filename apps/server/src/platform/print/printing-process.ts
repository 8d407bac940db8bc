import { fork, type ChildProcess } from 'node:child_process';
import type { AppError } from '../errors.ts';
import { printFailed, printStopped, printTimedOut } from './problems.ts';
import type { Typeset } from './typeset.ts';
import type { PrintAnswer, PrintJob } from './worker-entry.ts';

export interface PrintingOptions {
  readonly workerPath: string;
  readonly deadlineMs: number;
  readonly idleMs: number;
}

/**
 * The process that prints: started when needed, ended when idle, started again after it died. A process rather than a
 * thread, since the typesetter is native code: a thread in it can neither be stopped when it takes too long nor die
 * without the server.
 */
export class PrintingProcess {
  readonly #options: PrintingOptions;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #why: AppError | undefined;

  constructor(options: PrintingOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** One job at a time; the caller waits for the last to settle. Rejects with AppErrors only. */
  async run(job: PrintJob): Promise<Typeset> {
    clearTimeout(this.#idle);
    this.#why = undefined;
    const child = (this.#child ??= this.#start());
    const deadline = setTimeout(() => this.#end(printTimedOut(this.#options.deadlineMs)), this.#options.deadlineMs);
    child.ref();
    child.channel?.ref();
    let forget = (): void => undefined;
    try {
      return await new Promise<Typeset>((resolve, reject) => {
        const onMessage = (answer: PrintAnswer): void => {
          if (answer.job !== job.job) return;
          if ('done' in answer) resolve(answer.done);
          else reject(printFailed(new Error(answer.error)));
        };
        const onEnd = (how: unknown): void =>
          reject(this.#why ?? printFailed(new Error(`process ended: ${String(how)}`)));
        child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
        forget = () => child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
        child.send(job, (error) => {
          if (error !== null) onEnd(error);
        });
      });
    } finally {
      clearTimeout(deadline);
      forget();
      child.unref();
      child.channel?.unref();
      this.#idle = setTimeout(() => this.#end(), this.#options.idleMs).unref();
    }
  }

  stop(): void {
    clearTimeout(this.#idle);
    this.#end(printStopped());
  }

  #end(why?: AppError): void {
    this.#why = why;
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const child = fork(this.#options.workerPath, [], {
      serialization: 'advanced',
      execArgv: [],
      env: {}, // none of the server's secrets
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined); // told through the job; without a listener it would end the server
    child.on('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    return child;
  }
}
