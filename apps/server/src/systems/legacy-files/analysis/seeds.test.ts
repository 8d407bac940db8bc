import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from './testing.ts';
import type { LegacyDocumentProposal } from './types.ts';

/** Five real pages that lie beside the checkout and are not part of the project. */
const folder = join(import.meta.dirname, '../../../../../../../shared/seeds');
const present = existsSync(folder);

async function seed(number: string): Promise<LegacyDocumentProposal[]> {
  const name = readdirSync(folder).find((f) => f.startsWith(number));
  if (name === undefined) throw new Error(`no page ${number} in ${folder}`);
  return analyse(readFileSync(join(folder, name)), name);
}

if (!present && process.env['CI'] === undefined)
  console.info(`skipped: ${folder} is missing, so the five real pages are not tested`);

describe.skipIf(!present && process.env['CI'] === undefined)('the five real pages', () => {
  it('000: an annual report with a line of facts', async () => {
    const [p, ...rest] = await seed('000');
    expect(rest).toEqual([]);
    expect(p?.title.value).toBe('南通市经济技术开发区管理委员会2018年政府信息公开工作年度报告');
    expect(p?.publishedDate.value).toBe('2019-02-28');
    expect(p?.publishedTime).toBe('14:43');
    expect(p?.source.value).toBe('管委会');
    expect(p?.issuingAgency.value).toBe('南通市经济技术开发区管理委员会');
    expect(p?.column.value).toBe('annual-report');
    expect(p?.repair).toBeUndefined();
    expect(p?.bodyText).not.toContain('累计次数');
    expect(p?.bodyHtml.match(/<h2>/gu)).toHaveLength(3);
  });

  it('001: a damaged page with a header table', async () => {
    const [p, ...rest] = await seed('001');
    expect(rest).toEqual([]);
    expect(p?.title).toMatchObject({ value: '咸宁高新区2016年政务公开年度报告', confidence: 0.97 });
    expect(p?.publishedDate.value).toBe('2017-03-14');
    expect(p?.documentNumber.value).toBeNull();
    expect(p?.documentNumber.reasons[0]?.zh).toContain('咸政办发〔2016〕42号');
    expect(p?.issuingAgency.value).toMatch(/^咸宁高新区/u);
    expect(p?.attribute).toMatchObject({ value: 'PROACTIVE', articles: ['20(十五)', '49', '50'] });
    expect(p?.repair?.counts['removedReadings']).toBe(535);
    expect(p?.bodyText).not.toMatch(/[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔù]+[)）]|\?/u);
    expect(p?.bodyText.split('\n')).toContain('(三)政务信息公开机构建设和保障经费情况');
    expect(p?.removed.map((r) => r.text).filter((t) => t === '?')).toHaveLength(6);
  });

  it('002: five documents in one page', async () => {
    const pieces = await seed('002');
    expect(pieces.map((p) => p.title.value)).toEqual([
      '黄冈经济开发区2011年度政务公开工作总结',
      'XX经济开发区政务公开自查报告',
      'XX经济开发区2020年上半年政务公开工作总结',
      '黄冈经济开发区简讯',
      '桂林洋经济开发区2018年政务公开工作方案',
    ]);
    expect(pieces.map((p) => p.genre.value)).toEqual([null, '报告', null, null, null]);
    expect(pieces[0]?.issuingAgency.value).toBe('黄冈经济开发区管委会');
    expect(pieces[0]?.bodyText).toMatch(/^近几年来/u);
    expect(pieces[1]?.warnings.map((w) => w.id)).toContain('PLACEHOLDERS');
    expect(pieces[3]).toMatchObject({
      publishedDate: { value: '2009-08-07' },
      publishedTime: '15:18',
      source: { value: '中国经济网' },
    });
    expect(pieces[3]?.bodyText).not.toContain('打印本稿');
    expect(pieces[4]?.documentNumber.value).toBeNull();
    expect(pieces[4]?.column.value).toBe('execution');
    expect(new Set(pieces.map((p) => p.fingerprint)).size).toBe(5);
  });

  it('003: a damaged report without a title', async () => {
    const [p, ...rest] = await seed('003');
    expect(rest).toEqual([]);
    expect(p?.title.value).toBe('连云港市人民政府2018年政府信息公开工作年度报告');
    expect(p?.title.confidence).toBeLessThan(0.5);
    expect(p?.issuingAgency.value).toBe('连云港市人民政府办公室');
    expect(p?.removed.map((r) => r.text)).toEqual(['【连网】']);
    expect(p?.warnings.map((w) => w.id)).toContain('TITLE_COMPOSED');
    expect(p?.repair?.counts['removedReadings']).toBe(411);
    expect(p?.column.value).toBe('annual-report');
  });

  it('004: a notice with a signature in the middle', async () => {
    const [p, ...rest] = await seed('004');
    expect(rest).toEqual([]);
    expect(p?.title.value).toBe('吉林高新区管委会办公室关于印发《2018年吉林高新区政务公开工作重点任务分工方案的通知》');
    expect(p?.issuingAgency).toMatchObject({ value: '吉林高新区管委会办公室', confidence: 0.95 });
    expect(p?.writtenDate).toMatchObject({ value: '2018-07-13', confidence: 0.95 });
    expect(p?.genre.value).toBe('通知');
    expect(p?.subjectCategory.value).toBe('综合政务');
    expect(p?.bodyText).toMatch(/^各局\(室\)、街道:/u);
    expect(p?.warnings.map((w) => w.id)).toEqual(['TITLE_QUOTES']);
  });
});
