import { describe, expect, it } from 'vitest';
import { documentsSearch, importSearch, safeNext, signInSearch, writeSearch } from './search.ts';

const ID = '0190a5c0-0000-7000-8000-000000000001';

describe('addresses', () => {
  it('keep what a screen knows and leave out the rest', () => {
    expect(documentsSearch({ q: '补贴', stage: 'in_review', unitId: ID, page: '3', pageSize: 20, other: 1 })).toEqual({
      q: '补贴',
      stage: 'in_review',
      unitId: ID,
      page: 3,
      pageSize: 20,
    });
    expect(documentsSearch({ q: '', stage: 'toString', unitId: 'x', page: -1, pageSize: 1000 })).toEqual({});
    expect(documentsSearch({ q: 2024 })).toEqual({ q: '2024' });
    expect(importSearch({ state: 'waiting', row: ID })).toEqual({ state: 'waiting', row: ID });
    expect(importSearch({ state: 'done', page: 1.5 })).toEqual({});
    expect(writeSearch({ id: ID, columnId: '../..' })).toEqual({ id: ID });
    expect(signInSearch({ next: '/documents' })).toEqual({ next: '/documents' });
  });

  it('never lead to another site after signing in', () => {
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '',
      undefined,
      '/sign-in?next=/',
    ])
      expect(safeNext(next)).toBe('/');
    expect(safeNext('/documents?page=2')).toBe('/documents?page=2');
  });
});
