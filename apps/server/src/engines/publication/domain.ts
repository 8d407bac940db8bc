import { createHash } from 'node:crypto';
import {
  parseIsoDate,
  publicationDue,
  countWorkdays,
  CalendarError,
  type CalendarVersion,
  type IsoDate,
} from '@openzone/calendar';
import {
  attributeLabels,
  erasedWords,
  groundRules,
  proactiveArticles,
  type DeterminationInput,
  type DraftInput,
  type Due,
  type Role,
  type Stage,
  type Attribute,
} from '@openzone/contracts';
import canonicalize from 'canonicalize';
import { AppError, invalid, type Text } from '../../platform/errors.ts';

/** The rules of publication that need no database. */

/** What a command sees of a document, read under lock. */
export interface DocumentState {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly columnId: string;
  readonly stage: Stage;
  readonly revision: number;
  readonly workingVersionId: string;
  readonly workingVersionNumber: number;
  readonly publicVersionId: string | null;
  readonly indexNumber: string | null;
  readonly scheduledFor: Date | null;
  readonly scheduledBy: string | null;
  readonly firstPublishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly forced: boolean;
  readonly embargo: Embargo | null;
  readonly origin: 'editor' | 'import';
  readonly createdBy: string;
  readonly writtenDate: IsoDate;
  readonly title: string;
  /** Why the working version was made; a revision publishes it with the version's record. */
  readonly changeNote: string;
  readonly placement: Placement;
  /** Everybody who wrote a version of it. */
  readonly authors: readonly string[];
  readonly determination: { readonly id: string; readonly attribute: Attribute } | null;
  readonly openReview: OpenReview | null;
  /** The working version passed every step of a review of its present determination. */
  readonly approved: boolean;
  readonly approvers: readonly string[];
  /** Everybody who decided a part of its reviews or was handed one. */
  readonly reviewers: readonly string[];
}

/** Not to be published before a time. */
export interface Embargo {
  readonly notBefore: string;
  readonly by: string;
  /** By the clock of the database, which refuses a publication while it runs. */
  readonly running: boolean;
}

export interface OpenReview {
  readonly id: string;
  readonly steps: readonly Role[];
  readonly currentStep: number;
  readonly round: number;
  readonly submittedBy: string;
  /** Parts of the present step that wait for a decision. */
  readonly parts: readonly OpenPart[];
}

/** Asks one of: a role, a unit, a person; and whoever it was handed to. */
export interface OpenPart {
  readonly part: number;
  readonly role: Role | null;
  readonly unitId: string | null;
  readonly accountId: string | null;
  readonly handedTo: readonly string[];
  readonly required: readonly string[];
  readonly checks: readonly { readonly key: string; readonly zh: string; readonly en: string }[];
}

/** Something that must be settled before a version is published. The text names the trouble and the remedy and quotes nothing. */
export interface ReleaseBlock {
  /** In capitals, such as `PERSONAL_DATA`. */
  readonly kind: string;
  /** Tells one block of a kind from another. */
  readonly reference: string;
  readonly text: Text;
}

/** A version about to be published. */
export interface ReleaseSubject {
  readonly documentId: string;
  readonly versionId: string;
}

export function isPublic(state: Pick<DocumentState, 'publicVersionId' | 'withdrawnAt'>): boolean {
  return state.publicVersionId !== null && state.withdrawnAt === null;
}

/** Whose document it is and in which columns it stands. */
export interface Placement {
  readonly unitId: string;
  readonly columnId: string;
  readonly extraColumnIds: readonly string[];
}

/** The content of a version: what its hash covers and what never changes afterwards. */
export interface VersionContent {
  readonly title: string;
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly abstract: string;
  readonly documentNumber: string | null;
  readonly genre: string | null;
  readonly subjectCategory: string | null;
  readonly issuingAgency: string;
  readonly jointIssuers: readonly string[];
  readonly writtenDate: IsoDate;
  readonly changedDate: IsoDate | null;
  readonly effectiveDate: IsoDate | null;
  readonly expiredDate: IsoDate | null;
  readonly declaredValidity: DraftInput['declaredValidity'];
  readonly subjectWords: readonly string[];
  readonly source: string;
  readonly legacyPublishedOn: IsoDate | null;
  readonly legacyIndexNumber: string | null;
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[];
}

/** SHA-256 over the RFC 8785 form of the whole content, attachments by name and hash. `bodyText` follows from `bodyHtml`. */
export function contentHash(content: VersionContent): string {
  return createHash('sha256').update(canonicalContent(content), 'utf8').digest('hex');
}

/** The text that the hash covers. */
export function canonicalContent(content: VersionContent): string {
  const { bodyText: _derived, ...hashed } = content;
  const canonical = canonicalize(hashed);
  if (canonical === undefined) throw new TypeError('content without canonical form');
  return canonical;
}

/** Stands in place of the hash of what was erased. */
const erasedHash = '0'.repeat(64);

