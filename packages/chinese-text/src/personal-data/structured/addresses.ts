import type { Work } from '../draft.ts';
import type { Label } from '../labels.ts';
import { reason, type Reason } from '../reasons.ts';
import { classOf, DIGIT, LETTER, type Scan } from '../scan.ts';
import { addressStart } from './address-start.ts';

/** What a house number, a building, a flat or a village group is written with, behind its number. */
const UNITS = [
  '号楼',
  '号院',
  '单元',
  '小队',
  '小组',
  '号',
  '室',
  '栋',
  '幢',
  '座',
  '组',
  '户',
  '楼',
  '院',
  '弄',
  '屯',
  '队',
  '社',
] as const;
/** Of these, the ones that stand for many houses: they count only where a person is named, or behind a label. */
const GROUPS = new Set<string>(['组', '屯', '队', '社', '小队', '小组']);
/** What a number of a house may follow: the last character of a street, a village, an estate, or of another part. */
const BODIES =
  '路街巷弄道里舍队村庄屯寨组社区园苑寓城府湾轩居庭院厦楼栋幢座号元室场坊同邸墅郡阁台洲岸岛桥沟坡坝岭塘浜圩埭垛港河段期东西南北侧中心座层镇乡苏木嘎查营店铺铺堡集屋家湖山泉口門门圃家都馆廊岗洼峪崖滩渡畈坪冲垅垄塝屲墩郢埠店窑';
const CHINESE_NUMERALS = '〇零一二三四五六七八九十百甲乙丙丁戊';
/** 2号线, 5号文, 3组数据: the number counts something else. */
const NOT_BEHIND =
  /^(?:线|文|令|机|公告|决定|通知|文件|议案|提案|建议|仓|井|口|闸|码|泵|炉|门机|段|标|地块|宗地|图斑|工程|车|船|公路|污水|楼梯|病|线路|站台|通道|出口|入口|数据|信息|照片|长|民兵|成员|代表|居民小组长|干部|会|里|道|以上|以下|均)/u;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const NUMBER_SIGN = 0x23;
const LONGEST_NUMBER = 12;

/** Addresses down to the house, the flat or the village group. */
export function findAddresses(work: Work): void {
  const { scan } = work;
  let after = 0;
  for (const at of scan.addressEnds) {
    if (at < after) continue;
    const first = numberedPart(scan, at, after);
    after = first === undefined ? readNamedGroup(work, at, after) : readAddress(work, first, after);
  }
}

