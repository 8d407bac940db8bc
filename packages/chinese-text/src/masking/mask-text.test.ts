import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPersonalData, type FindingKind } from '../personal-data/index.ts';
import { DEFAULT_MASK_STYLES, maskText, type MaskOptions, type MaskStyle } from './index.ts';

/** The mask of a single value. */
function masked(kind: FindingKind, value: string, style?: MaskStyle): string {
  const options: MaskOptions = style === undefined ? {} : { styles: { [kind]: style } };
  return maskText(value, [{ kind, start: 0, end: value.length }], options).text;
}

it.each<[FindingKind, string, string]>([
  ['person-name', '张建国', '张某某'],
  ['person-name', '张伟', '张某'],
  ['person-name', '欧阳志远', '欧阳某某'],
  ['person-name', '孙𠅤', '孙某'],
  ['identity-number', '110101199003074514', '1101********4514'],
  ['mobile-phone', '13812345678', '138****5678'],
  ['mobile-phone', '138-1234-5678', '138-****-5678'],
  ['landline', '0513-85980021', '0513-******21'],
  ['bank-card', '6222021001116245702', '6222***********5702'],
  ['licence-plate', '苏F12345', '苏F***45'],
  ['passport', 'E12345678', 'E*****678'],
  ['email', 'zhangsan@163.com', 'z***@163.com'],
  ['birth-date', '1980年5月12日', '1980年*月**日'],
  ['birth-date', '1980-05-12', '1980-**-**'],
  ['birth-date', '19800512', '1980****'],
  ['address', '江苏省南通市崇川区工农路1号金桂苑5栋201室', '江苏省南通市崇川区某小区'],
  ['address', '渠县土溪镇汉碑村5组34号', '渠县某村（社区）'],
  ['address', '和平路5号', '某路某号'],
])('%s %s becomes %s', (kind, value, expected) => {
  expect(masked(kind, value)).toBe(expected);
});

it.each<[FindingKind, string, MaskStyle, string]>([
  ['person-name', '张建国', { type: 'name', style: 'surname-mou', distinguish: false }, '张某'],
  ['person-name', '张建国', { type: 'name', style: 'surname-stars', distinguish: false }, '张**'],
  ['person-name', '张建国', { type: 'name', style: 'last-character', distinguish: false }, '**国'],
  ['person-name', '张建国', { type: 'name', style: 'mou-mou', distinguish: false }, '某某'],
  ['identity-number', '110101199003074514', { type: 'keep', start: 6, end: 0, stars: 'same' }, '110101************'],
  ['identity-number', '110101199003074514', { type: 'label' }, '[身份证号]'],
  ['mobile-phone', '138 1234', { type: 'block', character: '█' }, '███ ████'],
  [
    'address',
    '江苏省南通市崇川区狼山镇花园村3组',
    { type: 'address', keep: 'town' },
    '江苏省南通市崇川区狼山镇某村（社区）',
  ],
  ['address', '江苏省南通市', { type: 'address', keep: 'none' }, '某处'],
  ['birth-date', '1980年5月12日', { type: 'date', keep: 'month' }, '1980年5月**日'],
  ['birth-date', '1980年5月12日', { type: 'date', keep: 'none' }, '****年*月**日'],
  ['email', 'a@b.cn', { type: 'text', text: '（略）' }, '（略）'],
  ['email', 'a@b.cn', { type: 'none' }, 'a@b.cn'],
])('%s %s with %j becomes %s', (kind, value, style, expected) => {
  expect(masked(kind, value, style)).toBe(expected);
});

const person = (text: string, ...names: string[]): { kind: 'person-name'; start: number; end: number }[] =>
  names.flatMap((name) =>
    Array.from(text.matchAll(new RegExp(name, 'gu')), ({ index }) => ({
      kind: 'person-name' as const,
      start: index,
      end: index + name.length,
    })),
  );

it('the same person has the same mask, different ones are told apart', () => {
  const text = '张建国与张伟，李明；张建国、张　伟。';
  const result = maskText(text, person(text, '张建国', '张伟', '李明', '张　伟'));
  expect(result.text).toBe('张某甲与张某乙，李某；张某甲、张某乙。');
  const style = { ...DEFAULT_MASK_STYLES['person-name'], distinguish: false } as MaskStyle;
  expect(maskText(text, person(text, '张建国', '张伟'), { styles: { 'person-name': style } }).text).toBe(
    '张某某与张某，李明；张某某、张　伟。',
  );
});

it('what a law has published stays unless it is asked for', () => {
  const text = '干部任前公示\n王建国，男，拟任局长。';
  const findings = findPersonalData(text);
  expect(findings).toHaveLength(1);
  expect(maskText(text, findings).text).toBe(text);
  expect(maskText(text, findings, { maskExempt: true }).text).toContain('王某某，男');
});

it('findings outside the text are refused', () => {
  expect(() => maskText('abc', [{ kind: 'email', start: 1, end: 9 }])).toThrow(RangeError);
  expect(() => maskText('abc', [{ kind: 'email', start: 2, end: 2 }])).toThrow(RangeError);
});

const KINDS: FindingKind[] = [
  'person-name',
  'identity-number',
  'mobile-phone',
  'address',
  'email',
  'birth-date',
  'bank-card',
  'landline',
];
const masking = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).chain((text) =>
  fc.record({
    text: fc.constant(text),
    findings: fc.array(
      fc
        .tuple(fc.constantFrom(...KINDS), fc.nat(text.length - 1), fc.nat(text.length - 1))
        .map(([kind, a, b]) => ({ kind, start: Math.min(a, b), end: Math.max(a, b) + 1 })),
      { maxLength: 6 },
    ),
  }),
);

it('spans say where everything went, and the rest stays as it was', () => {
  fc.assert(
    fc.property(masking, ({ text, findings }) => {
      const result = maskText(text, findings);
      let original = 0;
      let position = 0;
      for (const span of result.spans) {
        expect(result.text.slice(position, span.maskedStart)).toBe(text.slice(original, span.start));
        expect(result.text.slice(span.maskedStart, span.maskedEnd)).toBe(span.replacement);
        original = span.end;
        position = span.maskedEnd;
      }
      expect(result.text.slice(position)).toBe(text.slice(original));
      for (const { start, end } of findings)
        expect(result.spans.some((span) => span.start <= start && end <= span.end)).toBe(true);
    }),
  );
});

it('at least a third of a number is hidden, however short', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,24}$/u), fc.nat(30), fc.nat(30), (value, start, end) => {
      const result = masked('student-number', value, { type: 'keep', start, end, stars: 'same' });
      expect(result).toHaveLength(value.length);
      expect(Array.from(result).filter((character) => character === '*').length * 3).toBeGreaterThanOrEqual(
        value.length,
      );
    }),
  );
});

it('numbers that were masked are not found again', () => {
  const text =
    '王建国，身份证号110101199003074514，电话13800138000、0513-85980000，卡号6222021001116245702，住南京市鼓楼区中山北路1号3幢201室';
  const once = maskText(text, findPersonalData(text), { maskExempt: true }).text;
  expect(findPersonalData(once).map((finding) => finding.text)).toEqual([]);
});
