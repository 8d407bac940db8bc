import type { Template } from './template.ts';

const NEWS = ['综合政务', '其他'] as const;
const PUBLIC = { article: '19', reason: '工作动态，需要公众广泛知晓', soon: 1 } as const;

/** News of the zone and of its bureaus. */
export const NEWS_TEMPLATES: readonly Template[] = [
  {
    column: 'news-zone',
    units: ['xwz', 'dzb'],
    subject: NEWS,
    ...PUBLIC,
    weight: 5,
    write: (w) => {
      const theme = w.pick(
        '工业经济运行调度会',
        '安全生产专题会',
        '招商引资工作推进会',
        '营商环境座谈会',
        '生态环境保护工作会',
        '重点项目现场办公会',
        ...(w.month >= 5 && w.month <= 8
          ? ['防汛工作部署会', '迎峰度夏用电保障会']
          : ['消防安全专题会', '审计整改推进会']),
        '民营企业家恳谈会',
        '稳就业工作推进会',
        '数字政府建设推进会',
      );
      return {
        title: w.pick(
          `${w.at.short}召开${theme}（${w.year}年${w.month}月）`,
          `${theme}召开 部署${w.month}月份重点工作（${w.year}年）`,
          `${w.year}年${w.month}月${theme}举行 ${w.int(3, 9)}家企业代表发言`,
        ),
        abstract: `${w.workdayBefore(1)}，${w.at.short}召开${theme}，分析形势、梳理问题，部署下一阶段重点工作。`,
        words: ['会议', theme],
        unsigned: true,
        text: [
          `本网讯　${w.workdayBefore(1)}，${w.at.short}召开${theme}，听取有关工作情况汇报，研究解决突出问题，部署下一阶段任务。
会议指出，今年以来有关工作取得积极进展，${w.pick('主要指标保持平稳', '重点事项有序推进', '企业获得感有所提升')}，但也要清醒看到，${w.pick('要素保障仍有短板', '部分任务进度偏慢', '服务质量还不够均衡')}，必须以更实的举措补短板、强弱项。
会议要求，各单位要${w.pick('把清单列到具体项目、具体人头', '把服务做到企业开口之前', '把风险排查做在前面')}，实行${w.pick('周调度、月通报', '一项目一专班', '台账式管理、销号式落实')}，对企业反映的${w.int(6, 48)}个问题逐一回访。
会前，与会人员实地查看了${w.road()}沿线${w.int(2, 5)}个项目现场。`,
        ],
      };
    },
  },
  {
    column: 'news-zone',
    units: ['xwz', 'tcj'],
    subject: ['商贸、海关、旅游', '对外经贸合作'],
    ...PUBLIC,
    weight: 4,
    write: (w) => {
      const industry = w.industry();
      const name = w.enterprise(industry);
      const product = w.from(industry.products);
      const money = w.r.decimal(0.8, 12.6);
      return {
        title: w.pick(
          `总投资${money}亿元！${name}${product}项目落户${w.at.short}`,
          `${name}${product}项目竣工投产`,
          `${name}追加投资${money}亿元扩产${product}`,
          `从签约到开工${w.int(48, 126)}天，${name}${product}项目跑出新速度`,
        ),
        abstract: `${name}${product}项目取得新进展，总投资${money}亿元，将进一步完善${industry.name}产业链。`,
        words: ['项目建设', industry.name],
        unsigned: true,
        text: [
          `本网讯　${w.workdayBefore(1)}，记者在${w.road()}看到，${name}${product}项目现场${w.pick('塔吊林立，施工有序推进', '生产线正在进行联动调试', '首批产品装车发货')}。
该项目总投资${money}亿元，占地${w.int(18, 120)}亩，${w.pick('建设智能化车间和研发中心', '引进自动化生产线6条', '配套建设检测实验室和仓储设施')}，达产后预计年产值${w.r.decimal(1.2, 18.8)}亿元，带动就业${w.int(80, 620)}人。
“审批部门提前介入、全程帮办，我们只管抓工期。”企业有关负责人说。
据投资促进部门介绍，今年以来${industry.name}领域新签约项目${w.int(6, 28)}个，${w.pick('产业链配套率进一步提高', '落地率达到七成以上', '外资项目占比超过四分之一')}。下一步将围绕链条短板精准招引，推动项目早落地、早见效。`,
        ],
      };
    },
  },
  {
    column: 'news-zone',
    units: ['xwz', 'shj'],
    subject: ['文化、广电、新闻出版', '文化'],
    ...PUBLIC,
    weight: 3,
    write: (w) => {
      const event = w.pick(
        '职工运动会',
        '全民阅读活动',
        '志愿服务集市',
        '科普进社区',
        '邻里文化节',
        '青年人才交流会',
        '敬老助餐活动',
        '公园音乐周',
        '垃圾分类宣传日',
        '企业开放日',
      );
      const where = w.pick(w.community(), w.from(w.at.estates), `${w.road()}文化广场`);
      return {
        title: w.pick(
          `${where}举办${event} ${w.int(120, 980)}名居民参加（${w.year}年${w.month}月）`,
          `${w.year}年${event}走进${where}`,
          `${event}在${where}启动（${w.dayFrom(0)}）`,
        ),
        abstract: `${w.dayFrom(0)}，${event}在${where}举行，居民和企业职工踊跃参加。`,
        words: [event, '社区'],
        unsigned: true,
        text: [
          `本网讯　${w.dayFrom(0)}，${event}在${where}举行。活动现场${w.pick('设置了12个摊位，提供维修、理发、义诊等服务', '安排了展览、体验和互动问答', '由居民自编自演节目，气氛热烈')}。
“${w.pick('家门口就能参加，老人孩子都喜欢', '活动办得实在，希望多办几场', '既学到了知识，也认识了邻居')}。”居民${w.person()}说。
近年来，${w.unit}坚持把文化和服务送到基层，通过“居民点单、社区派单、志愿者接单”的方式，今年已开展各类活动${w.int(36, 260)}场次，参与群众${w.int(12, 86) * 100}人次。下一步将公布季度活动清单，方便居民按需参加。`,
        ],
      };
    },
  },
  {
    column: 'news-units',
    units: ['scj', 'hbj', 'yjj', 'zfj', 'gyj', 'jsj'],
    subject: NEWS,
    ...PUBLIC,
    weight: 6,
    write: (w) => {
      const action = w.byRole({
        scj: ['开展节前市场检查', '检查学校周边食品', '开展电梯安全检查', '核查电子秤计量'],
        hbj: ['巡查入河排口', '检查危险废物贮存', '开展夜间异味排查'],
        yjj: ['夜查高危作业现场', '检查涉氨制冷企业', '开展安全宣讲进车间'],
        zfj: ['整治占道经营', '清理违法户外广告', '推行柔性执法'],
        gyj: ['完成排水管网清淤', '巡查城市道路病害', '整修人行道板'],
        jsj: ['推进小区雨污分流', '组织普法进工地', '开展扬尘专项整治'],
      });
      const count = w.int(12, 168);
      return {
        title: w.pick(
          `${w.unit}${action}（${w.year}年${w.month}月）`,
          `${w.unit}：${w.workdayBefore(1)}${action}`,
          `${action} ${w.unit}出动${count}人次（${w.year}年${w.month}月）`,
        ),
        abstract: `${w.unit}${action}，出动人员${count}人次，发现并整改一批问题，切实维护群众利益。`,
        words: [w.unit, '工作动态'],
        unsigned: true,
        text: [
          `本网讯　连日来，${w.unit}${action}，出动${count}人次，检查点位${w.int(18, 120)}处，发现问题${w.int(4, 40)}个，当场整改${w.int(2, 4)}个。
在${w.road()}，工作人员${w.pick('逐户讲解有关规定，发放宣传资料', '使用检测设备现场取样，结果即时告知', '对隐患点拍照建档，明确整改时限')}。${w.role === 'scj' || w.role === 'zfj' ? '商户' : '现场负责人'}${w.person()}说：“${w.pick('检查人员态度很好，问题讲得清楚', '提前告诉我们怎么改，比罚款管用', '整改以后环境好多了')}。”
${w.unit}有关负责人表示，将坚持${w.pick('检查与服务并重', '教育与处罚相结合', '问题导向和结果导向相统一')}，对整改情况跟踪复查，推动由“治一次”向“管长效”转变。`,
        ],
      };
    },
  },
  {
    column: 'news-units',
    units: ['rsj', 'shj', 'kcj', 'spj', 'czj', 'tcj', 'jfj'],
    subject: NEWS,
    ...PUBLIC,
    weight: 6,
    write: (w) => {
      const action = w.byRole({
        rsj: ['开展招聘服务进园区', '举办技能竞赛', '开展用工需求调查', '送社保政策进企业'],
        shj: ['送健康进企业', '开展职工子女暑托服务', '组织文艺进车间'],
        kcj: ['举办项目申报辅导会', '推进科技成果转化', '开展科技政策宣讲'],
        spj: ['推行园区上门办', '开展窗口体验日', '走访新开办企业'],
        czj: ['组织银企对接', '组织财务人员培训', '宣讲减税降费政策'],
        tcj: ['走访外资企业', '跟进签约项目落地', '组织供需对接'],
        jfj: ['走访重点企业', '开展用电需求摸排', '举办数字化改造观摩'],
      });
      const firms = w.int(8, 96);
      return {
        title: w.pick(
          `${w.unit}${action} 服务企业${firms}家（${w.year}年${w.month}月）`,
          `${w.unit}${action}（${w.year}年${w.month}月）`,
          `${w.unit}在${w.from(w.at.streets)}${action}`,
          `${action}，${w.unit}这样做（${w.year}年${w.month}月）`,
        ),
        abstract: `${w.unit}${action}，面对面了解需求、解决问题，累计服务企业和群众${firms}家（次）。`,
        words: [w.unit, '服务'],
        unsigned: true,
        text: [
          `本网讯　${w.workdayBefore(2)}，${w.unit}${action}，${w.pick('业务骨干现场讲解政策要点和办理流程', '为企业匹配可以享受的政策清单', '邀请专家一对一答疑')}，解答问题${w.int(16, 120)}个。
${w.enterprise()}负责人反映，企业最关心的是${w.pick('融资成本和抵押条件', '招工难和培训补贴', '研发费用归集口径', '订单波动和物流价格')}。对此，${w.unit}当场梳理${w.int(2, 6)}条措施，明确${w.int(3, 10)}个工作日内答复。
截至目前，今年已累计走访企业${firms}家次，办结诉求${w.int(6, 60)}件，办结率${w.percent(93, 99.6)}。${w.unit}将继续做好跟踪服务，每月公布诉求办理情况。`,
        ],
      };
    },
  },
];
