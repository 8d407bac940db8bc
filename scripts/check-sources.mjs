/**
 * What the checks know of the source tree: its files, their syntax trees, their imports.
 *
 * The trees come from the oxc parser that Vite re-exports. TypeScript 7 ships no compiler API, and without one
 * dependency-cruiser reads no .ts file at all, which is why the checks are written here.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, extname, join, posix, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'vite';

const SOURCE = /\.[cm]?[jt]sx?$/;
const IGNORED = new Set(['node_modules', 'dist', 'var', 'coverage', '.cache', '.git']);

/** Paths of all source files below `folders` of `root`, relative to it, with forward slashes, sorted. */
export function listSources(root, folders = ['packages', 'apps']) {
  const found = [];
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !IGNORED.has(entry.name)) visit(path);
      else if (entry.isFile() && SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts')) {
        found.push(relative(root, path).split(sep).join('/'));
      }
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder));
  return found.toSorted();
}

/** Reads and parses one file. `line(offset)` counts from 1. */
export function parseSource(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const extension = extname(path);
  const lang = extension === '.tsx' ? 'tsx' : /^\.[cm]?ts$/.test(extension) ? 'ts' : 'jsx';
  const { program, errors } = parseSync(path, text, { lang });
  const line = (offset) => text.slice(0, offset).split('\n').length;
  return { path, text, program, errors, line };
}

/** The text of a string literal or of a template without holes; undefined for anything computed. */
function literal(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

function isMeta(node, property) {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.property.name === property;
}

/**
 * Every way one file names another: import and export … from (with or without `type`), `import()`, `import('x').T` in a
 * type, `import x = require()`, `require()`, `import.meta.resolve()`, and `new URL('./x.ts', import.meta.url)` for workers.
 * @returns {{ specifier: string | undefined, line: number }[]} `specifier` is undefined where the path is computed
 */
export function importsOf(source) {
  const found = [];
  const add = (node, specifier) => found.push({ specifier, line: source.line(node.start) });
  new Visitor({
    ImportDeclaration: (node) => add(node, node.source.value),
    ExportAllDeclaration: (node) => add(node, node.source.value),
    ExportNamedDeclaration: (node) => node.source && add(node, node.source.value),
    ImportExpression: (node) => add(node, literal(node.source)),
    TSImportType: (node) => add(node, literal(node.source)),
    TSExternalModuleReference: (node) => add(node, literal(node.expression)),
    CallExpression: (node) => {
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      if (isRequire || isMeta(node.callee, 'resolve')) add(node, literal(node.arguments[0]));
    },
    NewExpression: (node) => {
      const [target, base] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || !isMeta(base, 'url')) return;
      const specifier = literal(target);
      if (specifier !== undefined && SOURCE.test(specifier)) add(node, specifier);
    },
  }).visit(source.program);
  return found;
}

/** The workspaces of `root` by package name: folder and `exports`. */
export function readWorkspaces(root) {
  const workspaces = new Map();
  for (const group of ['packages', 'apps']) {
    if (!existsSync(join(root, group))) continue;
    for (const name of readdirSync(join(root, group))) {
      const manifest = join(root, group, name, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name: packageName, exports } = JSON.parse(readFileSync(manifest, 'utf8'));
      workspaces.set(packageName, { folder: `${group}/${name}`, exports: exports ?? {} });
    }
  }
  return workspaces;
}

function resolveRelative(root, from, specifier) {
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const stem = path.replace(/\.[cm]?jsx?$/, '');
  const candidates = [
    path,
    `${stem}.ts`,
    `${stem}.tsx`,
    `${path}.ts`,
    `${path}.tsx`,
    `${path}/index.ts`,
    `${path}/index.tsx`,
  ];
  const file = candidates.find(
    (candidate) => existsSync(join(root, candidate)) && statSync(join(root, candidate)).isFile(),
  );
  return file === undefined ? { kind: 'missing' } : { kind: 'file', path: file };
}

/**
 * What a specifier means: a file of this repository (`relative`, or by the name of a workspace), a Node built-in, an npm
 * package, or `missing`.
 */
export function resolveImport(root, workspaces, from, specifier) {
  if (specifier.startsWith('.')) return { ...resolveRelative(root, from, specifier), byName: false };
  if (isBuiltin(specifier)) return { kind: 'builtin' };
  if (specifier.startsWith('/') || specifier.includes(':')) return { kind: 'missing' };
  const [scope, name, ...rest] = specifier.startsWith('@') ? specifier.split('/') : ['', ...specifier.split('/')];
  const packageName = scope === '' ? name : `${scope}/${name}`;
  const workspace = workspaces.get(packageName);
  if (workspace === undefined) return { kind: 'npm', packageName };
  const subpath = rest.length === 0 ? '.' : `./${rest.join('/')}`;
  const exported = workspace.exports[subpath];
  const target = typeof exported === 'object' && exported !== null ? (exported.import ?? exported.default) : exported;
  if (typeof target !== 'string') return { kind: 'missing' };
  return { kind: 'file', path: posix.join(workspace.folder, target), byName: true };
}

/** Whether `path` matches `pattern`, where `*` stands for anything but a slash. */
export function matches(pattern, path) {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+');
  return new RegExp(`^${escaped}$`).test(path);
}

export const isTest = (path) => /\.(test|spec|bench|fixture)\.[cm]?[jt]sx?$/.test(path);

/** `--root <folder>` on the command line, otherwise the repository this script lies in. */
export function rootArgument() {
  const index = process.argv.indexOf('--root');
  return index === -1 ? dirname(import.meta.dirname) : process.argv[index + 1];
}
