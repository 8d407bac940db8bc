import { plural, say, type Catalogue } from '../i18n/messages.ts';

/** What every list has: kept filters, chosen columns, its rows as a workbook. */
export const listMessages = {
  tools: say('列表工具', 'List tools'),
  saved: say('保存的筛选', 'Saved filters'),
  noSaved: say(
    '还没有保存的筛选。先设好条件，再点“保存当前筛选”。',
    'None yet. Set conditions, then choose “Save this filter”.',
  ),
  save: say('保存当前筛选', 'Save this filter'),
  saveAbout: say(
    '同名的会被替换。共享后，本单位的同事也能用，只有您能改。',
    'One of the same name is replaced. Shared with your unit, colleagues can use it; only you can change it.',
  ),
  name: say('名称', 'Name'),
  shared: say('与本单位共享', 'Share with my unit'),
  ofOther: (owner: string) => say(`${owner} 共享`, `shared by ${owner}`),
  sharedMark: say('已共享', 'shared'),
  removeOne: (name: string) => say(`删除筛选“${name}”`, `Remove filter “${name}”`),
  removed: (name: string) => say(`已删除“${name}”。`, `“${name}” is removed.`),
  undo: say('撤销', 'Undo'),
  kept: say('筛选已保存。', 'Filter saved.'),
  columns: say('显示的列', 'Columns shown'),
  sort: say('排序', 'Order'),
  ascending: (name: string) => say(`${name} ↑`, `${name} ↑`),
  descending: (name: string) => say(`${name} ↓`, `${name} ↓`),
  export: say('导出 XLSX', 'Export XLSX'),
  exportTitle: say(
    '导出筛选出的全部行；导出会记入操作日志',
    'Exports every row of the filter; the export goes on record',
  ),
} satisfies Catalogue;

/** Acts on several rows at once. */
export const bulkMessages = {
  bar: say('批量操作', 'Acts on selected rows'),
  selected: (count: number) => say(`已选 ${count} 件`, plural(count, 'row') + ' selected'),
  none: say('勾选左侧的方框，可以批量办理。', 'Tick rows on the left to act on several at once.'),
  clear: say('取消选择', 'Clear selection'),
  submission: say('提交审查', 'Submit for review'),
  review: say('审查通过', 'Approve'),
  schedule: say('定时发布', 'Schedule'),
  unschedule: say('取消定时', 'Cancel schedule'),
  column: say('移到栏目', 'Move to column'),
  channel: say('登记已在渠道发布', 'Record on a channel'),
  discard: say('作废', 'Discard'),
  about: (count: number) =>
    say(
      `对选中的 ${count} 件逐件办理：每件单独判断、单独保存。没办成的会留在选择里，并写明原因。`,
      `Each of the ${count} is judged and saved by itself. What fails stays selected, with the reason.`,
    ),
  skipped: (count: number) =>
    say(
      `选中的另有 ${count} 件当前不能这样办，不会处理。`,
      `${plural(count, 'other selected row')} cannot take this act now and will be left.`,
    ),
  undoable: say('办完后可以撤销。', 'This can be undone afterwards.'),
  final: say('作废后不能撤销，编号不再使用。', 'Discarding cannot be undone.'),
  approveAbout: say(
    '每一件都适用下面的确认。请逐件看过再批量通过。',
    'The confirmations below hold for each. Read each before approving together.',
  ),
  when: say('发布时间（北京时间）', 'Time of publication (Beijing)'),
  whenMissing: say('请选择发布时间。', 'Choose the time of publication.'),
  columnMissing: say('请选择栏目。', 'Choose a column.'),
  channelAbout: say(
    '例如公报印出以后，把本期各件一次登记为已刊登。每件在这个渠道原来的记录会被替换。',
    'When an issue of the gazette is printed, say: all that is in it at once. What was recorded of each on this channel is replaced.',
  ),
  whichChannel: say('渠道', 'Channel'),
  publishedOn: say('发布（刊登）日期', 'Day it appeared'),
  publishedOnMissing: say('请填写在该渠道发布的日期。', 'Give the day it appeared on that channel.'),
  issue: say('期号或网址', 'Issue or address'),
  issueExample: say('2026 年第 5 期（总第 48 期）', 'No. 5 of 2026'),
  reason: say('作废理由', 'Why they are discarded'),
  running: (done: number, count: number) => say(`正在办理 ${done}/${count}…`, `${done} of ${count}…`),
  result: (done: number, failed: number) =>
    say(
      failed === 0 ? `${done} 件办理成功。` : `${done} 件办理成功，${failed} 件没有办成。`,
      failed === 0 ? `${done} done.` : `${done} done, ${failed} failed.`,
    ),
  undo: say('撤销', 'Undo'),
  undone: (done: number, failed: number) =>
    say(
      failed === 0 ? `已撤销 ${done} 件。` : `已撤销 ${done} 件，${failed} 件没有撤销成功。`,
      failed === 0 ? `${done} undone.` : `${done} undone, ${failed} could not be.`,
    ),
} satisfies Catalogue;
