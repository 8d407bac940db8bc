import type { NumberingInput, NumberingView } from '@openzone/contracts';
import { listActiveUnits, type Person } from '../../../base/identity/index.ts';
import { countSiteChanges, readSetting } from '../../../base/sites/index.ts';
import { sql, type Reading } from '../../../platform/db/index.ts';
import { defaultIndexNumberRule, formatIndexNumber, type IndexNumberRule } from '../domain.ts';
import { checkPatterns, formatNumber, indexPattern, nextNumber, numberPattern } from '../numbering.ts';
import { requireNumbering } from '../policy.ts';

const separators = ['/', '-', '.', ''] as const;

/** The rules in force. */
export async function readNumbering(reading: Reading): Promise<NumberingInput> {
  const index = await readSetting<IndexNumberRule>(reading, 'indexNumber', defaultIndexNumberRule);
  return {
    index: { separator: separators.find((one) => one === index.separator) ?? '/', width: index.width },
    patterns: await readSetting<NumberingInput['patterns']>(reading, 'documentNumbers', []),
    revision: await countSiteChanges(reading, 'numbering', 'site'),
  };
}

/** What rules, in force or proposed, give next, and how the numbers that exist fit them; nothing is written. */
export async function viewNumbering(
  reading: Reading,
  person: Person,
  year: number,
  proposed?: Pick<NumberingInput, 'index' | 'patterns'>,
): Promise<NumberingView> {
  const now = await readNumbering(reading);
  if (proposed !== undefined) requireNumbering(person);
  const { index } = proposed ?? now;
  const patterns = checkPatterns((proposed ?? now).patterns);
  const units = await listActiveUnits(reading);
  const given = await reading.rows<{ number: string }>(sql`
    select index_number as number from document where index_number is not null order by index_number`);
  const numbers = await reading.rows<{ number: string }>(sql`
    select distinct w.document_number as number from document d
    join document_version w on w.site_id = d.site_id and w.id in (d.working_version_id, d.public_version_id)
    where w.document_number is not null and d.stage <> 'discarded' order by 1`);
  const last = await reading.rows<{ code: string; last: number }>(sql`
    select agency_code as code, last from index_sequence where year = ${year}`);
  const existing = numbers.map(({ number }) => number);
  const general = patterns.find(({ unitId }) => unitId === null)?.pattern;
  return {
    index,
    patterns,
    revision: now.revision,
    units: units.map(({ id, name, agencyCode }) => {
      const pattern = patterns.find(({ unitId }) => unitId === id)?.pattern ?? general;
      const next = (last.find(({ code }) => code === agencyCode)?.last ?? 0) + 1;
      return {
        id,
        name,
        agencyCode,
        sharedWith: units.filter((one) => one.id !== id && one.agencyCode === agencyCode).map((one) => one.name),
        nextIndexNumber: formatIndexNumber(index, agencyCode, year, next),
        nextDocumentNumber:
          pattern === undefined ? null : formatNumber(pattern, year, nextNumber(pattern, year, existing)),
      };
    }),
    indexNumbers: fitting(
      given.map(({ number }) => number),
      [indexPattern(index)],
    ),
    documentNumbers: fitting(
      existing,
      patterns.map(({ pattern }) => numberPattern(pattern)),
    ),
  };
}

function fitting(numbers: readonly string[], shapes: readonly RegExp[]): NumberingView['indexNumbers'] {
  const others = numbers.filter((number) => !shapes.some((shape) => shape.test(number)));
  return { total: numbers.length, fitting: numbers.length - others.length, others: others.slice(0, 10) };
}
