/** Keeps node_modules equal to package-lock.json. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { say, seconds, Trouble } from './say.mjs';

const MARKER = join(ROOT, 'node_modules', '.openzone-lock');

/** Runs `npm ci` if needed. `dev: false` accepts an installation without development packages (a built image). */
export async function ensureInstalled({ dev }) {
  if (isInstalled(dev)) return;
  await withLock(join(ROOT, '.cache', 'launcher.lock'), async () => {
    if (!isInstalled(dev)) await install();
  });
}

/** Content decides, not file times, which a checkout or an image build sets as it likes. */
function isInstalled(dev) {
  const wanted = fingerprint();
  if (read(MARKER) === wanted) return true;
  const missing = difference();
  if (missing === undefined || missing.some((entry) => dev || !entry.dev)) return false;
  if (missing.length === 0) remember(wanted);
  return true;
}

function fingerprint() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

/** What is missing according to npm's own note of the last installation; `undefined` without such a note. */
function difference() {
  const note = read(join(ROOT, 'node_modules', '.package-lock.json'));
  if (note === undefined) return undefined;
  const demanded = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  return missingPackages(JSON.parse(demanded).packages ?? {}, JSON.parse(note).packages ?? {});
}

/** Of what a lock file demands, what is absent or of another version. Packages for other platforms may be absent. */
export function missingPackages(demanded, installed) {
  return Object.entries(demanded)
    .filter(([path]) => path.includes('node_modules/'))
    .filter(([path, entry]) => {
      const found = installed[path];
      if (found === undefined) return !entry.optional && !entry.devOptional && !entry.peer;
      return found.version !== entry.version;
    })
    .map(([path, entry]) => ({ path, dev: entry.dev === true && installed[path] === undefined }));
}

async function install() {
  const since = performance.now();
  say('正在安装依赖，首次约需一分钟……', 'Installing packages; about a minute the first time…');
  let result = await runNpm('ci');
  if (result.code !== 0 && /EUSAGE|from lock file/.test(result.said)) {
    // Some mirrors lack the packages of other platforms, and npm ci then takes the lock file for incomplete.
    say('npm ci 不接受锁文件，改用 npm install……', 'npm ci does not accept the lock file; using npm install instead…');
    result = await runNpm('install', '--no-save');
  }
  if (result.code !== 0) throw installFailed(result);
  remember(fingerprint());
  say(`依赖安装完成（${seconds(since)}）。`, `Packages installed in ${seconds(since)}.`);
}

async function runNpm(...words) {
  const { command, args } = npm();
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const all = [...args, ...words, '--include=dev', '--include=optional', ...quiet];
  const options = { cwd: ROOT, env: npmEnvironment(), stdio: ['ignore', 2, 'pipe'], shell: command === 'npm.cmd' };
  return new Promise((resolve) => {
    const child = spawn(command, all, options);
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

function installFailed({ code, said }) {
  const last = said.trim().split('\n').slice(-12).join('\n');
  return new Trouble(
    `依赖安装失败（${code}）。请检查网络、磁盘空间和目录权限；在中国大陆可先执行 npm config set registry https://registry.npmmirror.com 再重试。`,
    `Installing packages failed (${code}). Check the network, disk space and permissions of this folder and try again; where npm's registry is out of reach, set a mirror: npm config set registry <address>.\n${last}`,
  );
}

function remember(text) {
  try {
    writeFileSync(MARKER, text);
  } catch {
    // A read-only installation: compared again next time.
  }
}

/**
 * The npm to call, run by a Node that is not inside node_modules: npm ci deletes that folder first, and under `npm start`
 * the Node that runs this file is in it.
 */
function npm() {
  const node = outsideNode();
  const beside = dirname(realpathSync(node));
  const candidates = [
    process.env.npm_execpath,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  if (script !== undefined) return { command: node, args: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

function outsideNode() {
  const inside = join(ROOT, 'node_modules') + sep;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = (process.env.PATH ?? process.env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [process.env.npm_node_execpath, process.execPath, ...path.map((folder) => join(folder, name))];
  const usable = candidates.find((file) => file && existsSync(file) && !realpathSync(file).startsWith(inside));
  return usable ?? process.execPath;
}

/** Without what the outer npm said of its own run, and with a cache folder that can be written. */
function npmEnvironment() {
  const env = {};
  const drop =
    /^npm_(lifecycle_|package_|command$|config_(workspace|workspaces|omit|only|production|global|dry_run|local_prefix)$)/;
  for (const [name, value] of Object.entries(process.env)) if (!drop.test(name)) env[name] = value;
  const home = env.HOME ?? env.USERPROFILE ?? '';
  const cache = env.npm_config_cache || (home === '' ? '' : join(home, '.npm'));
  if (cache === '' || !(isWritable(cache) || (!existsSync(cache) && isWritable(dirname(cache))))) {
    env.npm_config_cache = join(ROOT, '.cache', 'npm');
  }
  if (home === '' || !existsSync(home)) {
    env.HOME = join(ROOT, '.cache', 'home');
    mkdirSync(env.HOME, { recursive: true });
  }
  return env;
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
