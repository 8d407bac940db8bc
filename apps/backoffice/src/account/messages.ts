import { plural, say, type Catalogue } from '../i18n/messages.ts';

export const accountMessages = {
  title: say('账号安全', 'Account security'),
  about: say(
    '您的账号在哪些地方登录着、密码和验证器，都在这里查看和更改。',
    'Where your account is signed in, your password and your authenticator.',
  ),
  sessions: say('登录在这些地方', 'Where you are signed in'),
  sessionsAbout: say(
    '看到不认识的，请立即让它退出并修改密码。退出后，那台电脑上的登录信息当即失效。',
    'If you do not know one of them, end it at once and change your password. What that computer holds is worthless from then on.',
  ),
  current: say('本机', 'This one'),
  unknownAgent: say('未知浏览器', 'Unknown browser'),
  from: (address: string) => say(`来自 ${address}`, `from ${address}`),
  since: (at: string) => say(`${at} 登录`, `since ${at}`),
  seen: (at: string) => say(`最近使用 ${at}`, `last used ${at}`),
  bySso: say('单点登录', 'single sign-on'),
  end: say('让它退出', 'End'),
  endOf: (agent: string, address: string) => say(`让它退出：${address} 上的 ${agent}`, `End ${agent} at ${address}`),
  endOthers: say('让其他全部退出', 'End all others'),
  ended: (count: number) => say(`已让 ${count} 处退出。`, `Ended ${plural(count, 'session')}.`),
  password: say('密码', 'Password'),
  passwordSince: (at: string) =>
    say(
      `上次更改：${at}。更改后，其他地方的登录全部退出。`,
      `Last changed ${at}. Changing it ends every other session.`,
    ),
  present: say('现在的密码', 'Present password'),
  change: say('更改密码', 'Change the password'),
  changed: say('密码已更改，其他地方的登录已退出。', 'The password was changed and every other session ended.'),
  factor: say('验证器（两步验证）', 'Authenticator (second factor)'),
  factorOn: (at: string) => say(`已绑定（${at}）。`, `Set up on ${at}.`),
  recoveryLeft: (count: number) => say(`还有 ${count} 个恢复码没用。`, `${plural(count, 'recovery code')} left.`),
  factorOff: say(
    '还没有绑定。绑定后，登录时除密码外还要输入手机上的验证码，别人拿到密码也进不来。',
    'Not set up. With it, signing in takes a code from your telephone as well, and a password alone lets nobody in.',
  ),
  factorRequired: say('您的角色必须使用两步验证。', 'Your role needs a second factor.'),
  setUp: say('绑定验证器', 'Set up an authenticator'),
  renew: say('重新生成恢复码', 'New recovery codes'),
  renewAbout: say('原来没用的恢复码将全部作废。', 'The codes not yet used will be void.'),
  takeOff: say('解除绑定', 'Remove'),
  takeOffAbout: say(
    '换手机时先解除，再在新手机上绑定。角色要求两步验证的，下次登录时必须重新绑定。',
    'When you change telephones: remove it here, then set it up on the new one. Where your role needs it, the next sign-in asks for it.',
  ),
  takenOff: say('已解除绑定。', 'Removed.'),
  confirm: say('确认', 'Confirm'),
} satisfies Catalogue;
