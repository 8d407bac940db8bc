import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simplifiedOf } from '../lexicon/characters.ts';
import { damageText, looksDamaged, repairText } from './index.ts';

/** Five published reports kept beside the checkout; two of them are damaged. */
const folder = join(import.meta.dirname, '../../../../../shared/seeds');
const present = existsSync(folder);

function seed(prefix: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith(prefix));
  if (name === undefined) throw new Error(`no report ${prefix} in ${folder}`);
  return readFileSync(join(folder, name), 'utf8');
}

it('has the real pages where they are required', () => {
  expect(present || process.env['CI'] === undefined, `${folder} is missing`).toBe(true);
});

describe.skipIf(!present)('real pages (skipped without ../shared/seeds)', () => {
  describe.each(['001', '003'])('damaged page %s', (prefix) => {
    const damaged = present ? seed(prefix) : '';
    const repaired = repairText(damaged);

    it('is recognised', () => {
      expect(looksDamaged(damaged).damaged).toBe(true);
      expect(looksDamaged(damaged).bracketedReadings).toBeGreaterThan(400);
      expect(looksDamaged(repaired.text)).toMatchObject({ damaged: false, traditionalShare: 0, bracketedReadings: 0 });
    });

    it('keeps no bracketed reading', () => {
      expect(repaired.text).not.toMatch(/\p{Script=Han}[（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+[)）]/iu);
    });

    it('keeps no character of Traditional writing, and no 著 but in 显著, 著名 and the like', () => {
      const left = Array.from(repaired.text).filter((character) => simplifiedOf(character) !== undefined);
      expect(left).toEqual([]);
      expect(repaired.text).not.toMatch(/(?<![显卓专原名编])著(?![名作称])/u);
    });

    it('changes nothing but readings and Han characters', () => {
      const others = (text: string): string => text.replace(/\p{Script=Han}/gu, '').replace(/\([a-zà-ǜ]+\)/gu, '');
      expect(others(repaired.text)).toBe(others(damaged));
      expect(repaired.counts.convertedCharacters).toBeGreaterThan(1000);
    });
  });

  it('repairs page 001 right', () => {
    const { text, warnings } = repairText(seed('001'));
    for (const phrase of [
      '索引号 : 文 号 : 无',
      '名 称: 咸宁高新区2016年政务公开年度报告',
      '(咸政办发〔2016〕42号)',
      '第三十二条',
      '现将2016年政务公开工作汇报如下',
      '狠抓了',
      '方立清任组长',
      '征地拆迁',
      '干部的选拔',
      '三公经费',
      '招投标',
      '刷黑',
      '风险评估',
      '准予公开',
      '“互联网+微信”',
      '100余条',
      '权限下放高新区后',
      '营造了浓厚氛围',
      '复制、邮寄',
      '行政复议',
      '长效工作机制',
      '流于形式',
      '咨询',
      '秘密',
      '广泛征求群众意见',
      '复杂性',
      '崛起作出新的',
    ])
      expect(text).toContain(phrase);
    expect(warnings.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'question-mark-line'));
  });

  it('repairs page 003 right', () => {
    const { text, warnings } = repairText(seed('003'));
    for (const phrase of [
      '【连网】',
      '(www.lyg.gov.cn)',
      '习近平新时代',
      '着力打造公开透明',
      '着力解决检索',
      '着重做好以下',
      '深化简政放权',
      '两微一端',
      '后发先至',
      '长图+问答',
      '提炼出来',
      '跟踪督办',
      '参差不齐',
      '传帮带',
      '行政复议和诉讼',
      '14万余条',
      '7*24小时',
      '赠阅范围覆盖',
      '三级四同',
      '一号答',
      '二维码',
      '主账号',
      '“把脉”',
      '出台',
      '征集调查',
      '(注:不同渠道',
      '统计期限',
      '发挥了积极作用',
      '有序衔接',
    ])
      expect(text).toContain(phrase);
    expect(warnings).toEqual([]);
  });

  it.each(['000', '002', '004'])('leaves sound page %s identical, and brings it back after damage', (prefix) => {
    const sound = seed(prefix);
    expect(repairText(sound)).toMatchObject({ text: sound, changes: [] });
    for (const seedNumber of [1, 2, 3]) {
      const damaged = damageText(sound, { seed: seedNumber });
      expect(looksDamaged(damaged).traditionalShare).toBeGreaterThan(0.3);
      expect(repairText(damaged).text).toBe(sound);
    }
  });
});
