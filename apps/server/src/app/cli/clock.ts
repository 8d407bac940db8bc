import { readFile } from 'node:fs/promises';
import { text as textFrom } from 'node:stream/consumers';
import { CalendarError, ClockError, evaluateCase, evaluateLimit, policyOf, type Text } from '@openzone/calendar';
import type { Command } from 'commander';
import { registerExplain } from './clock-explain.ts';
import { badInput, ClockInputError, guarded, writeOut } from './clock-input.ts';

/** What a clock file holds: cases, and other limits beside them. */
interface ClockFile {
  readonly vectors: readonly unknown[];
  readonly related: readonly unknown[];
  readonly policy: unknown;
}

export function registerClock(program: Command): void {
  const command = program
    .command('clock')
    .description('计算依申请公开的法定期限 / compute the statutory limits of information requests')
    .argument(
      '[file]',
      '含 vectors、relatedVectors 的 JSON 文件，“-”为标准输入 / a JSON file with vectors and relatedVectors, - for standard input',
    )
    .option('--json', '错误信息也以 JSON 输出 / print errors as JSON too')
    // Arguments that make no sense are bad input like any other.
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (path: string | undefined, options: { json?: boolean }) => {
      await guarded(options.json === true, async () => {
        const file = parseFile(await readInput(path), path ?? '-');
        for (const line of evaluate(file)) writeOut(`${line}\n`);
      });
    });
  registerExplain(command);
}

async function readInput(path: string | undefined): Promise<string> {
  if (path === undefined) {
    throw badInput(
      'file',
      '没有指定文件。请给出文件路径，或用“-”读取标准输入；解释单个申请请用 openzone clock explain。',
      'No file was given. Give its path, or - for standard input; to explain one request use openzone clock explain.',
    );
  }
  if (path === '-') return textFrom(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw badInput(
      'file',
      `无法读取“${path}”（${code}）。请核对路径和读取权限。`,
      `“${path}” cannot be read (${code}). Check the path and the permission to read it.`,
    );
  }
}

/** Where in a text a position lies, counted from 1. */
function placeOf(source: string, position: number): { line: number; column: number } {
  const before = source.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function parseJson(source: string, name: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    // A text that ends too early has no position: the trouble is at its end.
    const position = Number(/position (\d+)/u.exec(message)?.[1] ?? source.trimEnd().length);
    const { line, column } = placeOf(source, position);
    throw badInput(
      `line ${line}`,
      `“${name}”第 ${line} 行第 ${column} 列不是有效的 JSON。请更正后重试。`,
      `“${name}” is not valid JSON at line ${line}, column ${column}. Correct it and try again.`,
    );
  }
}

function listIn(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw badInput(
    field,
    `字段 ${field} 应为数组。请更正后重试。`,
    `The field ${field} must be an array. Correct it and try again.`,
  );
}

function parseFile(source: string, name: string): ClockFile {
  const value = parseJson(source, name);
  if (Array.isArray(value)) return { vectors: value, related: [], policy: undefined };
  const raw = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (raw['vectors'] === undefined && raw['relatedVectors'] === undefined) {
    throw badInput(
      'vectors',
      `“${name}”中没有 vectors 或 relatedVectors。请给出形如 {"vectors": [{"id", "events": [{"type", "date"}]}]} 的文件。`,
      `“${name}” has neither vectors nor relatedVectors. Give a file of the form {"vectors": [{"id", "events": [{"type", "date"}]}]}.`,
    );
  }
  return {
    vectors: listIn(raw['vectors'], 'vectors'),
    related: listIn(raw['relatedVectors'], 'relatedVectors'),
    policy: raw['policy'],
  };
}

/** Who a vector is, as far as it says so. */
function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}

function problemOf(error: ClockError | CalendarError): { field: string | null; text: Text } {
  if (error instanceof CalendarError) return { field: null, text: error.text };
  const { field, text, remedy } = error;
  return { field, text: { zh: `${text.zh}${remedy.zh}`, en: `${text.en} ${remedy.en}` } };
}

/** One line for each vector. What is wrong with one is told when the others have been computed. */
function* evaluate({ vectors, related, policy }: ClockFile): Generator<string> {
  const chosen = policyOf(policy);
  const problems: { field: string; text: Text }[] = [];
  const all = [
    ...vectors.map((value, index) => ({
      value,
      path: `vectors[${index}].`,
      compute: (path: string) => evaluateCase(value, path, chosen),
    })),
    ...related.map((value, index) => ({
      value,
      path: `relatedVectors[${index}].`,
      compute: (path: string) => evaluateLimit(value, path),
    })),
  ];
  for (const { value, path, compute } of all) {
    try {
      yield JSON.stringify(compute(path));
    } catch (error) {
      if (!(error instanceof ClockError) && !(error instanceof CalendarError)) throw error;
      const id = idOf(value);
      const at = path.slice(0, -1);
      const { text, field } = problemOf(error);
      problems.push({
        field: field ?? at,
        text: { zh: `${id ?? at}：${text.zh}`, en: `${id ?? at}: ${text.en}` },
      });
      yield JSON.stringify({ id, error: error.code });
    }
  }
  if (problems.length > 0) throw new ClockInputError(problems);
}
