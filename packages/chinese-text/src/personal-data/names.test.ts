import { expect, it } from 'vitest';
import { findPersonalData, type FindOptions } from './find.ts';

function names(text: string, options: FindOptions = {}): string[] {
  return findPersonalData(text, { ...options, kinds: ['person-name'] }).map((finding) => finding.text);
}

it.each([
  ['市长王建华主持会议', ['王建华']],
  ['联系人孟莎项目联系电话17804712320采购单位', ['孟莎']],
  ['任命张伟为区财政局局长；免去欧阳志远的职务。', ['张伟', '欧阳志远']],
  ['出席：李强　王小明　欧阳修文', ['李强', '王小明', '欧阳修文']],
  ['组　　长：张　三', ['张　三']],
  ['（张伟，男，1980年5月生）', ['张伟']],
  ['张小红同志、刘洋女士和陈刚先生', ['张小红', '刘洋', '陈刚']],
  ['当事人赵䶮、周㙓明、孙𠅤', ['赵䶮', '周㙓明', '孙𠅤']],
  ['申请人：买买提·艾力', ['买买提·艾力']],
  ['户主：扎西次仁', ['扎西次仁']],
  ['被告人高峰伙同仉伟、逄锦龙作案', ['高峰', '仉伟', '逄锦龙']],
  ['日籍专家佐藤健太到访', ['佐藤健太']],
  ['安江先生、和张女士、金江同志', ['安江', '金江']],
  ['志愿者：张丽、李娜、王秀英、赵敏', ['张丽', '李娜', '王秀英', '赵敏']],
])('%s', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

it.each([
  '高新区管委会印发方案，计划安排资金，确保安全，程序合法，金额较大',
  '王庄村、李家沟、张村镇和黄河路改造',
  '经济发展局、财政局、应急管理局、市场监管局分别负责落实',
  '当事人张某某、李某、王××、刘*',
  '李书记、王局长和张先生',
  '海民发〔2017〕110号，第五条，第五篇',
  '周一 值班　周三 休息',
  '黎副处长陪同，游客王女士说，群众600余人次',
  '王家坝村、张衡路和周浦镇',
  '林则徐纪念馆、鲁迅故居、王羲之书法碑刻',
  '南通市、陕西人、管委会、应急管理局',
  '03室 欧阳*雪、王*明；墓主卢氏',
  '请于三日内向规划建设局提出申请，并应向受理窗口提交材料；如有异议，请向经济发展局反映',
])('no names in: %s', (text) => {
  expect(names(text)).toEqual([]);
});

it('a name that is sure somewhere is found wherever it stands', () => {
  const text = '市长时光明主持会议。时光明指出，要抓紧。由时光明负责。';
  expect(names(text)).toEqual(['时光明', '时光明', '时光明']);
});

it('the members of a list of names are names', () => {
  expect(names('获奖人员：李建国、王秀英、张志强、白玛赤林、陈丽华')).toContain('白玛赤林');
});

it('a table without headings, and one whose heading is above the names', () => {
  const rows = '李建国\t3\t1420\n王秀英\t2\t980\n白玛赤林\t1\t760\n张志强\t4\t655';
  expect(names(rows)).toEqual(['李建国', '王秀英', '白玛赤林', '张志强']);
  expect(names(`户主\t人口\t金额\n${rows}`)).not.toContain('户主');
});

it('a list that says how many persons it holds', () => {
  expect(names('评审组由李建国、高兴、金秋三人组成')).toEqual(['李建国', '高兴', '金秋']);
  expect(names('采购米、面粉、豆油三样')).toEqual([]);
});

it('a name that the end of a line cuts in two', () => {
  const text =
    '经查，二〇二三年八月二日上午，本局执法人员到该处检查时发现，当事人王\n建国正在河道管理范围内堆放砂石料约二百立方米，并有车辆继续运入，李\n秀英在场指挥，现场未见审批手续，当事人也未能出示其他证明材料，我局随\n即责令停止。';
  expect(names(text)).toEqual(['王\n建国', '李\n秀英']);
  expect(names('当事人：王\n建国')).not.toContain('王\n建国');
});

it('parts of names that stand alone', () => {
  expect(names('被告闫永贵未到庭。母亲称永贵多年不归，李永贵可以作证。')).toEqual(['闫永贵', '永贵', '李永贵']);
  expect(names('总裁托马斯·穆勒出席。“谢谢。”穆勒说。')).toEqual(['托马斯·穆勒', '穆勒']);
  expect(names('当事人闫建国到场。建国以来，建国路旁')).toEqual(['闫建国']);
});

it('under 姓名 stands a name, whatever word it is, and the headings are none', () => {
  const table = '姓名|成员|责任领导|联系方式\n幸福|张伟、李娜|王建国|无\n合计|||';
  expect(names(table)).toEqual(['幸福', '张伟', '李娜', '王建国']);
});

it('rows of names with numbers, with strokes, and lines that begin with them', () => {
  expect(names('李建国200元 王秀英100元 张志强50元 陈丽华300元 都巧儿20元')).toContain('都巧儿');
  expect(names('接力：李建国/王秀英/张志强/陈丽华/都巧儿（财政局）')).toContain('都巧儿');
  const lines = '1.李建国，男，本村人；\n2.王秀英，女；\n3.都巧儿，女；\n4.陈丽华，女。';
  expect(names(lines)).toEqual(['李建国', '王秀英', '都巧儿', '陈丽华']);
});

it('names of other peoples without a dot', () => {
  const text = '阿迪力江，男，维吾尔族；牧民敖日格乐、特日格乐；公示人：村委会主任哈尼木拉提';
  expect(names(text)).toEqual(['阿迪力江', '敖日格乐', '特日格乐', '哈尼木拉提']);
});

it('the site may know better', () => {
  const text = '方太厨具由李锦记公司代理，阿尔法出席';
  expect(names(text, { knownNames: ['阿尔法'] })).toContain('阿尔法');
  expect(names('市长王建华主持会议', { notNames: ['王建华'] })).toEqual([]);
});
