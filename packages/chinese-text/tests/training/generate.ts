import { contextWords } from '../../src/personal-data/names/context-words.ts';
import { Random } from '../corpus/random.ts';
import { Writer, type Document, type Piece, type Slots } from '../corpus/writer.ts';
import { trainingName, type Manner } from './names.ts';
import { PLAIN_SENTENCES } from './sentences.ts';
import { GENRES, PERSON_TEMPLATES, type Genre } from './templates.ts';
import { anyWord, anyWordOf } from './any-word.ts';
import {
  anyClause,
  anyFirm,
  anyPlace,
  anyShort,
  CITIES,
  DEPARTMENTS,
  KIN,
  ROLES,
  spreadWord,
  TITLES,
  VERBS,
} from './vocabulary.ts';

const OFFICES = contextWords(1);
const ALL_ROLES = contextWords(2);

function slotsOf(random: Random): Slots {
  const roll = random.next();
  const manner: Manner = roll < 0.11 ? 'words' : roll < 0.17 ? 'rare' : 'ordinary';
  const name = (): Piece => ({ kind: 'person-name', text: spacedMaybe(trainingName(random, manner), random) });
  const place = (): string => anyPlace(random);
  return {
    n: name,
    title: () => random.pick(random.chance(0.5) ? TITLES : OFFICES),
    role: () => random.pick(random.chance(0.5) ? ROLES : ALL_ROLES),
    kin: () => random.pick(KIN),
    verb: () => random.pick(VERBS),
    sex: () => random.pick(['男', '女']),
    place,
    road: () => place().replace(/.$/u, '路'),
    cn: () => random.character('一二三四五六七八九十'),
    city: () => random.pick(CITIES),
    dept: () => random.pick(DEPARTMENTS),
    firm: () => anyFirm(random, trainingName),
    num: () => String(random.chance(0.7) ? random.int(1, 99) : random.int(100, 9999)),
    money: () => String(random.int(100, 999_999)),
    year: () => String(random.int(1940, 2024)),
    date: () => `${random.int(2008, 2025)}年${random.int(1, 12)}月${random.int(1, 28)}日`,
    digits: () => random.digits(random.int(8, 18)),
    phone: () =>
      random.chance(0.6) ? `1${random.int(3, 9)}${random.digits(9)}` : `0${random.int(310, 999)}-8${random.digits(6)}`,
    before: () => random.pick(BEFORE),
    behind: () => random.pick(BEHIND),
    clause: () => anyClause(random),
    word: () => anyWord(random),
    v: () => anyWordOf(random, 'v'),
    short: () => anyShort(random),
    spread: () => spreadWord(random),
    brand: () => trainingName(random),
    alias: () => random.pick(['老', '小', '阿', '二', '大']) + random.character('黑毛狗歪胖猫三四五刀牛虎强平军彪'),
    rare: () => anyWord(random, 'rare'),
    age: () => String(random.int(1, 99)),
    cnum: () => random.character('二两三四五六七八九十'),
  };
}

/** 张 三 as in tables where names of two characters are spread to the width of three. */
function spacedMaybe(name: string, random: Random): string {
  if (name.length === 3 && random.chance(0.02)) return Array.from(name).join(random.pick([' ', '　']));
  if (name.length !== 2 || !random.chance(0.12)) return name;
  return name.charAt(0) + random.pick([' ', '　', '  ']) + name.charAt(1);
}

/** One document of a genre: its lines, sentences without persons, lists, tables, words in a row with a name somewhere. */
export function trainingDocument(random: Random, genre: Genre): Document {
  const writer = new Writer(slotsOf(random));
  const lines = random.int(8, 22);
  for (let i = 0; i < lines; i++) writeLine(writer, random, genre);
  return writer.finish();
}

