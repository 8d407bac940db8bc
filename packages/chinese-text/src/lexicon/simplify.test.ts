import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWriting, foldToSimplified, originOf, simplify, type Replacement } from './simplify.ts';

const mixed = fc.string({
  unit: fc.constantFrom(...'發復覆答批後于於裡里乾燥隆徵收著作力顯瞭望解𫖯頫㗲沈重麼麽a1。 \n'.split(''), '𠮷'),
  maxLength: 40,
});

describe('simplify', () => {
  it.each([
    ['號發區務報', '号发区务报'],
    ['準備批准準則', '准备批准准则'],
    ['復議答復複雜恢復', '复议答复复杂恢复'],
    ['頭髮發展', '头发发展'],
    ['什麼這麼', '什么这么'],
    ['鬥爭餘額佔地合併關係製造', '斗争余额占地合并关系制造'],
    ['計畫圖畫', '计划图画'],
    ['鐘鼓鍾愛', '钟鼓钟爱'],
    ['皇后以後里程這裡', '皇后以后里程这里'],
    ['軟體滑鼠資訊品質', '软体滑鼠资讯品质'],
  ])('%s → %s, characters only', (traditional, simplified) => {
    expect(simplify(traditional, 'table')).toBe(simplified);
    expect(simplify(traditional, 'written')).toBe(simplified);
  });

  it('leaves what stood in the Simplified text before a table ran over it', () => {
    const kept = '乾隆乾县瞭望塔宫商角徵羽覆盖颠覆慰藉狼藉沈阳沈重打坏二噁英蒜薹哪吒氾水毕昇魏徵';
    expect(simplify(kept, 'table')).toBe(kept);
  });

  it('decides by context in a text written in Traditional', () => {
    expect(simplify('答覆批覆藉口慰藉沈重沈陽乾燥乾隆徵收瞭解瞭望覆蓋覆核', 'written')).toBe(
      '答复批复借口慰藉沉重沈阳干燥乾隆征收了解瞭望覆盖复核',
    );
  });

  it('reports every replacement in order, so that applying them gives the result', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom('table' as const, 'written' as const), (text, origin) => {
        const replacements: Replacement[] = [];
        const result = simplify(text, origin, (replacement) => replacements.push(replacement));
        let applied = '';
        let at = 0;
        for (const { start, end, from, to } of replacements) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(start, end)).toBe(from);
          expect(from).not.toBe(to);
          applied += text.slice(at, start) + to;
          at = end;
        }
        expect(applied + text.slice(at)).toBe(result);
      }),
    );
  });
});

describe('originOf', () => {
  it('tells a table from a writer by characters a table cannot make', () => {
    expect(originOf(countWriting('政务公开'))).toBe('none');
    expect(originOf(countWriting('關于進一步做好政務公開工作的通知'))).toBe('table');
    expect(originOf(countWriting('關於進一步做好政務公開工作的通知'))).toBe('written');
    expect(originOf(countWriting('關於进一步做好政务公开工作的通知'))).toBe('table');
    expect(originOf(countWriting('政務'))).toBe('table');
    expect(originOf(countWriting('政務'), 'written')).toBe('written');
  });
});

describe('foldToSimplified', () => {
  it('never changes the length', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(foldToSimplified(text)).toHaveLength(text.length);
      }),
    );
    expect(foldToSimplified('政務公開頫𫖯')).toBe('政务公开頫𫖯');
    expect(foldToSimplified('著力、著名')).toBe('着力、著名');
  });
});
