import type { LetterTemplate, LetterTemplateInput, LetterTemplateRevision, RequestSettings } from '@openzone/contracts';
import { listUnits, type Person, type Unit } from '../../base/identity/index.ts';
import { readSetting, writeSetting } from '../../base/sites/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { AppError, invalid } from '../../platform/errors.ts';
import { fillNumber } from './documents/number.ts';
import {
  checkTemplate,
  documentKinds,
  isDocumentKind,
  placeholders,
  type DocumentKindCode,
  type DocumentSettings,
} from './documents/index.ts';
import { readTemplateRevisions } from './template-reader.ts';
import { writeTemplateRevision } from './template-writer.ts';
import { requireKeeper } from './policy.ts';

/** What the site has set for its letters and its intake, as a form of plain fields. */

type Stored = Partial<Omit<DocumentSettings, 'agency'>> & { readonly agency?: { readonly name: string } };

export async function readRequestSettings(reading: Reading): Promise<RequestSettings> {
  const set = await readSetting<Stored>(reading, 'requestDocuments', {});
  return {
    agencyName: set.agency?.name ?? '',
    contact: set.contact ?? '',
    reviewBody: set.remedy?.reviewBody ?? '',
    court: set.remedy?.court ?? '',
    onlineReview: set.remedy?.onlineReview ?? '',
    numberPattern: set.numberPatterns?.default ?? '',
    feePayment: set.feePayment ?? '',
    verificationUrl: set.verificationUrl ?? '',
    unitId: await readSetting<string | null>(reading, 'requestUnit', null),
  };
}

const filled = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>);

/** @throws AppError FORBIDDEN; 400 naming the field */
export async function writeRequestSettings(tx: Tx, person: Person, settings: RequestSettings): Promise<void> {
  requireKeeper(person, keptHere);
  checkPattern(settings.numberPattern);
  checkUrl('onlineReview', settings.onlineReview);
  checkUrl('verificationUrl', settings.verificationUrl);
  const isTaker = (unit: Unit): boolean => unit.id === settings.unitId && unit.state === 'ACTIVE';
  if (settings.unitId !== null && !(await listUnits(tx)).some(isTaker)) {
    throw invalid(
      'UNKNOWN_UNIT',
      'unitId',
      '没有这个单位，请从单位列表中选择。',
      'There is no such unit; choose one from the list.',
    );
  }
  const before = await readSetting<Stored>(tx, 'requestDocuments', {});
  // What the form does not show stays: the seal, patterns of single kinds, how to ask for progress.
  const { agency: _a, contact: _c, feePayment: _f, verificationUrl: _v, remedy, numberPatterns, ...kept } = before;
  const { default: _d, ...patterns } = numberPatterns ?? {};
  const pattern = settings.numberPattern.trim();
  const stored: Stored = {
    ...kept,
    ...(settings.agencyName.trim() === '' ? {} : { agency: { name: settings.agencyName.trim() } }),
    ...filled('contact', settings.contact),
    ...filled('feePayment', settings.feePayment),
    ...filled('verificationUrl', settings.verificationUrl),
    numberPatterns: { ...patterns, ...filled('default', pattern) },
    remedy: {
      ...(remedy?.whereOptional === undefined ? {} : { whereOptional: remedy.whereOptional }),
      ...filled('reviewBody', settings.reviewBody),
      ...filled('court', settings.court),
      ...filled('onlineReview', settings.onlineReview),
    },
  };
  await writeSetting(tx, 'requestDocuments', stored);
  await writeSetting(tx, 'requestUnit', settings.unitId);
}

/** 文号 by GB/T 9704: mark, year in 六角括号, serial. */
function checkPattern(pattern: string): void {
  if (pattern.trim() === '') return;
  const tried = fillNumber(pattern.trim(), { year: 2026, serial: 1, registrationNumber: 'YSQ202600001' });
  if (/^[^〔〕\s]+〔2026〕1号$/u.test(tried)) return;
  throw invalid(
    'NUMBER_PATTERN_WRONG',
    'numberPattern',
    '文号格式须含年份和序号并用六角括号，例如“××公复〔{{year}}〕{{serial}}号”。',
    'The pattern needs year and serial in 六角括号, for example “××公复〔{{year}}〕{{serial}}号”.',
  );
}

