import { Readable } from 'node:stream';
import type { LogProofs } from '../src/base/ledger/index.ts';
import { fixtureFile, fixtureHashes, fixtureLog } from '../src/base/ledger/proof/proof.fixture.ts';
import type { Site } from '../src/base/sites/index.ts';
import type {
  CatalogueFilter,
  DocumentProof,
  LedgerAct,
  LoggedEntry,
  PublicColumn,
  PublicDocument,
  PublicListItem,
  PublicUnit,
  Tombstone,
} from '../src/engines/publication/public/index.ts';
import { createServer, type Server } from '../src/platform/http/index.ts';
import { createPageCache, type PageCache } from '../src/platform/page-cache/index.ts';
import { registerPortalOver, type PortalData, type PortalServices, type PreviewDocument } from '../src/portal/index.ts';
import type { SearchResult } from '../src/search/index.ts';
import { budgetBody, guideBody, measuresBody, reportBody } from './portal-texts.ts';

/** An invented zone rich enough to show every part of every page. */
export const site: Site = {
  id: 7,
  key: 'haiyan',
  profile: {
    name: '海晏经济技术开发区',
    nameEn: 'Haiyan Economic and Technological Development Zone',
    shortName: '海晏经开区',
    motto: '阳光园区　公开为民',
    mottoEn: 'A zone in plain sight',
    description: '海晏经济技术开发区政府信息公开网站，集中发布政府信息，提供检索、查阅、下载服务。',
    domain: 'www.haiyan.example',
    siteIdCode: '0000000009',
    icpNumber: '测试ICP备00000009号',
    policeNumber: '测试公网安备00000000000009号',
    sponsor: '海晏经济技术开发区管理委员会',
    operator: '海晏经济技术开发区管理委员会办公室',
    address: '海晏经济技术开发区晏海大道1号',
    postcode: '000000',
    phone: '0000-87001000',
    email: 'gongkai@haiyan.example',
    demonstration: true,
  },
};

