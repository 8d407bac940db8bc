import { trailOutcomeLabels, type TrailQuery } from '@openzone/contracts';
import { given, id, word } from '../app/search.ts';
import { day, keyOf } from '../requests/search.ts';

/** What the screen of the trail keeps in its address. */
export function trailSearch(search: Record<string, unknown>) {
  return given({
    personId: id(search['personId']),
    act: word(search['act']),
    kind: word(search['kind'], 60),
    subjectId: word(search['subjectId'], 200),
    number: word(search['number'], 200),
    from: day(search['from']),
    to: day(search['to']),
    outcome: keyOf(trailOutcomeLabels, search['outcome']),
    address: word(search['address'], 45),
  }) satisfies TrailQuery;
}

export type TrailSearch = ReturnType<typeof trailSearch>;
