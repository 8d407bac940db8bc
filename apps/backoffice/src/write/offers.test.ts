import { describe, expect, it } from 'vitest';
import { offersOf } from './offers.ts';
import type { DraftValues } from './values.ts';

const draft = (title: string): DraftValues => ({
  unitId: 'u',
  columnId: null,
  extraColumnIds: [],
  title,
  bodyHtml: '',
  abstract: '',
  documentNumber: null,
  genre: null,
  subjectCategory: null,
  issuingAgency: '',
  jointIssuers: [],
  writtenDate: null,
  changedDate: null,
  effectiveDate: null,
  expiredDate: null,
  declaredValidity: 'IN_FORCE',
  subjectWords: [],
  source: '',
  changeNote: '',
  attachments: [],
});
const here = (title: string, savedAt: string, writer?: string) => ({
  savedAt,
  revision: 1,
  values: draft(title),
  ...(writer === undefined ? {} : { writer }),
});
const there = (title: string, savedAt: string, writer: string) => ({
  savedAt,
  revision: 1,
  values: draft(title),
  writer,
  sequence: 1,
});

describe('words offered when a document is opened', () => {
  it('are what is not saved, newest first, nothing twice', () => {
    const offers = offersOf(
      [here('甲', '2026-03-02T01:00')],
      [
        there('乙', '2026-03-02T02:00', 'w2'),
        there('甲', '2026-03-02T00:59', 'w1'),
        there('已存', '2026-03-02T03:00', 'w3'),
      ],
      draft('已存'),
    );
    expect(offers.map((one) => [one.values.title, one.here, one.writers])).toEqual([
      ['乙', false, ['w2']],
      ['甲', true, ['w1']],
    ]);
  });

  it('are the browser’s own where the server has an older state of the same window', () => {
    const offers = offersOf(
      [here('写完的', '2026-03-02T01:00', 'w1')],
      [there('写', '2026-03-02T01:01', 'w1')],
      draft('x'),
    );
    expect(offers.map((one) => [one.values.title, one.writers])).toEqual([['写完的', ['w1']]]);
  });

  it('are none that the form could not hold', () => {
    expect(offersOf([], [{ ...there('甲', '2026', 'w1'), values: { title: '甲' } }], draft('x'))).toEqual([]);
  });
});
