import { goodAirDays } from './figures.ts';
import type { Template } from './template.ts';

const SAFETY = ['市场监管、安全生产监管', '安全生产监管'] as const;
const AIR = ['城乡建设、环境保护', '环境监测、保护与治理'] as const;
const EMERGENCY = ['综合政务', '应急管理'] as const;

/** Work safety, emergencies, environment. */
export const SAFETY_TEMPLATES: readonly Template[] = [
  {
    column: 'field-safety',
    extraColumns: ['inspection'],
    units: ['yjj'],
    genre: '通报',
    subject: SAFETY,
    article: '20(十三)',
    reason: '安全生产监督检查情况',
    weight: 4,
    number: 'UNIT',
    write: (w) => {
      const field = w.pick(
        '有限空间作业',
        '涉氨制冷企业',
        '粉尘涉爆企业',
        '危险化学品使用单位',
        '金属冶炼和铸造企业',
        '工贸企业动火作业',
        '小化工及仓储场所',
        '劳务派遣和外包作业',
        '租赁厂房',
      );
      const checked = w.int(12, 86);
      const found = w.int(checked, checked * 3);
      const fixed = found - w.int(0, Math.min(9, found - 1));
      return {
        title: w.pick(
          `关于${w.year}年${field}安全生产专项检查情况的通报（第${w.issue('safety', 20)}期）`,
          `${w.year}年${w.month}月${field}专项执法检查情况通报`,
        ),
        abstract: `通报${field}专项检查情况：检查企业${checked}家次，发现隐患${found}项，已整改${fixed}项，提出下一步要求。`,
        words: ['安全生产', '专项检查', field],
        text: [
          `: ${w.at.streets.join('、')}办事处，有关企业：
${w.workdayBefore(12)}至${w.workdayBefore(1)}，我局组织开展${field}专项检查，现将情况通报如下。
一、检查情况
共检查企业${checked}家次，发现问题隐患${found}项，已整改${fixed}项，整改率${((fixed / found) * 100).toFixed(1)}%；下达责令限期整改指令书${w.int(6, 30)}份，立案${w.int(0, 4)}起。
二、主要问题
一是${w.pick('部分企业安全培训走过场，现场抽问一线员工，对应急处置措施答不上来', '个别企业主要负责人对本单位风险点底数不清')}；二是${w.pick('作业审批与现场作业脱节，监护人员未全程在场', '报警、联锁装置维护保养不到位，校验超期')}；三是${w.pick('应急物资过期、缺失，演练缺少针对性', '隐患整改只改表面，同类问题重复出现')}。
三、下一步要求
有关企业应当对照问题清单逐项销号，整改完成后报所在街道复核；我局将在30日内组织“回头看”，对拒不整改的依法从严处理。`,
        ],
      };
    },
  },
  {
    column: 'field-safety',
    units: ['yjj', 'gyj'],
    subject: SAFETY,
    article: '19',
    reason: '安全风险提示，需要公众广泛知晓',
    weight: 3,
    soon: 2,
    write: (w) => {
      const season = w.month <= 2 || w.month === 12 ? '冬季' : w.month <= 5 ? '春季' : w.month <= 8 ? '夏季' : '秋季';
      const number = w.issue('tip', 30);
      const risk = w.pick(
        ...(season === '冬季'
          ? ['用火用电取暖', '一氧化碳中毒', '低温冰冻']
          : season === '夏季'
            ? ['高温作业', '汛期防触电', '有限空间作业']
            : season === '春季'
              ? ['复工复产', '森林防火', '高处作业']
              : ['粮食烘干和仓储', '国庆假期旅游出行', '秋季施工']),
      );
      return {
        title: w.pick(
          `${season}${risk}安全提示（${w.year}年第${number}号）`,
          `${w.year}年第${number}号安全风险提示：${season}${risk}`,
        ),
        abstract: `提示企业和居民做好${season}${risk}安全防范，列出常见风险、防范措施和求助电话。`,
        words: ['安全提示', risk],
        unsigned: true,
        text: [
          `近期天气和生产生活特点发生变化，${risk}方面的安全风险有所上升，请企业和居民注意防范。
+ 企业主要负责人要带队开展一次全面检查，重点查看${w.pick('电气线路、消防通道和疏散出口', '特种作业票证和现场监护', '设备防护、通风和应急物资')}；
+ 室外作业遇恶劣天气应当停止，不得冒险赶工；
+ 家中有老人、儿童的，要定期检查燃气软管和用电设备，人走断电、关阀；
+ 发现险情及时撤离，并拨打119、120或者12345求助。
${w.pick('生命安全无小事，多一分检查就少一分风险。', '请互相转告，共同做好安全防范。')}`,
        ],
      };
    },
  },
  {
    column: 'emergency',
    units: ['yjj'],
    genre: '通告',
    subject: EMERGENCY,
    article: '20(十二)',
    reason: '突发公共事件的预警信息及应对情况',
    weight: 3,
    soon: 1,
    write: (w) => {
      const isFlood = w.month >= 6 && w.month <= 9;
      const isWinter = w.month <= 2 || w.month === 12;
      const event = isFlood
        ? w.pick('防汛', '防台风', '防暑降温')
        : isWinter
          ? w.pick('低温雨雪冰冻', '防寒潮')
          : w.pick('大风', '雷暴', '大雾');
      const level = w.pick('三级', '四级');
      const isStart = w.r.chance(0.6);
      const isRain = /汛|台风/u.test(event);
      const measures = isRain
        ? `提前转移低洼、简易房等危险区域人员，巡查${w.from(w.at.water)}沿线、地下空间和在建工地`
        : event === '大雾'
          ? '加强道路交通疏导，暂停水上作业和高空吊装'
          : event === '防暑降温'
            ? '落实室外作业错峰要求，开放社区纳凉点，做好用电用水保障'
            : event === '大风' || event === '雷暴'
              ? '加固或者拆除户外广告、塔吊、脚手架等设施，停止室外高处作业'
              : '做好道路除冰、管道防冻和困难群众取暖保障，检查大棚和简易厂房荷载';
      return {
        title: `关于${isStart ? '启动' : '终止'}${event}${level}应急响应的通告（${w.year}年第${w.issue('emergency', 14)}号）`,
        abstract: `${isStart ? '启动' : '终止'}${event}${level}应急响应，${isStart ? '明确响应时间、重点防范区域和应对措施' : '通报应对情况和善后工作安排'}。`,
        words: ['应急响应', event],
        text: [
          isStart
            ? `据气象部门预报，${w.dayFrom(1)}起我区将出现${w.pick('一次明显的天气过程', '持续性不利天气')}。经研究，决定自${w.dayFrom(0)}18时起启动${event}${level}应急响应。
一、${w.at.streets.join('、')}和有关单位要落实24小时值班，${measures}。
二、供水、供电、供气、通信等单位要备足抢修力量，企业要检查重点部位，不得冒险作业。
三、市民应当减少外出，关注最新预警信息，遇险情拨打${w.phone}。`
            : `鉴于${event}风险已经减弱，根据应急预案规定，决定自${w.dayFrom(0)}10时起终止${event}${level}应急响应。
响应期间，全区共出动${w.int(60, 480)}人次，排查隐患点${w.int(20, 130)}处，处置险情${w.int(1, 12)}起，没有发生人员伤亡。
请各单位抓紧做好受损设施修复和环境消杀，统计损失情况，按规定上报。`,
        ],
      };
    },
  },
  {
    column: 'emergency',
    units: ['yjj', 'shj', 'gyj'],
    subject: EMERGENCY,
    article: '20(十二)',
    reason: '突发公共事件的应对情况',
    weight: 2,
    write: (w) => {
      const kind = w.byRole({
        yjj: ['危险化学品泄漏', '有限空间救援', '森林火灾'],
        shj: ['食品安全事件', '学校疏散', '突发公共卫生事件'],
        gyj: ['防汛抢险', '燃气管线第三方破坏', '供水管网爆管'],
      });
      const place =
        w.role === 'yjj' ? `${w.road()}工业片区` : w.role === 'shj' ? w.from(w.at.schools) : w.from(w.at.estates);
      return {
        title: w.pick(
          `${place}开展${kind}应急演练（${w.year}年${w.month}月）`,
          `${w.year}年${kind}综合应急演练在${place}举行`,
        ),
        abstract: `${w.workdayBefore(1)}在${place}组织${kind}应急演练，检验预警、处置、疏散和保障能力，查找不足并提出改进措施。`,
        words: ['应急演练', kind],
        text: [
          `${w.workdayBefore(1)}，${w.unit}在${place}组织开展${kind}应急演练，${w.int(8, 22)}支队伍、${w.int(60, 320)}人参加。
演练设置了信息报告、分级响应、现场救援、人员疏散、舆情应对等${w.int(5, 9)}个科目，从接报到现场处置完毕用时${w.int(18, 52)}分钟，比预案要求提前${w.int(2, 9)}分钟。评估组认为，指挥体系运转顺畅、队伍反应迅速，但也暴露出${w.pick('疏散引导标识不足', '应急通信保障薄弱', '个别人员对装备操作不熟练')}的问题。
${w.unit}将根据评估意见修订预案，计划在三个月内组织一次桌面推演，巩固演练成果。`,
        ],
      };
    },
  },
  {
    column: 'field-environment',
    extraColumns: ['licensing'],
    units: ['hbj'],
    genre: '公告',
    subject: AIR,
    article: '20(五)',
    reason: '建设项目环境影响评价文件审批信息',
    weight: 5,
    soon: 3,
    write: (w) => {
      const industry = w.industry();
      const name = w.enterprise(industry);
      const product = w.from(industry.products);
      const kind = w.pick('受理', '拟审批', '审批决定');
      const project =
        industry.name === '现代物流'
          ? `${product}中心建设项目`
          : `年产${w.int(1, 60) * (industry.measures.includes('万吨') ? 1 : 10)}${w.from(industry.measures)}${product}${w.pick('项目', '技术改造项目', '扩建项目')}`;
      return {
        title: `${name}${project}环境影响报告表${kind}公告`,
        abstract: `公告${name}${project}环境影响报告表${kind}情况，说明主要环境影响和预防减缓措施。`,
        words: ['环境影响评价', kind],
        text: [
          `根据《中华人民共和国环境影响评价法》和建设项目环境影响评价文件审批程序规定，现将${name}${project}环境影响报告表${kind}情况公告如下。
一、项目概况：位于${w.zone}${w.road()}${w.int(5, 400)}号，总投资${w.int(600, 28000)}万元，其中环保投资${w.int(20, 900)}万元。
二、主要环境影响和措施：废气采用${w.pick('活性炭吸附加催化燃烧', '布袋除尘', '水喷淋加除雾')}处理后高空排放；废水经${w.pick('厂内预处理', '中和沉淀和生化处理')}达标后纳入市政管网；噪声采取隔声减振措施；固体废物分类收集，危险废物委托有资质单位处置。
三、公众可以自本公告发布之日起${kind === '受理' ? '10个工作日' : '5个工作日'}内通过来信、来电方式提出意见，联系电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'field-environment',
    units: ['hbj'],
    subject: AIR,
    article: '20(十三)',
    reason: '环境质量状况',
    weight: 2,
    fromDay: 6,
    soon: 5,
    write: (w) => {
      const last = w.lastMonth;
      const good = goodAirDays(last.year, last.month);
      return {
        title: w.pick(
          `${w.at.short}${last.year}年${last.month}月环境空气质量状况`,
          `${last.year}年${last.month}月${w.at.short}环境质量月报`,
        ),
        abstract: `公布${last.year}年${last.month}月环境质量状况：空气质量优良天数${good}天，地表水监测断面水质总体稳定，区域声环境达标。`,
        words: ['空气质量', '环境质量'],
        unsigned: true,
        text: [
          `${last.year}年${last.month}月，全区环境空气质量优良天数${good}天，首要污染物以${w.pick('臭氧', '细颗粒物', '可吸入颗粒物')}为主；综合指数${w.r.decimal(2.3, 4.6, 2)}，同比${w.pick('下降', '改善')}${w.percent(0.6, 9.8)}。
${w.from(w.at.water)}等4个地表水监测断面中，达到或者优于Ⅲ类水质的3个，没有劣Ⅴ类水体；区域噪声昼间平均等效声级${w.r.decimal(51.2, 56.8)}分贝。
实时监测数据可以在门户网站“生态环境”栏目查询。`,
        ],
      };
    },
  },
];
