import { createHash } from 'node:crypto';
import {
  groundRules,
  proactiveArticles,
  type DeterminationInput,
  type DraftInput,
  type ImportProposal,
  type ImportRowEdit,
} from '@openzone/contracts';
import { AppError, type Text } from '../../platform/errors.ts';

/** What a handler changed and what only a person can say about a proposal; kept beside it in the row. */
export interface StoredProposal extends ImportProposal {
  readonly reason?: string;
  readonly evidence?: Readonly<Record<string, string>>;
}

export interface UnitKey {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** What it, and those that were merged into it, were called. */
  readonly formerNames: readonly string[];
}

/** The ids that a proposal's keys stand for on this site. */
export interface SiteKeys {
  readonly units: ReadonlyMap<string, UnitKey>;
  readonly columns: ReadonlyMap<string, string>;
  /** Keys of the columns that answer an article, for example `20(七)`. */
  readonly columnOfArticle: ReadonlyMap<string, string>;
}

/** What a person must settle before the row can be confirmed; each names the field. */
export function missingOf(proposal: StoredProposal, keys: SiteKeys): Text[] {
  const out: Text[] = [];
  if (proposal.title.trim() === '') out.push({ zh: '缺标题', en: 'No title' });
  if (proposal.bodyText.trim() === '' && proposal.attachments.length === 0)
    out.push({ zh: '没有正文也没有附件', en: 'Neither body nor attachment' });
  if (proposal.writtenDate === null) out.push({ zh: '缺成文日期', en: 'No date of issue' });
  const unit = proposal.unitCode.value;
  if (unit !== null && !keys.units.has(unit))
    out.push({ zh: `没有代码为“${unit}”的单位`, en: `No unit has the code “${unit}”` });
  const column = proposal.columnKey.value;
  if (column === null || !keys.columns.has(column)) out.push({ zh: '未确定栏目', en: 'No column' });
  const attribute = proposal.attribute.value;
  if (attribute === null) out.push({ zh: '未确定公开属性', en: 'No disclosure attribute' });
  if (attribute === 'PROACTIVE' && proactiveArticles[proposal.article] === undefined)
    out.push({ zh: '未选择主动公开依据', en: 'No article for proactive disclosure' });
  if (attribute === 'WITHHELD' && proposal.ground === null)
    out.push({ zh: '未选择不予公开的情形', en: 'No ground of withholding' });
  if (attribute === 'WITHHELD' && proposal.ground !== null) {
    for (const [key, label] of Object.entries(groundRules[proposal.ground].evidence)) {
      if ((proposal.evidence?.[key] ?? '').trim() === '')
        out.push({ zh: `缺${label.zh}`, en: `No evidence: ${label.en}` });
    }
  }
  if (attribute !== null && attribute !== 'PROACTIVE' && (proposal.reason ?? '').trim().length < 5)
    out.push({ zh: '缺不主动公开的理由', en: 'No reason for not disclosing proactively' });
  return out;
}

/** How sure the importer is of its least sure proposal. */
export function confidenceOf(proposal: StoredProposal): number {
  return Math.min(proposal.columnKey.confidence, proposal.unitCode.confidence, proposal.attribute.confidence);
}

function settled<T>(
  before: { value: T; confidence: number; reasons: Text[] },
  value: T | undefined,
): { value: T; confidence: number; reasons: Text[] } {
  return value === undefined
    ? before
    : { value, confidence: 1, reasons: [{ zh: '由经办人填写', en: 'Set by the handler' }] };
}

