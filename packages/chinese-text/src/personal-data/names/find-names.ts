import type { Labels } from '../context.ts';
import type { Draft } from '../draft.ts';
import { reason, type Reason } from '../reasons.ts';
import type { Scan } from '../scan.ts';
import { TYPES } from './candidates.ts';
import { nameColumns } from './layout.ts';
import { nameRows } from './rows.ts';
import { countedMembers, isMember, restOfLists, type Span } from './lists.ts';
import { partsAlone } from './parts.ts';
import { isNone, NAMED, rules } from './rules.ts';
import { bestSet, scoreOf, visitCandidates, type NameModel, type ScoredName } from './tagger.ts';

export interface NameOptions {
  /** Names that are always found: the site's own list. */
  readonly knownNames?: readonly string[];
  /** What is never a name here: places, firms, brands. */
  readonly notNames?: readonly string[];
}

/** A name this sure is looked for in the rest of the document. */
const SURE = 70;
/** What being sure elsewhere adds to a score. */
const ELSEWHERE = 160;
/** A document that is full of names is likely to have more: for each name a code unit, up to a limit. */
const LEANING = 1000;
const MOST_LEANING = 25;
const IN_LIST = 0.7;
/** What a sure name on the other side of a 、 adds. */
const IN_SEQUENCE = 40;
/** What standing in a column of names, or in a list that says how many persons it holds, adds. */
const IN_PLACE = 100;
const ENUMERATION = 0x3001;
/** Scores fall off in confidence with this. */
const SCALE = 60;

/** Named in very many documents, and by themselves where the model sees little around them. */
const NATIONAL_LEADERS = ['习近平', '胡锦涛', '江泽民'];

interface Weighed extends ScoredName {
  readonly key: string;
  readonly elsewhere: boolean;
}

/** Names of persons: by the model, then the sure ones wherever else they stand, then the site's list. */
export function findNames(scan: Scan, labels: Labels, model: NameModel, options: NameOptions): Draft[] {
  const refused = new Set(options.notNames ?? []);
  const groups = weigh(scan, labels, model, refused);
  const evidence = gather(groups, scan.units);
  const found = groups.flatMap((group) => bestSet(group.map((name) => weighAgain(name, evidence, scan.units))));
  const drafts = found.map((name) => draftOf(scan, labels, name));
  const others = [
    ...restOfLists(scan.units, drafts),
    ...nameColumns(scan.units, drafts).rest,
    ...nameRows(scan.units, drafts).rest,
    ...evidence.counted,
    ...cellsOfNames(scan, labels),
  ];
  const labelled = new Map(scan.labels.map(({ start, end }) => [start, end]));
  for (const { start, end } of others) {
    // The heading of a column of names is 户主, and nobody's name.
    if (labelled.get(start) === end || labels.headings.get(start) === end) continue;
    if (/[某×]/u.test(scan.text.slice(start, end)) || refused.has(scan.text.slice(start, end))) continue;
    drafts.push({ kind: 'person-name', start, end, confidence: IN_LIST, why: [reason('list')], subject: 'person' });
  }
  for (const { start, end } of partsAlone(
    scan.units,
    found.filter(({ score }) => score >= SURE),
  )) {
    if (refused.has(scan.text.slice(start, end))) continue;
    const why = [reason('name-elsewhere')];
    drafts.push({ kind: 'person-name', start, end, confidence: IN_LIST, why, subject: 'person' });
  }
  for (const name of [...NATIONAL_LEADERS, ...(options.knownNames ?? [])]) drafts.push(...occurrences(scan.text, name));
  return drafts;
}

/** Under 姓名 stands a name, whatever word it is: 幸福, 上官云珠儿. */
function cellsOfNames(scan: Scan, labels: Labels): Span[] {
  return labels.cells.filter(
    (cell) => cell.label.class === 'name' && cell.label.word.endsWith('姓名') && isMember(scan.units, cell),
  );
}

