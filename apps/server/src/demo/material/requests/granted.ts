import { enterprise, organisation, person } from './applicants.ts';
import { answered, archived, assigned, collected, confirmed, noted, posted, rated, replied, wrote } from './steps.ts';
import type { DemoRequest } from './types.ts';

/** Requests of 2026 that were granted, in whole or in part. */
export const granted: readonly DemoRequest[] = [
  {
    key: 'land-compensation',
    channel: 'INTERNET',
    came: '2026-01-05',
    unit: 'zgj',
    applicant: person(1, '韦某某', '望海市东屿经济技术开发区望屿街道沙埠村二组'),
    asks: '疏港路西延工程征收沙埠村集体土地的《征地补偿安置方案》及其批准文件',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      ...answered(8, {
        outcome: 'GRANTED',
        access: '《疏港路西延工程征地补偿安置方案》及批准文件各一份（共14页），随本告知书以电子文件提供',
      }),
      rated(5, '回得很快，材料是完整的。', 2),
      archived(),
    ],
  },
  {
    key: 'planning-permit',
    channel: 'IN_PERSON',
    came: '2026-01-19',
    unit: 'spj',
    applicant: person(2, '戚某某'),
    asks: '海月花苑三期建设工程规划许可证及附图（总平面图）',
    documentNumber: '建字第000000202500017号',
    delivery: 'IN_PERSON',
    steps: [
      ...assigned(),
      ...answered(
        6,
        {
          outcome: 'GRANTED',
          access: '建设工程规划许可证及总平面图复印件一套（共3页），请凭本告知书到政务服务中心领取',
        },
        collected('戚某某'),
      ),
      archived(3),
    ],
  },
  {
    key: 'eia-approval',
    channel: 'INTERNET',
    came: '2026-02-08',
    unit: 'hbj',
    applicant: organisation(1, 'ORG_WELFARE', '望海市蓝湾环境保护志愿者协会', '柯某某'),
    asks: '东屿聚砾化学有限公司年产2万吨助剂项目环境影响报告书（公示版）和批复文件',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      ...answered(4, {
        outcome: 'ALREADY_PUBLIC',
        access: '该报告书公示版和批复文件已于2025年9月公开，见门户网站“政府信息公开目录—生态环境”栏目，网页可直接下载',
      }),
      rated(4, '能直接给链接就更好了。'),
      archived(),
    ],
  },
  {
    key: 'budget-street-lights',
    channel: 'ORDINARY_MAIL',
    came: '2026-02-26',
    unit: 'gyj',
    applicant: person(3, '卓某某', '望海市东屿经济技术开发区东港街道渔港路8号'),
    asks: '2025年度渔港路、海月路路灯改造的采购合同金额、灯具数量和验收报告',
    delivery: 'POST',
    steps: [
      ...confirmed(2),
      ...answered(
        9,
        { outcome: 'GRANTED', access: '路灯改造采购合同、灯具清单和验收报告复印件各一份（共22页），随本告知书邮寄' },
        posted('XA00000000101', 1),
      ),
      archived(),
    ],
  },
  {
    key: 'school-districts',
    channel: 'INTERNET',
    came: '2026-03-14',
    unit: 'shj',
    applicant: person(4, '殷某某'),
    asks: '2026年义务教育学校施教区（学区）划分方案及调整的论证、听取意见情况',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      wrote('请问能否同时提供前两年的划分图？如需另行申请请告知。', 2),
      replied('您好，往年划分方案已在“教育信息”栏目公开，可直接查阅；本件按2026年方案办理。'),
      ...answered(6, {
        outcome: 'PARTIAL',
        access: '2026年施教区划分方案和听取意见情况汇总（共9页），随本告知书以电子文件提供',
        withheld: '论证过程中的内部讨论记录',
        article: '16.2',
        reason: '该部分属于行政机关履行管理职能过程中形成的讨论记录，为过程性信息',
      }),
      rated(3, '学区图清楚，讨论情况看不到有点遗憾。', 3),
      archived(),
    ],
  },
  {
    key: 'rewards-list',
    channel: 'REGISTERED_MAIL',
    came: '2026-03-25',
    unit: 'kcj',
    applicant: enterprise(1, '申某某'),
    asks: '2025年度科技创新专项资金拟补助企业名单、金额和评审标准',
    delivery: 'POST',
    steps: [
      ...assigned(1),
      ...answered(
        7,
        {
          outcome: 'ALREADY_PUBLIC',
          access:
            '评审标准见《东屿经济技术开发区科技创新专项资金管理办法》，名单和金额见门户网站“财政资金—惠企补助”栏目2026年2月公示',
        },
        posted('XA00000000119'),
      ),
      archived(),
    ],
  },
  {
    key: 'penalty-statistics',
    channel: 'FAX',
    came: '2026-04-09',
    unit: 'zfj',
    applicant: organisation(2, 'ORG_LEGAL_SERVICE', '望海启衡律师事务所', '纪某某', { fax: '0000-89002002' }),
    asks: '2025年1月至12月占道经营类行政处罚决定的件数和罚款总额，以及适用的裁量基准',
    delivery: 'FAX',
    steps: [
      ...confirmed(2),
      ...answered(10, {
        outcome: 'GRANTED',
        access: '2025年占道经营类行政处罚统计表和裁量基准（共5页），传真至贵单位指定号码',
      }),
      archived(),
    ],
  },
  {
    key: 'drainage-works',
    channel: 'ORAL',
    came: '2026-05-12',
    unit: 'gyj',
    applicant: person(5, '庞某某', '望海市东屿经济技术开发区东港街道旧港巷3号'),
    asks: '旧港巷片区内涝治理工程的开工时间、工期和施工单位（申请人书写困难，由工作人员代为填写并经其确认）',
    delivery: 'IN_PERSON',
    steps: [
      ...assigned(),
      noted('申请人年逾七旬，行动不便，领取时可由其女儿代为签收。'),
      ...answered(
        3,
        { outcome: 'GRANTED', access: '工程概况和施工合同主要内容各一份（共4页），请到管委会大楼一楼政务公开窗口领取' },
        collected('庞某某'),
      ),
      archived(2),
    ],
  },
  {
    key: 'contract-partial',
    channel: 'INTERNET',
    came: '2026-06-02',
    unit: 'tcj',
    applicant: organisation(3, 'ORG_RESEARCH', '望海海洋大学区域经济研究所', '贺某某'),
    asks: '2024年以来管委会与微屿半导体前驱体项目签订的投资协议',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      [
        3,
        'handler',
        'THIRD_PARTY_CONSULT_SENT',
        {
          party: '东屿微屿半导体材料有限公司',
          address: '望海市东屿经济开发区微屿路18号',
          matter: '贵公司与管委会签订的投资协议全文',
        },
      ],
      [
        1,
        'handler',
        'THIRD_PARTY_CONSULT_SERVED',
        { party: '东屿微屿半导体材料有限公司', manner: 'DIRECT', signedBy: '公司行政部', evidence: '签收单在卷' },
      ],
      [
        8,
        'handler',
        'THIRD_PARTY_OPINION_RECEIVED',
        {
          party: '东屿微屿半导体材料有限公司',
          opinion: 'PARTIAL',
          reason: '协议中的设备清单和单价属于商业秘密，其余同意公开',
        },
      ],
      ...answered(5, {
        outcome: 'PARTIAL',
        access: '投资协议除附件二以外的内容（共31页），随本告知书以电子文件提供',
        withheld: '投资协议附件二“设备清单和单价”',
        article: '15',
        reason: '该部分涉及第三方商业秘密，第三方不同意公开，公开会对其合法权益造成损害',
      }),
      rated(4, '主要内容拿到了。', 4),
      archived(),
    ],
  },
  {
    key: 'final-accounts',
    channel: 'INTERNET',
    came: '2026-08-04',
    unit: 'czj',
    applicant: person(6, '栾某某'),
    asks: '2025年区级“三公”经费决算明细及公务用车保有量',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      ...answered(5, {
        outcome: 'ALREADY_PUBLIC',
        access:
          '《东屿经济技术开发区2025年财政决算》已在门户网站“财政预决算”栏目公开，其中第六部分为“三公”经费决算和公务用车保有量',
      }),
      rated(5, ''),
      archived(),
    ],
  },
  {
    key: 'recruitment-scores',
    channel: 'INTERNET',
    came: '2026-09-07',
    unit: 'rsj',
    applicant: person(7, '麦某某'),
    asks: '本人报考2026年事业单位公开招聘综合管理岗（岗位代码D07）的本人笔试、面试分项成绩',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      ...answered(4, {
        outcome: 'GRANTED',
        access: '申请人本人笔试、面试分项成绩单一份（1页），随本告知书以电子文件提供',
      }),
      rated(5, '谢谢，解决了我的疑问。'),
      archived(),
    ],
  },
  {
    key: 'audit-report',
    channel: 'REGISTERED_MAIL',
    came: '2026-10-12',
    unit: 'sjj',
    applicant: organisation(4, 'ORG_OTHER', '东屿望屿街道海月社区业主委员会', '臧某某'),
    asks: '2025—2026年度海月社区养老服务驿站建设资金的审计结果',
    delivery: 'POST',
    steps: [
      ...assigned(1),
      ...answered(
        11,
        {
          outcome: 'GRANTED',
          access: '重点民生工程跟踪审计结果中涉及海月社区养老服务驿站的部分（共6页），随本告知书邮寄',
        },
        posted('XA00000000187', 1),
      ),
    ],
  },
];