const ESTATES = '区苑村园寓庭城府湾轩居郡墅里楼栋幢';
const HYPHENATED = /^\d{1,3}(?:-\d{1,4}-|#)\d{1,5}(?!\d|[-.]\d)/u;
/** 星光社区4-302: a building and a flat, where a label or 住 says that it is an address. */
const BUILDING_FLAT = /^\d{1,3}-\d{3,4}(?!\d|[-.]\d|[年月日元万%])/u;

/** 平安里小区12-3-402, 12#501: building, stair and flat with nothing but signs. */
export function findHyphenated(work: Work, index: number): number {
  const { scan, labels, put } = work;
  const run = scan.runs[index];
  if (run === undefined || !ESTATES.includes(scan.text.charAt(run.start - 1)) || run.start === 0) return index;
  const written = String.fromCharCode(...scan.units.subarray(run.start, run.start + 16));
  const full = HYPHENATED.exec(written)?.[0];
  const found = full ?? BUILDING_FLAT.exec(written)?.[0];
  if (found === undefined) return index;
  const label = labels.at(run.start);
  const start = addressStart(scan, Math.max(label?.end ?? 0, columnStart(work, run.start)), run.start);
  if (run.start - start < 3) return index;
  if (full === undefined && label?.label.class !== 'address' && !isHome(scan.text, start)) return index;
  const end = run.start + found.length;
  const why = [reason('house-level', { part: found })];
  put({ kind: 'address', start, end, confidence: 0.85, why, subject: subjectOf(scan.text, start, label?.label) });
  return index + (full === undefined || found.includes('#') ? 2 : 3);
}

/** 住, 户籍 and 家 shortly before. */
function isHome(text: string, start: number): boolean {
  return /(?:住|户籍|家)[^\n。；;]{0,4}$/u.test(text.slice(Math.max(0, start - 12), start));
}

const NAMED_GROUP = /(?:村(?![级民委务干])|社区|居委会|寨|屯)[\p{Script=Han}]{1,5}(?:小组|组)$/u;

/** 羊场镇穿岩村石板组: a village group with a name instead of a number, behind its label or 住. @returns where to go on */
function readNamedGroup(work: Work, at: number, after: number): number {
  const { scan, labels, put } = work;
  const { text } = scan;
  if (text.charAt(at) !== '组') return after;
  const found = NAMED_GROUP.exec(text.slice(Math.max(after, at - 10), at + 1))?.[0];
  if (found === undefined) return after;
  const body = at + 2 - found.length;
  const near = labels.at(body);
  const limit = Math.max(after, near?.end ?? 0, columnStart(work, body));
  const label = near ?? labels.at(addressStart(scan, limit, body));
  const labelled = label?.label.class === 'address';
  const start = addressStart(scan, Math.max(limit, label?.end ?? 0), body, labelled);
  if (body - start < 2 || (!labelled && !isHome(text, start))) return after;
  const why = [...(labelled ? [label.why] : []), reason('house-level', { part: found })];
  const last = lastPart(scan, { start: body, end: at + 1, unit: '组' });
  const end = roomAfter(scan.units, last.end, false);
  put({ kind: 'address', start, end, confidence: 0.8, why, subject: subjectOf(text, start, label?.label) });
  return end;
}

interface Part {
  /** Where the number begins. */
  readonly start: number;
  readonly end: number;
  readonly unit: string;
}

/** The numbered part whose unit has its first character at `at`: 12号, 3单元, 五组, B座. */
function numberedPart({ units, text }: Scan, at: number, after: number): Part | undefined {
  // 单元, 小组 and 小队 are entered by their second character.
  const two = text.slice(at - 1, at + 1);
  const unitStart = two === '单元' || two === '小组' || two === '小队' ? at - 1 : at;
  const unit = UNITS.find((one) => text.startsWith(one, unitStart));
  if (unit === undefined) return undefined;
  let start = unitStart;
  while (start > after && units[start - 1] === SPACE) start--;
  const numberEnd = start;
  while (start > after && numberEnd - start < LONGEST_NUMBER && isNumber(units[start - 1])) start--;
  if (start === numberEnd) return undefined;
  if (text.charAt(start - 1) === '第') start--;
  const end = unitStart + unit.length;
  return { start, end, unit };
}

function isNumber(unit: number | undefined): boolean {
  if (unit === undefined) return false;
  if ((classOf(unit) & (DIGIT | LETTER)) !== 0 || unit === HYPHEN || unit === NUMBER_SIGN) return true;
  return CHINESE_NUMERALS.includes(String.fromCharCode(unit));
}

/** Reads back to the beginning and on behind the first part, and puts what it finds. @returns where to go on */
function readAddress(work: Work, first: Part, after: number): number {
  const { scan, labels, put } = work;
  const { text } = scan;
  const body = bodyEnd(scan.units, first.start);
  const isBody = BODIES.includes(text.charAt(body - 1)) || isCommittee(scan, body);
  if (body <= after || !isBody) return first.end;
  const near = labels.at(first.start);
  const limit = Math.max(after, near?.end ?? 0, columnStart(work, first.start));
  // The label may stand before a long address, further from its number than labels of numbers do.
  const label = near ?? labels.at(addressStart(scan, limit, body));
  const address = label?.label.class === 'address' || label?.label.class === 'office';
  const start = addressStart(scan, Math.max(limit, label?.end ?? 0), body, address);
  if (body - start < 2) return first.end;
  const last = lastPart(scan, first);
  if (last === first) {
    if (NOT_BEHIND.test(text.slice(first.end, first.end + 6))) return first.end;
    if (!address && isCount(text, first, start, body)) return first.end;
  }
  const group = GROUPS.has(last.unit) && last === first;
  const end = roomAfter(scan.units, last.end, text.slice(last.start - 1, last.end).includes(' '));
  const why: Reason[] = [
    ...(address && label !== undefined ? [label.why] : []),
    reason('house-level', { part: text.slice(last.start, last.end).trim() }),
  ];
  const subject = subjectOf(text, start, label?.label);
  put({
    kind: 'address',
    start,
    end,
    confidence: confidence(text.slice(start, end), address, first === last),
    why,
    subject,
    ...(group && !address && subject !== 'person' ? { needsPerson: true } : {}),
  });
  return end;
}

/** 3委12组: the numbered committees of towns in the north. */
function isCommittee({ units, text }: Scan, body: number): boolean {
  return text.charAt(body - 1) === '委' && (classOf(units[body - 2]) & DIGIT) !== 0;
}

function lastPart(scan: Scan, first: Part): Part {
  let last = first;
  for (let next = nextPart(scan, last.end); next !== undefined; next = nextPart(scan, last.end)) last = next;
  return last;
}

/** 小作坊9户, 公园3座: so many of them, unless what stands before can have them as its parts. */
function isCount(text: string, { start, end, unit }: Part, address: number, body: number): boolean {
  if (/[省市区县镇乡]/u.test(text.slice(address, body - 1))) return false;
  if (unit === '户' || unit === '楼' || unit === '院') return !'组栋幢元村层号楼路街'.includes(text.charAt(body - 1));
  return unit === '座' && !/[A-Za-z甲乙丙丁]/u.test(text.slice(start, end));
}

function confidence(address: string, labelled: boolean, onePart: boolean): number {
  if (labelled) return 0.96;
  const administrative = /[省市县区镇乡村]/u.test(address);
  if (!onePart) return administrative ? 0.93 : 0.85;
  return administrative ? 0.85 : 0.65;
}

/** Labels under which offices give their own address too: 联系地址 at the end of a notice is nobody's home. */
const SHARED_LABELS = new Set(
  '地址 联系地址 通讯地址 通信地址 邮寄地址 收件地址 送达地址 详细地址 坐落 坐落地址 住所'.split(' '),
);
/** Somebody is spoken of in the same sentence or form; a full stop ends both. */
const PERSON =
  /(?:姓名|申请人|户主|当事人|投诉人|举报人|信访人|来信人|患者|居民|村民|本人|身份证|先生|女士|对象)[^。；;]*$/u;
const PERSON_WITHIN = 60;

function subjectOf(text: string, start: number, label: Label | undefined): 'organisation' | 'person' | 'unknown' {
  if (label?.class === 'office') return 'organisation';
  const before = text.slice(Math.max(0, start - 12), start);
  if (
    /(?:办公|单位|公司|机构|报名|受理|办理|窗口|开标|采购人|代理机构|经营|注册)(?:地址|地点|场所)?[^\n。；;]{0,4}$/u.test(
      before,
    )
  )
    return 'organisation';
  if (isHome(text, start)) return 'person';
  if (label?.class !== 'address') return 'unknown';
  if (!SHARED_LABELS.has(label.word)) return 'person';
  return PERSON.test(text.slice(Math.max(0, start - PERSON_WITHIN), start)) ? 'person' : 'unknown';
}

/** An address does not begin before its own cell. */
function columnStart({ labels }: Work, position: number): number {
  return labels.cellAt(position)?.start ?? 0;
}

/** Where what the number belongs to ends: before the space in front of it. */
function bodyEnd(units: Uint16Array, numberStart: number): number {
  let end = numberStart;
  while (end > 0 && units[end - 1] === SPACE) end--;
  // （北苑）3号 belongs together as well.
  if (units[end - 1] === 0x29) {
    const open = units.lastIndexOf(0x28, end - 1);
    if (open > end - 16 && open > 0) return open;
  }
  return end;
}

const PART_BEHIND =
  /^ ?(?:[\p{Script=Han}]{2,8}?(?:小区|花园|公寓|家园|新村|大厦|广场|苑|城|府|园|庭|院|楼|宿舍|厂房|商铺|门面|中心|市场|园区|学校|安置区|社区|里|坊|村|郡|湾|墅|居|轩)(?:[一二三四五六]期|[东南西北中A-Z]区)?)? ?(?:附 ?\d{1,4}号|第?[0-9A-Za-z#〇零一二三四五六七八九十甲乙丙丁-]{1,10} ?(?:号楼|号院|单元|号|室|栋|幢|座|组|户|楼|层|弄|门|房|铺|库|之[一二三四五]))/u;
/** 288号龙游御境15幢: an estate whose name does not end like one, with its building. */
const ESTATE_BEHIND =
  /^ ?(?:(?![的与和及在等至到由经为是被将])[\p{Script=Han}]){2,8}?[0-9A-Z]{1,3}(?:号楼|栋|幢|座)(?=[0-9A-Z]|$|[^\p{Script=Han}])/u;
const BUILDING = /^.{3,12}[栋幢座楼]/u;
const WINDOW = 28;

/** A further part right behind: 3单元, 金桂苑5栋, 301室. */
function nextPart({ units }: Scan, at: number): Part | undefined {
  const behind = String.fromCharCode(...units.subarray(at, at + WINDOW));
  const found = PART_BEHIND.exec(behind)?.[0] ?? (BUILDING.test(behind) ? ESTATE_BEHIND.exec(behind)?.[0] : undefined);
  if (found === undefined) return undefined;
  const unit = UNITS.find((one) => found.endsWith(one)) ?? found.slice(-1);
  return { start: at, end: at + found.length, unit };
}

const BARE_ROOM = /^ ?[-—－]? ?[0-9A-Za-z]{1,5}(?:[-—－][0-9A-Za-z]{1,4}){0,3}(?=$|[^0-9A-Za-z年月日元万%.])/u;

/** 5栋302, 12号-3: a room number without a word behind it. */
function roomAfter(units: Uint16Array, at: number, apart: boolean): number {
  const found = BARE_ROOM.exec(String.fromCharCode(...units.subarray(at, at + 20)))?.[0] ?? '';
  // A number further on in a table is another cell; where the numbers of the address stand apart, so does its last.
  const another = found.startsWith(' ') && !(apart && /^ \d{3,4}$/u.test(found));
  return another || !/\d/u.test(found) ? at : at + found.length;
}
