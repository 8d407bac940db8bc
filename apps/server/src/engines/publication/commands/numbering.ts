import type { NumberingInput } from '@openzone/contracts';
import { listUnits, type Person } from '../../../base/identity/index.ts';
import { recordSiteChange, writeSetting } from '../../../base/sites/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { checkPatterns } from '../numbering.ts';
import { requireNumbering } from '../policy.ts';
import { readNumbering } from '../queries/numbering.ts';

/** Sets how numbers are formed from now on. Those that were given stay; the running numbers go on. */
export async function putNumbering(tx: Tx, person: Person, input: NumberingInput): Promise<void> {
  requireNumbering(person);
  await tx.run(sql`select pg_advisory_xact_lock(4158019, ${tx.siteId}::integer)`);
  const { revision, ...before } = await readNumbering(tx);
  if (revision !== input.revision) {
    throw conflict(
      'NUMBERING_CHANGED',
      '编号规则刚被他人修改，您的修改没有覆盖它。请刷新后再改。',
      'Somebody else has just changed these rules; yours did not overwrite them. Reload, then change them.',
    );
  }
  const patterns = checkPatterns(input.patterns);
  const units = new Set((await listUnits(tx)).map(({ id }) => id));
  const unknown = patterns.findIndex(({ unitId }) => unitId !== null && !units.has(unitId));
  if (unknown >= 0) {
    throw invalid(
      'UNIT_UNKNOWN',
      `patterns.${unknown}.unitId`,
      '所选单位不存在，请重新选择。',
      'That unit does not exist; choose again.',
    );
  }
  await writeSetting(tx, 'indexNumber', input.index);
  await writeSetting(tx, 'documentNumbers', patterns);
  await recordSiteChange(tx, {
    subject: 'numbering',
    subjectId: 'site',
    act: 'change',
    before,
    after: { index: input.index, patterns },
    by: person,
  });
}
