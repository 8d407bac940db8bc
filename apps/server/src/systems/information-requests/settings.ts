import type { RequestSettings } from '@openzone/contracts';
import { holds, listUnits, type Person } from '../../base/identity/index.ts';
import { readSetting, writeSetting } from '../../base/sites/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { fillNumber } from './documents/number.ts';
import type { DocumentSettings } from './documents/index.ts';

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
  if (!holds(person, 'ADMIN') && !holds(person, 'DISCLOSURE_OFFICE')) {
    throw forbidden(
      '文书设置由系统管理员或政务公开工作机构维护。',
      'These settings are kept by the administrator or the disclosure office.',
    );
  }
  checkPattern(settings.numberPattern);
  checkUrl('onlineReview', settings.onlineReview);
  checkUrl('verificationUrl', settings.verificationUrl);
  if (settings.unitId !== null && !(await listUnits(tx)).some((unit) => unit.id === settings.unitId)) {
    throw invalid(
      'UNKNOWN_UNIT',
      'unitId',
      '没有这个单位，请从单位列表中选择。',
      'There is no such unit; choose one from the list.',
    );
  }
  const stored: Stored = {
    ...(settings.agencyName.trim() === '' ? {} : { agency: { name: settings.agencyName.trim() } }),
    ...filled('contact', settings.contact),
    ...filled('feePayment', settings.feePayment),
    ...filled('verificationUrl', settings.verificationUrl),
    ...(settings.numberPattern.trim() === '' ? {} : { numberPatterns: { default: settings.numberPattern.trim() } }),
    remedy: {
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
