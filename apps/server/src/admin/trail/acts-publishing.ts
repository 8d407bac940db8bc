import { mayApproveChannelText, mayKeepChannels } from '../../channels/index.ts';
import { does, onDocument, rule, shows, signedIn } from './define.ts';

const keeping = rule(mayKeepChannels);
const document = ['document', 'id'] as const;

/** When and where documents go out. */
export const publishingActs = {
  'GET /publishing/calendar': shows('publishing.calendar', '查看发布日历', 'See the publishing calendar', signedIn),
  'GET /publishing/channels': shows('publishing.counts', '查看发布渠道统计', 'See publications by channel', signedIn),
  'GET /publishing/channels/documents': shows(
    'publishing.counts',
    '查看发布渠道统计',
    'See publications by channel',
    signedIn,
  ),
  'GET /publishing/channels/export.xlsx': shows(
    'publishing.export',
    '导出发布渠道统计',
    'Export publications by channel',
    signedIn,
  ),
  'GET /channels': shows('channel.list', '查看发布渠道', 'See the channels', keeping),
  'PUT /channels/:channel': does('channel.keep', '设置发布渠道', 'Set up a channel', keeping, 'channel', 'channel'),
  'POST /channels/:channel/stop': does(
    'channel.stop',
    '停发或恢复渠道',
    'Stop or resume a channel',
    keeping,
    'channel',
    'channel',
  ),
  'POST /channels/WEIBO/authorisation': does(
    'channel.authorising',
    '打开微博授权',
    'Go to the authorisation of Weibo',
    keeping,
  ),
  'POST /channels/WEIBO/authorisation/code': does(
    'channel.authorise',
    '取得微博授权',
    'Take an authorisation of Weibo',
    keeping,
  ),
  'POST /channel-deliveries/:id': does(
    'channel.deliver',
    '处理渠道发送',
    'See to a sending',
    keeping,
    'channel-delivery',
    'id',
  ),
  'POST /channel-tasks/:id': does(
    'channel.task',
    '办结渠道事项',
    'Finish a task of a channel',
    keeping,
    'channel-task',
    'id',
  ),
  'GET /documents/:id/channel-texts': shows(
    'document.channel-texts',
    '查看渠道文字',
    'See the words for channels',
    onDocument('work'),
    ...document,
  ),
  'GET /documents/:id/channel-texts/:channel/sheet.pdf': shows(
    'document.channel-sheet',
    '打印渠道用纸',
    'Print the sheet for a channel',
    onDocument('work'),
    ...document,
  ),
  'PUT /documents/:id/channel-texts/:channel': does(
    'document.channel-text',
    '撰写渠道文字',
    'Write words for a channel',
    onDocument('plan'),
    ...document,
  ),
  'POST /documents/:id/channel-texts/:channel/approval': does(
    'document.approve-channel-text',
    '核准渠道文字',
    'Approve words for a channel',
    rule(mayApproveChannelText),
    ...document,
  ),
} as const;
