import { table } from '../blocks.ts';
import type { Template } from './template.ts';
import type { Writer } from './writer.ts';

const PROJECTS = ['国民经济管理、国有资产监管', '重大建设项目'] as const;
const BUILDING = ['城乡建设、环境保护', '城乡建设（含住房）'] as const;

/** A public work, named after a place. */
function publicWork(w: Writer): string {
  return w.pick(
    `${w.road()}雨污分流改造工程`,
    `${w.road()}人行道提升工程`,
    `${w.road()}路灯节能改造工程`,
    `${w.from(w.at.estates)}老旧小区改造工程`,
    `${w.from(w.at.schools)}运动场改造工程`,
    `${w.from(w.at.schools)}教学楼抗震加固工程`,
    `${w.from(w.at.clinics)}装修改造工程`,
    `${w.community()}综合服务中心新建工程`,
    `${w.from(w.at.water)}岸线生态修复工程`,
    `${w.road()}公交停靠站改造工程`,
    `${w.from(w.at.estates)}二次供水设施改造工程`,
    `${w.road()}口袋公园建设工程`,
    `${w.community()}公共停车场新建工程`,
  );
}

interface Steps {
  readonly content: string;
  readonly done: string;
  readonly next: string;
}

const PIPES: Steps = {
  content: '更换老化管道，新建检查井和计量设施，恢复破损路面，完善标识和巡检系统',
  done: '管道敷设和检查井砌筑',
  next: '完成剩余管段施工、闭水试验和路面恢复',
};
const PAVING: Steps = {
  content: '更换破损铺装，增设无障碍坡道和盲道，同步整治沿线绿化、照明和标志标线',
  done: '基层处理和铺装更换',
  next: '完成标志标线、路缘石安装和场地清理',
};
const HOUSES: Steps = {
  content: '改造主体建筑和附属用房，更新给排水、供电、消防设施，完善室外场地',
  done: '墙体处理、门窗更换和管线改造',
  next: '开展装饰收尾、设备调试和分项验收',
};
const GREEN: Steps = {
  content: '修整地形，补植乡土植物，建设慢行步道、休憩设施和雨水花园',
  done: '土方整形和乔木栽植',
  next: '完成步道铺设、地被栽植和灌溉系统调试',
};
const LIGHTS: Steps = {
  content: '更换节能灯具和控制箱，改造供电线路，接入智能照明管理平台',
  done: '灯具更换和线缆敷设',
  next: '完成控制系统联调和夜间照度检测',
};

function stepsOf(work: string): Steps {
  if (/雨污|供水/u.test(work)) return PIPES;
  if (/路灯/u.test(work)) return LIGHTS;
  if (/岸线|公园/u.test(work)) return GREEN;
  return /人行道|停靠站|停车场|运动场/u.test(work) ? PAVING : HOUSES;
}

/** An investment of an invented enterprise, with its product. */
function investment(w: Writer): { readonly name: string; readonly title: string; readonly product: string } {
  const industry = w.industry();
  const product = w.from(industry.products);
  const name = w.enterprise(industry);
  const scale = `年产${w.int(2, 60) * (industry.measures.includes('万吨') ? 1 : 10)}${w.from(industry.measures)}`;
  const isService = industry.name === '现代物流';
  return {
    name,
    product,
    title: isService
      ? `${product}中心建设项目`
      : `${w.pick(scale, '')}${product}${w.pick('生产线技术改造项目', '产业化项目', '扩建项目')}`,
  };
}

