import { createHash } from 'node:crypto';
import { sql, type Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { contentHash } from '../domain.ts';
import { contentOf, storedVersionColumns, type StoredVersion } from '../reader.ts';

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
    for (const row of rows) {
      versions += 1;
      if (contentHash(contentOf(row)) !== row.contentSha256) {
        problems.push({
          zh: `《${row.title}》（${row.code}）第 ${row.number} 版的内容与登记的哈希不符`,
          en: `Version ${row.number} of “${row.title}” (${row.code}) differs from its recorded hash`,
        });
      }
      for (const { name, sha256 } of row.attachments) {
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

async function isIntact(readFile: (sha256: string) => Promise<Buffer | undefined>, sha256: string): Promise<boolean> {
  const bytes = await readFile(sha256);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
}

async function readPage(reading: Reading, after: string): Promise<StoredVersion[]> {
  return reading.rows<StoredVersion>(sql`
    select ${storedVersionColumns} from document_version v join document d on d.site_id = v.site_id and d.id = v.document_id
    where v.id > ${after}::uuid order by v.id limit ${pageSize}`);
}
