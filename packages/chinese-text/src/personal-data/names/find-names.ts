import type { Labels } from '../context.ts';
import type { Draft } from '../draft.ts';
import { stepOfWord, wordValue } from '../lexicon/lexicon.ts';
import { reason, type Reason } from '../reasons.ts';
import { classOf, DIGIT, type Scan } from '../scan.ts';
import { TYPES, type Candidate } from './candidates.ts';
import { ADDRESS_WORD, contextClassFrom, contextClassOf, MEASURE_WORD, OFFICE_WORD } from './context-words.ts';
import { isHistorical } from './historical.ts';
import { nameColumns } from './layout.ts';
import { countedMembers, restOfLists, type Span } from './lists.ts';
import { singleStep } from './surnames.ts';
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
  const drafts: Draft[] = [];
  for (const group of groups) {
    const weighed = group.map((name) => weighAgain(name, evidence, scan.units));
    for (const name of bestSet(weighed)) drafts.push(draftOf(scan, labels, name));
  }
  const others = [...restOfLists(scan.units, drafts), ...nameColumns(scan.units, drafts).rest, ...evidence.counted];
  const labelled = new Map(scan.labels.map(({ start, end }) => [start, end]));
  for (const { start, end } of others) {
    // The heading of a column of names is 户主, and nobody's name.
    if (labelled.get(start) === end) continue;
    if (/[某×]/u.test(scan.text.slice(start, end)) || refused.has(scan.text.slice(start, end))) continue;
    drafts.push({ kind: 'person-name', start, end, confidence: IN_LIST, why: [reason('list')], subject: 'person' });
  }
  for (const name of [...NATIONAL_LEADERS, ...(options.knownNames ?? [])]) drafts.push(...occurrences(scan.text, name));
  return drafts;
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
    cells: nameColumns(units, sure).starts,
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
      group.push({ ...candidate, score, key, elsewhere: false });
    },
    () => {
      if (group.length > 0) groups.push(group);
      group = [];
    },
  );
  return groups;
}

/** What is never the name of a person, whatever stands around it. */
function isNone(scan: Scan, { start, end, surname }: Candidate): boolean {
  const { units } = scan;
  if (isDocumentNumber(scan, end)) return true;
  // 杨书记, 李先生: the law asks no more of a mask than this.
  const given = surname === 0 ? 0 : contextClassOf(units, start + surname, end);
  if (given === OFFICE_WORD || given === ADDRESS_WORD || isSurnameWithTitle(scan, start, end)) return true;
  // 63.86 万元: digits before a measure.
  let before = start - 1;
  while (units[before] === 0x20) before--;
  if ((classOf(units[before]) & DIGIT) === 0) return false;
  return '万千百亿余'.includes(scan.text.charAt(start)) || contextClassOf(units, start, end) === MEASURE_WORD;
}

/** 黎副处长, 游客王女士: a surname with what such a person is called by, behind a word or before the rest of a title. */
function isSurnameWithTitle({ units, text }: Scan, start: number, end: number): boolean {
  if (end - start === 2 && text.charAt(start + 1) === '副') return contextClassFrom(units, start + 1) === OFFICE_WORD;
  return (
    end - start === 3 &&
    /^(?:先生|女士|大爷|大妈|师傅|阿姨)/u.test(text.slice(end, end + 2)) &&
    wordValue(units, start, start + 2) !== 0 &&
    singleStep(units[end - 1] ?? 0) <= 2
  );
}

/** Given names of two characters hardly ever end like this; names of places nearly always do. */
const PLACE_ENDS = '镇乡县街巷弄屯村路';
const PLACE_LIKE = -70;
const IMPOSSIBLE = -1000;
/** A form's field that is called 姓名 holds a name; one that is called 负责人 may hold an office instead. */
const NAMED = 120;
const PERSONAL = 40;
/** Little words before a surname that are rare surnames themselves. */
const LINKS = '和与同及向由对从经时应将后于';
/** 周三 is a day, unless very much speaks for a name. */
const WEEKDAY = -400;
/** 公示 and 管理: the frequency step of words that are on every page, and hardly ever somebody's name. */
const EVERYDAY = 6;
const COMMON = -120;
/** 林则徐 is on a memorial far more often than on a list of today. */
const HISTORICAL = -450;
/** Hardly anything but a name has a dot between characters of other languages' names. */
const DOTTED = 80;

/** What rules add to the score of the model, or take from it. */
function rules({ text, units }: Scan, labels: Labels, { start, end, type }: Candidate): number {
  // 王局长和张先生: the little word before a surname is none itself.
  if (
    type === TYPES.oneOne &&
    LINKS.includes(text.charAt(start)) &&
    singleStep(units[end - 1] ?? 0) <= 2 &&
    contextClassFrom(units, end) === ADDRESS_WORD
  )
    return IMPOSSIBLE;
  if (/^周[一二三四五六日末]$/u.test(text.slice(start, end))) return WEEKDAY;
  if (type === TYPES.dotted) return DOTTED;
  if (isHistorical(text, start, end)) return HISTORICAL;
  const label = labels.at(start);
  if (label?.label.class === 'name' && isField(text, label.end, start, end))
    return label.label.word.endsWith('姓名') ? NAMED : PERSONAL;
  if (end - start === 2 && stepOfWord(wordValue(units, start, end)) >= EVERYDAY) return COMMON;
  return type === TYPES.oneTwo && PLACE_ENDS.includes(text.charAt(end - 1)) ? PLACE_LIKE : 0;
}

/** Does nothing but signs stand between the label and the name, and no Han character behind it? */
function isField(text: string, labelEnd: number | undefined, start: number, end: number): boolean {
  if (/^\p{Script=Han}/u.test(text.slice(end, end + 2))) return false;
  return labelEnd === undefined || /^[\s:：（(]{1,4}$/u.test(text.slice(labelEnd, start));
}

const BRACKET = 0x5b;

/** 海民发〔2017〕110号: the characters before a year in brackets are an agency. */
function isDocumentNumber({ units, text }: Scan, end: number): boolean {
  return (
    (units[end] === BRACKET || units[end] === 0x28 || text[end] === '„') &&
    /^[\d０-９]{4}[)）\]］〕】‟”]/u.test(text.slice(end + 1, end + 6))
  );
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