/** What the sure names of a document say about the others. */
interface Evidence {
  readonly keys: ReadonlySet<string>;
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
  readonly leaning: number;
  /** Where the cells of columns of names begin. */
  readonly cells: ReadonlySet<number>;
  /** Members of lists that say how many persons they are. */
  readonly counted: readonly Span[];
  readonly countedEnds: ReadonlySet<number>;
}

function gather(groups: readonly (readonly Weighed[])[], units: Uint16Array): Evidence {
  const sure = groups.flatMap((group) => bestSet(group)).filter(({ score }) => score >= SURE);
  const { members, firstEnds } = countedMembers(units);
  return {
    cells: new Set([...nameColumns(units, sure).starts, ...nameRows(units, sure).starts]),
    counted: members,
    countedEnds: new Set([...firstEnds, ...members.map(({ end }) => end)]),
    keys: new Set(sure.map(({ key }) => key)),
    starts: new Set(sure.map(({ start }) => start)),
    ends: new Set(sure.map(({ end }) => end)),
    leaning: Math.min(MOST_LEANING, (sure.length / Math.max(1, units.length)) * LEANING),
  };
}

function weighAgain(name: Weighed, evidence: Evidence, units: Uint16Array): Weighed {
  const elsewhere = evidence.keys.has(name.key);
  const listed =
    (units[name.start - 1] === ENUMERATION && evidence.ends.has(name.start - 1)) ||
    (units[name.end] === ENUMERATION && evidence.starts.has(name.end + 1));
  const placed = evidence.cells.has(name.start) || evidence.countedEnds.has(name.end);
  const score =
    name.score + evidence.leaning + (elsewhere ? ELSEWHERE : 0) + (listed ? IN_SEQUENCE : 0) + (placed ? IN_PLACE : 0);
  return { ...name, score, elsewhere: elsewhere && name.score <= 0 };
}

function weigh(scan: Scan, labels: Labels, model: NameModel, refused: ReadonlySet<string>): Weighed[][] {
  const groups: Weighed[][] = [];
  let group: Weighed[] = [];
  // 准考证号 at the head of a column is what it says, though 准 may be a surname.
  const labelEnds = new Map(scan.labels.map(({ start, end }) => [start, end]));
  visitCandidates(
    scan.units,
    labels,
    (around, candidate) => {
      const bare = scoreOf(model, around, candidate);
      if (bare <= -ELSEWHERE - NAMED) return;
      const score = bare + rules(scan, labels, candidate);
      if (score <= -ELSEWHERE) return;
      const key = scan.text.slice(candidate.start, candidate.end).replace(/\s/gu, '');
      // 张某某 is masked already.
      if (/[某×]/u.test(key) || refused.has(key) || isNone(scan, candidate)) return;
      if (labelEnds.get(candidate.start) === candidate.end) return;
      if (labels.headings.get(candidate.start) === candidate.end) return;
      group.push({ ...candidate, score, key, elsewhere: false });
    },
    () => {
      if (group.length > 0) groups.push(group);
      group = [];
    },
  );
  return groups;
}

function draftOf(scan: Scan, labels: Labels, name: Weighed): Draft {
  const { start, end, score } = name;
  const label = labels.at(start);
  const labelled = label?.label.class === 'name';
  const why: Reason[] = [
    ...(labelled ? [label.why] : []),
    ...(name.elsewhere ? [reason('name-elsewhere')] : []),
    name.surname > 0
      ? reason('surname', { surname: scan.text.slice(start, start + name.surname) })
      : reason('name-form', { people: name.type === TYPES.field ? '—' : '少数民族或外国 / minority or foreign' }),
  ];
  const confidence = 0.5 + 0.5 * (1 - Math.exp(-score / SCALE));
  return {
    kind: 'person-name',
    start,
    end,
    confidence: Math.min(0.99, Number(confidence.toFixed(3))),
    why,
    subject: 'person',
  };
}

function* occurrences(text: string, name: string): Generator<Draft> {
  if (name === '') return;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const why = [reason('known-name')];
    yield { kind: 'person-name', start: at, end: at + name.length, confidence: 0.95, why, subject: 'person' };
  }
}
