import type { Text } from '../../../platform/errors.ts';
import {
  differencesOfEntries,
  differencesOfRow,
  differencesOfTime,
  fitsCommitment,
  readEntry,
  slackMs,
  type ToldEntry,
  wordOf,
} from './entry.ts';
import type { Block } from './files.ts';
import type { AuditRow } from './reader.ts';
import { addToSegment, type Difference, type WalkState } from './state.ts';
import { joinTexts, problem, type AuditProblemId } from './words.ts';
import { leafHash } from '../entry.ts';

/** One place of the log, as the database and the files have it. */
export interface Place {
  readonly sequence: number;
  readonly row: AuditRow | undefined;
  readonly told: ToldEntry | undefined;
  /** The entry was committed to, and what it committed to is here and fits. */
  readonly opened: boolean;
  /** Committed to, and not here: unless it was erased, a problem. */
  readonly closed: boolean;
}

/** Checks one place and puts its leaf on the trees. */
export async function auditPlace(
  state: WalkState,
  sequence: number,
  row: AuditRow | undefined,
  block: Block | undefined,
): Promise<Place> {
  const at = block === undefined ? 0 : sequence - block.index * 256;
  const fileEntry = block?.entries?.[at];
  const fileText = fileEntry === undefined ? undefined : Buffer.from(fileEntry).toString('utf8');
  const hash = block?.hashes?.[at];
  const told = row === undefined ? undefined : readEntry(row.entry);
  const known = { sequence, row, told, fileText, hash };
  addToSegment(state, sequence, told ?? (fileText === undefined ? undefined : readEntry(fileText)));
  await growTrees(state, known);
  if (row === undefined || told === undefined) {
    await reportRemoved(state, sequence, fileText);
    return { sequence, row: undefined, told: undefined, opened: false, closed: false };
  }
  state.counts.entries += 1;
  await checkRow(state, row, told);
  return { sequence, row, told, ...(await checkOpening(state, row, told)) };
}

interface Known {
  readonly sequence: number;
  readonly row: AuditRow | undefined;
  readonly told: ToldEntry | undefined;
  readonly fileText: string | undefined;
  readonly hash: Buffer | undefined;
}

async function growTrees(state: WalkState, { sequence, row, told, fileText, hash }: Known): Promise<void> {
  const own = row === undefined ? undefined : leafHash(row.entry);
  const filed = fileText === undefined ? undefined : leafHash(fileText);
  const database = own ?? filed ?? hash;
  const files = filed ?? hash ?? own;
  if (database === undefined || files === undefined) {
    state.trees = undefined;
    return;
  }
  state.trees?.append(database, files);
  if (!database.equals(files)) {
    state.trouble.add(sequence);
    if (row !== undefined && told !== undefined) {
      const file = fileText === undefined ? undefined : readEntry(fileText);
      state.differences.push({ sequence, database: told, opening: row.opening, file });
    }
  }
  // A hash that neither entry gives: the tile itself was changed.
  if (hash !== undefined && !hash.equals(database) && !hash.equals(files)) {
    state.trouble.add(sequence);
    const name = await state.context.names.ofEntry(sequence, told ?? readEntry(fileText ?? ''), row?.opening);
    state.context.report(
      problem('FILE_ALTERED', name, {
        zh: `静态图块中第 ${sequence} 条的叶哈希与条目不符，图块被替换`,
        en: `the leaf hash of entry ${sequence} in its static tile is not that of the entry: the tile was replaced`,
      }),
    );
  }
}

async function reportRemoved(
  { context, signed }: WalkState,
  sequence: number,
  fileText: string | undefined,
): Promise<void> {
  const told = fileText === undefined ? undefined : readEntry(fileText);
  const name = await context.names.ofEntry(sequence, told);
  const what = told === undefined ? { zh: '', en: '' } : inWords(told);
  const signedAlready = sequence < signed;
  context.report(
    problem('ENTRY_REMOVED', name, {
      zh: `账本第 ${sequence} 条${what.zh}已不在数据库中${signedAlready ? '，而它已被签名' : ''}`,
      en: `entry ${sequence} of the ledger${what.en} is no longer in the database${signedAlready ? ', although it was signed' : ''}`,
    }),
  );
}

