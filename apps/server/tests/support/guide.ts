import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { guideNames } from '../../../backoffice/src/help/guide-names.ts';
import { readGuidePage, type Block, type GuidePage } from '../../../backoffice/src/help/markdown.ts';

/** The user guide as it lies in the repository, and what its pictures show. */

const root = resolve(import.meta.dirname, '../../../..');
export const guideFolder = join(root, 'docs/users');
export const pictureFolder = join(guideFolder, 'images');
const manifest = join(pictureFolder, 'pictures.json');

export function guideIn(language: 'zh' | 'en'): GuidePage[] {
  return guideNames.map((name) => readGuidePage(name, readFileSync(join(guideFolder, language, `${name}.md`), 'utf8')));
}

export function blocksOf(page: GuidePage): Block[] {
  return [...page.intro, ...page.sections.flatMap(({ blocks }) => blocks)];
}

/** Routes of the back office, as the router has them; the help itself needs no help. */
export function screensOfTheOffice(): string[] {
  const router = readFileSync(join(root, 'apps/backoffice/src/app/router.tsx'), 'utf8');
  return [...router.matchAll(/^ {2}path: '([^']+)'/gmu)]
    .map(([, path = '']) => path)
    .filter((path) => path !== '/help')
    .toSorted();
}

/** Everything the back office and the public site say, as one text. */
export function wordsOfTheScreens(): string {
  return ['apps/backoffice/src', 'packages/contracts/src', 'apps/server/src/portal/messages']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    )
    .join('\n');
}

/**
 * What a picture shows, by the folders and files its screen is made of. Only what a reader could see counts: components, styles and
 * words, without comments, imports, spaces and line breaks; not what frames every screen, or each change of it would ask for every
 * picture.
 */
export const pictureSources = {
  home: ['apps/server/src/portal/pages/home.tsx', 'apps/server/src/portal/assets/pages.css'],
  'public-document': ['apps/server/src/portal/pages/document.tsx', 'apps/server/src/portal/assets/document.css'],
  work: ['apps/backoffice/src/work'],
  write: ['apps/backoffice/src/write'],
  document: ['apps/backoffice/src/document'],
  review: ['apps/backoffice/src/document/review-panel.tsx', 'apps/backoffice/src/document/review-messages.ts'],
  'personal-data': ['apps/backoffice/src/personal-data'],
  imports: ['apps/backoffice/src/imports/imports-page.tsx', 'apps/backoffice/src/imports/new-import.tsx'],
  publishing: ['apps/backoffice/src/publishing'],
  requests: ['apps/backoffice/src/requests'],
  request: ['apps/backoffice/src/request'],
  'annual-report': ['apps/backoffice/src/annual-report'],
  people: ['apps/backoffice/src/people'],
  settings: ['apps/backoffice/src/settings'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type PictureName = keyof typeof pictureSources;
export const pictureNames = Object.keys(pictureSources) as PictureName[];

/** The same screen in Chinese on both sizes, and in English on the desktop. */
export const filesOf = (name: PictureName): string[] => [`${name}-desktop`, `${name}-phone`, `${name}-en`];

function filesAt(path: string): string[] {
  if (path.includes('.')) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx|css)$|messages\.ts$/u.test(file) && !/\.test\.tsx?$/u.test(file))
    .map((file) => `${path}/${file.replaceAll('\\', '/')}`);
}

const seen = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/^\s*\/\/.*$/gmu, '')
    .replaceAll(/^import [\s\S]*?;$/gmu, '')
    .replaceAll(/\s+/gu, '');

export function hashOfSources(name: PictureName): string {
  const hash = createHash('sha256');
  for (const path of pictureSources[name].flatMap(filesAt).toSorted())
    hash.update(`${path}\0${seen(readFileSync(join(root, path), 'utf8'))}\0`);
  return hash.digest('hex').slice(0, 16);
}

/** For each picture the hash of its sources when it was taken. */
export function takenFrom(): Readonly<Record<string, string>> {
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>) : {};
}

export const manifestPath = manifest;
