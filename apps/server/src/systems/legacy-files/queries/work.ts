import { holds, type Person } from '../../../base/identity/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { listWaitingBatches } from '../reader.ts';

export interface ImportWork {
  readonly id: string;
  readonly name: string;
  readonly asked: Text;
  readonly facts: readonly Text[];
}

/** Batches with rows for this person to check, or documents for them to review. */
export async function listImportWork(reading: Reading, person: Person): Promise<ImportWork[]> {
  const checks = holds(person, 'HANDLER') || holds(person, 'DISCLOSURE_OFFICE');
  const reviews = holds(person, 'SECRECY_REVIEWER');
  if (!checks && !reviews) return [];
  return (await listWaitingBatches(reading, 50)).flatMap(({ id, name, waiting, inReview }) => {
    const toCheck = checks && waiting > 0;
    if (!toCheck && !(reviews && inReview > 0)) return [];
    const facts: Text[] = [];
    if (waiting > 0) facts.push({ zh: `${waiting} 条待核对`, en: `${waiting} to check` });
    if (inReview > 0) facts.push({ zh: `${inReview} 件待审查`, en: `${inReview} in review` });
    return [
      {
        id,
        name,
        facts,
        asked: toCheck ? { zh: '核对', en: 'Check the rows' } : { zh: '整批审查', en: 'Review the batch' },
      },
    ];
  });
}
