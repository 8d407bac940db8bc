import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageText } from './damage-text.ts';
import { looksDamaged } from './looks-damaged.ts';
import { repairText } from './repair-text.ts';

/** Simplified phrases with everything that could be mistaken for damage, or that a conversion could get wrong. */
const PHRASES = [
  '开发区管委会',
  '政务公开',
  '关于印发',
  '着力推进',
  '著名著作',
  '随着改革',
  '显著成效',
  '专著论著',
  '沿着道路',
  '凸显着特色',
  '乾隆年间',
  '瞭望塔',
  '覆盖全区',
  '慰藉',
  '二噁英',
  '沈阳市',
  '打坏',
  '批准标准',
  '行政复议',
  '复杂多样',
  '恢复',
  '答复申请人',
  '头发',
  '发展',
  '皇后以后',
  '里程',
  '这里',
  '干部干净若干',
  '面积面条',
  '制度制造',
  '范围',
  '余额',
  '于是',
  '台风平台',
  '征收征求',
  '咸宁市',
  '钟声',
  '只有一只',
  '松紧',
  '云计算',
  '采取',
  '秘书',
  '系统关系联系',
  '并且',
  '几个',
  '丰富',
  '准确',
  '计划',
  '图画',
  '么',
  '什么',
  '(PDF)',
  '（GDP）',
  '(a)',
  '(yi)',
  '(1)',
  '（一）',
  'www.lyg.gov.cn',
  'https://example.gov.cn/a?b=1',
  'English text',
  'Wi-Fi',
  '12345',
  '〔2019〕54号',
  '\uFEFF',
  '\u3000',
  '\t',
  '\n',
  '\r\n',
  ' ',
  '“”',
  '——',
  '…',
  '?',
  '%',
  '𠮷',
  '𫖯',
  '㐀',
  '😀',
  'é',
  'ü',
];
const simplifiedText = fc
  .array(fc.constantFrom(...PHRASES), { maxLength: 30 })
  .map((parts) => parts.join(''))
  // “复议(yi)” is what damage makes of 复议: a text that holds it by itself cannot be told from a damaged one.
  .filter((text) => !text.includes('议(yi)'));

describe('repairText', () => {
  it('undoes damage exactly', () => {
    fc.assert(
      fc.property(simplifiedText, fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (text, seed, share) => {
        expect(repairText(damageText(text, { seed, share }), { force: true }).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('undoes damage of a page without being forced', () => {
    fc.assert(
      fc.property(simplifiedText, fc.integer(), (text, seed) => {
        const page = `关于开发区管委会2018年政务公开工作情况的报告\n${text}`;
        expect(repairText(damageText(page, { seed })).text).toBe(page);
      }),
    );
  });

  it('gives sound text back identical, without a change', () => {
    fc.assert(
      fc.property(simplifiedText, (text) => {
        expect(repairText(text)).toMatchObject({
          text,
          changes: [],
          counts: { removedReadings: 0, convertedCharacters: 0 },
        });
      }),
    );
  });

  it('is finished after one run', () => {
    fc.assert(
      fc.property(simplifiedText, fc.integer(), (text, seed) => {
        const repaired = repairText(damageText(text, { seed }), { force: true }).text;
        expect(repairText(repaired).text).toBe(repaired);
      }),
    );
  });

  it('lists changes that turn the input into the result and add up to the counts', () => {
    fc.assert(
      fc.property(simplifiedText, fc.integer(), (text, seed) => {
        const damaged = damageText(text, { seed, share: 0.5 });
        const result = repairText(damaged, { force: true });
        let applied = '';
        let at = 0;
        for (const { start, end, from, to } of result.changes) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(damaged.slice(start, end)).toBe(from);
          applied += damaged.slice(at, start) + to;
          at = end;
        }
        expect(applied + damaged.slice(at)).toBe(result.text);
        expect(result.changes.filter(({ kind }) => kind === 'reading')).toHaveLength(result.counts.removedReadings);
      }),
    );
  });

  it('repairs a title and names what it did', () => {
    expect(repairText('咸政辦發〔2016〕42號(hào)')).toEqual({
      text: '咸政办发〔2016〕42号',
      changes: [
        { kind: 'character', from: '辦', to: '办', start: 2, end: 3 },
        { kind: 'character', from: '發', to: '发', start: 3, end: 4 },
        { kind: 'character', from: '號', to: '号', start: 12, end: 13 },
        { kind: 'reading', from: '(hào)', to: '', start: 13, end: 18 },
      ],
      counts: { removedReadings: 1, convertedCharacters: 3 },
      warnings: [],
    });
  });

  it('reads a phrase across removed brackets', () => {
    const { text, changes } = repairText('計(jì)畫(huà)財務(wù)收支，顯(xiǎn)著(zhù)提高，著(zhe)力解決');
    expect(text).toBe('计划财务收支，显著提高，着力解决');
    expect(changes.map(({ kind }) => kind)).toContain('phrase');
  });

  it('keeps bracketed Latin text that is no reading', () => {
    expect(repairText('網(wǎng)站附件(PDF)與經(jīng)濟總量(GDP)：方案(a)、選項(yi)、見(www.lyg.gov.cn)').text).toBe(
      '网站附件(PDF)与经济总量(GDP)：方案(a)、选项(yi)、见(www.lyg.gov.cn)',
    );
  });

  it('repairs a field of a damaged page only when told to', () => {
    expect(repairText('無').text).toBe('無');
    expect(repairText('無', { force: true }).text).toBe('无');
    expect(repairText('沿著', { force: true }).text).toBe('沿着');
  });

  it('points at lost text and leaves it', () => {
    const text = '公开情况:\n?\n ？ ? \n公\uFFFD\uFFFD开\n是吗?';
    const { warnings, text: repaired } = repairText(text);
    expect(repaired).toBe(text);
    expect(warnings.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['question-mark-line', '?'],
      ['question-mark-line', ' ？ ? '],
      ['replacement-character', '\uFFFD\uFFFD'],
    ]);
  });
});

describe('damageText', () => {
  const text = '开发区着力推进政务公开工作，办理行政复议案件3件（PDF），于2018年后公布。';

  it('depends on the seed alone', () => {
    expect(damageText(text, { seed: 7 })).toBe(damageText(text, { seed: 7 }));
    expect(damageText(text, { seed: 7 })).not.toBe(damageText(text, { seed: 8 }));
  });

  it('damages as real pages are damaged', () => {
    expect(damageText(text, { share: 0 })).toBe(
      '開發區著力推進政務公開工作，辦理行政復議案件3件（PDF），于2018年后公布。',
    );
    expect(damageText('号区', { share: 1 })).toBe('號(hào)區(qū)');
    expect(looksDamaged(damageText(text)).damaged).toBe(true);
  });

  it('gives a character its reading everywhere or nowhere', () => {
    const damaged = damageText('务发区开号报'.repeat(5), { seed: 3, share: 0.5 });
    for (const character of '務發區開號報') {
      const bracketed = damaged.match(new RegExp(`${character}\\(`, 'gu'))?.length ?? 0;
      expect([0, 5]).toContain(bracketed);
    }
  });
});
