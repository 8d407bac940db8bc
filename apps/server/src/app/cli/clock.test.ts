import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerClock } from './clock.ts';

const file = resolve(import.meta.dirname, '../../../../../../shared/domain/request-clock.json');
const present = existsSync(file);
const referenceIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${file} is missing: comparison with it is skipped`);

let folder = '';
let out = '';
let err = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-clock-'));
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = undefined;
});

/** Runs `openzone clock …` in this process and gives its exit code. */
async function clock(...args: string[]): Promise<number> {
  const program = new Command('openzone');
  registerClock(program);
  await program.parseAsync(['clock', ...args], { from: 'user' });
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return code;
}

function written(text: string): string {
  const path = join(folder, 'cases.json');
  writeFileSync(path, text);
  return path;
}

describe('openzone clock FILE', () => {
  referenceIt('prints what the reference expects, a line for each vector', async () => {
    expect(await clock(file)).toBe(0);
    const { vectors, relatedVectors } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      'vectors' | 'relatedVectors',
      { id: string; expect: Record<string, unknown> }[]
    >;
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      [...vectors, ...relatedVectors].map((vector) => ({ id: vector.id, ...vector.expect })),
    );
    expect(lines.length).toBeGreaterThanOrEqual(46);
    expect(err).toBe('');
  });

  it('computes the others when one is wrong, and tells which field', async () => {
    const good = { id: 'good', events: [{ type: 'RECEIVED', date: '2024-03-01' }], expect: { replyDue: 'x' } };
    const bad = { id: 'bad', events: [{ type: 'RECEIVED', date: '2024-02-30' }] };
    expect(await clock(written(JSON.stringify({ vectors: [bad, good] })))).toBe(2);
    expect(out).toBe('{"id":"bad","error":"INVALID_EVENT"}\n{"id":"good","replyDue":"2024-03-29"}\n');
    expect(err).toMatch(/^bad：.*vectors\[0\]\.events\[0\]\.date.*\nbad: The field vectors\[0\]\.events\[0\]\.date/u);
  });

  it.each([
    ['broken JSON', '{"vectors": [\n  {"id": "a",}\n]}', /第 2 行.*\n.*line 2, column/u],
    ['half a file', '{"vectors": [\n\n', /第 \d 行.*\n.*line \d/u],
    ['no vectors', '{"a": 1}', /没有 vectors.*\n.*neither vectors/u],
    ['vectors that are no list', '{"vectors": {}}', /vectors 应为数组.*\n.*must be an array/u],
    ['a bare number', '3', /没有 vectors.*\n.*neither vectors/u],
  ])('refuses %s in both languages with exit code 2', async (_name, text, message) => {
    expect(await clock(written(text))).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toContain('    at ');
    expect(out).toBe('');
  });

  it('refuses a file that is not there, and none at all', async () => {
    expect(await clock(join(folder, 'none.json'))).toBe(2);
    expect(err).toMatch(/无法读取.*ENOENT/u);
    expect(await clock()).toBe(2);
    expect(err).toContain('No file was given');
  });

  it('tells errors as JSON when asked', async () => {
    expect(await clock('--json', join(folder, 'none.json'))).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ error: 'INVALID_INPUT', field: 'file' });
  });
});

describe('openzone clock explain', () => {
  it('explains a request day by day', async () => {
    expect(await clock('explain', '--received', '2024-03-01', '--channel', 'INTERNET', '--as-of', '2024-03-20')).toBe(
      0,
    );
    expect(out).toContain('第三十三条第二款');
    expect(out).toContain('2024-03-29');
    expect(out).toContain(' 20  2024-03-29  周五  工作日');
  });

  it('takes everything that moves the date, in English and as JSON', async () => {
    const args =
      '--received 2024-03-04 --channel registered-mail --pause 2024-03-08..2024-03-25 --extension 5@2024-04-10 --posted 2024-04-24 --as-of 2024-05-10';
    expect(await clock('explain', ...args.split(' '), '--lang', 'en', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      language: 'en',
      reading: {
        replyDue: '2024-04-24',
        onTime: true,
        excludedWorkdays: 11,
        extensionWorkdays: 5,
        channel: 'REGISTERED_MAIL',
      },
    });
  });

  it('starts anew with a correction or a payment', async () => {
    await clock(
      'explain',
      '--received',
      '2024-03-01',
      '--correction-sent',
      '2024-03-11',
      '--correction-received',
      '2024-03-22',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({ reading: { replyDue: '2024-04-22', clockStartedBy: 'CORRECTION' } });
    out = '';
    await clock(
      'explain',
      '--received',
      '2024-05-06',
      '--fee-notice',
      '2024-05-20',
      '--fee-paid',
      '2024-06-07',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({ reading: { replyDue: '2024-07-08', clockStartedBy: 'FEE' } });
  });

  it('reads a request of tomorrow on the day of its last event', async () => {
    await clock('explain', '--received', '2026-12-15', '--json');
    expect(JSON.parse(out)).toMatchObject({
      reading: { correctionNoticeDue: '2026-12-24', noReplyDue: 'CALENDAR_UNAVAILABLE' },
    });
  });

  it.each([
    ['', /--received/u],
    ['--received 2024-02-30', /--received：/u],
    ['--received 2024-03-01 --channel PIGEON', /PIGEON/u],
    ['--received 2024-03-01 --pause soon', /--pause：/u],
    ['--received 2024-03-01 --extension 5', /--extension：/u],
    ['--received 2024-03-01 --extension 21@2024-03-05', /上限 20/u],
    ['--received 2024-03-01 --correction-received 2024-03-05', /--correction-sent/u],
    ['--received 2024-03-01 --as-of 2024-02-01', /--as-of：/u],
    ['--received 2024-03-01 --lang fr', /--lang：/u],
  ])('refuses “%s” in both languages with exit code 2', async (args, message) => {
    expect(await clock('explain', ...args.split(' ').filter((arg) => arg !== ''))).toBe(2);
    expect(err).toMatch(message);
    expect(err).toMatch(/[a-z]{3,}.*\.\n$/u);
    expect(out).toBe('');
  });
});
