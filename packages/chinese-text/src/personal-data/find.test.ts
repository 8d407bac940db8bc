import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeReason, FINDING_KINDS, findingKinds, findPersonalData } from './index.ts';

/** Pieces that rules look at, in any order: far more of them meet than in real texts. */
const PIECES = [
  ...Array.from('张王李欧阳伟芳·、，。：；（）()【】\n\t |*某号室栋组村路县市省生于住患残密内不此工★@.-_/ 　年月日0123456789０１Xx𠅤䶮\ud840'),
  '身份证号', '电话：', '姓名\t', '序号\n1\n', '110101199003074514', '13800138000', '0513-85980000', '6222021001116245702', '苏A12345', '内部资料', '机密★', '出生', '低保证号',
]; // prettier-ignore
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(''));

it('findings lie within the text, in order, without overlaps, and say what stands there', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const finding of findPersonalData(text, { minConfidence: 0 })) {
        expect(finding.start).toBeGreaterThanOrEqual(end);
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.text).toBe(text.slice(finding.start, finding.end));
        expect(finding.confidence).toBeGreaterThanOrEqual(0);
        expect(finding.confidence).toBeLessThanOrEqual(1);
        expect(finding.why.length).toBeGreaterThan(0);
        for (const reason of finding.why) {
          expect(describeReason(reason).zh).not.toMatch(/[{}]|undefined/u);
          expect(describeReason(reason).en).not.toMatch(/[{}]|undefined/u);
        }
        ({ end } = finding);
      }
    }),
    { numRuns: 300 },
  );
});

it('no finding cuts a character of two code units apart', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { start, end } of findPersonalData(text, { minConfidence: 0 })) {
        for (const at of [start, end]) {
          const cut = /[\ud800-\udbff]$/u.test(text.slice(0, at)) && /^[\udc00-\udfff]/u.test(text.slice(at));
          expect(cut).toBe(false);
        }
      }
    }),
    { numRuns: 200 },
  );
});

it('text between other texts is found as by itself', () => {
  const inside = '身份证号：110101199003074514，电话：13800138000，住江苏省南京市鼓楼区中山北路1号3幢201室';
  const alone = findPersonalData(inside).map(({ kind, text }) => `${kind} ${text}`);
  expect(alone).toHaveLength(3);
  const before = '第一章　总则\n\n';
  const around = findPersonalData(`${before}${inside}\n\n附件：略`);
  expect(around.map(({ kind, text }) => `${kind} ${text}`)).toEqual(alone);
  expect(around.map(({ start }) => start - before.length)).toEqual(findPersonalData(inside).map(({ start }) => start));
});

// A rule that tried again from every character would need hours for these; the limit is that of a patient person.
it.each([
  '1',
  '1 ',
  '138-',
  '2号',
  '路2号',
  'a@',
  '·',
  '张·',
  '张三、',
  '王',
  '张 ',
  '电话 ',
  '电话\t',
  '姓名 张三 ',
  '序号\n1\n',
  '(0513)',
  '内部',
  '机密★',
  '1980年5月',
  '苏A1',
  '、',
  '残疾',
  '第',
  '住路1号，',
  '1980-',
  '6222 ',
  '\n',
  '序号|姓名|',
  '张𠅤',
])(
  'long texts of nothing but %j are read in one go',
  (piece) => {
    const text = piece.repeat(Math.ceil(30_000 / piece.length));
    expect(Array.isArray(findPersonalData(text))).toBe(true);
  },
  10_000,
);

it('only the kinds that were asked for, and only as sure as asked for', () => {
  const text = '王建国，电话13800138000，身份证号110101199003074514';
  expect(findPersonalData(text, { kinds: ['mobile-phone'] }).map(({ kind }) => kind)).toEqual(['mobile-phone']);
  expect(findPersonalData(text, { minConfidence: 1 })).toEqual([]);
  expect(findPersonalData('')).toEqual([]);
});

it('blocking terms of the site are found, in full width as well', () => {
  const blockingTerms = ['保密工程', '保密工程A12', ''];
  const found = findPersonalData('关于保密工程Ａ１２和保密工程B的说明', { blockingTerms });
  expect(found.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'blocking-term 保密工程Ａ１２',
    'blocking-term 保密工程',
  ]);
  expect(findPersonalData('关于保密工程的说明')).toEqual([]);
});

it('every kind is named in both languages', () => {
  expect(findingKinds.length).toBeGreaterThan(20);
  for (const kind of findingKinds) {
    expect(FINDING_KINDS[kind].label.zh).toMatch(/\p{Script=Han}/u);
    expect(FINDING_KINDS[kind].label.en).toMatch(/^[\x20-\x7e]+$/u);
  }
});
