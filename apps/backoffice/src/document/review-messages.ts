import { say, type Catalogue } from '../i18n/messages.ts';

/** Reviewing: the plan before submission, one's part of a step, handing it on. */
export const reviewMessages = {
  planLoading: say('正在查看由谁审查…', 'Looking up who reviews…'),
  planDays: (days: number) => say(`${days} 个工作日内`, `within ${days} working days`),
  planNobody: say('暂无人员', 'nobody yet'),
  sideBySide: say('同时进行', 'side by side'),
  yourPart: say('您办理的事项', 'Your part'),
  opinionAbout: say(
    '本环节征求您（您单位）的意见。同意请点“审查通过”；不同意请退回并写明意见。',
    'Your opinion is asked at this step. Approve if you agree; otherwise return it and say why.',
  ),
  confirmTitle: say('请逐项确认', 'Confirm each point'),
  confirmMissing: say('各项都确认后才能通过。', 'Every point must be confirmed before approving.'),
  due: (day: string) => say(`应于 ${day} 前办结`, `to be done by ${day}`),
  late: (day: string) => say(`应于 ${day} 前办结，已逾期`, `was to be done by ${day}: late`),
  evidence: say('留存文件（选填）', 'File to keep (optional)'),
  evidenceHint: say(
    '例如保密审查表扫描件。与审查意见一并留存，不对外公开。',
    'A scanned review form, say. Kept with the decision, never public.',
  ),
  evidencePick: say('选择文件', 'Choose a file'),
  evidenceRemove: say('移除文件', 'Remove the file'),
  evidenceUploading: (percent: number) => say(`正在上传 ${percent}%`, `Uploading ${percent}%`),
  returnTo: say('退回到', 'Return to'),
  returnToWriter: say('起草人（退回修改）', 'Who wrote it, to be changed'),
  returnToStep: (step: number, name: string) => say(`第 ${step} 环节：${name}`, `Step ${step}: ${name}`),
  hand: say('转办', 'Hand on'),
  handTitle: say('转办给他人', 'Hand it to somebody else'),
  handAbout: say(
    '转办后由对方审查并负责，系统会通知对方。起草人和提交人不能审查，不在名单里。',
    'The other person then reviews and answers for it, and is told. Who wrote or submitted it may not review and is not listed.',
  ),
  handTo: say('转给', 'To'),
  handReason: say('转办原因', 'Why'),
  handNobody: say('没有可以转办的人员。', 'There is nobody it may be handed to.'),
  handed: say('已转办并通知对方。', 'Handed on; the person has been told.'),
  handedNote: (from: string, to: string, reason: string) =>
    say(`${from} 转给 ${to}：${reason}`, `${from} handed it to ${to}: ${reason}`),
  waitingWith: say('同一环节还在等', 'Also waiting at this step'),
  returnedTo: (step: number) => say(`退回到第 ${step} 环节`, `returned to step ${step}`),
  again: (round: number) => say(`第 ${round} 轮`, `round ${round}`),
} satisfies Catalogue;
