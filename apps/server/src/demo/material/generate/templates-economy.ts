import { table } from '../blocks.ts';
import { growthTo, moneyTo } from './figures.ts';
import type { Template } from './template.ts';

const ECONOMY = ['国民经济管理、国有资产监管', '统计'] as const;
const FINANCE = ['财政、金融、审计', '财政'] as const;
const PURPOSES = ['科技创新', '商贸发展', '技术改造', '人才发展', '节能降碳', '中小企业发展', '外贸稳增长'];

/** Statistics, public money, procurement, state enterprises, plans. */
export const ECONOMY_TEMPLATES: readonly Template[] = [
  {
    column: 'statistics',
    units: ['jfj'],
    subject: ECONOMY,
    article: '20(四)',
    reason: '国民经济和社会发展统计信息',
    weight: 3,
    fromDay: 15,
    months: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    soon: 4,
    write: (w) => {
      const { month } = w.lastMonth;
      const { industry, investment, retail, power, revenue } = growthTo(w.year, month);
      const parks = w.pick('装备制造、电子信息两个行业', '电子信息、新材料两个行业', '海洋食品、装备制造两个行业');
      return {
        title: w.pick(
          `${w.year}年1—${month}月${w.at.short}主要经济指标`,
          `${w.at.short}${w.year}年1—${month}月经济运行简况`,
        ),
        abstract: `发布${w.year}年1—${month}月主要经济指标：规模以上工业增加值增长${industry}，固定资产投资增长${investment}，社会消费品零售总额增长${retail}。`,
        words: ['统计', '经济指标'],
        unsigned: true,
        text: [
          table(
            `${w.year}年1—${month}月主要经济指标`,
            ['指标', '累计增长'],
            [
              ['规模以上工业增加值', industry],
              ['固定资产投资', investment],
              ['社会消费品零售总额', retail],
              ['工业用电量', power],
              ['一般公共预算收入', revenue],
            ],
          ),
          `从工业看，${parks}拉动作用明显，对规模以上工业增长的贡献率合计达到${w.int(46, 71)}%；产销率为${w.r.decimal(96.1, 99.2)}%。
从投资看，${w.pick('制造业投资增速快于全部投资', '基础设施投资由降转升', '民间投资占比继续提高')}，在建亿元以上项目${w.int(38, 66)}个，本月新开工${w.int(2, 9)}个。
注：本表数据为初步统计数，增长速度均为同比。`,
        ],
      };
    },
  },
  {
    column: 'statistics',
    units: ['jfj'],
    subject: ECONOMY,
    article: '20(四)',
    reason: '国民经济和社会发展统计信息',
    weight: 2,
    fromDay: 12,
    soon: 5,
    write: (w) => {
      const last = w.lastMonth;
      const rise = w.percent(1.1, 9.9);
      const lead = w.industry();
      return {
        title: w.pick(
          `${last.year}年${last.month}月全区工业用电情况`,
          `${last.year}年${last.month}月规模以上工业企业用工监测情况`,
          `${last.year}年${last.month}月重点企业生产经营景气监测情况`,
        ),
        abstract: `公布${last.year}年${last.month}月有关监测数据，样本企业${w.int(80, 180)}家，主要指标同比${w.pick('增长', '上升')}${rise}，${lead.name}领域表现较好。`,
        words: ['监测', '工业'],
        unsigned: true,
        text: [
          `根据对样本企业的监测，${last.month}月主要监测指标同比增长${rise}，环比${w.pick('基本持平', '略有回升', '小幅回落')}。
分行业看，${lead.name}领域增长${w.percent(4, 15)}，居各行业首位，主要是${w.from(lead.products)}订单增加；传统纺织行业下降${w.percent(0.5, 4.8)}。
分规模看，大型企业增长${w.percent(2, 8)}，中小微企业增长${w.percent(1, 6)}。被调查企业反映较多的困难依次是市场需求不足、原材料价格波动和用工结构性短缺，占比分别为${w.int(38, 55)}%、${w.int(22, 34)}%、${w.int(12, 21)}%。`,
        ],
      };
    },
  },
  {
    column: 'field-budget',
    units: ['czj'],
    subject: FINANCE,
    article: '20(七)',
    reason: '财政预算执行信息',
    weight: 3,
    fromDay: 8,
    soon: 5,
    write: (w) => {
      const last = w.lastMonth;
      const span = last.month === 1 ? '1月' : `1—${last.month}月`;
      const { revenue: income, spending: spend } = moneyTo(last.year, last.month, w.scale);
      return {
        title: `${w.at.short}${last.year}年${span}财政预算执行情况`,
        abstract: `公布${last.year}年${span}一般公共预算收支执行情况，收入累计完成${income}万元，支出累计完成${spend}万元。`,
        words: ['财政收支', '预算执行'],
        text: [
          `${last.year}年${span}，一般公共预算收入累计完成${income}万元，其中税收收入占${w.r.decimal(81.5, 86.9)}%；一般公共预算支出累计完成${spend}万元，民生支出占${w.r.decimal(74.1, 78.8)}%。
主要税种中，增值税${w.pick('增长', '同比增长')}${w.percent(0.8, 7.5)}，企业所得税${w.pick('增长', '下降')}${w.percent(0.3, 5.2)}。支出进度${w.pick('快于序时进度', '略快于序时进度', '与序时进度持平')}的科目主要是教育、社会保障和就业支出。
下一步，将加强收入分析研判，加快专项债券资金支出进度，严格控制一般性支出。`,
        ],
      };
    },
  },
  {
    column: 'field-budget',
    units: ['czj', 'kcj', 'jfj', 'rsj'],
    genre: '公告',
    subject: FINANCE,
    article: '20(七)',
    reason: '财政专项资金分配情况',
    weight: 4,
    write: (w) => {
      const purpose = w.from(PURPOSES);
      const names = [0, 1, 2, 3].map(() => w.enterprise());
      const amounts = names.map(() => w.int(8, 96));
      const total = amounts.reduce((a, b) => a + b, 0);
      const batch = w.issue(`fund${purpose}`, 4);
      return {
        title: w.pick(
          `关于${w.year}年度${purpose}专项资金（第${batch}批）拟支持项目的公示`,
          `${w.year}年${purpose}专项资金第${batch}批安排情况公示`,
        ),
        abstract: `公示${w.year}年度${purpose}专项资金拟支持的${names.length}家企业，拟安排资金${total}万元，公示期为7个工作日。`,
        words: ['专项资金', '公示'],
        text: [
          `根据专项资金管理办法，经企业申报、形式审查和专家评审，拟对下列企业给予支持，现予公示。`,
          table(
            `${purpose}专项资金拟支持企业（单位：万元）`,
            ['序号', '企业名称', '拟支持金额'],
            names.map((name, i) => [String(i + 1), name, String(amounts[i])]),
            1,
          ),
          `公示期自${w.dayFrom(1)}起7个工作日。对公示内容有异议的，请以书面形式反映并提供必要的证明材料；以单位名义反映的加盖公章，以个人名义反映的签署真实姓名。联系电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'budget',
    units: ['jfj', 'jsj', 'shj', 'gyj', 'yjj', 'spj', 'rsj', 'kcj', 'tcj', 'zfj', 'xwz', 'sjj'],
    genre: '报告',
    subject: FINANCE,
    article: '20(七)',
    reason: '部门预算、决算信息',
    weight: 2,
    months: [2, 3, 8, 9],
    write: (w) => {
      const isBudget = w.month < 6;
      const year = isBudget ? w.year : w.year - 1;
      const kind = isBudget ? '预算' : '决算';
      const basic = w.int(620, 2600);
      const project = w.int(480, 9800);
      const trips = w.r.decimal(2.1, 18.5);
      return {
        title: `${w.unit}${year}年度部门${kind}`,
        abstract: `公开${w.unit}${year}年度部门${kind}，支出总计${basic + project}万元，其中基本支出${basic}万元、项目支出${project}万元，并说明“三公”经费和机关运行经费情况。`,
        words: [`部门${kind}`, '三公经费'],
        text: [
          `一、部门概况
${w.unit}为${w.zone}的工作机构，纳入${year}年度部门${kind}编制范围的单位${w.int(1, 3)}个。
二、收支情况
`,
          table(
            `${year}年度支出${kind}（单位：万元）`,
            ['项目', '金额'],
            [
              ['基本支出', String(basic)],
              ['项目支出', String(project)],
              ['合计', String(basic + project)],
            ],
          ),
          `三、“三公”经费
“三公”经费${kind}${trips}万元，比上年${w.pick('下降', '减少')}${w.percent(1.2, 9.7)}，主要是${w.pick('严格控制公务接待', '压缩公务用车运行费用', '减少因公出差批次')}。
四、机关运行经费和绩效情况
机关运行经费${w.r.decimal(26, 180)}万元；对${w.int(3, 12)}个项目开展绩效${isBudget ? '目标管理' : '自评，平均得分' + w.r.decimal(86, 95) + '分'}。`,
        ],
      };
    },
  },
  {
    column: 'procurement',
    extraColumns: ['field-trading'],
    units: ['czj', 'gyj', 'shj', 'dzb'],
    genre: '公告',
    subject: FINANCE,
    article: '20(九)',
    reason: '政府集中采购项目的实施情况',
    weight: 3,
    soon: 2,
    write: (w) => {
      const goods = w.byRole({
        czj: ['办公设备', '印刷服务', '公务车辆维修服务', '会计审计服务'],
        gyj: ['环卫作业车辆', '道路保洁服务', '绿化养护服务', '路灯维护服务'],
        shj: ['校园食堂食材配送服务', '图书及书架', '社区居家养老服务', '教学设备'],
        dzb: ['政务云平台租赁服务', '公共区域视频设备维护服务', '物业管理服务', '档案数字化服务'],
      });
      const budget = w.int(68, 920);
      const deal = (budget * (0.88 + w.r.next() * 0.1)).toFixed(2);
      const winner = w.supplier();
      const number = `${w.at.numberPrefix}采${w.year}-${String(w.issue('buy', 160)).padStart(3, '0')}`;
      return {
        title: w.pick(
          `${w.year}年${goods}采购项目（${number}）成交结果公告`,
          `关于${goods}项目中标结果的公告（${number}）`,
        ),
        abstract: `公告${goods}采购项目结果：预算${budget}万元，成交金额${deal}万元，成交供应商为${winner}。`,
        words: ['政府采购', '成交结果'],
        text: [
          table(
            '采购结果',
            ['项目', '内容'],
            [
              ['采购方式', w.pick('公开招标', '竞争性磋商', '框架协议')],
              ['采购预算（万元）', String(budget)],
              ['成交金额（万元）', deal],
              ['成交供应商', winner],
              ['评审日期', w.workdayBefore(1)],
              ['评审专家人数', w.pick('5', '7')],
            ],
          ),
          `各有关当事人对结果有异议的，可以自本公告发布之日起7个工作日内，以书面形式向采购人提出质疑。采购合同将自签订之日起2个工作日内公告。`,
        ],
      };
    },
  },
  {
    column: 'field-state-enterprises',
    units: ['czj'],
    subject: ['国民经济管理、国有资产监管', '国有资产监管'],
    article: '20(十五)',
    reason: '国有企业信息公开有关规定',
    weight: 1,
    write: (w) => {
      const company = `${w.at.prefixes[0]}${w.pick('城市建设', '产业投资', '公共交通', '供水', '资产运营')}有限公司`;
      const half = w.month < 7 ? `${w.year - 1}年度` : `${w.year}年上半年`;
      return {
        title: w.pick(`${company}${half}主要经营情况`, `关于${company}${half}国有资产保值增值情况的公告`),
        abstract: `公开${company}${half}营业收入、利润总额、资产负债率等经营情况和重大事项。`,
        words: ['国有企业', '经营情况'],
        text: [
          `${half}，${company}实现营业收入${w.r.decimal(0.6, 9.8, 2)}亿元，同比增长${w.percent(1.2, 12.5)}；利润总额${w.int(320, 6800)}万元；期末资产负债率为${w.r.decimal(48, 63)}%，控制在规定范围以内。
报告期内，公司完成固定资产投资${w.r.decimal(0.4, 6.2, 2)}亿元，主要用于${w.pick('标准厂房建设', '管网更新改造', '新能源公交车辆购置', '停车设施建设')}；没有新增对外担保，没有发生较大以上安全生产责任事故。公司负责人薪酬按照考核结果核定，另行公布。`,
        ],
      };
    },
  },
  {
    column: 'plans',
    units: ['jfj', 'kcj', 'jsj', 'hbj'],
    genre: '通知',
    subject: ['国民经济管理、国有资产监管', '宏观经济'],
    article: '20(三)',
    reason: '专项规划及相关政策',
    weight: 1,
    number: '管办发',
    write: (w) => {
      const topic = w.byRole({
        jfj: ['海洋产业发展', '现代物流业发展', '工业互联网应用', '生物医药产业培育'],
        kcj: ['科技服务业提升', '创新平台建设', '知识产权运用'],
        jsj: ['充电基础设施布局', '数字基础设施建设', '城市更新'],
        hbj: ['绿色低碳园区建设', '近岸海域污染防治'],
      });
      const until = w.year + 3;
      return {
        title: `关于印发《${w.zone}${topic}三年行动计划（${w.year}—${until - 1}年）》的通知`,
        abstract: `印发${topic}三年行动计划，提出到${until - 1}年的主要目标、重点任务和保障措施。`,
        words: [topic, '行动计划'],
        text: [
          `: 各局（室）、各街道：
《${w.zone}${topic}三年行动计划（${w.year}—${until - 1}年）》已经管委会同意，现印发给你们，请认真组织实施。
一、主要目标
到${until - 1}年，${topic}取得明显成效，建成重点项目${w.int(8, 26)}个，培育骨干企业${w.int(10, 40)}家，相关产业规模年均增长${w.int(7, 14)}%左右。
二、重点任务
（一）完善基础设施。优先保障用地、用能和数据资源，打通项目落地的堵点。
（二）培育经营主体。开展梯度培育和供需对接，每年组织专题活动不少于${w.int(4, 10)}场。
（三）强化要素支撑。统筹用好专项资金和产业基金，引导金融机构创新服务。
三、保障措施
建立联席会议制度，每半年调度一次进展；每年底开展评估，评估结果向社会公布。`,
        ],
      };
    },
  },
];
