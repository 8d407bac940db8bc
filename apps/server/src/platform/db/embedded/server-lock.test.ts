import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incarnation, isAlive, pidScope, worksIn } from './process.ts';
import { acquireServerLock, serverLockOwner } from './server-lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openzone-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leave(owner: Record<string, unknown>): void {
  const common = { pid: process.pid, incarnation: incarnation(process.pid), scope: pidScope(), token: 'left' };
  writeFileSync(join(folder, 'server.lock'), JSON.stringify({ ...common, ...owner }));
}

describe('server lock', () => {
  it('is held by one and leaves nothing behind', async () => {
    const lock = await acquireServerLock(folder, 0);
    await expect(acquireServerLock(folder, 150)).rejects.toThrow('SERVER_ALREADY_RUNNING');
    lock.update({ webPort: 8080 });
    expect(await serverLockOwner(folder)).toMatchObject({ pid: process.pid, webPort: 8080 });
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(await serverLockOwner(folder)).toBeUndefined();
  });

  it('waits for a holder that is about to leave', async () => {
    const lock = await acquireServerLock(folder, 0);
    setTimeout(() => lock.release(), 200);
    const next = await acquireServerLock(folder, 3_000);
    expect(await serverLockOwner(folder)).toMatchObject({ pid: process.pid });
    next.release();
  });

  it('passes over the dead: a gone process, a reused id, a file cut short', async () => {
    leave({ pid: 2 ** 22 + 1 });
    (await acquireServerLock(folder, 0)).release();
    leave({ incarnation: 'of an earlier process' });
    (await acquireServerLock(folder, 0)).release();
    writeFileSync(join(folder, 'server.lock'), '{"pid":');
    (await acquireServerLock(folder, 0)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from the dead by one of many', async () => {
    for (let round = 0; round < 20; round += 1) {
      leave({ incarnation: 'of an earlier process' });
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => acquireServerLock(folder, 0)));
      const winners = results.filter((result) => result.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      winners[0]?.value.release();
    }
  });

  it('watches the pulse of a holder in another container', async () => {
    leave({ scope: 'elsewhere' });
    const pulse = setInterval(() => utimesSync(join(folder, 'server.lock'), new Date(), new Date()), 500);
    await expect(acquireServerLock(folder, 0)).rejects.toThrow('SERVER_ALREADY_RUNNING');
    clearInterval(pulse);
    (await acquireServerLock(folder, 0)).release();
  });
});

describe('process', () => {
  it('knows the living from the dead', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(2 ** 22 + 1)).toBe(false);
    expect(incarnation(process.pid)).toBe(incarnation(process.pid));
    expect(incarnation(2 ** 22 + 1)).toBeUndefined();
    expect(worksIn(process.pid, folder)).toBe(false);
  });
});
