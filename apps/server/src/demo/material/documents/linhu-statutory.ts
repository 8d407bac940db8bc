import { table } from '../blocks.ts';
import { defineDocument } from '../document.ts';
import { LINHU } from '../zone-linhu.ts';
import { disclosureTable, remedyTable, requestTable, type ReportFigures } from './annual-report-tables.ts';

/** What the second zone must publish by law, so that none of its statutory columns stands empty. */

const ZONE = { zone: 'linhu', issuingAgency: '临湖高新技术产业开发区管理委员会' } as const;

const FIGURES: ReportFigures = {
  normative: { made: 1, abolished: 1, valid: 8 },
  permits: 642,
  penalties: 37,
  compulsion: 0,
  fees: '1204.60',
  newReceived: [9, 2, 0, 0, 0, 0],
  carriedIn: [1, 0, 0, 0, 0, 0],
  results: {
    granted: [5, 1, 0, 0, 0, 0],
    partial: [1, 0, 0, 0, 0, 0],
    thirdParty: [0, 1, 0, 0, 0, 0],
    notHeld: [2, 0, 0, 0, 0, 0],
    petition: [1, 0, 0, 0, 0, 0],
  },
  review: [0, 0, 0, 0],
  directSuit: [0, 0, 0, 0],
  suitAfterReview: [0, 0, 0, 0],
};

export const linhuAnnualReport2025 = defineDocument({
  ...ZONE,
  key: 'linhu-annual-report-2025',
  unit: 'zhb',
  column: 'annual-reports',
  title: '临湖高新技术产业开发区管理委员会2025年政府信息公开工作年度报告',
  genre: '报告',
  subjectCategory: '综合政务',
  subjectSubcategory: '政务公开',
  writtenDate: '2026-01-21',
  publishedDate: '2026-01-23',
  abstract:
    '报告2025年临湖高新区政府信息公开工作情况：主动公开信息612条，新收申请11件、结转1件、办结11件，公布三张法定统计表。',
  subjectWords: ['政务公开', '年度报告'],
  attribute: {
    kind: 'PROACTIVE',
    article: '20(十五)',
    reason: '《政府信息公开条例》第四十九条规定应当向社会公布的年度报告',
  },
  sourceFormat: 'html',
  text: [
    `
一、总体情况
2025年，高新区主动公开政府信息612条，其中网站436条、政务新媒体176条。新收政府信息公开申请11件，加上年结转1件，办结11件，结转下年度1件。完善综合办公室牵头、各局落实的工作机制，全年开展培训2次，未发生责任追究情形。
二、主动公开政府信息情况
`,
    disclosureTable(FIGURES),
    '三、收到和处理政府信息公开申请情况',
    requestTable(FIGURES),
    '四、政府信息公开行政复议、行政诉讼情况',
    remedyTable(FIGURES),
    `
五、存在的主要问题及改进情况
主要问题是工作力量较为薄弱，部分栏目更新不够及时。2026年将为每个局明确1名联络员，按季度通报栏目更新情况。
六、其他需要报告的事项
2025年度没有收取信息处理费。
> 临湖高新技术产业开发区管理委员会
> 2026年1月21日
`,
  ],
});

export const linhuOrganisation = defineDocument({
  ...ZONE,
  key: 'linhu-org-functions',
  unit: 'zhb',
  column: 'org-info',
  title: '临湖高新技术产业开发区管理委员会机构职能',
  subjectCategory: '综合政务',
  subjectSubcategory: '其他',
  writtenDate: '2026-03-17',
  publishedDate: '2026-03-18',
  abstract: '公布临湖高新区管委会的主要职责和各工作机构的职责、负责人、办公地址、联系电话。',
  subjectWords: ['机构职能', '联系方式'],
  attribute: {
    kind: 'PROACTIVE',
    article: '20(二)',
    reason: '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
  },
  sourceFormat: 'editor',
  text: [
    `
管委会依照镜泽市人民政府授权，统一管理高新区的经济建设、科技创新和社会事务。管委会主任：夏以沛。工作机构如下。
`,
    table(
      '工作机构一览表',
      ['机构', '主要职责', '负责人', '办公地址', '电话'],
      LINHU.units
        .filter((unit) => unit.parent !== undefined)
        .map((unit) => [unit.shortName, `${unit.duties.join('；')}。`, unit.head.name, unit.address, unit.phone]),
    ),
    '办公时间：工作日上午9时至12时，下午13时30分至17时30分。',
  ],
});

export const linhuRules = defineDocument({
  ...ZONE,
  key: 'linhu-disclosure-rules',
  unit: 'zhb',
  column: 'system',
  title: '临湖高新技术产业开发区管理委员会关于规范政府信息公开审查工作的通知',
  documentNumber: '临高管发〔2025〕21号',
  genre: '通知',
  subjectCategory: '综合政务',
  subjectSubcategory: '政务公开',
  writtenDate: '2025-07-08',
  publishedDate: '2025-07-11',
  abstract:
    '规定公开属性认定、保密审查和发布的责任分工与办理时限，要求未经审查的信息不得公开，发布与审查由不同人员承担。',
  subjectWords: ['政府信息公开', '审查'],
  attribute: { kind: 'PROACTIVE', article: '20(十五)', reason: '政府信息公开工作制度' },
  sourceFormat: 'txt',
  text: [
    `
: 各局（办）：
为规范政府信息公开审查工作，现就有关事项通知如下。
一、起草文件时由经办人提出公开属性和理由，经本局负责人审核后送综合办公室。
二、综合办公室保密审查员逐项审查标题、正文、表格和附件，在2个工作日内提出意见；不能确定的，按照规定报有关部门确定，确定前不得公开。
三、起草人不得承担本人文件的审查工作，同一人不得连续承担两个环节。
四、属于主动公开的，自信息形成之日起20个工作日内公开；未按期公开的，按月通报。
> 临湖高新技术产业开发区管理委员会
> 2025年7月8日
`,
  ],
});
