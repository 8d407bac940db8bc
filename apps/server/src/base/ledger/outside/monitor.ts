import {
  createVerifier,
  createWitnessVerifier,
  isLedgerError,
  openCheckpoint,
  readCheckpointUnverified,
  timestampIn,
  verifyConsistency,
  VerifiedTree,
  type NoteVerifier,
  type TileSource,
} from '@openzone/ledger-core';
import type { Text } from '../../../platform/errors.ts';

/** What an outsider remembers of a log between two looks. */
export interface MonitorState {
  readonly url: string;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The signed note that was last found good; evidence if the log ever says something else. */
  readonly note: string;
  readonly lastAppended: string | null;
  /** The latest time a witness put to a tree, and the size of that tree: what is appended after it cannot be older. */
  readonly witnessed: { readonly size: number; readonly at: string } | null;
}

export interface MonitorEntry {
  readonly sequence: number;
  readonly action: string;
  readonly at: string;
  readonly appended: string;
  readonly code: string | null;
  readonly unit: string | null;
}

export interface Look {
  readonly state: MonitorState;
  readonly entries: readonly MonitorEntry[];
  /** Each says what is wrong; with any of them the state is not to be kept as good. */
  readonly alarms: readonly Text[];
  /** The note as it was found, for the record. */
  readonly note: string;
}

const piece = 2048;
/** Clocks differ; a witness that is a few minutes ahead is no forgery. */
const toleranceMs = 5 * 60_000;

/**
 * Looks at a log as anybody may: the signature, that it continues what was seen before, that nothing new claims to be older than it can
 * be. Reads every new entry, checked against the tree.
 * @throws LedgerError when the log cannot be read at all, or is not signed by the keys
 */
export async function lookAtLog(before: MonitorState, source: TileSource): Promise<Look> {
  const note = Buffer.from((await source.fetchTile('checkpoint')) ?? new Uint8Array(0)).toString('utf8');
  const opened = openCheckpoint(
    note,
    before.keys.map((key) => createVerifier(key)),
  );
  const { size, root } = opened.checkpoint;
  const alarms: Text[] = [];
  const entries: MonitorEntry[] = [];
  let { lastAppended } = before;
  if (size < before.size) alarms.push(shrunk(before.size, size));
  else {
    const tree = await VerifiedTree.open({ size, root }, source);
    if (!(await continues(before, { size, root }, tree))) alarms.push(forked(before.size));
    for (let at = before.size; at < size; at += piece) {
      const end = Math.min(size, at + piece);
      for (const [index, bytes] of (await tree.entries(at, end)).entries()) {
        const entry = readEntry(bytes, at + index, alarms);
        if (entry === undefined) continue;
        if (lastAppended !== null && entry.appended < lastAppended) alarms.push(outOfOrder(entry));
        if (entry.at > entry.appended) alarms.push(fromTheFuture(entry));
        if (isTooOld(entry, before.witnessed)) alarms.push(backDated(entry, before.witnessed?.at ?? ''));
        lastAppended = entry.appended;
        entries.push(entry);
      }
    }
  }
  const root64 = Buffer.from(root).toString('base64');
  const witnessed = newestWitnessed(note, before, size) ?? before.witnessed;
  return { state: { ...before, size, root: root64, note, lastAppended, witnessed }, entries, alarms, note };
}

/** The state of somebody who has not looked yet. */
export function firstLook(url: string, keys: readonly string[], witnesses: readonly string[]): MonitorState {
  return { url, keys, witnesses, size: 0, root: '', note: '', lastAppended: null, witnessed: null };
}

async function continues(
  before: MonitorState,
  head: { readonly size: number; readonly root: Uint8Array },
  tree: VerifiedTree,
): Promise<boolean> {
  if (before.size === 0) return true;
  const root1 = new Uint8Array(Buffer.from(before.root, 'base64'));
  try {
    const proof = await tree.consistencyProof(before.size);
    verifyConsistency({ size1: before.size, root1, size2: head.size, root2: head.root, proof });
    return true;
  } catch (error) {
    if (isLedgerError(error)) return false;
    throw error;
  }
}

function readEntry(bytes: Uint8Array, sequence: number, alarms: Text[]): MonitorEntry | undefined {
  let told: Record<string, unknown>;
  try {
    told = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
  } catch {
    alarms.push({ zh: `第 ${sequence} 条不是有效的记录`, en: `Entry ${sequence} is no valid record` });
    return undefined;
  }
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const subject = told['subject'] as { readonly code?: unknown } | undefined;
  if (told['sequence'] !== sequence) {
    alarms.push({
      zh: `第 ${sequence} 条自称是第 ${String(told['sequence'])} 条：有缺漏`,
      en: `Entry ${sequence} calls itself ${String(told['sequence'])}: there is a gap`,
    });
  }
  return {
    sequence,
    action: text(told['action']),
    at: text(told['at']),
    appended: text(told['appended']),
    code: typeof subject?.code === 'string' ? subject.code : null,
    unit: typeof told['unit'] === 'string' ? told['unit'] : null,
  };
}

function isTooOld(entry: MonitorEntry, witnessed: MonitorState['witnessed']): boolean {
  return (
    witnessed !== null &&
    entry.sequence >= witnessed.size &&
    Date.parse(entry.appended) < Date.parse(witnessed.at) - toleranceMs
  );
}

function newestWitnessed(note: string, before: MonitorState, size: number): MonitorState['witnessed'] | undefined {
  if (before.witnesses.length === 0) return undefined;
  const verifiers: readonly NoteVerifier[] = before.witnesses.map((key) => createWitnessVerifier(key));
  try {
    readCheckpointUnverified(note);
    const times = openCheckpoint(note, verifiers).verified.map((one) => timestampIn(one.signature) ?? 0);
    return { size, at: new Date(Math.max(...times) * 1000).toISOString() };
  } catch (error) {
    // Not cosigned yet.
    if (isLedgerError(error, 'NOT_SIGNED')) return undefined;
    throw error;
  }
}

function shrunk(before: number, now: number): Text {
  return {
    zh: `账本变短了：上次 ${before} 条，现在 ${now} 条。已公开的记录被拿掉了。`,
    en: `The log has become shorter: ${before} entries before, ${now} now. What was public has been taken away.`,
  };
}

function forked(size: number): Text {
  return {
    zh: `账本分叉：现在的账本不是上次所见 ${size} 条的延续，过去的记录被改写了。`,
    en: `The log has forked: it does not continue the ${size} entries seen before; the past was rewritten.`,
  };
}

function outOfOrder(entry: MonitorEntry): Text {
  return {
    zh: `第 ${entry.sequence} 条的入账时间 ${entry.appended} 早于前一条`,
    en: `Entry ${entry.sequence} says it was appended at ${entry.appended}, before the one in front of it`,
  };
}

function fromTheFuture(entry: MonitorEntry): Text {
  return {
    zh: `第 ${entry.sequence} 条的行为时间 ${entry.at} 晚于入账时间 ${entry.appended}`,
    en: `Entry ${entry.sequence} tells of an act at ${entry.at}, after it was appended at ${entry.appended}`,
  };
}

function backDated(entry: MonitorEntry, witnessedAt: string): Text {
  return {
    zh: `倒签：第 ${entry.sequence} 条自称 ${entry.appended} 入账，而见证人在 ${witnessedAt} 还没有见到它`,
    en: `Back-dated: entry ${entry.sequence} says it was appended at ${entry.appended}, but a witness had not seen it at ${witnessedAt}`,
  };
}
