import { CodeUnitTrie } from '../../lexicon/code-unit-trie.ts';

/**
 * Words that stand beside names, by what they say. They make classes of what the tagger would otherwise have to learn word by
 * word; which class speaks for a name, and how much, it learns.
 */
const CLASSES: readonly string[] = [
  // 1: offices and ranks, before or behind a name
  '书记 副书记 市长 副市长 县长 副县长 区长 副区长 镇长 副镇长 乡长 局长 副局长 处长 副处长 科长 副科长 股长 主任 副主任 主席 副主席 委员 常委 部长 副部长 厅长 副厅长 省长 副省长 总经理 副总经理 经理 董事长 副董事长 总裁 院长 副院长 校长 副校长 所长 副所长 站长 ' +
    '队长 副队长 大队长 支队长 中队长 教授 副教授 研究员 工程师 高级工程师 总工程师 会长 副会长 秘书长 副秘书长 理事长 理事 监事 董事 调研员 副调研员 巡视员 主任科员 副主任科员 科员 政委 司令员 检察长 法官 检察官 审判长 审判员 书记员 陪审员 律师 医生 医师 主任医师 护士 护士长 教师 老师 教练 ' +
    '总监 监理 指导员 教导员 辅导员 督学 社长 总编辑 主编 编辑 记者 厂长 村支书 支书 支部书记 总支书记 第一书记 村主任 组长 副组长 网格员 网格长 楼长 河长 林长 路长 田长 专员 代表 局党委书记 纪委书记 组织部长 宣传部长 常务副市长 常务副县长 党组书记 党委书记 党组成员 党工委书记 工委书记 ' +
    '馆长 台长 行长 副行长 园长 班长 班主任 发言人 新闻发言人 负责同志 主要负责人 分管领导 分管负责人 总会计师 首席执行官 院士 博士 专家 学者 劳模 民警 辅警 交警 法医 干事 文书 出纳 会计 秘书 助理 参谋 委员会主任 办公室主任' +
    ' 店长 领班 党委副书记 政法委书记 统战部长 武装部长 人大主席 政协主席 董事局主席 车间主任 支队政委 法官助理 首席仲裁员 仲裁员 听证员 人民监督员 公证员 评估师 药师 药剂员 检验员 主治医师 副主任医师 住院医师 工会主席 团委书记 妇联主席 居委会主任 村委会主任 党支部书记 承办检察官 承办法官 办案民警 主任记者 首席记者 通讯员 特约记者 摄影记者 教导主任 党组副书记 党总支书记 副总裁 执行董事 首席专家 主治医生 值班长 副班长 副中队长 副支队长 副大队长 四级调研员 三级调研员 二级调研员 一级调研员 二级巡视员 一级巡视员 一级主任科员 二级主任科员 三级主任科员 四级主任科员',
  // 2: roles in a proceeding or a form
  '当事人 申请人 被申请人 被处罚人 投诉人 举报人 信访人 反映人 来信人 来访人 原告 被告 上诉人 被上诉人 第三人 委托代理人 代理人 法定代表人 法人代表 负责人 经营者 联系人 经办人 承办人 户主 权利人 被征收人 承包人 使用权人 所有权人 监护人 患者 死者 伤者 驾驶人 驾驶员 司机 证人 受害人 嫌疑人 犯罪嫌疑人 被执行人 ' +
    '失信被执行人 签发人 签发 审核人 审核 审批人 起草人 校对 校对人 撰稿 供稿 摄影 记录人 记录 主持人 主持 参加人员 参会人员 出席人员 出席 列席人员 列席 缺席 请假 与会人员 责任人 包保责任人 第一责任人 直接责任人 安全责任人 监督人 制表人 填表人 复核人 复核 领取人 签收人 签字 盖章 捐赠人 受助人 求助人 救助对象 救助人 姓名 户主姓名 ' +
    '考生 应聘人员 录用人员 拟录用人员 拟聘用人员 拟任人选 人选 候选人 中标人 项目经理 项目负责人 技术负责人 总监理工程师 施工员 安全员 质量员 评委 评审专家 评标委员会成员 采购人代表 组长单位 执法人员 检查人员 调查人员 询问人 被询问人 见证人 权属人 产权人 业主 租户 承租人 出租人 买受人 转让人 受让人 配偶 丈夫 妻子 父亲 母亲 儿子 女儿 之子 之女 孙子 孙女 长子 次子 长女 次女 哥哥 弟弟 姐姐 妹妹 ' +
    '村民 居民 市民 网民 学生 同学 职工 工人 农民工 贫困户 低保户 五保户 特困人员 脱贫户 党员 预备党员 志愿者 老人 孤儿 儿童 男子 女子 男童 女童 用户 网友 客户 乘客 业主代表 群众 群众代表 村民代表 优抚对象 退役军人 烈士 残疾人 作者 译者 导演 主演 演员 歌手 选手 运动员 其中 分别是 分别为 包括 被告人 被害人 公诉人 辩护人 诉讼代理人 委托诉讼代理人 法定代理人 上诉人 原审被告 原审原告 再审申请人 罪犯 犯人 逃犯 吸毒人员 同伙 伙同 肇事者 肇事司机 司乘人员 乘客 伤员 遇难者 幸存者 死难者 失踪者 家长 学生家长 监护人 亲属 亲友 儿媳 女婿 外甥 侄子 侄女 外孙 外孙女 婆婆 公公 岳母 岳父 爷爷 奶奶 叔叔 表哥 堂弟 兄弟 姐弟 夫妻 夫妇 老伴 爱人 养子 养女 遗孀 种植户 养殖户 种粮大户 农户 商户 店主 摊主 老板 经销商 供货商 包工头 工头 雇主 雇工 保姆 护工 保洁员 护林员 养护员 技术员 营业员 售货员 快递员 外卖员 安全员 资料员 驾驶员 操作工 电工 焊工 技工 班长 村民组长 小组长 楼栋长 业委会主任 社工 义工 消防员 战士 官兵 军人 老兵 退役士兵 复员军人 老党员 老干部 离休干部 退休干部 退休教师 老教师 乡村医生 村医 支教老师 特派员 宣讲员 调解员 陪审员 监督员 联络员 信息员 协管员 收银员 网红 主播 歌手 画家 作家 书法家 传承人 非遗传承人 匠人 工匠 大学生 研究生 毕业生 高中生 小学生 中学生 男生 女生 新生 校友 选调生 辅警 协警 交警 特警 狱警 法警 干警 党外人士 企业家 乡贤 客商 台商 华侨 侨胞 少年 青年 女孩 男孩 婴儿 幼儿 孩子 老汉 老太 妇女 妇女主任 五保老人 空巢老人 独居老人 留守儿童 困境儿童 重点对象 帮扶对象 服务对象 申请对象 补助对象 采访对象 受益人 投保人 被保险人 保险人 借款人 担保人 保证人 债权人 债务人 收件人 寄件人 报案人 报警人 求救者 失主 拾得人 捐献者 献血者 获奖者 得主 冠军 亚军 季军 第一名 带头人 致富带头人 负责人为 联系人为 代表人 发起人 创始人 合伙人 股东 高管 法人 监事 独立董事 院士 特邀专家 主讲人 讲师 嘉宾 评审 主考官 考官 监考 监考员 裁判 教练员 领队 队员 球员 作者单位 授予 任命 免去 提名 聘任 聘请 推荐 表彰 选举 补选 增补 接受 决定' +
    ' 工友 房主 船主 货主 墓主 事主 室友 邻居 同伴 乘车人 肇事人 养殖大户 包保干部 驻村干部 帮扶干部 联系干部 责任领导 带班领导 值班人员 代领人 代办人 领款人 收款人 付款人 汇款人 开户人 持卡人 参保人 申报人 报告人 总指挥 副总指挥 总监票人 监票人 计票人 唱票人 长媳 一等奖 二等奖 三等奖 特等奖 优秀奖 第二名 第三名 第四名 第五名 第六名 指导教师 指导老师 发明人 完成人 副主编 编委 执笔 执笔人 整理 供图 翻译 清点人 测量人 丈量人 鉴证人 见证 证明人 经手人 保管员 验收人 采购员 村代表 户代表 家长代表 职工代表 股东代表 学生代表 教师代表 联名人 声明人 委托人 受托人 授权人 承诺人 用户姓名 副班主任 课题主持人 受送达人 失信人 逝者 遗属 受骗人 老党员代表 网格负责人 总裁判长 裁判长 裁判员 获得者 好婆婆 好媳妇 好邻居 其子 其女 其父 其母 其妻 其夫 其兄 其弟 其姐 其妹',
  // 3: address of a person, behind a name
  '同志 先生 女士 师傅 大爷 大妈 阿姨 大姐 大哥 大叔 叔叔 奶奶 爷爷 老汉 老师傅 小姐 同学 老师 等 等人 等同志 本人 一行 夫妇 夫妻 家属 家庭 一家 大娘 大伯 大嫂 大婶 大妹子 老太 老太太 老人 小朋友 同学们 老板 师傅们 两人 二人 两位 家 宅 户主 母女 父子 父女 母子 兄弟 姐妹 一户 一案 户 之子 之女 之妻 之夫 某',
  // 4: what persons do, behind a name
  '说 表示 介绍 指出 强调 要求 认为 告诉 称 主持 主持会议 出席 参加 讲话 作 致辞 宣布 汇报 传达 签发 签署 带队 率队 率 陪同 调研 走访 慰问 看望 检查 督查 会见 考察 发言 回应 反映 投诉 举报 来信 来访 来电 申请 提出 承诺 诉称 辩称 陈述 到庭 未到庭 驾驶 驾 乘坐 居住 住 家住 户籍 系 系我 曾 曾任 现任 历任 任 担任 兼任 当选 不再 因 因病 因公 ' +
    '于 在 将 被 已 自 持 未 擅自 违法 涉嫌 购买 经营 从事 受伤 死亡 逝世 去世 出生 毕业 获 获得 荣获 捐款 捐赠 领取 收到 认领 签字 签收 联系 负责 牵头 担任组长 为 是 的 及 与 和 以及 或 也 又 均 都 还 向 对 从 到 前往 共 以 其 该' +
    ' 感叹 感慨 笑着说 坦言 回忆 透露 补充 供述 供认 交代 当场 当庭 随后 先后 分别 因涉嫌 因犯 受贿 收受 利用 使用 骗取 盗窃 窃取 殴打 打伤 追尾 溺水 坠落 身亡 失联 走失 签名 签订 拒绝 拒不 不服 起诉 上诉 撤诉 委托 代理 代领 带领 带着 率领 会同 前来 来到 赶到 抵达 走进 深入 赴 被授予 荣立 当选为 连任 拟任 拟聘 辞职 辞去 退休 病故 已故 已死亡 违规 受到 主动 名下 家中 家里 等户 等人员 三人 当日 当天 昨日 今年 现年 生前 曾用名 又名 别名 化名 户籍地 籍贯 毕业于 饮酒后 酒后 无证 骑 乘 搭乘 途经 路过 摔伤 受轻伤 抢救 拾到 捡到 报警 报案 被抓获 投案 自首 归案 在逃',
  // 5: what the name of a place goes on with
  '村 镇 乡 庄 屯 寨 沟 湾 坝 桥 路 街 巷 弄 道 里 堡 集 铺 店 营 岭 坡 山 河 湖 港 口 渡 滩 岛 洲 圩 埭 墩 台 楼 园 苑 城 县 市 区 州 省 社区 小区 大道 新村 家园 花园 公寓 大厦 广场 水库 林场 农场 机场 火车站 车站 码头 街道 村委会 居委会 开发区 工业园 片区 组 村民小组 塘 垛 浜 泾 泉 峪 川 坪 垭 坳 冲 垸 畈 嘴 头 坎 关 门 寺 庙 观 祠 故居 纪念馆 公园 小学 中学 大学 学院 医院 卫生院 幼儿园',
  // 6: what the name of a firm goes on with
  '公司 有限公司 有限责任公司 股份有限公司 集团 厂 店 商店 超市 饭店 酒店 餐厅 餐馆 小吃店 面馆 茶楼 药店 诊所 门诊部 经营部 商行 商贸 科技 实业 建筑 建设 置业 物业 工程 机械 电子 食品 服装 纺织 化工 农业 合作社 家庭农场 养殖场 工作室 事务所 律师事务所 百货 五金 建材 汽修 理发店 美容 服饰 酒业 茶业 牌 品牌 系列 集团公司 分公司 子公司 记 氏 家',
  // 7: what counts or measures: no name stands before it
  '个 名 人 万 亿 元 万元 亿元 年 月 日 号 户 家 件 次 项 条 款 章 节 米 公里 亩 吨 公斤 平方米 平方公里 小时 分钟 天 周 届 期 批 级 类 种 % ％ 以上 以下 左右 篇 批次 部分 轮 块 层 段 册 卷 组 位 份 张 台 辆 套 处 栋 间 吨 千克 分 秒 季度 ℃ 度 倍 届次 号令 版',
];

