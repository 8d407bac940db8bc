import { timedOut } from './problems.ts';

/** Bounds of one extraction. Everything is counted while reading, so a lying header cannot get past them. */
export interface ExtractLimits {
  /** Bytes of the file itself. */
  readonly maxBytes: number;
  /** Pages of a PDF. */
  readonly maxPages: number;
  /** Characters of text taken from one file. */
  readonly maxTextChars: number;
  /** Rows times columns over all worksheets. */
  readonly maxCells: number;
  /** Members of an archive (also of the ZIP container of DOCX and XLSX). */
  readonly maxEntries: number;
  /** Unpacked bytes of one member. */
  readonly maxEntryBytes: number;
  /** Unpacked bytes of all members together. */
  readonly maxTotalBytes: number;
  /** Unpacked ÷ packed size of one member, judged once more than a mebibyte has come out. */
  readonly maxRatio: number;
  /** Milliseconds for the whole extraction. */
  readonly deadlineMs: number;
}

const MiB = 1024 * 1024;

/** Generous for office documents, tight enough that one file cannot hurt the machine. */
export const DEFAULT_LIMITS: ExtractLimits = {
  maxBytes: 100 * MiB,
  maxPages: 2_000,
  maxTextChars: 5_000_000,
  maxCells: 1_000_000,
  maxEntries: 5_000,
  maxEntryBytes: 100 * MiB,
  maxTotalBytes: 500 * MiB,
  maxRatio: 200,
  deadlineMs: 60_000,
};

/** The clock of one extraction; long loops call `check()`, which throws EXTRACT_TIMEOUT when time is up. */
export interface Deadline {
  readonly check: () => void;
}

/** Starts the clock now, on the monotonic timer. */
export function startDeadline(limits: Pick<ExtractLimits, 'deadlineMs'>): Deadline {
  const end = performance.now() + limits.deadlineMs;
  return {
    check: () => {
      if (performance.now() > end) throw timedOut(limits.deadlineMs);
    },
  };
}
