import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

export interface Asset {
  readonly name: string;
  readonly contentType: string;
  readonly identity: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

/** Addresses that carry the hash of the content and may be kept for ever. */
export interface AssetUrls {
  url(name: string): string;
  /** Scripts that are built: missing where nothing was built, as in tests over the sources. */
  has(name: string): boolean;
}

export interface Assets extends AssetUrls {
  /** By the last part of its address. */
  find(fileName: string): Asset | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** The style sheet is written in parts and sent as one, in this order. */
const styleParts = ['tokens', 'base', 'chrome', 'lists', 'pages', 'document', 'requests', 'ledger', 'display', 'print'];

/** The package's root, from the source tree and from the bundle alike. */
function packageRoot(): string {
  let folder = import.meta.dirname;
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === '@openzone/server'
    ) {
      return folder;
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the package @openzone/server was not found above this file');
    folder = parent;
  }
}

/** What `npm run build` makes for browsers out of `portal/browser`. */
const builtFolder = join('dist', 'browser');

/** Reads and compresses what pages load; done once, when the server starts. */
export async function loadAssets(root = packageRoot()): Promise<Assets> {
  const folder = join(root, 'src', 'portal', 'assets');
  const sources = [...(await readSources(folder)), ...(await readSources(join(root, builtFolder)))];
  const parts = await Promise.all(styleParts.map((part) => readFile(join(folder, `${part}.css`), 'utf8')));
  sources.push(['portal.css', Buffer.from(parts.join('\n'))]);

  const urls = new Map<string, string>();
  const byFileName = new Map<string, Asset>();
  for (const [name, content] of sources) {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const extension = extname(name);
    const fileName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    urls.set(name, `/assets/${fileName}`);
    byFileName.set(fileName, await compressed(name, content));
  }
  return {
    url(name) {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`there is no asset ${name}`);
      return url;
    },
    has: (name) => urls.has(name),
    find: (fileName) => byFileName.get(fileName),
  };
}

async function readSources(folder: string): Promise<[string, Buffer][]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => extname(name) in types && extname(name) !== '.css');
  return Promise.all(names.map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(folder, name))]));
}

async function compressed(name: string, identity: Buffer): Promise<Asset> {
  const contentType = types[extname(name)] ?? 'application/octet-stream';
  const binary = contentType === 'image/png' || contentType === 'image/x-icon';
  return {
    name,
    contentType,
    identity,
    br: binary ? undefined : await brotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    gzip: binary ? undefined : await gzipAsync(identity, { level: 9 }),
  };
}
