import type { Me } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { findPlaces, places } from './places.ts';

const as = (role: Me['roles'][number]['role']): Me => ({
  id: '',
  signInName: '',
  displayName: '',
  unit: { id: 'u', name: '', shortName: '' },
  roles: [{ role, unitId: null }],
  site: { key: '', name: '', nameEn: '', demonstration: false },
  mayReadTrail: role === 'ADMIN',
});
const found = (me: Me, typed: string) => findPlaces(me, typed).map(({ path }) => path);

describe('places', () => {
  it('are found by Chinese, English and initials', () => {
    expect(found(as('HANDLER'), '写新')).toEqual(['/write']);
    expect(found(as('HANDLER'), 'xxwj')).toEqual(['/write']);
    expect(found(as('HANDLER'), 'My WORK')).toEqual(['/']);
    expect(found(as('HANDLER'), 'zzzz')).toEqual([]);
  });

  it('are those the person may go to', () => {
    expect(found(as('HANDLER'), 'sz')).not.toContain('/settings');
    expect(found(as('ADMIN'), 'sz')).toContain('/settings');
    expect(found(as('ADMIN'), 'ysqgk')).toEqual([]);
  });

  it('have as many initials as their name has characters, and no key twice', () => {
    for (const { label, initials } of places)
      expect([label.zh, initials.length]).toEqual([label.zh, [...label.zh].length]);
    const keys = places.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
