import { table } from '../blocks.ts';
import type { Template } from './template.ts';

const FOOD = ['市场监管、安全生产监管', '食品药品监管'] as const;

/** Food, inspections, penalties and the rules of enforcement. */
export const ENFORCEMENT_TEMPLATES: readonly Template[] = [
  {
    column: 'field-food',
    extraColumns: ['inspection'],
    units: ['scj'],
    genre: '公告',
    subject: FOOD,
    article: '20(十三)',
    reason: '食品药品监督检查情况',
    weight: 4,
    number: '市监食',
    write: (w) => {
      const batch = w.issue('food', 26);
      const samples = w.int(30, 160);
      const bad = w.int(0, 4);
      const foods = w.r.sample(
        [
          '粮食加工品',
          '水产制品',
          '蔬菜制品',
          '餐饮食品',
          '肉制品',
          '糕点',
          '调味品',
          '乳制品',
          '酒类',
          '食用农产品',
          '速冻食品',
          '豆制品',
        ],
        4,
      );
      return {
        title: `食品安全监督抽检信息公告（${w.year}年第${batch}期）`,
        abstract: `公布食品安全监督抽检结果：抽检${foods.join('、')}等${samples}批次，合格${samples - bad}批次，不合格${bad}批次${bad === 0 ? '' : '，对不合格产品已依法处置'}。`,
        words: ['食品抽检', '食品安全'],
        text: [
          `近期，我局组织对${foods.join('、')}等${samples}批次食品进行监督抽检，抽样检验项目合格${samples - bad}批次${bad === 0 ? '，未检出不合格产品' : `、不合格${bad}批次`}。
`,
          table(
            '监督抽检情况',
            ['食品类别', '抽检批次', '不合格批次'],
            foods.map((food, i) => [
              food,
              String(i === 0 ? samples - 3 * Math.floor(samples / 4) : Math.floor(samples / 4)),
              String(i === 0 ? bad : 0),
            ]),
          ),
          bad === 0
            ? `本次抽检结果表明，相关食品安全状况总体平稳。消费者购买食品时，请注意查看标签、生产日期和储存条件，并保留购物凭证。`
            : `不合格项目为${w.pick('菌落总数', '防腐剂使用量', '农药残留', '甜蜜素')}。我局已责令经营者停止销售、下架召回，并对生产经营单位依法立案。消费者如购买到不合格批次产品，可拨打12315投诉举报。`,
        ],
      };
    },
  },
  {
    column: 'supervision',
    extraColumns: ['inspection'],
    units: ['scj', 'jsj', 'shj'],
    subject: ['市场监管、安全生产监管', '其他'],
    article: '20(十三)',
    reason: '监督检查情况',
    weight: 3,
    write: (w) => {
      const field = w.byRole({
        scj: [
          '学校食堂及校园周边食品',
          '电梯维护保养',
          '医疗器械经营使用',
          '预付式消费',
          '燃气具和电动自行车',
          '农贸市场计量器具',
        ],
        jsj: ['建筑工地扬尘', '物业服务收费公示', '预拌混凝土质量', '施工现场消防'],
        shj: ['口腔诊疗机构', '养老机构消防和食品', '校外培训机构', '托育机构安全'],
      });
      const checked = w.int(16, 120);
      const found = w.int(5, 40);
      const flaw = w.byRole({
        scj: ['进货查验记录不完整', '从业人员健康证明过期', '设备维护保养记录缺失'],
        jsj: ['裸土覆盖不到位', '消防通道堆放材料', '公示栏信息更新不及时'],
        shj: ['应急疏散图未张贴', '消毒记录填写不规范', '从业人员资质公示不全'],
      });
      return {
        title: w.pick(
          `${w.year}年${w.month}月${field}监督检查情况`,
          `关于${field}专项检查情况的通报（${w.year}年第${w.issue('supervise', 18)}期）`,
        ),
        abstract: `公布${field}监督检查情况：检查${checked}家次，发现问题${found}个，责令整改并跟踪复查。`,
        words: ['监督检查', field],
        text: [
          `${w.workdayBefore(15)}以来，${w.unit}对${field}开展监督检查，共检查${checked}家次，发现问题${found}个，下达责令改正通知书${w.int(2, Math.min(found, 20))}份，约谈${w.int(0, 6)}家。
检查情况表明，多数单位能够落实主体责任，管理制度比较健全；存在的主要问题是${flaw}，以及${w.pick('部分设施设备老化', '应急预案照搬照抄', '台账记录与实际不符')}。
对发现的问题，已逐一制发整改清单，整改期限一般不超过15日；对整改不到位的，依法查处并纳入信用记录。举报电话：12315、12345。`,
        ],
      };
    },
  },
  {
    column: 'random-inspection',
    units: ['scj', 'jsj', 'hbj', 'yjj', 'rsj'],
    genre: '公告',
    subject: ['市场监管、安全生产监管', '其他'],
    article: '20(十三)',
    reason: '随机抽查结果',
    weight: 2,
    write: (w) => {
      const field = w.byRole({
        scj: ['企业登记事项', '特种设备使用单位', '药品零售企业', '加油站成品油质量', '产品质量'],
        jsj: ['建筑施工企业', '工程监理企业', '物业服务企业'],
        hbj: ['危险废物产生单位', '排污许可持证单位'],
        yjj: ['危险化学品使用单位', '工贸企业'],
        rsj: ['劳动用工', '劳务派遣单位'],
      });
      const drawn = w.int(5, 24);
      const good = drawn - w.int(0, 4);
      return {
        title: `${field}“双随机、一公开”抽查结果公示（${w.year}年第${w.issue(`random${field}`, 6)}批）`,
        abstract: `公示${field}随机抽查结果：抽取检查对象${drawn}家，未发现问题${good}家，发现问题${drawn - good}家，检查结果已归集到企业名下。`,
        words: ['双随机', '抽查结果'],
        text: [
          `按照年度抽查计划，我局从${field}检查对象名录库中随机抽取${drawn}家，随机选派执法检查人员${w.int(2, 8)}人，于${w.workdayBefore(8)}至${w.workdayBefore(2)}完成检查。
${drawn === good ? '检查结果：被抽取对象均未发现问题。' : `检查结果：未发现问题${good}家，发现问题${drawn - good}家，主要是${w.pick('通过登记的住所无法联系', '未按规定公示应当公示的信息', '档案资料不完整')}；对发现的问题已责令限期改正，涉嫌违法的移送立案。`}
抽取记录和检查结果已录入监管平台并归集到企业名下。检查对象对结果有异议的，可以自公示之日起15日内书面提出，联系电话：${w.phone}。`,
        ],
      };
    },
  },
  {
    column: 'penalties',
    extraColumns: ['enforcement'],
    units: ['zfj', 'scj', 'hbj', 'yjj'],
    genre: '公告',
    subject: ['市场监管、安全生产监管', '其他'],
    article: '20(六)',
    reason: '具有一定社会影响的行政处罚决定',
    weight: 4,
    soon: 3,
    write: (w) => {
      const number = w.issue('penalty', 48);
      const cases = [1, 2, 3].map((i) => {
        const isFirm = w.r.chance(0.75);
        const who = isFirm ? w.enterprise() : w.person();
        const what = isFirm
          ? w.byRole({
              zfj: ['在建筑物外墙违法设置户外广告', '未按照规定分类投放生活垃圾', '车轮带泥驶入城市道路'],
              scj: ['未按规定时限报送年度报告', '计量器具未申请检定', '销售标签不符合规定的预包装食品'],
              hbj: ['未按照规定使用污染防治设施', '危险废物贮存场所未设置识别标志', '未按要求公开排污信息'],
              yjj: [
                '特种作业人员未取得相应资格上岗作业',
                '未对从业人员进行安全生产教育培训',
                '未如实记录隐患排查治理情况',
              ],
            })
          : w.byRole({
              zfj: ['擅自占用城市道路摆摊经营', '随意倾倒建筑垃圾', '在公共绿地内种植蔬菜'],
              scj: ['销售超过保质期的食品', '无照从事经营活动'],
              hbj: ['露天焚烧垃圾产生烟尘', '未采取措施防治餐饮油烟'],
              yjj: ['违章指挥工人冒险作业', '超量储存烟花爆竹'],
            });
        return [
          String(i),
          who,
          what,
          `警告${w.r.chance(0.5) ? `，罚款${w.int(5, 300) * 100}元` : ''}`,
          w.workdayBefore(w.int(2, 4)),
        ];
      });
      return {
        title: `行政处罚决定信息公示（${w.unit}${w.year}年第${number}期）`,
        abstract: `公示近期作出的${cases.length}件行政处罚决定，列明当事人、违法事实、处罚内容和决定日期，告知救济途径。`,
        words: ['行政处罚', '执法公示'],
        text: [
          table('行政处罚决定信息', ['序号', '当事人', '违法事实', '处罚内容', '决定日期'], cases, 1),
          `当事人对处罚决定不服的，可以依法申请行政复议或者提起行政诉讼。处罚信息公示期限和信用修复按照国家有关规定执行，自然人姓名已作去标识化处理。`,
        ],
      };
    },
  },
  {
    column: 'enforcement',
    units: ['zfj', 'scj', 'hbj', 'yjj', 'rsj'],
    subject: ['公安、安全、司法', '司法'],
    article: '20(六)',
    reason: '行政执法的依据、条件、程序',
    weight: 2,
    write: (w) => {
      const kind = w.pick(
        '行政执法主体和执法人员信息',
        '轻微违法行为不予处罚清单',
        '行政处罚裁量权基准',
        '行政执法音像记录事项清单',
        '重大执法决定法制审核目录',
      );
      return {
        title: w.pick(`${w.unit}${kind}（${w.year}年）`, `关于公布${w.unit}${w.year}年${kind}的通知`),
        abstract: `公布${w.unit}${w.year}年${kind}，说明适用范围、执行要求和监督方式。`,
        words: ['行政执法', kind],
        text: [
          `根据行政执法公示、全过程记录、法制审核三项制度要求，现将${w.unit}${w.year}年${kind}予以公布。
本次公布的内容共${w.int(12, 86)}项，其中新增${w.int(1, 9)}项、修改${w.int(1, 12)}项。执法人员在执法活动中应当主动出示执法证件，全程记录，当场告知当事人享有的陈述、申辩、申请回避等权利。
公众认为执法人员存在违法或者不当行为的，可拨打${w.phone}反映，或者向本级人民政府行政执法监督机构提出。`,
        ],
      };
    },
  },
];
