/**
 * Separated values (RFC 4180, with comma, tab, semicolon or the Chinese comma as separator).
 * Quoted fields may hold separators, quotes ("") and line breaks; a quote that never closes runs to the end of the file.
 */
export function parseSeparated(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = readField(text, at, separator);
    row.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function readField(text: string, start: number, separator: string): { readonly value: string; readonly end: number } {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
    return { value: text.slice(start, end), end };
  }
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') {
      const close = text.indexOf('"', at);
      const stop = close < 0 ? text.length : close;
      value += text.slice(at, stop);
      at = stop;
    } else if (text[at + 1] === '"') {
      value += '"';
      at += 2;
    } else {
      at += 1;
      break;
    }
  }
  // Anything between the closing quote and the separator is malformed but still content.
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return { value: value + text.slice(at, end), end };
}

const SEPARATORS = [',', '\t', ';', '，'] as const;

/** The separator under which the first lines fall into the same number (≥ 2) of columns, or undefined: not a table. */
export function findSeparator(text: string): string | undefined {
  const sample = text.slice(0, 20_000);
  for (const separator of SEPARATORS) {
    const rows = parseSeparated(sample, separator)
      .slice(0, 20)
      .filter((r) => r.some((c) => c.trim() !== ''));
    const complete = sample.length < text.length ? rows.slice(0, -1) : rows;
    const width = complete[0]?.length ?? 0;
    if (complete.length >= 2 && width >= 2 && complete.every((r) => r.length === width)) return separator;
  }
  return undefined;
}
