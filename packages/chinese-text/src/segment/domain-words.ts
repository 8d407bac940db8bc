/**
 * Fixed expressions of government disclosure and of development zones, which the general dictionary lacks or would cut
 * apart. A word here is searched as a whole (all its inner words are found as well), so only expressions that are never
 * interrupted belong here: 信息公开指南 does not, since 信息公开工作指南 should be found with it.
 * Changing the list changes the tokens: raise SEGMENTER_VERSION, so that the search index is rebuilt.
 */
export const DOMAIN_WORDS: readonly string[] = // Zones and their bodies
  (
    '管委会 管理委员会 开发区 高新区 经开区 综保区 综合保税区 保税港区 出口加工区 自贸区 自贸试验区 示范区 产业园 工业园 工业园区 产业园区 科技园 ' +
    '孵化器 众创空间 党工委 纪工委 政法委 党政办 经发局 招商局 财政局 安监局 应急局 环保局 建设局 社会事业局 行政审批局 人社局 住建局 ' +
    '市监局 市场监管局 政务服务中心 政务服务局 政务大厅 便民服务中心 行政服务中心 综合执法局 街道办 街道办事处 居委会 村委会 ' +
    // Disclosure
    '政务公开 党务公开 村务公开 厂务公开 信息公开 政府信息 主动公开 依申请公开 依申请 不予公开 部分公开 预公开 五公开 基层政务公开 公开属性 公开指南 ' +
    '公开目录 公开年报 年度报告 索引号 文号 发文字号 主题分类 有效性 成文日期 发布日期 规范性文件 政策性文件 政府公报 政策解读 政策问答 ' +
    '新闻发言人 新闻发布会 舆情 舆情回应 回应关切 两微一端 政务微信 政务微博 政务新媒体 公众号 小程序 客户端 门户网站 集约化 信息公开条例 公开条例 ' +
    '知情权 参与权 表达权 监督权 决策权 申请人 第三方 第三人 商业秘密 个人隐私 国家秘密 答复书 告知书 补正 延期答复 行政复议 行政诉讼 行政赔偿 ' +
    // Reform and services
    '放管服 只跑一次 最多跑一次 一次办好 一件事 一网通办 一网统管 一窗受理 一站式 一号答 不见面审批 不见面 证照分离 先照后证 多证合一 容缺受理 ' +
    '告知承诺 承诺制 负面清单 权力清单 责任清单 权责清单 服务清单 三张清单 双随机 双公示 跨省通办 ' +
    '好差评 首问负责 限时办结 营商环境 简政放权 事中事后监管 行政许可 行政审批 行政处罚 行政强制 行政征收 行政给付 行政确认 行政检查 行政裁决 ' +
    '裁量基准 自由裁量权 执法公示 法制审核 全过程记录 重大行政决策 公众参与 专家论证 风险评估 合法性审查 集体讨论 听证会 座谈会 ' +
    // Budget, projects, social welfare
    '三公经费 预决算 预算公开 决算公开 部门预算 专项资金 专项债 政府采购 招投标 招标投标 公共资源交易 公共资源配置 重大项目 重大建设项目 民生实事 ' +
    '征地拆迁 征收补偿 安置补偿 保障性住房 安居工程 棚改 棚户区改造 老旧小区 公租房 不动产登记 施工许可 竣工验收 联合验收 环境影响评价 环评 ' +
    '攻坚战 脱贫攻坚 乡村振兴 扶贫 低保 特困 社会救助 社会保险 医保 社保 公积金 食品安全 药品安全 安全生产 生态环境 河长制 林长制 网格化 ' +
    '招商引资 产业链 供应链 高质量发展 专精特新 小微企业 营业执照 纳税人 减税降费 留抵退税 利企惠民 党风廉政 三重一大 八项规定'
  ).split(' ');
