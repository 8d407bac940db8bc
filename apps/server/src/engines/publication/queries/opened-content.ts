import { sm3Hex } from '../../../base/ledger/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import type { StoredVersion } from '../reader.ts';

/** What an entry of the ledger is committed to about a version. */
export interface OpeningOfVersion {
  readonly sequence: number;
  readonly opening: string;
}

/** Of the entries that made these versions public, by version. In two steps, so that each goes by its index however long the ledger is. */
export async function readOpeningsOfVersions(
  reading: Reading,
  versionIds: readonly string[],
): Promise<Map<string, OpeningOfVersion[]>> {
  const acts = await reading.rows<{ id: string; versionId: string }>(sql`
    select a.id, a.version_id as "versionId" from document_version v
    join public_act a on a.site_id = v.site_id and a.document_id = v.document_id and a.version_id = v.id
    where v.id = any(${versionIds}::uuid[]) and a.action <> 'WITHDRAW'`);
  const versionOf = new Map(acts.map((act) => [act.id, act.versionId]));
  const openings = await reading.rows<OpeningOfVersion & { readonly actId: string }>(sql`
    select sequence, act_id as "actId", opening from shared_ledger
    where act_id = any(${acts.map((act) => act.id)}::uuid[]) and opening is not null order by sequence`);
  return Map.groupBy(openings, ({ actId }) => versionOf.get(actId) ?? '');
}

/**
 * Where a version says something else than what was made public. Whether the opening is what the entry is committed to is for the
 * audit of the ledger to say; together they tell of every change, also of one that was made to fit the hash on record.
 */
export function differencesFromOpenings(
  row: StoredVersion,
  actual: { readonly canonical: string; readonly sha256: string },
  openings: readonly OpeningOfVersion[],
): Text[] {
  if (openings.length === 0) return [];
  const sm3 = sm3Hex(actual.canonical);
  const found: Text[] = [];
  for (const { sequence, opening } of openings) {
    const { title, content } = readOpening(opening);
    // Which of two titles is the true one is for the audit of the ledger to say.
    const name =
      title === row.title
        ? { zh: `《${row.title}》（${row.code}）`, en: `“${row.title}” (${row.code})` }
        : {
            zh: `《${row.title}》（${row.code}，账本中为《${title ?? '？'}》）`,
            en: `“${row.title}” (${row.code}, in the ledger “${title ?? '?'}”)`,
          };
    const faults: Text[] = [];
    if (content?.sha256 !== actual.sha256 || content.sm3 !== sm3) {
      faults.push({ zh: '内容不是公布时的内容', en: 'its content is not what was published' });
    }
    if (title !== row.title) faults.push({ zh: '标题不是公布时的标题', en: 'its title is not the one published' });
    if (faults.length === 0) continue;
    found.push({
      zh: `${name.zh}第 ${row.number} 版：${faults.map((one) => one.zh).join('；')}，与账本第 ${sequence} 条所承诺的不符`,
      en: `Version ${row.number} of ${name.en}: ${faults.map((one) => one.en).join('; ')}, as against entry ${sequence} of the ledger`,
    });
  }
  return found;
}

function readOpening(text: string): {
  title: string | undefined;
  content: { sha256: unknown; sm3: unknown } | undefined;
} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null) return { title: undefined, content: undefined };
  const title = 'title' in value && typeof value.title === 'string' ? value.title : undefined;
  const content =
    'content' in value && typeof value.content === 'object' && value.content !== null ? value.content : undefined;
  return {
    title,
    content:
      content !== undefined && 'sha256' in content && 'sm3' in content
        ? { sha256: content.sha256, sm3: content.sm3 }
        : undefined,
  };
}
