import { say, type Catalogue } from '../i18n/messages.ts';

export const signInMessages = {
  title: say('登录', 'Sign in'),
  about: say(
    '政府信息公开：起草、认定、审查、发布，一处办理。',
    'Drafting, determination, review and publication of government information, in one place.',
  ),
  name: say('用户名', 'User name'),
  password: say('密码', 'Password'),
  submit: say('登录', 'Sign in'),
  nameMissing: say('请填写用户名。', 'Enter your user name.'),
  passwordMissing: say('请填写密码。', 'Enter your password.'),
  capsLock: say('大写锁定已打开。', 'Caps Lock is on.'),
  already: say('登录后回到刚才的页面。', 'After signing in you return to where you were.'),
  help: say(
    '忘记密码或账号被锁定，请联系本单位的系统管理员。',
    'If you have forgotten the password or the account is locked, ask your administrator.',
  ),
} satisfies Catalogue;
