import type { Text } from '../errors.ts';

/** Simplified is what is written; Traditional is converted from it page by page; English has its own words for the interface. */
export type Language = 'zh-hans' | 'zh-hant' | 'en';

export const languages: readonly Language[] = ['zh-hans', 'zh-hant', 'en'];

/** BCP 47 tags for `lang` and `hreflang`. */
export const languageTags: Readonly<Record<Language, string>> = { 'zh-hans': 'zh-CN', 'zh-hant': 'zh-Hant', en: 'en' };

/** What an address in this language begins with. */
export const languagePrefixes: Readonly<Record<Language, string>> = { 'zh-hans': '', 'zh-hant': '/zh-hant', en: '/en' };

/** `/en/d/x` → English and `/d/x`; the bare prefix counts as its home page. */
export function splitLanguage(path: string): { language: Language; path: string } {
  for (const language of ['zh-hant', 'en'] as const) {
    const prefix = languagePrefixes[language];
    if (path === prefix) return { language, path: '/' };
    if (path.startsWith(prefix) && (path[prefix.length] === '/' || path[prefix.length] === '?')) {
      const rest = path.slice(prefix.length);
      return { language, path: rest.startsWith('/') ? rest : `/${rest}` };
    }
  }
  return { language: 'zh-hans', path };
}

/** The address of `path` (without prefix, beginning with `/`) in a language. */
export function localPath(language: Language, path: string): string {
  return `${languagePrefixes[language]}${path}`;
}

/** The words for this language; Traditional takes the Simplified ones, which are converted with the page. */
export function pick(text: Text, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}
