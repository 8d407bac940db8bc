import type { Random } from './random.ts';
import type { Writer } from './writer.ts';

/** Ten sorts of public documents. Each function writes one whole document; none of their sentences is used in training. */
export const CORPUS_GENRES = [
  '处罚决定',
  '任免',
  '低保公示',
  '招考名单',
  '信访回复',
  '征地补偿',
  '中标公告',
  '会议纪要',
  '投诉处理',
  '求助慈善',
] as const;
export type CorpusGenre = (typeof CORPUS_GENRES)[number];

type Write = (writer: Writer, random: Random) => void;

const repeat = (times: number, line: (index: number) => void): void => {
  for (let i = 1; i <= times; i++) line(i);
};

const penalty: Write = (w, random) => {
  w.line(random.pick(['行政处罚决定书', '{dept}行政处罚决定书', '行政处罚信息公示']))
    .line('{docno}')
    .line();
  if (random.chance(0.6)) {
    w.line('当事人：{name1}，{sex}，{nation}，{birth1}出生，公民身份号码：{id1}，住{home1}，联系电话：{mobile1}。');
  } else {
    w.line('当事人：{firm1}')
      .line('统一社会信用代码：{shop}')
      .line('经营者：{name1}')
      .line('身份证号：{id1}')
      .line('住所：{home1}')
      .line('联系方式：{mobile1}');
  }
  w.line(
    '{date}，本局执法人员{name2}、{name3}在{road}检查时发现，{name1}驾驶号牌为{plate}的小型货车随意倾倒建筑垃圾，现场倾倒量约{num}立方米。',
  )
    .line('上述违法事实，有{name1}的陈述笔录、证人{name4}（住{home}）的证言、现场勘验图等为证。')
    .line(
      random.pick([
        '{name1}在规定期限内未提出陈述申辩意见。',
        '{name1}委托其子{name5}（电话{mobile}）到我局作了陈述申辩。',
        '本局于{date}向{name1}送达了听证告知书，{name1}放弃听证。',
      ]),
    )
    .line('根据《中华人民共和国固体废物污染环境防治法》的有关规定，决定对{name1}作出罚款{money}元的处罚。')
    .line(
      '请自收到本决定书之日起十五日内将罚款缴至指定银行（户名：{dept}，账号：{account}）。逾期不缴纳的，每日按罚款数额的3%加处罚款。',
    )
    .line(
      random.chance(0.5)
        ? '承办人：{name2}、{name3}　　联系电话：{tel}'
        : '联系人：{name2}  电话：{tel}  地址：{office}',
    )
    .line('{dept}')
    .line('{date}');
};

const appointment: Write = (w, random) => {
  const style = random.int(0, 2);
  if (style === 0) {
    w.line('关于{name1}等同志职务任免的通知')
      .line('{docno}')
      .line('各有关单位：')
      .line('经研究决定：')
      .line('{name1}同志任{dept}{title}（试用期一年）；');
    repeat(random.int(2, 6), () =>
      w.line(
        random.pick([
          '{name}同志任{dept}{title}；',
          '任命{name}为{dept}{title}；',
          '免去{name}同志{dept}{title}职务；',
          '{name}同志不再兼任{dept}{title}。',
        ]),
      ),
    );
  } else if (style === 1) {
    w.line('干部任前公示').line('为进一步扩大民主、接受监督，现将拟任职人选有关情况公示如下：');
    repeat(random.int(2, 5), () =>
      w.line(
        '{name}，{sex}，{nation}，{born}生，本科学历，{year}年加入中国共产党，现任{dept}{title}，拟任{dept}{title}。',
      ),
    );
    w.line('公示期间，如有异议，请向区委组织部反映。监督电话：{tel}，来信来访地址：{office}，电子邮箱：{email}。');
  } else {
    w.line('{dept}领导分工')
      .line('{title}{name1}：主持全面工作。')
      .line('{title}{name2}：协助{name1}同志分管财务、工会等工作。')
      .line('{name3}（{title}）：负责招商引资、项目服务。')
      .line('{name4}同志负责党建、人事，联系{town}。')
      .line('领导小组组成人员')
      .line('组　　长：{spaced}')
      .line('副 组 长：{spaced}　{name}')
      .line('成　　员：{name}　{name}　{spaced}　{name}　{spaced}');
  }
  w.line('{date}');
};