/** The proposal with a handler's changes; a value a person chose is certain. */
export function applyEdit(proposal: StoredProposal, edit: ImportRowEdit): StoredProposal {
  return {
    ...proposal,
    title: edit.title ?? proposal.title,
    abstract: edit.abstract ?? proposal.abstract,
    bodyHtml: edit.bodyHtml ?? proposal.bodyHtml,
    documentNumber: edit.documentNumber === undefined ? proposal.documentNumber : edit.documentNumber,
    writtenDate: edit.writtenDate === undefined ? proposal.writtenDate : edit.writtenDate,
    publishedDate: edit.publishedDate === undefined ? proposal.publishedDate : edit.publishedDate,
    effectiveDate: edit.effectiveDate === undefined ? proposal.effectiveDate : edit.effectiveDate,
    expiredDate: edit.expiredDate === undefined ? proposal.expiredDate : edit.expiredDate,
    declaredValidity: edit.declaredValidity ?? proposal.declaredValidity,
    subjectWords: edit.subjectWords ?? proposal.subjectWords,
    extraColumnKeys: edit.extraColumnKeys ?? proposal.extraColumnKeys,
    issuingAgency: edit.issuingAgency === undefined ? proposal.issuingAgency : edit.issuingAgency,
    genre: settled(proposal.genre, edit.genre),
    subjectCategory: settled(proposal.subjectCategory, edit.subjectCategory),
    columnKey: settled(proposal.columnKey, edit.columnKey),
    unitCode: settled(proposal.unitCode, edit.unitCode),
    attribute: settled(proposal.attribute, edit.attribute),
    article: edit.article ?? proposal.article,
    ground: edit.ground === undefined ? proposal.ground : edit.ground,
    ...(edit.reason === undefined ? {} : { reason: edit.reason }),
    ...(edit.evidence === undefined ? {} : { evidence: edit.evidence }),
  };
}

export function rowIncomplete(missing: readonly Text[]): AppError {
  return new AppError({
    id: 'IMPORT_ROW_INCOMPLETE',
    status: 409,
    text: {
      zh: `这一条还不能确认：${missing.map((text) => text.zh).join('、')}。请打开该条补充。`,
      en: `This row cannot be confirmed yet: ${missing.map((text) => text.en).join(', ')}. Open it and fill that in.`,
    },
  });
}

/** The draft and determination that a confirmed row becomes. Where no unit was found the document is the confirming handler's. */
export function toDraft(
  proposal: StoredProposal,
  keys: SiteKeys,
  handlerUnitId: string,
): { readonly draft: DraftInput; readonly determination: DeterminationInput } {
  const missing = missingOf(proposal, keys);
  const unit =
    keys.units.get(proposal.unitCode.value ?? '') ?? [...keys.units.values()].find((one) => one.id === handlerUnitId);
  const columnId = keys.columns.get(proposal.columnKey.value ?? '');
  const { writtenDate } = proposal;
  const attribute = proposal.attribute.value;
  if (missing.length > 0 || unit === undefined || columnId === undefined || writtenDate === null || attribute === null)
    throw rowIncomplete(missing);
  return {
    draft: {
      unitId: unit.id,
      columnId,
      extraColumnIds: proposal.extraColumnKeys.flatMap((key) => keys.columns.get(key) ?? []),
      title: proposal.title,
      bodyHtml: proposal.bodyHtml,
      abstract: proposal.abstract,
      documentNumber: proposal.documentNumber,
      genre: proposal.genre.value,
      subjectCategory: proposal.subjectCategory.value,
      issuingAgency: proposal.issuingAgency ?? unit.name,
      jointIssuers: [],
      writtenDate,
      changedDate: null,
      effectiveDate: proposal.effectiveDate,
      expiredDate: proposal.expiredDate,
      declaredValidity: proposal.declaredValidity,
      subjectWords: proposal.subjectWords,
      source: proposal.source,
      changeNote: '',
      attachments: proposal.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    },
    determination: {
      attribute,
      article: attribute === 'ON_REQUEST' ? '13.2' : proposal.article,
      ground: attribute === 'WITHHELD' ? proposal.ground : null,
      reason: proposal.reason ?? '',
      evidence: { ...proposal.evidence },
    },
  };
}

/** A published document never lies before it was written; a date that says so is the page's error and is left out. */
export function legacyDate(proposal: StoredProposal, today: string): string | null {
  const { publishedDate, writtenDate } = proposal;
  if (publishedDate === null || writtenDate === null || publishedDate < writtenDate || publishedDate > today)
    return null;
  return publishedDate;
}

/** For a row whose text is only an attachment: the file itself. */
export function fileFingerprint(sha256: string): string {
  return createHash('sha256').update(`file:${sha256}`).digest('hex');
}
