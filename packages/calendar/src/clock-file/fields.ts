import { CalendarError } from '../errors.ts';
import { parseIsoDate } from '../iso-date.ts';
import type { IsoDate } from '../iso-date.ts';
import { ClockError } from '../request-clock/errors.ts';

/** A JSON object of which nothing is known yet. */
export type Raw = Readonly<Record<string, unknown>>;

/** A value as it may be shown in a sentence. */
function shown(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The one refusal of this folder: a field that is not what the form says. `path` leads to it, as `events[1].date`. */
export function badField(path: string, value: unknown, zh: string, en: string): ClockError {
  const is =
    value === undefined
      ? { zh: '缺少', en: 'is missing' }
      : { zh: `的值 ${shown(value)} 无效`, en: `, ${shown(value)}, is not valid` };
  return new ClockError('INVALID_EVENT', {
    field: path,
    text: { zh: `字段 ${path} ${is.zh}。`, en: `The field ${path}${value === undefined ? ' ' : ''}${is.en}.` },
    remedy: { zh: `请填写${zh}。`, en: `Give ${en}.` },
  });
}

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function rawOf(value: unknown, path: string): Raw {
  if (isRaw(value)) return value;
  throw badField(path, value, '一个 JSON 对象', 'a JSON object');
}

export function listOf(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw badField(path, value, '一个 JSON 数组', 'a JSON array');
}

/** A text under one of several names; the first is the one asked for when none is there. */
export function textOf(raw: Raw, names: readonly [string, ...string[]], path: string): string {
  const name = names.find((one) => raw[one] !== undefined) ?? names[0];
  const value = raw[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw badField(`${path}${name}`, value, '非空文字', 'a text that is not empty');
}

/** A date under one of several names, or undefined when none is there. */
export function dateIfAny(raw: Raw, names: readonly string[], path: string): IsoDate | undefined {
  const name = names.find((one) => raw[one] !== undefined && raw[one] !== null);
  if (name === undefined) return undefined;
  const value = raw[name];
  try {
    if (typeof value === 'string') return parseIsoDate(value);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
  }
  throw badField(
    `${path}${name}`,
    value,
    '真实存在的日期，例如 2024-02-29',
    'a day that exists, for example 2024-02-29',
  );
}

export function dateOf(raw: Raw, names: readonly [string, ...string[]], path: string): IsoDate {
  const date = dateIfAny(raw, names, path);
  if (date !== undefined) return date;
  throw badField(`${path}${names[0]}`, undefined, '日期，例如 2024-02-29', 'a date, for example 2024-02-29');
}

export function numberIfAny(raw: Raw, name: string, path: string): number | undefined {
  const value = raw[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw badField(`${path}${name}`, value, '整数', 'a whole number');
}

export function isTrue(raw: Raw, ...names: readonly string[]): boolean {
  return names.some((name) => raw[name] === true);
}
