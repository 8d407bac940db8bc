/**
 * `node scripts/complete-lock.mjs` — after `npm install`, before committing package-lock.json.
 *
 * npm leaves an optional package of another platform out of the lock file when the registry could not describe it just then,
 * and `npm ci` refuses such a file. Their names and versions stand in the packages that want them; this writes the entries.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));
const { packages } = lock;

function entryFor(name, version, isDev) {
  const tail = name.split('/').pop();
  const os = /android|darwin|freebsd|openharmony|win32|linux/.exec(tail)?.[0];
  const cpu = /-(arm64|x64|ia32|ppc64|riscv64|s390x|wasm32|loong64|arm)/.exec(`-${tail}`)?.[1];
  const libc = /musl/.test(tail) ? 'musl' : /linux.*gnu$/.test(tail) ? 'glibc' : undefined;
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(isDev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}

let added = 0;
for (const [where, wanting] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(wanting.optionalDependencies ?? {})) {
    if (packages[`node_modules/${name}`] !== undefined || packages[`${where}/node_modules/${name}`] !== undefined)
      continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) continue;
    packages[`node_modules/${name}`] = entryFor(name, version, wanting.dev === true);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} entries added\n`);
