import { CalendarError, ClockError, type Text } from '@openzone/calendar';

interface Problem {
  readonly field: string;
  readonly text: Text;
}

/** What was typed or read does not make sense. */
export class ClockInputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ text }) => text.en).join('\n'));
    this.name = 'ClockInputError';
    this.problems = problems;
  }
}

export function badInput(field: string, zh: string, en: string): ClockInputError {
  return new ClockInputError([{ field, text: { zh, en } }]);
}

function problemsIn(error: unknown): readonly Problem[] | null {
  if (error instanceof ClockInputError) return error.problems;
  if (error instanceof ClockError) {
    const { field, text, remedy } = error;
    return [{ field, text: { zh: `${text.zh}${remedy.zh}`, en: `${text.en} ${remedy.en}` } }];
  }
  return error instanceof CalendarError ? [{ field: 'date', text: error.text }] : null;
}

/** Does the work; bad input is told in both languages on standard error, with exit code 2. */
export async function guarded(isJson: boolean, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problems = problemsIn(error);
    if (problems === null) throw error;
    for (const { field, text } of problems) {
      process.stderr.write(
        isJson ? `${JSON.stringify({ error: 'INVALID_INPUT', field, text })}\n` : `${text.zh}\n${text.en}\n`,
      );
    }
    process.exitCode = 2;
  }
}

/** Results go to standard output. One who reads only the first lines of them (`| head`) is no error. */
export function writeOut(text: string): void {
  if (process.stdout.listenerCount('error', leaveQuietly) === 0) process.stdout.on('error', leaveQuietly);
  process.stdout.write(text);
}

function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