function id(kind: number, n: number): string {
  return `0199${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

const unitRows: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    'gwh',
    '海晏经济技术开发区管理委员会',
    'Administrative Committee of Haiyan Zone',
    '管委会',
    '对开发区实行统一领导和管理；\n编制发展规划并组织实施；\n行使依法赋予、委托的行政管理职权',
    '主任：程望舒',
  ],
  [
    'bgs',
    '海晏经济技术开发区管理委员会办公室',
    'General Office',
    '办公室',
    '承担公文处理、会务组织和督查督办\n推进、指导、协调、监督全区政府信息公开工作，承办政府信息公开申请\n组织拟公开信息的保密审查',
    '主任：苏砚池',
  ],
  [
    'czj',
    '海晏经济技术开发区财政局',
    'Finance Bureau',
    '财政局',
    '编制预决算草案并组织执行\n管理政府采购和行政事业性收费\n推进预算绩效管理',
    '局长：顾持平',
  ],
  [
    'jfj',
    '海晏经济技术开发区经济发展局',
    'Economic Development Bureau',
    '经济发展局',
    '拟订国民经济和社会发展计划\n按权限办理企业投资项目核准、备案',
    '局长：沈望川',
  ],
  [
    'spj',
    '海晏经济技术开发区行政审批局',
    'Administrative Approval Bureau',
    '行政审批局',
    '集中行使划转的行政许可权\n管理政务服务中心',
    '局长：林若安',
  ],
  ['hbj', '海晏市生态环境局开发区分局', 'Ecology and Environment Branch', '生态环境分局', '', ''],
];

export const units: readonly PublicUnit[] = unitRows.map(([code, name, nameEn, shortName, duties, head], index) => ({
  id: id(1, index + 1),
  parentId: index === 0 ? null : id(1, 1),
  code,
  name,
  nameEn,
  shortName,
  duties,
  head,
  address: index === 5 ? '' : `海晏经济技术开发区晏海大道1号${index + 1}号楼`,
  officeHours: '工作日：上午8:30—12:00，下午14:00—17:30',
  phone: index === 5 ? '' : `0000-8700${1000 + index}`,
  disclosureCapacity: index === 0 ? 'OWN_NAME' : index === 5 ? 'VIA_PARENT_GOV' : 'VIA_COMMITTEE',
  position: index,
  state: 'ACTIVE',
  endedOn: null,
  successorId: null,
  names: [{ name, nameEn, shortName, from: null }],
}));

const statutory = [
  '行政法规、规章和规范性文件',
  '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
  '国民经济和社会发展规划、专项规划、区域规划及相关政策',
  '国民经济和社会发展统计信息',
  '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
  '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定',
  '财政预算、决算信息',
  '行政事业性收费项目及其依据、标准',
  '政府集中采购项目的目录、标准及实施情况',
  '重大建设项目的批准和实施情况',
  '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
  '突发公共事件的应急预案、预警信息及应对情况',
  '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况',
  '公务员招考的职位、名额、报考条件等事项以及录用结果',
  '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息',
];
const numerals = '一二三四五六七八九十'.split('');

type ColumnRow = readonly [key: string, parent: string, name: string, nameEn: string, type: string, article: string];

const columnRows: readonly ColumnRow[] = [
  ['disclosure', '', '政府信息公开', 'Disclosure', '信息公开目录', ''],
  ['guide', 'disclosure', '政府信息公开指南', 'Disclosure guide', '信息公开指南', ''],
  ['system', 'disclosure', '政府信息公开制度', 'Disclosure rules', '信息公开目录', ''],
  ['statutory', 'disclosure', '法定主动公开内容', 'Statutory disclosure', '信息公开目录', ''],
  ['annual-reports', 'disclosure', '政府信息公开年报', 'Annual reports', '信息公开年报', ''],
  ['decision', '', '决策公开', 'Open decisions', '政策文件', ''],
  ['decision-drafts', 'decision', '决策预公开', 'Draft decisions', '互动交流', ''],
  ['execution', '', '执行公开', 'Open execution', '工作动态', ''],
  ['management', '', '管理公开', 'Open administration', '信息公开目录', ''],
  ['service', '', '服务公开', 'Open services', '办事服务', ''],
  ['results', '', '结果公开', 'Open results', '工作动态', ''],
  ['policies', '', '政策文件', 'Policies', '政策文件', ''],
  ['normative-documents', 'policies', '行政规范性文件', 'Normative documents', '政策文件', ''],
  ['other-documents', 'policies', '其他文件', 'Other documents', '政策文件', ''],
  ['interpretation', '', '政策解读', 'Interpretation', '政策解读', ''],
  ['news', '', '工作动态', 'News', '工作动态', ''],
  ['notices', '', '通知公告', 'Notices', '政策文件', ''],
  ['empty-column', '', '公共企事业单位', 'Public utilities', '信息公开目录', ''],
  ...statutory.map((name, index): ColumnRow => {
    const item = index < 10 ? numerals[index] : `十${numerals[index - 10]}`;
    return [`statutory-${index + 1}`, 'statutory', name, `Statutory item ${index + 1}`, '信息公开目录', `20(${item})`];
  }),
];

export const columns: readonly PublicColumn[] = columnRows.map(
  ([key, parent, name, nameEn, columnType, article], index) => ({
    id: id(2, index + 1),
    key,
    parentId: parent === '' ? null : id(2, columnRows.findIndex((row) => row[0] === parent) + 1),
    name,
    nameEn,
    description: article === '' ? `${name}栏目，集中发布本区${name}信息。` : '',
    keywords: article === '' ? `${name} 公开` : '',
    columnType,
    position: index,
    updateMonthDay: null,
    updateEveryDays: index % 3 === 0 ? null : 14 * (index % 3),
    updateBasis: '本区政务公开工作规定',
    article,
    responsibleUnitId: id(1, (index % 5) + 1),
  }),
);

function columnId(key: string): string {
  const found = columns.find((column) => column.key === key);
  if (found === undefined) throw new Error(`no column ${key}`);
  return found.id;
}

let count = 0;

function makeDocument(column: string, title: string, change: Partial<PublicDocument> = {}): PublicDocument {
  count += 1;
  const unit = units[(count % 4) + 1] ?? units[0];
  if (unit === undefined) throw new Error('no unit');
  const listedOn =
    change.listedOn ?? new Date(Date.UTC(2026, 9, 30) - count * 5 * 86_400_000).toISOString().slice(0, 10);
  const listedAt = new Date(`${listedOn}T09:30:00+08:00`);
  return {
    id: id(3, count),
    code: `doc${String(count).padStart(7, '0')}`,
    title,
    abstract: '',
    unitId: unit.id,
    unitName: unit.name,
    columnId: columnId(column),
    indexNumber: `000000009/${listedOn.slice(0, 4)}-${String(count).padStart(5, '0')}`,
    documentNumber: null,
    genre: null,
    subjectCategory: '综合政务',
    validity: 'IN_FORCE',
    writtenDate: listedOn,
    listedOn,
    listedAt,
    publishedAt: listedAt,
    demonstration: false,
    versionNumber: 1,
    bodyHtml: `<p>${title}。现予公布，请各有关单位和个人知悉。</p><p class="signature">${unit.name}</p>`,
    bodyText: `${title}。现予公布，请各有关单位和个人知悉。`,
    issuingAgency: unit.name,
    jointIssuers: [],
    changedDate: null,
    effectiveDate: null,
    expiredDate: null,
    subjectWords: [],
    source: '',
    legacyPublishedOn: null,
    legacyIndexNumber: null,
    sha256: 'a3f1'.repeat(16),
    forced: false,
    origin: 'editor',
    attachments: [],
    links: [],
    references: [],
    mentions: [],
    versions: [{ number: 1, action: 'PUBLISH', note: '', at: listedAt, forced: false, sha256: 'a3f1'.repeat(16) }],
    channels: [],
    related: [],
    ...change,
  };
}

const guide = makeDocument('guide', '海晏经济技术开发区管理委员会政府信息公开指南', {
  bodyHtml: guideBody,
  abstract: '政府信息的分类、编排体系、获取方式，公开工作机构的名称、办公地址、办公时间、联系电话。',
});

/** The one that shows everything: number, joint issuers, attachments, links in both directions, several versions. */
export const measures = makeDocument(
  'normative-documents',
  '海晏经济技术开发区管理委员会关于印发《海晏经济技术开发区支持中小企业稳岗扩岗若干措施》的通知',
  {
    bodyHtml: measuresBody,
    abstract:
      '明确稳岗返还、扩岗补助、技能培训补贴等八项措施的标准、条件和办理方式，自2026年4月1日起施行，有效期两年。',
    documentNumber: '海管规〔2026〕3号',
    genre: '通知',
    subjectCategory: '劳动、人事、监察',
    jointIssuers: ['海晏经济技术开发区财政局', '海晏经济技术开发区人力资源和社会保障局'],
    subjectWords: ['中小企业', '稳岗', '补贴'],
    effectiveDate: '2026-04-01',
    expiredDate: '2028-03-31',
    changedDate: '2026-05-06',
    source: '管委会办公室',
    versionNumber: 2,
    attachments: [
      {
        position: 1,
        name: '稳岗扩岗补助申请表.docx',
        sha256: '11'.repeat(32),
        size: 24_310,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
      {
        position: 2,
        name: '若干措施（盖章扫描件）.pdf',
        sha256: '22'.repeat(32),
        size: 1_458_201,
        mediaType: 'application/pdf',
      },
      {
        position: 3,
        name: '2026年度补助标准“一览表”.html',
        sha256: '33'.repeat(32),
        size: 900,
        mediaType: 'text/html',
      },
    ],
    links: [
      {
        kind: 'INTERPRETS',
        side: 'to',
        code: 'doc0000004',
        title: '《海晏经济技术开发区支持中小企业稳岗扩岗若干措施》政策解读',
      },
      { kind: 'REPEALS', side: 'from', code: 'doc0000003', title: '关于做好2023年度援企稳岗工作的通知' },
    ],
    versions: [
      {
        number: 2,
        action: 'REVISE',
        note: '更正第六条联系电话。',
        at: new Date('2026-05-06T10:12:00+08:00'),
        forced: false,
        sha256: 'b2'.repeat(32),
      },
      {
        number: 1,
        action: 'PUBLISH',
        note: '',
        at: new Date('2026-03-12T09:30:00+08:00'),
        forced: false,
        sha256: 'a3'.repeat(32),
      },
    ],
    channels: [
      { channel: 'WECHAT', publishedOn: '2026-03-12', reference: '“海晏发布”' },
      { channel: 'GAZETTE', publishedOn: null, reference: '2026年第1期' },
    ],
  },
);

const repealed = makeDocument('other-documents', '关于做好2023年度援企稳岗工作的通知', {
  documentNumber: '海管发〔2023〕18号',
  genre: '通知',
  validity: 'REPEALED',
  listedOn: '2023-06-02',
  legacyPublishedOn: '2023-06-02',
  legacyIndexNumber: '旧-2023-118',
  origin: 'import',
  forced: true,
  demonstration: true,
  publishedAt: new Date('2026-01-20T11:00:00+08:00'),
  links: [{ kind: 'REPEALS', side: 'to', code: measures.code, title: measures.title }],
});

const interpretation = makeDocument('interpretation', '《海晏经济技术开发区支持中小企业稳岗扩岗若干措施》政策解读', {
  links: [{ kind: 'INTERPRETS', side: 'from', code: measures.code, title: measures.title }],
});

export const report = makeDocument('annual-reports', '海晏经济技术开发区管理委员会2025年政府信息公开工作年度报告', {
  bodyHtml: reportBody,
  listedOn: '2026-01-26',
  abstract: '根据《中华人民共和国政府信息公开条例》第五十条的规定编制。',
});
const budget = makeDocument('statutory-7', '海晏经济技术开发区2026年财政预算', {
  bodyHtml: budgetBody,
  genre: '报告',
  subjectCategory: '财政、金融、审计',
  abstract: '2026年一般公共预算收入、支出安排及重点事项说明。',
});

const plain: readonly (readonly [string, string])[] = [
  ['annual-reports', '海晏经济技术开发区管理委员会2024年政府信息公开工作年度报告'],
  ['annual-reports', '海晏经济技术开发区管理委员会2018年政府信息公开工作年度报告'],
  ['system', '海晏经济技术开发区政府信息公开属性源头认定规定'],
  ['system', '海晏经济技术开发区政府信息公开保密审查办法'],
  ['decision', '关于征求《海晏经济技术开发区轨道交通接驳线站点方案》意见的公告'],
  ['decision-drafts', '《海晏经济技术开发区停车设施管理办法（征求意见稿）》公开征求意见'],
  ['decision', '2026年度重大行政决策事项目录'],
  ['execution', '2026年度重点民生实事项目第三季度进展情况'],
  ['execution', '疏港路快速化改造工程节点安排'],
  ['management', '关于调整2026年行政权力事项清单的公告'],
  ['management', '2026年第三季度“双随机、一公开”抽查结果'],
  ['service', '企业开办“一件事”办事指南'],
  ['service', '政务服务中心国庆期间延时服务安排'],
  ['results', '2025年度预算执行和其他财政收支审计结果公告'],
  ['results', '对政协委员第2026018号提案的答复'],
  ['news', '开发区召开三季度经济运行分析会'],
  ['news', '首批海上风电装备项目集中开工'],
  ['notices', '关于晏海大道夜间封闭施工的通告'],
  ['notices', '关于公布2026年秋季学期小学、初中招生范围的通知'],
  ['notices', '关于开展危险化学品企业安全生产专项检查的通知'],
  ['notices', '停水通知：望屿路（沿河路至港西路段）供水管网改造'],
  ['normative-documents', '海晏经济技术开发区工业用地出让管理办法'],
  ['normative-documents', '海晏经济技术开发区科技创新专项资金管理办法'],
  ['other-documents', '关于下达2026年固定资产投资计划的通知'],
  ['interpretation', '一图读懂：停车设施管理办法'],
  ['statutory-4', '2026年前三季度主要经济指标'],
  ['statutory-12', '海晏经济技术开发区突发事件总体应急预案'],
];

export const documents: readonly PublicDocument[] = [
  guide,
  measures,
  repealed,
  interpretation,
  report,
  budget,
  ...plain.map(([column, title], index) =>
    makeDocument(column, title, {
      ...(column.includes('documents')
        ? {
            documentNumber: `海管规〔2025〕${index}号`,
            genre: '通知',
            validity: index % 2 === 0 ? 'AMENDED' : 'IN_FORCE',
          }
        : {}),
      abstract: index % 3 === 0 ? `${title}的主要内容、适用范围和办理要求，供有关单位和个人查阅。` : '',
    }),
  ),
  ...Array.from({ length: 46 }, (_, index) =>
    makeDocument('news', `海晏经济技术开发区工作动态第${index + 1}期：重点项目建设有序推进，营商环境持续改善`),
  ),
];

const tombstone: Tombstone = {
  code: 'gone000001',
  indexNumber: '000000009/2025-00077',
  withdrawnAt: new Date('2026-08-03T16:20:00+08:00'),
  reason: '内容与新公布的办法不一致，已由新办法替代。',
};

function matches(filter: CatalogueFilter, item: PublicDocument): boolean {
  return (
    (filter.columnIds === undefined || filter.columnIds.includes(item.columnId)) &&
    (filter.unitId === undefined || filter.unitId === item.unitId) &&
    (filter.genres === undefined || filter.genres.includes(item.genre ?? '')) &&
    (filter.subjectCategories === undefined || filter.subjectCategories.includes(item.subjectCategory ?? '')) &&
    (filter.validity === undefined || filter.validity === item.validity) &&
    (filter.year === undefined || String(filter.year) === item.listedOn.slice(0, 4))
  );
}

function newestFirst(items: readonly PublicDocument[]): PublicDocument[] {
  return items.toSorted((a, b) => b.listedAt.getTime() - a.listedAt.getTime());
}

function counts(values: readonly (string | null)[]): { value: string; count: number }[] {
  const found = new Map<string, number>();
  for (const value of values) if (value !== null) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].map(([value, count_]) => ({ value, count: count_ }));
}

function find(q: string): SearchResult {
  const hits = newestFirst(documents).filter((item) => `${item.title}${item.bodyText}`.includes(q));
  const mark = (text: string): string => (q === '' ? text : text.replaceAll(q, `<mark>${q}</mark>`));
  return {
    hits: hits.slice(0, 10).map((item) => ({ ...item, titleHtml: mark(item.title), excerptHtml: mark(item.bodyText) })),
    total: hits.length,
    facets: {
      units: counts(hits.map((item) => item.unitId)),
      subjectCategories: counts(hits.map((item) => item.subjectCategory)),
      years: [],
    },
  };
}

const log = fixtureLog();
const acts = new Map<string, LedgerAct[]>();

function record(
  code: string,
  action: Exclude<LedgerAct['action'], 'ERASE'>,
  versionNumber: number,
  at: Date,
  document?: PublicDocument,
): void {
  const unit = units.find(({ id: unitId }) => unitId === document?.unitId)?.code ?? 'bgs';
  const content = document === undefined ? {} : { title: document.title, content: fixtureHashes(contentOf(document)) };
  const sequence = log.append({
    action,
    at: at.toISOString(),
    facts: {
      subject: { type: 'document', code, version: versionNumber },
      unit,
      attribute: 'PROACTIVE',
      forced: document?.forced ?? false,
    },
    opening: { indexNumber: document?.indexNumber ?? tombstone.indexNumber, reason: tombstone.reason, ...content },
  });
  const { entry = '', opening = null } = log.entries[sequence] ?? {};
  const isNow = document?.versionNumber === versionNumber || action === 'WITHDRAW';
  const act = { versionNumber, action, at, forced: document?.forced ?? false, basis: null, sequence, entry };
  acts.set(code, [...(acts.get(code) ?? []), { ...act, opening: isNow ? opening : null }]);
}

/** Only as much of the content as tells documents apart; the true one is made over the database. */
function contentOf({ title, bodyHtml, attachments }: PublicDocument): string {
  const named = attachments.map(({ name, sha256 }) => ({ name, sha256 }));
  return JSON.stringify({ attachments: named, bodyHtml, title });
}

record(tombstone.code, 'PUBLISH', 1, new Date('2025-05-12T09:00:00+08:00'));
record(tombstone.code, 'WITHDRAW', 1, tombstone.withdrawnAt);
record(repealed.code, 'PUBLISH', 1, repealed.publishedAt, repealed);
for (const version of measures.versions.toReversed())
  record(measures.code, version.action, version.number, version.at, measures);
log.append({ action: 'DETERMINATIONS', at: '2026-05-06T16:00:00Z', facts: { day: '2026-05-06', counts: [] } });
// The newest act is not signed yet.
const signedSize = log.entries.length;
record(report.code, 'PUBLISH', 1, report.publishedAt, report);
const checkpoint = {
  ...log.checkpoint(signedSize, new Date('2026-05-06T16:00:09Z')),
  timestamps: [
    {
      authority: 'tsa.example',
      time: '2026-05-06T16:00:12.000Z',
      token: Buffer.from('no true token').toString('base64'),
    },
  ],
};

function proofOf(code: string, isPublic: boolean): DocumentProof | undefined {
  const known = acts.get(code);
  if (known === undefined || (!isPublic && code !== tombstone.code)) return undefined;
  const signed = known.filter((act) => act.sequence < signedSize);
  if (signed.length === 0) return { acts: known, file: undefined };
  const document = documents.find((item) => item.code === code);
  const entries = signed.map(({ sequence, opening, action }) => ({
    index: sequence,
    ...(opening === null || document === undefined ? {} : { content: contentOf(document) }),
    isOpen: action === 'WITHDRAW',
    ...(sequence === 0 ? { firstSeen: { size: 1, at: new Date('2025-05-12T09:00:05+08:00') } } : {}),
  }));
  return { acts: known, file: fixtureFile(log, code, checkpoint, entries, document?.attachments ?? []) };
}

export const proofs: LogProofs = {
  of: async () => ({
    origin: log.origin,
    verifierKeys: log.verifierKeys,
    witnesses: [log.witness],
    prove: async (_head, index, size) => log.prove(index, size),
    hasSigned: () => true,
  }),
};

export interface FakePortal {
  readonly data: PortalData;
  /** How many snapshots were opened. */
  reads: number;
  /** Codes that are no longer public. */
  readonly withdrawn: Set<string>;
  /** Thrown by the next reads. */
  failure: Error | undefined;
}

/** The data of the zone above, in memory, behind the interface the pages read through. */
export function fakePortal(): FakePortal {
  const fake: FakePortal = {
    reads: 0,
    withdrawn: new Set(),
    failure: undefined,
    data: {
      async read(_siteId, work) {
        fake.reads += 1;
        if (fake.failure !== undefined) throw fake.failure;
        const all = documents.filter((item) => !fake.withdrawn.has(item.code));
        const list = (filter: CatalogueFilter): PublicDocument[] =>
          newestFirst(all.filter((item) => matches(filter, item)));
        const items = (found: readonly PublicDocument[]): readonly PublicListItem[] => found;
        return work({
          columns: async () => columns,
          columnAddresses: async () => [],
          terms: async () => [],
          units: async () => units,
          look: async () => null,
          sitePicture: async () => undefined,
          newest: async (limit) => items(newestFirst(all).slice(0, limit)),
          newestInColumns: async (ids, limit) =>
            items(newestFirst(all.filter((item) => ids.includes(item.columnId))).slice(0, limit)),
          catalogue: async (filter) => {
            const found = list(filter);
            return {
              items: found.slice((filter.page - 1) * filter.pageSize, filter.page * filter.pageSize),
              total: found.length,
            };
          },
          catalogueAfter: async (filter, after, limit) => {
            const found = list({ ...filter, page: 1, pageSize: limit });
            const start = after === undefined ? 0 : found.findIndex((item) => item.id === after.id) + 1;
            const piece = found.slice(start, start + limit);
            const last = piece.at(-1);
            return {
              items: piece,
              last: last === undefined || piece.length < limit ? undefined : { listedAt: last.listedOn, id: last.id },
            };
          },
          facets: async (filter) => {
            const found = list(filter);
            return {
              years: counts(found.map((item) => item.listedOn.slice(0, 4))).map(({ value, count: n }) => ({
                value: Number(value),
                count: n,
              })),
              units: counts(found.map((item) => item.unitId)),
              genres: counts(found.map((item) => item.genre)),
              subjectCategories: counts(found.map((item) => item.subjectCategory)),
            };
          },
          document: async (code) => {
            const found = all.find((item) => item.code === code);
            return found === undefined
              ? undefined
              : {
                  ...found,
                  related: newestFirst(all.filter((item) => item.columnId === found.columnId && item !== found)).slice(
                    0,
                    6,
                  ),
                };
          },
          tombstone: async (code) => (code === tombstone.code ? tombstone : undefined),
          picture: async () => undefined,
          attachments: async (code) => all.find((item) => item.code === code)?.attachments ?? [],
          search: async (request) => find(request.q),
          ledgerHead: async () => ({
            size: signedSize,
            root: Buffer.from(log.root(signedSize)),
            note: checkpoint.note,
            madeAt: new Date('2026-05-06T16:00:01Z'),
            cosignatures: checkpoint.cosignatures.map((line) => ({
              witness: log.witness.name,
              line,
              seenAt: new Date('2026-05-06T16:00:09Z'),
            })),
            timestamps: checkpoint.timestamps.map(({ authority, time }) => ({
              authority,
              token: Buffer.alloc(0),
              stampedAt: new Date(time),
            })),
          }),
          newestEntries: async (limit) =>
            log.entries
              .map(({ entry }, sequence): LoggedEntry => {
                const { subject } = JSON.parse(entry) as { subject?: { code: string } };
                const found = all.find((item) => item.code === subject?.code);
                return { sequence, entry, code: found?.code ?? null, title: found?.title ?? null };
              })
              .toReversed()
              .slice(0, limit),
          proof: async (_log, { code }) =>
            proofOf(
              code,
              all.some((item) => item.code === code),
            ),
        });
      },
    },
  };
  return fake;
}

const previewDocument: PreviewDocument = {
  ...measures,
  indexNumber: null,
  pictures: [],
  references: [],
  expiresAt: new Date('2026-11-23T18:00:00+08:00'),
};

const demoAccounts = [
  { signInName: 'handler', displayName: '郑小满', role: '经办人', password: 'sunshine-park-01' },
  { signInName: 'unithead', displayName: '沈怀章', role: '单位负责人', password: 'sunshine-park-02' },
  { signInName: 'reviewer', displayName: '闻谨之', role: '保密审查员', password: 'sunshine-park-03' },
];

export interface TestPortal {
  readonly app: Server;
  readonly fake: FakePortal;
  readonly cache: PageCache;
}

export const attachmentBytes = Buffer.from('0123456789'.repeat(10));

/** A server with the portal over the data above. */
export async function startPortal(change: Partial<PortalServices> = {}): Promise<TestPortal> {
  const fake = fakePortal();
  const cache = change.cache ?? createPageCache({ maxBytes: 32 * 1024 * 1024 });
  const app = await createServer({ logLevel: 'silent', trustProxy: false });
  await registerPortalOver(app, fake.data, {
    findSite: async () => site,
    openFile: async (sha256) =>
      sha256 === '44'.repeat(32)
        ? undefined
        : {
            stream: Readable.from([attachmentBytes.subarray(0, 40), attachmentBytes.subarray(40)]),
            size: attachmentBytes.length,
          },
    preview: async (token, siteId) => (token === 'good-token' && siteId === site.id ? previewDocument : undefined),
    demoSignIns: async () => demoAccounts,
    proofs,
    ...change,
    cache,
  });
  await app.ready();
  return { app, fake, cache };
}

export const addresses = {
  home: '/',
  column: '/c/news',
  columnPage: '/c/news?page=2',
  columnTree: '/c/policies',
  columnEmpty: '/c/empty-column',
  statutoryColumn: '/c/statutory-7',
  openGovernment: '/open-government',
  annualReports: '/annual-reports',
  catalogue: '/catalogue',
  catalogueFiltered: '/catalogue?unit=czj&year=2026&validity=IN_FORCE',
  catalogueNone: '/catalogue?genre=%E8%AE%AE%E6%A1%88',
  policies: '/policies',
  units: '/units',
  unit: '/u/czj',
  unitBare: '/u/hbj',
  document: `/d/${measures.code}`,
  documentRepealed: `/d/${repealed.code}`,
  documentTables: `/d/${report.code}`,
  documentPlain: '/d/doc0000020',
  tombstone: `/d/${tombstone.code}`,
  verify: `/d/${measures.code}/verify`,
  verifyWithdrawn: `/d/${tombstone.code}/verify`,
  verifyPending: `/d/${report.code}/verify`,
  ledger: '/ledger',
  search: '/search',
  searchHits: '/search?q=%E5%B7%A5%E4%BD%9C',
  searchNone: '/search?q=%E7%81%AB%E6%98%9F',
  searchWrong: '/search?q=%E9%A2%84%E7%AE%97&from=2024-02-31&unit=xyz',
  siteMap: '/sitemap',
  accessibility: '/accessibility',
  missing: '/no-such-page',
  preview: '/preview/good-token',
} as const;
