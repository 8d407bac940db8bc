import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small repository in a temporary folder, for one run of a check over it. */
export function withFixture<T>(files: Readonly<Record<string, string>>, work: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'openzone-check-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Runs `scripts/<check>.mjs` over a fixture as CI would, and returns what it printed and its exit status. */
export function runCheck(
  check: string,
  files: Readonly<Record<string, string>>,
): { status: number | null; output: string } {
  return withFixture(files, (root) => {
    const script = join(import.meta.dirname, `${check}.mjs`);
    const run = spawnSync(process.execPath, [script, '--root', root], { encoding: 'utf8', timeout: 30_000 });
    return { status: run.status, output: `${run.stderr}${run.stdout}` };
  });
}
