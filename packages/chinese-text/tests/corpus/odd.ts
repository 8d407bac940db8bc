import type { FindingKind } from '../../src/personal-data/kinds.ts';
import { cardNumber, corpusName, creditCode, identityNumber, mobileNumber, oldIdentityNumber } from './people.ts';
import { homeAddress } from './places.ts';
import { Random } from './random.ts';
import type { Document, Planted } from './writer.ts';

export const wide = (text: string): string =>
  text.replace(/[0-9A-Z]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
export const grouped = (text: string, size: number, gap: string): string =>
  text.replace(new RegExp(`(.{${size}})(?=.)`, 'gu'), `$1${gap}`);
export const cut = (text: string, at: readonly number[], gap: string): string =>
  [0, ...at].map((from, index) => text.slice(from, at[index])).join(gap);
const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.character('ABCDEFGHJKLMNPQRSTUVWXYZ')).join('');

/** A sort of number: how it is made, the ways it is written, and the words it stands between (☐ for the number). */
export interface Sort {
  readonly kind: FindingKind;
  readonly make: (random: Random) => string;
  readonly written: readonly ((value: string) => string)[];
  readonly contexts: readonly string[];
}

const plain = (value: string): string => value;

const SORTS: readonly Sort[] = [
  {
    kind: 'identity-number',
    make: (random) => identityNumber(random),
    written: [
      plain,
      wide,
      (v) => v.toLowerCase(),
      (v) => v.replace('X', '×'),
      (v) => cut(v, [6, 14], ' '),
      (v) => cut(v, [6, 14], '-'),
      (v) => cut(v, [6, 14], '－'),
      (v) => cut(v, [6, 10, 14], ' '),
      (v) => cut(v, [6, 12], '　'),
      (v) => cut(v, [3, 6, 10, 14], ' '),
      (v) => cut(v, [6, 14], '\u00a0'),
      (v) => cut(v, [8], '\n'),
      (v) => cut(v, [14], '\n'),
      (v) => cut(v, [6], '\u200b'),
      (v) => grouped(v, 1, ' '),
    ],
    contexts: [
      '身份证号：☐',
      '身份证号码为☐，',
      '公民身份号码☐。',
      '身 份 证 号：☐',
      '（身份证：☐）',
      '身份证件号码\n☐\n',
      '身份证☐（复印件附后）',
      '持☐号身份证',
      '居民身份证（号码☐）',
      '证件类型：身份证 证件号码：☐',
      'ID：☐',
      '公民身份证号码: ☐ ;',
    ],
  },
  {
    kind: 'identity-number',
    make: (random) => identityNumber(random),
    written: [plain, wide, (v) => v.toLowerCase()],
    contexts: ['周某，☐，', '1\t赵某\t☐\t3组', '钱某|男|☐|', '3,孙某,☐,2000', '（☐）', '☐李某'],
  },
  {
    kind: 'identity-number',
    make: (random) => oldIdentityNumber(random),
    written: [plain, wide, (v) => cut(v, [6, 12], ' '), (v) => cut(v, [6, 12], '-')],
    contexts: ['身份证号：☐', '身份证号码（15位）：☐', '（身份证：☐）', '旧身份证号☐，'],
  },
  {
    kind: 'identity-number',
    make: (random) =>
      `8${random.character('123')}0000${random.int(1955, 2010)}0${random.int(1, 9)}1${random.int(0, 9)}`,
    written: [(v) => v + '0013', (v) => `${v}002X`],
    contexts: ['港澳居民居住证号码：☐', '台湾居民居住证☐'],
  },
  {
    kind: 'mobile-phone',
    make: (random) => mobileNumber(random),
    written: [
      plain,
      wide,
      (v) => cut(v, [3, 7], ' '),
      (v) => cut(v, [3, 7], '-'),
      (v) => cut(v, [3, 7], '—'),
      (v) => cut(v, [3, 7], '－'),
      (v) => cut(v, [3], ' '),
      (v) => cut(v, [3], '-'),
      (v) => cut(v, [4, 8], ' '),
      (v) => cut(v, [3, 6], ' '),
      (v) => cut(v, [7], ' '),
      (v) => cut(v, [3, 7], '.'),
      (v) => cut(v, [3, 7], '　'),
      (v) => `+86 ${v}`,
      (v) => `+86-${v}`,
      (v) => `0086${v}`,
      (v) => `86-${cut(v, [3, 7], '-')}`,
      (v) => `+86${cut(v, [3, 7], ' ')}`,
      (v) => cut(v, [5], '\u200b'),
    ],
    contexts: [
      '联系电话：☐',
      '手机☐',
      '手机号码为☐。',
      '联系人王工，☐，',
      '（☐）',
      '电话/微信：☐',
      '☐（微信同号）',
      '致电☐咨询',
      '1\t王某\t☐\t',
      '王某|☐|男',
      '本人☐',
      '电　话：☐',
      'Tel:☐',
      '手机：☐、◇',
      '联系电话：◆，☐',
      '☐，李经理',
    ],
  },
  {
    kind: 'landline',
    make: (random) => `${random.int(2, 8)}${random.digits(7)}`,
    written: [
      (v) => `0513-${v}`,
      (v) => `0513－${v}`,
      (v) => `0513—${v}`,
      (v) => `0513——${v}`,
      (v) => `（0513）${v}`,
      (v) => `(0513) ${v}`,
      (v) => `0513 ${v}`,
      (v) => `0513${v}`,
      (v) => `010-${cut(v, [4], ' ')}`,
      (v) => `021-${cut(v, [4], '-')}`,
      (v) => wide(`0513-${v}`),
      (v) => `0513-${v}-8012`,
      (v) => `0513-${v}转8012`,
      (v) => `+86-513-${v}`,
      (v) => `86 0513 ${v}`,
    ],
    contexts: [
      '联系电话：☐',
      '传真：☐',
      '传　真：☐',
      '电话/传真：☐',
      '（☐）',
      '咨询☐，',
      '住宅电话☐',
      '家里电话是☐。',
      '王某\t☐\t',
      '联系方式\t☐',
    ],
  },
  {
    kind: 'landline',
    make: (random) => `${random.int(2, 8)}${random.digits(6)}`,
    written: [plain, (v) => cut(v, [3], '-'), (v) => cut(v, [3], ' '), wide],
    contexts: ['联系电话：☐', '电话：☐', '传真：☐', '家庭电话 ☐', '座机：☐。'],
  },
  {
    kind: 'bank-card',
    make: (random) => cardNumber(random),
    written: [
      plain,
      wide,
      (v) => grouped(v, 4, ' '),
      (v) => grouped(v, 4, '-'),
      (v) => grouped(v, 4, '　'),
      (v) => grouped(v, 4, '\u00a0'),
      (v) => cut(v, [6], ' '),
      (v) => cut(v, [10], '\n'),
    ],
    contexts: [
      '银行卡号：☐',
      '卡号☐',
      '开户行：农业银行，账号：☐',
      '农行卡☐',
      '工行☐（户名王某）',
      '一卡通账号：☐',
      '存折号☐。',
      '打入其☐账户',
      '王某\t☐\t1200.00',
      '社保卡（金融账户）☐',
    ],
  },
  {
    kind: 'bank-account',
    make: (random) => `${random.int(1, 5)}${random.digits(random.int(13, 20))}`,
    written: [plain, (v) => grouped(v, 4, ' '), wide],
    contexts: ['账号：☐', '账　号：☐', '开户行南通农商行 账号☐', '存折账号：☐', '收款账户：☐', '银行账号\n☐'],
  },
  {
    kind: 'licence-plate',
    make: (random) =>
      random.character('苏沪浙皖鲁豫鄂粤京川') +
      random.character('ABCDEFGH') +
      random.digits(2) +
      letters(random, 1) +
      random.digits(2),
    written: [
      plain,
      wide,
      (v) => v.toLowerCase(),
      (v) => cut(v, [2], '·'),
      (v) => cut(v, [2], '•'),
      (v) => cut(v, [2], ' '),
      (v) => cut(v, [2], '-'),
      (v) => cut(v, [2], '－'),
      (v) => cut(v, [2], '.'),
      (v) => cut(v, [1], ' '),
      (v) => cut(v, [1, 2], ' '),
    ],
    contexts: ['车牌号：☐', '驾驶☐小型轿车', '☐号车', '（☐）', '号牌为☐的货车', '车辆号牌 ☐', '将停放的☐撞坏'],
  },
  {
    kind: 'licence-plate',
    make: (random) => `${random.character('苏沪浙皖鲁')}${random.character('ABCDEF')}`,
    written: [
      (v) => `${v}D12345`,
      (v) => `${v}FA1234`,
      (v) => `${v}·D12345`,
      (v) => `${v} D12345`,
      (v) => `${v}12345D`,
      (v) => `${v}-12345F`,
      (v) => `${v}1234挂`,
      (v) => `${v}·1234学`,
      (v) => `${v}1234警`,
      (v) => `${v}AD1234`,
      (v) => wide(`${v}D12345`),
    ],
    contexts: ['车牌号：☐', '驾驶☐小型轿车', '新能源汽车（☐）', '☐号车'],
  },
  {
    kind: 'passport',
    make: (random) => random.character('EG') + random.digits(8),
    written: [
      plain,
      wide,
      (v) => v.toLowerCase(),
      (v) => cut(v, [1], ' '),
      (v) => `E${letters(new Random(v.length), 1)}${v.slice(2)}`,
    ],
    contexts: [
      '护照号：☐',
      '护照号码☐，',
      '持护照（☐）',
      '护照：☐',
      '护照No.☐',
      '证件类型 护照 证件号码 ☐',
      'Passport No: ☐',
    ],
  },
  {
    kind: 'travel-permit',
    make: (random) => random.digits(8),
    written: [
      (v) => `H${v}`,
      (v) => `M${v}`,
      (v) => `H${v}01`,
      (v) => `h${v}`,
      (v) => `C${v}`,
      (v) => `CA${v.slice(1)}`,
      (v) => wide(`H${v}`),
      (v) => v,
      (v) => `${v}01`,
      (v) => `H ${v}`,
    ],
    contexts: [
      '港澳居民来往内地通行证：☐',
      '回乡证号☐',
      '台胞证：☐',
      '台湾居民来往大陆通行证（号码☐）',
      '往来港澳通行证号码：☐',
      '通行证号：☐',
    ],
  },
  {
    kind: 'birth-date',
    make: (random) => `${random.int(1935, 2015)}/${random.int(1, 9)}/${random.int(10, 28)}`,
    written: [
      (v) => v.replace('/', '年').replace('/', '月') + '日',
      (v) => v.replace('/', ' 年 ').replace('/', ' 月 ') + ' 日',
      (v) => wide(v.replace('/', '年').replace('/', '月')) + '日',
      (v) => v.replaceAll('/', '-'),
      (v) => v.replaceAll('/', '.'),
      (v) => v.replace('/', '-0').replace('/', '-'),
      (v) => v.replace('/', '0').replace('/', ''),
      (v) => `${v.slice(0, 4)}年${v.slice(5, 6)}月`,
      (v) => `${v.slice(0, 4)}.0${v.slice(5, 6)}`,
    ],
    contexts: [
      '出生日期：☐',
      '出生年月：☐',
      '出生年月 ☐',
      '生日：☐',
      '生于☐，',
      '出生日期\n☐\n',
      '姓名\t出生年月\n王某\t☐',
    ],
  },
  {
    kind: 'birth-date',
    make: (random) => `${random.int(1935, 2015)}/${random.int(1, 9)}/${random.int(10, 28)}`,
    written: [
      (v) => v.replace('/', '年').replace('/', '月') + '日',
      (v) => v.replaceAll('/', '.'),
      (v) => `${v.slice(0, 4)}年${v.slice(5, 6)}月`,
      (v) => `${v.slice(0, 4)}.${v.slice(5, 6)}`,
      (v) => `${v.slice(2, 4)}年${v.slice(5, 6)}月`,
      () => '一九六八年七月二十三日',
      () => '一九七〇年十二月',
      () => '二○○一年三月初八',
    ],
    contexts: ['王某，男，☐生，', '王某（☐出生）', '☐生人', '☐出生于南通'],
  },
  {
    kind: 'email',
    make: (random) => `${letters(random, 4).toLowerCase()}${random.digits(3)}@qq.com`,
    written: [
      plain,
      (v) => v.replace('@', '＠'),
      (v) => v.replace('@', ' @ '),
      (v) => v.replace('qq.com', 'QQ.COM'),
      (v) => v.replace('qq.com', 'mail.nt.gov.cn'),
      (v) => v.replace('@', '_a@'),
      (v) => v.replace('@', '.b-c@'),
      (v) => v.replace('.com', '．com'),
    ],
    contexts: ['邮箱：☐', '电子邮箱☐。', '（☐）', '发送至☐', 'E-mail:☐，'],
  },
  {
    kind: 'credit-code',
    make: (random) => creditCode(random, '92'),
    written: [plain, (v) => v.toLowerCase(), wide, (v) => grouped(v, 4, ' '), (v) => cut(v, [2, 8, 17], '-')],
    contexts: ['统一社会信用代码：☐', '信用代码☐', '（☐）', '税号：☐'],
  },
  {
    kind: 'student-number',
    make: (random) => random.digits(10),
    written: [plain, wide, (v) => `G${v}`, (v) => cut(v, [4], '-')],
    contexts: ['学号：☐', '学籍号☐', '学号为☐。', '学　号：☐'],
  },
  {
    kind: 'examinee-number',
    make: (random) => random.digits(11),
    written: [plain, wide, (v) => cut(v, [4, 8], ' ')],
    contexts: ['准考证号：☐', '准考证号码☐', '考号：☐', '考生号\n☐'],
  },
  {
    kind: 'medical-record',
    make: (random) => random.digits(8),
    written: [plain, wide, (v) => `ZY${v}`, (v) => `M-${v}`],
    contexts: ['病历号：☐', '住院号☐，', '病案号为☐', '住院号（☐）', '门诊号:☐'],
  },
  {
    kind: 'disability-certificate',
    make: (random) => identityNumber(random) + String(random.int(1, 7)) + String(random.int(1, 4)),
    written: [plain, wide, (v) => `${v}B1`, (v) => v.toLowerCase(), (v) => cut(v, [18], ' ')],
    contexts: ['残疾人证号：☐', '残疾证☐', '残疾证号码为☐。', '（残疾人证☐）', '姓名\t残疾证号\n王某\t☐'],
  },
  {
    kind: 'welfare-certificate',
    make: (random) => random.digits(9),
    written: [plain, wide, (v) => `DB${v}`, (v) => `通低保字第${v.slice(0, 5)}号`],
    contexts: ['低保证号：☐', '低保证编号☐', '特困证号：☐', '低保证（☐）'],
  },
  {
    kind: 'social-security-number',
    make: (random) => random.digits(10),
    written: [plain, wide, (v) => cut(v, [4], ' ')],
    contexts: ['社保号：☐', '医保卡号☐', '公积金账号：☐', '个人社保编号☐。'],
  },
  {
    kind: 'online-account',
    make: (random) => `w${random.digits(7)}`,
    written: [plain, (v) => `wxid_${v}`, (v) => v.replace('w', 'lin-')],
    contexts: ['微信号：☐', '微信：☐', '微信☐，', '抖音号:☐'],
  },
  {
    kind: 'residence-permit',
    make: (random) => `${letters(random, 3)}320${random.int(700, 999)}8512${random.int(10, 28)}`.slice(0, 15),
    written: [plain, (v) => v.toLowerCase(), wide],
    contexts: ['外国人永久居留身份证：☐', '永久居留证号码☐'],
  },
  {
    kind: 'military-id',
    make: (random) => random.digits(7),
    written: [plain, (v) => `军字第${v}号`, (v) => `南字第${v}号`],
    contexts: ['军官证号：☐', '军官证☐', '士兵证：☐'],
  },
  {
    kind: 'address',
    make: (random) => homeAddress(random),
    written: [
      plain,
      wide,
      (v) => v.replace(/(\d+)/gu, ' $1 ').trim(),
      (v) => v.replace(/(市|县|区|镇)/u, '$1 '),
      (v) => v.replace(/(栋|幢|号楼|座).*$/u, '$1'),
      () => '崇川区学田新村12幢2单元501室',
      () => '南通市崇川区学田新村12-2-501',
      () => '江苏省如东县马塘镇马西村二十三组十八号',
      () => '学田新村12＃501',
      () => '城东镇晓星大道8号3号楼1201',
      () => '李堡镇光明村5组36号',
    ],
    contexts: [
      '住址：☐',
      '住　址：☐',
      '家庭住址：☐，',
      '家住☐，',
      '现住☐。',
      '住☐，',
      '户籍地：☐',
      '户籍所在地☐，',
      '送达地址：☐',
      '姓名\t住址\n王某\t☐',
      '房屋坐落于☐，',
      '（住☐）',
    ],
  },
  {
    kind: 'driver-file',
    make: (random) => `3206${random.digits(8)}`,
    written: [plain, wide],
    contexts: ['驾驶证档案编号：☐', '档案编号☐，'],
  },
];

