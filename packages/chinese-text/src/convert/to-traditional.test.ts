import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSimplified } from './to-simplified.ts';
import { toTraditional } from './to-traditional.ts';

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'发展头发干部若干干净以后皇后里程这里面条着力著作显著只有一只征收准备覆盖划巨着朱干玉戚征辟'.split(''),
      ),
      fc.constantFrom(...'發髮幹乾後裡麵著隻徵覆劃於説'.split('')),
      fc.constantFrom('幺', '么', '吃', '才', '𫖯', '頫', 'a', '1', '，', ' ', '\n', '<', '😀'),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('toTraditional', () => {
  it.each([
    ['以后皇后', '以後皇后'],
    ['干部若干干扰干净', '幹部若干干擾乾淨'],
    ['发展头发', '發展頭髮'],
    ['这里里程公里', '這裡里程公里'],
    ['着力著作显著', '著力著作顯著'],
    ['一只只有', '一隻只有'],
    ['面积面条', '面積麵條'],
    ['政务公开年度报告', '政務公開年度報告'],
    ['行政许可、征收补偿', '行政許可、徵收補償'],
    ['为群众办实事', '為群眾辦實事'],
    ['软件鼠标信息质量网络', '軟件鼠標信息質量網絡'],
    ['编发办事指南，牵头发布', '編發辦事指南，牽頭發佈'],
    ['2018年PDF（a）', '2018年PDF（a）'],
  ])('%s → %s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
    expect(toSimplified(`${traditional}。為`)).toBe(`${simplified}。为`);
  });

  it('leaves Traditional text alone', () => {
    const traditional = '皇后乘車行十里，干擾若干，於是回到幹部的房子後面。';
    expect(toTraditional(traditional)).toBe(traditional);
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = toTraditional(text);
        expect(toTraditional(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes Han characters only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const others = (all: string): string => all.replace(/\p{Script=Han}/gu, '');
        expect(others(toTraditional(text))).toBe(others(text));
        expect(Array.from(toTraditional(text))).toHaveLength(Array.from(text).length);
      }),
    );
  });
});

describe('toSimplified', () => {
  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = toSimplified(text);
        expect(toSimplified(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves Simplified text alone', () => {
    const simplified = '乾隆年间的著作，瞭望塔覆盖全区，慰藉，宫商角徵羽，沈阳。';
    expect(toSimplified(simplified)).toBe(simplified);
  });

  it('reads Hong Kong and Taiwan forms', () => {
    expect(toSimplified('説明税務閲讀衞生裏面綫路')).toBe('说明税务阅读卫生里面线路');
    expect(toSimplified('說明稅務閱讀衛生裡面線路')).toBe('说明税务阅读卫生里面线路');
  });
});