/** The words of a class, 1 to 7. */
export function contextWords(wordClass: number): readonly string[] {
  return (CLASSES[wordClass - 1] ?? '').split(/\s+/u);
}

const forwards = new CodeUnitTrie(4096);
const backwards = new CodeUnitTrie(4096);
CLASSES.forEach((words, index) => {
  // A word of several classes has the first: what it is as an office tells most.
  for (const word of words.split(/\s+/u)) {
    if (forwards.get(word) !== 0) continue;
    forwards.set(word, index + 1);
    backwards.set(Array.from(word).toReversed().join(''), index + 1);
  }
});

/** Class of the longest context word that begins at `start`; 0 for none. */
export function contextClassFrom(units: Uint16Array, start: number): number {
  let found = 0;
  let slot: number = CodeUnitTrie.ROOT;
  for (let i = start; i < units.length; i++) {
    slot = forwards.child(slot, units[i] ?? 0);
    if (slot === 0) break;
    found = forwards.value(slot) || found;
  }
  return found;
}

/** Class of the longest context word that ends at `end`; 0 for none. */
export function contextClassTo(units: Uint16Array, end: number): number {
  let found = 0;
  let slot: number = CodeUnitTrie.ROOT;
  for (let i = end - 1; i >= 0; i--) {
    slot = backwards.child(slot, units[i] ?? 0);
    if (slot === 0) break;
    found = backwards.value(slot) || found;
  }
  return found;
}

/** Class of exactly the word from `start` to `end`; 0 for none. */
export function contextClassOf(units: Uint16Array, start: number, end: number): number {
  let slot: number = CodeUnitTrie.ROOT;
  for (let i = start; i < end; i++) {
    slot = forwards.child(slot, units[i] ?? 0);
    if (slot === 0) return 0;
  }
  return forwards.value(slot);
}

/** Classes of `contextClassOf`. */
export const OFFICE_WORD = 1;
export const ROLE_WORD = 2;
export const ADDRESS_WORD = 3;
export const PLACE_WORD = 5;
export const FIRM_WORD = 6;
export const MEASURE_WORD = 7;