const ENDS = ['。', '。\n', '\n', ';', ',', '\n\n', ' '];
/** Little words before and behind names, which are everywhere. */
const BEFORE =
  '与 和 同 向 由 请 让 对 被 给 为 因 经 据 以 转入 汇入 联系 询问 告知 通知 答复 反映 关于 根据 按照 属于 称 找到 安排 委派 指派 帮助 救助 其子 其女 其父 其母 家属 邻居 同事 户名 账户 开户人 收款人 借款人 担保人 尊敬的 慰问 走访 感谢 祝贺 在 及 以及 或 本人 我叫 名叫 我是 他是 曾与 系'.split(
    ' ',
  );
const BEHIND =
  '联系 对接 协商 签订协议 等同志 等人 的 之子 家中 名下 账户 提出异议 认为 提出 反映 称 表示满意 沟通 具体负责 牵头 负责 参加 办理 现场核查 户 一家 信访问题 的母亲 的陈述 的证言 作出 送达 处罚款 驾驶 持有 被确诊 因病 反映其子 委托 尾号 同学 所有 承包 死亡 受伤 之妻 进一步洽谈 上门 未到场 在场 到庭 何时 是否 已 均 将 于'.split(
    ' ',
  );

const PERSON = [
  '{role}{n}',
  '{role}:{n}',
  '{n}{verb}',
  '{title}{n}',
  '{title}{n}{verb}',
  '{n}{title}',
  '{role}{n}{verb}',
  '{n}',
  '{kin}{n}',
  '{dept}{title}{n}',
  '{place}{n}',
  '{firm}{n}',
  '{role} {n}',
  '({n})',
  '"{n}"',
  '{before}{n}{behind}',
  '{before}{n}{behind}',
  '{before}{n}',
  '{n}{behind}',
  '{n}{behind}',
  '{dept}{n}',
  '{dept}与{n}{behind}',
  '{clause}{before}{n}{behind}',
  '{n}{v}{word}',
  '{n}{v}{clause}',
  '{word}{v}、{n}{v}{word}',
  '{v}{n}{v}{word}',
  '{n}和{word}',
  '{n}的{word}',
  '{v}{n}{money}元',
  '{v}给{n}{money}元',
  '{dept}{v}{n}{money}元',
  '{n}{money}元',
];

function writeLine(writer: Writer, random: Random, genre: Genre): void {
  const roll = random.next();
  if (roll < 0.3) writer.write(comma(random.pick(PERSON_TEMPLATES[genre]), random));
  else if (roll < 0.44) writer.write(comma(random.pick(PLAIN_SENTENCES), random));
  else if (roll < 0.5) writeWords(writer, random);
  else if (roll < 0.57) writeList(writer, random);
  else if (roll < 0.62) writeTable(writer, random);
  else if (roll < 0.75) writer.write(random.pick(PERSON)).write(random.chance(0.5) ? '{clause}' : '');
  else if (roll < 0.9)
    writer.write(comma(random.pick(['{clause},{clause}', '{clause},{clause}。{clause},{clause}', '{clause}']), random));
  else
    writer.write(
      random.pick([
        '{place}',
        '{firm}',
        '{place}、{place}、{place}',
        '{firm}、{firm}',
        '{dept}{place}',
        '{word}、{word}、{word}',
        '{word} {word} {word}',
        '{word}:{word}',
        '{role}:{firm}',
        '{role}{dept}',
        '{title}{clause}',
        '{role}{clause}',
        '{word}({word})',
        '{short}〔{year}〕{num}号',
        '{short}、{short}、{word}、{short}',
        '{dept}、{short}、{firm}',
        '{spread}：{clause}',
        '{spread} ：{word}',
        '{spread}',
        '第{cn}篇：{clause}',
        '第{cn}条 {clause}',
        '第{cn}批{word}',
        '{role}：{dept}',
        '户名：{firm}',
        '户名：{dept}',
        '被投诉单位{firm}',
        '({short}{word})',
        '《{place}{clause}》',
        '{word}、{clause}、{word}',
        '任组长',
        '{short}',
        '{num} 万元',
        '{num}万元（{word}）',
        '{num}.{num}元/{word}',
        '“{word}”',
        '（{word}）',
        '{word}|{word}|{word}|{short}',
        '{word}\t{word}\t{num}\t{word}',
        '{clause}\t{word}\t{word}',
        '{word}/{word}',
        '{v}、{v}、{v}',
        '{v}；{v}；{word}',
        '《{word}》{num}、{num}条',
        '【{word}】{clause}',
        '·{word}',
        '{num}.{word}',
        '（{cn}）{v}{word}',
        '{cn}、{word}{word}',
        '{v}{word}',
        '{word}{num}',
        '{num}{word}{v}',
        '{word}。{word},{clause}',
        '{word}·{word}',
        '{dept}{v}',
        '、{short}、',
      ]),
    );
  writer.write(random.pick(ENDS));
}

