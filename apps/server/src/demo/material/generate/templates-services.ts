import { table } from '../blocks.ts';
import type { Template } from './template.ts';

const SERVICE = ['综合政务', '电子政务'] as const;

/** Items of each unit that people ask for most. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  spj: [
    '企业开办',
    '公共场所卫生许可',
    '排水许可',
    '临时占用城市道路审批',
    '户外广告设置审批',
    '新生儿出生一件事',
    '企业注销一件事',
    '水电气报装一件事',
  ],
  scj: ['食品经营许可', '特种设备使用登记', '药品经营许可', '小餐饮备案'],
  rsj: ['人力资源服务许可', '灵活就业社会保险登记', '劳务派遣经营许可', '员工录用一件事', '失业保险金申领'],
  jsj: ['工程建设项目施工许可', '商品房预售许可', '住房租赁补贴申请', '竣工验收备案'],
};

/** Licensing, service items and guides, reform of services. */
export const SERVICE_TEMPLATES: readonly Template[] = [
  {
    column: 'licensing',
    units: ['spj', 'scj'],
    genre: '公告',
    subject: ['综合政务', '其他'],
    article: '20(五)',
    reason: '行政许可办理结果',
    weight: 3,
    soon: 3,
    write: (w) => {
      const rows = [1, 2, 3, 4].map((i) => [
        String(i),
        w.byRole({
          spj: ['公共场所卫生许可', '劳务派遣经营许可', '排水许可', '取水许可', '道路货物运输经营许可'],
          scj: ['食品经营许可（单位食堂）', '特种设备使用登记', '工业产品生产许可'],
        }),
        w.enterprise(),
        w.pick('准予许可', '准予变更', '准予延续'),
        w.workdayBefore(w.int(1, 4)),
      ]);
      return {
        title: `行政许可决定信息公示（${w.unit}${w.year}年第${w.issue('licence', 60)}期）`,
        abstract: `公示近期作出的行政许可决定${rows.length}件，列明许可事项、申请人、决定内容和决定日期。`,
        words: ['行政许可', '公示'],
        text: [
          table('行政许可决定信息', ['序号', '许可事项', '申请人', '决定内容', '决定日期'], rows, 1),
          `公众有权查阅许可决定。认为许可决定侵害自身合法权益的，可以依法申请行政复议或者提起行政诉讼。咨询电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'service-guides',
    extraColumns: ['licensing'],
    units: ['spj', 'scj', 'rsj', 'jsj'],
    subject: SERVICE,
    article: '20(五)',
    reason: '办理行政许可和其他对外管理服务事项的条件、程序',
    weight: 3,
    write: (w) => {
      const item = w.byRole(ITEMS);
      const limit = w.int(1, 12);
      return {
        title: w.pick(
          `${item}办事指南（${w.year}年版）`,
          `${item}办事指南（${w.year}年${w.month}月修订）`,
          `怎样办理${item}？（${w.year}年${w.month}月）`,
        ),
        abstract: `说明${item}的设定依据、申请条件、办理材料、地点、时间、流程、收费和咨询电话，承诺${limit}个工作日办结。`,
        words: [item, '办事指南'],
        unsigned: true,
        text: [
          table(
            `${item}办理要素`,
            ['要素', '内容'],
            [
              ['事项名称', item],
              ['设定依据', '有关法律、行政法规和国务院决定，具体条款见权责清单'],
              ['申请条件', '申请人在本区依法登记或者居住，提交的材料真实有效'],
              ['办理地点', '政务服务中心综合窗口或者政务服务平台'],
              ['办理时间', '工作日8:30—17:00，网上全天受理'],
              ['承诺时限', `${limit}个工作日`],
              ['收费', '不收费'],
              ['咨询电话', w.phone],
            ],
          ),
          `一、申请材料
+ 申请表（网上填写，系统自动生成）；
+ ${w.pick('场所使用证明', '资格证明', '身份证明')}（能够通过数据共享取得的，无需提交）；
+ ${w.pick('符合条件的承诺书', '委托他人办理的，提交授权委托书')}。
二、办理流程
申请—受理—审查—决定—送达。材料不齐全的，一次性告知补正内容；符合条件的，${limit}个工作日内作出决定，结果可以邮寄送达或者自行下载电子证照。
三、救济途径
对不予受理、不予许可决定不服的，可以依法申请行政复议或者提起行政诉讼。`,
        ],
      };
    },
  },
  {
    column: 'service-items',
    units: ['spj'],
    genre: '公告',
    subject: SERVICE,
    article: '20(五)',
    reason: '对外管理服务事项的依据、条件、程序',
    weight: 1,
    write: (w) => {
      const total = w.int(26, 210);
      const kind = w.pick(
        '即办事项',
        '告知承诺事项',
        '跨区域通办事项',
        '证明事项免提交',
        '自助终端可办事项',
        '帮办代办事项',
      );
      return {
        title: w.pick(`${w.zone}${kind}清单（${w.year}年版）`, `关于更新${kind}清单的公告（${w.year}年${w.month}月）`),
        abstract: `公布${w.year}年${kind}清单，共${total}项，说明办理渠道、适用条件和动态调整办法。`,
        words: [kind, '服务事项'],
        text: [
          `为方便企业和群众办事，现公布${kind}清单（${w.year}年版），共${total}项，其中新增${w.int(2, 18)}项、调整${w.int(1, 12)}项。
清单所列事项可通过政务服务平台查询办理。工作人员不得要求申请人提交清单之外的材料，不得以系统故障为由拒绝受理；确因系统原因不能办理的，应当先收件、后补录。
清单实行动态管理，法律、法规、规章修改或者职能调整的，10个工作日内更新。监督电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'service-reform',
    units: ['spj', 'scj'],
    subject: SERVICE,
    article: '19',
    reason: '涉及公众利益，需要广泛知晓',
    weight: 2,
    soon: 3,
    write: (w) => {
      const step = w.pick(
        '周六延时服务',
        '证照到期提前提醒',
        '企业服务专员制度',
        '跨区域通办',
        '容缺受理',
        '电子证照免提交',
        '项目审批帮办代办',
        '政策兑现一口受理',
        '视频办',
        '园区上门办照',
      );
      return {
        title: w.pick(
          `推行${step}，让企业群众少跑腿（${w.year}年${w.month}月）`,
          `关于推行${step}的公告（${w.year}年第${w.issue('reform', 12)}号）`,
        ),
        abstract: `推行${step}，公布适用范围、办理方式和服务承诺，接受企业和群众监督。`,
        words: [step, '营商环境'],
        text: [
          `根据企业和群众反映，${w.unit}自${w.workdayAfter(5)}起全面推行${step}。
适用范围为${w.pick('高频涉企事项', '面向个人的民生事项', '工程建设项目审批事项')}${w.int(12, 68)}项。申请人可以通过${w.pick('网上预约、电话预约或者现场取号', '政务服务平台“帮办”专区', '园区企业服务站')}办理，不增加任何费用和材料。
试行期间已服务${w.int(36, 860)}家次，平均节约办理时间${w.r.decimal(0.5, 4.5)}天。办理中遇到问题，可拨打${w.phone}，工作人员当日回复。`,
        ],
      };
    },
  },
];
