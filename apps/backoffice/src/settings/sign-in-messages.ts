import { say, type Catalogue } from '../i18n/messages.ts';

export const signInSettingsMessages = {
  title: say('登录与安全', 'Signing in'),
  about: say(
    '谁登录时要两步验证、一次登录多久有效、输错几次要等待，以及统一身份认证。改动立即生效并记入日志。',
    'Who needs a second factor, how long a session lasts, how many wrong attempts are free, and single sign-on. Changes hold at once and go on the trail.',
  ),
  secondFactorRoles: say('登录须两步验证的角色', 'Roles that need a second factor'),
  secondFactorHint: say(
    '已登录而没有验证器的人，会在下一次操作时被要求重新登录并绑定。',
    'Whoever is signed in without one is asked to sign in again and set it up.',
  ),
  demonstrationExempt: say('演示账号可不用两步验证', 'Accounts made for demonstration need none'),
  sessionHours: say('一次登录最长有效（小时）', 'A session lasts at most (hours)'),
  sessionHint: say(
    '1 至 24 小时；缩短后，已超过的登录随即结束。',
    '1 to 24; when shortened, sessions that are older end at once.',
  ),
  attempts: say('输错多少次以后开始等待', 'Wrong attempts before one has to wait'),
  attemptsHere: say('同一账号，同一地点', 'One account, one place'),
  attemptsAccount: say('同一账号，所有陌生地点合计', 'One account, all unknown places'),
  attemptsAddress: say('同一网络地址，所有账号合计', 'One address, all accounts'),
  longestWait: say('最长等待（分钟）', 'Longest wait (minutes)'),
  attemptsHint: say(
    '等待从一分钟起，每错一次加倍。本人在用过的电脑上不受别人输错的影响。',
    'The wait begins with a minute and doubles each time. On a computer one has used, the mistakes of others do not count.',
  ),
  sso: say('使用统一身份认证（OpenID Connect）', 'Use single sign-on (OpenID Connect)'),
  ssoHint: (callback: string, back: string) =>
    say(
      `在对方登记的回调地址：${callback}；退出后返回：${back}。只能登录已有账号，不会自动开立账号。`,
      `Register there as redirect address ${callback}, and after signing out ${back}. Only accounts that exist can be used; none is opened by itself.`,
    ),
  issuer: say('发行者地址', 'Issuer'),
  clientId: say('客户端标识', 'Client id'),
  clientSecret: say('客户端密钥', 'Client’s secret'),
  secretKept: say('已保存，不再显示；不更换就留空。', 'Kept and never shown; leave empty to keep it.'),
  secretInFile: say(
    '由运维放在文件中，这里不用填写，填写了也不起作用。',
    'The operator keeps it in a file; nothing is needed here, and what is typed does not count.',
  ),
  secretOrFile: say(
    '必填；运维已按发行者地址放在文件中的，可以留空。',
    'Needed, unless the operator keeps one for this issuer in a file.',
  ),
  label: say('登录按钮文字', 'Words of the button'),
  claim: say('哪个声明是本系统的用户名', 'Claim that holds the user name'),
  claimHint: say(
    '须是对方管理、本人不能自行修改的一项，例如工号。首次登录后绑定，以后改名也不会换人。',
    'One that is kept by the provider and that people cannot change themselves. It links the account once; a name given to another opens nothing.',
  ),
  trustSecondFactor: say('对方已做两步验证的，这里不再要求', 'A second factor shown there counts here'),
  save: say('保存', 'Save'),
  saved: say('已保存。', 'Saved.'),
} satisfies Catalogue;
