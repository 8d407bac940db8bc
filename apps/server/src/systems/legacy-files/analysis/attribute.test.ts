import { describe, expect, it } from 'vitest';
import { findIdentityNumbers } from './personal-data.ts';
import { analyseOne } from './testing.ts';

const BODY = '现将有关事项通知如下，请各单位结合实际认真抓好贯彻落实，确保各项工作取得实效。';
const IDS = ['11010519491231002X', '440524188001010014', '110101199003070134'];

describe('disclosure attribute', () => {
  it.each([
    ['某区2018年政府信息公开工作年度报告', 'PROACTIVE', ['20(十五)', '49', '50'], 'annual-report'],
    ['某区2020年度部门决算', 'PROACTIVE', ['20(七)'], 'budget'],
    ['某区国民经济和社会发展第十四个五年规划', 'PROACTIVE', ['20(三)'], 'plans'],
    ['某区防汛应急预案', 'PROACTIVE', ['20(十二)'], 'emergency'],
    ['关于印发某区工业用地管理办法的通知', 'PROACTIVE', ['20(一)'], 'legal-docs'],
    ['某区2019年公务员招录公告', 'PROACTIVE', ['20(十四)'], 'civil-service'],
    ['某区办公家具政府采购项目中标公告', 'PROACTIVE', ['20(九)'], 'procurement'],
    ['某区行政事业性收费目录清单', 'PROACTIVE', ['20(八)'], 'fees'],
    ['某区食品安全监督抽检情况通报', 'PROACTIVE', ['20(十三)'], 'inspection'],
    ['某区2018年政务公开工作方案', 'PROACTIVE', ['19'], 'execution'],
    ['某区信息公开指南', 'PROACTIVE', ['20(十五)'], 'guide'],
  ] as const)('%s: %s under %j, in %s', async (title, value, articles, column) => {
    const proposal = await analyseOne(`${title}\n${BODY}`);
    expect(proposal.attribute).toMatchObject({ value, articles });
    expect(proposal.column.value).toBe(column);
    expect(proposal.attribute.reasons[0]?.zh).not.toBe('');
  });

  it.each(['机密★5年', '秘密★', '绝密☆长期'])(
    'the marking %s stops disclosure on the ground of article 14',
    async (mark) => {
      const { attribute } = await analyseOne(`${mark}\n某区2018年政府信息公开工作年度报告\n${BODY}`);
      expect(attribute).toMatchObject({ value: 'WITHHELD', ground: 'STATE_SECRET', articles: ['14'], review: true });
      expect(attribute.confidence).toBeGreaterThan(0.9);
    },
  );

  it.each([
    '健全保密审查制度，保守国家秘密和商业秘密。',
    '涉及国家秘密1件。',
    '工作机密不得外泄的要求已经落实到每一个岗位，并纳入年度考核。',
  ])('speaking of secrets is no marking: %s', async (sentence) => {
    const { attribute } = await analyseOne(`某区2018年政府信息公开工作年度报告\n${sentence}\n${BODY}`);
    expect(attribute.value).toBe('PROACTIVE');
  });

  it.each(['内部资料 注意保存', '（工作秘密）'])('%s is no ground by itself: a person decides', async (mark) => {
    const { attribute } = await analyseOne(`${mark}\n关于印发某区工业用地管理办法的通知\n${BODY}`);
    expect(attribute).toMatchObject({ value: null, ground: 'INTERNAL_AFFAIRS', review: true });
    expect(attribute.reasons[0]?.zh).toContain('第十七条');
  });

  it('identity numbers stop disclosure: a list is withheld, single ones must be masked first', async () => {
    expect(IDS.filter((id) => findIdentityNumbers(id).length === 1).length).toBeGreaterThanOrEqual(2);
    const list = await analyseOne(`拆迁补偿人员名单\n张三 11010519491231002X\n${BODY}`);
    expect(list.attribute).toMatchObject({
      value: 'WITHHELD',
      ground: 'THIRD_PARTY_RIGHTS',
      articles: ['15'],
      review: true,
    });
    const single = await analyseOne(`某区2018年度部门预算\n联系人张三，身份证11010519491231002X。\n${BODY}`);
    expect(single.attribute).toMatchObject({
      value: null,
      ground: 'THIRD_PARTY_RIGHTS',
      articles: ['15', '37'],
      review: true,
    });
  });

  it('numbers with a wrong check digit, order numbers and telephones are no identity numbers', () => {
    expect(findIdentityNumbers('110105194912310021 20180713000112345678 13800138000')).toEqual([]);
  });

  it.each([
    ['（此件公开发布）', 'PROACTIVE'],
    ['（此件依申请公开）', 'ON_REQUEST'],
    ['（此件不公开）', 'WITHHELD'],
  ] as const)('the document’s own mark %s goes before its kind', async (mark, value) => {
    expect((await analyseOne(`关于印发某区工业用地管理办法的通知\n${BODY}\n${mark}`)).attribute.value).toBe(value);
  });

  it.each([
    ['关于追加经费的请示', 'DELIBERATIVE'],
    ['某区产业政策（征求意见稿）', 'DELIBERATIVE'],
    ['某案现场检查笔录', 'ENFORCEMENT_FILE'],
  ])('%s is left to a person on the ground %s', async (title, ground) => {
    expect((await analyseOne(`${title}\n${BODY}`)).attribute).toMatchObject({ value: null, ground, review: true });
  });

  it('nothing to go by: nothing is proposed', async () => {
    expect((await analyseOne(`某区简讯\n${BODY}`)).attribute).toMatchObject({ value: null, review: true });
  });
});
