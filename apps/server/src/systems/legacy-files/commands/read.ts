import { setTimeout } from 'node:timers/promises';
import type { Database } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { listReadBefore } from '../reader.ts';
import { claimFiles, renewClaim, type ClaimedFile } from '../writer.ts';
import { settleFiles, type FileReading, type Outcome } from './settle.ts';

export type ReadFile = (
  siteId: number,
  file: { readonly name: string; readonly sha256: string },
) => Promise<FileReading>;

export interface ReadingOptions {
  /** Files to settle before returning; all that are left by default. */
  readonly atMost?: number;
  /** Files being read at the same moment: the reading processes and one waiting for each. */
  readonly atOnce?: number;
  /** Asked before another file is begun. */
  readonly isOver?: () => boolean;
  /** How many more files are settled. */
  readonly onSettled?: (count: number) => void;
  /** How long a claim holds without being renewed: after a crash its files wait that long. */
  readonly leaseMs?: number;
}

/** Files claimed and files written together: one transaction each. */
const groupSize = 16;
/** A slow file holds up the writing of those that were read after it for so long, so that the first of two alike is kept. */
const patienceMs = 500;
/** Files read and not yet written, so that a slow database does not fill the memory. */
const mostUnwritten = 4 * groupSize;
/** Bytes of files in memory, unless one alone is larger. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads unread files of the site (of one batch, when given): a short transaction claims some, they are read outside of any,
 * and another short one writes what came of them if the claim still holds. Killed at any moment, nothing is lost or doubled:
 * the claim lapses and the files are read again. Readers may run beside each other.
 * @returns how many files it took on; 0 when none is left that nobody else is reading
 */
export async function readFiles(
  db: Database,
  siteId: number,
  read: ReadFile,
  batchId: string | null,
  options: ReadingOptions = {},
): Promise<number> {
  const run = new Run({ db, siteId, read, batchId, options });
  const beat = setInterval(() => run.renew(), run.leaseMs / 3).unref();
  try {
    await run.work();
  } finally {
    clearInterval(beat);
    await run.giveUp();
  }
  if (run.trouble !== undefined) throw run.trouble;
  return run.taken;
}

/** As `readFiles`, for one file. @returns false when none is left */
export async function readNextFile(
  db: Database,
  siteId: number,
  read: ReadFile,
  batchId: string | null,
): Promise<boolean> {
  return (await readFiles(db, siteId, read, batchId, { atMost: 1 })) > 0;
}

interface Work {
  readonly db: Database;
  readonly siteId: number;
  readonly read: ReadFile;
  readonly batchId: string | null;
  readonly options: ReadingOptions;
}

/** A file on its way, with how its reading ended once it has. */
interface Begun {
  readonly file: ClaimedFile;
  outcome: Outcome | undefined;
}

/** One reader at work: files are claimed, read, written. */
class Run {
  readonly leaseMs: number;
  taken = 0;
  /** The first thing that went wrong and is not a file's own fault; from then on no file is begun. */
  trouble: Error | undefined;

  readonly #work: Work;
  readonly #claim = newId();
  /** Claimed and not settled. */
  readonly #held = new Set<string>();
  /** Claimed and not begun, in order. */
  #next: ClaimedFile[] = [];
  /** Begun and not being written, in order. */
  #begun: Begun[] = [];
  readonly #reading = new Set<Promise<void>>();
  #bytesReading = 0;
  #isExhausted = false;
  #writing: Promise<void> | undefined;
  #renewing = Promise.resolve();
  /** When the oldest outcome that is not being written yet came. */
  #waitingSince: number | undefined;

  constructor(work: Work) {
    this.#work = work;
    this.leaseMs = work.options.leaseMs ?? 15_000;
  }

