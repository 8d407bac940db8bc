import {
  difference,
  joinTexts,
  nameDocument,
  problem,
  wordOf,
  type AuditedEntry,
  type AuditFollower,
  type AuditNames,
  type AuditProblemId,
  type ReportProblem,
} from '../../../base/ledger/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import {
  findDocumentName,
  readActsOffLedger,
  readAuditedActs,
  readAuditedDocuments,
  readAuditedErasures,
  readErasuresOffLedger,
  type AuditedAct,
  type AuditedDocument,
  type AuditedErasure,
  type PublicState,
} from './audit-rows.ts';

/** What was looked at. */
export interface PublicationAudit extends AuditFollower {
  readonly counts: { acts: number; documents: number };
}

const pageSize = 500;
/** Acts off the ledger told of by name. */
const shown = 1_000;
const acts = new Set(['PUBLISH', 'REVISE', 'WITHDRAW']);

/**
 * Holds the acts of publication, and what of each document is public by them, against the ledger; to be handed to its audit. The
 * content of versions is compared by `verifyVersions`.
 */
export function auditPublications(reading: Reading, report: ReportProblem): PublicationAudit {
  const counts = { acts: 0, documents: 0 };
  return {
    counts,
    describe: (code) => findDocumentName(reading, code),
    async entries(page, names) {
      const told = page.filter(({ told: entry }) => entry.code !== undefined && acts.has(entry.action));
      const known = await readAuditedActs(reading, idsOf(told));
      for (const entry of told) {
        counts.acts += 1;
        await compareAct(entry, entry.actId === null ? undefined : known.get(entry.actId), { names, report });
      }
      const erasures = page.filter(({ told: entry }) => entry.action === 'ERASE');
      const done = await readAuditedErasures(reading, idsOf(erasures));
      for (const entry of erasures)
        await compareErasure(entry, entry.actId === null ? undefined : done.get(entry.actId), { names, report });
    },
    async end({ isEmpty }) {
      // An installation from before there was a ledger: the worker puts its acts on it.
      if (!isEmpty) await reportOffLedger(reading, report);
      counts.documents = await auditDocuments(reading, report);
    },
  };
}

interface Telling {
  readonly names: AuditNames;
  readonly report: ReportProblem;
}

function idsOf(entries: readonly AuditedEntry[]): string[] {
  return entries.flatMap(({ actId }) => (actId === null ? [] : [actId]));
}

async function compareAct(entry: AuditedEntry, act: AuditedAct | undefined, { names, report }: Telling): Promise<void> {
  const { sequence, told } = entry;
  const tell = async (id: AuditProblemId, what: Text): Promise<void> =>
    report(problem(id, await names.ofEntry(sequence, told), what));
  if (act === undefined) {
    const at = wordOf(told.fields['at']);
    return tell('ACT_REMOVED', {
      zh: `账本第 ${sequence} 条记载的公开行为（${told.action}，${at}）已不在数据库中`,
      en: `the public act of entry ${sequence} of the ledger (${told.action}, ${at}) is no longer in the database`,
    });
  }
  if (act.code === null) {
    return tell('DOCUMENT_REMOVED', {
      zh: `账本第 ${sequence} 条公布的文件已不在数据库中`,
      en: `the document of entry ${sequence} of the ledger is no longer in the database`,
    });
  }
  if (act.versionNumber === null) {
    return tell('VERSION_REMOVED', {
      zh: `账本第 ${sequence} 条公布的第 ${told.version ?? '?'} 版已不在数据库中`,
      en: `version ${told.version ?? '?'}, published by entry ${sequence} of the ledger, is no longer in the database`,
    });
  }
  const found = differencesOfAct(entry, act);
  if (found.length > 0) {
    const what = joinTexts(found);
    await tell('ACT_ALTERED', {
      zh: `公开行为与账本第 ${sequence} 条不符：${what.zh}`,
      en: `the public act differs from entry ${sequence} of the ledger: ${what.en}`,
    });
  }
}

function differencesOfAct({ told, opening, subjectId, erased }: AuditedEntry, act: AuditedAct): Text[] {
  const pairs: (readonly [string, string | number | boolean | null, unknown])[] = [
    ['action', act.action, told.action],
    ['at', act.at, told.fields['at']],
    ['subject.code', act.code, told.code],
    ['subject.version', act.versionNumber, told.version],
    ['unit', act.unitCode, told.fields['unit']],
    ['forced', act.forced, told.fields['forced']],
    ['subjectId', subjectId, act.documentId],
  ];
  if (opening !== undefined) {
    pairs.push(['indexNumber', act.indexNumber, opening['indexNumber']], ['reason', act.reason, opening['reason']]);
  }
  const found = pairs
    .filter(([, stands, entered]) => stands !== entered)
    .map(([name, stands, entered]) => difference(name, stands, plain(entered)));
  if (erased && act.action === 'WITHDRAW' && act.remarksErased !== true) {
    found.push({
      zh: '撤回理由的承诺内容已被删除，而删除决定不包括它',
      en: 'what opens its reason was deleted, though the erasure did not extend to it',
    });
  }
  return found;
}

