import { createHash } from 'node:crypto';
import { sql, type Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { picturesOf } from '../../../platform/html/index.ts';
import { canonicalContent, isEmptied, isErased } from '../domain.ts';
import { contentOf, storedVersionColumns, type StoredVersion } from '../reader.ts';
import { differencesFromOpenings, readOpeningsOfVersions, type OpeningOfVersion } from './opened-content.ts';

export interface Verification {
  readonly versions: number;
  readonly attachments: number;
  readonly problems: readonly Text[];
}

const pageSize = 500;

/** Computes the hash of every version anew and compares attachments with their bytes; each difference names the document. */
export async function verifyVersions(
  reading: Reading,
  readFile: (sha256: string) => Promise<Buffer | undefined>,
): Promise<Verification> {
  const problems: Text[] = [];
  const files = new Map<string, boolean>();
  let versions = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await readPage(reading, last);
    const final = rows.at(-1);
    if (final === undefined) return { versions, attachments: files.size, problems };
    last = final.id;
    const openings = await readOpeningsOfVersions(
      reading,
      rows.map((row) => row.id),
    );
    for (const { wasErased, ...row } of rows) {
      versions += 1;
      problems.push(...problemsOf(row, wasErased, openings.get(row.id) ?? []));
      const pictures = picturesOf(row.bodyHtml).map(({ sha256 }, index) => ({ name: `图片 ${index + 1}`, sha256 }));
      for (const { name, sha256 } of [...row.attachments, ...pictures]) {
        if (!files.has(sha256)) files.set(sha256, await isIntact(readFile, sha256));
        if (files.get(sha256) === false) {
          problems.push({
            zh: `《${row.title}》（${row.code}）的附件“${name}”缺失或被改动`,
            en: `The attachment “${name}” of “${row.title}” (${row.code}) is missing or altered`,
          });
        }
      }
    }
  }
}

/** What was erased by two people is empty and has no hash; everything else is what its hash says, and what the ledger is committed to. */
function problemsOf(row: StoredVersion, wasErased: boolean, openings: readonly OpeningOfVersion[]): Text[] {
  const content = contentOf(row);
  if (wasErased) {
    return isErased(row) && isEmptied(content)
      ? []
      : [
          {
            zh: `文件 ${row.code} 第 ${row.number} 版已依法删除，但仍有内容`,
            en: `Version ${row.number} of ${row.code} was erased, yet says something`,
          },
        ];
  }
  const canonical = canonicalContent(content);
  const sha256 = createHash('sha256').update(canonical, 'utf8').digest('hex');
  const found = differencesFromOpenings(row, { canonical, sha256 }, openings);
  if (sha256 === row.contentSha256 || found.length > 0) return found;
  return [
    {
      zh: `《${row.title}》（${row.code}）第 ${row.number} 版的内容与登记的哈希不符`,
      en: `Version ${row.number} of “${row.title}” (${row.code}) differs from its recorded hash`,
    },
  ];
}

async function isIntact(readFile: (sha256: string) => Promise<Buffer | undefined>, sha256: string): Promise<boolean> {
  const bytes = await readFile(sha256);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
}

type PageRow = StoredVersion & { readonly wasErased: boolean };

async function readPage(reading: Reading, after: string): Promise<PageRow[]> {
  return reading.rows(sql`
    select ${storedVersionColumns},
      exists (select from version_erasure x where x.site_id = v.site_id and x.version_id = v.id and x.state = 'done') as "wasErased"
    from document_version v join document d on d.site_id = v.site_id and d.id = v.document_id
    where v.id > ${after}::uuid order by v.id limit ${pageSize}`);
}
