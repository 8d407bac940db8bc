import { describe, expect, it } from 'vitest';
import { simplify } from './simplify.ts';

const simplified = (text: string): string => simplify(text, 'table');

describe('著 and 着', () => {
  it.each(
    '著作|著作权|著作等身|著名|著名人士|著称|著称于世|著述|著者|著录|著书立说|显著|显著性|卓著|昭著|臭名昭著|彰明较著|土著|名著|巨著|遗著|拙著|编著|译著|专著|原著|论著|合著|撰著|旧著|所著|见微知著|著有《论语注》'.split(
      '|',
    ),
  )('keeps %s, whose neighbours may be Traditional', (word) => {
    const traditional = word
      .replace('显', '顯')
      .replace('论', '論')
      .replace('译', '譯')
      .replace('专', '專')
      .replace('称', '稱');
    expect(simplified(traditional)).toBe(word);
    expect(simplified(word)).toBe(word);
  });

  it.each([
    ['著力打造', '着力打造'],
    ['著重做好', '着重做好'],
    ['沿著', '沿着'],
    ['隨著改革', '随着改革'],
    ['圍繞著', '围绕着'],
    ['意味著', '意味着'],
    ['著手', '着手'],
    ['著眼', '着眼'],
    ['附著力', '附着力'],
    ['沉著應對', '沉着应对'],
    ['有著名字', '有着名字'],
    ['看著書', '看着书'],
    ['寫著作業', '写着作业'],
    ['凸顯著', '凸显着'],
    ['彰顯著', '彰显着'],
    ['討論著', '讨论着'],
    ['翻譯著', '翻译着'],
    ['結合著', '结合着'],
    ['夾雜著', '夹杂着'],
    ['以某某命名著', '以某某命名着'],
    ['穿著者', '穿着者'],
  ])('turns the particle of %s into %s', (traditional, expected) => {
    expect(simplified(traditional)).toBe(expected);
  });
});
