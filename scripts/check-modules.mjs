/**
 * Checks every import of the repository against module-map.cjs, and that there is no cycle.
 *
 *   node scripts/check-modules.mjs [--root <folder>]   prints each offence, exit status 1 when there is one
 *   node scripts/check-modules.mjs --diagram           prints the map as a Mermaid diagram
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  importsOf,
  isTest,
  listSources,
  matches,
  parseSource,
  readWorkspaces,
  resolveImport,
  rootArgument,
} from './check-sources.mjs';

const map = createRequire(import.meta.url)('../module-map.cjs');
const SERVER = 'apps/server/src/';
/** Tests, benchmarks and build settings of a workspace: they may look anywhere, and nothing else may import them. */
const SUPPORT = /^(packages|apps)\/[^/]+\/(?!src\/)/;

const floorPatterns = map.serverFloors.flatMap(({ floor, modules }, depth) =>
  modules.map((pattern) => ({ pattern, floor, depth })),
);

/** The module a file of apps/server/src lies in: its path and floor, or undefined when it is not on the map. */
export function serverModule(path) {
  const parts = path.slice(SERVER.length).split('/');
  for (const { pattern, floor, depth } of floorPatterns) {
    const length = pattern.split('/').length;
    const name = parts.slice(0, length).join('/');
    if (parts.length > length && matches(pattern, name)) return { name, floor, depth };
  }
  return undefined;
}

/** Where a file belongs: its workspace and, in the server, its module. */
function placeOf(path) {
  const workspace = path.split('/').slice(0, 2).join('/');
  const place = { path, workspace, support: SUPPORT.test(path), module: undefined };
  return path.startsWith(SERVER) ? { ...place, module: serverModule(path) } : place;
}

function isOnMap(place) {
  if (map.workspaces[place.workspace] === undefined) return false;
  return place.support || !place.path.startsWith(SERVER) || place.module !== undefined;
}

function isDoor(place) {
  const inside = place.path.slice(SERVER.length + place.module.name.length + 1);
  const extra = map.doors[place.module.name] ?? [];
  return [/^index\.tsx?$/.test(inside), ...extra.map((door) => matches(door, inside) && !isTest(inside))].includes(
    true,
  );
}

/** Why one server module may not import another; undefined when it may. */
function moduleObjection(from, to) {
  const [a, b] = [from.module, to.module];
  if (a.name === b.name) return undefined;
  const only = map.mayImportOnly[a.name];
  if (only !== undefined) {
    if (!only.some((pattern) => matches(pattern, b.name)))
      return `${a.name} may import only ${only.join(', ')}, not ${b.name}`;
  } else if (a.depth === b.depth) {
    return `${a.name} and ${b.name} are neighbours on the floor "${a.floor}" and must not import each other; use flows/ or a floor below`;
  } else if (a.depth > b.depth) {
    return `${a.name} (floor "${a.floor}") must not import ${b.name} (floor "${b.floor}"): importing is only downward`;
  }
  if (isDoor(to)) return undefined;
  return `${b.name} is entered only through its index.ts, not ${to.path.slice(SERVER.length)}`;
}

function fileObjection(from, to, byName) {
  if (!isOnMap(to)) return `${to.path} is not on the map; add its folder to module-map.cjs`;
  if (from.support) return undefined;
  if (to.support)
    return isTest(from.path) && from.workspace === to.workspace ? undefined : `${to.path} serves tests and tools only`;
  if (from.workspace === to.workspace) return from.module === undefined ? undefined : moduleObjection(from, to);
  const { uses } = map.workspaces[from.workspace];
  if (!uses.includes(to.workspace))
    return `${from.workspace} may import ${uses.length > 0 ? uses.join(', ') : 'no other workspace'}, not ${to.workspace}`;
  return byName ? undefined : `another workspace is imported by its package name, not by a path into ${to.workspace}`;
}

function packageObjection(from, target) {
  if (from.support || isTest(from.path)) return undefined;
  if (target.kind === 'builtin') {
    return map.workspaces[from.workspace].browserSafe
      ? `${from.workspace} runs in browsers and must not import Node built-ins`
      : undefined;
  }
  const places = map.packagesOnlyIn[target.packageName];
  if (
    places === undefined ||
    places.some((place) => from.path.startsWith(`${SERVER}${place}/`) || from.path === `${SERVER}${place}.ts`)
  )
    return undefined;
  return `the package ${target.packageName} is imported only in ${places.join(', ')}`;
}

