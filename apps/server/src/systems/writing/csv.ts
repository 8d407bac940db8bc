/** Comma-separated values (RFC 4180): quotes, line breaks within them, a byte order mark. Empty lines are passed over. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/gy;
  const source = text.replace(/^\ufeff/u, '');
  while (token.lastIndex < source.length) {
    const match = token.exec(source);
    // A quote in the midst of a field: the line is taken as it stands up to its next comma or end.
    if (match === null) return [...rows, [...row, source.slice(row.length === 0 ? 0 : token.lastIndex)]];
    const [, quoted, bare = '', end] = match;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      if (row.some((cell) => cell.trim() !== '')) rows.push(row);
      row = [];
    } else if (token.lastIndex === source.length) {
      row.push('');
    }
  }
  if (row.some((cell) => cell.trim() !== '')) rows.push(row);
  return rows;
}

/** Written for spreadsheets of every age: with byte order mark, and nothing that one of them would run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (words: string): string => {
    const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