function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

async function compareErasure(
  entry: AuditedEntry,
  erasure: AuditedErasure | undefined,
  { names, report }: Telling,
): Promise<void> {
  const { sequence, told } = entry;
  // Of versions that never were public only the opening tells.
  const facts = told.code === undefined ? entry.opening : told.fields;
  const subject = facts?.['subject'];
  const found: Text[] = [];
  if (erasure === undefined) {
    found.push({
      zh: '数据库中没有这一经两人确认的删除',
      en: 'the database has no such erasure confirmed by two people',
    });
  } else {
    const { code, version } = told.code === undefined ? subjectIn(subject) : told;
    const pairs = [
      ['at', erasure.at, plain(told.fields['at'])],
      ['subject.code', erasure.code, code ?? null],
      ['subject.version', erasure.versionNumber, version ?? null],
      ['basis', erasure.basis, plain(facts?.['basis'])],
    ] as const;
    for (const [name, stands, entered] of pairs) if (stands !== entered) found.push(difference(name, stands, entered));
  }
  if (found.length === 0) return;
  const what = joinTexts(found);
  report(
    problem('ACT_ALTERED', await names.ofEntry(sequence, told), {
      zh: `账本第 ${sequence} 条记载的依法删除与数据库不符：${what.zh}`,
      en: `the erasure of entry ${sequence} of the ledger is not that of the database: ${what.en}`,
    }),
  );
}

function subjectIn(subject: unknown): { code: string | undefined; version: number | undefined } {
  if (typeof subject !== 'object' || subject === null) return { code: undefined, version: undefined };
  const code = 'code' in subject && typeof subject.code === 'string' ? subject.code : undefined;
  const version = 'version' in subject && typeof subject.version === 'number' ? subject.version : undefined;
  return { code, version };
}

async function reportOffLedger(reading: Reading, report: ReportProblem): Promise<void> {
  for (const act of await readActsOffLedger(reading, shown)) {
    const name = nameDocument(act.code ?? act.documentId, act.title ?? undefined);
    report(
      problem('ACT_OFF_LOG', name, {
        zh: `公开行为（${act.action}，${act.at}）不在账本上。系统刚升级时，启动服务后会自动补记`,
        en: `the public act (${act.action}, ${act.at}) is not on the ledger. Just after an upgrade it is put there when the server starts`,
      }),
    );
  }
  for (const erasure of await readErasuresOffLedger(reading, shown)) {
    report(
      problem('ACT_OFF_LOG', nameDocument(erasure.code, undefined), {
        zh: `第 ${erasure.versionNumber} 版的内容被删除，而账本上没有这一删除`,
        en: `the content of version ${erasure.versionNumber} was erased, and the ledger does not tell of it`,
      }),
    );
  }
}

async function auditDocuments(reading: Reading, report: ReportProblem): Promise<number> {
  let count = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await readAuditedDocuments(reading, last, pageSize);
    const final = rows.at(-1);
    if (final === undefined) return count;
    last = final.id;
    count += rows.length;
    for (const row of rows) {
      const found = differencesOfDocument(row);
      if (found.length === 0) continue;
      const what = joinTexts(found);
      report(
        problem('DOCUMENT_ALTERED', nameDocument(row.code, row.title ?? undefined), {
          zh: `公开状态与其公开行为不符：${what.zh}`,
          en: `its public state is not what its public acts made it: ${what.en}`,
        }),
      );
    }
  }
}

const stateLabels: Readonly<Record<keyof PublicState, Text>> = {
  version: { zh: '公开的版本', en: 'public version' },
  firstPublishedAt: { zh: '首次公开时间', en: 'first publication' },
  publishedAt: { zh: '最近公开时间', en: 'last publication' },
  withdrawnAt: { zh: '撤回时间', en: 'withdrawal' },
  withdrawalReason: { zh: '撤回理由', en: 'reason of withdrawal' },
  forced: { zh: '强制发布标记', en: 'mark of a forced publication' },
};

function differencesOfDocument({ stands, follows, wrongListings }: AuditedDocument): Text[] {
  const found: Text[] = [];
  for (const key of [
    'version',
    'firstPublishedAt',
    'publishedAt',
    'withdrawnAt',
    'withdrawalReason',
    'forced',
  ] as const) {
    if (stands[key] === follows[key]) continue;
    const { zh, en } = stateLabels[key];
    found.push({
      zh: `${zh}为 ${stands[key] ?? '—'}，应为 ${follows[key] ?? '—'}`,
      en: `${en} is ${stands[key] ?? '—'} and should be ${follows[key] ?? '—'}`,
    });
  }
  if (wrongListings > 0) {
    found.push({
      zh: `${wrongListings} 处列表中的日期或位置不符`,
      en: `its day or place is wrong in ${wrongListings} ${wrongListings === 1 ? 'list' : 'lists'}`,
    });
  }
  return found;
}
