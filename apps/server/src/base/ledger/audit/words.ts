import type { Text } from '../../../platform/errors.ts';
import type { ToldEntry } from './entry.ts';

/** A difference the audit found, as a sentence that names what it is about. */
export interface AuditProblem extends Text {
  /** Stable, for programs to branch on. */
  readonly id: AuditProblemId;
  /** The document's code, where it is about one. */
  readonly document?: string;
  /** The place in the log, where it is about one. */
  readonly sequence?: number;
}

export type AuditProblemId =
  /** An entry that is no longer in the database. */
  | 'ENTRY_REMOVED'
  /** An entry of the database that is not what was signed. */
  | 'ENTRY_ALTERED'
  /** An entry whose row, form or opening contradicts it. */
  | 'ENTRY_CONTRADICTED'
  /** A time that cannot be: out of order, or before somebody else saw a smaller log. */
  | 'BACK_DATED'
  /** An opening that is not what was committed to, or is gone without an erasure. */
  | 'OPENING_REPLACED'
  | 'OPENING_MISSING'
  /** A static file that is missing or does not hold what was signed. */
  | 'FILE_MISSING'
  | 'FILE_ALTERED'
  /** A checkpoint that no key of the log has signed, or that is not what its row says. */
  | 'CHECKPOINT_UNSIGNED'
  /** A signed root that the entries do not give. */
  | 'ROOT_DIFFERS'
  /** Two signed trees, neither of which continues the other. */
  | 'FORK'
  /** More was signed than the database has. */
  | 'LOG_CUT'
  | 'COSIGNATURE_WRONG'
  | 'TIMESTAMP_WRONG'
  /** Between the log and what the engines hold. */
  | 'ACT_REMOVED'
  | 'ACT_ALTERED'
  | 'ACT_OFF_LOG'
  | 'DOCUMENT_REMOVED'
  | 'DOCUMENT_ALTERED'
  | 'VERSION_REMOVED'
  | 'CONTENT_ALTERED'
  | 'ATTACHMENT_ALTERED';

export type ReportProblem = (problem: AuditProblem) => void;

/** What is called by name in a sentence. */
export interface Named extends Text {
  readonly document?: string;
  readonly sequence?: number;
}

/** 《title》（code）; without a title the code, without a code the place in the log. */
export function nameDocument(code: string, title: string | undefined): Named {
  return title === undefined
    ? { zh: `编码为 ${code} 的文件`, en: `The document with the code ${code}`, document: code }
    : { zh: `《${title}》（${code}）`, en: `“${title}” (${code})`, document: code };
}

export function nameEntry(sequence: number, told: ToldEntry | undefined, title: string | undefined): Named {
  if (told?.code !== undefined) return { ...nameDocument(told.code, title), sequence };
  const what = told === undefined || told.action === '' ? '' : `（${told.action}）`;
  return {
    zh: `账本第 ${sequence} 条${what}`,
    en: `Entry ${sequence} of the ledger${what === '' ? '' : ` (${told?.action ?? ''})`}`,
    sequence,
  };
}

/** Some names, and how many more there are. */
export function nameAll(names: readonly Named[], more: number): Text {
  if (names.length === 0) return { zh: '（没有文件条目）', en: '(no entry of a document)' };
  return {
    zh: names.map((name) => name.zh).join('、') + (more > 0 ? `等，另有 ${more} 条` : ''),
    en: names.map((name) => name.en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
}

/** “《…》（…）： what” */
export function problem(id: AuditProblemId, name: Named, what: Text): AuditProblem {
  return {
    id,
    zh: `${name.zh}：${what.zh}`,
    en: `${name.en}: ${what.en}`,
    ...(name.document === undefined ? {} : { document: name.document }),
    ...(name.sequence === undefined ? {} : { sequence: name.sequence }),
  };
}

export function joinTexts(texts: readonly Text[]): Text {
  return { zh: texts.map((text) => text.zh).join('；'), en: texts.map((text) => text.en).join('; ') };
}
