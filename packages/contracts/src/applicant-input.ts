import type { Label } from './vocabulary.ts';

/** What people may type and attach, said once for every screen that asks for it and every server that checks it. */

/**
 * Kinds of files that can be attached, by what their content is, each as its users know it. Sentences that name them are made from this
 * list (`attachableWords`), so that none recommends what would be refused.
 */
export const attachableKinds = {
  pdf: { zh: 'PDF', en: 'PDF' },
  docx: { zh: 'DOCX', en: 'DOCX' },
  doc: { zh: 'DOC', en: 'DOC' },
  xlsx: { zh: 'XLSX', en: 'XLSX' },
  csv: { zh: 'CSV', en: 'CSV' },
  text: { zh: 'TXT', en: 'TXT' },
  image: { zh: '图片（PNG、JPEG、GIF、WebP）', en: 'images (PNG, JPEG, GIF, WebP)' },
} as const satisfies Readonly<Record<string, Label>>;

export function isAttachable(kind: string): boolean {
  return Object.hasOwn(attachableKinds, kind);
}

export const attachableWords: Label = {
  zh: Object.values(attachableKinds)
    .map(({ zh }) => zh)
    .join('、'),
  en: Object.values(attachableKinds)
    .map(({ en }) => en)
    .join(', '),
};

/** Full-width digits and dashes of every length are typed for plain ones. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212\uFF0D]/gu, '-')
    .trim();

/** Digits with blanks, hyphens and brackets between them; a country or area code may stand in brackets before them. */
const numberPattern = /^\+?[\d(][\d\s()-]{4,29}$/;
/** An extension behind it: 转8, 分机801, ext. 12, x12, #12. */
const extensionPattern = /\s*(?:转|轉|分机|分機|ext\.?|x|#|,)\s*\d{1,8}$/iu;

/** Whether it reads as a telephone or fax number as people write them, with or without area code and extension. */
export function isPhoneNumber(typed: string): boolean {
  const number = plain(typed).replace(extensionPattern, '');
  return numberPattern.test(number) && number.replaceAll(/\D/g, '').length >= 5 && hasPairedBrackets(number);
}

function hasPairedBrackets(text: string): boolean {
  return /^[^()]*(\([^()]+\)[^()]*)*$/.test(text);
}