function objection(from, target, specifier) {
  if (specifier === undefined) return 'a computed import path cannot be checked; write the path out';
  if (target.kind === 'missing')
    return `"${specifier}" does not lead to a file of this repository or an exported path of a workspace`;
  return target.kind === 'file'
    ? fileObjection(from, placeOf(target.path), target.byName)
    : packageObjection(from, target);
}

/** Tarjan's strongly connected components, without recursion: files that import each other, each group once. */
function findCycles(edges) {
  const state = new Map();
  const stack = [];
  const cycles = [];
  for (const start of edges.keys()) {
    if (state.has(start)) continue;
    const enter = (node) => {
      state.set(node, { index: state.size, low: state.size, onStack: true });
      stack.push(node);
      return { node, next: [...(edges.get(node) ?? [])] };
    };
    const work = [enter(start)];
    while (work.length > 0) {
      const frame = work.at(-1);
      const mine = state.get(frame.node);
      const neighbour = frame.next.pop();
      if (neighbour !== undefined) {
        const theirs = state.get(neighbour);
        if (theirs === undefined) work.push(enter(neighbour));
        else if (theirs.onStack) mine.low = Math.min(mine.low, theirs.index);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) state.get(parent.node).low = Math.min(state.get(parent.node).low, mine.low);
      if (mine.low !== mine.index) continue;
      const group = stack.splice(stack.indexOf(frame.node));
      for (const node of group) state.get(node).onStack = false;
      if (group.length > 1 || edges.get(frame.node)?.has(frame.node)) cycles.push(shortestLoop(edges, new Set(group)));
    }
  }
  return cycles;
}

/** One readable loop within a group: breadth first from a file back to itself. */
function shortestLoop(edges, group) {
  const start = [...group].toSorted()[0];
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths) {
    for (const next of edges.get(path.at(-1)) ?? []) {
      if (next === start) return [...path, start];
      if (group.has(next) && !seen.has(next)) {
        seen.add(next);
        paths.push([...path, next]);
      }
    }
  }
  return [...group];
}

/** All offences of the repository at `root`, as lines for a person. */
export function checkModules(root) {
  const workspaces = readWorkspaces(root);
  const sources = listSources(root);
  const offences = [];
  const edges = new Map();
  let imports = 0;
  for (const path of sources) {
    const from = placeOf(path);
    const targets = new Set();
    edges.set(path, targets);
    if (!isOnMap(from)) {
      offences.push(`${path}  is not on the map; add its folder to module-map.cjs`);
      continue;
    }
    const source = parseSource(root, path);
    if (source.errors.length > 0) offences.push(`${path}  cannot be parsed: ${source.errors[0].message}`);
    for (const { specifier, line } of importsOf(source)) {
      imports += 1;
      const target = specifier === undefined ? undefined : resolveImport(root, workspaces, path, specifier);
      if (target?.kind === 'file') targets.add(target.path);
      const reason = from.support && specifier === undefined ? undefined : objection(from, target, specifier);
      if (reason !== undefined) offences.push(`${path}:${line}  ${reason}`);
    }
  }
  for (const loop of findCycles(edges)) offences.push(`import cycle  ${loop.join(' → ')}`);
  return { offences, files: sources.length, imports };
}

/** The map as a Mermaid flow chart, for the architecture page. */
function diagram() {
  const id = (name) => name.replace(/\W+/g, '_');
  const floors = map.serverFloors.map(
    ({ floor, modules }) =>
      `  subgraph ${floor}\n${modules.map((name) => `    ${id(`${floor}/${name}`)}["${name}"]`).join('\n')}\n  end`,
  );
  const down = map.serverFloors.slice(1).map(({ floor }, index) => `  ${map.serverFloors[index].floor} --> ${floor}`);
  const uses = Object.entries(map.workspaces).flatMap(([name, { uses: used }]) =>
    used.map((other) => `  ${name === 'apps/server' ? 'platform' : id(name)} -.-> ${id(other)}["${other}"]`),
  );
  return ['flowchart TD', ...floors, ...down, ...uses].join('\n');
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--diagram')) console.log(diagram());
  else {
    const root = rootArgument();
    const { offences, files, imports } = checkModules(join(root));
    for (const offence of offences) console.error(offence);
    console.log(`module map: ${files} files, ${imports} imports, ${offences.length} offences`);
    if (offences.length > 0) process.exitCode = 1;
  }
}
