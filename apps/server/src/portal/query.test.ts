import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesFor } from './messages/index.ts';
import { pickQuery, readDay, readListQuery, readPage, withQuery } from './query.ts';
import { siteStructure } from './structure.ts';

const structure = siteStructure([], []);
const read = (typed: Record<string, string>) => readListQuery(typed, structure, messagesFor('zh-hans'));

describe('days', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2024-2-9', '2024-02-09'],
    ['2024年2月9日', '2024-02-09'],
    ['2024/02/09', '2024-02-09'],
    ['2024-02-31', undefined],
    ['2023-02-29', undefined],
    ['2024-13-01', undefined],
    ['0024-01-01', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (typed, day) => expect(readDay(typed)).toBe(day));

  it('takes every real day and nothing that is none', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readDay(day)).toBe(day);
        },
      ),
    );
  });
});

describe('page numbers', () => {
  it.each([
    [undefined, 1],
    ['1', 1],
    ['27', 27],
    ['0', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['99999999', undefined],
    ['两', undefined],
  ])('%s is %s', (typed, page) => expect(readPage(typed)).toBe(page));
});

describe('list query', () => {
  it('names the field, keeps what was typed, and says what to write', () => {
    const query = read({ q: '预算', from: '2024-02-31' });
    expect(query.problems).toEqual([
      {
        field: 'from',
        label: '发布日期不早于',
        text: '“2024-02-31”不是有效的日期。请按“年-月-日”填写，例如2024-02-29。',
      },
    ]);
    expect(query.typed['from']).toBe('2024-02-31');
    expect(query.from).toBeUndefined();
  });

  it('sees a range the wrong way round', () =>
    expect(read({ from: '2024-03-01', to: '2024-02-01' }).problems).toHaveLength(1));

  it('takes no property of an object for a choice', () => {
    for (const validity of ['constructor', 'toString', '__proto__'])
      expect(read({ validity }).validity).toBeUndefined();
  });

  it('uses the first hundred characters, whole ones', () => {
    expect([...read({ q: '𠅤'.repeat(150) }).q]).toHaveLength(100);
  });
});

describe('canonical addresses', () => {
  it('depend on known parameters alone, in one order', () => {
    const known = ['unit', 'year', 'page'];
    expect(withQuery('/catalogue', pickQuery('/catalogue?page=2&spm=1&unit=czj', known))).toBe(
      '/catalogue?unit=czj&page=2',
    );
    expect(withQuery('/catalogue', pickQuery('/catalogue?unit=&page=1', known))).toBe('/catalogue');
    expect(withQuery('/', pickQuery('/?from=wechat&isappinstalled=0', []))).toBe('/');
  });

  it('are their own canonical address', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('q', 'unit', 'year', 'page', 'other'),
          fc.string({ unit: 'binary', maxLength: 20 }),
        ),
        (values) => {
          const known = ['q', 'unit', 'year', 'page'];
          const once = withQuery('/search', pickQuery(withQuery('/search', values), known));
          expect(withQuery('/search', pickQuery(once, known))).toBe(once);
        },
      ),
    );
  });
});

describe('topics in two levels', () => {
  const levelled = siteStructure(
    [],
    [],
    [],
    [
      { kind: 'topic', name: '政务公开', nameEn: 'Openness', parent: '综合政务' },
      { kind: 'genre', name: '综合政务', nameEn: '', parent: '通知' },
    ],
  );
  const subjects = (subject: string) => readListQuery({ subject }, levelled, messagesFor('zh-hans')).subjects;

  it('mean those below the one chosen as well, and no genre of that name', () => {
    expect(subjects('综合政务')).toEqual(['综合政务', '政务公开']);
    expect(subjects('政务公开')).toEqual(['政务公开']);
    expect(subjects('国防')).toEqual(['国防']);
  });
});
