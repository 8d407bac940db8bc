import { systemClock, today } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { textsOf, type OfficialDocument } from './model.ts';
import { printBusy, printFailed, printStopped, printTooLarge } from './problems.ts';
import { PrintingProcess } from './printing-process.ts';
import type { Typeset, Typesetter } from './typeset.ts';
import type { PrintJob } from './worker-entry.ts';

/** Prints documents, one after another, outside the process that asks. */
export interface Printer {
  /** PDF/A-2a, tagged, in Chinese. Rejects with PRINT_FAILED, _TIMED_OUT, _BUSY, _STOPPED or _TOO_LARGE. */
  readonly printPdf: (document: OfficialDocument) => Promise<Uint8Array>;
  /** Prints and tells the number of pages and the characters that no font has (they print as 〔U+…〕); rejects as `printPdf`. */
  readonly examine: (document: OfficialDocument) => Promise<{ pages: number; missingGlyphs: readonly string[] }>;
  /** Process id while one runs, for tests and diagnostics. */
  readonly pid: () => number | undefined;
  /** Ends the process; what waits is refused with PRINT_STOPPED. */
  readonly close: () => void;
}

export interface PrinterOptions {
  /** A file that calls `runPrintWorker()`; without it the work is done in this process, as in unit tests. */
  readonly workerPath?: string;
  /** Further .ttf or .otf files for characters that Noto Serif SC has not. */
  readonly fontFiles?: readonly string[];
  /** Milliseconds for one document, including the start of the process. */
  readonly deadlineMs?: number;
  /** Milliseconds after which the idle process ends, so that it costs nothing at rest. */
  readonly idleMs?: number;
  /** Documents that may wait. */
  readonly maxWaiting?: number;
  readonly clock?: Clock;
}

/** Characters of a whole document; some hundred pages. */
const MAX_CHARACTERS = 100_000;

export function createPrinter(options: PrinterOptions = {}): Printer {
  const { fontFiles = [], deadlineMs = 20_000, idleMs = 60_000, maxWaiting = 200, clock = systemClock } = options;
  const process =
    options.workerPath === undefined
      ? inThisProcess()
      : new PrintingProcess({ workerPath: options.workerPath, deadlineMs, idleMs });
  let last: Promise<unknown> = Promise.resolve();
  let [job, waiting, closed] = [0, 0, false];

  const print = async (document: OfficialDocument): Promise<Typeset> => {
    const length = textsOf(document).reduce((sum, text) => sum + text.length, 0);
    if (length > MAX_CHARACTERS) throw printTooLarge(MAX_CHARACTERS);
    if (closed) throw printStopped();
    if (waiting >= maxWaiting) throw printBusy(waiting);
    waiting += 1;
    const turn = last.then(() => {
      if (closed) throw printStopped();
      job += 1;
      return process.run({ job, document, fontFiles, today: today(clock) });
    });
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
  return {
    printPdf: async (document) => (await print(document)).pdf,
    examine: async (document) => {
      const { pages, missingGlyphs } = await print(document);
      return { pages, missingGlyphs };
    },
    pid: () => process.pid,
    close: () => {
      closed = true;
      process.stop();
    },
  };
}

function inThisProcess() {
  let typesetter: Typesetter | undefined;
  return {
    pid: undefined,
    stop: () => undefined,
    run: async ({ document, fontFiles, today: day }: PrintJob): Promise<Typeset> => {
      try {
        // Loaded here and not above: the server, which has a process for it, need not hold the typesetter itself.
        typesetter ??= (await import('./typeset.ts')).createTypesetter(fontFiles);
        return await typesetter.typeset(document, day);
      } catch (error) {
        throw printFailed(error);
      }
    },
  };
}