const welfare: Write = (w, random) => {
  w.line(random.pick(['{town}{year}年第{num}季度城乡低保对象公示', '{village}最低生活保障审批结果公示'])).line(
    '按照《最低生活保障审核确认办法》，经入户调查、民主评议，拟对下列家庭实施救助，现予公示，接受群众监督。',
  );
  const style = random.int(0, 2);
  if (style === 0) {
    w.line('序号\t户主姓名\t身份证号\t家庭住址\t保障人数\t月补助（元）\t联系电话\t银行卡号');
    repeat(random.int(4, 10), (i) => w.line(`${i}\t{name}\t{id}\t{home}\t{num}\t{money}\t{mobile}\t{card}`));
  } else if (style === 1) {
    w.line('序号 姓名 性别 年龄 村组 致贫原因 低保证号');
    repeat(random.int(4, 10), (i) =>
      w.line(`${i} {name} {sex} {age} {village} ${random.pick(['因病', '因残', '缺劳力', '因学'])} {welfare}`),
    );
  } else {
    repeat(random.int(3, 6), (i) =>
      w.line(
        `${i}、{name}户：户主{sex}，现年{age}岁，居住于{home}，身份证号码{id}，残疾人证号{disability}，家庭成员{name}、{name}，低保证号：{welfare}。`,
      ),
    );
  }
  w.line('公示时间：{date}至{date}。举报电话：{tel}（{town}社会救助办公室，联系人{name}）。');
};

const recruitment: Write = (w, random) => {
  w.line(
    random.pick([
      '{city}{year}年事业单位公开招聘工作人员拟聘用人员名单公示',
      '{dept}公开招录人员面试成绩及进入体检人员名单',
      '{town}社区工作者招聘笔试成绩公告',
    ]),
  );
  const style = random.int(0, 2);
  if (style === 0) {
    w.line('准考证号\t姓名\t性别\t出生年月\t报考单位\t笔试成绩\t面试成绩');
    repeat(random.int(5, 12), () => w.line('{exam}\t{name}\t{sex}\t{dotted}\t{dept}\t{score}\t{score}'));
  } else if (style === 1) {
    w.line('岗位代码{num}：{name}、{name}、{name}；岗位代码{num}：{name}、{name}。')
      .line('以上人员请携带身份证、准考证（准考证号{exam}等）于{date}{time}到{office}集合，参加体检。')
      .line('咨询电话：{tel}，联系人：{name}，邮箱：{email}');
  } else {
    repeat(random.int(4, 8), (i) =>
      w.line(`${i}. {name}，{sex}，身份证号{id}，毕业院校：南通大学，学号{student}，手机{mobile}，总成绩{score}`),
    );
  }
  w.line('公示期自{date}起5个工作日。').line('{dept}');
};

