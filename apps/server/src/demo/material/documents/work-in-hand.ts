import { blocksOf, table } from '../blocks.ts';
import { defineDocument } from '../document.ts';

/** Four documents at different stages of work: what the back office shows under "my work". None of them is public. */

export const draftWinterPower = defineDocument({
  key: 'draft-winter-power',
  stage: 'draft',
  unit: 'jfj',
  column: 'notices',
  title: '关于做好2026—2027年迎峰度冬期间企业用电服务保障工作的通知（代拟稿）',
  genre: '通知',
  subjectCategory: '国土资源、能源',
  subjectSubcategory: '电力',
  writtenDate: '2026-11-20',
  abstract:
    '拟部署今冬明春企业用电服务保障工作，包括负荷预测、需求响应、重点企业走访和应急值守，尚待征求供电公司意见。',
  subjectWords: ['迎峰度冬', '电力保障'],
  issuingAgency: '东屿经济技术开发区经济发展局',
  marker: '需求响应邀约名单待供电公司核定',
  sourceFormat: 'editor',
  text: [
    `
: 各街道办事处，各有关企业：
为做好2026—2027年迎峰度冬期间用电服务保障工作，保持企业生产平稳有序，现就有关事项通知如下。
一、准确研判用电形势
据初步预测，今冬全区最高用电负荷约为61万千瓦，同比增长6%左右，出现在2027年1月中旬的可能性较大。请各街道、各企业于12月5日前报送用电需求和检修计划。
二、组织开展需求响应
鼓励具备可调节能力的企业自愿参加需求响应，按照市场化规则获得补偿。（需求响应邀约名单待供电公司核定）
三、加强用电服务
建立重点企业“一对一”联系制度，对用电故障实行30分钟到场、限时恢复；对高耗能企业开展用能诊断。
四、严格有序用电边界
有序用电方案仅在需求响应不能满足时启动，居民、医院、学校、供水供热等用电不得影响。
`,
  ],
});

export const determinedEquipmentRenewal = defineDocument({
  key: 'determined-equipment-renewal',
  stage: 'determined',
  unit: 'jfj',
  column: 'notices',
  title: '东屿经济技术开发区经济发展局关于组织申报2027年度工业企业设备更新项目的通知',
  documentNumber: '东屿经发〔2026〕66号',
  genre: '通知',
  subjectCategory: '工业、交通',
  subjectSubcategory: '机械制造与重工业',
  writtenDate: '2026-11-19',
  abstract:
    '组织申报2027年度工业企业设备更新和技术改造项目，明确申报条件、支持方向、材料要求和时间安排，申报截止时间为2026年12月31日。',
  subjectWords: ['设备更新', '技术改造', '项目申报'],
  issuingAgency: '东屿经济技术开发区经济发展局',
  attribute: { kind: 'PROACTIVE', article: '19', reason: '惠企政策申报通知，需要企业广泛知晓' },
  marker: '设备更新项目储备编号以SBGX27开头',
  sourceFormat: 'editor',
  text: [
    `
: 各街道办事处，各工业企业：
为推动工业领域设备更新和技术改造，现组织申报2027年度工业企业设备更新项目，有关事项通知如下。
一、申报条件
申报企业应当在开发区依法登记、正常经营，近三年未发生较大以上安全生产和环境污染责任事故；项目设备投资不低于200万元，已办理备案手续，计划在2027年12月31日前完成。
二、支持方向
重点支持高端化改造、数字化转型、绿色化改造和本质安全提升四类项目。淘汰类、限制类工艺设备不予支持。
三、申报材料
+ 项目申报表；
+ 项目备案文件和设备购置清单；
+ 上年度审计报告或者财务报表。
四、时间安排
申报时间为2026年11月25日至12月31日。项目入库后统一编号，设备更新项目储备编号以SBGX27开头，作为后续申请上级资金和贴息贷款的依据。
联系电话：0000-88001101。
> 东屿经济技术开发区经济发展局
> 2026年11月19日
`,
  ],
});

