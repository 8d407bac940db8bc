import { expect, it } from 'vitest';
import { EXEMPTION_RULES, findPersonalData } from '../index.ts';
import { documentType } from './document-type.ts';

/** Text of each finding with the rule that exempts it, or a dash. */
function ruled(text: string, title?: string): Record<string, string> {
  const findings = findPersonalData(text, title === undefined ? {} : { title });
  return Object.fromEntries(findings.map((finding) => [finding.text, finding.exemption?.rule ?? '-']));
}

it('a penalty names who is punished, and nothing else of anybody', () => {
  const text =
    '行政处罚决定书\n当事人：王建国，身份证号110101199003074514，住南京市鼓楼区中山北路1号3幢201室，电话13800138000。\n经举报人李秀英举报，王建国违法经营。执法人员张志强到场。';
  expect(ruled(text)).toEqual({
    王建国: 'punitive-notice',
    '110101199003074514': '-',
    南京市鼓楼区中山北路1号3幢201室: '-',
    '13800138000': '-',
    李秀英: '-',
    张志强: 'enforcement-officer',
  });
});

it('a notice before an appointment names the person and the month of birth, not the day', () => {
  const text = '干部任前公示\n王建国，男，1975年3月生，拟任局长。\n李秀英，女，1980年5月12日生，拟任副局长。';
  expect(ruled(text)).toEqual({
    王建国: 'appointment-notice',
    '1975年3月': 'appointment-notice',
    李秀英: 'appointment-notice',
    '1980年5月12日': '-',
  });
});

it('recruitment names and numbers of examinees are public, identity numbers are not', () => {
  const text = '公开招聘拟聘用人员公示\n姓名：王建国，准考证号20190512001，身份证号110101199003074514';
  expect(ruled(text)).toEqual({
    王建国: 'recruitment-notice',
    '20190512001': 'recruitment-notice',
    '110101199003074514': '-',
  });
});

it('tenders name those who answer for them', () => {
  const text = '中标公告\n项目经理：王建国\n法定代表人：李秀英\n采购人：市财政局，联系电话：0513-85980000';
  expect(ruled(text)).toEqual({
    王建国: 'procurement-notice',
    李秀英: 'registered-person',
    '0513-85980000': 'office-contact',
  });
});

it("an office's address may be public, a home does not become one by standing near an office", () => {
  const text = '管委会办公室，地址：晏海市晏海大道1号。\n区财政局帮扶户主李秀英，住南京市鼓楼区中山北路1号3幢201室';
  expect(ruled(text)).toMatchObject({ 晏海市晏海大道1号: 'office-contact', 南京市鼓楼区中山北路1号3幢201室: '-' });
});

it('officials in office are named, those who come to them are not', () => {
  const text = '市长王建国会见来访人李秀英。王建国表示，李秀英的诉求将依法处理。签发：张志强';
  expect(ruled(text)).toEqual({ 王建国: 'official-in-office', 李秀英: '-', 张志强: 'official-in-office' });
});

it('officials listed behind their office, on the lines below it as well; whom an official speaks of is none', () => {
  const list = '副主任：王建国　李秀英（女）　张志强\n委员（按姓名笔画为序）：\n陈　丽　刘洋洋　赵国庆\n周　敏　孙建华';
  expect(new Set(Object.values(ruled(list)))).toEqual(new Set(['official-in-office']));
  expect(Object.keys(ruled(list))).toHaveLength(8);
  expect(ruled('承办检察官王建国建议对李秀英、张志强不起诉')).toMatchObject({ 李秀英: '-', 张志强: '-' });
  expect(ruled('院长：王建国　患者：李秀英')).toMatchObject({ 李秀英: '-' });
});

it('a person with a private role stays private also where the document would name everybody', () => {
  expect(ruled('公开招聘公告\n监护人王建国陪同。')).toEqual({ 王建国: '-' });
});

it('a document without such a reason exempts nothing', () => {
  expect(ruled('低保公示\n户主王建国，保障金500元')).toEqual({ 王建国: '-' });
});

it('the title helps where the text does not say what it is', () => {
  expect(ruled('王建国，拟聘岗位：教师', '事业单位招聘公示')).toEqual({ 王建国: 'recruitment-notice' });
  expect(documentType('关于召开会议的通知')).toBeUndefined();
});

it('every rule cites its law in both languages', () => {
  for (const { basis, title, kinds } of Object.values(EXEMPTION_RULES)) {
    expect(kinds.length).toBeGreaterThan(0);
    expect(title.en).toMatch(/^[\x20-\x7e]+$/u);
    for (const { zh, en } of basis) {
      expect(zh).toMatch(/《.+》/u);
      expect(en).toMatch(/^[\x20-\x7e]+$/u);
    }
  }
});