  async work(): Promise<void> {
    for (;;) {
      await this.#claimMore();
      this.#begin();
      this.#writeDone();
      if (this.#reading.size === 0 && this.#writing === undefined && this.#next.length === 0) return;
      await this.#somethingDone();
    }
  }

  renew(): void {
    if (this.#held.size === 0) return;
    // One after the other, so that giving up has the last word.
    this.#renewing = this.#renewing.then(() => this.#extendClaim(this.leaseMs)).catch(() => undefined);
  }

  /** What was not settled may be read by anybody at once. Where that cannot be said, the claim lapses by itself. */
  async giveUp(): Promise<void> {
    await this.#renewing;
    for (let tries = 0; tries < 3 && this.#held.size > 0; tries += 1) {
      try {
        await this.#extendClaim(0);
        return;
      } catch {
        await setTimeout(100);
      }
    }
  }

  #extendClaim(ms: number): Promise<void> {
    const { db, siteId } = this.#work;
    return db.transaction(siteId, (tx) => renewClaim(tx, this.#claim, [...this.#held], ms));
  }

  #mayBegin(): boolean {
    return this.trouble === undefined && this.#work.options.isOver?.() !== true;
  }

  #fail(error: unknown): void {
    this.trouble ??= error instanceof Error ? error : new Error(String(error));
  }

  async #claimMore(): Promise<void> {
    const { db, siteId, batchId, options } = this.#work;
    if (!this.#mayBegin()) this.#next = [];
    const atMost = Math.min(groupSize, (options.atMost ?? Number.MAX_SAFE_INTEGER) - this.taken);
    if (this.#next.length > 0 || this.#isExhausted || atMost <= 0 || !this.#mayBegin()) return;
    try {
      const { files, readBefore } = await db.transaction(siteId, async (tx) => {
        const claimed = await claimFiles(tx, { by: this.#claim, ms: this.leaseMs, batchId, atMost });
        return { files: claimed, readBefore: await listReadBefore(tx, claimed) };
      });
      this.#isExhausted = files.length < atMost;
      this.taken += files.length;
      for (const file of files) {
        this.#held.add(file.id);
        if (readBefore.has(file.sha256)) this.#begun.push({ file, outcome: { kind: 'duplicate', file } });
        else this.#next.push(file);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #begin(): void {
    const { atOnce = 4 } = this.#work.options;
    for (;;) {
      const [file] = this.#next;
      if (file === undefined || this.#reading.size >= atOnce || this.#begun.length >= mostUnwritten) return;
      if (this.#reading.size > 0 && this.#bytesReading + file.size > mostBytes) return;
      this.#next.shift();
      const begun: Begun = { file, outcome: undefined };
      this.#begun.push(begun);
      const reading = this.#readOne(begun).finally(() => this.#reading.delete(reading));
      this.#reading.add(reading);
    }
  }

  async #readOne(begun: Begun): Promise<void> {
    const { file } = begun;
    this.#bytesReading += file.size;
    try {
      const reading = await this.#work.read(this.#work.siteId, file);
      begun.outcome = { kind: 'read', file, reading };
    } catch (error) {
      if (error instanceof AppError && error.status < 500) {
        begun.outcome = { kind: 'failed', file, failure: error.text };
      } else {
        this.#begun = this.#begun.filter((one) => one !== begun);
        this.#fail(error);
      }
    } finally {
      this.#waitingSince ??= performance.now();
      this.#bytesReading -= file.size;
    }
  }

  /** Begins to write when a group is complete, when nothing else is to come, or when those that are done have waited long. */
  #writeDone(): void {
    if (this.#writing !== undefined) return;
    const firstOpen = this.#begun.findIndex(({ outcome }) => outcome === undefined);
    const inOrder = firstOpen === -1 ? this.#begun.length : firstOpen;
    const isLate = this.#waitingSince !== undefined && performance.now() - this.#waitingSince >= patienceMs;
    const isLast = this.#reading.size === 0 && this.#next.length === 0;
    const outcomes = (isLate ? this.#begun : this.#begun.slice(0, inOrder)).flatMap(({ outcome }) => outcome ?? []);
    if (outcomes.length === 0 || (outcomes.length < groupSize && !isLate && !isLast)) return;
    const files = new Set(outcomes.map(({ file }) => file));
    this.#begun = this.#begun.filter(({ file }) => !files.has(file));
    this.#waitingSince = this.#begun.some(({ outcome }) => outcome !== undefined) ? performance.now() : undefined;
    this.#writing = this.#write(outcomes).finally(() => (this.#writing = undefined));
  }

  async #write(outcomes: readonly Outcome[]): Promise<void> {
    const { db, siteId, options } = this.#work;
    try {
      const count = await db.transaction(siteId, (tx) => settleFiles(tx, this.#claim, outcomes));
      for (const { file } of outcomes) this.#held.delete(file.id);
      options.onSettled?.(count);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #somethingDone(): Promise<void> {
    const waiting = [...this.#reading, ...(this.#writing === undefined ? [] : [this.#writing])];
    if (waiting.length === 0) return;
    const over = new AbortController();
    const patience = setTimeout(patienceMs, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([...waiting, patience]);
    over.abort();
  }
}
