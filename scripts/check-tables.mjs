/**
 * Checks that SQL stands only where it may, and that a module touches only its own tables (lint cannot see SQL).
 * Owners are the comments `-- owner: <module>` in apps/server/migrations; the rules are `sql` in module-map.cjs.
 * Tests are left out: they build their fixtures wherever they need them.
 *
 *   node scripts/check-tables.mjs [--root <folder>]   prints each offence, exit status 1 when there is one
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Visitor } from 'vite';
import { serverModule } from './check-modules.mjs';
import { isTest, listSources, matches, parseSource, rootArgument } from './check-sources.mjs';
import { createdIn, HOLE, isStatement, tablesIn } from './check-sql-text.mjs';

const { sql: rules } = createRequire(import.meta.url)('../module-map.cjs');
const SERVER = 'apps/server/src/';
const MIGRATIONS = 'apps/server/migrations';

/** Table or view → the module that owns it; a platform folder owns in the name of platform. */
function readOwners(root, offences) {
  const owners = new Map();
  const folder = join(root, MIGRATIONS);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
  for (const file of files.toSorted()) {
    for (const { name, owner, line } of createdIn(readFileSync(join(folder, file), 'utf8'))) {
      const at = `${MIGRATIONS}/${file}:${line}`;
      const module = owner === undefined ? undefined : serverModule(`${SERVER}${owner}/index.ts`);
      if (owner === undefined) offences.push(`${at}  ${name} has no owner; write "-- owner: <module>" above it`);
      else if (module === undefined) offences.push(`${at}  the owner "${owner}" of ${name} is not a module of the map`);
      else if (owners.has(name) && owners.get(name).name !== module.name) {
        offences.push(`${at}  ${name} is owned by ${owners.get(name).name} already and cannot be ${module.name}'s`);
      } else owners.set(name, module);
    }
  }
  return owners;
}

/** `a ${x} b` and 'a' + x + 'b' as one text with holes. */
function textOf(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : HOLE;
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? part.value.raw).join(HOLE);
  if (node.type === 'BinaryExpression' && node.operator === '+') return textOf(node.left) + textOf(node.right);
  return HOLE;
}

const isSqlTag = (tag) => (tag.type === 'Identifier' ? tag.name : tag.property?.name) === 'sql';

/**
 * Every SQL text of a file: what is tagged `sql`, and strings that begin like a statement. `fragments` are the tagged
 * texts that a `const` of this file names, so that a statement may begin its FROM with one of them.
 */
function sqlTextsIn(source) {
  const found = [];
  const fragments = new Map();
  const inner = new Set();
  const plain = (node) => {
    if (inner.has(node)) return;
    const text = textOf(node);
    if (isStatement(text)) found.push({ text, node, holes: node.expressions ?? [] });
  };
  new Visitor({
    TaggedTemplateExpression: (node) => {
      if (!isSqlTag(node.tag)) return;
      inner.add(node.quasi);
      found.push({ text: textOf(node.quasi), node, holes: node.quasi.expressions });
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init?.type === 'TaggedTemplateExpression' && isSqlTag(init.tag)) {
        fragments.set(id.name, textOf(init.quasi));
      }
    },
    BinaryExpression: (node) => {
      if (node.operator !== '+') return;
      plain(node);
      const mark = (part) => {
        inner.add(part);
        if (part.type === 'BinaryExpression') [part.left, part.right].forEach(mark);
      };
      [node.left, node.right].forEach(mark);
    },
    TemplateLiteral: plain,
    Literal: plain,
  }).visit(source.program);
  return { texts: found, fragments };
}

/** The tables a text touches; `from ${joined}` counts as the tables of `joined` where this file defines it. */
function touchedTables({ text, holes }, fragments) {
  return tablesIn(text).flatMap((table) => {
    if (table.name !== HOLE) return [table];
    const hole = holes[text.slice(0, table.at).split(HOLE).length - 1];
    const fragment = hole?.type === 'Identifier' ? fragments.get(hole.name) : undefined;
    if (fragment === undefined) return [table];
    return tablesIn(`${table.write ? 'insert into' : 'from'} ${fragment}`).map((inner) => ({ ...inner, at: table.at }));
  });
}

function mayHoldSql(path) {
  const parts = path.slice(SERVER.length).split('/');
  const name = parts.at(-1);
  return (
    rules.fileNames.some((pattern) => matches(pattern, name)) ||
    parts.slice(0, -1).some((part) => rules.folders.includes(part))
  );
}

const isExempt = (path) =>
  rules.exempt.some(
    (place) =>
      path === `${SERVER}${place}.ts` || path.startsWith(`${SERVER}${place}/`) || path.startsWith(`${SERVER}${place}-`),
  );

function mayRead(module, table, owner) {
  return rules.sharedViews.some(({ prefix, readers }) => {
    if (!table.name.startsWith(prefix)) return false;
    return readers === 'above' ? module.depth < owner.depth : readers.some((pattern) => matches(pattern, module.name));
  });
}

function tableObjection(module, table, owners) {
  if (table.name === HOLE) return 'the name of a table is computed and cannot be checked; write it in the statement';
  const owner = owners.get(table.name);
  if (owner === undefined || owner.name === module.name) return undefined;
  if (!table.write && mayRead(module, table, owner)) return undefined;
  return `${module.name} ${table.write ? 'writes to' : 'reads'} ${table.name}, which belongs to ${owner.name}; ask that module's index.ts`;
}

/** All offences of the repository at `root`, as lines for a person. */
export function checkTables(root) {
  const offences = [];
  const owners = readOwners(root, offences);
  let statements = 0;
  for (const path of listSources(root, ['apps/server/src'])) {
    const module = serverModule(path);
    if (module === undefined || isTest(path) || isExempt(path)) continue; // a file off the map is check-modules' business
    const source = parseSource(root, path);
    const { texts, fragments } = sqlTextsIn(source);
    statements += texts.length;
    if (texts.length > 0 && !mayHoldSql(path)) {
      const line = source.line(texts[0].node.start);
      offences.push(
        `${path}:${line}  holds SQL; only ${rules.fileNames.join(', ')} and files in ${rules.folders.join('/ or ')}/ may`,
      );
    }
    for (const found of texts) {
      const { text, node } = found;
      const seen = new Set();
      for (const table of touchedTables(found, fragments)) {
        const reason = tableObjection(module, table, owners);
        if (reason === undefined || seen.has(reason)) continue;
        seen.add(reason);
        const line = source.line(node.start) + text.slice(0, table.at).split('\n').length - 1;
        offences.push(`${path}:${line}  ${reason}`);
      }
    }
  }
  return { offences, tables: owners.size, statements };
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const { offences, tables, statements } = checkTables(rootArgument());
  for (const offence of offences) console.error(offence);
  console.log(`table ownership: ${tables} tables and views, ${statements} pieces of SQL, ${offences.length} offences`);
  if (offences.length > 0) process.exitCode = 1;
}
