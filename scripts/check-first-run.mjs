/**
 * `node scripts/check-first-run.mjs` — what a stranger does: `npm start` on an empty data folder, look at the pages, import old
 * documents with two people, import them again, check everything against its hash, stop, start again, survive a kill.
 * Prints what it saw and how long it took; exits 1 when anything is not as it must be. Needs ../shared/seeds.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const seeds = join(root, '../shared/seeds');
const data = mkdtempSync(join(tmpdir(), 'openzone-first-run-'));
let failures = 0;

function expect(isTrue, what) {
  process.stdout.write(`${isTrue ? '✓' : '✗'} ${what}\n`);
  if (!isTrue) failures += 1;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const port = await freePort();
const base = `http://localhost:${port}`;
const env = { ...process.env, PORT: String(port), OPENZONE_DATA: data };

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function openzone(...args) {
  return run('npm', ['exec', '--', 'openzone', ...args]);
}

async function get(path) {
  const response = await fetch(base + path, { redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

/** Starts in a process group of its own, so that all of it can be ended or killed. */
async function start() {
  const since = performance.now();
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  // Said while it starts and afterwards, and shown as it is said.
  let output = '';
  for (const [stream, shown] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      output += chunk;
      shown.write(chunk);
    });
  }
  // Not `close`: the database may hold the pipes for a moment longer.
  const ended = new Promise((resolve) => child.on('exit', resolve));
  for (;;) {
    const isUp = await fetch(`${base}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) break;
    if (performance.now() - since > 240_000) throw new Error('no answer from /healthz after 240 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seconds = (performance.now() - since) / 1000;
  return {
    seconds,
    output: () => output,
    signal: (name) => process.kill(0 - Number(child.pid), name),
    ended,
  };
}

/**
 * The processes that work on this data folder: the server has a process group of its own and PostgreSQL yet another, so
 * killing the group of `npm start` alone would leave both to shut down in order. Linux only; elsewhere the list is empty.
 */
function workers() {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return ['environ', 'cmdline'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1').includes(data));
      } catch {
        return false; // Gone in the meantime.
      }
    })
    .map(Number);
}

/** `kill -9` of everything at once, and waits until nothing of it is left. */
async function killAll() {
  for (let left = workers(); left.length > 0; left = workers()) {
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function publicSite() {
  for (const [path, holds] of [
    ['/', '演示'],
    ['/open-government', '法定主动公开内容'],
    ['/catalogue', '索引号'],
    ['/units', '管理委员会'],
    ['/policies', '有效'],
    ['/feeds/all.xml', '<feed'],
    ['/sitemap.xml', '<'],
    ['/robots.txt', 'Sitemap'],
    ['/en', 'Catalogue'],
    ['/zh-hant', '政府資訊公開'],
  ]) {
    const { status, text } = await get(path);
    const isThere = status === 200 && (text.includes(holds) || (path === '/zh-hant' && text.includes('公開')));
    expect(isThere, `${path} answers ${status} and holds “${holds}”`);
  }
  const { status } = await get('/d/0000000000');
  expect(status === 404, `an unknown document answers ${status}`);
}

async function importSeeds() {
  const first = JSON.parse(
    (await openzone('import', seeds, '--as', 'handler', '--review-as', 'reviewer', '--json')).output,
  );
  const { rows, documents, filesFailed } = first.batch;
  expect(filesFailed === 0, `no file of the five failed`);
  expect(documents.published >= 8, `${documents.published} documents are published, ${rows.waiting} wait for a person`);
  const again = JSON.parse(
    (await openzone('import', seeds, '--as', 'handler', '--review-as', 'reviewer', '--json')).output,
  );
  expect(
    again.batch.rows.confirmed === 0 && again.batch.documents.published === 0,
    'a second import publishes nothing anew',
  );
  for (const word of ['依申请公开', '双随机', '攻坚']) {
    const { status, text } = await get(`/search?q=${encodeURIComponent(word)}`);
    expect(status === 200 && text.includes(`<mark>${word}</mark>`), `search finds ${word}`);
  }
  const { text } = await get(`/search?q=${encodeURIComponent('咸宁高新区2016年政务公开年度报告')}`);
  const code = /href="(\/d\/[0-9a-z]{10})"/.exec(text)?.[1] ?? '/d/none';
  const page = await get(code);
  expect(page.status === 200 && page.text.includes('强化领导'), `the repaired report is at ${code}`);
  expect(
    !/\p{Script=Han}[（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}[)）]/u.test(page.text),
    'no pinyin in brackets is left in it',
  );
}

if (!existsSync(seeds)) {
  process.stdout.write('../shared/seeds is missing: the import is not checked\n');
  if (process.env.CI) failures += 1;
}

let server = await start();
process.stdout.write(`first page after ${server.seconds.toFixed(1)} s (packages installed before)\n`);
await publicSite();
const heldBack = server
  .output()
  .split('\n')
  .filter((line) => line.includes('未能发布'));
expect(
  heldBack.length === 0,
  `no demonstration document was held back${heldBack.map((line) => `: ${line.trim()}`).join('')}`,
);
const second = await run('node', ['scripts/run.mjs', 'start']);
expect(second.code !== 0, 'a second start on the same data is refused');
if (existsSync(seeds)) await importSeeds();
const verified = await openzone('verify', '--json');
expect(verified.code === 0, 'every version and attachment agrees with its hash');

server.signal('SIGTERM');
await server.ended;
// npm may go before the server has finished: what still answers is not the later start.
while (workers().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
server = await start();
expect(server.seconds < 30, `a later start takes ${server.seconds.toFixed(1)} s`);

server.signal('SIGKILL');
await killAll();
await server.ended;
server = await start();
const { status, text } = await get(`/search?q=${encodeURIComponent('公开')}`);
expect(status === 200 && text.includes('<mark>'), `after kill -9 it serves again, in ${server.seconds.toFixed(1)} s`);
server.signal('SIGTERM');
await server.ended;

rmSync(data, { recursive: true, force: true });
process.stdout.write(
  failures === 0 ? 'first run: all as it must be\n' : `first run: ${failures} not as they must be\n`,
);
process.exitCode = failures === 0 ? 0 : 1;
