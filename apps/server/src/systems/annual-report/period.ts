import type { IsoDate } from '@openzone/calendar';
import { invalid } from '../../platform/errors.ts';
import { formOfYear, reportForms, type FormKey, type ReportForm } from './forms/index.ts';

/** The days a report counts: a calendar year unless somebody asks for others. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export function periodOf(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The form asked for, or that of the year. @throws AppError FORM_UNKNOWN */
export function chooseForm(year: number, key: string | undefined): ReportForm {
  const form = key === undefined ? formOfYear(year) : (reportForms as Partial<Record<string, ReportForm>>)[key];
  if (form !== undefined) return form;
  const known = (Object.keys(reportForms) as FormKey[])
    .map((one) => `${one}（${reportForms[one].name.zh}）`)
    .join('、');
  throw invalid(
    'FORM_UNKNOWN',
    'form',
    key === undefined
      ? `${year}年度没有统一的报告格式，请用 --form 指明：${known}。`
      : `没有“${key.slice(0, 20)}”这种报告格式。现有：${known}。`,
    key === undefined
      ? `No report form was prescribed for ${year}; name one of: ${Object.keys(reportForms).join(', ')}.`
      : `There is no form “${key.slice(0, 20)}”; there are: ${Object.keys(reportForms).join(', ')}.`,
  );
}
