import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftStore, forgetOldDrafts, memoryStore } from './draft-store.ts';

interface Values {
  readonly title: string;
}
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string';

describe('draftStore', () => {
  it('gives back what was typed, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.nat()), (title, revision) => {
        const drafts = draftStore(memoryStore(), 'zhang', isValues);
        expect(drafts.keep('d1', { revision, values: { title } }, new Date('2024-03-05T00:00:00Z'))).toBe(true);
        expect(drafts.read('d1')).toEqual({ savedAt: '2024-03-05T00:00:00.000Z', revision, values: { title } });
      }),
    );
  });

  it('keeps the drafts of each person apart', () => {
    const store = memoryStore();
    const zhang = draftStore(store, 'zhang', isValues);
    const li = draftStore(store, 'li', isValues);
    zhang.keep('new', { revision: null, values: { title: '张的' } });
    expect(li.read('new')).toBeNull();
    expect(li.documents()).toEqual([]);
    expect(zhang.documents()).toEqual(['new']);
    zhang.drop('new');
    expect(zhang.read('new')).toBeNull();
  });

  it('says when the browser is full, and offers nothing that it cannot read', () => {
    const store = memoryStore();
    const full = { ...store, length: 0, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } }; // prettier-ignore
    expect(draftStore(full, 'zhang', isValues).keep('new', { revision: null, values: { title: '甲' } })).toBe(false);
    store.setItem('openzone.office.draft.zhang.d1', '{"savedAt":"2024-03-05T00:00:00Z","values":{"name":1}}');
    store.setItem('openzone.office.draft.zhang.d2', 'not json');
    store.setItem('openzone.office.draft.zhang.d3', 'null');
    const drafts = draftStore(store, 'zhang', isValues);
    expect([drafts.read('d1'), drafts.read('d2'), drafts.read('d3')]).toEqual([null, null, null]);
  });

  it('forgets after thirty days, and nothing that is not a draft', () => {
    const store = memoryStore();
    const drafts = draftStore(store, 'zhang', isValues);
    drafts.keep('old', { revision: 1, values: { title: '旧' } }, new Date('2024-01-01T00:00:00Z'));
    drafts.keep('new', { revision: 1, values: { title: '新' } }, new Date('2024-02-20T00:00:00Z'));
    store.setItem('openzone.office.language', 'en');
    forgetOldDrafts(store, new Date('2024-03-05T00:00:00Z'));
    expect(drafts.documents()).toEqual(['new']);
    expect(store.getItem('openzone.office.language')).toBe('en');
  });
});
