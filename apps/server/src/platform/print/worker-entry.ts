import process from 'node:process';
import type { OfficialDocument } from './model.ts';
import type { Typeset, Typesetter } from './typeset.ts';

/** What the server sends to the printing process, and what comes back. */
export interface PrintJob {
  readonly job: number;
  readonly document: OfficialDocument;
  readonly fontFiles: readonly string[];
  readonly today: string;
}
export type PrintAnswer =
  { readonly job: number; readonly done: Typeset } | { readonly job: number; readonly error: string };

/**
 * The loop of the printing process: takes a document, answers, waits for the next; ends with the server. The fonts are
 * read once, with the first document.
 */
export function runPrintWorker(): void {
  let typesetter: Typesetter | undefined;
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ job, document, fontFiles, today }: PrintJob) => {
    const work = async (): Promise<PrintAnswer> => {
      typesetter ??= (await import('./typeset.ts')).createTypesetter(fontFiles);
      return { job, done: await typesetter.typeset(document, today) };
    };
    void work()
      .catch((error: unknown): PrintAnswer => ({ job, error: error instanceof Error ? error.message : String(error) }))
      .then((answer) => process.send?.(answer));
  });
}