export const inReviewAssistance = defineDocument({
  key: 'in-review-assistance',
  stage: 'in_review',
  unit: 'shj',
  column: 'field-assistance',
  title: '2026年11月东屿经济技术开发区临时救助对象公示',
  genre: '公告',
  subjectCategory: '民政、扶贫、救灾',
  subjectSubcategory: '社会福利',
  writtenDate: '2026-11-18',
  abstract: '公示2026年11月拟给予临时救助的6户家庭的所在社区、救助事由和拟救助金额，公示期7天，公示期间可以提出异议。',
  subjectWords: ['临时救助', '公示'],
  issuingAgency: '东屿经济技术开发区社会事业局',
  attribute: { kind: 'PROACTIVE', article: '20(十一)', reason: '社会救助政策的实施情况，公示内容应当去标识化' },
  marker: '第十一批临时救助拟救助户六户',
  sourceFormat: 'editor',
  text: [
    `
根据《社会救助暂行办法》和省、市临时救助有关规定，经本人申请、街道审核、社会事业局复核，拟对下列家庭给予临时救助（第十一批临时救助拟救助户六户），现予公示。
`,
    table(
      '临时救助对象公示表',
      ['序号', '申请人', '所在社区', '救助事由', '拟救助金额（元）'],
      [
        ['1', '孙某某', '渔港社区', '突发疾病，自负医疗费用较高', '8000'],
        ['2', '马某', '海月社区', '家庭成员意外受伤，收入中断', '5000'],
        ['3', '朱某某', '灯塔社区', '住房失火，基本生活受到影响', '6000'],
        ['4', '胡某', '创新社区', '突发疾病，自负医疗费用较高', '10000'],
        ['5', '郭某某', '望屿社区', '子女就读高等学校，家庭困难', '3000'],
        ['6', '何某', '盐田社区', '遭遇交通事故，暂未获得赔偿', '5000'],
      ],
      1,
    ),
    `
公示时间为7天。公示期间，对公示内容有异议的，可以向社会事业局反映，电话：0000-88001401；也可以向所在街道反映。反映情况应当客观真实，我们将对反映人的信息保密。
> 东屿经济技术开发区社会事业局
> 2026年11月18日
`,
  ],
});

export const returnedRoadworks = defineDocument({
  key: 'returned-roadworks',
  stage: 'returned',
  returnComment:
    '保密审查意见：附件管线综合图含10千伏电缆和燃气中压管坐标，不宜公开，请删去附件或者改为不含坐标的示意图；正文第四项公交站点名称请与公交公司核对。修改后再报。',
  unit: 'jsj',
  column: 'field-utilities',
  title: '关于沿河路（疏港路至规划路）封闭施工的通告',
  documentNumber: '东屿建通〔2026〕21号',
  genre: '通告',
  subjectCategory: '城乡建设、环境保护',
  subjectSubcategory: '城乡建设（含住房）',
  writtenDate: '2026-11-17',
  abstract:
    '通告沿河路部分路段因雨污分流工程施工实行封闭管理的时间、范围、绕行路线和公交调整安排，施工期为2026年12月1日至2027年1月20日。',
  subjectWords: ['封闭施工', '交通', '通告'],
  issuingAgency: '东屿经济技术开发区建设管理局',
  attribute: { kind: 'PROACTIVE', article: '21', reason: '市政建设信息，影响公众出行，需要广泛知晓' },
  marker: '封闭施工便民出入口编号YH-3',
  sourceFormat: 'editor',
  text: [
    `
因东港片区雨污分流管网工程施工需要，经公安交通管理部门同意，沿河路部分路段将实行封闭施工。现将有关事项通告如下。
一、封闭时间：2026年12月1日0时至2027年1月20日24时。
二、封闭路段：沿河路（疏港路至规划路），全长约820米，机动车道全封闭，南侧人行道保留2米宽通道；沿线小区由封闭施工便民出入口编号YH-3进出。
三、绕行路线：东西向车辆经港西路、望屿路绕行；货车经疏港路、临港大道绕行。
四、公交调整：6路、11路临时改走望屿路，取消沿河花园、规划路口两个站点，增设望屿小学临时站。
五、施工期间，请过往车辆、行人按照标志指示通行，服从现场管理人员指挥。给您带来不便，敬请谅解。咨询电话：0000-88001301。
> 东屿经济技术开发区建设管理局
> 2026年11月17日
`,
  ],
  attachments: [
    {
      kind: 'docx',
      name: '沿河路施工段管线综合图说明.docx',
      blocks: blocksOf([
        `
本段自西向东依次分布供水DN300、燃气中压管、10千伏电缆和通信排管，埋深0.9米至2.4米。管线坐标详见施工图，开挖前应当人工探坑核实。
`,
      ]),
    },
  ],
});
