import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';

/** Conformance data of other implementations, beside the checkout; README.md there tells where each comes from. */
const folder = resolve(import.meta.dirname, '../../../../shared/vectors');
const present = existsSync(folder);

/** A test over that data: skipped where it is missing, except in continuous integration, where it then fails. */
export const vectorIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${folder} is missing: its vectors are skipped`);

const read = new Set<string>();

/** The bytes of a file, which from then on counts as run. */
export function readVector(path: string): Buffer {
  read.add(path);
  return readFileSync(join(folder, path));
}

/** All files below a folder, by their paths from the top. */
export function listVectors(below = ''): string[] {
  return readdirSync(join(folder, below), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/^(?:LICENSE|README\.md)$/u.test(file.name))
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .toSorted();
}

/** The files that no test has read. */
export function unreadVectors(): string[] {
  return listVectors().filter((path) => !read.has(path));
}
