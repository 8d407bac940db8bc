import { findDates } from './dates.ts';

/** A field of the header that content systems print around a document. */
export type FactField =
  | 'indexNumber'
  | 'documentNumber'
  | 'subjectCategory'
  | 'genre'
  | 'issuingAgency'
  | 'title'
  | 'publishedDate'
  | 'writtenDate'
  | 'createdDate'
  | 'effectiveDate'
  | 'expiredDate'
  | 'validity'
  | 'subjectWords'
  | 'abstract'
  | 'attribute'
  | 'source'
  | 'author'
  | 'views'
  | 'display';

export interface Fact {
  readonly field: FactField;
  readonly label: string;
  readonly value: string;
}

const LABELS: Readonly<Record<FactField, string>> = {
  indexNumber: '索引号|信息索引号|信息索引|索引编号|索引',
  documentNumber: '文号|发文字号|发文文号|文件编号|文件号|公文文号|文件字号',
  subjectCategory: '主题分类|信息分类|信息类别|所属分类|内容分类|分类|类别|组配分类|服务对象|所属主题',
  genre: '体裁分类|公文种类|公文体裁|体裁|文种',
  issuingAgency:
    '发文单位|发文机关|发布机构|发布机关|发布单位|制发单位|公开主体|公开机构|公开单位|发文部门|发布部门|责任部门|制定机关|发文机构',
  title: '名称|信息名称|文件名称|公文名称|标题|信息标题',
  publishedDate: '发布日期|发布时间|公开日期|公开时间|上网日期|上网时间|发表时间|更新时间|更新日期',
  writtenDate: '成文日期|成文时间|发文日期|发文时间|制发日期|印发日期|形成日期|制作日期',
  createdDate: '生成日期|生成时间',
  effectiveDate: '实施日期|生效日期|施行日期',
  expiredDate: '废止日期|失效日期|终止日期',
  validity: '有效性|时效性|效力状态|是否有效|信息状态|有效状态',
  subjectWords: '主题词|关键词|关键字',
  abstract: '内容概述|内容摘要|信息概述|摘要|概述|内容简介',
  attribute: '公开属性|公开方式|公开形式|公开范围|公开类别|公开程序|公开时限',
  source: '来源|信息来源|文章来源|稿件来源|稿源|来稿单位|供稿单位|供稿|文件来源',
  author: '作者|撰稿|编辑|责任编辑|责编|审核|校对|录入|发布人|发布者|信息员|审稿|初审|复审|终审',
  views:
    '浏览次数|点击次数|点击数|点击率|点击量|点击|累计次数|阅读次数|阅读量|阅读数|访问次数|访问量|浏览量|浏览|阅读|人气|次数',
  display: '字体|字号|字体大小|视力保护色|视力保护|背景色|打印|保护视力色|分享到|分享|扫一扫',
};

const FIELD_OF = new Map<string, FactField>(
  Object.entries(LABELS).flatMap(([field, labels]) =>
    labels.split('|').map((label) => [label, field as FactField] as const),
  ),
);

