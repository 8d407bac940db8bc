import { readCheckpointUnverified } from '@openzone/ledger-core';
import type { Database } from '../../../platform/db/index.ts';
import { readLastCheckpoint, readLogSize } from '../reader.ts';
import type { AuditContext, AuditParts, LogAudit } from './context.ts';
import { readEntry } from './entry.ts';
import { openHead, openRow, verifiersOf, witnessVerifier, type Head } from './heads.ts';
import { createNames } from './names.ts';
import { readCheckpoints, readKeyEntries, readRowsBehind } from './reader.ts';
import { walkLog } from './walk.ts';
import { problem } from './words.ts';

/**
 * Holds the whole log against the database, the static files and everything that was ever signed, in pages and in one snapshot, so that
 * it can run beside a working server. Whatever differs is reported in a sentence.
 */
export async function auditLedger(db: Database, siteId: number, parts: AuditParts): Promise<LogAudit> {
  // First the file, then the snapshot: what was shown had been committed before.
  const shown = await parts.files.read('checkpoint');
  return db.read(siteId, async (reading) => {
    const follower = parts.follow(reading);
    const context: AuditContext = {
      ...parts,
      reading,
      follower,
      names: createNames(reading, follower.describe),
      verifiers: verifiersOf(parts.keys.verifierKeys, await readKeyEntries(reading), parts.keys.origin),
      witnessVerifiers: parts.witnesses.map(witnessVerifier),
      size: await readLogSize(reading),
    };
    const last = await readLastCheckpoint(reading);
    const lastHead = last === undefined ? undefined : headOf(openRow(last, parts.keys.origin, context.verifiers));
    const shownHead = openShown(context, shown, last?.size);
    await checkShownOnRecord(context, shownHead, last?.size ?? 0);
    const signed = Math.max(lastHead?.size ?? 0, shownHead?.size ?? 0);
    const walk = await walkLog(context, { signed, shown: shownHead });
    await checkExtent(context, Math.max(context.size, signed));
    await follower.end({ isEmpty: context.size === 0 && signed === 0 }, context.names);
    return {
      ...walk.counts,
      unsigned: Math.max(0, context.size - signed),
    };
  });
}

function headOf(opened: ReturnType<typeof openRow>): Head | undefined {
  return 'head' in opened ? opened.head : undefined;
}

/** The checkpoint that is shown to the world; a problem when it is missing, not ours, or tells of more than the database has signed. */
function openShown(context: AuditContext, shown: Buffer | undefined, last: number | undefined): Head | undefined {
  const { report, keys, verifiers } = context;
  if (shown === undefined) {
    if (last !== undefined) {
      report({
        id: 'FILE_MISSING',
        zh: '静态文件 checkpoint 不存在，外界无法核验账本；启动服务后会自动重建',
        en: 'The static file checkpoint is missing, so that nobody can check the log; it is made again when the server starts',
      });
    }
    return undefined;
  }
  const opened = openHead(shown.toString('utf8'), keys.origin, verifiers, {
    zh: '对外公开的检查点',
    en: 'the checkpoint that is shown',
  });
  if ('fault' in opened) {
    report({
      id: 'FILE_ALTERED',
      zh: `对外公开的检查点（${claimed(shown)} 条）不可信：${opened.fault.zh}`,
      en: `The checkpoint that is shown, of ${claimed(shown)} entries, is not to be trusted: ${opened.fault.en}`,
    });
    return undefined;
  }
  const { size } = opened.head;
  if (size > (last ?? 0)) {
    report({
      id: 'LOG_CUT',
      zh: `对外公开的检查点已签名 ${size} 条，数据库只登记签过 ${last ?? 0} 条：数据库恢复自较早的备份，或记录被删除`,
      en: `The checkpoint that is shown was signed over ${size} entries; the database knows of ${last ?? 0} signed: it was restored from an older backup, or rows were removed`,
    });
  }
  return opened.head;
}

/** What is shown was recorded before. */
async function checkShownOnRecord(context: AuditContext, shown: Head | undefined, last: number): Promise<void> {
  if (shown === undefined || shown.size === 0 || shown.size > last) return;
  if ((await readCheckpoints(context.reading, shown.size - 1, shown.size, 1)).length > 0) return;
  context.report({
    id: 'LOG_CUT',
    zh: `对外公开的检查点（${shown.size} 条）没有登记在数据库中，登记被删除`,
    en: `The checkpoint that is shown, of ${shown.size} entries, is not on record in the database: its row was removed`,
  });
}

function claimed(shown: Buffer): string {
  try {
    return String(readCheckpointUnverified(shown).size);
  } catch {
    return '?';
  }
}

/** Entries where there can be none, and a count that is not that of the entries. */
async function checkExtent(context: AuditContext, extent: number): Promise<void> {
  const { reading, names, report, size } = context;
  for (const row of await readRowsBehind(reading, extent, 20)) {
    const told = readEntry(row.entry);
    report(
      problem('ENTRY_CONTRADICTED', await names.ofEntry(row.sequence, told, row.opening), {
        zh: `第 ${row.sequence} 条在账本末尾（${extent} 条）之后，未经登记`,
        en: `entry ${row.sequence} stands behind the end of the ledger, which has ${extent} entries`,
      }),
    );
  }
  const [first] = extent > size ? await readRowsBehind(reading, size, 1) : [];
  if (first === undefined) return;
  report(
    problem('LOG_CUT', await names.ofEntry(first.sequence, readEntry(first.entry), first.opening), {
      zh: `账本登记的条数 ${size} 少于实有条目，第 ${first.sequence} 条在其后`,
      en: `the ledger counts ${size} entries, and entry ${first.sequence} stands behind them`,
    }),
  );
}
