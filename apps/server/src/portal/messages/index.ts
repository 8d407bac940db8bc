import type { Language } from '../../platform/i18n/index.ts';
import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

export { termInEnglish } from './terms.ts';
export type { Messages } from './zh.ts';

/** The words of the public site. Traditional uses the Simplified ones: the whole page is converted after rendering. */
export function messagesFor(language: Language): Messages {
  return language === 'en' ? en : zh;
}
