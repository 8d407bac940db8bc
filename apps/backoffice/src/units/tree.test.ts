import type { UnitView } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { familyOf, unitRows } from './tree.ts';

const unit = (id: string, parentId: string | null): UnitView => ({
  id,
  parentId,
  code: id,
  name: id,
  nameEn: id,
  shortName: id,
  agencyCode: '',
  disclosureCapacity: 'NONE',
  state: 'ACTIVE',
  endedOn: null,
  successorId: null,
});
const units = [unit('b', 'a'), unit('a', null), unit('c', 'b'), unit('d', 'gone')];

describe('unitRows', () => {
  it('puts each unit before those under it, and one without a shown superior at the top', () => {
    expect(unitRows(units).map(({ unit: { id }, depth }) => `${id}${depth}`)).toEqual(['a0', 'b1', 'c2', 'd0']);
  });
});

describe('familyOf', () => {
  it('is the unit with everything under it', () => {
    expect([...familyOf(units, 'a')].toSorted()).toEqual(['a', 'b', 'c']);
  });
});
