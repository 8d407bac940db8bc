import { say, type Catalogue } from '../i18n/messages.ts';

/** What can be done with a document, what is asked before, and what is said after. */
export const actMessages = {
  edit: say('修改', 'Edit'),
  revise: say('修订', 'Revise'),
  preview: say('预览链接', 'Preview link'),

  determineTitle: say('认定公开属性', 'Determine the disclosure attribute'),
  determineAgain: say('重新认定', 'Determine again'),
  determineAbout: say(
    '起草时就要定（国办发〔2016〕80号）。随后连同文件一起审查。',
    'Fixed at drafting (State Council General Office [2016] No. 80); it is reviewed together with the document.',
  ),
  attribute: say('公开属性', 'Attribute'),
  proactiveArticle: say('属于哪一项应当主动公开的内容', 'Which content that must be disclosed'),
  proactiveHint: say('条例第十九条、第二十条、第二十一条。', 'Regulation arts. 19, 20, 21.'),
  suggested: (name: string) =>
    say(`栏目“${name}”通常属于这一项，请核对。`, `Suggested by the column “${name}”; please check.`),
  onRequestHint: say(
    '不主动公布，有人申请时依第三十六条答复。请写明为什么不主动公开。',
    'Not published, answered on request under art. 36. Say why it is not disclosed proactively.',
  ),
  ground: say('不予公开的情形', 'Ground of non-disclosure'),
  groundHint: say(
    '只能落到条例第十四至十六条之一；“工作秘密”“内部资料”不是理由。',
    'It must be one of arts. 14–16; “work secret” or “internal material” is none.',
  ),
  force: (force: string, article: string) =>
    say(`${force}（条例第 ${article} 条）`, `${force} (Regulation art. ${article})`),
  discretion: say(
    '“可以不予公开”不等于“不得公开”：请说明为什么这次选择不公开。',
    '“May be withheld” is not “must”: say why it is withheld this time.',
  ),
  reason: say('理由', 'Reason'),
  reasonOptional: say('说明（选填）', 'Note (optional)'),
  determineOk: say('记下认定', 'Record the determination'),
  determined: say('公开属性已认定。', 'The attribute is determined.'),

  submitTitle: say('提交审查', 'Submit for review'),
  submitAbout: say(
    '提交后这一版不能再改，可以收回。审查人必须是另一个人（先审查、后公开）。',
    'After this the version cannot be changed, but it can be recalled. Another person must review it.',
  ),
  sequence: say('审查顺序', 'Sequence of review'),
  submitOk: say('提交审查', 'Submit'),
  submitted: say('已提交审查。', 'Submitted for review.'),

  recall: say('收回', 'Recall'),
  recallTitle: say('收回审查', 'Recall from review'),
  recallAbout: say(
    '收回后回到草稿，可以修改，再重新提交。',
    'It becomes a draft again, to be changed and submitted anew.',
  ),
  recallReason: say('收回的原因', 'Why it is recalled'),
  recalled: say('已收回。', 'Recalled.'),

  reviewTitle: say('审查', 'Review'),
  reviewAbout: say(
    '请先通读下面的标题、正文、表格和附件，再逐项确认。',
    'Read title, body, tables and attachments below first, then confirm each point.',
  ),
  reviewAs: (role: string) => say(`您以“${role}”的身份审查。`, `You review as: ${role}.`),
  principles: say('审查原则', 'Principles of review'),
  principlesMissing: say('三项都确认后才能通过。', 'All three must be confirmed before approving.'),
  comment: say('审查意见', 'Comment'),
  commentHint: say(
    '退回必须写明要改什么；通过可以不写。',
    'A return must say what to change; an approval needs no comment.',
  ),
  commentMissing: say('退回要写明需要修改的地方。', 'Say what has to be changed.'),
  approveOk: say('审查通过', 'Approve'),
  returnOk: say('退回修改', 'Return'),
  approved: say('已审查通过。', 'Approved.'),
  returned: say('已退回。', 'Returned.'),

  blocked: say('发布前须先处理以下事项', 'Settle these before publication'),
  publishTitle: say('发布', 'Publish'),
  publishAbout: say('审查已通过，可以公开。', 'The review is complete; it can be made public.'),
  publishNow: say('现在发布', 'Publish now'),
  publishConfirm: say(
    '发布后立即在公开网站上看得到，并记入公开记录，不能撤销，只能撤回（撤回也公开）。',
    'It is on the public site at once and in the public record. That cannot be undone; it can only be withdrawn, which is public too.',
  ),
  publishReplace: say('它将替换现在公开的旧版本。', 'It replaces the version that is public now.'),
  published: say('已发布。', 'Published.'),
  scheduleTitle: say('定时发布', 'Publish at a time'),
  scheduleAt: say('发布时间（北京时间）', 'Time of publication (Beijing time)'),
  scheduleMissing: say('请选择发布时间。', 'Choose a time.'),
  schedulePast: say('这个时间已经过去，请选择以后的时间。', 'This time is past; choose a later one.'),
  scheduleOk: say('定时发布', 'Schedule'),
  scheduled: say('已定时。', 'Scheduled.'),
  unschedule: say('取消定时', 'Cancel the schedule'),
  unscheduleAbout: (time: string) => say(`定于 ${time} 自动发布。`, `It will be published ${time}.`),
  unscheduled: say('已取消定时。', 'The schedule is cancelled.'),

  forceButton: say('强制发布…', 'Force publication…'),
  forceTitle: say('强制发布（未完成审查）', 'Force publication (review not complete)'),
  forceAbout: say(
    '只用于突发事件等来不及走完审查的情形，由政务公开工作机构负责。文件将永久标注“强制发布”，理由和操作人记入公开记录。',
    'Only for emergencies in which the review cannot be completed; the disclosure office answers for it. The document is marked for ever, and reason and person stand in the record.',
  ),
  forceReason: say('为什么必须强制发布', 'Why it must be forced'),
  forceWords: say('强制发布', 'FORCE'),
  forceTyped: (words: string) => say(`请输入“${words}”确认`, `Type “${words}” to confirm`),
  forceOk: say('强制发布', 'Force publication'),
  forced: say('已强制发布。', 'Published by force.'),

  withdrawButton: say('撤回…', 'Withdraw…'),
  withdrawTitle: say('撤回已公开的文件', 'Withdraw a public document'),
  withdrawAbout: say(
    '公开网站上的正文和附件立即消失，原地址只留一则说明：标明已撤回、时间和您写的理由。说明是公开的，并永久保留。',
    'Text and attachments leave the public site at once. The address keeps a note that it was withdrawn, when, and the reason you write. That note is public and stays.',
  ),
  withdrawReason: say('撤回理由（公开）', 'Reason (public)'),
  withdrawHint: say(
    '写给公众看：不要写个人信息和内部情况。',
    'The public reads it: no personal data, nothing internal.',
  ),
  withdrawOk: say('撤回', 'Withdraw'),
  withdrawn: say('已撤回。', 'Withdrawn.'),

  discardButton: say('作废…', 'Discard…'),
  discardTitle: say('作废这份文件', 'Discard this document'),
  discardAbout: say(
    '作废后不再办理，记录仍然保留。已公开过的文件不能作废，只能撤回。',
    'It is not worked on any more; the record stays. What was public cannot be discarded, only withdrawn.',
  ),
  discardOk: say('作废', 'Discard'),
  discarded: say('已作废。', 'Discarded.'),

  previewTitle: say('预览链接', 'Preview link'),
  previewAbout: (time: string) =>
    say(
      `拿到链接的人都能看到这一版，${time} 前有效。不要发给无关的人。`,
      `Whoever has the link sees this version, until ${time}. Give it only to those concerned.`,
    ),
  previewAddress: say('链接', 'Link'),
  copy: say('复制', 'Copy'),
  openPreview: say('打开预览', 'Open the preview'),

  channels: say('发布渠道', 'Channels'),
  channelsAbout: say('同一文件在多个渠道发布只计一件。', 'A document on several channels counts once.'),
  channel: say('渠道', 'Channel'),
  channelState: say('状态', 'State'),
  channelOn: say('日期', 'Day'),
  channelReference: say('网址、期号或位置', 'Address, issue or place'),
  channelNone: say('未安排', 'Not planned'),
  channelEdit: (name: string) => say(`更新渠道：${name}`, `Update channel: ${name}`),
  channelSaved: say('渠道已更新。', 'The channel is updated.'),
  channelDayMissing: say('已发布的渠道要填日期。', 'A published channel needs its day.'),

  links: say('关联文件', 'Related documents'),
  noLinks: say('没有关联文件。', 'There are no related documents.'),
  linkKind: say('关系', 'Relation'),
  linkTo: say('查找文件（标题或文号）', 'Find a document (title or number)'),
  linkAdd: say('添加关联', 'Add link'),
  linkRemoveTitle: say('取消关联', 'Remove link'),
  linkRemoveAbout: (title: string) => say(`取消与《${title}》的关联？`, `Remove the link to “${title}”?`),
  linkRemove: (title: string) => say(`取消与《${title}》的关联`, `Remove the link to “${title}”`),
  linked: say('已添加关联。', 'The link is added.'),
  unlinked: say('已取消关联。', 'The link is removed.'),
  linkNotPublic: say('未公开', 'Not public'),
  linkRepealNote: say(
    '“废止”“修改”会在对方的公开页面上显示。',
    '“Repeals” and “amends” show on the other document’s public page.',
  ),
} satisfies Catalogue;

/** The same relation seen from the other document. */
export const inverseLinkWords = {
  INTERPRETS: say('被解读', 'is interpreted by'),
  AMENDS: say('被修改', 'is amended by'),
  REPEALS: say('被废止', 'is repealed by'),
  IMPLEMENTS: say('被贯彻落实', 'is implemented by'),
  ANSWERS: say('被答复', 'is answered by'),
  RESULT_OF: say('产生结果', 'has the result'),
} satisfies Catalogue;
