import { parseIsoDate, type IsoDate } from '@openzone/calendar';
import type { TObject } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from '../../../platform/errors.ts';
import type { CaseState } from '../procedure.ts';

/** The data as the act wants it, without what it does not know. @throws AppError 400 naming `data.<field>` */
export function checkData(schema: TObject, data: unknown): Record<string, unknown> {
  const cleaned = Value.Clean(schema, structuredClone(data));
  if (Value.Check(schema, cleaned)) return cleaned;
  const [first] = Value.Errors(schema, cleaned);
  const field = `data${(first?.instancePath ?? '').replaceAll('/', '.')}`;
  const missing = first?.keyword === 'required' ? `.${missingName(first.params)}` : '';
  throw invalid(
    'INVALID_INPUT',
    `${field}${missing}`,
    `“${field}${missing}”没有填写或格式不对，请检查后重新提交；您填写的内容还在。`,
    `“${field}${missing}” is missing or malformed; check it and send again. What you typed is kept.`,
  );
}

function missingName(params: unknown): string {
  if (typeof params !== 'object' || params === null || !('requiredProperties' in params)) return '';
  const names: unknown = params.requiredProperties;
  return Array.isArray(names) ? String(names[0] ?? '') : '';
}

/** A day that exists, not in the future, and not before the case began. */
export function checkActDay(on: string, today: IsoDate, before: CaseState): IsoDate {
  const day = readDay(on);
  if (day > today) {
    throw invalid(
      'DAY_IN_FUTURE',
      'on',
      `日期 ${day} 还没有到（今天是 ${today}），请填写事情实际发生的日期。`,
      `${day} has not come yet (today is ${today}); give the day it really happened.`,
    );
  }
  const first = before.events[0]?.on;
  if (first !== undefined && day < first) {
    throw invalid(
      'EVENT_BEFORE_RECEIPT',
      'on',
      `日期 ${day} 早于本件的收到日期 ${first}，请核对。`,
      `${day} lies before the day the case came in, ${first}; check it.`,
    );
  }
  return day;
}

export function readDay(on: string): IsoDate {
  try {
    return parseIsoDate(on);
  } catch {
    throw invalid(
      'INVALID_DATE',
      'on',
      `“${on.slice(0, 20)}”不是有效日期，请按“年-月-日”填写，例如 2026-03-01。`,
      `“${on.slice(0, 20)}” is not a date that exists; write it as year-month-day, for example 2026-03-01.`,
    );
  }
}
