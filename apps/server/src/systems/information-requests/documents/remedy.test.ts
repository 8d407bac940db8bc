import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../platform/print/index.ts';
import type { RequestOutcome } from '@openzone/contracts';
import { answerFor, factsFor, settings } from './documents.fixture.ts';
import { composeDocument, documentKindCodes, remedyFor, type DocumentKindCode, type Remedy } from './index.ts';

/** Written by hand: kind, outcome, article of what is withheld, day, whether the site tells remedies where optional. */
const MATRIX: readonly (readonly [DocumentKindCode, RequestOutcome, string, string, boolean, Remedy])[] = [
  ['ANSWER_REFUSED', 'REFUSED_STATE_SECRET', '14', '2024-01-01', true, 'R-B'],
  ['ANSWER_REFUSED', 'REFUSED_STATE_SECRET', '14', '2023-12-31', true, 'R-A'],
  ['ANSWER_REFUSED', 'REFUSED_THIRD_PARTY', '15', '2026-03-05', false, 'R-B'],
  ['ANSWER_REFUSED', 'REFUSED_INTERNAL_AFFAIRS', '16.1', '2026-03-05', true, 'R-B'],
  ['ANSWER_REFUSED', 'REFUSED_DELIBERATIVE', '16.2', '2019-05-15', true, 'R-A'],
  ['ANSWER_PARTIAL', 'PARTIAL', '15', '2026-03-05', true, 'R-A+R-B'],
  ['ANSWER_PARTIAL', 'PARTIAL', '16.2', '2024-01-01', false, 'R-A+R-B'],
  ['ANSWER_PARTIAL', 'PARTIAL', '15', '2023-12-31', true, 'R-A'],
  ['ANSWER_PARTIAL', 'PARTIAL', '2', '2026-03-05', true, 'R-A'],
  ['ANSWER_ALREADY_PUBLIC', 'ALREADY_PUBLIC', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_GRANTED', 'GRANTED', '14', '2026-03-05', true, 'R-A'],
  ['ANSWER_NOT_EXIST', 'NOT_EXIST', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_NOT_RESPONSIBLE', 'NOT_RESPONSIBLE', '14', '2026-03-05', true, 'R-A'],
  ['ANSWER_STILL_UNCLEAR', 'STILL_UNCLEAR', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_REPEAT', 'REPEAT', '14', '2026-03-05', true, 'R-A'],
  ['ANSWER_REPEAT', 'REPEAT', '14', '2026-03-05', false, 'R-N'],
  ['ANSWER_NOT_PROCESSED', 'PETITION', '14', '2026-03-05', true, 'R-A'],
  ['ANSWER_NOT_PROCESSED', 'PETITION', '14', '2026-03-05', false, 'R-N'],
  ['ANSWER_NOT_PROCESSED', 'PUBLICATION', '14', '2026-03-05', true, 'R-A'],
  ['ANSWER_NOT_PROCESSED', 'PUBLICATION', '14', '2026-03-05', false, 'R-N'],
  ['ANSWER_NOT_PROCESSED', 'EXCESSIVE', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_NOT_PROCESSED', 'RECONFIRM', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_NOT_PROCESSED', 'QUERY_RULES', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_NOT_PROCESSED', 'NEEDS_PROCESSING', '14', '2026-03-05', false, 'R-A'],
  ['ANSWER_NOT_PROCESSED', 'ABANDONED_CORRECTION', '14', '2026-03-05', true, 'R-N'],
  ['ANSWER_NOT_PROCESSED', 'ABANDONED_FEE', '14', '2026-03-05', true, 'R-N'],
  ['ANSWER_UNDER_2007', 'OLD_PRIVACY', '14', '2018-06-01', true, 'R-A'],
  ['ANSWER_UNDER_2007', 'OLD_CORRECTION_TOLD', '14', '2018-06-01', true, 'R-A'],
  ['ANSWER_UNDER_2007', 'OLD_TRADE_SECRET', '14', '2024-03-01', true, 'R-B'],
  ['ANSWER_UNDER_2007', 'PARTIAL', '14', '2024-03-01', true, 'R-A+R-B'],
  ['ANSWER_UNDER_2007', 'GRANTED', '14', '2024-03-01', true, 'R-A'],
  ['THIRD_PARTY_NOTICE', 'GRANTED', '14', '2026-03-05', false, 'R-A'],
];
const WITH_REMEDY = new Set(MATRIX.map(([kind]) => kind));

const EITHER = '六个月内向试验市城东区人民法院提起行政诉讼';
const FIRST = '六十日内先向试验市人民政府申请行政复议';
const SAYS: Readonly<Record<Remedy, readonly [either: boolean, first: boolean]>> = {
  'R-A': [true, false],
  'R-B': [false, true],
  'R-A+R-B': [true, true],
  'R-N': [false, false],
};

describe('remedies', () => {
  it.each(MATRIX)(
    '%s, %s, art. %s, %s, told where optional %s: %s',
    (kind, outcome, article, day, optional, expected) => {
      const facts = {
        ...factsFor(kind),
        documentDate: day,
        answer: answerFor(outcome, article),
        correction: undefined,
      };
      const unit = { ...settings, remedy: { ...settings.remedy, whereOptional: optional } };
      expect(remedyFor(kind, facts, unit)).toBe(expected);
      const { document, problems } = composeDocument(kind, facts, unit);
      expect(problems.filter(({ code }) => code.startsWith('REMEDY'))).toEqual([]);
      const words = textsOf(document).join('');
      const [either, first] = SAYS[expected];
      expect([words.includes(EITHER), words.includes(FIRST)]).toEqual([either, first]);
      expect(words.includes('十五日内')).toBe(first);
    },
  );

  it.each(documentKindCodes.filter((kind) => !WITH_REMEDY.has(kind)))('%s tells none', (kind) => {
    expect(remedyFor(kind, factsFor(kind), settings)).toBe('R-N');
    expect(textsOf(composeDocument(kind, factsFor(kind), settings).document).join('')).not.toMatch(
      /行政复议|行政诉讼/u,
    );
  });

  it('guesses no body, court or channel', () => {
    const facts = factsFor('ANSWER_REFUSED');
    const fields = (remedy: object, delivery: 'POST' | 'ONLINE' | 'EMAIL'): string[] =>
      composeDocument('ANSWER_REFUSED', { ...facts, delivery }, { ...settings, remedy }).problems.map(
        ({ code, field }) => `${code} ${field}`,
      );
    expect(fields({}, 'ONLINE')).toEqual([
      'SETTING_MISSING remedy.reviewBody',
      'SETTING_MISSING remedy.court',
      'SETTING_MISSING remedy.onlineReview',
    ]);
    expect(fields({ reviewBody: '甲', court: ' ' }, 'POST')).toEqual(['SETTING_MISSING remedy.court']);
    expect(fields({ reviewBody: '甲', court: '乙' }, 'POST')).toEqual([]);
    expect(fields({ reviewBody: '甲', court: '乙' }, 'EMAIL')).toEqual(['SETTING_MISSING remedy.onlineReview']);
  });

  it('are those of the day: three months to go to court before May 2015, no online channel before 2024', () => {
    const on = (documentDate: string): string =>
      textsOf(
        composeDocument('ANSWER_UNDER_2007', { ...factsFor('ANSWER_UNDER_2007'), documentDate }, settings).document,
      ).join('');
    expect(on('2015-04-30')).toContain('六十日内向试验市人民政府申请行政复议，或者自收到本答复之日起三个月内');
    expect(on('2015-05-01')).toContain('六个月内');
    expect(on('2023-12-31')).not.toContain('提交行政复议申请书');
    expect(on('2024-01-01')).toContain('提交行政复议申请书');
  });

  it('names the online channel in what is served over the internet', () => {
    const { document } = composeDocument('ANSWER_REFUSED', factsFor('ANSWER_REFUSED'), settings);
    expect(textsOf(document).join('')).toContain('https://review.example/apply');
  });
});
