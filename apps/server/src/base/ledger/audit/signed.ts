import type { Text } from '../../../platform/errors.ts';
import { onRecord, openCosignature, openRow, openTimestamp, type Head } from './heads.ts';
import { reportDifference } from './place.ts';
import {
  readCheckpoints,
  readCosignaturesOf,
  readTimestampsOf,
  type CosignatureRow,
  type TimestampRow,
} from './reader.ts';
import { nameSegment, type WalkState } from './state.ts';
import type { AuditProblem, Named } from './words.ts';

/** What was signed at a size, in the order of sizes. */
export interface Signed {
  readonly size: number;
  readonly head: Head | undefined;
  /** Why it cannot be taken for signed. */
  readonly fault: Text | undefined;
  readonly cosignatures: readonly CosignatureRow[];
  readonly timestamps: readonly TimestampRow[];
  readonly note: string;
}

/** Everything signed over more than `start` and at most `end` entries, by size. */
export async function readSigned(
  { context }: WalkState,
  start: number,
  end: number,
  shown: Head | undefined,
): Promise<Map<number, Signed[]>> {
  const { reading, keys, verifiers } = context;
  const rows = await readCheckpoints(reading, start, end, end - start);
  const cosignatures = Map.groupBy(
    await readCosignaturesOf(
      reading,
      rows.map((row) => row.size),
    ),
    (row) => row.size,
  );
  const timestamps = Map.groupBy(
    await readTimestampsOf(
      reading,
      rows.map((row) => row.size),
    ),
    (row) => row.size,
  );
  const found = new Map<number, Signed[]>();
  for (const row of rows) {
    const opened = openRow(row, keys.origin, verifiers);
    found.set(row.size, [
      {
        size: row.size,
        head: 'head' in opened ? opened.head : undefined,
        fault: 'fault' in opened ? opened.fault : undefined,
        cosignatures: cosignatures.get(row.size) ?? [],
        timestamps: timestamps.get(row.size) ?? [],
        note: row.note,
      },
    ]);
  }
  if (shown !== undefined && shown.size > start && shown.size <= end) {
    const there = found.get(shown.size) ?? [];
    if (there.every((one) => one.head?.text !== shown.text)) {
      found.set(shown.size, [
        ...there,
        { size: shown.size, head: shown, fault: undefined, cosignatures: [], timestamps: [], note: '' },
      ]);
    }
  }
  return found;
}

/** Holds a signed root against the entries up to its size. */
export async function judgeHead(state: WalkState, signed: Signed): Promise<void> {
  const { context } = state;
  state.counts.checkpoints += 1;
  if (Math.floor(signed.size / 256) === Math.floor(state.signed / 256)) state.partials.add(signed.size % 256);
  if (signed.head === undefined) {
    const names = await nameSegment(state);
    context.report(
      about('CHECKPOINT_UNSIGNED', names, {
        zh: `第 ${signed.size} 条处的检查点不可信：${signed.fault?.zh ?? ''}；它最后覆盖：${names.zh}`,
        en: `The checkpoint of ${signed.size} entries is not to be trusted: ${signed.fault?.en ?? ''}. The last it covers: ${names.en}`,
      }),
    );
    return;
  }
  await checkCosignatures(state, signed.head, signed.cosignatures);
  await checkTimestamps(state, signed);
  const verdict = state.trees?.judge(signed.head.root) ?? 'neither';
  if (verdict === 'neither') {
    await noteBad(state, signed.head);
    return;
  }
  if (state.bad !== undefined) reportFork(state, state.bad.names, state.bad.head, signed.head);
  for (const difference of state.differences) {
    await reportDifference(state, difference, verdict === 'both' ? undefined : verdict);
    if (verdict === 'files' && difference.file !== undefined) state.restored.set(difference.sequence, difference.file);
  }
  state.differences = [];
  if (verdict !== 'both') state.trees?.settleOn(verdict);
  state.bad = undefined;
  state.goodSize = signed.size;
  state.lastSegment = state.segment;
  state.segment = { first: [], count: 0 };
}

