import { invalid } from '../errors.ts';

/**
 * Texts as the database and the hash can take them: a NUL is refused by the name of its field, half of a surrogate pair (a
 * character cut in two on its way here) becomes the replacement character. Works in place on a parsed body.
 */
export function cleanTexts(value: unknown, path = ''): unknown {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) {
      throw invalid(
        'INVALID_INPUT',
        path,
        `“${path}”中含有不可见的空字符，请删除后重试。`,
        `“${path}” contains a NUL character; remove it and try again.`,
      );
    }
    return value.isWellFormed() ? value : value.toWellFormed();
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => cleanTexts(item, path === '' ? String(index) : `${path}.${index}`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, cleanTexts(item, path === '' ? key : `${path}.${key}`)]),
    );
  }
  return value;
}
