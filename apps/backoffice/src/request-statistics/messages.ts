import { say, type Catalogue } from '../i18n/messages.ts';

export const statisticsMessages = {
  title: say('申请统计', 'Request statistics'),
  about: say('每个数字都能点开，看到它数的那些申请。', 'Every figure opens the requests that it counts.'),
  period: say('统计期间', 'Period'),
  from: say('从', 'From'),
  to: say('至', 'To'),
  show: say('统计', 'Count'),
  thisYear: say('今年', 'This year'),
  lastYear: say('去年', 'Last year'),
  thisMonth: say('本月', 'This month'),
  wrongOrder: say('结束日期不能早于开始日期。', 'The end cannot be before the beginning.'),
  balance: say('收、结、转平衡', 'Balance'),
  received: say('本期收到', 'Received'),
  carriedIn: say('上期结转', 'Carried in'),
  closed: say('本期办结', 'Closed'),
  carriedOut: say('结转下期', 'Carried out'),
  late: say('逾期', 'Late'),
  carriedNow: say('现仍在办', 'still open'),
  carriedClosed: say('其后办结', 'closed since'),
  equation: (received: number, carriedIn: number, closed: number, carriedOut: number) =>
    say(
      `本期收到 ${received} + 上期结转 ${carriedIn} = 本期办结 ${closed} + 结转下期 ${carriedOut}`,
      `received ${received} + carried in ${carriedIn} = closed ${closed} + carried out ${carriedOut}`,
    ),
  foots: say('两边相等。', 'Both sides agree.'),
  footsNot: (left: number, right: number) =>
    say(
      `两边不等（${left} ≠ ${right}），请联系系统管理员。`,
      `The sides differ (${left} ≠ ${right}); tell the administrator.`,
    ),
  byChannel: say('按提交渠道（本期收到）', 'By channel (received)'),
  byApplicantKind: say('按申请人类别（本期收到）', 'By kind of applicant (received)'),
  byOutcome: say('按处理结果（本期办结）', 'By outcome (closed)'),
  byUnit: say('按承办单位（本期收到）', 'By unit (received)'),
  reopened: say('其中重新办理过的', 'Of these taken up again'),
  notReceived: say('未计入收、结的', 'Beside the balance'),
  notReceivedAbout: say(
    '年报表三按收到申请之日计数；网络、传真和平常信函的申请，双方确认之前没有收到之日（条例第三十一条），所以单列。收到之后撤回的，计入本期办结（表三（六）3.其他）。重新办理的仍是一件：按最后一次办结的日期和结果计一次。',
    'Table 三 of the annual report counts by the day of receipt, and before both sides have confirmed an online, fax or ordinary-post request it has none (Regulation art. 31). What was withdrawn after receipt is among the closed. A request taken up again remains one: closed once, on its last day and with its last outcome.',
  ),
  item: say('项目', 'Item'),
  count: say('件数', 'Requests'),
  total: say('合计', 'Total'),
  totalDiffers: (sum: number, whole: number) =>
    say(`合计 ${sum} 与总数 ${whole} 不一致。`, `The sum ${sum} differs from the total ${whole}.`),
  nothing: say('这一期间没有。', 'None in this period.'),
  open: (label: string, count: number) => say(`${label}：${count} 件，查看`, `${label}: ${count}, show them`),
} satisfies Catalogue;
