import type { FindingKind } from '../../src/personal-data/kinds.ts';
import {
  birthDay,
  cardNumber,
  corpusName,
  creditCode,
  identityNumber,
  mobileNumber,
  oldIdentityNumber,
} from './people.ts';
import { cityName, homeAddress, officeAddress, roadName, townName, villageName } from './places.ts';
import type { Random } from './random.ts';
import type { Piece, Slots } from './writer.ts';

const split = (words: string): readonly string[] => words.split(' ');

const FIRMS = split(
  '南通恒裕建设工程有限公司 江苏锦程新材料科技有限公司 海安市李记羊肉馆 崇川区张氏口腔诊所 盐城王牌汽车销售服务有限公司 临沂金锣食品有限公司 岳阳方圆物业管理有限公司 绵阳高新电子有限公司 信阳毛尖茶业集团有限公司 开发区小马哥烧烤店 南通安达货运有限公司 六安瓜片茶叶专业合作社 江苏常青树环保科技有限公司 ' +
    '黄冈程氏建材经营部 清远鸡美味餐饮管理有限公司 老王五金店 贾家羊汤馆 中铁某局集团第四工程有限公司 南通成功教育咨询有限公司 江海粮油贸易有限公司 余记包子铺 时代广场物业服务中心 金盾保安服务有限公司 华润燃气有限公司 万和大药房连锁有限公司 白云清洗有限公司 康宁医院 利民超市 明珠幼儿园 温馨家政服务部',
);
const OFFICES = split(
  '市市场监督管理局 区城市管理局 市应急管理局 市生态环境局 区民政局 市人力资源和社会保障局 开发区管委会 区自然资源和规划分局 区住房和城乡建设局 县财政局 区卫生健康委员会 市公安局交警支队 区教育体育局 区信访局 镇人民政府 街道办事处 市政务服务管理办公室 区红十字会 市慈善总会 经济发展局 社会事业局 建设局 招商局 党政办公室',
);
const TITLES = split(
  '局长 副局长 主任 副主任 党组书记 党组成员 科长 副科长 镇长 副镇长 区长 副区长 党工委书记 管委会主任 管委会副主任 纪委书记 组织部部长 二级调研员 四级主任科员 院长 副院长 校长 总工程师 支部书记 村委会主任',
);
const FULL_WIDTH = '０１２３４５６７８９';

function wide(text: string): string {
  return text.replace(/\d/gu, (digit) => FULL_WIDTH.charAt(Number(digit)));
}

/** The ways people write a number of eighteen digits. */
function spelledId(number: string, random: Random): string {
  const roll = random.next();
  if (roll < 0.8) return number.endsWith('X') && random.chance(0.3) ? number.replace('X', 'x') : number;
  if (roll < 0.88) return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
  if (roll < 0.93) return `${number.slice(0, 6)}-${number.slice(6, 14)}-${number.slice(14)}`;
  return wide(number);
}

function spelledMobile(number: string, random: Random): string {
  const [a, b, c] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  const roll = random.next();
  if (roll < 0.75) return number;
  if (roll < 0.82) return `${a}-${b}-${c}`;
  if (roll < 0.89) return `${a} ${b} ${c}`;
  if (roll < 0.93) return `+86 ${number}`;
  if (roll < 0.96) return `86-${number}`;
  return wide(number);
}

function landline(random: Random): string {
  const area = random.pick(split('0513 0515 0570 0564 0539 0376 0713 0730 0816 010 021 025'));
  const local = `${random.int(2, 8)}${random.digits(area.length === 3 || random.chance(0.6) ? 7 : 6)}`;
  const roll = random.next();
  if (roll < 0.65) return `${area}-${local}`;
  if (roll < 0.75) return `(${area})${local}`;
  if (roll < 0.82) return `（${area}）${local}`;
  if (roll < 0.9) return area + local;
  if (roll < 0.95) return `${area}—${local}`;
  return `${area}-${local}-${random.int(801, 899)}`;
}

function spelledCard(number: string, random: Random): string {
  return random.chance(0.75) ? number : number.replace(/(\d{4})(?=\d)/gu, '$1 ');
}

function plate(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const head = random.character('京沪苏浙皖鲁豫鄂湘川粤闽冀陕贵云辽黑甘渝桂') + random.character(letters.slice(0, 12));
  const roll = random.next();
  const gap = random.chance(0.25) ? '·' : '';
  if (roll < 0.2) return head + gap + random.character('DF') + random.character('0123456789') + random.digits(4);
  if (roll < 0.25) return head + gap + random.digits(5) + random.character('DF');
  if (roll < 0.5) return head + gap + random.digits(2) + random.character(letters) + random.digits(2);
  if (roll < 0.55) return `${head}${gap}${random.digits(4)}${random.pick(['挂', '学', '警'])}`;
  return head + gap + random.digits(5);
}

function birth(random: Random): string {
  const { year, month, day } = birthDay(random);
  const two = (number: number): string => String(number).padStart(2, '0');
  return random.chance(0.75) ? `${year}年${month}月${day}日` : `${year}年${two(month)}月${two(day)}日`;
}

