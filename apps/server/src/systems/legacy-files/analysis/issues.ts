import type { RowError, Warning } from './types.ts';

export function impossibleDate(text: string, fieldZh: string, fieldEn: string): Warning {
  return {
    id: 'IMPOSSIBLE_DATE',
    zh: `${fieldZh}“${text}”不是真实存在的日期，没有采用，请对照原件填写。`,
    en: `The ${fieldEn} "${text}" is not a real day and was not used; enter it from the original.`,
  };
}

export function futureDate(text: string, today: string): Warning {
  return {
    id: 'FUTURE_DATE',
    zh: `日期“${text}”晚于今天（${today}），请核对。`,
    en: `The date "${text}" lies after today (${today}); check it.`,
  };
}

export function noDate(): Warning {
  return {
    id: 'NO_DATE',
    zh: '没有找到成文日期，请对照原件填写成文日期。',
    en: 'No written date was found; enter it from the original.',
  };
}

export function noTitle(): Warning {
  return {
    id: 'TITLE_COMPOSED',
    zh: '文中没有标题，已根据正文拟写，请核对或改写标题。',
    en: 'The text has no title; one was composed from it. Check or rewrite it.',
  };
}

export function titleTooLong(length: number): Warning {
  return {
    id: 'TITLE_TOO_LONG',
    zh: `标题有 ${length} 字，超过 500 字，很可能把正文当成了标题，请缩短标题。`,
    en: `The title has ${length} characters, more than 500; it probably holds body text. Shorten it.`,
  };
}

export function titleQuotes(): Warning {
  return {
    id: 'TITLE_QUOTES',
    zh: '标题的书名号位置可能有误（文种写在书名号内或不成对），请核对标题。',
    en: 'The book-title marks in the title look misplaced (the document type stands inside them, or they do not pair); check the title.',
  };
}

export function placeholders(): Warning {
  return {
    id: 'PLACEHOLDERS',
    zh: '标题或机关名称中有“XX”等占位符，可能是范文而不是正式文件，请核对后再决定是否导入。',
    en: 'The title or agency holds placeholders such as "XX"; this may be a sample, not a document. Check before importing.',
  };
}

export function emptyBody(): Warning {
  return {
    id: 'EMPTY_BODY',
    zh: '没有正文文字，请补录正文或作为附件处理。',
    en: 'There is no body text; add it, or treat the file as an attachment.',
  };
}

export function rowError(field: string, id: string, zh: string, en: string): RowError {
  return { field, id, zh, en };
}
