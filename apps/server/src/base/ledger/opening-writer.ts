import { sql, type Tx } from '../../platform/db/index.ts';

/**
 * Removes what opens the entries of these acts: nobody can tell any more what they commit to, and every proof stays valid. The database
 * lets it happen only together with an erasure on the ledger. @returns how many there were
 */
export async function forgetOpenings(tx: Tx, actIds: readonly string[]): Promise<number> {
  return tx.run(sql`
    delete from ledger_opening o using ledger_entry e
    where e.site_id = o.site_id and e.sequence = o.sequence and e.act_id = any(${[...actIds]}::uuid[])`);
}
