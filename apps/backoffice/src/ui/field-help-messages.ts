import type { Label } from '@openzone/contracts';
import { say, type Catalogue } from '../i18n/messages.ts';

export const fieldHelpMessages = {
  ask: (field: string) => say(`“${field}”怎么填`, `Help on “${field}”`),
} satisfies Catalogue;

/** Short help at a field, where its hint does not say enough: what it decides, and what usually goes wrong. */
export const fieldHelp = {
  attribute: say(
    '公众能不能直接看到，由这一项决定。能公开的都应当主动公开；不予公开只限条例第十四至十六条列出的情形。',
    'This decides whether the public sees it. What may be public is disclosed proactively; withholding is for the grounds of articles 14 to 16 alone.',
  ),
  article: say(
    '第十九条是所有行政机关都要公开的总条款，第二十条列十五项，第二十一条是地方各级政府另要公开的。先看具体的，都对不上再选第十九条。',
    'Article 19 is the general rule, article 20 lists fifteen kinds, article 21 adds those of local governments. Try the particular ones first.',
  ),
  ground: say(
    '涉及第三方的，先征求第三方意见再定。只有一部分不能公开的，把那部分遮盖后公开其余部分。',
    'Where third parties are concerned, ask them first. Where only a part must be withheld, mask it and disclose the rest.',
  ),
  determinationReason: say(
    '写事实，不写套话：哪些内容、属于什么情形、公开会造成什么后果。审查人和复议机关都会看。',
    'Facts, no phrases: which content, which case, what harm. Reviewers and review bodies read it.',
  ),
  confirmed: say(
    '每一项都由您本人确认，并留在审查记录里。没有读完附件，不要确认。',
    'You confirm each in person, and it stays on record. Do not confirm before you have read the attachments.',
  ),
  reviewComment: say(
    '写明在哪一段、改成什么。针对某一段话的，可以在正文上批注。',
    'Say which paragraph and what to make of it. For a passage, comment in the margin.',
  ),
  returnTo: say(
    '退回起草人，改好后从头审查；退回前面的环节，只重做那个环节以后的审查。',
    'To its writer: it is changed and reviewed from the start. To an earlier step: only what follows it is done again.',
  ),
  scheduleAt: say(
    '到点由系统自动发布，不用守着。到时还有没处理完的事项或在禁发期内，就不会发布。',
    'It is published by itself. If something must still be settled then, or an embargo holds, it is not.',
  ),
  wishedOn: say(
    '只供公开办安排，不会自动发布，也不改变公开期限。',
    'For the disclosure office to plan by. Nothing is published by it, and no term changes.',
  ),
  notBefore: say(
    '到这个时间之前，任何人用任何方式都发布不了，强制发布也不行。公开期限照常计算。',
    'Before it nobody can publish in whatever way, not even by force. The term for publication runs on.',
  ),
  channel: say(
    '渠道决定从哪天起算：当面、挂号信等以收到之日为准；网络、传真和平常信函要与申请人双方确认。',
    'It decides where counting begins: in person or by registered post on arrival; online, fax and ordinary post once both sides have confirmed.',
  ),
  description: say(
    '照抄申请原文，错别字也照抄。看不明白的不要猜，登记后办“补正”。',
    'Copy the words as they stand, slips included. Do not guess: register it and ask for a correction.',
  ),
  intakeUnit: say(
    '选了单位就直接分给它；选错了，由政务公开工作机构重新分办。',
    'The request goes straight to it. If it is the wrong one, the disclosure office assigns it anew.',
  ),
  actDay: say(
    '填事情真正发生的那一天，不是录入的这一天。补录以前的，期限会按那一天重新计算。',
    'The day it really happened, not the day you enter it. An earlier day moves the dates that depend on it.',
  ),
  workdays: say(
    '按工作日填，最长 20 个工作日（条例第三十三条）。须由有权的人批准，并在原期限之内告知申请人。',
    'In working days, at most 20 (art. 33). Who may must approve it, and the applicant is told within the original limit.',
  ),
  opinion: say(
    '第三方逾期没有提出意见的，不等于同意，也不等于不同意，由行政机关依照条例决定（第三十二条）。不同意的，写明理由是否合理。',
    'Silence of a third party is neither consent nor refusal: the agency decides (art. 32). Where they refuse, say whether the reason is sound.',
  ),
  manner: say(
    '照实际的送达方式选，后面要填的证据随之不同。',
    'How it was really served; the proof asked for follows from it.',
  ),
  basis: say(
    '同一件申请只用一种方式计收：按件，或按量（页）。先选能看出是否超过免费范围的一种。',
    'One way for one request: by items or by pages. The sum below tells whether it is within the free range.',
  ),
  checks: say(
    '两项都要有人真正审过。没有审的不要勾，写明意见退回。',
    'Both must really have been checked. If one was not, leave it and return the draft.',
  ),
  numberPattern: say(
    '只影响以后的文书，已有的文号不变。顺序号每年从 1 开始。',
    'For letters to come; numbers already given stay. The serial begins at 1 each year.',
  ),
  reviewBody: say(
    '写全称，并与机构设置核对：写错了，申请人会跑错地方，答复也可能因此被撤销。',
    'In full, and checked: a wrong name sends applicants to the wrong place and may void the answer.',
  ),
  noticeDays: say(
    '期限快到了仍没有送达的，承办人会收到提醒，改用其他方式联系申请人。',
    'What did not arrive by then comes back to the handler, who uses another way.',
  ),
  calendarText: say(
    '整段粘贴通知最省事。右边列出认出的日子和期限的变化，与通知逐条核对后再保存。',
    'Paste the whole notice. Beside it stand the days recognised and the dates that move: compare them with the notice before you save.',
  ),
  unit: say(
    '由哪个单位公开，期限、统计和年度报告就记在哪个单位名下。代拟的，填最后发文的单位。',
    'Its dates, counts and annual report fall to this unit. A text drafted for another belongs to the one that issues it.',
  ),
  column: say(
    '系统按主栏目建议公开条款，也按它检查栏目更新是否及时。要同时出现在别处的，用“同时列入”，不要另发一份。',
    'The main column proposes the article, and counts as kept up to date by it. To show it elsewhere too, use “Also listed in”; do not publish it twice.',
  ),
  documentNumber: say(
    '照红头文件写全：机关代字、六角括号里的年份、序号，例如“〔2026〕12号”。联合发文只写主办机关的。',
    'As on the document: the agency’s characters, the year in 〔〕, the serial. Of joint documents, the one of the agency in charge.',
  ),
  writtenDate: say(
    '落款上的日期，就是签发的日期，不是拟稿或上传的日期。主动公开的期限从这一天起算（条例第二十六条）。',
    'The day below the signature: when it was signed, not when it was drafted or uploaded. The term for publication runs from it (art. 26).',
  ),
  changedDate: say(
    '内容有变更才填。填了，公开期限改从这一天起算，公众也看得到这一天。',
    'Only where the content has changed. The term then runs from this day, and the public sees it.',
  ),
  declaredValidity: say(
    '公众在标题旁看到的就是这一项。被另一份文件废止、修改的，还要在那份文件的“渠道与关联”里加关联。',
    'The public sees it beside the title. Where another document repeals or amends this one, add the link on that one too.',
  ),
  changeNote: say(
    '公众会看到：写改了哪一条、依据什么改。不要写“文字修改”“按领导要求”。',
    'The public reads it: which clause, on what ground. Not “wording” and not “as instructed”.',
  ),
  abstract: say(
    '写结论和对谁有用，不要照抄第一段。搜索结果和目录里先看到的就是这几句。',
    'What was decided and whom it concerns, not the first paragraph again. It is what people see first in results and in the catalogue.',
  ),
  withdrawReason: say(
    '写依据和后果：为什么撤、有没有新的文件、到哪里问。法律要求连内容一起删除的，另在“版本”页申请永久删除。',
    'Ground and consequence: why, what replaces it, whom to ask. Where the law wants the content gone for good, ask for that under “Versions” as well.',
  ),
  forceReason: say(
    '写清突发情形、为什么等不及审查、谁同意的。理由永久留在公开记录里，事后要经得起查。',
    'The emergency, why the review cannot be awaited, who agreed. It stays in the public record for ever and must bear looking into.',
  ),
  erasureBasis: say(
    '选法律上的依据。内容写错了，用修订；不该公开的，用撤回。这里只办依法必须从系统里彻底消失的。',
    'The ground in law. What is wrong is revised, what should not be public is withdrawn; this is for what the law wants gone from the system itself.',
  ),
  erasureRemarks: say(
    '意见和理由里常常抄有姓名、案情。先到“认定与审查”页通读一遍，再选。',
    'Comments often quote names and facts. Read them under determination and review, then choose.',
  ),
  erasureReason: say(
    '写申请人或决定文书的名称、编号、日期就够了，确认的人凭这几句核对。不能写入要删除的标题或文号。',
    'Name, number and date of the application or decision are enough. Who confirms checks by them. The title or number to be erased may not stand in it.',
  ),
  handTo: say(
    '名单里只有能审这一环节、与这份文件没有牵连的人。自己请假较久的，请管理员办代理，不必逐件转办。',
    'Only people are listed who may do this step and had no part in the document. For a longer leave ask for a delegation instead.',
  ),
  secondFactorRoles: say(
    '至少留住保密审查员、政务公开工作机构和管理员：这几个角色的账号被盗，后果最重。',
    'Keep at least secrecy reviewers, the disclosure office and administrators: a stolen account of theirs does the most harm.',
  ),
  sessionHours: say(
    '以一个工作日为宜。公用电脑多的单位设短一些；没保存的内容在登录过期后仍然留着。',
    'A working day is a good length; shorter where computers are shared. What is unsaved survives the end of a session.',
  ),
  issuer: say(
    '对方给的地址，一字不差，末尾有没有斜线也要一样。本系统到这个地址下面取对方的配置和公钥。',
    'Exactly as the provider gives it, down to the last slash. Its configuration and public keys are fetched from below it.',
  ),
  trustSecondFactor: say(
    '确认对方对这些角色真的强制两步验证，再勾选。勾错了，等于取消了两步验证。',
    'Tick it only when the provider really demands a second factor of these roles. Otherwise there is none at all.',
  ),
  witnesses: say(
    '请不归本单位管的机构来见证才有意义。见证服务停了不影响公开，恢复后会补上。',
    'It is worth something with a body you do not run. One that is down delays nothing and catches up later.',
  ),
  timestampUrl: say(
    '地址由时间戳机构提供。发过去的只有账本的哈希，没有文件内容。',
    'The authority gives the address. Only a hash of the ledger is sent, nothing of any document.',
  ),
  sequenceConditions: say(
    '填了几项，就要几项都符合；一项里选了几个，符合其中一个就行。范围窄的流程排在上面，否则轮不到它。',
    'All that is filled in must hold; of several in one field, one is enough. Put narrow sequences above wide ones, or they are never reached.',
  ),
  stepDays: say(
    '从轮到这一环节的次日起数工作日，到期前一天和逾期后每周提醒审查人。不会替人通过。',
    'Working days from the day after the step begins. Its reviewers are reminded the day before and each week after; nothing is approved by itself.',
  ),
  stepWho: say(
    '按职责：任这个职务的人都能审，单位负责人只审本单位的。同一环节有几个人的，全部通过才进入下一环节。',
    'By role: whoever holds that post; heads only for their own unit. Where several stand side by side, all must approve.',
  ),
  stepChecks: say(
    '写成能回答“是”的一句话，例如“罚款数额与决定书一致”。审查人逐项勾选后才能通过，并留在记录里。',
    'Sentences one can say yes to, such as “the amount is that of the decision”. Each must be ticked to approve, and stays on record.',
  ),
} as const satisfies Readonly<Record<string, Label>>;

export type FieldHelpName = keyof typeof fieldHelp;
