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
  codeTitle: say('第二步：验证码', 'Second step: a code'),
  codeAbout: say(
    '打开手机上的验证器，输入它现在显示的六位数字。手机不在身边时，可以用一个恢复码。',
    'Open the authenticator on your telephone and enter the six digits it shows now. Without the telephone, use a recovery code.',
  ),
  code: say('验证码或恢复码', 'Code or recovery code'),
  codeMissing: say('请填写验证码。', 'Enter the code.'),
  passwordTitle: say('设置您自己的密码', 'Choose a password of your own'),
  passwordAbout: say(
    '您现在用的是别人给的初始密码，只能用来登录这一次。请设置一个只有您知道的密码。',
    'The initial password was given to you by somebody else and is good for this once. Choose one that only you know.',
  ),
  newPassword: say('新密码', 'New password'),
  newPasswordHint: say(
    '至少 12 个字符。几个词连成一句就好，不要求大小写和符号。',
    'At least 12 characters. A few words in a row will do; capitals and signs are not needed.',
  ),
  repeat: say('再输入一次', 'Once more'),
  repeatWrong: say('两次输入不一样。', 'The two are not the same.'),
  enrolTitle: say('绑定验证器', 'Set up an authenticator'),
  enrolAbout: say(
    '您的角色需要在密码之外再验证一次。请用手机上的验证器应用（支持 TOTP 的任何一种）扫描二维码，再输入它显示的六位数字。',
    'Your role needs a second factor. Scan this with any TOTP authenticator on your telephone, then enter the six digits it shows.',
  ),
  qr: say('验证器二维码', 'QR code for the authenticator'),
  typedKey: say('不能扫描？手工输入密钥：', 'Cannot scan? Type this key:'),
  digits: say('六位验证码', 'Six-digit code'),
  codesTitle: say('恢复码', 'Recovery codes'),
  codesAbout: say(
    '验证器丢失时，每个恢复码可以代替验证码登录一次。请打印或抄写下来，放在安全的地方；关闭后不再显示。',
    'If the authenticator is lost, each of these signs you in once. Print or copy them and keep them safe; they are not shown again.',
  ),
  codesCopy: say('复制全部', 'Copy all'),
  codesKept: say('我已保存好', 'I have kept them'),
  next: say('继续', 'Continue'),
  startOver: say('重新开始', 'Begin again'),
  bySso: (label: string) => say(`用“${label}”登录`, `Sign in by “${label}”`),
  help: say(
    '忘记密码或账号被锁定，请联系本单位的系统管理员。',
    'If you have forgotten the password or the account is locked, ask your administrator.',
  ),
} satisfies Catalogue;
