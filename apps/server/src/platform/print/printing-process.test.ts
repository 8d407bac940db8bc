import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createPrinter, type OfficialDocument, type Printer, type PrinterOptions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'openzone-print-'));
const printers: Printer[] = [];
const titled = (title: string): OfficialDocument => ({ heading: '机关', title, body: [] });

function printer(script: string, options: PrinterOptions = {}): Printer {
  const path = join(folder, `${printers.length}-${Date.now()}.mjs`);
  writeFileSync(
    path,
    `process.on('disconnect', () => process.exit());
     process.on('message', ({ job, document: { title } }) => {
       const answer = (text) => process.send({ job, done: { pdf: Buffer.from(text), pages: 1, missingGlyphs: [] } });
       ${script}
     });`,
  );
  const made = createPrinter({ workerPath: path, ...options });
  printers.push(made);
  return made;
}

const said = async (made: Printer, title: string): Promise<string> =>
  Buffer.from(await made.printPdf(titled(title))).toString('utf8');

afterEach(() => {
  for (const one of printers.splice(0)) one.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the printing process', () => {
  it('prints one after another, each its own', async () => {
    const made = printer(`setTimeout(() => answer(title), title === 'a' ? 60 : 1);`);
    expect(await Promise.all(['a', 'b', 'c'].map((title) => said(made, title)))).toEqual(['a', 'b', 'c']);
  });

  it('dies with the document that kills it and prints the next', async () => {
    const made = printer(`if (title === 'bad') process.kill(process.pid, 'SIGSEGV'); else answer(title);`);
    const [first, second] = await Promise.allSettled([said(made, 'bad'), said(made, 'good')]);
    expect(first).toMatchObject({ status: 'rejected', reason: { id: 'PRINT_FAILED' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: 'good' });
  });

  it('stops what takes too long, even where it never yields', async () => {
    const made = printer(`if (title === 'bad') for (;;); else answer(title);`, { deadlineMs: 1_500 });
    await expect(said(made, 'bad')).rejects.toMatchObject({ id: 'PRINT_TIMED_OUT' });
    expect(await said(made, 'good')).toBe('good');
  });

  it('refuses more than may wait, and everything once closed', async () => {
    const made = printer(`setTimeout(() => answer(title), 300);`, { maxWaiting: 1 });
    const running = said(made, 'a');
    await expect(said(made, 'b')).rejects.toMatchObject({ id: 'PRINT_BUSY' });
    expect(await running).toBe('a');
    made.close();
    await expect(said(made, 'c')).rejects.toMatchObject({ id: 'PRINT_STOPPED' });
  });

  it('ends when idle and starts again', async () => {
    const made = printer(`answer(title);`, { idleMs: 50 });
    expect(await said(made, 'a')).toBe('a');
    await expect.poll(() => made.pid(), { timeout: 5_000 }).toBeUndefined();
    expect(await said(made, 'b')).toBe('b');
  });

  it('tells what the typesetter said', async () => {
    const made = printer(`process.send({ job, error: 'no such glyph' });`);
    await expect(said(made, 'a')).rejects.toMatchObject({ id: 'PRINT_FAILED', cause: { message: 'no such glyph' } });
  });
});
