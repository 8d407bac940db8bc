import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find.ts';
import type { FindingKind } from './kinds.ts';

/** What is found, as kind and text. */
function found(text: string): string[] {
  return findPersonalData(text)
    .filter(({ kind }) => kind !== 'person-name')
    .map((finding) => `${finding.kind} ${finding.text}`);
}

/** Text with the finding in braces; none without braces. */
const CASES: Readonly<Partial<Record<FindingKind, readonly string[]>>> = {
  'identity-number': [
    '身份证号：{110101199003074514}',
    '身份证号码（{110101199003074514}）',
    '{110101199003074514}已登记',
    '身份证 {110101 19900307 4514}',
    '身份证号{110101-19900307-4514}',
    '身份证号：{１１０１０１１９９００３０７４５１４}',
    '公民身份号码{11010119900307723x}',
    '公民身份号码{11010119900307723×}',
    '身份证号：{110101900307451}',
    '身份证号：{110101 900307 451}',
    '身份证号：{1 1 0 1 0 1 1 9 9 0 0 3 0 7 7 2 3 X}',
    // A mistyped one behind its label still tells whose it is.
    '证件号码：{110101199003074515}',
    '香港身份证{A123456(3)}',
  ],
  'mobile-phone': [
    '电话：{13800138000}',
    '{13800138000}（微信同号）',
    '手机{138-0013-8000}',
    '手机 {138 0013 8000}',
    '{+86 13800138000}',
    '手机：{１３８００１３８０００}',
    '联系人李四{13800138000}',
    '手机：{138\u200b00138000}',
    '联系电话：{1380 013 8000}',
    '联系电话：{1380013\n8000}',
    '手机 {1 3 8 0 0 1 3 8 0 0 0}',
    '电话：{&#49;&#51;800138000}',
    '电话：{138&nbsp;0013&nbsp;8000}',
    '3，{13800138000}',
  ],
  landline: [
    '传真：{0513-85980000}',
    '{(0513)85980000}',
    '{（0513）85980000}',
    '{0513—8598 0001}',
    '{010-66001234-802}',
    '联系电话：{85980001}',
    '{+86-10-66001234}',
    '电话{0513-85980000转8012}',
  ],
  'bank-card': [
    '卡号：{6222021001116245702}',
    '银行卡{6222 0210 0111 6245 702}',
    '打入{6222021001116245702}',
    '卡号：{6222021001\n116245702}',
  ],
  'bank-account': [
    '账号：{32001234567890123456}',
    '开户账号 {1104 0213 0900 0123 456}',
    '账　号：{32001234567890123456}',
  ],
  'credit-code': ['统一社会信用代码：{91320600MA1WC5HT0W}', '纳税人识别号{91320600MA1WC5HT0W}'],
  'licence-plate': [
    '驾驶{苏A12345}小型轿车',
    '车牌{苏F·D12345}',
    '{京AD06666}',
    '{浙A12345D}',
    '{粤Z1234港}',
    '车号：{苏 A12345}',
    '{苏Ａ１２３４５}',
    '{WJ苏1234X}',
  ],
  passport: ['护照：{G12345678}', '护照号码 {EA1234567}'],
  'travel-permit': ['通行证号：{H12345678}', '台胞证：{12345678}'],
  'residence-permit': ['外国人永久居留身份证：{USA110078010123}'],
  'military-id': ['军官证号：{南字第1234567号}'],
  email: ['邮箱：{zhang.san-1@mail.example.com.cn}。', '{ａｂｃ＠qq.com}'],
  address: [
    '住{江苏省南京市鼓楼区中山北路1号3幢201室}，',
    '现住{北京市海淀区中关村南大街5号院2号楼3单元1502}',
    '户籍地:{四川省达州市渠县土溪镇汉碑村5组34号}',
    '现住{崇川区学田新村15幢304室}。',
    '住址：{如皋市搬经镇高明村12组}',
    '姓名\t住址\n王伟\t{于港村7组}',
    '姓名\t住址\n王伟\t{如皋市搬经镇高明村12组}',
    '家住{平安里小区12-3-402}',
    '位于{和平路5号}的商铺',
    '住址：{花溪区贵筑街道贵筑路120号附3号}',
    '地址：{大公镇于港村五组}',
    '居住于{广西壮族自治区柳州市三江侗族自治县西被闸路8号}',
  ],
  'birth-date': [
    '{1980年5月12日}出生',
    '出生日期：{1980-05-12}',
    '男，{1980年5月}生，',
    '生于{1980.05.12}',
    '出生于{一九八〇年五月十二日}',
    '男，{19800512}出生',
  ],
  'medical-record': ['住院号:{ZY0012345}'],
  'disability-certificate': ['残疾人证号：{11010119900307451443}'],
  'welfare-certificate': ['低保证号：{崇低保字第00123号}'],
  'social-security-number': ['社保卡号：{A12345678}'],
  'student-number': ['学号：{2019010123}', '学籍号{G110101199003074514}'],
  'examinee-number': ['准考证号 {20190512001}'],
  'online-account': ['微信号：{zhangsan_88}', 'QQ{12345678}'],
  'driver-file': ['驾驶证档案编号：{320600123456}'],
  'secret-mark': ['{机密★长期}', '{秘密★1年}', '密级：{秘密}', '\n{绝密}\n', '{绝密★启用前}'],
  'work-secret-mark': [
    '（{内部资料}，注意保管）',
    '\n{内部}\n',
    '（{此件依申请公开}）',
    '仅供{内部参考}',
    '【{不得公开}】',
    '本文件{不得公开}。',
    '{内部事项}，请勿外传',
  ],
};

