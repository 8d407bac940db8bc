/**
 * Builds the server with esbuild (apps/server/dist) and the back office with Vite (apps/backoffice/dist).
 * `--stale` builds only what is older than its sources. Run by scripts/run.mjs, which sees to Node and packages.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { isAbsolute, join, relative } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/root.mjs';
import { seconds } from './lib/say.mjs';
import { clearStamp, fingerprint, PARTS, staleParts, writeStamp } from './lib/sources.mjs';

/** Name in apps/server/dist → source; one that does not exist is left out. */
const ENTRIES = {
  cli: 'apps/server/src/app/cli.ts',
  'extract-worker': 'apps/server/src/app/extract-worker.ts',
  'redact-worker': 'apps/server/src/app/redact-worker.ts',
  'print-worker': 'apps/server/src/app/print-worker.ts',
  bench: 'apps/server/bench/index.ts',
};

/** Scripts of public pages: name in apps/server/dist/browser → source. Each is one file with everything in it. */
const BROWSER_ENTRIES = { verify: 'apps/server/src/portal/browser/verify.ts' };

const BUILDERS = { server: buildServer, backoffice: buildBackOffice };

async function buildServer() {
  const outdir = join(ROOT, 'apps', 'server', 'dist');
  const entryPoints = Object.fromEntries(
    Object.entries(ENTRIES)
      .filter(([, source]) => existsSync(join(ROOT, source)))
      .map(([name, source]) => [name, join(ROOT, source)]),
  );
  rmSync(outdir, { recursive: true, force: true });
  // Compiled code of builds that are no more would pile up.
  rmSync(join(ROOT, '.cache', 'v8'), { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints,
    outdir,
    absWorkingDir: ROOT,
    tsconfig: join(ROOT, 'tsconfig.json'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    splitting: true,
    // Flat, so that `new URL('./extract-worker.js', import.meta.url)` means the same in every file.
    chunkNames: 'chunk-[hash]',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text', '.svg': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [packagesStayOutside],
  });
  await buildBrowserScripts(join(outdir, 'browser'));
}

async function buildBrowserScripts(outdir) {
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(BROWSER_ENTRIES).map(([name, source]) => [name, join(ROOT, source)]),
    ),
    outdir,
    absWorkingDir: ROOT,
    tsconfig: join(ROOT, 'tsconfig.json'),
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: ['es2022'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** Only this repository's own code is bundled; packages are loaded from node_modules as their authors published them. */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^[^./]/ }, ({ path, kind, resolveDir }) => {
      if (kind === 'entry-point' || isAbsolute(path) || path.startsWith('@openzone/')) return undefined;
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      // A version that only one workspace has cannot be found from apps/server/dist, where another may lie: it is bundled.
      const workspace = /^packages\/[^/]+/.exec(relative(ROOT, resolveDir).replaceAll('\\', '/'))?.[0];
      if (workspace !== undefined && existsSync(join(ROOT, workspace, 'node_modules', name))) return undefined;
      const folders = ['apps/server/node_modules', 'node_modules'].map((folder) => join(ROOT, folder, name));
      const missing = !isBuiltin(path) && !folders.some((folder) => existsSync(folder));
      const warnings = missing
        ? [{ text: `${name} cannot be loaded from apps/server/dist: it is not installed for the server` }]
        : [];
      return { path, external: true, warnings };
    });
  },
};

async function buildBackOffice() {
  const args = [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const options = { cwd: join(ROOT, 'apps', 'backoffice'), env, stdio: ['ignore', 'inherit', 'inherit'] };
  const code = await new Promise((resolve, reject) => {
    spawn(process.execPath, args, options).on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw Object.assign(new Error(`vite build ended with ${code}`), { errors: [] });
}

async function buildPart(part) {
  const since = performance.now();
  const stamp = fingerprint(part);
  clearStamp(part);
  await BUILDERS[part.name]();
  writeStamp(part, stamp);
  console.log(`构建完成 / built ${part.name}: ${seconds(since)}`);
}

function advice(error) {
  if (error?.code === 'ENOSPC') return `磁盘已满，无法构建 / the disk is full: ${error.message}`;
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error?.code)) return error;
  return `没有写入权限，请检查属主 / not allowed to write, check who owns it: ${error.message}`;
}

const parts = process.argv.includes('--stale')
  ? staleParts()
  : PARTS.filter((part) => existsSync(join(ROOT, part.needs)));
const results = await Promise.allSettled(parts.map(buildPart));
for (const result of results) {
  if (result.status === 'fulfilled') continue;
  // esbuild and Vite have printed their own errors already.
  if (result.reason?.errors === undefined) console.error(advice(result.reason));
  process.exitCode = 1;
}