function checkUrl(field: string, url: string): void {
  const tried = url.trim().replaceAll('{{registrationNumber}}', '1');
  if (tried === '' || (URL.canParse(tried) && /^https?:$/.test(new URL(tried).protocol))) return;
  throw invalid(
    'URL_WRONG',
    field,
    '请填写完整网址，例如 https://example.gov.cn/…。',
    'Give a whole address, for example https://example.gov.cn/….',
  );
}

/** @throws AppError KIND_UNKNOWN */
export async function readLetterTemplate(reading: Reading, kind: string): Promise<LetterTemplate> {
  const known = knownKind(kind);
  const { name, template } = documentKinds[known];
  const [newest] = await readTemplateRevisions(reading, known);
  return {
    kind,
    name: name.zh,
    text: newest?.body ?? template,
    original: template,
    revision: newest?.revision ?? 0,
    changed: newest === undefined ? null : { at: newest.at.toISOString(), by: newest.by },
    placeholders: placeholders.map((one) => ({ name: one.name, label: { ...one.label } })),
  };
}

/** Every text the kind had, the newest first, with who wrote it and when. @throws AppError KIND_UNKNOWN */
export async function readLetterTemplateHistory(reading: Reading, kind: string): Promise<LetterTemplateRevision[]> {
  const known = knownKind(kind);
  return (await readTemplateRevisions(reading, known)).map(({ revision, body, at, by }) => ({
    revision,
    text: body ?? documentKinds[known].template,
    isOriginal: body === null,
    at: at.toISOString(),
    by,
  }));
}

/**
 * Only what would make whole letters is kept, and only over the revision that was seen.
 * @throws AppError TEMPLATE_WRONG with every problem in `detail.problems`; TEMPLATE_CHANGED (409) with the text in force in `detail.theirs`
 */
export async function writeLetterTemplate(
  tx: Tx,
  person: Person,
  kind: string,
  { text, revision }: LetterTemplateInput,
): Promise<void> {
  requireKeeper(person, keptHere);
  const known = knownKind(kind);
  const problems = text === null ? [] : checkTemplate(known, text);
  if (problems.length > 0) {
    throw new AppError({
      id: 'TEMPLATE_WRONG',
      status: 400,
      field: 'text',
      text: {
        zh: `模板没有保存：${problems.map((one) => one.text.zh).join('')}`,
        en: `The template was not kept: ${problems.map((one) => one.text.en).join(' ')}`,
      },
      detail: { problems: problems.map((one) => ({ code: one.code, field: one.field, text: one.text })) },
    });
  }
  if (await writeTemplateRevision(tx, known, revision, text, person.id)) return;
  const [theirs] = await readLetterTemplateHistory(tx, kind);
  const who = { zh: theirs?.by ?? '', en: theirs?.by ?? '' };
  throw new AppError({
    id: 'TEMPLATE_CHANGED',
    status: 409,
    text: {
      zh: `${who.zh === '' ? '别人' : who.zh}刚保存了这份模板的另一版，您的没有覆盖它，您写的内容还在。请比较两版后决定用哪一版。`,
      en: `${who.en === '' ? 'Somebody' : who.en} has just saved another text of this letter. Yours did not overwrite it and is still here; compare the two and choose.`,
    },
    detail: { theirs },
  });
}

/** @throws AppError KIND_UNKNOWN */
export function knownKind(kind: string): DocumentKindCode {
  if (isDocumentKind(kind)) return kind;
  throw invalid(
    'KIND_UNKNOWN',
    'kind',
    `没有“${kind.slice(0, 60)}”这种文书。`,
    `There is no letter “${kind.slice(0, 60)}”.`,
  );
}

const keptHere = { zh: '文书设置', en: 'These settings' };
