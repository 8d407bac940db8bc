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
} as const satisfies Readonly<Record<string, Label>>;

export type FieldHelpName = keyof typeof fieldHelp;
