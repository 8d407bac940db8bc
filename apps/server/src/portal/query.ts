import { validityLabels, type PublicUnit, type Validity } from '../engines/publication/public/index.ts';
import type { Messages } from './messages/index.ts';
import { familyIds, withTermsBelow, type ColumnNode, type SiteStructure, type TermLevels } from './structure.ts';

/** What a person typed or chose, as it came, and what is wrong with it. A wrong value is shown again, never dropped. */
export interface ListQuery {
  /** By name, without empty values; shown again in the form. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly QueryProblem[];
  readonly page: number;
  readonly q: string;
  readonly unit: PublicUnit | undefined;
  readonly column: ColumnNode | undefined;
  readonly columnIds: readonly string[] | undefined;
  readonly year: number | undefined;
  /** The one chosen, with those below it. */
  readonly genres: readonly string[] | undefined;
  readonly subjects: readonly string[] | undefined;
  readonly validity: Validity | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sort: 'relevance' | 'date';
}

export interface QueryProblem {
  readonly field: string;
  /** The field as the page calls it. */
  readonly label: string;
  readonly text: string;
}

/** A calendar day that exists, as `YYYY-MM-DD`; 2024-2-9 is understood as well. */
export function readDay(value: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(value.trim());
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** A positive whole number; undefined when it is not one. */
export function readPage(value: string | undefined): number | undefined {
  if (value === undefined) return 1;
  return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined;
}

const maxQuery = 100;
const maxTerm = 60;

const termsOf = (levels: TermLevels, name: string | undefined): string[] | undefined =>
  name === undefined ? undefined : withTermsBelow(levels, name.slice(0, maxTerm));

export function readListQuery(
  typed: Readonly<Record<string, string>>,
  structure: SiteStructure,
  m: Messages,
): ListQuery {
  const problems: QueryProblem[] = [];
  const wrong = (field: string, label: string, text: string): undefined => {
    problems.push({ field, label, text });
    return undefined;
  };
  function choose<T>(field: string, label: string, find: (value: string) => T | undefined): T | undefined {
    const value = typed[field];
    return value === undefined ? undefined : (find(value) ?? wrong(field, label, m.errors.badChoice(value)));
  }
  function day(field: string, label: string): string | undefined {
    const value = typed[field];
    return value === undefined ? undefined : (readDay(value) ?? wrong(field, label, m.errors.badDate(value)));
  }
  const page = readPage(typed['page']) ?? wrong('page', m.pager.label, m.errors.badPage(typed['page'] ?? ''));
  const column = choose(
    'column',
    m.catalogue.column,
    (key) => structure.byKey.get(key) ?? structure.ledOn.get(key)?.column,
  );
  const from = day('from', m.search.from);
  const to = day('to', m.search.to);
  if (from !== undefined && to !== undefined && from > to) wrong('from', m.search.from, m.errors.badRange);
  return {
    typed,
    page: page ?? 1,
    q: [...(typed['q'] ?? '')].slice(0, maxQuery).join('').trim(),
    unit: choose('unit', m.catalogue.unit, (code) => structure.unitByCode.get(code)),
    column,
    columnIds: column === undefined ? undefined : familyIds(column),
    year: choose('year', m.catalogue.year, (value) => (/^(19|20)\d{2}$/.test(value) ? Number(value) : undefined)),
    genres: termsOf(structure.genres, typed['genre']),
    subjects: termsOf(structure.topics, typed['subject']),
    validity: choose('validity', m.catalogue.validity, (value) =>
      Object.hasOwn(validityLabels, value) ? (value as Validity) : undefined,
    ),
    from,
    to,
    sort:
      choose('sort', m.search.sort, (value) => (value === 'date' || value === 'relevance' ? value : undefined)) ??
      'relevance',
    problems,
  };
}

/** The known, non-empty values of a query, in the order given: what an address is canonical by. */
export function pickQuery(url: string, known: readonly string[]): Record<string, string> {
  const at = url.indexOf('?');
  if (at < 0 || known.length === 0) return {};
  const parameters = new URLSearchParams(url.slice(at + 1));
  const picked: Record<string, string> = {};
  for (const name of known) {
    const value = parameters.get(name)?.trim() ?? '';
    if (value !== '' && !(name === 'page' && value === '1')) picked[name] = value;
  }
  return picked;
}

export function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
