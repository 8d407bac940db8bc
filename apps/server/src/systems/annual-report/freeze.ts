import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DraftInput } from '@openzone/contracts';
import { keepDrawing, recordFile, type FileStore } from '../../base/files/index.ts';
import type { Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { createDocument, readState, readStoredVersion, saveDraft } from '../../engines/publication/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { AppError, conflict, invalid } from '../../platform/errors.ts';
import { sanitizeBody } from '../../platform/html/index.ts';
import type { Printer } from '../../platform/print/index.ts';
import { drawChart, type Chart, type DrawnChart } from './charts/index.ts';
import { recordsOf, type Figures } from './compile.ts';
import { exportReport, reportFileName, reportFormats } from './export/index.ts';
import { reportForms } from './forms/index.ts';
import { requireOffice } from './policy.ts';
import { readScope } from './read.ts';
import { findReleaseFault, listVersions, type ReportRow } from './reader.ts';
import { compose, takeReport, type AtReport, type Composed, type RecordDeps } from './record.ts';
import { renderHtml } from './render-html.ts';
import { isUnwritten } from './wording.ts';
import { changeReport, insertReportRecords, insertReportVersion } from './writer.ts';

/** Freezing: what the report says now becomes a version for ever, with the records behind its figures, a page and files. */

export interface FreezeDeps<Facts> extends RecordDeps<Facts> {
  readonly files: FileStore;
  readonly printer: Pick<Printer, 'printPdf'>;
}

export interface FreezeInput {
  /** Where the document that carries it will stand. */
  readonly columnId: string;
  readonly reason: string;
  /** What the document is filed as, where that is not the usual or what it has: a site may have retired either. */
  readonly genre?: string | undefined;
  readonly subjectCategory?: string | undefined;
  readonly today: string;
}

/**
 * Freezes what the report says now and hands it to publication as the draft of a document, which is determined, reviewed and published like
 * every other. The first version needs no reason; a correction does.
 */
export async function freezeReport<Facts>(
  tx: Tx,
  deps: FreezeDeps<Facts>,
  site: Site,
  person: Person,
  at: AtReport,
  input: FreezeInput,
): Promise<void> {
  requireOffice(person);
  const found = await takeReport(tx, at);
  const form = reportForms[found.form];
  const scope = await readScope(tx, at.unitId);
  const composed = await compose(tx, deps, site, at.year, form, scope, found.parts, { withIds: true });
  requireSound(composed);
  const number = (found.version ?? 0) + 1;
  const reason = input.reason.trim();
  const { figures } = composed.sheet;
  const parts = Object.fromEntries(composed.parts.map(({ no, text }) => [no, text]));
  const { charts } = composed;
  const contentSha256 = hashOf({ year: at.year, form: found.form, unitId: at.unitId, figures, parts, charts });
  const [newest] = await listVersions(tx, found.id);
  const agency = composed.sheet.unit?.name ?? site.profile.name;
  const isAgain = newest?.contentSha256 === contentSha256;
  // Handed over once more, it shows the pictures it was frozen with, even if the same figures would be drawn otherwise now.
  const drawn = isAgain ? newest.charts : charts.map(drawChart);
  await keepPictures(tx, deps.files, person, drawn);
  const bodyHtml = renderHtml(composed.sheet, composed.parts, drawn);
  const release = { bodyHtml, agency, sheet: composed.sheet };
  if (isAgain) {
    await requireStrayed(tx, found);
    const files = newest.fileSha256s.map((sha256, index) => ({ name: fileName(index, release), sha256 }));
    await handToPublication(tx, site, person, found, { ...release, files }, { ...input, reason });
    return;
  }
  if (number > 1 && reason.length < 5)
    throw invalid(
      'REASON_MISSING',
      'reason',
      '更正已经定稿的报告须写明理由（不少于 5 个字），理由随报告公开。',
      'Correcting a frozen report needs a reason of at least five characters; it is public with the report.',
    );
  const { findings } = composed.sheet;
  const by = person.id;
  const files = await keepFiles(tx, deps, person, composed, agency, drawn);
  await insertReportVersion(tx, {
    reportId: found.id,
    number,
    figures,
    parts,
    findings,
    charts: drawn,
    reason,
    contentSha256,
    by,
    // As publication will keep it.
    pageSha256: sha256Of(sanitizeBody(bodyHtml).html),
    fileSha256s: files.map(({ sha256 }) => sha256),
  });
  for (const [cell, records] of Object.entries(recordsOf(form, composed.facts, scope.inScope)))
    await insertReportRecords(tx, { reportId: found.id, number, cell, ...records });
  const documentId = await handToPublication(tx, site, person, found, { ...release, files }, { ...input, reason });
  await changeReport(tx, found.id, { parts: found.parts, documentId });
}

/** The same content is handed over once more only where somebody has changed the document since. */
async function requireStrayed(tx: Tx, { documentId }: ReportRow): Promise<void> {
  if (documentId !== null) {
    const { workingVersionId } = await readState(tx, documentId);
    if ((await findReleaseFault(tx, documentId, workingVersionId)) !== null) return;
  }
  throw conflict(
    'REPORT_UNCHANGED',
    '与上次定稿的内容完全相同，没有需要更正的。',
    'It says what the frozen version says; there is nothing to correct.',
  );
}

const fileName = (index: number, { sheet, agency }: Pick<ReleaseDraft, 'sheet' | 'agency'>): string =>
  reportFileName(reportFormats[index] ?? 'json', sheet, agency);

/** The files of the frozen version: made once, kept, and attached to the page they say the same as. */
async function keepFiles<Facts>(
  tx: Tx,
  { files, printer }: FreezeDeps<Facts>,
  person: Person,
  { sheet, parts }: Composed,
  agency: string,
  drawn: readonly DrawnChart[],
): Promise<DraftInput['attachments']> {
  const kept: { name: string; sha256: string }[] = [];
  for (const format of reportFormats) {
    // What was noticed while it was written is not part of what is published.
    const plain = { ...sheet, findings: [] };
    const { name, mediaType, bytes } = await exportReport(format, plain, parts, agency, printer, drawn);
    const sha256 = await files.put(bytes);
    await recordFile(tx, { sha256, size: bytes.byteLength, mediaType, text: null, createdBy: person.id });
    // The same content may just have been removed.
    if (!(await files.has(sha256))) await files.put(bytes);
    kept.push({ name, sha256 });
  }
  return kept;
}

/** The pictures the page shows, each named by its content. */
async function keepPictures(tx: Tx, files: FileStore, person: Person, drawn: readonly DrawnChart[]): Promise<void> {
  for (const { svg } of drawn) await keepDrawing(tx, files, svg, person.id);
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

/**
 * What is hashed is what a version says. Charts belong to it: they show figures no cell has (channels, the years before), so that one may
 * change while every cell stays. Left out, such a change would pass as the same version with another page, which the database then refuses
 * to publish; counted, it is a further version with its reason. Their pictures are not hashed here: the hash of the page holds them.
 */
function hashOf(content: {
  readonly year: number;
  readonly form: string;
  readonly unitId: string | null;
  readonly figures: Figures;
  readonly parts: Readonly<Record<string, string>>;
  readonly charts: readonly Chart[];
}): string {
  // A report without charts keeps the hash it had before there were any.
  const { charts, ...rest } = content;
  const canonical = canonicalize(charts.length === 0 ? rest : content);
  if (canonical === undefined) throw new TypeError('a report without canonical form');
  return sha256Of(canonical);
}

const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

interface ReleaseDraft {
  readonly bodyHtml: string;
  readonly agency: string;
  readonly files: DraftInput['attachments'];
  readonly sheet: Composed['sheet'];
}

/** An annual report is filed as this where nobody says otherwise. */
const usual = { genre: '报告', subjectCategory: '综合政务' };

async function handToPublication(
  tx: Tx,
  site: Site,
  person: Person,
  { documentId, unitId }: ReportRow,
  { bodyHtml, agency, files, sheet }: ReleaseDraft,
  { columnId, reason, today, genre, subjectCategory }: FreezeInput,
): Promise<string> {
  const state = documentId === null ? undefined : await readState(tx, documentId);
  const kept = state === undefined ? usual : await readStoredVersion(tx, state.workingVersionId);
  const draft: DraftInput = {
    unitId: unitId ?? person.unitId,
    columnId,
    extraColumnIds: [],
    title: sheet.form === '2018' ? `${agency}${sheet.title}` : sheet.title,
    bodyHtml,
    abstract: '',
    documentNumber: null,
    genre: genre ?? kept.genre,
    subjectCategory: subjectCategory ?? kept.subjectCategory,
    issuingAgency: agency,
    jointIssuers: [],
    writtenDate: today,
    changedDate: null,
    effectiveDate: null,
    expiredDate: null,
    declaredValidity: 'IN_FORCE',
    subjectWords: ['政府信息公开', '年度报告'],
    source: '',
    changeNote: reason,
    attachments: files,
  };
  if (documentId === null || state === undefined)
    return createDocument(tx, person, draft, { origin: 'editor', demonstration: site.profile.demonstration });
  const { revision, unitId: keptUnit, writtenDate } = state;
  await saveDraft(tx, person, documentId, { ...draft, unitId: keptUnit, writtenDate, changedDate: today, revision });
  return documentId;
}
