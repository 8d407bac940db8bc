import { say, type Catalogue } from '../i18n/messages.ts';

/** When a document is to go out: the day wished for, and the embargo. */
export const planMessages = {
  title: say('发布安排', 'Plan of publication'),
  about: say(
    '希望发布的日子只供安排参考，会显示在发布日历上；禁发期则由系统强制：到时间之前任何人、任何方式都发布不了。',
    'The day wished for is shown in the publishing calendar and binds nobody; the embargo binds everybody: before its end nobody can publish it, in whatever way.',
  ),
  wishedOn: say('希望发布的日子', 'Day wished for'),
  notBefore: say('禁发截止时间（北京时间）', 'Embargo until (Beijing time)'),
  notBeforeHint: say('清空即解除禁发期。', 'Empty it to lift the embargo.'),
  reason: say('禁发原因', 'Reason of the embargo'),
  reasonMissing: say('设禁发期须写明原因。', 'An embargo needs its reason.'),
  locked: (who: string) =>
    say(
      `禁发期由${who}设定，只有设定人或政务公开工作机构可以提前或解除；您可以延后。`,
      `${who} set the embargo; only they or the disclosure office may shorten or lift it. You may lengthen it.`,
    ),
  save: say('保存安排', 'Save the plan'),
  saved: say('发布安排已保存。', 'The plan is saved.'),
  nothing: say('还没有安排发布时间。', 'No time has been planned.'),
  nobody: say('现在不能更改安排。', 'It cannot be changed at present.'),
  embargo: (until: string, who: string) =>
    say(`禁发至 ${until}（${who}设定）`, `Under embargo until ${until} (set by ${who})`),
  wish: (day: string, who: string) => say(`希望 ${day} 发布（${who}）`, `Wished for ${day} (${who})`),
  newTime: say('改到（北京时间）', 'Move to (Beijing time)'),
  moved: say('发布时间已更改。', 'The time is changed.'),
  move: say('更改时间', 'Change the time'),
} satisfies Catalogue;
