import type { Person } from '../../base/identity/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import type { Text } from '../../platform/errors.ts';
import { isOffice, mayFill, maySign } from './policy.ts';
import { listOpenRounds, listReturns } from './reader.ts';

export interface ReturnWork {
  readonly year: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly dueOn: string;
  readonly asked: Text;
}

/** Returns this person is to fill or to sign. Those of other units are the disclosure office's to chase, not to fill. */
export async function listReturnWork(reading: Reading, person: Person): Promise<ReturnWork[]> {
  const found: ReturnWork[] = [];
  for (const { year, dueOn } of await listOpenRounds(reading)) {
    for (const { unitId, unitName, state } of await listReturns(reading, year)) {
      const asked = askedOf(person, unitId, state);
      if (asked !== undefined) found.push({ year, unitId, unitName, dueOn, asked });
    }
  }
  return found;
}

function askedOf(person: Person, unitId: string, state: 'asked' | 'filled' | 'signed'): Text | undefined {
  if (state === 'filled' && maySign(person, unitId)) return { zh: '签字确认', en: 'Sign off' };
  const fills = mayFill(person, unitId) && (!isOffice(person) || person.unitId === unitId);
  return state === 'asked' && fills ? { zh: '填报', en: 'Fill in' } : undefined;
}
