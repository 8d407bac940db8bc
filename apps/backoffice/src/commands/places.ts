import type { Label, Me } from '@openzone/contracts';
import { say } from '../i18n/messages.ts';
import { mayMeetRequests } from '../requests/may-meet.ts';
import { maySet } from '../settings/may-set.ts';

/** A screen or an act that has a place of its own, as quick-find and the keyboard know it. */
export interface Place {
  readonly kind: 'PAGE' | 'ACTION';
  readonly path: string;
  readonly label: Label;
  /** First letters of its syllables, by which it is found without an input method. */
  readonly initials: string;
  /** After `g`: goes there. */
  readonly key?: string;
  readonly may?: (me: Me) => boolean;
}

const page = (
  path: string,
  zh: string,
  en: string,
  initials: string,
  more: Pick<Place, 'key' | 'may'> = {},
): Place => ({
  kind: 'PAGE',
  path,
  label: say(zh, en),
  initials,
  ...more,
});
const action = (path: string, zh: string, en: string, initials: string, more: Pick<Place, 'may'> = {}): Place => ({
  ...page(path, zh, en, initials, more),
  kind: 'ACTION',
});

export const places: readonly Place[] = [
  action('/write', '写新文件', 'Draft a document', 'xxwj'),
  action('/requests/new', '登记申请', 'Register a request', 'djsq', { may: mayMeetRequests }),
  action('/?kind=REVIEW', '看待审查的', 'See what waits for my review', 'kdscd'),
  action('/?late=true', '看已超期的', 'See what is late', 'kycqd'),
  page('/', '我的工作', 'My work', 'wdgz', { key: 'w' }),
  page('/documents', '文件', 'Documents', 'wj', { key: 'd' }),
  page('/imports', '历年文件导入', 'Old documents', 'lnwjdr', { key: 'i' }),
  page('/columns', '栏目', 'Columns', 'lm', { key: 'c' }),
  page('/requests', '依申请公开', 'Requests', 'ysqgk', { key: 'r', may: mayMeetRequests }),
  page('/requests/statistics', '申请统计', 'Statistics of requests', 'sqtj', { may: mayMeetRequests }),
  page('/letters', '文书', 'Letters', 'ws', { may: mayMeetRequests }),
  page('/remedies', '复议诉讼', 'Review and litigation', 'fyss', { may: mayMeetRequests }),
  page('/requests/import', '导入申请台账', 'Import a register of requests', 'drsqtz', { may: mayMeetRequests }),
  page('/annual-report', '年度报告', 'Annual report', 'ndbg', { key: 'a', may: mayMeetRequests }),
  page('/personal-data', '个人信息核查', 'Personal data', 'grxxhc', { key: 'p' }),
  page('/people', '人员', 'People', 'ry', { key: 'e' }),
  page('/units', '机构', 'Units', 'jg'),
  page('/account', '账号安全', 'Account security', 'zhaq'),
  page('/site', '站点', 'Site', 'zd', { may: maySet }),
  page('/settings/review', '审查流程', 'Review sequences', 'sclc', { may: maySet }),
  page('/settings/personal-data', '个人信息核查规则', 'Rules of the search for personal data', 'grxxhcgz', {
    may: maySet,
  }),
  page('/trail', '操作日志', 'Trail', 'czrz', { may: ({ mayReadTrail }) => mayReadTrail }),
  page('/time-limits', '时限监测', 'Time limits', 'sxjc'),
  page('/appearance', '站点外观', 'Appearance', 'zdwg', { may: maySet }),
  page('/settings/writing', '公文模板与用语', 'Templates and wording', 'gwmbyyy', { may: maySet }),
  page('/help', '帮助', 'Help', 'bz', { key: 'h' }),
  page('/settings', '设置', 'Settings', 'sz', { key: 's', may: maySet }),
];

export function placesFor(me: Me): Place[] {
  return places.filter(({ may }) => may?.(me) !== false);
}

/** Those whose name holds the words in either language, or whose initials hold the letters typed. */
export function findPlaces(me: Me, typed: string): Place[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return placesFor(me);
  const letters = words.replaceAll(' ', '');
  return placesFor(me).filter(
    ({ label, initials }) =>
      label.zh.includes(words) || label.en.toLowerCase().includes(words) || initials.includes(letters),
  );
}
