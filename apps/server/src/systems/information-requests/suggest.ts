import { segment } from '@openzone/chinese-text/segment';
import type { RequestDetail } from '@openzone/contracts';
import type { Database } from '../../platform/db/index.ts';
import { searchDocuments } from '../../search/index.ts';

/** Words that say nothing of what is asked for. */
const emptyWords =
  /^(关于|有关|相关|政府|信息|公开|申请|要求|提供|希望|获取|文件|材料|资料|以及|情况|内容|所有|全部|我|我们|贵|单位|本人|年度?)$/u;

/**
 * Public documents that may answer a request: those that hold its most telling words, fewer and fewer of them until something is found.
 * Reads as the public site does, so it never names what is not public.
 */
export async function suggestPublic(
  publicDb: Database,
  siteId: number,
  description: string,
): Promise<RequestDetail['alreadyPublic']> {
  const words = tellingWords(description);
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const q = words.slice(0, count).join(' ');
    const { hits } = await publicDb.read(siteId, (reading) =>
      searchDocuments(reading, { q, page: 1, pageSize: 5, sort: 'relevance' }),
    );
    if (hits.length > 0) return hits.map(({ code, title, listedOn }) => ({ code, title, listedOn }));
  }
  return [];
}

/** The longest words first: they tell most. */
function tellingWords(description: string): string[] {
  const words = segment(description.slice(0, 300)).map((token) => token.term);
  return [...new Set(words)]
    .filter((word) => word.length > 1 && !emptyWords.test(word))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 6);
}