/** Approval, building and trading of projects; land. */
export const PROJECT_TEMPLATES: readonly Template[] = [
  {
    column: 'major-projects',
    extraColumns: ['field-projects'],
    units: ['jfj'],
    genre: '批复',
    subject: PROJECTS,
    article: '20(十)',
    reason: '重大建设项目的批准情况',
    weight: 5,
    number: '经发投资',
    write: (w) => {
      const work = publicWork(w);
      const cost = w.int(260, 6800);
      const stage = w.pick('可行性研究报告', '初步设计及概算', '项目建议书');
      return {
        title: w.pick(
          `${w.agency}关于${work}${stage}的批复（${w.year}年）`,
          `关于${work}${stage}的批复（${w.year}年${w.month}月）`,
        ),
        abstract: `批复${work}${stage}，明确项目单位、建设内容、投资规模和资金来源，总投资${cost}万元。`,
        words: ['项目审批', '批复'],
        text: [
          `: ${w.at.prefixes[0]}城市建设有限公司：
你公司报送的《关于审批${work}${stage}的请示》及有关材料收悉。经审查，现批复如下。
一、原则同意${stage}。项目代码为${w.year}-000000-${w.int(47, 78)}-01-${w.int(100000, 999999)}。
二、建设内容：${stepsOf(work).content}。
三、项目总投资${cost}万元，资金来源为${w.pick('财政资金', '财政资金和地方政府专项债券', '区级财政资金和上级补助资金')}。
四、请据此开展下一步工作，严格执行基本建设程序和招标投标规定，建设期间按月报送进度。本批复有效期2年。`,
        ],
      };
    },
  },
  {
    column: 'field-projects',
    extraColumns: ['major-projects'],
    units: ['jfj'],
    genre: '公告',
    subject: PROJECTS,
    article: '20(十)',
    reason: '投资项目备案信息',
    weight: 6,
    write: (w) => {
      const { name, title, product } = investment(w);
      const cost = w.int(800, 38000);
      return {
        title: w.pick(`${name}${title}备案信息公示`, `关于${name}${title}备案情况的公告`),
        abstract: `公示${name}${title}备案信息，项目总投资${cost}万元，主要产品为${product}。`,
        words: ['项目备案', '企业投资'],
        text: [
          table(
            '企业投资项目备案信息',
            ['项目', '内容'],
            [
              ['项目单位', name],
              ['项目名称', title],
              ['建设地点', `${w.zone}${w.road()}${w.int(6, 398)}号`],
              ['建设性质', w.pick('新建', '扩建', '技术改造')],
              ['总投资（万元）', String(cost)],
              ['建设起止年限', `${w.year}年—${w.year + w.int(1, 2)}年`],
            ],
          ),
          `项目单位对备案信息的真实性、合法性、完整性负责，依法办理用地、环评、节能、安全等手续后方可开工建设。备案信息发生较大变更的，应当及时告知备案机关。`,
        ],
      };
    },
  },
  {
    column: 'field-projects',
    units: ['spj'],
    genre: '公告',
    subject: BUILDING,
    article: '20(五)',
    reason: '行政许可办理结果',
    weight: 3,
    soon: 4,
    write: (w) => {
      const rows = [1, 2, 3].map((i) => [
        String(i),
        w.r.chance(0.5) ? publicWork(w) : investment(w).title,
        String(w.int(1200, 46000)),
        `${w.year}${String(w.int(1000, 9999))}`,
      ]);
      return {
        title: `建筑工程施工许可核发情况公示（${w.year}年第${w.issue('permit', 24)}期）`,
        abstract: `公示近期核发的建筑工程施工许可${rows.length}项，列明工程名称、建筑规模和许可编号。`,
        words: ['施工许可', '公示'],
        text: [
          table('施工许可核发情况', ['序号', '工程名称', '建筑规模（平方米）', '许可编号'], rows, 1),
          `以上许可均在承诺时限内办结，平均用时${w.r.decimal(1.5, 3)}个工作日。许可事项的申请条件和办理流程可在“办事指南”栏目查询，咨询电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'execution-projects',
    extraColumns: ['major-projects'],
    units: ['jsj', 'gyj'],
    subject: BUILDING,
    article: '20(十)',
    reason: '重大建设项目的实施情况',
    weight: 4,
    soon: 5,
    write: (w) => {
      const work = publicWork(w);
      const done = w.int(18, 96);
      return {
        title: w.pick(
          `${work}${w.year}年${w.month}月形象进度`,
          `${work}建设进展（${w.year}年${w.month}月）`,
          `${work}完成总工程量的${done}%（${w.year}年${w.month}月）`,
        ),
        abstract: `公布${work}截至${w.month}月的形象进度、投资完成情况和下一步安排，已完成总工程量的${done}%。`,
        words: ['重点工程', '进度'],
        text: [
          `截至${w.dayFrom(-1)}，${work}已完成总工程量的${done}%，累计完成投资${done * w.int(3, 32)}万元，${w.pick('比计划进度超前', '与计划进度基本一致，较上月提高')}${w.int(2, 9)}个百分点。
本月主要完成${stepsOf(work).done}；现场开展安全检查${w.int(2, 6)}次，发现的${w.int(3, 14)}项问题已全部整改。
下一步计划${stepsOf(work).next}。施工给周边居民出行带来不便，敬请谅解，施工监督电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'field-projects',
    units: ['jsj'],
    genre: '公告',
    subject: BUILDING,
    article: '20(十)',
    reason: '重大建设项目的实施情况',
    weight: 2,
    write: (w) => {
      const work = publicWork(w);
      return {
        title: w.pick(`关于${work}竣工验收情况的公示（${w.year}年）`, `${work}通过竣工验收（${w.year}年${w.month}月）`),
        abstract: `公示${work}竣工验收情况，参建各方和质量监督机构一致同意通过验收。`,
        words: ['竣工验收', '工程质量'],
        text: [
          `${w.workdayBefore(2)}，建设单位组织勘察、设计、施工、监理等单位对${work}进行竣工验收，质量监督机构对验收程序进行了监督。
验收组查阅了工程资料，对实体质量进行了实测实量，共检查${w.int(18, 60)}个点位，合格率${w.r.decimal(92, 99.5)}%，一致同意通过验收。对验收中提出的${w.int(2, 8)}条整改意见，施工单位应当在15日内整改完毕。
工程自验收合格之日起进入质量保修期。公众发现质量问题，可拨打${w.phone}反映。`,
        ],
      };
    },
  },
  {
    column: 'field-trading',
    extraColumns: ['major-projects'],
    units: ['jsj', 'gyj', 'shj'],
    genre: '公告',
    subject: BUILDING,
    article: '20(十)',
    reason: '工程建设项目招标投标信息',
    weight: 4,
    soon: 2,
    write: (w) => {
      const work = publicWork(w);
      const kind = w.pick('施工', '监理', '勘察设计', '全过程工程咨询');
      const limit = kind === '施工' ? w.int(180, 5400) : w.int(12, 168);
      const deadline = w.workdayAfter(19);
      return {
        title: w.pick(`${work}${kind}招标公告（${w.year}年）`, `${w.year}年${work}${kind}招标公告`),
        abstract: `${work}${kind}公开招标，最高投标限价${limit}万元，投标截止时间为${deadline}。`,
        words: ['招标公告', '工程建设'],
        text: [
          `${work}已批准建设，现对${kind}进行公开招标。
一、最高投标限价${limit}万元，计划工期${w.int(60, 420)}日历天，质量要求为合格。
二、投标人应当具备相应资质和履约能力，未被列入严重失信主体名单；不得以注册地、所有制、规模等条件限制或者排斥潜在投标人。
三、招标文件自${w.dayFrom(1)}起在${w.at.city}公共资源电子交易平台免费下载，投标截止时间为${deadline}9时30分，采用不见面开标。
四、联系电话：${w.phone}。异议和投诉依照招标投标法律、法规的规定提出。`,
        ],
      };
    },
  },
  {
    column: 'field-trading',
    units: ['jsj', 'gyj'],
    genre: '公告',
    subject: BUILDING,
    article: '20(十)',
    reason: '工程建设项目招标投标信息',
    weight: 3,
    soon: 2,
    write: (w) => {
      const work = publicWork(w);
      const kind = w.pick('施工', '施工', '监理', '设计');
      const base = kind === '施工' ? w.int(180, 5200) : w.int(12, 160);
      const bidders = [0, 1, 2].map(() => w.contractor(kind === '施工'));
      return {
        title: `${work}${kind}中标候选人公示（${w.year}年${w.month}月）`,
        abstract: `公示${work}中标候选人及投标报价，公示期3日，投标人可依法提出异议。`,
        words: ['中标候选人', '公示'],
        text: [
          table(
            '中标候选人',
            ['名次', '投标人', '投标报价（万元）', '得分'],
            bidders.map((name, i) => [
              String(i + 1),
              name,
              (base * (1 + i * 0.008)).toFixed(2),
              (95.6 - i * 1.9 + w.r.next()).toFixed(2),
            ]),
            1,
          ),
          `公示期为3日，自${w.dayFrom(1)}起计算，截止日为法定节假日的顺延。投标人或者其他利害关系人对评标结果有异议的，应当在公示期内提出，招标人自收到异议之日起3日内答复。`,
        ],
      };
    },
  },
  {
    column: 'field-land',
    extraColumns: ['other-statutory'],
    units: ['zgj'],
    genre: '公告',
    subject: ['国土资源、能源', '土地'],
    article: '21',
    reason: '土地征收信息',
    weight: 2,
    number: '自然资征',
    soon: 3,
    write: (w) => {
      const village = w.from(w.at.villages);
      const area = w.r.decimal(8.4, 96.5, 2);
      const kind = w.pick('土地征收预公告', '征地补偿安置方案公告', '土地征收公告');
      const batch = w.issue('land', 12);
      return {
        title: `${village}集体${kind}（${w.year}年第${batch}批次）`,
        abstract: `公告拟征收${village}集体土地${area}亩的范围、目的、${kind === '土地征收预公告' ? '土地现状调查安排' : '补偿标准和安置方式'}，以及意见反馈方式。`,
        words: ['土地征收', village],
        text: [
          `根据《中华人民共和国土地管理法》及其实施条例的规定，现就${w.year}年第${batch}批次征收${village}集体土地有关事项公告如下。
一、征收范围和目的：东至${w.road()}，西至现状河道，面积${area}亩，用于${w.pick('道路建设', '学校建设', '公共绿地建设', '产业园区基础设施建设')}，属于公共利益需要。
二、${kind === '土地征收预公告' ? `自本公告发布之日起，${w.dayFrom(3)}至${w.dayFrom(17)}开展土地现状调查，请有关权利人配合。预公告期不少于10个工作日，公告期间抢栽抢建的，不予补偿` : `土地补偿费和安置补助费按照区片综合地价每亩${w.r.decimal(5.2, 7.8, 2)}万元执行，地上附着物和青苗据实补偿，被征地农民社会保障费用足额落实`}。
三、对公告内容有意见的，可以在公告期内书面向${w.unit}提出；${kind === '征地补偿安置方案公告' ? '公告时间不少于30日，多数被征地村民认为方案不符合规定的，依法组织听证' : '有关资料可到村委会和街道查阅'}。联系电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'field-housing',
    units: ['jsj'],
    genre: '公告',
    subject: BUILDING,
    article: '20(十一)',
    reason: '住房保障政策的实施情况',
    weight: 2,
    soon: 4,
    write: (w) => {
      const homes = w.int(12, 160);
      const kind = w.pick('公共租赁住房配租', '住房租赁补贴发放', '保障性租赁住房配租', '公共租赁住房资格年审');
      const how = kind.endsWith('配租')
        ? `房源位于${w.from(w.at.estates)}，采取公开摇号方式分配，过程由公证人员和申请人代表监督。`
        : kind.endsWith('年审')
          ? `经数据比对和入户核查，继续符合条件的${homes - w.int(1, 6)}户，其余家庭按照规定调整租金或者限期腾退。`
          : '补贴资金通过社会保障卡发放，已于本月到账。';
      return {
        title: `${w.year}年第${w.issue('housing', 8)}批${kind}情况公示`,
        abstract: `公示${w.year}年${kind}情况，涉及${homes}户家庭，公示内容已作去标识化处理。`,
        words: ['住房保障', '公示'],
        text: [
          `经申请、审核、公示等程序，本批次${kind}共涉及${homes}户家庭，其中环卫、公交等公共服务行业职工家庭${w.int(3, 10)}户，新就业无房职工${w.int(3, 30)}户。
${how}
申请家庭可凭申请编号在门户网站查询本户结果。对结果有异议的，自公示之日起7日内提出，电话：${w.phone}。为保护个人隐私，公示只列申请编号，不公布姓名和身份证件号码。`,
        ],
      };
    },
  },
];
