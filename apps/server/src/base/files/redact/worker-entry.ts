import process from 'node:process';
import { extractSpans, inspect, redact, RedactionError } from '@openzone/redaction';
import type { RedactAnswer, RedactJob } from './protocol.ts';

/** Takes one job from the parent, answers and ends. What throws outside its promises costs the process its life, no more. */
export function runRedactWorker(): void {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (job: RedactJob) => {
    void answer(job).then((reply) => process.send?.(reply, undefined, undefined, () => process.exit(0)));
  });
}

/** Does one job; what a file may do wrong is an answer as well. */
export async function answer({ work, bytes, mediaType, what, options }: RedactJob): Promise<RedactAnswer> {
  try {
    if (work === 'inspect') return { inspection: await inspect(bytes, mediaType) };
    if (work === 'survey') {
      const { findings } = await inspect(bytes, mediaType);
      return { survey: { ...(await extractSpans(bytes, mediaType)), findings } };
    }
    return { redacted: await redact(bytes, mediaType, what, options) };
  } catch (error) {
    if (!(error instanceof RedactionError)) throw error;
    return { problem: { id: error.id, text: { zh: error.zh, en: error.en } } };
  }
}
