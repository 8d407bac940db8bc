import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFixture } from './check-fixture.ts';

const root = resolve(import.meta.dirname, '..');
const report = (failed: number): string =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: failed,
    numPendingTests: 0,
    success: failed === 0,
    testResults: [],
  });

interface Scene {
  /** What `npm test` leaves as Vitest's report; nothing when undefined. */
  readonly report?: string;
  readonly installStatus?: number;
  readonly testStatus?: number;
  readonly reference?: boolean;
}

/** Runs .ci/run in a checkout whose npm is a script that only pretends. */
function runCi(scene: Scene): { status: number | null; last: string; output: string } {
  const npm = `#!/usr/bin/env bash
cat > /dev/null # hangs when there is an input to wait for
echo "npm $* CI=$CI"
case "$1" in
  ci) exit ${scene.installStatus ?? 0} ;;
  test) mkdir -p .cache; ${scene.report === undefined ? ':' : `printf '%s' '${scene.report}' > .cache/vitest.json`}; echo noise >&2; exit ${scene.testStatus ?? 0} ;;
esac
`;
  const files: Record<string, string> = {
    'main/.ci/run': readFileSync(join(root, '.ci/run'), 'utf8'),
    'main/scripts/check-results.mjs': readFileSync(join(root, 'scripts/check-results.mjs'), 'utf8'),
    'main/scripts/check-first-run.mjs': '',
    'main/scripts/check-foreign-client.mjs': '',
    'main/.cache/vitest.json': report(0), // left over from an earlier run
    'bin/npm': npm,
    ...(scene.reference === false ? {} : { 'shared/domain/README.md': '' }),
  };
  return withFixture(files, (folder) => {
    chmodSync(join(folder, 'bin/npm'), 0o755);
    chmodSync(join(folder, 'main/.ci/run'), 0o755);
    const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter);
    const run = spawnSync('bash', [join(folder, 'main/.ci/run')], {
      encoding: 'utf8',
      env: { ...process.env, PATH: path, CI: '' },
      timeout: 20_000,
    });
    const lines = run.stdout.trimEnd().split('\n');
    return { status: run.status, last: lines.at(-1) ?? '', output: run.stdout + run.stderr };
  });
}

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  it('installs, then checks and tests as CI, and closes with the figures', () => {
    const { status, last, output } = runCi({ report: report(0) });
    expect(output).toMatch(/npm ci CI=true[\s\S]*npm test CI=true/);
    expect(last).toBe('3 passed, 0 failed, 0 skipped');
    expect(status).toBe(0);
  });

  it('fails with the failed tests counted', () => {
    const { status, last } = runCi({ report: report(2), testStatus: 1 });
    expect(last).toBe('3 passed, 2 failed, 0 skipped');
    expect(status).toBe(1);
  });

  it('fails when a check fails over green tests', () => {
    const { status, last } = runCi({ report: report(0), testStatus: 1 });
    expect(last).toBe('3 passed, 1 failed, 0 skipped');
    expect(status).toBe(1);
  });

  it('does not take an old report for a result', () => {
    expect(runCi({ testStatus: 1 })).toMatchObject({ last: '0 passed, 1 failed, 0 skipped', status: 1 });
    // Even where the tests claim success: without figures there is no result.
    expect(runCi({ testStatus: 0 })).toMatchObject({ last: '0 passed, 1 failed, 0 skipped', status: 1 });
  });

  it('stops when nothing can be installed', () => {
    const { status, last, output } = runCi({ installStatus: 7 });
    expect(output).not.toContain('npm test');
    expect(last).toBe('0 passed, 1 failed, 0 skipped');
    expect(status).not.toBe(0);
  });

  it('asks for the reference data', () => {
    const { status, last, output } = runCi({ reference: false });
    expect(output).toContain('../shared is missing');
    expect(output).not.toContain('npm ci');
    expect(last).toBe('0 passed, 1 failed, 0 skipped');
    expect(status).toBe(1);
  });
});