const LABEL_PATTERN = [...FIELD_OF.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((label) => [...label].join(String.raw`[\s\u3000]*`))
  .join('|');
const LABELLED = new RegExp(String.raw`(${LABEL_PATTERN})[\s\u3000]*[:：]`, 'gu');
const BARE_LABEL = new RegExp(String.raw`^(${LABEL_PATTERN})[\s\u3000]*[:：]?$`, 'u');
const EDGES = /^[\s\u3000|｜/,，;；[\]【】()（）·•\-—]+|[\s\u3000|｜/,，;；·•\-—]+$/gu;

/**
 * The facts of one line ("来源：管委会 发布时间：2019-02-28 14:43"), or undefined when the line is ordinary text: it must begin
 * with a label (or with a date) and consist of labels and short values only.
 */
export function parseFactLine(line: string): Fact[] | undefined {
  if (line.length > 400 || !holdsLabel(line)) return undefined;
  const matches = [...line.matchAll(LABELLED)];
  const first = matches[0];
  if (first === undefined) return undefined;
  const prefix = line.slice(0, first.index).replace(EDGES, '');
  const facts: Fact[] = [];
  if (prefix !== '') {
    const day = findDates(prefix)[0];
    if (day === undefined || prefix.replace(day.text, '').replace(EDGES, '').length > 12) return undefined;
    facts.push({ field: 'publishedDate', label: '', value: prefix });
  }
  for (const [i, match] of matches.entries()) {
    const label = (match[1] ?? '').replace(/[\s\u3000]+/gu, '');
    const field = FIELD_OF.get(label);
    if (field === undefined) continue;
    const value = line.slice(match.index + match[0].length, matches[i + 1]?.index ?? line.length).replace(EDGES, '');
    if (value.length > (field === 'abstract' ? 400 : field === 'title' ? 300 : 80)) return undefined;
    if (/[。！？]/u.test(value) && field !== 'abstract') return undefined;
    facts.push(...splitValue({ field, label, value }));
  }
  return facts.length === 0 ? undefined : facts;
}

const LONGEST_LABEL = Math.max(...[...FIELD_OF.keys()].map((label) => label.length));

/** Whether a label stands before one of the colons: nearly no line has one, and looking for it everywhere takes long. */
function holdsLabel(line: string): boolean {
  for (let i = 0; i < line.length; i += 1) {
    const character = line[i];
    if (character !== '：' && character !== ':') continue;
    let label = '';
    for (let at = i - 1; at >= 0 && label.length < LONGEST_LABEL; at -= 1) {
      const before = line.charAt(at);
      if (/\s/u.test(before)) continue;
      label = before + label;
      if (FIELD_OF.has(label)) return true;
    }
  }
  return false;
}

/** "来源：办公室 2018-05-03 10:22" holds a second fact without a label. */
function splitValue(fact: Fact): Fact[] {
  if (fact.field !== 'source' && fact.field !== 'author') return [fact];
  const day = findDates(fact.value)[0];
  if (day === undefined) return [fact];
  const value = fact.value.slice(0, day.index).replace(EDGES, '');
  return [
    { ...fact, value },
    { field: 'publishedDate', label: '', value: day.text },
  ];
}

/** The facts of a header table: labels and values in alternating cells, or both in one cell. Undefined for other tables. */
export function parseFactTable(rows: readonly (readonly string[])[]): Fact[] | undefined {
  const cells = rows.flat();
  const facts: Fact[] = [];
  let used = 0;
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 1) {
      const cell = row[i] ?? '';
      const label = (cell.length > 40 ? null : BARE_LABEL.exec(cell))?.[1]?.replace(/[\s\u3000]+/gu, '');
      const field = label === undefined ? undefined : FIELD_OF.get(label);
      const inline = field === undefined ? parseFactLine(cell) : undefined;
      if (inline !== undefined) {
        facts.push(...inline);
        used += 1;
      } else if (label !== undefined && field !== undefined) {
        const value = row[i + 1] ?? '';
        facts.push({ field, label, value });
        used += value === '' ? 1 : 2;
        i += 1;
      }
    }
  }
  const filled = cells.filter((c) => c !== '').length;
  return facts.length >= 2 && used >= filled * 0.6 ? facts : undefined;
}

/** The value of a field, or undefined when the header lacks it or says 无, -, 暂无. */
export function factValue(facts: readonly Fact[], field: FactField): string | undefined {
  const value = facts.find((f) => f.field === field && !isBlank(f.value))?.value;
  return value;
}

/** Whether the header has the field and leaves it blank or writes 无. */
export function factIsBlank(facts: readonly Fact[], field: FactField): Fact | undefined {
  return facts.find((f) => f.field === field && isBlank(f.value));
}

function isBlank(value: string): boolean {
  return /^(?:无|無|暂无|没有|-+|—+|\/|null|空)?$/iu.test(value.trim());
}

/** The field a column heading of a list means, for spreadsheets; undefined for others. */
export function fieldOfLabel(label: string): FactField | undefined {
  return FIELD_OF.get(label.replace(/[\s\u3000:：*（(].*$|[\s\u3000]+/gu, ''));
}
