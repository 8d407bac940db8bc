import {
  wordingKindLabels,
  type WordingImported,
  type WordingKind,
  type WordingList,
  type WordingRuleInput,
} from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { AppError, invalid, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { parseCsv, writeCsv } from './csv.ts';
import { mayKeepLists, requireKeepsLists } from './policy.ts';
import { listWording } from './reader.ts';
import { deleteWording, insertWording, updateWording } from './writer.ts';

const mostRules = 20_000;

/** The words the site does not want. Whoever writes needs them all: the editor looks for them while somebody types. */
export async function readWording(reading: Reading, person: Person): Promise<WordingList> {
  const rows = await listWording(reading);
  return {
    mayEdit: mayKeepLists(person),
    rules: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
  };
}

/** @param id the rule to change; null makes a new one */
export async function putWording(tx: Tx, person: Person, id: string | null, input: WordingRuleInput): Promise<void> {
  requireKeepsLists(person);
  const rule = checked(input);
  const twin = (await listWording(tx)).find((one) => one.wrong === rule.wrong && one.id !== id);
  if (twin !== undefined) throw taken(rule.wrong);
  if (id === null) {
    if (!(await insertWording(tx, newId(), rule, person.id))) throw taken(rule.wrong);
  } else if (!(await updateWording(tx, id, rule, person.id))) throw notFound({ zh: '这个词条', en: 'This word' });
}

export async function removeWording(tx: Tx, person: Person, id: string): Promise<void> {
  requireKeepsLists(person);
  if (!(await deleteWording(tx, id))) throw notFound({ zh: '这个词条', en: 'This word' });
}

const header = ['原词', '改为', '类型', '理由', '启用', '阻止提交'];

export async function exportWording(reading: Reading): Promise<string> {
  const rows = await listWording(reading);
  const line = ({ wrong, instead, kind, reason, active, blocking }: (typeof rows)[number]): string[] => [
    wrong,
    instead,
    wordingKindLabels[kind].zh,
    reason,
    active ? '是' : '否',
    blocking ? '是' : '否',
  ];
  return writeCsv([header, ...rows.map(line)]);
}

/** Takes in a list: words that are known are changed, others added, none removed. Nothing is written while a row is wrong. */
export async function importWording(tx: Tx, person: Person, csv: string): Promise<WordingImported> {
  requireKeepsLists(person);
  const rules = readRows(csv);
  const known = new Map((await listWording(tx)).map((row) => [row.wrong, row]));
  const result = { added: 0, changed: 0, same: 0 };
  for (const rule of rules) {
    const before = known.get(rule.wrong);
    if (before === undefined) {
      await insertWording(tx, newId(), rule, person.id);
      result.added += 1;
    } else if (isSame(before, rule)) result.same += 1;
    else {
      await updateWording(tx, before.id, rule, person.id);
      result.changed += 1;
    }
  }
  return result;
}

function isSame(a: WordingRuleInput, b: WordingRuleInput): boolean {
  return (
    a.instead === b.instead &&
    a.kind === b.kind &&
    a.reason === b.reason &&
    a.active === b.active &&
    (a.blocking ?? false) === (b.blocking ?? false)
  );
}

function readRows(csv: string): WordingRuleInput[] {
  const [first = [], ...rest] = parseCsv(csv);
  const lines = first[0]?.trim() === header[0] ? rest : [first, ...rest];
  const offset = lines.length === rest.length ? 2 : 1;
  if (lines.length > mostRules) throw wrongRow(mostRules + offset, `最多 ${mostRules} 行`, `at most ${mostRules} rows`);
  const seen = new Set<string>();
  return lines.map((cells, index) => {
    const line = index + offset;
    const [wrong = '', instead = '', kindWord = '', reason = '', active = '', blocking = ''] = cells.map((cell) =>
      cell.trim().replace(/^'(?=[=+\-@])/u, ''),
    );
    const kind = kindOf(kindWord);
    if (wrong === '' || wrong.length > 60)
      throw wrongRow(line, '“原词”须为 1 至 60 字', 'the word must have 1 to 60 characters');
    if (instead.length > 60 || instead === wrong)
      throw wrongRow(
        line,
        '“改为”不超过 60 字且不能与原词相同',
        'the replacement must differ and have at most 60 characters',
      );
    if (kind === undefined)
      throw wrongRow(line, '“类型”填错别字、禁用词或敏感词', 'the type must be 错别字, 禁用词 or 敏感词');
    if (reason.length > 300) throw wrongRow(line, '“理由”不超过 300 字', 'the reason must have at most 300 characters');
    if (seen.has(wrong)) throw wrongRow(line, `“${wrong}”重复`, `“${wrong}” stands there twice`);
    seen.add(wrong);
    return {
      wrong,
      instead,
      kind,
      reason,
      active: !/^(否|no|0|false)$/iu.test(active),
      blocking: /^(是|yes|1|true)$/iu.test(blocking),
    };
  });
}

function kindOf(word: string): WordingKind | undefined {
  const kinds = Object.keys(wordingKindLabels) as WordingKind[];
  return kinds.find(
    (kind) => word === kind || word === wordingKindLabels[kind].zh || word === wordingKindLabels[kind].en,
  );
}

function wrongRow(line: number, zh: string, en: string): AppError {
  return invalid(
    'WORDING_ROW_WRONG',
    'csv',
    `第 ${line} 行：${zh}。改好后重新导入；这次没有写入任何内容。`,
    `Row ${line}: ${en}. Mend it and import again; nothing was written.`,
  );
}

function checked(input: WordingRuleInput): WordingRuleInput {
  const wrong = input.wrong.trim();
  const instead = input.instead.trim();
  if (wrong === '') throw invalid('WORDING_MISSING', 'wrong', '请填写原词。', 'Write the word.');
  if (instead === wrong)
    throw invalid(
      'WORDING_SAME',
      'instead',
      '“改为”与原词相同，请改写或留空。',
      'The replacement is the same word; change it or leave it empty.',
    );
  return { ...input, wrong, instead, reason: input.reason.trim() };
}

function taken(word: string): AppError {
  return new AppError({
    id: 'WORDING_TAKEN',
    status: 409,
    field: 'wrong',
    text: {
      zh: `“${word}”已在清单里，请直接修改那一条。`,
      en: `“${word}” is on the list already; change that entry.`,
    },
  });
}