const petition: Write = (w, random) => {
  w.line(random.pick(['信访事项处理意见书', '关于{name1}同志信访事项的答复', '领导信箱回复'])).line(
    random.chance(0.5) ? '编号：{order}' : '{docno}',
  );
  w.line(random.pick(['{name1}同志：', '尊敬的{name1}先生：', '{name1}女士：']))
    .line(
      '　　您于{date}通过网上信访反映{village}{name2}违规建房、侵占通道的来信（留存手机{mobile1}、微信号{online}）收悉。',
    )
    .line(
      '　　经查，您家住{home1}，与{name2}系前后邻居。{name2}（身份证号{id}）于{year}年经批准翻建房屋，{name3}为施工负责人。',
    )
    .line(
      random.pick([
        '　　我局工作人员{name4}、{name5}于{date}上门与您及家人{name6}沟通，您对处理表示理解。',
        '　　{town}{title}{name4}牵头组织调解，双方在村干部{name5}见证下签订协议。',
        '　　您母亲{name6}的住院费用（住院号：{medical}）已按规定报销。',
      ]),
    )
    .line('　　如不服本处理意见，可自收到之日起30日内向上一级机关申请复查。')
    .line('　　经办人：{name4}　联系电话：{tel}');
  if (random.chance(0.4)) w.line('　　抄送：{dept}{name}、{dept}{name}');
  w.line('{dept}').line('{date}');
};

const land: Write = (w, random) => {
  w.line('{village}集体土地征收（房屋搬迁）补偿情况公示').line(
    '根据征地补偿安置方案，{dept}委托{firm}对地上附着物进行了清点，现将结果公布如下：',
  );
  if (random.chance(0.5)) {
    w.line('户主|身份证号码|房屋坐落|建筑面积（㎡）|补偿总额（元）|开户行账号|签字');
    repeat(random.int(4, 9), () => w.line('{name}|{id}|{home}|{area}|{money}|{card}|{mobile}'));
  } else {
    repeat(random.int(4, 9), (i) =>
      w.line(
        `（${i}）被搬迁人{name}，房屋位于{home}，合法面积{area}平方米，附房{area}平方米，货币补偿{money}元，打入其银行卡{card}，联系人{name}，电话{mobile}。`,
      ),
    );
  }
  w.line('丈量人员：{name}、{name}；复核：{name}').line(
    '对上述内容有异议的，请于{date}前与{name}联系（{tel}，{office}）。',
  );
};

const award: Write = (w, random) => {
  w.line(
    random.pick([
      '{city}道路维修工程中标结果公告',
      '{dept}物业服务采购项目成交公告',
      '{year}年绿化养护项目中标候选人公示',
    ]),
  )
    .line('一、项目编号：{project}')
    .line('二、中标信息')
    .line('供应商名称：{firm1}　统一社会信用代码：{credit}')
    .line('供应商地址：{office}')
    .line('中标金额：{wan}万元');
  w.line(
    random.pick(['法定代表人：{name}；项目经理：{name}（注册编号苏{order}）', '项目负责人{name}，技术负责人{name}']),
  )
    .line(
      random.pick([
        '三、评审专家（单一来源采购人员）名单：{name}、{name}、{name}、{name}、{name}（采购人代表）',
        '三、磋商小组成员：{name} {name} {name}',
      ]),
    )
    .line('四、代理服务收费标准及金额：{money}元')
    .line('五、联系方式')
    .line('1.采购人信息　名 称：{dept}　地 址：{office}　联系方式：{tel}')
    .line(
      random.pick([
        '2.项目联系方式　项目联系人：{name}　电 话：{mobile}',
        '2.采购代理机构联系人{name}、{name}联系电话{tel}',
        '2.联系人：{name}；手机：{mobile}；邮箱：{email}',
      ]),
    );
  if (random.chance(0.4)) w.line('保证金账户：户名{firm1}，开户银行中国建设银行，账号{account}。');
  w.line('{date}');
};