/** “（PUBLISH，2026-03-02T…）” */
function inWords({ action, fields }: ToldEntry): Text {
  const at = typeof fields['at'] === 'string' ? fields['at'] : '';
  return { zh: `（${action}，${at}）`, en: ` (${action}, ${at})` };
}

async function checkRow(state: WalkState, row: AuditRow, told: ToldEntry): Promise<void> {
  const { context } = state;
  const contradictions = differencesOfRow(row, told, context.site.key);
  if (contradictions.length > 0) await tell(state, row, told, 'ENTRY_CONTRADICTED', joinTexts(contradictions));
  const times = differencesOfTime(told, state.previous);
  if (told.appended !== undefined) state.previous = told.appended;
  const { seen } = state;
  if (seen !== undefined && told.appended !== undefined && told.appended < seen.time - slackMs) {
    const when = new Date(seen.time).toISOString();
    times.push({
      zh: `自称登记于 ${wordOf(told.fields['appended'])}，而见证人 ${seen.witness} 在 ${when} 见到的账本只有 ${seen.size} 条，其中没有它：倒签`,
      en: `it claims to have been entered at ${wordOf(told.fields['appended'])}, but the witness ${seen.witness} saw a log of ${seen.size} entries at ${when}, without it: back-dated`,
    });
  }
  if (times.length > 0) await tell(state, row, told, 'BACK_DATED', joinTexts(times));
}

async function checkOpening(
  state: WalkState,
  row: AuditRow,
  told: ToldEntry,
): Promise<{ opened: boolean; closed: boolean }> {
  if (told.commitment === undefined) {
    if (row.opening !== null) {
      await tell(state, row, told, 'ENTRY_CONTRADICTED', {
        zh: '有所示内容，而条目未作承诺',
        en: 'there is an opening, though the entry is committed to nothing',
      });
    }
    return { opened: false, closed: false };
  }
  if (row.opening === null) return { opened: false, closed: true };
  if (fitsCommitment(told, row.opening)) return { opened: true, closed: false };
  await tell(state, row, told, 'OPENING_REPLACED', {
    zh: '所示标题、理由或内容哈希与条目中的承诺不符，被替换',
    en: 'the title, reason or content hash kept for it is not what the entry is committed to: it was replaced',
  });
  return { opened: false, closed: false };
}

async function tell(
  { context }: WalkState,
  row: AuditRow,
  told: ToldEntry,
  id: AuditProblemId,
  what: Text,
): Promise<void> {
  const name = await context.names.ofEntry(row.sequence, told, row.opening);
  // What is no document is called by its place already.
  const isCalledSo = name.document === undefined;
  context.report(
    problem(id, name, {
      zh: isCalledSo ? what.zh : `账本第 ${row.sequence} 条：${what.zh}`,
      en: isCalledSo ? what.en : `entry ${row.sequence} of the ledger: ${what.en}`,
    }),
  );
}

/** Once it is known which of the two was signed; undefined when neither was. */
export async function reportDifference(
  { context }: WalkState,
  { sequence, database, opening, file }: Difference,
  signed: 'database' | 'files' | undefined,
): Promise<void> {
  const name = await context.names.ofEntry(sequence, file ?? database, opening);
  const [found, expected] = signed === 'database' ? [file, database] : [database, file];
  const fields =
    found === undefined || expected === undefined
      ? { zh: '哈希不同', en: 'the hashes differ' }
      : joinTexts(differencesOfEntries(found, expected));
  const id = signed === 'database' ? 'FILE_ALTERED' : 'ENTRY_ALTERED';
  const where: Record<'database' | 'files' | 'neither', Text> = {
    files: {
      zh: `账本第 ${sequence} 条在数据库中不是所签的那样`,
      en: `entry ${sequence} of the ledger is not in the database as it was signed`,
    },
    database: {
      zh: `账本第 ${sequence} 条在静态文件中不是所签的那样`,
      en: `entry ${sequence} of the ledger is not in the static files as it was signed`,
    },
    neither: {
      zh: `账本第 ${sequence} 条在数据库和静态文件中不同，且都不是所签的那样`,
      en: `entry ${sequence} of the ledger differs between database and static files, and neither is as it was signed`,
    },
  };
  const words = where[signed ?? 'neither'];
  context.report(problem(id, name, { zh: `${words.zh}：${fields.zh}`, en: `${words.en}: ${fields.en}` }));
}
