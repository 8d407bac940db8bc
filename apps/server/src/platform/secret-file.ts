import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the operator keeps in a file of this folder, without the space around it; undefined where there is no such file, or nothing in it.
 * Read anew each time, so that a secret can be replaced while the program runs.
 */
export function readSecretFile(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined) return undefined;
  try {
    const text = readFileSync(join(folder, name), 'utf8').trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