export function isErased(version: { readonly contentSha256: string }): boolean {
  return version.contentSha256 === erasedHash;
}

/** Whether nothing is left of what a version said: dates, and words of closed lists, tell nothing. */
export function isEmptied(content: VersionContent): boolean {
  const { title, bodyHtml, bodyText, abstract, documentNumber, issuingAgency, jointIssuers, subjectWords } = content;
  return (
    title === erasedWords &&
    [bodyHtml, bodyText, abstract, issuingAgency].every((words) => words === '') &&
    documentNumber === null &&
    content.legacyIndexNumber === null &&
    [jointIssuers, subjectWords, content.attachments].every((list) => list.length === 0)
  );
}

const fieldNames: Readonly<Record<string, { zh: string; en: string }>> = {
  writtenDate: { zh: '成文日期', en: 'Date of issue' },
  changedDate: { zh: '变更日期', en: 'Date of change' },
  effectiveDate: { zh: '实施日期', en: 'Effective date' },
  expiredDate: { zh: '废止日期', en: 'Expiry date' },
  legacyPublishedOn: { zh: '原发布日期', en: 'Original publication date' },
};

/** A day that exists in the calendar, or an error that names the field. */
export function checkDay(field: string, value: string): IsoDate {
  const name = fieldNames[field] ?? { zh: field, en: field };
  try {
    return parseIsoDate(value);
  } catch {
    throw invalid(
      'INVALID_DATE',
      field,
      `${name.zh}“${value.slice(0, 40)}”不是有效日期，请按“年-月-日”填写真实存在的日期，例如 2026-03-01。`,
      `${name.en} “${value.slice(0, 40)}” is not a date that exists; write it as year-month-day, for example 2026-03-01.`,
    );
  }
}

function optionalDay(field: string, value: string | null): IsoDate | null {
  return value === null || value === '' ? null : checkDay(field, value);
}

export function checkTitle(title: string): string {
  const clean = title.replace(/\s+/g, ' ').trim();
  if (clean.length === 0) throw invalid('TITLE_MISSING', 'title', '请填写标题。', 'Give the document a title.');
  if (clean.length > 500) {
    throw invalid(
      'TITLE_TOO_LONG',
      'title',
      `标题有 ${clean.length} 个字，最多 500 字。请缩短标题，其余内容写入正文。`,
      `The title has ${clean.length} characters; at most 500 fit. Shorten it and put the rest into the body.`,
    );
  }
  return clean;
}

/** Brackets of a document number are 〔〕; other brackets people type are turned into them. */
export function normalizeDocumentNumber(value: string | null): string | null {
  const clean =
    value
      ?.normalize('NFC')
      .replace(/\s+/g, '')
      .replace(/[[(（【﹝［]((?:19|20)\d{2})[\])）】﹞］]/g, '〔$1〕') ?? '';
  return clean === '' ? null : clean;
}

export interface DraftDates {
  readonly writtenDate: IsoDate;
  readonly changedDate: IsoDate | null;
  readonly effectiveDate: IsoDate | null;
  readonly expiredDate: IsoDate | null;
}

export function checkDates(
  draft: Pick<DraftInput, 'writtenDate' | 'changedDate' | 'effectiveDate' | 'expiredDate'>,
): DraftDates {
  const writtenDate = checkDay('writtenDate', draft.writtenDate);
  const changedDate = optionalDay('changedDate', draft.changedDate);
  const effectiveDate = optionalDay('effectiveDate', draft.effectiveDate);
  const expiredDate = optionalDay('expiredDate', draft.expiredDate);
  if (changedDate !== null && changedDate < writtenDate) {
    throw invalid(
      'DATE_ORDER',
      'changedDate',
      '变更日期早于成文日期，请核对。',
      'The date of change is before the date of issue; check both.',
    );
  }
  if (effectiveDate !== null && expiredDate !== null && expiredDate < effectiveDate) {
    throw invalid(
      'DATE_ORDER',
      'expiredDate',
      '废止日期早于实施日期，请核对。',
      'The expiry date is before the effective date; check both.',
    );
  }
  return { writtenDate, changedDate, effectiveDate, expiredDate };
}

/**
 * A determination must stand on an article; not disclosing must stand on one of the grounds of arts. 14-16 with the evidence
 * that ground asks for, and disclosure on request must give its reason (国办发〔2016〕80号).
 */
