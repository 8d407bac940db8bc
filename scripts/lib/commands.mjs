/** What the npm scripts and the command line do, in terms of: install, choose a Node, build, run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNode, serveNode } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { chooseRuntime } from './runtime.mjs';
import { say, Trouble } from './say.mjs';
import { staleParts } from './sources.mjs';

const CLI = join(ROOT, 'apps', 'server', 'dist', 'cli.js');
const COMMANDS = { start, test, bench, check, build, guide };

/** The npm scripts. Sets the exit code. */
export function main(command, args) {
  return reporting(async () => {
    const work = Object.hasOwn(COMMANDS, command ?? '') ? COMMANDS[command] : undefined;
    if (work !== undefined) return work(args);
    const list = Object.keys(COMMANDS).join(' | ');
    throw new Trouble(`用法：node scripts/run.mjs <${list}>`, `Usage: node scripts/run.mjs <${list}>`);
  });
}

/** The server's command line; keeps the folder it was called in. */
export function cli(args) {
  return reporting(async () => {
    if (args[0] === 'start') return start(args.slice(1));
    const runtime = await ready({ dev: staleParts().length > 0 });
    return runNode(runtime, ['--enable-source-maps', CLI, ...args], { cwd: process.cwd() });
  });
}

async function reporting(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    process.exitCode = 1;
  }
}

/** Installed, on a Node that is new enough, and built. */
async function ready({ dev }) {
  await ensureInstalled({ dev });
  const runtime = chooseRuntime();
  if (staleParts().length > 0) await buildStale(runtime);
  if (!existsSync(CLI))
    throw new Trouble(`没有找到 ${CLI}，请执行 npm run build。`, `${CLI} is missing; run npm run build.`);
  return runtime;
}

function buildStale(runtime) {
  return withLock(join(ROOT, '.cache', 'launcher.lock'), async () => {
    if (staleParts().length === 0) return;
    // On stderr, like everything the launcher says.
    const code = await runNode(runtime, [script('build.mjs'), '--stale'], { stdio: ['ignore', 2, 2] });
    if (code !== 0) throw new Trouble('构建失败，见上面的信息。', 'The build failed; see above.');
  });
}

async function start(args) {
  const runtime = await ready({ dev: staleParts().length > 0 });
  return serveNode(runtime, ['--enable-source-maps', CLI, 'start', ...args]);
}

/** Everything, or only the tests that match the given paths. Checks that fail do not keep the tests from running. */
async function test(args) {
  await ensureInstalled({ dev: true });
  const runtime = chooseRuntime();
  const some = args.some((arg) => !arg.startsWith('-'));
  const checked = some ? 0 : await runChecks(runtime, []);
  if (staleParts().length > 0) await buildStale(runtime);
  const reports = ['--reporter=default', '--reporter=json', '--outputFile.json=.cache/vitest.json'];
  const tested = await runNode(runtime, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...reports, ...args]);
  if (tested === 0 && checked !== 0)
    say('测试通过，但检查未通过，见上面的信息。', 'The tests passed, the checks did not; see above.');
  return tested === 0 ? checked : tested;
}

async function bench(args) {
  const runtime = await ready({ dev: true });
  const file = join(ROOT, 'apps', 'server', 'dist', 'bench.js');
  if (!existsSync(file))
    throw new Trouble(
      '没有性能测试程序 apps/server/bench/index.ts。',
      'There is no benchmark: apps/server/bench/index.ts.',
    );
  return runNode(runtime, ['--enable-source-maps', file, ...args]);
}

/** Takes the pictures of the user guide anew: all of them, or those named. */
async function guide(names) {
  await ensureInstalled({ dev: true });
  const runtime = chooseRuntime();
  if (staleParts().length > 0) await buildStale(runtime);
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const GUIDE = names.length === 0 ? 'all' : names.join(',');
  const env = { ...runtime.env, GUIDE };
  return runNode({ ...runtime, env }, [vitest, 'run', 'apps/server/tests/guide-pictures.test.ts']);
}

async function check(args) {
  await ensureInstalled({ dev: true });
  return runChecks(chooseRuntime(), args);
}

async function runChecks(runtime, args) {
  if (existsSync(script('check.mjs'))) return runNode(runtime, [script('check.mjs'), ...args]);
  say('没有 scripts/check.mjs，跳过检查。', 'There is no scripts/check.mjs; checks skipped.');
  return 0;
}

async function build(args) {
  await ensureInstalled({ dev: true });
  const runtime = chooseRuntime();
  return withLock(join(ROOT, '.cache', 'launcher.lock'), () => runNode(runtime, [script('build.mjs'), ...args]));
}

function script(name) {
  return join(ROOT, 'scripts', name);
}
