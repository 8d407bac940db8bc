import { sql, type Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { fold } from '../fold.ts';
import type { Procedure } from '../procedure.ts';
import { readEventsOf } from '../reader.ts';

export interface CaseVerification {
  readonly cases: number;
  readonly papers: number;
  readonly problems: readonly Text[];
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly open: boolean;
  readonly outcome: string | null;
  readonly unitId: string | null;
  readonly handlerId: string | null;
  readonly closedOn: string | null;
  readonly reopened: boolean;
  readonly revision: number;
  readonly papers: readonly string[];
}

const pageSize = 500;

/**
 * Folds every case anew and compares what its row says; opens every sealed file it refers to. Each difference names the case.
 * @param isSound whether the sealed file can be opened
 */
export async function verifyCases<Facts>(
  reading: Reading,
  procedure: Procedure<Facts>,
  isSound: (vaultId: string) => Promise<boolean>,
): Promise<CaseVerification> {
  const problems: Text[] = [];
  let [cases, papers] = [0, 0];
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await readPage(reading, procedure.key, last);
    const final = rows.at(-1);
    if (final === undefined) return { cases, papers, problems };
    last = final.id;
    const events = await readEventsOf(
      reading,
      rows.map((row) => row.id),
    );
    for (const row of rows) {
      cases += 1;
      const { state, open, outcome, unitId, handlerId, closedOn, reopened, revision } = fold(
        procedure,
        events.get(row.id) ?? [],
      );
      const folded = { state, open, outcome, unitId, handlerId, closedOn, reopened, revision };
      const wrong = (Object.keys(folded) as (keyof typeof folded)[]).filter((key) => folded[key] !== row[key]);
      if (wrong.length > 0) {
        problems.push({
          zh: `${row.number} 的登记与其经过不符：${wrong.join('、')}`,
          en: `${row.number} differs from its own events in: ${wrong.join(', ')}`,
        });
      }
      for (const paper of row.papers) {
        papers += 1;
        if (await isSound(paper)) continue;
        problems.push({
          zh: `${row.number} 的一份材料或文书缺失或被改动（${paper}）`,
          en: `A file or letter of ${row.number} is missing or altered (${paper})`,
        });
      }
    }
  }
}

async function readPage(reading: Reading, procedure: string, after: string): Promise<Row[]> {
  return reading.rows<Row>(sql`
    select c.id, c.number, c.state, c.open, c.outcome, c.unit_id as "unitId", c.handler_id as "handlerId", c.closed_on as "closedOn", c.reopened,
      c.revision,
      array(select vault_id::text from case_attachment a where a.site_id = c.site_id and a.case_id = c.id
        union all select vault_id::text from case_document d where d.site_id = c.site_id and d.case_id = c.id) as papers
    from case_file c where c.procedure = ${procedure} and c.id > ${after}::uuid order by c.id limit ${pageSize}`);
}
