import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openVault } from './index.ts';

const directory = mkdtempSync(join(tmpdir(), 'openzone-vault-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const key = new Uint8Array(32).fill(7);
const vault = openVault(key, directory);

describe('the vault', () => {
  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.string(), (plain, context) => {
        expect(vault.open(1, context, vault.seal(1, context, plain))).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('refuses every altered byte, another place, another site, another key', () => {
    const sealed = vault.seal(1, 'case_party:a', Buffer.from('张三'));
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => vault.open(1, 'case_party:a', altered)).toThrow(/unknown version|authenticate|Invalid|Unsupported/);
    }
    expect(() => vault.open(1, 'case_party:b', sealed)).toThrow(/authenticate/);
    expect(() => vault.open(2, 'case_party:a', sealed)).toThrow(/authenticate/);
    expect(() => openVault(new Uint8Array(32), directory).open(1, 'case_party:a', sealed)).toThrow(/authenticate/);
    expect(() => vault.open(1, 'case_party:a', Buffer.alloc(0))).toThrow(/unknown version/);
  });

  it('never seals the same twice alike, and always marks the same alike', () => {
    expect(vault.seal(1, 'a', Buffer.from('x'))).not.toEqual(vault.seal(1, 'a', Buffer.from('x')));
    expect(vault.mark(1, 'party', 'x')).toBe(vault.mark(1, 'party', 'x'));
    expect(vault.mark(1, 'party', 'x')).not.toBe(vault.mark(2, 'party', 'x'));
    expect(vault.mark(1, 'party', 'x')).not.toBe(vault.mark(1, 'content', 'x'));
  });

  it('keeps files so that the disk does not tell what is in them', async () => {
    const id = await vault.put(3, Buffer.from('身份证复印件 110101199003070011'));
    expect((await vault.read(3, id)).toString()).toContain('110101199003070011');
    const onDisk = readFileSync(join(directory, '3', id.slice(0, 2), id));
    expect(onDisk.includes('1101011990')).toBe(false);
    await expect(vault.read(4, id)).rejects.toThrow(/no such file/);
    await vault.remove(3, id);
    expect(readdirSync(join(directory, '3', id.slice(0, 2)))).toEqual([]);
  });
});
