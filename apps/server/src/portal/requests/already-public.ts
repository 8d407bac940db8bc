import { toSimplified } from '@openzone/chinese-text/convert';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import type { PortalView } from '../data.ts';

const most = 5;
/** Searches for one description; each is as dear as one of the search page. */
const mostQueries = 6;

/** Words of asking, which no document has for its subject. */
const filler =
  /申请(?:公开|获取)?|请(?:求|予以|依法)?(?:公开|提供|告知)|希望|需要|想要|我(?:们)?(?:想|要|单位)?|关于|有关|相关|全部|所有|情况|材料|资料|信息|文件|内容|及其?|以及|的|和|与|或者?|等/gu;

/** What to look for, most promising first: what stands in title marks, document numbers, then clause by clause. */
export function searchPhrases(description: string, documentNumber: string): string[] {
  const text = toSimplified(description).normalize('NFC');
  const titles = Array.from(text.matchAll(/[《〈]([^》〉]{2,60})[》〉]/gu), (match) => match[1] ?? '');
  const numbers = Array.from(
    text.matchAll(/\p{Script=Han}{1,12}[〔[（(]\d{4}[〕\]）)]第?\d{1,5}号/gu),
    (match) => match[0],
  );
  const clauses = text
    .split(/[，。；：、！？,.;:!?\n“”"《》〈〉（）()]/u)
    .map((clause) => clause.replace(filler, ' ').replace(/\s+/gu, ' ').trim())
    .filter((clause) => clause.length >= 2)
    .toSorted((a, b) => b.length - a.length);
  const wide = clauses.flatMap((clause) => [clause, longestWords(clause)]);
  const all = [toSimplified(documentNumber), ...titles, ...numbers, ...wide];
  return [...new Set(all.map((phrase) => phrase.trim().slice(0, 60)))].filter((phrase) => phrase.length >= 2);
}

/** The search wants every word found; of a long clause the longest pieces say most. */
function longestWords(clause: string): string {
  return clause
    .split(' ')
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 1)
    .join(' ');
}

/** Documents already public that may hold what is asked for; a hint, never a condition. */
export async function alreadyPublic(
  view: Pick<PortalView, 'search'>,
  description: string,
  documentNumber: string,
): Promise<readonly PublicListItem[]> {
  const found = new Map<string, PublicListItem>();
  for (const q of searchPhrases(description, documentNumber).slice(0, mostQueries)) {
    const result = await view.search({ q, sort: 'relevance', page: 1, pageSize: most });
    for (const hit of result.hits) if (found.size < most) found.set(hit.id, hit);
    if (found.size >= most) break;
  }
  return [...found.values()];
}
