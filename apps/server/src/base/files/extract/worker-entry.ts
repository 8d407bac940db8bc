import process from 'node:process';
import { AppError } from '../../../platform/errors.ts';
import { extractFile, extractPath } from './extract-file.ts';
import { crashed, damaged } from './problems.ts';
import type { ExtractedFile } from './types.ts';
import { toWire } from './worker-protocol.ts';
import type { WorkerAnswer, WorkerJob } from './worker-protocol.ts';

/**
 * The loop of the reading process: takes a job from the parent, answers, waits for the next; ends with the parent.
 * A library that throws outside its promises costs this process its life but the parent still learns which job failed.
 */
export function runExtractWorker(): void {
  let current: number | undefined;
  const fail = (error: unknown): void => {
    if (current === undefined || process.send === undefined) process.exit(1);
    send({ job: current, problem: toWire(crashed(error)) }, () => process.exit(1));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message: WorkerJob) => {
    current = message.job;
    void answer(message).then((reply) => {
      current = undefined;
      send(reply);
    });
  });
}

function send(reply: WorkerAnswer, done?: () => void): void {
  process.send?.(reply, undefined, undefined, () => done?.());
}

async function answer({ job, input, limits }: WorkerJob): Promise<WorkerAnswer> {
  try {
    return { job, file: await read(input, limits) };
  } catch (error) {
    const problem = error instanceof AppError ? error : damaged({ zh: '文件', en: 'The file' }, error);
    return { job, problem: toWire(problem) };
  }
}

function read(input: WorkerJob['input'], limits: WorkerJob['limits']): Promise<ExtractedFile> {
  if ('path' in input) return extractPath(input, limits);
  const { bytes } = input;
  return extractFile({ ...input, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }, limits);
}
