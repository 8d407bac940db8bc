import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFixture } from './check-fixture.ts';

const script = join(import.meta.dirname, 'check-results.mjs');

interface File {
  status: string;
  assertionResults: { status: string }[];
}

function report(passed: number, failed: number, pending: number, files: File[], success: boolean): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    success,
    testResults: files,
  });
}

const green: File = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const red: File = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
const unloaded: File = { status: 'failed', assertionResults: [] };

/** What the script prints for a report with these arguments after it. */
function closingLine(text: string | undefined, ...args: string[]): string {
  const files: Record<string, string> = text === undefined ? { other: '' } : { 'vitest.json': text };
  return withFixture(files, (root) => {
    const run = spawnSync(process.execPath, [script, join(root, 'vitest.json'), ...args], { encoding: 'utf8' });
    return run.stdout;
  });
}

describe('the closing line', () => {
  it.each([
    ['a green run', report(7, 0, 2, [green], true), ['0'], '7 passed, 0 failed, 2 skipped\n'],
    [
      'failed tests',
      report(5, 2, 0, [green, red, red], false),
      ['0', '--tests-failed'],
      '5 passed, 2 failed, 0 skipped\n',
    ],
    [
      'a file that did not load',
      report(5, 0, 0, [green, unloaded], false),
      ['0', '--tests-failed'],
      '5 passed, 1 failed, 0 skipped\n',
    ],
    [
      'a check that failed over green tests',
      report(5, 0, 0, [green], true),
      ['0', '--tests-failed'],
      '5 passed, 1 failed, 0 skipped\n',
    ],
    ['an error outside every test', report(5, 0, 0, [green], false), ['0'], '5 passed, 1 failed, 0 skipped\n'],
    [
      'two further steps that failed',
      report(5, 1, 0, [red], false),
      ['2', '--tests-failed'],
      '5 passed, 3 failed, 0 skipped\n',
    ],
    ['no report at all', undefined, ['0'], '0 passed, 1 failed, 0 skipped\n'],
    ['half a report', '{"numPassed', ['0'], '0 passed, 1 failed, 0 skipped\n'],
  ])('of %s', (_name, text, args, line) => {
    expect(closingLine(text, ...args)).toBe(line);
  });
});
