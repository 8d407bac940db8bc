import { given, word } from '../app/search.ts';
import { guideNames } from './guide-names.ts';

/** What the help screen keeps in its address: the page and task, or the screen from which help was asked for. */
export function helpSearch(search: Record<string, unknown>) {
  return given({
    page: guideNames.find((name) => name === search['page']),
    section: word(search['section'], 60),
    screen: word(search['screen'], 200),
    q: word(search['q']),
  });
}
