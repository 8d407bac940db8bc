import type { Draft } from '../draft.ts';
import { documentType, type DocumentType } from './document-type.ts';
import { exemptionOf, type Exemption, type ExemptionRule } from './rules.ts';

const REACH = 60;

/** These are never public for what a document is: who complains, suffers, is helped, is under age, or belongs to somebody. */
const PRIVATE_ROLE =
  /(?:举报人|投诉人|投诉者|申请人|信访人|来信人|来访人|来电人|反映人|诉求人|证人|受害人|被害人|受害者|患者|病人|死者|伤者|学生|同学|儿童|婴儿|未成年人?|监护人|家长|家属|配偶|妻子|丈夫|之妻|之夫|父亲|母亲|儿子|女儿|其[子女妻父母夫兄弟姐妹孙]|之[子女]|孙[子女]|长[子女]|次[子女]|岳[父母]|求助人|受助人|救助对象|低保对象|户主|村民|居民|业主|邻居|代理人|近亲属|亲属|困难群众|特困|孤儿|残疾人|老人|受理人家属|被搬迁人|被征收人|承包人|权利人|捐款人|捐赠人)[:：、\s（(“"]{0,3}$/u;
const MINOR_BEHIND = /^(?:同学|小朋友|（?(?:女|男)?[，,]?\s*(?:[1-9]|1[0-7])岁)/u;

const PUNISHED =
  /(?:当事人|被处罚人|被处罚单位|违法行为人|违法嫌疑人|被执行人|行政相对人(?:名称)?|处罚对象|当事人姓名|当事人名称)[:：（(\s姓名]{0,5}$/u;
const OFFICER =
  /(?:执法人员|承办人|办案人员|检查人员|案件承办人|行政执法人员|主办人员|协办人员|调查人员)[:：、\s]{0,2}(?:[\p{Script=Han}·]{2,12}[、，\s]{1,3}){0,3}$/u;
const REGISTERED =
  /(?:法定代表人|法人代表|执行事务合伙人|经营者|经营者姓名|主要负责人|负责人|投资人)(?:（负责人）|\(负责人\)|（经营者）)?(?:姓名)?[:：\s]{0,2}$/u;
const TENDER_ROLE =
  /(?:项目经理|项目负责人|技术负责人|总监理工程师|总监|评审专家|评标委员会|评委|磋商小组|谈判小组|询价小组|采购人代表|授权代表|联系人|建造师|监督人|代理机构|招标人|采购人)[^\n。；;]{0,60}$/u;
const OFFICE_WORDS =
  '书记|市长|县长|区长|镇长|乡长|州长|旗长|局长|处长|科长|股长|主任|主席|委员|常委|部长|厅长|省长|总理|委员长|调研员|检察长|政委|巡视员|专员|秘书长|发言人|科员|党组成员|党委成员|党工委成员|大队长|支队长|所长|站长|审判长|审判员|书记员|陪审员|检察官|法官|民警|支书|组长|河长|林长|路长|网格员|网格长|主持人|签发人?|记录人?|拟稿|核稿|审核人?|审批人|经办人|承办人|责任人|包保责任人|值班领导|带班领导|分管领导|责任领导|市领导|区领导|县领导|联系领导|包案领导';
/** A name in a list, and not the sentence before it: 检察官季羡建议对某某、. */
const LISTED = '(?:\\p{Script=Han}{2,4}|\\p{Script=Han}{2,8}·\\p{Script=Han}{2,8})';
const OFFICE_BEFORE = new RegExp(`(?:${OFFICE_WORDS})[:：\\s（(]{0,3}(?:${LISTED}、){0,6}$`, 'u');
/** 副主任：张三、李四（女）、王五, with spaces between as well: all that a line lists behind an office. */
const OFFICE_LIST = new RegExp(
  `(?:^|\\n)[ \\t　]*[^\\n:：。，,；;]{0,8}(?:${OFFICE_WORDS})(?:[（(][^）)\\n]{0,20}[）)])?[:：][^\\n。；;:：]*$`,
  'u',
);
/** A line of names and what stands in brackets behind them. */
const ONLY_NAMES = /^[ \t　]*(?:\p{Script=Han}{1,4}(?:[（(][^）)\n]{1,8}[）)])?[ \t　、]+)*$/u;
const HEADING_REACH = 6;
const LIST_REACH = 400;
const OFFICE_DUTY =
  /^(?:同志)?(?:、[\p{Script=Han}·]{2,12}){0,6}(?:等)?(?:同志)?(?:参加会议|出席会议|列席会议|参加|出席|列席|陪同|主持|关于[^。]{2,20}的汇报|的汇报|作了?汇报|汇报)/u;
const OFFICE_UNIT =
  /(?:局|委|委员会|办|办公室|中心|科|处|政府|管委会|法院|检察院|街道|分局|支队|大队)(?:[\p{Script=Han}·]{2,8}、){0,3}$/u;
const OFFICE_BEHIND = new RegExp(
  `^(?:同志)?[（(\\s]{0,2}[\\p{Script=Han}]{0,8}?(?:${OFFICE_WORDS}|院长|校长|队长|馆长)`,
  'u',
);
const ATTENDANCE =
  /(?:^|\n)[ \t　]*(?:出\s*席|列\s*席|参\s*加|参\s*会|缺\s*席|请\s*假|主\s*持|记\s*录|签\s*发|抄\s*送|组\s*长|副\s*组\s*长|成\s*员|与会)[人员领导者同志]{0,4}[:：\s][^\n]*$/u;
const APPOINTED_BEFORE =
  /(?:任命|免去|聘任|选举|补选|推选|提名|决定任命|接受)[:：\s]?(?:[\p{Script=Han}·]{2,12}(?:同志)?、){0,5}$/u;
const APPOINTED_BEHIND =
  /^(?:同志)?(?:[（(][男女][）)])?[，,]?(?:任|兼任|拟任|不再担任|不再兼任|挂任|晋升|为(?=[^。\n]{2,30}(?:长|主任|书记|主席|委员|员)))/u;
const OFFICE_LINE =
  /(?:监督|举报|咨询|服务|办公|值班|报名|受理|投诉|接访|热线|传真|查询|报修)(?:举报|监督)?(?:电话|热线|邮箱|地址|信箱)?/u;
const OFFICE_NAME =
  /(?:局|委|办|中心|科|处|所|政府|管委会|委员会|公司|大队|支队|法院|检察院|街道|镇|乡|协会|总会|代理机构|采购人|招标人|供应商)[^\n。；;]{0,40}$/u;

/** Who lives there, or a part of a house that people live in: no office's address. */
const HOME = /住|户籍|家庭|户主|村民|居民|业主|本人|申请人|当事人|身份证|女士|先生|同志|[男女][,，]/u;
const ROOM = /单元|[栋幢]|组|户|室$/u;

/** Decides for the findings of one document which of them the law has published. */
export class Exemptions {
  private readonly text: string;
  private readonly type: DocumentType | undefined;
  /** By name: what one mention of a person says holds for all of them. */
  private readonly rules = new Map<string, ExemptionRule | 'private'>();

  constructor(text: string, drafts: readonly Draft[], title: string | undefined) {
    this.text = text;
    this.type = documentType(text, title);
    for (const draft of drafts) {
      if (draft.kind !== 'person-name') continue;
      const rule = this.ruleOfMention(draft.start, draft.end);
      const key = this.keyOf(draft);
      const known = this.rules.get(key);
      if (rule !== undefined && (known === undefined || rule === 'private')) this.rules.set(key, rule);
    }
  }

  of(draft: Draft): Exemption | undefined {
    const rule = draft.kind === 'person-name' ? this.ruleOfName(draft) : this.ruleOfOther(draft);
    return rule === undefined ? undefined : exemptionOf(rule, draft.kind);
  }

  private keyOf({ start, end }: Draft): string {
    return this.text.slice(start, end).replace(/\s/gu, '');
  }

  private ruleOfName(draft: Draft): ExemptionRule | undefined {
    const rule = this.rules.get(this.keyOf(draft));
    if (rule === 'private') return undefined;
    if (rule !== undefined) return rule;
    // Everybody named in such a notice is named because of it.
    if (this.type === 'appointment') return 'appointment-notice';
    return this.type === 'recruitment' ? 'recruitment-notice' : undefined;
  }

  private before(start: number): string {
    const before = this.text.slice(Math.max(0, start - REACH), start);
    return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf(';')) + 1);
  }

  private ruleOfMention(start: number, end: number): ExemptionRule | 'private' | undefined {
    const before = this.before(start);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const behind = this.text.slice(end, end + 16);
    if (PRIVATE_ROLE.test(line) || MINOR_BEHIND.test(behind)) return 'private';
    if (this.type === 'penalty' && PUNISHED.test(line)) return 'punitive-notice';
    if (this.type === 'penalty' && OFFICER.test(line)) return 'enforcement-officer';
    if (REGISTERED.test(line)) return 'registered-person';
    if (this.type === 'procurement' && TENDER_ROLE.test(line)) return 'procurement-notice';
    if (APPOINTED_BEFORE.test(line) || APPOINTED_BEHIND.test(behind)) return 'appointment-notice';
    if (OFFICE_UNIT.test(line) && OFFICE_DUTY.test(this.text.slice(end, end + 40))) return 'official-in-office';
    if (OFFICE_BEFORE.test(line) || OFFICE_BEHIND.test(behind)) return 'official-in-office';
    if (this.isListed(start)) return 'official-in-office';
    return undefined;
  }

  /** Does the line, or the one above lines of names, say that those it lists hold an office or attend? */
  private isListed(start: number): boolean {
    // The first of these lines may be cut; a list that long says nothing any more.
    const lines = this.text.slice(Math.max(0, start - LIST_REACH), start).split('\n');
    let listed = lines.pop() ?? '';
    for (let count = 0; count < HEADING_REACH; count++) {
      if (OFFICE_LIST.test(listed) || ATTENDANCE.test(`\n${listed}`)) return true;
      const above = lines.pop();
      if (above === undefined || !ONLY_NAMES.test(listed)) return false;
      listed = `${above} `;
    }
    return false;
  }

  private ruleOfOther({ kind, subject, start, end }: Draft): ExemptionRule | undefined {
    if (kind === 'birth-date') {
      // The notice names the month; the day is nobody's business.
      const whole = /日|[-./]\d+[-./]\d|^\d{8}$/u.test(this.text.slice(start, end));
      return this.type === 'appointment' && !whole ? 'appointment-notice' : undefined;
    }
    if (kind === 'examinee-number') return this.type === 'recruitment' ? 'recruitment-notice' : undefined;
    if (subject === 'organisation')
      return kind === 'email' || kind === 'address' ? 'office-contact' : 'organisation-data';
    if (kind !== 'landline' && kind !== 'email' && kind !== 'address') return undefined;
    const line = this.before(start).slice(-40);
    const here = line.slice(line.lastIndexOf('\n') + 1);
    if (kind === 'address') {
      const isHome = HOME.test(here) || ROOM.test(this.text.slice(start, end));
      return !isHome && OFFICE_NAME.test(here) ? 'office-contact' : undefined;
    }
    if (OFFICE_LINE.test(here)) return 'office-contact';
    if (kind === 'landline' && OFFICE_NAME.test(here)) return 'office-contact';
    return kind === 'landline' && this.type === 'procurement' ? 'procurement-notice' : undefined;
  }
}

export { EXEMPTION_RULES, type Exemption, type ExemptionRule, type LegalBasis } from './rules.ts';
