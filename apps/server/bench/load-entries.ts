import { writeEntry, type EntryDraft } from '../src/base/ledger/entry.ts';
import { raw, sql, type Tx } from '../src/platform/db/index.ts';
import { figure } from './report.ts';

const batchSize = 5_000;

/** An entry of about the size that a publication has. */
export function benchDraft(n: number): EntryDraft {
  return {
    action: 'REGISTER',
    at: new Date().toISOString(),
    facts: {
      subject: { type: 'register', register: 'enterprises', key: String(n).padStart(10, '0'), version: 1 },
      unit: 'czj',
      attribute: 'PROACTIVE',
      forced: false,
    },
    opening: {
      title: '关于批复2026年部门预算的通知',
      indexNumber: `014416330/2026-${String(n).padStart(5, '0')}`,
      reason: '',
      content: { sha256: '0'.repeat(64), sm3: '0'.repeat(64) },
    },
  };
}

/** As many entries behind those there are, written past the rules by the owner of the tables, because a million appends are not what is measured. */
export async function loadEntries(tx: Tx, site: string, count: number, say: (line: string) => void): Promise<void> {
  const first = (await tx.row<{ size: number }>(sql`select size from ledger_log`))?.size ?? 0;
  await tx.run(raw('alter table ledger_entry disable trigger guard'));
  const began = performance.now();
  for (let done = 0; done < count; done += batchSize) {
    const size = Math.min(batchSize, count - done);
    const appended = new Date();
    const rows = Array.from({ length: size }, (_, n) => ({
      sequence: first + done + n,
      ...writeEntry(benchDraft(done + n), { site, sequence: first + done + n, appended }),
    }));
    await tx.run(sql`
      insert into ledger_entry (site_id, sequence, action, appended_at, entry, leaf_hash)
      select ${tx.siteId}, s, 'REGISTER', ${appended}, e, l
      from unnest(${rows.map((row) => row.sequence)}::bigint[], ${rows.map((row) => row.entry)}::text[], ${rows.map((row) => row.leafHash)}::bytea[]) as t (s, e, l)`);
    await tx.run(sql`
      insert into ledger_opening (site_id, sequence, opening)
      select ${tx.siteId}, s, o from unnest(${rows.map((row) => row.sequence)}::bigint[], ${rows.map((row) => row.opening)}::text[]) as t (s, o)`);
  }
  await tx.run(sql`update ledger_log set size = ${first + count}, last_at = ${new Date()}`);
  await tx.run(raw('alter table ledger_entry enable trigger guard'));
  say(`  ${figure(count)} entries loaded in ${figure((performance.now() - began) / 1_000)} s`);
}
