import type { NeverReceived } from '@openzone/contracts';
import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const requestsMessages = {
  title: say('依申请公开', 'Information requests'),
  about: say(
    '收到的政府信息公开申请。期限由系统按工作日历计算，最急的在最前。',
    'Requests for government information. Deadlines are counted by the calendar of working days; the most urgent come first.',
  ),
  register: say('登记申请', 'Register a request'),
  statistics: say('申请统计', 'Statistics'),
  views: say('申请的分类', 'Views'),
  view_mine: say('我的待办', 'Mine'),
  view_intake: say('待受理', 'Intake'),
  view_approve: say('待审签', 'To approve'),
  view_open: say('在办', 'Open'),
  view_closed: say('已办结', 'Closed'),
  view_all: say('全部', 'All'),
  about_mine: say('等您办的，逾期的在最前，其次按剩余工作日。', 'What waits for you: late first, then by days left.'),
  about_intake: say('等待与申请人确认或分办的。', 'To be confirmed with the applicant, or assigned to a unit.'),
  about_approve: say('答复已拟好，等您审查或签发。', 'Answers that wait to be checked or signed off.'),
  about_open: say('还没有办结的全部申请。', 'All requests that are not closed.'),
  about_closed: say('已送达、归档或以其他方式结束的。', 'Served, archived or ended otherwise.'),
  about_all: say('您可以看到的全部申请。', 'All requests you may see.'),
  figures: say('数量', 'Figures'),
  late: say('已逾期', 'Late'),
  soon: say('快到期', 'Due soon'),
  filters: say('筛选', 'Filters'),
  words: say('登记号或申请内容中的词', 'Number or words of the request'),
  more: say('更多条件', 'More conditions'),
  state: say('状态', 'State'),
  anyState: say('全部状态', 'Any state'),
  anyChannel: say('全部渠道', 'Any channel'),
  anyKind: say('全部类别', 'Any kind'),
  anyOutcome: say('全部结果', 'Any outcome'),
  anyUnit: say('全部单位', 'Any unit'),
  receivedFrom: say('收到日期，从', 'Received from'),
  receivedTo: say('收到日期，至', 'Received until'),
  closedFrom: say('办结日期，从', 'Closed from'),
  closedTo: say('办结日期，至', 'Closed until'),
  onlyLate: say('只看逾期的', 'Late only'),
  onlyReopened: say('只看重新办理的', 'Reopened only'),
  neverReceived: say('没有收到之日的', 'Never received'),
  anyReceived: say('不限', 'Any'),
  unconfirmedAt: say('到这一天仍待双方确认', 'Not confirmed by the end of'),
  clear: say('清除筛选', 'Clear filters'),
  table: say('申请列表', 'List of requests'),
  what: say('申请内容', 'What is asked'),
  whose: say('承办', 'In charge'),
  nothing: say('没有符合条件的申请', 'No request matches'),
  nothingMine: say('现在没有等您办的申请', 'No request waits for you'),
  nothingHint: say(
    '换一个分类或去掉筛选条件再看；纸质、当面、传真、口头的申请请点“登记申请”。',
    'Choose another view or take conditions away; requests that came on paper, in person, by fax or orally are entered by “Register a request”.',
  ),
} satisfies Catalogue;

/** How a request ended before it was received. */
export const neverReceivedLabels = {
  WITHDRAWN: say('确认之前撤回', 'Withdrawn before confirmation'),
  MERGED: say('确认之前并案', 'Merged before confirmation'),
  SPLIT: say('已拆分办理', 'Split into parts'),
} satisfies Record<NeverReceived, ReturnType<typeof say>>;

/** The card on the work page. */
export const requestCardMessages = {
  title: say('我的依申请公开', 'My information requests'),
  count: (count: number) => say(`${count} 件`, plural(count, 'request')),
  all: say('查看全部待办申请', 'All requests that wait for me'),
  nothing: say('没有等您办的申请。', 'No request waits for you.'),
} satisfies Catalogue;
