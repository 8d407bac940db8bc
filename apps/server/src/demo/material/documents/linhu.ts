import { table } from '../blocks.ts';
import { defineDocument } from '../document.ts';

/** The second zone: enough to show that neither site ever sees the other's documents. */

const ZONE = { zone: 'linhu', issuingAgency: '临湖高新技术产业开发区管理委员会' } as const;

export const linhuGuide = defineDocument({
  ...ZONE,
  key: 'linhu-guide',
  unit: 'zhb',
  column: 'guide',
  title: '临湖高新技术产业开发区管理委员会政府信息公开指南',
  subjectCategory: '综合政务',
  subjectSubcategory: '政务公开',
  writtenDate: '2026-02-04',
  publishedDate: '2026-02-05',
  abstract:
    '说明临湖高新区政府信息的分类、编排体系、获取方式，公布政府信息公开工作机构的名称、地址、办公时间、电话、传真和互联网联系方式。',
  subjectWords: ['政府信息公开', '公开指南'],
  attribute: { kind: 'PROACTIVE', article: '20(十五)', reason: '《政府信息公开条例》第十二条规定编制公布的指南' },
  sourceFormat: 'html',
  text: [
    `
一、信息的分类和编排
高新区政府信息分为主动公开、依申请公开和不予公开三类，按照索引号、名称、内容概述、生成日期等要素编入目录，在门户网站按栏目、年份、单位查询。
二、获取方式
（一）主动公开的信息，通过门户网站（www.linhu.example）、创新大厦一楼公共查阅点获取，自信息形成或者变更之日起20个工作日内公开。
（二）其他信息可以依法提出申请。申请可当面提交、邮寄或者通过网站提交，申请人应当提供姓名或者名称、身份证明、联系方式，描述所需信息并说明获取的方式。管委会自收到申请之日起20个工作日内答复。
三、工作机构
`,
    table(
      '政府信息公开工作机构',
      ['项目', '内容'],
      [
        ['机构名称', '临湖高新技术产业开发区管理委员会综合办公室'],
        ['办公地址', '镜湖路8号创新大厦3楼，邮政编码000000'],
        ['办公时间', '工作日9:00—12:00，13:30—17:30'],
        ['联系电话', '0000-66001002'],
        ['传真号码', '0000-66001003'],
        ['互联网联系方式', '网站www.linhu.example，邮箱gongkai@linhu.example'],
      ],
    ),
    `
四、监督
认为管委会未依法履行公开义务的，可以向镜泽市人民政府办公室反映，也可以依法申请行政复议或者提起行政诉讼。
`,
  ],
});

export const linhuIncubator = defineDocument({
  ...ZONE,
  key: 'linhu-incubator',
  unit: 'cyj',
  column: 'legal-docs',
  extraColumns: ['policies'],
  title: '临湖高新技术产业开发区管理委员会关于印发《临湖高新技术产业开发区科技企业孵化器管理办法》的通知',
  documentNumber: '临高管规〔2026〕1号',
  genre: '通知',
  subjectCategory: '科技、教育',
  subjectSubcategory: '科技',
  writtenDate: '2026-06-09',
  publishedDate: '2026-06-12',
  effectiveDate: '2026-07-15',
  expiredDate: '2031-07-14',
  normative: true,
  validity: 'IN_FORCE',
  abstract:
    '规定高新区科技企业孵化器的认定条件、入孵和毕业标准、考核评价和退出机制，自2026年7月15日起施行，有效期五年。',
  subjectWords: ['孵化器', '管理办法'],
  attribute: { kind: 'PROACTIVE', article: '20(一)', reason: '行政规范性文件' },
  sourceFormat: 'docx',
  text: [
    `
: 各局（办），各孵化载体：
现将《临湖高新技术产业开发区科技企业孵化器管理办法》印发给你们，请遵照执行。
> 临湖高新技术产业开发区管理委员会
> 2026年6月9日
# 临湖高新技术产业开发区科技企业孵化器管理办法
第一条　为了引导科技企业孵化器专业化发展，提高孵化服务质量，制定本办法。
第二条　申请认定孵化器，应当具备下列条件：
（一）孵化场地面积不少于5000平方米，其中在孵企业使用面积占75%以上；
（二）在孵企业不少于30家，拥有知识产权的企业占比不低于40%；
（三）配备专职服务人员不少于6人，建立创业导师制度。
第三条　企业入孵时间一般不超过48个月，从事生物医药等研发周期较长领域的，可以延长至60个月。
第四条　产业发展局每年对孵化器进行考核，结果分为优秀、合格、不合格，并向社会公布。考核指标包括孵化绩效、服务能力和可持续发展三个方面。
第五条　连续两年考核不合格的，取消认定，两年内不得重新申请。
第六条　孵化器不得截留在孵企业享受的政策资金，不得收取名目不清的费用。
第七条　本办法自2026年7月15日起施行，有效期至2031年7月14日。
`,
  ],
});

