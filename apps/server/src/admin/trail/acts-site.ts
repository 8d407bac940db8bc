import { mayManagePeople } from '../../base/identity/index.ts';
import { mayManageColumns } from '../../engines/publication/index.ts';
import { mayKeepSite } from '../../flows/index.ts';
import { mayKeepRequestSettings } from '../../systems/information-requests/index.ts';
import { mayKeepTrail, mayReadTrail } from '../../systems/trail/index.ts';
import { does, open, reads, rule, shows, signedIn } from './define.ts';

const column = ['column', 'id'] as const;
const template = ['letter-template', 'kind'] as const;
const reader = rule((person) => mayReadTrail(person));
const setting = (name: string) => [`setting-${name}`, ''] as const;

/** Signing in, what a site sets, and what everybody has. */
export const siteActs = {
  'POST /session': does('session.sign-in', '登录', 'Sign in', open, 'account'),
  'POST /session/code': does('session.code', '登录时输入验证码', 'Give a code while signing in', open, 'account'),
  'POST /session/password': does('session.password', '首次登录改密', 'Replace an initial password', open, 'account'),
  'POST /session/factor': shows('session.offer-factor', '登录时获取验证器密钥', 'Take a key while signing in', open),
  'POST /session/factor/confirm': does(
    'session.factor',
    '登录时绑定验证器',
    'Set up an authenticator',
    open,
    'account',
  ),
  'GET /session/ways': shows('session.ways', '查看登录方式', 'See the ways to sign in', open),
  'GET /session/oidc': shows('session.sso-start', '开始单点登录', 'Begin single sign-on', open),
  'GET /session/oidc/callback': does('session.sso', '单点登录', 'Sign in by single sign-on', open, 'account'),
  'GET /session': shows('session.see', '查看自己的账号', 'See one’s own account', signedIn),
  'DELETE /session': does('session.sign-out', '退出', 'Sign out', open, 'account'),

  'GET /account': shows('account.security', '查看自己的账号安全', 'See what guards one’s own account', signedIn),
  'POST /account/password': does(
    'account.password',
    '更改自己的密码',
    'Change one’s own password',
    signedIn,
    'account',
  ),
  'DELETE /account/sessions': does(
    'account.end-others',
    '结束自己的其他登录',
    'End one’s other sessions',
    signedIn,
    'account',
  ),
  'DELETE /account/sessions/:id': does(
    'account.end-session',
    '结束自己的一处登录',
    'End one of one’s sessions',
    signedIn,
    'account',
  ),
  'POST /account/factor': shows('account.offer-factor', '获取验证器密钥', 'Take a key for an authenticator', signedIn),
  'POST /account/factor/confirm': does('account.factor', '绑定验证器', 'Set up an authenticator', signedIn, 'account'),
  'POST /account/factor/removal': does(
    'account.remove-factor',
    '解除验证器',
    'Remove one’s authenticator',
    signedIn,
    'account',
  ),
  'POST /account/recovery-codes': does(
    'account.recovery-codes',
    '重新生成恢复码',
    'Make new recovery codes',
    signedIn,
    'account',
  ),

  'GET /reference': shows('site.reference', '查看单位和栏目', 'See units and columns', signedIn),
  'GET /openapi.json': shows('site.openapi', '查看接口说明', 'See the interface’s description', signedIn),
  'GET /notices': shows('notice.list', '查看自己的通知', 'See one’s own notices', signedIn),
  'POST /notices/read': shows('notice.read', '标记通知已读', 'Mark notices as read', signedIn),

  'GET /columns/export.xlsx': reads('column.export', '导出栏目', 'Export columns', signedIn),
  'GET /columns': shows('column.list', '查看栏目', 'List columns', signedIn),
  'POST /columns': does('column.create', '新建栏目', 'Create a column', rule(mayManageColumns), 'column'),
  'PUT /columns/:id': does('column.edit', '修改栏目', 'Edit a column', rule(mayManageColumns), ...column),
  'POST /columns/:id/move': does('column.move', '移动栏目', 'Move a column', rule(mayManageColumns), ...column),
  'GET /columns/:id/merge': shows(
    'column.merge-preview',
    '预览并入栏目',
    'Preview merging a column',
    rule(mayManageColumns),
    ...column,
  ),
  'POST /columns/:id/merge': does('column.merge', '并入栏目', 'Merge a column', rule(mayManageColumns), ...column),
  'GET /columns/:id/changes': shows(
    'column.changes',
    '查看栏目修改记录',
    'See the history of a column',
    signedIn,
    ...column,
  ),
  'GET /terms': shows('term.list', '查看分类和体裁', 'List topics and genres', signedIn),
  'PUT /terms/:kind': does(
    'term.edit',
    '修改分类或体裁',
    'Edit a topic or genre',
    rule(mayManageColumns),
    'term',
    'kind',
  ),
  'GET /settings/numbering': shows('setting.numbering', '查看编号规则', 'See the rules of numbering', signedIn),
  'POST /settings/numbering/preview': shows(
    'setting.numbering-preview',
    '预览编号规则',
    'Preview rules of numbering',
    rule(mayManageColumns),
  ),
  'PUT /settings/numbering': does(
    'setting.numbering-change',
    '修改编号规则',
    'Change the rules of numbering',
    rule(mayManageColumns),
    ...setting('numbering'),
  ),

  'GET /site/appearance': shows('appearance.see', '查看站点外观', 'See the appearance of the site', rule(mayKeepSite)),
  'PUT /site/appearance/draft': does(
    'appearance.prepare',
    '修改站点外观草稿',
    'Prepare the appearance of the site',
    rule(mayKeepSite),
    ...setting('appearance'),
  ),
  'POST /site/appearance/discard': does(
    'appearance.discard',
    '放弃站点外观草稿',
    'Discard a prepared appearance',
    rule(mayKeepSite),
    ...setting('appearance'),
  ),
  'POST /site/appearance/live': does(
    'appearance.live',
    '上线站点外观',
    'Make an appearance live',
    rule(mayKeepSite),
    ...setting('appearance'),
  ),
  'POST /site/appearance/preview': shows(
    'appearance.preview',
    '预览站点外观',
    'Preview the appearance',
    rule(mayKeepSite),
  ),
  'POST /site/pictures': does(
    'appearance.picture',
    '上传站点图片',
    'Upload a picture of the site',
    rule(mayKeepSite),
    ...setting('appearance'),
  ),
  'GET /site/pictures/:picture': shows(
    'appearance.see-picture',
    '查看站点图片',
    'See a picture of the site',
    rule(mayKeepSite),
  ),

  'GET /settings/calendar': shows('setting.see-calendar', '查看日历', 'See the calendar', signedIn),
  'POST /settings/calendar/changes': does(
    'setting.calendar',
    '修改日历',
    'Change the calendar',
    rule(mayKeepSite),
    ...setting('calendar'),
  ),
  'POST /settings/calendar/changes/preview': shows(
    'setting.preview-calendar',
    '试算日历',
    'Foresee a calendar',
    rule(mayKeepRequestSettings),
  ),
  'GET /settings/requests': shows('setting.see-requests', '查看申请设置', 'See settings of requests', signedIn),
  'PUT /settings/requests': does(
    'setting.requests',
    '修改申请设置',
    'Set requests',
    rule(mayKeepRequestSettings),
    ...setting('requests'),
  ),
  'GET /settings/templates/:kind': shows(
    'setting.see-template',
    '查看文书文本',
    'See a letter’s text',
    signedIn,
    ...template,
  ),
  'GET /settings/templates/:kind/history': shows(
    'setting.template-history',
    '查看文书文本的历史',
    'See a letter’s history',
    signedIn,
    ...template,
  ),
  'PUT /settings/templates/:kind': does(
    'setting.template',
    '修改文书文本',
    'Set a letter’s text',
    rule(mayKeepRequestSettings),
    ...template,
  ),
  'GET /settings/clock': shows('setting.see-clock', '查看计时口径', 'See how days are counted', signedIn),
  'POST /settings/clock/preview': shows(
    'setting.preview-clock',
    '试算计时口径',
    'Foresee a way of counting',
    rule(mayKeepRequestSettings),
  ),
  'PUT /settings/clock': does(
    'setting.clock',
    '修改计时口径',
    'Set how days are counted',
    rule(mayKeepRequestSettings),
    ...setting('clock'),
  ),
  'GET /settings/notices': shows('setting.see-notices', '查看通知设置', 'See settings of notices', signedIn),
  'PUT /settings/notices': does(
    'setting.notices',
    '修改通知设置',
    'Set notices',
    rule(mayKeepRequestSettings),
    ...setting('notices'),
  ),
  'GET /settings/ledger': shows('setting.see-ledger', '查看台账见证', 'See who witnesses the ledger', signedIn),
  'PUT /settings/ledger': does(
    'setting.ledger',
    '修改台账见证',
    'Set who witnesses the ledger',
    rule(mayKeepSite),
    ...setting('ledger'),
  ),

  'GET /settings/sign-in': shows(
    'setting.see-sign-in',
    '查看登录设置',
    'See how people sign in',
    rule(mayManagePeople),
  ),
  'PUT /settings/sign-in': does(
    'setting.sign-in',
    '修改登录设置',
    'Set how people sign in',
    rule(mayManagePeople),
    ...setting('sign-in'),
  ),

  'GET /trail': shows('trail.list', '查看操作日志', 'Read the trail', reader),
  'GET /trail/choices': shows('trail.choices', '查看操作日志的查询条件', 'See what the trail can be asked', reader),
  'GET /trail/:id': shows('trail.see', '查看一条操作日志', 'Read an entry of the trail', reader),
  'GET /trail/export.xlsx': reads('trail.export', '导出操作日志', 'Export the trail', reader),
  'GET /trail/export.csv': reads('trail.export', '导出操作日志', 'Export the trail', reader),
  'GET /settings/trail': shows('setting.see-trail', '查看操作日志权限', 'See who may read the trail', signedIn),
  'PUT /settings/trail': does(
    'setting.trail',
    '修改操作日志权限',
    'Set who may read the trail',
    rule(mayKeepTrail),
    ...setting('trail'),
  ),
} as const;