describe.each(Object.entries(CASES))('%s', (kind, cases) => {
  it.each(cases)('%s', (marked) => {
    const text = marked.replace(/[{}]/gu, '');
    const [, value = ''] = /\{(.*)\}/su.exec(marked) ?? [];
    expect(found(text)).toEqual([`${kind} ${value}`]);
  });
});

it.each([
  '国办发〔2019〕54号，2号线，第3号公告，G15高速，地铁2号线',
  '项目编号：320602202301011234，合同编号6222021001116245702，发票号码12345678',
  '400-800-1234或12345热线，邮编226000，索引号：014012345/2023-00012',
  '2023-01-15至2023-12-31，14:30-15:30，金额1,234,567.89元，13800000000元，第13800138000号',
  '涉及国家秘密、商业秘密的不得公开，加强内部控制，本文件属于机密文件',
  '学习小组3组，小作坊9户，新建公园3座，5号楼改造工程，3号地块，1200户3600人',
  '本办法自1980年5月12日起施行，1980年5月12日生效，公司1980年5月成立',
  '手机138****8000，身份证号3206********1234，ISBN 978-7-5000-1234-5',
  '新C30混凝土，京A股，沪深300，苏ICP备05012345号，粤B2-20090059',
  '对患有重大疾病、二级残疾的困难群众给予救助',
  '通过政务微信公开14000余条，坐标 31.980123,120.894567',
])('nothing in: %s', (text) => {
  expect(found(text)).toEqual([]);
});

it('columns of a table say what their cells are', () => {
  const table =
    '序号\t姓名\t出生年月\t证件号\t账号\n1\t李小明\t1980.05\tE12345678\t3200123456789\n2\t王芳\t1975.11\tEA1234567\t3200123456780';
  expect(found(table)).toEqual([
    'birth-date 1980.05',
    'passport E12345678',
    'bank-account 3200123456789',
    'birth-date 1975.11',
    'passport EA1234567',
    'bank-account 3200123456780',
  ]);
});

it('so do the headings of a table that came out one cell to a line', () => {
  const table = ['序号', '姓名', '学号', '1', '李小明', '2019010123', '2', '王芳', '2019010124'].join('\n');
  expect(found(table)).toEqual(['student-number 2019010123', 'student-number 2019010124']);
});

it('village groups and states of health count where a person is named', () => {
  expect(found('征收王家坝村3组土地，患有高血压病的享受门诊补助。')).toEqual([]);
  expect(found('王家坝村3组村民李建国患有高血压病。')).toEqual(['address 王家坝村3组', 'health 高血压病']);
});

it('says why, in both languages, and about whom', () => {
  const [finding] = findPersonalData('统一社会信用代码：92320600MA1WC5HT0N');
  expect(finding?.why.map(({ code }) => code)).toContain('label');
  const [company] = findPersonalData('91320600MA1WC5HT0W');
  expect(company?.subject).toBe('organisation');
});

it.each([
  ['五、联系方式\n地址：东屿大道1号管委会大楼', 'unknown'],
  ['联系地址：港西路9号；联系电话：0000-00000000', 'unknown'],
  ['当事人的姓名已作去标识化处理。\n联系地址：港西路9号', 'unknown'],
  ['申请人：李某，联系地址：港西路9号', 'person'],
  ['姓名：李某\n联系地址：港西路9号', 'person'],
  ['家庭住址：港西路9号', 'person'],
])('tells an office’s own address from somebody’s home: %s', (text, subject) => {
  expect(findPersonalData(text).find(({ kind }) => kind === 'address')?.subject).toBe(subject);
});
