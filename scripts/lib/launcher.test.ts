import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingPackages } from './install.mjs';
import { withLock } from './lock.mjs';
import { isNewEnough } from './runtime.mjs';
import { clearStamp, fingerprint, PARTS, staleParts, writeStamp } from './sources.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'openzone-launcher-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function stale(): string[] {
  return staleParts(root).map((part: { name: string }) => part.name);
}

describe('is the build older than its sources', () => {
  const source = 'apps/server/src/app/cli.ts';
  const [server] = PARTS;

  function build(): void {
    const stamp = fingerprint(server, root);
    clearStamp(server, root);
    write('apps/server/dist/cli.js', 'built');
    writeStamp(server, stamp, root);
  }

  it('builds only what has sources', () => {
    expect(stale()).toEqual([]);
    write(source, 'one');
    expect(stale()).toEqual(['server']);
    build();
    expect(stale()).toEqual([]);
  });

  it('sees changed, new and removed files, and not tests, notes or other output', () => {
    write(source, 'one');
    write('packages/calendar/src/index.ts', 'one');
    build();
    write('packages/calendar/src/index.test.ts', 'a test');
    write('apps/server/src/README.md', 'a note');
    write('packages/calendar/node_modules/x/index.js', 'a package');
    expect(stale()).toEqual([]);
    write('packages/calendar/src/index.ts', 'two');
    expect(stale()).toEqual(['server']);
    build();
    rmSync(join(root, 'packages/calendar/src/index.ts'));
    expect(stale()).toEqual(['server']);
  });

  it('believes the content, not the time', () => {
    write(source, 'one');
    build();
    utimesSync(join(root, source), new Date(0), new Date(0));
    expect(stale()).toEqual([]);
    writeFileSync(join(root, source), 'two');
    utimesSync(join(root, source), new Date(0), new Date(0));
    expect(stale()).toEqual(['server']);
  });

  it('does a killed or deleted build again', () => {
    write(source, 'one');
    build();
    clearStamp(server, root);
    expect(stale()).toEqual(['server']);
    build();
    rmSync(join(root, 'apps/server/dist/cli.js'));
    expect(stale()).toEqual(['server']);
  });
});

describe('is the installation complete', () => {
  const demanded = {
    '': { name: 'openzone' },
    'apps/server': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', dev: true },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  };

  it('accepts the absence of what is for other platforms', () => {
    const installed = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };
    expect(missingPackages(demanded, installed)).toEqual([]);
  });

  it('finds other versions, and tells development packages apart', () => {
    expect(missingPackages(demanded, { 'node_modules/a': { version: '0.9.0' } })).toEqual([
      { path: 'node_modules/a', dev: false },
      { path: 'node_modules/b', dev: true },
    ]);
  });
});

describe('one at a time', () => {
  it('never lets two work at once', async () => {
    const path = join(root, '.cache', 'launcher.lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => withLock(path, work)));
    expect(most).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it('passes over a dead holder and frees the lock when the work fails', async () => {
    const path = join(root, 'launcher.lock');
    writeFileSync(path, `${2 ** 22 + 1} 0 0`);
    await expect(withLock(path, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(existsSync(path)).toBe(false);
  });
});

describe('which Node will do', () => {
  it('is 22.12 and later', () => {
    const versions = ['20.20.2', '22.11.0', '22.12.0', '24.0.0', '26.1.0'];
    expect(versions.map((version) => isNewEnough(version))).toEqual([false, false, true, true, true]);
  });
});
