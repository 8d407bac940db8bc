/** Reading SQL just far enough to know which tables a text touches. Not a parser: it errs on the side of asking. */

/** Stands where the TypeScript source has `${…}`; no SQL text contains it. */
export const HOLE = '\ue000';

const TOKEN = new RegExp(
  [
    /--[^\n]*/, // comment to the end of the line
    /\/\*[\s\S]*?\*\//, // comment
    /[eE]?'(?:[^']|'')*'/, // string
    /(\$[A-Za-z_]*\$)[\s\S]*?\1/, // dollar-quoted body
    /"(?:[^"]|"")*"/, // quoted name
    /[A-Za-z_\u0080-\ud7ff][\w$\u0080-\ud7ff]*/, // name or keyword
    /\ue000/, // hole
    /[(),.;]/,
    /\d+(?:\.\d+)?/,
    /[^\s]/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

const SKIPPED = /^(?:--|\/\*|[eE]?'|\$[A-Za-z_]*\$)/;

function tokenize(text) {
  return [...text.matchAll(TOKEN)]
    .filter(([value]) => !SKIPPED.test(value))
    .map((match) => ({ value: match[0], word: match[0].toLowerCase(), at: match.index }));
}

const SUBQUERY = new Set(['select', 'with', 'values', 'table', 'insert', 'update', 'delete', '(', HOLE]);
/** Words that end the list of tables after FROM; everything else in it is an alias, a condition or a further table. */
const CLAUSES = new Set([
  'where', 'group', 'order', 'having', 'limit', 'offset', 'union', 'intersect', 'except', 'returning', 'window', 'fetch',
  'for', 'set', 'select', 'values', 'when', 'on', 'join', 'inner', 'left', 'right', 'full', 'cross', 'natural', ';',
]); // prettier-ignore
const BEFORE_NAME = new Set(['only', 'lateral', 'table', 'if', 'not', 'exists', 'concurrently']);

/**
 * The table named at `index`, if a table is named there: its name, or HOLE for a computed one. A name followed by a
 * parenthesis is a function, except where a list of columns may follow (INSERT INTO, COPY).
 */
function tableAt(tokens, index, mayHaveColumns = false) {
  let at = index;
  while (
    at < tokens.length &&
    (BEFORE_NAME.has(tokens[at].word) || (tokens[at].word === '(' && !SUBQUERY.has(tokens[at + 1]?.word)))
  )
    at += 1;
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.value === HOLE) return { name: HOLE, at: token.at };
  if (!/^["A-Za-z_\u0080-\ud7ff]/.test(token.value)) return undefined;
  const qualified = tokens[at + 1]?.value === '.';
  const last = qualified ? tokens[at + 2] : token;
  if (last === undefined) return undefined;
  if (!mayHaveColumns && tokens[at + (qualified ? 3 : 1)]?.value === '(') return undefined;
  if (qualified && last.value !== HOLE && !['openzone', 'public'].includes(token.word)) return undefined; // somebody else's schema
  const plain = (value) => (value.startsWith('"') ? value.slice(1, -1) : value.toLowerCase());
  return { name: last.value === HOLE ? HOLE : plain(last.value), at: last.at };
}

/** `depth` of each token in parentheses, and whether the innermost one opens a query. */
function nesting(tokens) {
  const open = [{ query: true, id: -1 }];
  return tokens.map((token, index) => {
    const here = open.at(-1); // a closing parenthesis still belongs to what it closes
    if (token.value === ')' && open.length > 1) open.pop();
    if (token.value === '(') open.push({ query: SUBQUERY.has(tokens[index + 1]?.word), id: index });
    return here;
  });
}

/** The tables after a FROM: the first, and one after each comma of the same level. */
function* fromList(tokens, levels, start) {
  const level = levels[start - 1];
  const first = tableAt(tokens, start);
  if (first !== undefined) yield first;
  for (let index = start; index < tokens.length; index += 1) {
    if (levels[index] !== level) continue;
    if (CLAUSES.has(tokens[index].word) || tokens[index].value === ')') return;
    if (tokens[index].value !== ',') continue;
    const next = tableAt(tokens, index + 1);
    if (next !== undefined) yield next;
  }
}

/**
 * The tables a piece of SQL touches. `name` is HOLE where the name is computed; `at` is an offset into `text`.
 * @returns {{ name: string, at: number, write: boolean }[]} in the order of the text
 */
export function tablesIn(text) {
  const tokens = tokenize(text);
  const levels = nesting(tokens);
  const found = [];
  const add = (table, write) => table !== undefined && found.push({ ...table, write });
  for (const [index, { word }] of tokens.entries()) {
    const before = tokens[index - 1]?.word ?? '';
    // `extract(year from …)` and `is distinct from …` name no table.
    if (word === 'from' && levels[index].query && before !== 'distinct') {
      if (before === 'delete') add(tableAt(tokens, index + 1), true);
      else for (const table of fromList(tokens, levels, index + 1)) add(table, false);
    } else if (word === 'join') add(tableAt(tokens, index + 1), false);
    else if (word === 'using') {
      if (tokens[index + 1]?.value !== '(') for (const table of fromList(tokens, levels, index + 1)) add(table, false);
    } else if (word === 'into' && (before === 'insert' || before === 'merge'))
      add(tableAt(tokens, index + 1, true), true);
    else if (word === 'update' && !['for', 'key', 'do', 'on', 'before', 'after', 'or'].includes(before))
      add(updated(tokens, index), true);
    else if (
      word === 'truncate' ||
      word === 'copy' ||
      (word === 'table' && ['alter', 'drop', 'lock'].includes(before))
    ) {
      add(tableAt(tokens, index + 1, true), true);
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

/** The target of UPDATE, which is one only where SET follows: `then update set` and a grant name none. */
function updated(tokens, index) {
  return tokens[index + 1]?.word === 'set' ? undefined : tableAt(tokens, index + 1);
}

/** What a migration creates, with the owner named above it: tables and views. */
export function createdIn(text) {
  const found = [];
  let owner;
  const code = text.replace(/(\$[A-Za-z_]*\$)[\s\S]*?\1/g, (body) => body.replace(/[^\n]/g, ' '));
  const statement =
    /^[ \t]*--[ \t]*owner:[ \t]*(\S+)[ \t]*$|--[^\n]*|\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:materialized\s+)?(?:recursive\s+)?(table|view)\s+(?:if\s+not\s+exists\s+)?(?:openzone\s*\.\s*)?("[^"]+"|\w+)/gim;
  for (const match of code.matchAll(statement)) {
    if (match[1] !== undefined) owner = match[1];
    if (match[3] === undefined) continue;
    const name = match[3].startsWith('"') ? match[3].slice(1, -1) : match[3].toLowerCase();
    found.push({
      name,
      owner,
      view: match[2]?.toLowerCase() === 'view',
      line: code.slice(0, match.index).split('\n').length,
    });
  }
  return found;
}

/**
 * Whether an untagged string is SQL. Keywords are all upper or all lower case (prose begins with a capital) and followed
 * by what makes them a statement, so that 'DELETE /api/…' or 'select a column' is not taken for one.
 */
const STATEMENT = new RegExp(
  String.raw`^\s*(?:` +
    [
      String.raw`SELECT\s+\S`,
      String.raw`select\s+(?:[\s\S]*\sfrom\s|[\d*]|[\w.]+\s*\()`,
      String.raw`(?:INSERT\s+INTO|insert\s+into|MERGE\s+INTO|merge\s+into|DELETE\s+FROM|delete\s+from)\s+\S`,
      String.raw`(?:UPDATE|update)\s+\S+[\s\S]*?\s(?:SET|set)\s`,
      String.raw`(?:WITH|with)\s+(?:RECURSIVE\s+|recursive\s+)?\w+(?:\s*\([^)]*\))?\s+(?:AS|as)\s+(?:[\w ]*\s)?\(`,
      String.raw`(?:TRUNCATE|truncate|COPY|LOCK\s+TABLE|lock\s+table|ALTER\s+TABLE|alter\s+table|DROP\s+TABLE|drop\s+table)\s+\w`,
      String.raw`(?:FROM|(?:LEFT|RIGHT|INNER|FULL|CROSS)?\s*JOIN)\s+\w`,
    ].join('|') +
    ')',
);

export const isStatement = (text) => STATEMENT.test(text);