export const linhuBudget = defineDocument({
  ...ZONE,
  key: 'linhu-budget-2026',
  unit: 'czj',
  column: 'budget',
  title: '临湖高新技术产业开发区2026年财政预算',
  genre: '报告',
  subjectCategory: '财政、金融、审计',
  subjectSubcategory: '财政',
  writtenDate: '2026-02-09',
  publishedDate: '2026-02-12',
  issuingAgency: '临湖高新技术产业开发区财政金融局',
  abstract: '公布临湖高新区2026年一般公共预算收支安排和“三公”经费预算，收入安排116000万元，支出安排121300万元。',
  subjectWords: ['财政预算', '预算公开'],
  attribute: { kind: 'PROACTIVE', article: '20(七)', reason: '财政预算信息' },
  sourceFormat: 'html',
  text: [
    `
2026年高新区财政预算已于2月3日经批准。一般公共预算收入安排116000万元，增长5.5%；支出安排121300万元，其中科学技术支出23800万元，占19.6%。主要支出安排如下。
`,
    table(
      '2026年主要支出安排（单位：万元）',
      ['项目', '预算数'],
      [
        ['教育支出', '25600'],
        ['科学技术支出', '23800'],
        ['社会保障和就业支出', '12900'],
        ['城乡社区支出', '21400'],
        ['其他各项支出', '37600'],
        ['合计', '121300'],
      ],
    ),
    `
“三公”经费预算96万元，比上年下降5.9%。预算执行中的重大调整，将依法报批并及时公开。
> 临湖高新技术产业开发区财政金融局
> 2026年2月9日
`,
  ],
});

export const linhuNews = defineDocument({
  ...ZONE,
  key: 'linhu-news-lab',
  unit: 'zhb',
  column: 'news',
  title: '临湖生命健康公共检测平台投入运行',
  subjectCategory: '科技、教育',
  subjectSubcategory: '科技',
  writtenDate: '2026-11-18',
  publishedDate: '2026-11-18',
  abstract:
    '临湖高新区生命健康公共检测平台11月18日投入运行，首批开放检测项目126项，区内企业可在线预约，检测周期平均缩短三分之一。',
  subjectWords: ['检测平台', '生命健康'],
  attribute: { kind: 'PROACTIVE', article: '19', reason: '工作动态' },
  sourceFormat: 'editor',
  text: [
    `
11月18日，临湖生命健康公共检测平台投入运行。平台建筑面积4200平方米，配置仪器设备213台（套），首批开放检测项目126项，面向区内外企业提供服务，检测价格在网上公示。
区内一家体外诊断试剂企业负责人介绍，过去送样到外地检测，往返需要两周以上，现在网上预约、当天送样，最快3天可以拿到报告。产业发展局将根据企业需求，每半年更新一次检测项目目录。
`,
  ],
});

export const linhuNotice = defineDocument({
  ...ZONE,
  key: 'linhu-notice-vouchers',
  unit: 'cyj',
  column: 'notices',
  title: '关于开展2026年度第四批科技创新券申领工作的通知',
  documentNumber: '临高产〔2026〕52号',
  genre: '通知',
  subjectCategory: '科技、教育',
  subjectSubcategory: '科技',
  writtenDate: '2026-11-10',
  publishedDate: '2026-11-12',
  issuingAgency: '临湖高新技术产业开发区产业发展局',
  abstract:
    '组织区内科技型中小企业申领2026年度第四批科技创新券，明确支持范围、额度、申领时间和兑付要求，申领截止时间为12月10日。',
  subjectWords: ['科技创新券', '中小企业'],
  attribute: { kind: 'PROACTIVE', article: '19', reason: '惠企政策申领通知' },
  sourceFormat: 'txt',
  text: [
    `
: 各有关企业：
2026年度第四批科技创新券即日起开放申领，有关事项通知如下。
一、支持范围：向检验检测机构、高等学校、科研院所购买检验检测、研究开发、技术咨询等服务。
二、支持额度：按照合同实际支付金额的50%核定，单个企业年度累计不超过20万元。
三、申领时间：2026年11月16日至12月10日，登录高新区企业服务平台在线办理。
四、兑付要求：服务完成并取得发票后，于2027年3月31日前提交合同、发票和成果报告，经公示后兑付。
联系电话：0000-66001101。
> 临湖高新技术产业开发区产业发展局
> 2026年11月10日
`,
  ],
});

export const linhuHeld = defineDocument({
  ...ZONE,
  key: 'linhu-held-enforcement',
  stage: 'held',
  unit: 'aqj',
  column: 'penalties',
  title: '临湖高新技术产业开发区安全和环境管理局关于某试剂企业危险化学品超量储存案的调查报告',
  documentNumber: '临高安调〔2026〕8号',
  genre: '报告',
  subjectCategory: '市场监管、安全生产监管',
  subjectSubcategory: '安全生产监管',
  writtenDate: '2026-09-22',
  issuingAgency: '临湖高新技术产业开发区安全和环境管理局',
  abstract:
    '记录危险化学品超量储存案的立案、调查取证、询问笔录摘要和处理建议，属于行政执法案卷信息，处罚决定已另行公示。',
  subjectWords: ['行政执法', '调查报告'],
  attribute: {
    kind: 'WITHHELD',
    ground: 'ENFORCEMENT_FILE',
    article: '16.2',
    reason:
      '属于行政执法案卷中的调查材料，含有举报线索和询问笔录，公开会影响举报人权益和同类案件查处；处罚决定书信息已经依法公示',
    evidence: { fileNumber: '临高安案卷〔2026〕第8卷' },
  },
  marker: '三号试剂库超量储存二甲基甲酰胺举报线索',
  sourceFormat: 'editor',
  text: [
    `
2026年8月27日，我局根据三号试剂库超量储存二甲基甲酰胺举报线索，对涉事企业开展现场检查，发现其中间仓库实际储存量超过设计储存量1.4倍。
经调查，企业因订单集中采购原料，未按规定使用有资质的外部仓库，安全管理人员发现后未及时报告。调查期间共询问5人，提取台账12份，委托检测机构出具意见1份。
调查组认为，违法事实清楚，证据充分，建议依法给予罚款处罚并责令限期整改，对企业主要负责人进行约谈。企业已于9月3日将超量部分转移至合规仓库。
> 临湖高新技术产业开发区安全和环境管理局
> 2026年9月22日
（此件不予公开）
`,
  ],
});