async function noteBad(state: WalkState, head: Head): Promise<void> {
  if (state.goodSize === head.size) {
    reportFork(state, await nameSegment(state, state.lastSegment), head, undefined);
    return;
  }
  state.bad ??= { head, names: await nameSegment(state), count: 0 };
  state.bad.count += 1;
  for (const difference of state.differences) await reportDifference(state, difference, undefined);
  state.differences = [];
}

/** At the end: signed roots that never fitted again. */
export async function reportBad({ bad, context, trees }: WalkState): Promise<void> {
  if (bad === undefined) return;
  const { head, names, count } = bad;
  const all = count > 1 ? { zh: `及其后 ${count - 1} 个检查点`, en: ` and ${count - 1} after it` } : { zh: '', en: '' };
  context.report(
    about('ROOT_DIFFERS', names, {
      zh: `${head.where.zh}（${head.size} 条）${all.zh}的签名根与${trees === undefined ? '残缺的' : ''}条目不符；下列条目中至少一条在签名后被改动：${names.zh}`,
      en: `The signed root of ${head.where.en} (${head.size} entries)${all.en} is not that of the entries${trees === undefined ? ', of which some are missing' : ''}; at least one of these was changed after the signing: ${names.en}`,
    }),
  );
}

function reportFork({ context }: WalkState, names: Named, head: Head, other: Head | undefined): void {
  const good = other ?? { where: onRecord, size: head.size };
  context.report(
    about('FORK', names, {
      zh: `账本被分叉：${head.where.zh}（${head.size} 条）与${good.where.zh}（${good.size} 条）都由账本密钥签名，却不是同一棵树；涉及：${names.zh}。请保存两份检查点作为证据`,
      en: `The log was forked: ${head.where.en} (${head.size} entries) and ${good.where.en} (${good.size} entries) were both signed with the log's key and are not of one tree; concerned: ${names.en}. Keep both as evidence`,
    }),
  );
}

async function checkCosignatures(state: WalkState, head: Head, rows: readonly CosignatureRow[]): Promise<void> {
  for (const row of rows) {
    const opened = openCosignature(row, head.text, state.context.witnessVerifiers);
    if (opened === undefined) {
      state.counts.uncheckedCosignatures += 1;
      continue;
    }
    if ('fault' in opened) {
      const names = await nameSegment(state);
      state.context.report(
        about('COSIGNATURE_WRONG', names, {
          zh: `见证人 ${row.witness} 在 ${row.size} 条处的联署与现存检查点不符（${opened.fault.zh}）：见证人见到的可能是另一棵树；其间的条目：${names.zh}`,
          en: `The cosignature of the witness ${row.witness} at ${row.size} entries does not fit the checkpoint there is now (${opened.fault.en}): what the witness saw may have been another tree; the entries in question: ${names.en}`,
        }),
      );
      continue;
    }
    state.counts.cosignatures += 1;
    noteSeen(state, { witness: row.witness, size: row.size, time: opened.seen });
  }
}

async function checkTimestamps(state: WalkState, { timestamps, note }: Signed): Promise<void> {
  for (const row of timestamps) {
    const opened = openTimestamp(row, note);
    if ('seen' in opened) {
      state.counts.timestamps += 1;
      noteSeen(state, { witness: row.authority, size: row.size, time: opened.seen });
      continue;
    }
    const names = await nameSegment(state);
    state.context.report(
      about('TIMESTAMP_WRONG', names, {
        zh: `${row.authority} 在 ${row.size} 条处的时间戳与现存检查点不符（${opened.fault.zh}）；其间的条目：${names.zh}`,
        en: `The time stamp of ${row.authority} at ${row.size} entries does not fit the checkpoint there is now (${opened.fault.en}); the entries in question: ${names.en}`,
      }),
    );
  }
}

function noteSeen(state: WalkState, seen: NonNullable<WalkState['seen']>): void {
  if (seen.time >= (state.seen?.time ?? 0)) state.seen = seen;
}

function about(id: AuditProblem['id'], names: Named, text: Text): AuditProblem {
  return {
    id,
    zh: text.zh,
    en: text.en,
    ...(names.document === undefined ? {} : { document: names.document }),
    ...(names.sequence === undefined ? {} : { sequence: names.sequence }),
  };
}