const minutes: Write = (w, random) => {
  w.line('管委会主任办公会议纪要')
    .line('〔{year}〕{num}号')
    .line(
      '{date}，{title}{name1}在{num}号楼会议室主持召开办公会议，专题研究重点项目推进和信访化解工作。{title}{name2}、{name3}、{name4}，{dept}{name5}，{dept}{name6}参加会议。现纪要如下：',
    )
    .line(
      '一、关于{road}改造工程。会议听取了{dept}{name5}的汇报。{name2}认为，要加快管线迁改；{name3}提出，要做好沿线商户工作。会议决定由{name4}同志牵头，{name5}具体负责。',
    )
    .line(
      '二、关于{village}村民{name7}信访问题。{name7}反映其子{name8}因工伤致残，生活困难。会议同意给予一次性救助{money}元，汇入其账户（卡号{card}），由{dept}与{name7}（电话{mobile}）对接。',
    )
    .line('三、关于{firm}用地问题。会议原则同意，请{name1}与企业负责人{name9}进一步洽谈。')
    .line(
      random.pick([
        '出席：{name1}、{name2}、{name3}、{name4}\n列席：{name5}、{name6}、{name}、{name}\n记录：{name}',
        '出  席：{name1}  {name2}  {name3}\n请  假：{name}（外出培训）\n记  录：{spaced}',
        '参会：{name1}、{name2}、{name3}等。',
      ]),
    )
    .line('签发：{name1}');
};

const complaint: Write = (w, random) => {
  w.line(random.pick(['消费投诉调解书', '12345热线工单办理情况', '投诉举报处理结果告知'])).line('工单号：{order}');
  w.line(
    random.pick([
      '投诉人{name1}，{sex}，联系电话{mobile1}，住址：{home}。',
      '来电人：{name1}（{mobile1}）',
      '诉求人姓名：{name1} 证件号码：{id} 联系方式：{mobile1}',
    ]),
  )
    .line('被投诉人：{firm1}，负责人{name2}，电话{tel}。')
    .line(
      random.pick([
        '{name1}称，其于{date}在该店为车辆{plate}更换轮胎，三日后爆胎，要求赔偿。',
        '{name1}反映，{firm1}员工{name3}泄露其个人信息，导致频繁接到骚扰电话。',
        '{name1}表示持护照{passport}入住该酒店时被拒，同行友人{name3}（通行证号{permit}）亦被拒绝登记。',
        '{name1}的女儿{name3}（学号{student}）在该机构报名培训，机构关门后无法退费。',
      ]),
    )
    .line(
      '经办人{name4}、{name5}现场核查并组织调解，{firm1}同意退还{name1}{money}元，于{date}前转入{name1}尾号{num}的账户。',
    )
    .line('办理人员已电话回访，{name1}对办理结果{sex}士表示满意。'.replace('{sex}士', ''))
    .line('承办单位：{dept}　审核人：{name}');
};

const charity: Write = (w, random) => {
  w.line(random.pick(['关于为{name1}同学募捐的倡议书', '困难家庭求助信息公示', '慈善捐赠情况公示']));
  w.line(
    '{name1}，{sex}，{birth1}出生，现就读于明珠小学，学籍号{student}，家住{home}。{year}年，{name1}被确诊为{illness}，在市第一人民医院治疗（病历号{medical}）。父亲{name2}在{firm}务工，母亲{name3}患有{illness}，家庭已负债{wan}万元。',
  )
    .line('捐助账户：户名{name2}，卡号{card}，开户行农业银行；联系电话{mobile}。')
    .line('截至{date}，已收到爱心捐款如下：');
  const style = random.int(0, 2);
  if (style === 0) w.line(`${Array.from({ length: random.int(4, 14) }, () => '{name}{num}00元').join('、')}。`);
  else if (style === 1) repeat(random.int(4, 10), () => w.line('{name}　　{money}元'));
  else w.line(Array.from({ length: random.int(5, 16) }, () => '{name}').join(random.pick([' ', '　', '、', '  '])));
  w.line('医保编号：{social}。')
    .line('志愿者{name}、{name}全程参与，特此感谢。')
    .line('监督电话：{tel}　邮箱：{email}');
};

export const WRITERS: Readonly<Record<CorpusGenre, Write>> = {
  处罚决定: penalty,
  任免: appointment,
  低保公示: welfare,
  招考名单: recruitment,
  信访回复: petition,
  征地补偿: land,
  中标公告: award,
  会议纪要: minutes,
  投诉处理: complaint,
  求助慈善: charity,
};