/** Full-width punctuation most of the time. */
function comma(sentence: string, random: Random): string {
  if (random.chance(0.2)) return sentence;
  return sentence
    .replaceAll(',', '，')
    .replaceAll(':', '：')
    .replaceAll(';', '；')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

/** Words in a row, now and then a name among them: only its own characters can tell it. */
function writeWords(writer: Writer, random: Random): void {
  const count = random.int(3, 9);
  const nameAt = random.chance(0.5) ? random.int(0, count) : -1;
  for (let i = 0; i <= count; i++) {
    if (i === nameAt) writer.write('{n}');
    else writer.write('{word}');
    if (random.chance(0.08)) writer.write('，');
  }
}

function writeList(writer: Writer, random: Random): void {
  const delimiter = random.pick(['、', '、', ' ', '，', '　', '\n', '；', '  ', '\t', ',']);
  const count = random.int(2, 12);
  const names = random.chance(0.6);
  const mixed = random.chance(0.1);
  if (random.chance(0.5))
    writer.write(random.pick(['名单：', '{role}：', '人员：\n', '{title}：', '{clause}：', '（排名不分先后）\n']));
  for (let i = 0; i < count; i++) {
    if (i > 0) writer.write(delimiter);
    writer.write(
      names
        ? random.pick(
            mixed
              ? ['{n}', '{n}', '{word}', '{dept}{n}']
              : ['{n}', '{n}', '{n}', '{n}（{dept}）', '{n}（{sex}）', '{title}{n}', '{num}.{n}'],
          )
        : random.pick(['{word}', '{place}', '{firm}', '{word}{word}', '{dept}', '{short}', '{clause}', '{spread}']),
    );
  }
}

const COLUMNS: readonly (readonly [string, string])[] = [
  ['序号', '{num}'],
  ['姓名', '{n}'],
  ['性别', '{sex}'],
  ['年龄', '{num}'],
  ['住址', '{place}'],
  ['金额', '{money}'],
  ['单位', '{dept}'],
  ['联系电话', '{phone}'],
  ['身份证号', '{digits}'],
  ['企业名称', '{firm}'],
  ['负责人', '{n}'],
  ['备注', '{word}'],
  ['项目', '{clause}'],
  ['户主', '{n}'],
  ['职务', '{title}'],
  ['联系人', '{n}'],
];

function writeTable(writer: Writer, random: Random): void {
  const columns = random.shuffle(COLUMNS).slice(0, random.int(3, 7));
  const delimiter = random.pick(['\t', '\t', ' ', '  ', ' | ', ',']);
  const rows = random.int(2, 7);
  if (random.chance(0.7)) writer.write(`${columns.map(([head]) => head).join(delimiter)}\n`);
  for (let i = 0; i < rows; i++) writer.write(columns.map(([, cell]) => cell).join(delimiter)).write('\n');
}

/** The documents of training, in the order in which they are learned from. */
export function* trainingDocuments(
  seed: number,
  count: number,
  genres: readonly Genre[] = GENRES,
): Generator<Document> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) yield trainingDocument(random, random.pick(genres));
}
