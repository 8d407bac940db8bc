import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReportSheet } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { createDocument, readState, saveDraft } from '../../engines/publication/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { AppError, conflict, invalid, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { compile, type Figures } from './compile.ts';
import { contradictions } from './contradictions.ts';
import type { CaseSources } from './facts.ts';
import { askedKeys, reportForms, type ReportForm } from './forms/index.ts';
import { chooseForm, periodOf } from './period.ts';
import { requireOffice } from './policy.ts';
import { renderProse, type FieldValues } from './prose.ts';
import { readBefore, readScope, readYear, unanswered, type Scope } from './read.ts';
import { listVersions, lockReport, type ReportRow } from './reader.ts';
import { renderHtml, type Words } from './render-html.ts';
import { makeSheet } from './sheet.ts';
import { firstWording, isUnwritten } from './wording.ts';
import { changeReport, insertReport, insertReportVersion } from './writer.ts';

/** The report as a record: a draft with its words, frozen when it is released; a correction is a further version with its reason. */

export interface RecordDeps<Facts> {
  readonly sources: CaseSources<Facts>;
}

export interface AtReport {
  readonly year: number;
  /** Null: the whole zone. */
  readonly unitId: string | null;
  readonly revision: number;
}

/** Everything a report says now: its tables, its words with the figures in them, and what does not hold. */
export interface Composed {
  readonly sheet: ReportSheet;
  readonly values: FieldValues;
  readonly parts: readonly (Words & { readonly content: string; readonly source: string })[];
  readonly unknownFields: readonly string[];
}

/** Puts tables and words together; `source` are the words by their part. */
export async function compose<Facts>(
  reading: Reading,
  deps: RecordDeps<Facts>,
  site: Site,
  year: number,
  form: ReportForm,
  scope: Scope,
  source: Readonly<Record<string, string>> | undefined,
): Promise<Composed> {
  const { facts, returns } = await readYear(reading, deps.sources, year, periodOf(year));
  const before = await readBefore(reading, deps.sources, year, form, scope);
  const { inScope } = scope;
  const told = facts.asked.filter(({ unitId }) => inScope(unitId));
  const values: FieldValues = {
    figures: compile(form, facts, inScope),
    before,
    asked: Object.fromEntries(
      askedKeys.map((item) => [item, told.reduce((sum, one) => (one.item === item ? sum + one.count : sum), 0)]),
    ),
    fees: facts.fees.reduce((sum, { unitId, count }) => (inScope(unitId) ? sum + count : sum), 0),
  };
  const unknownFields: string[] = [];
  const parts = form.parts.map(({ no, title, content }) => {
    const written = source?.[no] ?? '';
    const { text, unknown } = renderProse(written, values);
    unknownFields.push(...unknown);
    return { no, title, content, source: written, text };
  });
  const texts = source === undefined ? undefined : Object.fromEntries(parts.map(({ no, text }) => [no, text]));
  const sheet = makeSheet({
    site,
    year,
    form,
    period: periodOf(year),
    unit: scope.unit,
    inScope,
    facts,
    before,
    texts,
    remarks: [
      ...unanswered(returns, inScope),
      ...(texts === undefined ? [] : contradictions(form, values.figures, texts)),
    ],
  });
  return { sheet, values, parts, unknownFields };
}

/** Begins the report of a year with a first wording; one that has been begun stays as it is. */
export async function draftReport(
  tx: Tx,
  person: Person,
  site: Site,
  wanted: { readonly year: number; readonly unitId: string | null },
): Promise<void> {
  requireOffice(person);
  const form = chooseForm(wanted.year, undefined);
  const { unit } = await readScope(tx, wanted.unitId);
  if ((await lockReport(tx, wanted.year, wanted.unitId)) !== undefined) return;
  const parts = firstWording(form, unit?.name ?? site.profile.name, wanted.year);
  await insertReport(tx, { id: newId(), ...wanted, form: form.key, parts, by: person.id });
}

async function takeReport(tx: Tx, { year, unitId, revision }: AtReport): Promise<ReportRow> {
  const found = await lockReport(tx, year, unitId);
  if (found === undefined) throw notFound({ zh: `${year}年度报告`, en: `The report of ${year}` });
  if (found.revision !== revision)
    throw conflict(
      'REPORT_CHANGED',
      '这份报告刚刚被其他人修改过，您的内容没有覆盖它。请查看最新内容后再保存。',
      'Somebody else has changed this report; yours did not overwrite it. Look at the newest one, then save again.',
      { current: found.revision },
    );
  return found;
}

/** Saves the words of the parts. */
export async function saveParts(
  tx: Tx,
  person: Person,
  at: AtReport,
  parts: Readonly<Record<string, string>>,
): Promise<void> {
  requireOffice(person);
  const found = await takeReport(tx, at);
  const form = reportForms[found.form];
  const stranger = Object.keys(parts).find((no) => !form.parts.some((part) => part.no === no));
  if (stranger !== undefined)
    throw invalid(
      'REPORT_PART',
      `parts.${stranger}`,
      `该年度的格式没有第${stranger.slice(0, 10)}部分，请刷新页面后重试。`,
      `The form of that year has no part ${stranger.slice(0, 10)}; reload the page.`,
    );
  await changeReport(tx, found.id, { parts: { ...found.parts, ...parts }, documentId: found.documentId });
}