export function checkDetermination(input: DeterminationInput): DeterminationInput {
  const reason = input.reason.trim();
  if (input.attribute === 'PROACTIVE') {
    if (proactiveArticles[input.article] === undefined) {
      throw invalid(
        'ARTICLE_UNKNOWN',
        'article',
        '请选择主动公开的条款依据（条例第十九条至第二十一条）。',
        'Choose the article (19 to 21) on which proactive disclosure rests.',
      );
    }
    return { ...input, ground: null, reason, evidence: {} };
  }
  if (reason.length < 5) {
    throw invalid(
      'REASON_MISSING',
      'reason',
      `确定为“${attributeLabels[input.attribute].zh}”须说明理由（不少于 5 个字）。`,
      `“${attributeLabels[input.attribute].en}” needs a reason of at least five characters.`,
    );
  }
  if (input.attribute === 'ON_REQUEST') return { ...input, ground: null, reason, evidence: {} };
  if (input.ground === null) {
    throw invalid(
      'GROUND_MISSING',
      'ground',
      '不予公开须落到条例第十四条至第十六条的具体情形，请选择。',
      'Withholding must rest on a ground of arts. 14 to 16; choose one.',
    );
  }
  const rule = groundRules[input.ground];
  const evidence: Record<string, string> = {};
  for (const [key, label] of Object.entries(rule.evidence)) {
    const value = input.evidence[key]?.trim() ?? '';
    if (value === '') {
      throw invalid(
        'EVIDENCE_MISSING',
        `evidence.${key}`,
        `请填写${label.zh}，这是“${rule.label.zh}”必须留存的证据。`,
        `Fill in: ${label.en}; this ground must record it.`,
      );
    }
    evidence[key] = value;
  }
  return { ...input, article: rule.article, reason, evidence };
}

/** Sequences a site may change in its settings; the import's is shorter since the document was signed and issued long ago. */
export const defaultReviewSequences: { readonly editor: readonly Role[]; readonly import: readonly Role[] } = {
  editor: ['UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'],
  import: ['SECRECY_REVIEWER'],
};

export interface IndexNumberRule {
  /** Between agency code and year. */
  readonly separator: string;
  /** Digits of the running number, 5 to 7. */
  readonly width: number;
}

export const defaultIndexNumberRule: IndexNumberRule = { separator: '/', width: 5 };

/** 索引号: agency code, year of issue, running number; unique for ever within (code, year). */
export function formatIndexNumber(rule: IndexNumberRule, agencyCode: string, year: number, sequence: number): string {
  return `${agencyCode}${rule.separator}${year}-${String(sequence).padStart(rule.width, '0')}`;
}

/** By what days are counted: the site's calendar as it stands, and the day it is. */
export interface DayCount {
  readonly calendar: CalendarVersion;
  readonly today: IsoDate;
}

/** Regulation art. 26: 20 working days from making or change. Says in words why no date can be given when none can. */
export function dueOf(
  state: { readonly writtenDate: IsoDate; readonly changedDate: IsoDate | null },
  { calendar, today }: DayCount,
): Due {
  const from = state.changedDate ?? state.writtenDate;
  try {
    const { due, explanation } = publicationDue(from, calendar);
    const left = due >= today ? countWorkdays(today, due, calendar) : 0 - countWorkdays(due, today, calendar);
    return { due, left, explanation };
  } catch (error) {
    if (error instanceof CalendarError) return { due: null, left: null, explanation: error.text };
    throw error;
  }
}

/** What was made or changed on `day` is due on another day by another calendar; null where a calendar does not reach so far. */
export interface DateMove {
  readonly day: IsoDate;
  readonly before: IsoDate | null;
  readonly after: IsoDate | null;
}

/** Of these days of making, those whose last day of publication differs between two calendars. */
export function movesOf(days: readonly IsoDate[], before: CalendarVersion, after: CalendarVersion): DateMove[] {
  return days
    .map((day) => ({ day, before: lastDay(day, before), after: lastDay(day, after) }))
    .filter((move) => move.before !== move.after);
}

function lastDay(day: IsoDate, calendar: CalendarVersion): IsoDate | null {
  try {
    return publicationDue(day, calendar).due;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

const beforePublication: readonly Stage[] = ['draft', 'determined', 'in_review', 'approved', 'scheduled'];

/**
 * Whether publication is still to come and art. 26 asks for it by a day. A public text under revision keeps what is public; its clock
 * runs only from a change that has a date.
 */
export function isUnderClock(
  document: { readonly stage: Stage; readonly attribute: Attribute | null; readonly isPublic: boolean },
  changedDate: IsoDate | null,
): boolean {
  return (
    beforePublication.includes(document.stage) &&
    (document.attribute === null || document.attribute === 'PROACTIVE') &&
    (!document.isPublic || changedDate !== null)
  );
}

/** The person acted on an older state; nothing was written. */
export function staleRevision(state: DocumentState): AppError {
  return new AppError({
    id: 'DOCUMENT_CHANGED',
    status: 409,
    text: {
      zh: '这份文件刚刚被其他人修改过，您的内容没有覆盖它。请查看最新内容后再保存。',
      en: 'Somebody else has changed this document; yours did not overwrite it. Look at the newest version, then save again.',
    },
    detail: { current: state.revision },
  });
}

/** @throws `DOCUMENT_CHANGED` when the person acted on an older state */
export function requireRevision(state: DocumentState, input: { readonly revision: number }): void {
  if (state.revision !== input.revision) throw staleRevision(state);
}
