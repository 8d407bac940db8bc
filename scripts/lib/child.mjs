/** Running children so that signals and exit codes go where they should. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Runs a script on the chosen Node and returns its exit code; Ctrl-C reaches the child by itself, through the terminal. */
export function runNode({ node, env }, args, options = {}) {
  const child = spawn(node, args, { cwd: ROOT, env, stdio: 'inherit', ...options });
  const passOn = (signal) => child.kill(signal);
  const fromTerminal = (signal) => void (process.stdin.isTTY || child.kill(signal));
  process.on('SIGTERM', passOn).on('SIGHUP', passOn).on('SIGINT', fromTerminal);
  return ended(child).finally(() => {
    process.off('SIGTERM', passOn).off('SIGHUP', passOn).off('SIGINT', fromTerminal);
  });
}

/**
 * Runs the server until it ends. Ctrl-C under npm arrives twice or thrice (terminal, npm, group), and a server that hears
 * it twice may break off its draining: so the server gets a process group of its own and hears each wish once. Should the
 * launcher or npm be killed outright, the leash makes the server shut down in order.
 */
export function serveNode({ node, env }, args) {
  const leash = pathToFileURL(join(ROOT, 'scripts', 'lib', 'leash.mjs')).href;
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, ['--import', leash, ...args], {
    cwd: ROOT,
    env,
    stdio,
    detached: process.platform !== 'win32',
  });
  let last = 0;
  let asked = 0;
  const ask = (signal) => {
    if (Date.now() - last < 1_000) return;
    last = Date.now();
    asked += 1;
    child.kill(asked > 2 ? 'SIGKILL' : signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
  const parent = process.ppid;
  const orphaned = () => void (process.ppid !== parent && asked === 0 && ask('SIGTERM'));
  const watch = process.env.npm_lifecycle_event === undefined ? undefined : setInterval(orphaned, 250);
  return ended(child).finally(() => clearInterval(watch));
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