export interface FreezeInput {
  /** Where the document that carries it will stand. */
  readonly columnId: string;
  readonly reason: string;
  readonly today: string;
}

/**
 * Freezes what the report says now and hands it to publication as the draft of a document, which is determined, reviewed and published like
 * every other. The first version needs no reason; a correction does.
 */
export async function freezeReport<Facts>(
  tx: Tx,
  deps: RecordDeps<Facts>,
  site: Site,
  person: Person,
  at: AtReport,
  input: FreezeInput,
): Promise<void> {
  requireOffice(person);
  const found = await takeReport(tx, at);
  const form = reportForms[found.form];
  const scope = await readScope(tx, at.unitId);
  const composed = await compose(tx, deps, site, at.year, form, scope, found.parts);
  requireSound(composed);
  const number = (found.version ?? 0) + 1;
  const reason = input.reason.trim();
  if (number > 1 && reason.length < 5)
    throw invalid(
      'REASON_MISSING',
      'reason',
      '更正已经定稿的报告须写明理由（不少于 5 个字），理由随报告公开。',
      'Correcting a frozen report needs a reason of at least five characters; it is public with the report.',
    );
  const { figures } = composed.sheet;
  const parts = Object.fromEntries(composed.parts.map(({ no, text }) => [no, text]));
  const contentSha256 = hashOf({ year: at.year, form: found.form, unitId: at.unitId, figures, parts });
  const [newest] = await listVersions(tx, found.id);
  if (newest?.contentSha256 === contentSha256)
    throw conflict(
      'REPORT_UNCHANGED',
      '与上次定稿的内容完全相同，没有需要更正的。',
      'It says what the frozen version says; there is nothing to correct.',
    );
  const { findings } = composed.sheet;
  const by = person.id;
  await insertReportVersion(tx, { reportId: found.id, number, figures, parts, findings, reason, contentSha256, by });
  const documentId = await handToPublication(tx, site, person, found, composed, { ...input, reason });
  await changeReport(tx, found.id, { parts: found.parts, documentId });
}

/** Without errors in the tables, with every part written and every field known. */
function requireSound({ sheet, parts, unknownFields }: Composed): void {
  const [wrong] = sheet.findings.filter(({ level }) => level === 'error');
  if (wrong !== undefined)
    throw new AppError({ id: 'REPORT_NOT_SOUND', status: 409, text: wrong.text, detail: { rule: wrong.rule } });
  const [unknown] = unknownFields;
  if (unknown !== undefined)
    throw new AppError({
      id: 'REPORT_FIELD_UNKNOWN',
      status: 409,
      text: {
        zh: `文字中的“{{${unknown}}}”不是可用的数据项，请更正。`,
        en: `“{{${unknown}}}” in the words is no known field; correct it.`,
      },
    });
  const tables = new Set(sheet.tables.map(({ part }) => part));
  const empty = parts.find(({ no, text }) => !tables.has(no) && isUnwritten(text));
  if (empty !== undefined)
    throw new AppError({
      id: 'REPORT_PART_UNWRITTEN',
      status: 409,
      field: `parts.${empty.no}`,
      text: {
        zh: `第${empty.no}部分“${empty.title}”还没有写好，请写完并删去括号中的提示。`,
        en: `Part ${empty.no} has not been written yet; write it and take out the hints in brackets.`,
      },
    });
}

function hashOf(content: {
  readonly year: number;
  readonly form: string;
  readonly unitId: string | null;
  readonly figures: Figures;
  readonly parts: Readonly<Record<string, string>>;
}): string {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new TypeError('a report without canonical form');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

async function handToPublication(
  tx: Tx,
  site: Site,
  person: Person,
  { documentId, unitId }: ReportRow,
  { sheet, parts }: Composed,
  { columnId, reason, today }: FreezeInput,
): Promise<string> {
  const agency = sheet.unit?.name ?? site.profile.name;
  const draft = {
    unitId: unitId ?? person.unitId,
    columnId,
    extraColumnIds: [],
    title: sheet.form === '2018' ? `${agency}${sheet.title}` : sheet.title,
    bodyHtml: renderHtml(sheet, parts),
    abstract: '',
    documentNumber: null,
    genre: '报告',
    subjectCategory: '综合政务',
    issuingAgency: agency,
    jointIssuers: [],
    writtenDate: today,
    changedDate: null,
    effectiveDate: null,
    expiredDate: null,
    declaredValidity: 'IN_FORCE' as const,
    subjectWords: ['政府信息公开', '年度报告'],
    source: '',
    changeNote: reason,
    attachments: [],
  };
  if (documentId === null)
    return createDocument(tx, person, draft, { origin: 'editor', demonstration: site.profile.demonstration });
  const { revision, unitId: kept, writtenDate } = await readState(tx, documentId);
  await saveDraft(tx, person, documentId, { ...draft, unitId: kept, writtenDate, changedDate: today, revision });
  return documentId;
}