const alphanumeric = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.character('abcdefghkmnpqrstuvwxyz0123456789')).join('');

/** What the places of the corpus's templates stand for. */
export function corpusSlots(random: Random): Slots {
  const entity = (kind: FindingKind, make: () => string) => (): Piece => ({ kind, text: make() });
  return {
    name: entity('person-name', () => corpusName(random)),
    spaced: entity('person-name', () => spread(corpusName(random))),
    id: entity('identity-number', () => spelledId(identityNumber(random), random)),
    oldid: entity('identity-number', () => oldIdentityNumber(random)),
    mobile: entity('mobile-phone', () => spelledMobile(mobileNumber(random), random)),
    tel: entity('landline', () => landline(random)),
    card: entity('bank-card', () => spelledCard(cardNumber(random), random)),
    account: entity('bank-account', () => `${random.int(1, 5)}${random.digits(random.int(13, 21))}`),
    credit: entity('credit-code', () => creditCode(random)),
    shop: entity('credit-code', () => creditCode(random, '92')),
    plate: entity('licence-plate', () => plate(random)),
    passport: entity('passport', () =>
      random.chance(0.5)
        ? `E${random.digits(8)}`
        : random.chance(0.5)
          ? `G${random.digits(8)}`
          : `E${random.character('ABCDEFGHJK')}${random.digits(7)}`,
    ),
    permit: entity('travel-permit', () => random.pick(['H', 'M', 'C', 'L']) + random.digits(8)),
    email: entity(
      'email',
      () =>
        `${alphanumeric(random, random.int(4, 10))}@${random.pick(split('163.com qq.com 126.com sina.com.cn foxmail.com nantong.gov.cn mail.example.org'))}`,
    ),
    home: entity('address', () => homeAddress(random)),
    office: entity('address', () => officeAddress(random)),
    birth: entity('birth-date', () => birth(random)),
    born: entity('birth-date', () => `${random.int(1950, 1995)}年${random.int(1, 12)}月`),
    dotted: entity(
      'birth-date',
      () => `${random.int(1950, 2010)}${random.pick(['-', '.', '/'])}${random.int(1, 12)}${random.pick([''])}`,
    ),
    medical: entity('medical-record', () => random.pick(['', 'M', 'ZY']) + random.digits(random.int(6, 9))),
    disability: entity(
      'disability-certificate',
      () => identityNumber(random) + String(random.int(1, 7)) + String(random.int(1, 4)),
    ),
    welfare: entity('welfare-certificate', () => random.digits(random.int(8, 12))),
    student: entity('student-number', () => random.digits(random.int(8, 12))),
    exam: entity('examinee-number', () => random.digits(random.int(9, 13))),
    social: entity('social-security-number', () => random.digits(random.int(9, 11))),
    online: entity('online-account', () => random.character('abcdefgh') + alphanumeric(random, 7)),
    illness: entity('health', () =>
      random.pick(
        split('急性淋巴细胞白血病 尿毒症 重度抑郁症 胃癌 慢性肾功能衰竭 重型再生障碍性贫血病 脑胶质瘤 强直性脊柱炎'),
      ),
    ),
    firm: () => random.pick(FIRMS),
    dept: () => random.pick(OFFICES),
    title: () => random.pick(TITLES),
    town: () => townName(random),
    village: () => villageName(random),
    road: () => roadName(random),
    city: () => cityName(random),
    sex: () => random.pick(['男', '女']),
    nation: () => random.pick(['汉族', '汉族', '汉族', '回族', '土家族', '苗族']),
    age: () => String(random.int(18, 92)),
    num: () => String(random.int(1, 99)),
    year: () => String(random.int(2015, 2025)),
    date: () => `${random.int(2015, 2025)}年${random.int(1, 12)}月${random.int(1, 28)}日`,
    time: () => `${random.int(8, 18)}时${random.int(10, 59)}分`,
    money: () =>
      random.chance(0.5)
        ? String(random.int(200, 99_999))
        : `${random.int(1, 99)},${random.digits(3)}.${random.digits(2)}`,
    wan: () => `${random.int(10, 9999)}.${random.digits(2)}`,
    score: () => `${random.int(55, 95)}.${random.int(0, 9)}`,
    area: () => `${random.int(40, 400)}.${random.digits(2)}`,
    docno: () =>
      `${random.pick(['通开发管', '崇市监罚字', '盐城管罚决字', '衢政办发', '六信访复'])}〔${random.int(2016, 2025)}〕${random.int(1, 300)}号`,
    project: () =>
      `${random.pick(['NTKF', 'JSZC-320600', 'E3206000', 'ZB'])}${random.pick(['-', ''])}${random.int(2018, 2025)}${random.digits(random.int(4, 9))}`,
    order: () => random.digits(random.pick([10, 12, 14, 16])),
  };
}

/** 张 三, as in signatures and tables where names of two characters are spread. */
function spread(name: string): string {
  return name.length === 2 ? `${name.charAt(0)}　${name.charAt(1)}` : name;
}