/** Numbers that stand beside. */
const OTHERS: Readonly<Record<string, { readonly kind: FindingKind; readonly value: string }>> = {
  '◇': { kind: 'mobile-phone', value: '13900001111' },
  '◆': { kind: 'landline', value: '0513-85012345' },
};

/** The seed whose figures are told. */
export const ODD_SEED = 410_007;

const BEFORE = ['', '当事人王某，', '经核实，', '申请材料如下：\n', '联系人见下表。\n'];
const BEHIND = ['', '。', '\n以上属实。', '；其他事项另行通知。', '，特此公示。'];

/** Every way of writing in every context, several times: each a document of its own. */
export function* oddDocuments(seed: number, times: number, sorts: readonly Sort[] = SORTS): Generator<Document> {
  const random = new Random(seed);
  for (let i = 0; i < times; i++) {
    for (const { kind, make, written, contexts } of sorts) {
      for (const write of written) {
        for (const context of contexts) {
          const value = write(make(random));
          let text = random.pick(BEFORE);
          const planted: Planted[] = [];
          const named = random.chance(0.2);
          if (named) text += `${corpusName(random)}，`;
          for (const sign of context) {
            const other = OTHERS[sign] ?? (sign === '☐' ? { kind, value } : undefined);
            const piece = other?.value ?? sign;
            if (other !== undefined)
              planted.push({ kind: other.kind, start: text.length, end: text.length + piece.length });
            text += piece;
          }
          text += random.pick(BEHIND);
          yield { text, planted };
        }
      }
    }
  }
}
