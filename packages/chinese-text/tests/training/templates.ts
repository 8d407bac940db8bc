import { MORE_GENRES, MORE_TEMPLATES } from './templates-more.ts';
import { PAGE_GENRES, PAGE_TEMPLATES } from './templates-pages.ts';

/**
 * Sentences and lines that name persons, by genre, for training. {n} is a name ({n1} the same again), {title} an office, {role} a
 * role, {kin} a relation, {verb} what persons do; the rest is filler. All of them are written for this purpose.
 */
export const GENRES = [
  'penalty',
  'appointment',
  'welfare',
  'recruitment',
  'petition',
  'land',
  'procurement',
  'meeting',
  'complaint',
  'charity',
  'news',
  'village',
  ...MORE_GENRES,
  ...PAGE_GENRES,
] as const;
export type Genre = (typeof GENRES)[number];

const lines = (text: string): readonly string[] => text.trim().split('\n');

export const PERSON_TEMPLATES: Readonly<Record<Genre, readonly string[]>> = {
  penalty: lines(`
被处罚人:{n},{sex},{year}年{num}月{num}日出生,身份证号码:{digits}
当事人{n}({sex},汉族,住{place})
当事人:{n1} 性别:{sex} 年龄:{num} 住址:{place}
经查明,当事人{n1}于{date}在{place}擅自设摊经营。
{n}、{n}在明知该产品不合格的情况下仍予以销售。
执法人员{n}、{n}出示执法证件后对现场进行检查。
以上事实有{n1}的询问笔录、现场照片、{n}的证人证言等证据证实。
{firm}法定代表人{n}接受询问调查。
法定代表人(负责人):{n}
对{n}处以罚款人民币{money}元的行政处罚。
责令{n}立即停止违法行为,并处罚款。
驾驶员{n}驾驶重型货车沿{road}行驶,被查获。
{date},{n}酒后驾驶机动车在{road}被民警当场查获。
违法行为人{n}现年{num}岁,初中文化,务农。
犯罪嫌疑人{n}、{n}、{n}等{num}人被依法刑事拘留。
经营者:{n},经营场所:{place}
{n}不服该处罚决定,向本机关申请行政复议。
委托代理人:{n},{firm}员工。
我局于{date}对你单位({firm},负责人{n})立案调查。
案件承办人{n} {n}
姓名:{n} 职务:{title} 单位:{dept}
被执行人{n1}未履行生效法律文书确定的义务,将{n1}纳入失信名单。
原告{n}诉被告{n}民间借贷纠纷一案。
被申请人{firm}委托{n}到庭参加听证。
罚款缴款人{n}
听证主持人{n},听证员{n}、{n},记录员{n}
{n}违反《中华人民共和国道路交通安全法》第{num}条之规定。
`),
  appointment: lines(`
任命{n}为{dept}{title};
{n}任{dept}{title},试用期一年;
免去{n}的{dept}{title}职务;
{n}同志任{title}、党组成员;
{n}不再担任{dept}{title}职务。
{n},{sex},汉族,{year}年{num}月生,大学学历,中共党员,现任{dept}{title},拟任{dept}{title}。
聘任{n}、{n}、{n}为{dept}{title}。
决定:{n}同志任{dept}{title};{n}同志任{dept}副{title}。
选举{n}为{title},{n}、{n}为副主席。
经考察,拟提拔{n}同志为{title}人选。
{n}({sex})任{city}市{title}
{n} {sex} {year}年{num}月出生 {dept}{title}
接受{n}辞去{title}职务的请求。
补选{n}为{city}市人大代表。
{title}{n}同志分管财政、审计工作。
{n}:主持{dept}全面工作,分管办公室。
{n}同志简历
推荐{n}、{n}等{num}名同志为先进个人。
授予{n}等{num}名同志"劳动模范"称号。
现任领导:{title} {n} 副书记 {n} {n}
组长:{n} 副组长:{n}、{n} 成员:{n}、{n}、{n}、{n}
组 长:{n}(管委会主任)
成 员:{n}({dept}{title})
{n} {dept}{title}
{n}兼任办公室主任,{n}、{n}任副主任。
`),
  welfare: lines(`
户主{n},家庭人口{num}人,月保障金额{money}元
{n},{sex},{num}岁,系{place}村民,因病致贫。
{n1}户,低保类别A类,与{n1}共同生活的家庭成员有{kin}{n}、{kin}{n}
新增低保对象:{n}、{n}、{n}、{n}。
停发对象:{n}(死亡)、{n}(收入超标)
{place}{num}组{n}家庭符合临时救助条件,救助金额{money}元。
特困供养人员{n}由{place}敬老院集中供养。
申请人{n},残疾等级二级,护理补贴{num}元/月
{num} {n} {sex} {num} {place} {money}
{num}.{n} {money}元
经镇政府审核,{n}等{num}户家庭纳入低保范围,{n}等{num}户退出。
监护人:{n},与儿童关系:祖父
孤儿{n}基本生活费{money}元
高龄津贴发放人员{n}({num}岁)
{n}之妻{n}患重病,长期卧床。
帮扶责任人{n}入户走访贫困户{n}。
`),
  recruitment: lines(`
{n} {digits} {num}.{num} {num}.{num} 进入面试
准考证号{digits} {n} 岗位代码{num}
拟录用人员名单:{n}、{n}、{n}、{n}、{n}
拟聘用{n}为{dept}工作人员,公示期{num}天。
{num} {n} {sex} {year}.{num} 本科 {city}大学
考生{n}自愿放弃面试资格,由{n}递补。
{n},{sex},毕业于{city}学院,总成绩{num}.{num}分,排名第{num}。
体检合格人员:{n} {n} {n} {n}
入围人员:{n}({num}.{num}分)、{n}({num}.{num}分)
{dept} 综合管理岗 {n} {digits} 合格
面试考官{n}、{n}
姓名 {n} 性别 {sex} 报考单位 {dept}
第一考场:{n} {n} {n}
职称评审通过人员:高级工程师 {n} {n};工程师 {n}
录取学生{n}被{city}中学录取。
{n} {sex} 汉族 团员 {place}小学
三好学生:{n} {n} {n} {n} {n}
优秀教师{n}、{n}
`),
  petition: lines(`
{n}同志:您好!您反映的{place}拆迁补偿问题收悉。
{n}:你于{date}提交的信访事项已受理。
信访人{n}反映{place}{n}占用集体土地建房。
来信人:{n},联系电话:{phone}
经调查,{n1}所反映的情况部分属实,{n1}对处理结果表示满意。
{n}女士来电咨询医保报销事宜。
{n}先生反映小区物业服务不到位。
网民"{n}"留言询问落户政策。
我局工作人员{n}与信访人{n}取得联系。
包案领导{n}带队接访{n}等{num}人。
关于{n}信访事项处理意见书
答复{n}等人的信访事项
{n1}与邻居{n2}因宅基地发生纠纷,{n2}将{n1}打伤。
{n}之{kin}{n}于{date}在{place}务工时受伤。
你反映{n}、{n}、{n}三人涉嫌侵占集体资金的问题
承办单位负责人{n} 经办人{n}
感谢{n1}对我们工作的支持。
`),
  land: lines(`
{num} {n} {place} {num}.{num}亩 {money}元
被征收人{n},房屋坐落于{place},建筑面积{num}.{num}平方米
户主:{n} 补偿面积:{num}平方米 补偿金额:{money}元
{place}村民{n}、{n}、{n}等{num}户签订补偿协议
权利人{n}名下宅基地一处,四至:东至{n},西至{n},南至路,北至{n}
{n}户安置{num}人,选择货币补偿
承包方代表{n} 承包面积{num}.{num}亩
{n} {num}组 青苗费 {money}
土地使用权人为{n},用途为住宅
共有人{n}、{n}
甲方:{place}村民委员会 乙方:{n}
不动产权利人{n}遗失不动产权证书
{n}与{firm}签订土地流转合同
被拆迁户{n}家的厂房位于{road}东侧
测绘人员{n}、{n}到场丈量
`),
  procurement: lines(`
项目经理:{n} 注册编号:苏{digits}
中标单位:{firm},项目负责人:{n}
采购人联系人:{n} 电话:{phone}
联系人{n}联系电话{phone}
项目联系人{n}电话{phone}采购单位{dept}
评审专家名单:{n}、{n}、{n}(采购人代表)
谈判小组成员:{n}、{n}、{n}
评标委员会成员名单 {n} {n} {n} {n} {n}
代理机构联系人:{n}、{n}
{firm} {n} 一级建造师 {money}
总监理工程师:{n},技术负责人:{n}
磋商小组:{n}(组长)、{n}、{n}
第一中标候选人:{firm} 项目经理:{n} 工期:{num}日历天
法定代表人:{n} 授权代表:{n}
招标人:{dept} 联系人:{n}工
询价小组 {n} {n} {n}
委托代理人{n}递交投标文件
施工员{n}、安全员{n}、质量员{n}
采购代表{n}宣布开标
开户名:{n} 账号:{digits}
`),
  meeting: lines(`
{title}{n}主持会议,{title}{n}、{n}出席。
{title}{n}主持召开专题会议
出席:{n} {n} {n} {n}
列席:{n}、{n}、{n}、{n}
缺席:{n}(公出) 请假:{n}
参加人员:{dept}{n},{dept}{n},{firm}{n}
会议由{n}同志主持,{n}同志作总结讲话。
{n}指出,要压实责任,确保完成目标任务。
{n}强调了三点意见。
{n}就有关情况作了汇报,{n}作补充发言
{dept}{title}{n}汇报了{place}项目进展情况。
听取了{dept}{n}关于预算执行情况的汇报
记录:{n}
签发:{n}
签发人:{n}
主持人:{n} 记录人:{n}
市领导{n}、{n}、{n}、{n}参加会议
区委常委、副区长{n}作工作部署
会议原则同意{n}同志的意见
责任领导:{n};责任人:{n}
({n}、{n}负责)
{n}、{n}等同志在会上发言
与会人员:{n} {n} {n}
党工委书记{n1}要求,{n1}还实地察看了{place}
市委书记{n}在讲话中强调
{n}副主任传达了上级文件精神
由{n}副区长牵头
报:{n}书记、{n}主任
`),
  complaint: lines(`
投诉人{n}于{date}在{firm}购买商品,要求退款。
消费者{n}投诉{firm}销售过期食品
{n}称其在{firm}充值{money}元,店家关门停业。
举报人:{n} 被举报人:{n}
经调解,{n1}与商家达成一致,商家退还{n1}货款{money}元。
{firm}负责人{n}到所接受调解
工单编号{digits},来电人{n},诉求:噪音扰民
市民{n}反映{road}路灯不亮
业主{n}家中漏水,{n}(楼上住户)不予配合
经办民警{n}已联系投诉人{n}
患者{n}在{place}就诊期间死亡,家属{n}要求赔偿
回访{n},其表示满意
{n}等{num}名业主联名投诉
12345热线受理{n}女士来电
被投诉人{n}系{firm}员工
学生{n}家长反映{place}收费问题
`),
  charity: lines(`
{n} {money}元
{n}{money}元 {n}{money}元 {n}{money}元
捐款人员名单:{n} {n} {n} {n} {n} {n}
爱心人士{n}捐赠人民币{money}元
受助学生{n},就读于{place}
求助人{n},{kin}{n}患白血病,急需救助
{n}一家{num}口,靠{n}一人打工维持生活
为{n}募集善款{money}元
志愿者{n}、{n}将物资送到{n}家中
患儿{n}({sex},{num}岁)在医院接受治疗
{firm}董事长{n}捐资助学
{n}、{n}夫妇资助贫困学生{n}完成学业
好心人{n}拾金不昧
"中国好人"{n}
感谢{n}、{n}、{n}的善举
`),
  news: lines(`
记者{n}报道
(记者 {n} 通讯员 {n})
通讯员{n} {n} 摄影{n}
本报记者 {n}
{n}告诉记者,今年收入比去年增加不少。
"政策真好!"村民{n}高兴地说。
{place}党支部书记{n}介绍,全村种植面积达{num}亩。
{title}{n}一行到{place}调研
在{firm},{title}{n}向客人介绍了企业发展情况。
{n1}是{place}人,{year}年参军。{n1}退伍后回乡创业。
见到{n}时,他正在田间忙碌。
{n}说,作为一名党员,这是应该做的。
今年{num}岁的{n}是{firm}的一名职工
烈士{n}生于{year}年,{place}人
{n}教授作专题讲座
{city}市{title}{n}出席活动并致辞
全国劳模{n}获奖
冠军{n}、亚军{n}、季军{n}
作者:{n}
责任编辑:{n} 审核:{n}
来源:{dept} 编辑:{n}
文/{n} 图/{n}
演员{n}、{n}联袂出演
医生{n}为{n}做了手术
新闻发言人{n}回答提问
{n}在{place}遇到{n}
外商{n}先生
`),
  village: lines(`
村支书{n},村主任{n},会计{n}
{place}网格员{n},联系电话{phone}
{place}{num}组 {n} 欠款{money}元
村务监督委员会主任:{n}
选民登记:{n} {n} {n} {n} {n} {n} {n}
候选人:{n} {n} {n}
当选人:{n}({num}票)
河长:{n},联系电话:{phone}
{n}承包{place}鱼塘{num}亩,年租金{money}元
付{n}工资{money}元
收{n}卫生费{num}元
发放种粮补贴:{n}{num}.{num}元,{n}{num}.{num}元
党员{n}{n2}{n3}参加主题党日活动
入党积极分子{n},拟发展为预备党员,培养联系人{n}、{n}
好媳妇{n}
党小组长:{n}
水电费:{n} {num}度
值班人员:{n} {n} 带班领导:{n}
路长{n} 巡查员{n}
家庭医生{n}签约服务{n}等{num}户
代课教师{n}
`),
  ...MORE_TEMPLATES,
  ...PAGE_TEMPLATES,
};
