import process from 'node:process';
import { inspect, redact, RedactionError } from '@openzone/redaction';
import type { RedactAnswer, RedactJob } from './protocol.ts';

/** Takes one job from the parent, answers and ends. What throws outside its promises costs the process its life, no more. */
export function runRedactWorker(): void {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (job: RedactJob) => {
    void answer(job).then((reply) => process.send?.(reply, undefined, undefined, () => process.exit(0)));
  });
}

async function answer({ work, bytes, mediaType, what }: RedactJob): Promise<RedactAnswer> {
  try {
    if (work === 'inspect') return { inspection: await inspect(bytes, mediaType) };
    return { redacted: await redact(bytes, mediaType, what) };
  } catch (error) {
    if (!(error instanceof RedactionError)) throw error;
    return { problem: { id: error.id, text: { zh: error.zh, en: error.en } } };
  }
}
