import { invalid, type AppError } from '../../platform/errors.ts';

export const passwordLength = { least: 12, most: 200 } as const;

/** What is tried first by whoever guesses, long enough to pass the length; compared without case, digits at the end and signs. */
const common = [
  'password',
  'passwordpassword',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'administrator',
  'adminadmin',
  'iloveyou',
  'letmein',
  'welcome',
  'changeme',
  'openzone',
  'woaini',
  'mima',
  'zhengwugongkai',
  'kaifaqu',
];

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\d+$/, '');
}

function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return Math.abs(step) <= 1 && codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === step);
}

/** Few different characters, or a short piece said again and again. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size < 5) return true;
  return [2, 3, 4, 5, 6].some(
    (size) =>
      text.length >= 2 * size &&
      text ===
        text
          .slice(0, size)
          .repeat(Math.ceil(text.length / size))
          .slice(0, text.length),
  );
}

/**
 * Length, and nothing that is tried first: no rules about capitals and signs, which make passwords worse (NIST SP 800-63B 5.1.1.2).
 * @returns what is wrong with it, or undefined
 */
export function passwordFault(password: string, signInName: string, displayName: string): AppError | undefined {
  const wrong = (zh: string, en: string): AppError => invalid('PASSWORD_WEAK', 'newPassword', zh, en);
  const { least, most } = passwordLength;
  if ([...password].length < least)
    return wrong(
      `新密码至少 ${least} 个字符。可以用几个词连成一句，不要求大小写和符号。`,
      `A new password has at least ${least} characters. A few words in a row will do; capitals and signs are not needed.`,
    );
  if (password.length > most) return wrong(`密码最多 ${most} 个字符。`, `A password has at most ${most} characters.`);
  const lower = password.toLowerCase();
  const names = [signInName, displayName].map((name) => name.toLowerCase()).filter((name) => name.length > 1);
  if (names.some((name) => lower.includes(name) && lower.length - name.length < 8))
    return wrong(
      '新密码不能只是用户名或姓名加几个字符，请换一个。',
      'The new password is little more than your name; choose another.',
    );
  if (common.includes(bare(password)) || bare(password) === '' || isRun(lower) || isMonotonous(lower))
    return wrong(
      '这个密码太常见或太有规律，容易被猜到，请换一个。',
      'This password is common or follows a pattern and is easily guessed; choose another.',
    );
  return undefined;
}
