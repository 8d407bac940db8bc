import type { ReviewSequence } from '@openzone/contracts';
import { expect, it } from 'vitest';
import { checkSequences, planFor, roleOfStep, type ReviewFacts } from './review-plan.ts';

const facts: ReviewFacts = {
  unitId: '00000000-0000-4000-8000-000000000001',
  columnIds: ['00000000-0000-4000-8000-00000000000a'],
  genre: '通知',
  attribute: 'PROACTIVE',
  article: '20(六)',
  title: '关于对某公司的行政处罚决定',
  hasAttachments: true,
  origin: 'editor',
};
const secrecy = { who: { role: 'SECRECY_REVIEWER' as const }, checks: [], when: {} };
const step = (zh: string, parts: ReviewSequence['steps'][number]['parts'], when = {}) => ({
  name: { zh, en: '' },
  days: null,
  parts,
  when,
});
const sequence = (zh: string, change: Partial<ReviewSequence> = {}): ReviewSequence => ({
  id: crypto.randomUUID(),
  name: { zh, en: '' },
  active: true,
  when: {},
  steps: [step('保密审查', [secrecy])],
  ...change,
});

it('takes the first sequence that applies, and the fallback where none does', () => {
  const named = (sequences: ReviewSequence[], change: Partial<ReviewFacts> = {}) =>
    planFor(sequences, ['SECRECY_REVIEWER'], { ...facts, ...change }).name.zh;
  const penalties = sequence('行政处罚', { when: { articles: ['20(六)'], attributes: ['PROACTIVE'] } });
  const all = sequence('一般文件');
  expect(named([penalties, all])).toBe('行政处罚');
  expect(named([penalties, all], { article: '20(七)' })).toBe('一般文件');
  expect(named([{ ...penalties, active: false }, all])).toBe('一般文件');
  expect(named([penalties], { article: '20(七)' })).toBe('默认审查流程');
  expect(named([all], { origin: 'import' }), 'old documents only where a sequence says so').toBe('默认审查流程');
  expect(named([sequence('导入', { when: { origin: 'import' } })], { origin: 'import' })).toBe('导入');
});

it.each([
  [{ columnIds: ['00000000-0000-4000-8000-00000000000a'] }, true],
  [{ columnIds: ['00000000-0000-4000-8000-00000000000b'] }, false],
  [{ genres: ['公告'] }, false],
  [{ titleWords: ['处罚', '许可'] }, true],
  [{ titleWords: ['许可'] }, false],
  [{ hasAttachments: false }, false],
  [{ hasAttachments: true, genres: ['通知', '公告'] }, true],
  [{ unitIds: ['00000000-0000-4000-8000-000000000002'] }, false],
])('keeps a step whose condition is %j: %s', (when, kept) => {
  const steps = [
    step('附加', [{ who: { role: 'UNIT_HEAD' }, checks: [], when: {} }], when),
    step('保密审查', [secrecy]),
  ];
  const plan = planFor([sequence('流程', { steps })], [], facts);
  expect(plan.steps.map(({ name }) => name.zh)).toEqual(kept ? ['附加', '保密审查'] : ['保密审查']);
});

it('asks reviewers for the three principles and the site’s items, and who is consulted for the items alone', () => {
  const checks = [{ key: 'seal', zh: '印章已核对', en: 'seal checked' }];
  const consulted = { who: { unitId: facts.unitId }, checks, when: {} };
  const plan = planFor([sequence('流程', { steps: [step('会签', [consulted, { ...secrecy, checks }])] })], [], facts);
  expect(plan.steps[0]?.parts.map(({ required }) => required)).toEqual([
    ['seal'],
    ['REVIEW_FIRST', 'ITEM_BY_ITEM', 'RESPONSIBLE', 'seal'],
  ]);
  expect(plan.steps.map(roleOfStep)).toEqual(['SECRECY_REVIEWER']);
});

it('refuses a sequence in which nobody always reviews secrecy or disclosure', () => {
  const head = { who: { role: 'UNIT_HEAD' as const }, checks: [], when: {} };
  for (const steps of [
    [step('单位审核', [head])],
    [step('单位审核', [head]), step('保密审查', [secrecy], { hasAttachments: true })],
    [step('保密审查', [{ ...secrecy, when: { genres: ['通知'] } }, head])],
  ]) {
    expect(() => checkSequences([sequence('流程', { steps })])).toThrow('SEQUENCE_WITHOUT_REVIEW');
  }
  expect(() => checkSequences([sequence('流程')])).not.toThrow();
});
