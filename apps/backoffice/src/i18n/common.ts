import { plural, say, type Catalogue } from './messages.ts';

/** What every screen says. */
export const common = {
  product: say('阳光园区 OpenZone 后台', 'OpenZone back office'),
  productShort: say('阳光园区 后台', 'OpenZone office'),
  cancel: say('取消', 'Cancel'),
  close: say('关闭', 'Close'),
  save: say('保存', 'Save'),
  edit: say('修改', 'Edit'),
  add: say('添加', 'Add'),
  remove: say('移除', 'Remove'),
  search: say('查找', 'Search'),
  all: say('全部', 'All'),
  none: say('无', 'None'),
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  unknown: say('未填', 'Not given'),
  optional: say('选填', 'optional'),
  loading: say('正在读取…', 'Loading…'),
  tryAgain: say('重试', 'Try again'),
  back: say('返回', 'Back'),
  reason: say('理由', 'Reason'),
  comment: say('意见', 'Comment'),
  state: say('状态', 'State'),
  actions: say('操作', 'Actions'),
  total: (count: number) => say(`共 ${count} 件`, plural(count, 'document')),
  separator: say('；', '; '),
  colon: say('：', ': '),
  list: say('、', ', '),
  inBrackets: (words: string) => say(`（${words}）`, ` (${words})`),
  required: (name: string) => say(`请填写“${name}”。`, `Fill in “${name}”.`),
  tooLong: (name: string, most: number) =>
    say(`“${name}”最多 ${most} 字，请缩短。`, `“${name}” may have at most ${most} characters; shorten it.`),
  tooShort: (least: number) =>
    say(`至少写 ${least} 个字，说清楚缘由。`, `Write at least ${least} characters that explain why.`),
  copied: say('已复制。', 'Copied.'),
  copyByHand: say(
    '浏览器不让复制，请选中后按 Ctrl+C。',
    'The browser does not allow copying; select the text and press Ctrl+C.',
  ),
  failed: say('没有成功', 'It did not work'),
  errorCode: (code: string) => say(`错误代号：${code}`, `Error code: ${code}`),
  language: say('English', '中文'),
  languageLabel: say('Switch to English', '切换为中文'),
  byAt: (who: string, at: string) => say(`${who}，${at}`, `${who}, ${at}`),
  fieldsWrong: (count: number) =>
    say(`有 ${count} 处需要修改，已在下面标出。`, `${plural(count, 'field')} below need attention.`),
} satisfies Catalogue;
