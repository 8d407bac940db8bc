import type { Spread } from './statistics.ts';

/** One measurement beside its reference. */
export interface Line {
  readonly work: string;
  readonly result: string;
  readonly reference: string;
  /** Ours divided by the reference. */
  readonly ratio?: Spread;
  readonly goal: string;
  /** Absent where there is no goal. */
  readonly met?: boolean;
  /** The figures behind the words: milliseconds, requests per second, as the names say. */
  readonly figures: Readonly<Record<string, number>>;
}

const head = ['项目 work', '结果 result', '参照 reference', '比值 ratio [min–max]', '目标 goal', '达到 met?'];

/** Columns of a terminal: East Asian wide and full-width characters take two (UAX #11). */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

/** About three significant digits. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '—';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

export function ratioText(ratio: Spread | undefined): string {
  return ratio === undefined ? '—' : `${figure(ratio.median)} × [${figure(ratio.min)}–${figure(ratio.max)}]`;
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) return '—';
  return met ? '达到 met' : '未达到 MISSED';
}

/** The lines as a table for a terminal. */
export function table(lines: readonly Line[]): string {
  const rows = [
    head,
    ...lines.map((line) => [
      line.work,
      line.result,
      line.reference,
      ratioText(line.ratio),
      line.goal,
      verdict(line.met),
    ]),
  ];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join(' │ ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  return [print(rows[0] ?? []), rule, ...rows.slice(1).map(print)].join('\n');
}
