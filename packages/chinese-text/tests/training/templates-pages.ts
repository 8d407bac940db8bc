/**
 * Sentences and lines of further sorts of pages that name persons, for training; places as in templates.ts and templates-more.ts.
 * All of them are written for this purpose.
 */
export const PAGE_GENRES = ['mourning', 'contest', 'letters', 'shops', 'papers', 'cases', 'tables', 'speech'] as const;
export type PageGenre = (typeof PAGE_GENRES)[number];

const lines = (text: string): readonly string[] => text.trim().split('\n');

export const PAGE_TEMPLATES: Readonly<Record<PageGenre, readonly string[]>> = {
  mourning: lines(`
{n1}同志因病医治无效,于{date}逝世,享年{age}岁。
原{dept}离休干部{n1}同志
{n1}同志{year}年{num}月生于{place},{year}年参加工作。
遵照{n1}生前遗愿,丧事从简。
子:{n} {n} 女:{n} 婿:{n} 媳:{n}
携孙{n}、外孙{n}敬告
墓主{n}(联系人{n})
{n},生年不详,{place}人,{year}年牺牲
{n},又写作{n},排长
{n},{sex},{year}年{num}月出生,户籍地{place},已死亡。
{n}等{num}人户口予以注销。
向{n}的家属表示慰问
{n}墓、{n}墓
死者家属{n}、{n}签字领取
其亲属{n}已办理火化手续
{n}生前是{firm}的职工
`),
  contest: lines(`
第{cn}名:{n}({dept}){num}分
第{cn}名{n}({place}小学)
一等奖 {n}({firm});二等奖 {n}、{n}
一等奖:{n} 作品:《{clause}》
{num}米:{n} {num}秒{num}
4×100米接力:{n}/{n}/{n}/{n}({dept})
{num}.{n} {num}.{n} {num}.{n}
个人赛{n}夺得金牌
女子组:{n} 男子组:{n}
总裁判长:{n} 裁判员:{n}、{n}
{n}({place}小学 指导老师 {n})
指导老师{n}
最佳辩手{n}
优秀组织奖{dept} 先进个人{n}
入选作者:{n}、{n}、{n}
获奖选手{n}发表感言
{n}获{num}分,{n}获{num}分
特等奖{n}
`),
  letters: lines(`
我是{place}的{n},今年{age}岁。
谢谢{n}、谢谢{n}!
谢谢你们,感谢{n}书记的帮助。
驻村的{n}书记一趟趟上门
{place}的{n}
此致 敬礼 {n}
敬礼! {n} {n}
尊敬的{n}代表:您提出的建议收悉。
{n}代表、{n}代表:
您和{n}、{n}代表联名提出的建议收悉
{n}委员提出的提案
尊敬的{n}、{n}同志:
亲爱的{n}小朋友
{n}家长:您好
请转交{n}
多亏{n}医生每周打电话问情况
见信好,我叫{n}
联名人:{n}、{n}、{n}、{n}
反映人{n1}(以下称{n1})
`),
  shops: lines(`
{firm}(经营者:{n})
{firm}(经营者{n})、{firm}(经营者{n})
经营者{n}未提供进货票据
户号{digits} {n} 欠费{money}元
用户{n}欠费{money}元
{firm},法定代表人{n},未履行标的{num}万元
字号名称:{firm} 经营者姓名:{n}
{firm}店长{n}被约谈
{firm}理事长{n}
{firm}投资人{n}
注销{firm}(经营者:{n})营业执照
{n}开办的{firm}
{n}经营的{firm}
收购员{n}、仓管{n}
摊位{num}号{n}
车主{n}、司机{n}
房东{n}与租客{n}
{firm}车间主任{n}
承租方:{n}(签字) 出租方:{n}(签字)
`),
  papers: lines(`
{clause}研究 {n} {n}、{n}
主持人{n} 成员{n}、{n}、{n}
课题组:{n} {n} {n}
(作者:{n};单位:{dept})
{n}等:《{clause}》
发明人:{n}、{n}、{n}
完成人:{n},{n},{n}
{n}({dept})、{n}({dept})
推荐单位:{dept} 被推荐人:{n}
编委:{n} {n} {n} {n}
主编{n} 副主编{n} {n}
导师{n} 研究生{n}
第一作者{n}
整理:{n} 供图:{n}
({n}搜集,{n}整理)
讲述人{n} 记录人{n}
授课教师:{n}
`),
  cases: lines(`
案例{cn}:{place}{n}骗取补贴案
{n}串换药品案
参保人{n}冒名就医
{n1}伙同{title}{n}将资金转出
{date}至{date},{n1}先后骗取{money}元。
{n1}使用其{kin}{n}的卡住院
承办检察官{n}建议不起诉
承办法官{n}多次组织调解
办案民警{n}告诉记者
{title}{n}违规操办其{kin}{n}婚宴问题
{n1}收受{n}、{n}等{num}名管理服务对象礼金{num}万元
{n1}、{n2}分别受到诫勉处理。
{n}涉嫌{v}罪一案
{n1}因停车与邻居{n2}发生口角,推搡中致{n2}受伤。
{date}{num}时{num}分,{n}驾驶小型轿车行至{road}时被查
{n}驾驶无牌摩托车,后座{n}受轻伤
{n}因再次饮酒后驾驶被吊销驾驶证
{n1}当表示不追究责任
取得{n}谅解
{n}的行为构成{v}
受害人{n}被骗走养老钱{num}万元
{n}把卡交给{n}使用
自称"{alias}哥"的男子{n}
{n1}的妻子{n}带着孩子找到{dept}。
{dept}指派律师{n}承办
经{n}、{n}两位调解员主持调解
{n1}家的耕牛啃食{n2}家玉米苗
`),
  tables: lines(`
{n} {num} {num}.{num} {money}
{n} {clause} {num} {money} {n}
{n} {sex} {dept} {num}.{num} {firm}
{digits} {n} A{num} {num}.{num} {num} 是
{digits} {n} 缺考
{num}|{n}|{firm}|{word}|通过
{place}|{n}|{n}|{phone}
{place} {n} {n}、{n} {phone}
{num},{n},{n},{place},{num}.{num}
第{cn}网格 网格长{n} 网格员{n}、{n}
{num}室 {n}、{num}室 {n}
{n} {place} {num}人 {money}
周{cn} {word} {n} {n}
{n}({sex},土家族) {n}(苗族)
{n} {word}国 {firm} {title}
{place}村{n}户,{place}村{n}户、{n}户
{place}{n}户({num}人)
{n},{place},D级,补助{num}万元
{n} {n}代 {money}
制表:{n} 审核:{n} 领导签字:{n}
清点人:{n}、{n} 监督:{n}
总监票人:{n} 计票人:{n} {n} 唱票人:{n}
{n} {num}票、{n} {num}票,另选{n} {num}票
`),
  speech: lines(`
{n1}说:"{clause}。"
"{clause}。"{n1}说。
"{clause}。"{n1}感叹。
"{clause},"{title}{n}介绍,"{clause}。"
{n1}回忆了{clause}。
{n1}则说
{n1}与正在劳作的{n}攀谈起来
{n}先后来到{place}、{place}
{title}{n}、{title}{n}、{title}{n}参加。
区领导{n}、{n}、{n}出席仪式
在{place},{n1}与{n}交谈
{firm}董事局主席{n}、{firm}亚太区总裁{n}
{n}代表{dept}反馈意见,{n}主持会议并作表态发言
随后,{n}对整改提出要求
{n}当场表示
{n}家的院墙
{n}在院角种了花
评审组{n}感叹
评审组组长{n}、联络员{n}
{n}等领导同志参加
全省劳模{n}带着徒弟{n}
大家都说{n}是个热心人
群众称赞"找{n},准没错"
{n}利用自家超市代收快递
{kin}{n}、{kin}{n}都支持{n}的决定
`),
};
