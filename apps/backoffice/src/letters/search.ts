import type { LetterQuery, LetterSort } from '@openzone/contracts';
import { given, id, positive, word } from '../app/search.ts';
import { day } from '../requests/search.ts';

/** By what the list can be ordered. */
export const letterSorts = [
  'made',
  '-made',
  'issued',
  '-issued',
  'name',
  '-name',
  'request',
  '-request',
  'unit',
  '-unit',
] as const satisfies readonly LetterSort[];

function decided(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** What the list of letters keeps in its address. */
export function lettersSearch(search: Record<string, unknown>) {
  const kind = word(search['kind'], 60);
  return given({
    q: word(search['q']),
    kind: kind !== undefined && /^[A-Z0-9_]+$/.test(kind) ? kind : undefined,
    unitId: id(search['unitId']),
    issued: decided(search['issued']),
    from: day(search['from']),
    to: day(search['to']),
    page: positive(search['page'], 100_000),
    pageSize: positive(search['pageSize'], 100),
    sort: letterSorts.find((sort) => sort === search['sort']),
    after: word(search['after'], 600),
  }) satisfies LetterQuery;
}
export type LettersSearch = ReturnType<typeof lettersSearch>;
