/**
 * `node scripts/check-foreign-client.mjs` — the log of a running server, read by Go's golang.org/x/mod/sumdb, which knows nothing of
 * OpenZone: signature, inclusion of every entry, and that the tree after an import continues the one before. Then once more through a
 * server that changes one letter, which the client must refuse.
 *
 * Needs Go and Debian's golang-golang-x-mod-dev. As root it installs them; where it cannot, it says that it was skipped and why, and
 * ends with status 0.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const seeds = join(root, '../shared/seeds');
const gopath = '/usr/share/gocode';
const say = (line) => process.stdout.write(`${line}\n`);

const hasGo = () =>
  spawnSync('go', ['version']).status === 0 && existsSync(join(gopath, 'src/golang.org/x/mod/sumdb/tlog'));

/** Why it cannot be had; undefined when it is there. */
function ensureGo() {
  if (hasGo()) return undefined;
  if (process.platform !== 'linux' || process.getuid() !== 0)
    return 'Go is not installed, and only root could install it';
  if (spawnSync('apt-get', ['--version']).status !== 0) return 'Go is not installed, and there is no apt-get';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'golang-go', 'golang-golang-x-mod-dev'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: 300_000 });
    if (status !== 0) return `apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  }
  return hasGo() ? undefined : `Go was installed, but ${gopath} has no golang.org/x/mod`;
}

function build(folder) {
  const program = join(folder, 'foreign-client');
  const { status, stderr } = spawnSync('go', ['build', '-o', program, join(root, 'scripts/foreign-client/main.go')], {
    env: { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH: gopath, GOCACHE: join(folder, 'go') },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`go build failed: ${stderr}`);
  return program;
}

/** The Ed25519 key that others check with, out of the log's key file. */
function verifierKey(data) {
  const folder = join(data, 'secrets/ledger');
  const [file] = readdirSync(folder);
  const [, , name, id, ...rest] = readFileSync(join(folder, file), 'utf8').split('\n')[0].split('+');
  const seed = Buffer.from(rest.join('+'), 'base64').subarray(1);
  // RFC 8410
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  const bytes = key.export({ format: 'der', type: 'spki' }).subarray(-32);
  return `${name}+${id}+${Buffer.concat([Buffer.of(1), bytes]).toString('base64')}`;
}

async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

async function freePort() {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The checkpoint that is shown, once it is there and not `other`. */
async function checkpoint(base, other) {
  for (const since = performance.now(); performance.now() - since < 600_000; await pause(200)) {
    const response = await fetch(`${base}checkpoint`).catch(() => undefined);
    const text = response?.ok ? await response.text() : undefined;
    if (text !== undefined && text !== other) return text;
  }
  throw new Error('no checkpoint within ten minutes');
}

/** The same log, but for one letter in the first bundle of entries. */
function liar(base) {
  return createServer((request, response) => {
    void fetch(base + request.url.slice(1))
      .then(async (answer) => {
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (request.url.startsWith('/tile/entries/000')) bytes[20] ^= 1;
        response.writeHead(answer.status).end(bytes);
      })
      .catch(() => response.destroy());
  });
}

/** Runs the client; its server, where it is in this process, must be able to answer meanwhile. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('close', (status) => resolve({ status, said: Buffer.concat(said).toString().trim() }));
  });
}

async function check(folder) {
  const client = build(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/ledger/`;
  const env = { ...process.env, PORT: String(port), OPENZONE_DATA: data };
  const server = spawn('node', ['scripts/run.mjs', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => server.on('close', resolve));
  const lying = liar(base);
  try {
    const old = join(folder, 'old-checkpoint');
    const first = await checkpoint(base);
    writeFileSync(old, first);
    if (existsSync(seeds)) {
      const words = ['bin/openzone.mjs', 'import', seeds, '--as', 'handler', '--review-as', 'reviewer', '--json'];
      await run('node', words, { cwd: root, env });
      await checkpoint(base, first);
    } else say('../shared/seeds is missing: nothing is published in between, and only one size is checked');
    const key = verifierKey(data);
    const honest = await run(client, ['-key', key, '-old', old, base]);
    say(honest.said);
    const lied = await run(client, ['-key', key, `http://127.0.0.1:${await listen(lying)}/`]);
    say(`one letter changed: ${lied.said}`);
    return honest.status === 0 && lied.status === 1 && /entry 0/.test(lied.said);
  } finally {
    lying.close();
    server.kill('SIGTERM');
    await ended;
  }
}

const reason = ensureGo();
if (reason !== undefined) {
  say(`SKIPPED: the foreign client was not run: ${reason}`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'openzone-foreign-client-'));
  try {
    const isGood = await check(folder);
    say(isGood ? 'foreign client: reads the log unchanged' : 'foreign client: FAILED');
    if (!isGood) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
