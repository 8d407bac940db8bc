import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { access, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const require = createRequire(import.meta.url);

/**
 * One process unpacks the browser, the others wait: half a binary is already there under its final name. Each account of the
 * machine has a copy of its own, because it cannot run another's. The package unpacks into the folder for temporary files.
 */
async function executablePath(): Promise<string> {
  const folder = join(tmpdir(), `openzone-browser-${userInfo().username}`);
  await mkdir(folder, { recursive: true });
  const lock = join(folder, 'lock');
  const unpacked = join(folder, 'ready');
  for (;;) {
    if (await exists(unpacked)) return unpack(folder);
    try {
      await mkdir(lock);
    } catch {
      const age = await stat(lock).then(
        (found) => Date.now() - found.mtimeMs,
        () => 0,
      );
      if (age > 120_000) await rm(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 250));
      continue;
    }
    try {
      await rm(join(folder, 'chromium'), { force: true });
      const path = await unpack(folder);
      await writeFile(unpacked, '');
      return path;
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
}

async function unpack(folder: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A fontconfig that knows the Chinese font of the npm package and nothing of the machine, so that pictures agree everywhere. */
async function fontConfig(): Promise<string> {
  const folder = join(tmpdir(), `openzone-browser-${userInfo().username}`, 'fonts');
  await mkdir(folder, { recursive: true });
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const families = ['sans-serif', 'serif', 'system-ui', 'monospace'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  // Each checkout has its own; what fontconfig has read of the fonts is kept for the next browser.
  const file = join(folder, `${createHash('sha256').update(fonts).digest('hex').slice(0, 12)}.conf`);
  const written = `${file}.${randomUUID()}`;
  await writeFile(
    written,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${['400Regular', '500Medium', '600SemiBold', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('\n')}
<cachedir>${join(folder, 'cache')}</cachedir>${families.join('')}</fontconfig>`,
  );
  await rename(written, file);
  return file;
}

/**
 * Chromium for tests, with a Chinese font. Close it when done:
 *
 *     const browser = await launchBrowser();
 *     const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
 */
export async function launchBrowser(): Promise<Browser> {
  const [path, fonts] = await Promise.all([executablePath(), fontConfig()]);
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--headless=shell',
    ],
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
}
