import type { Bilingual } from './kinds.ts';

/** Why something was found. Codes are stable; `params` hold what the sentence of the code names. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string>>;
}

const SENTENCES = {
  'checksum-valid': { zh: '校验码符合 {standard}', en: 'its check character is right ({standard})' },
  'checksum-failed': {
    zh: '校验码不符 {standard}，但其他部分和上下文像是这类号码',
    en: 'its check character is wrong ({standard}), yet the rest and the surroundings speak for it',
  },
  form: { zh: '号码的构成符合 {form}', en: 'it has the form of {form}' },
  label: { zh: '前面写着“{label}”', en: 'it stands behind “{label}”' },
  column: { zh: '在表格的“{label}”一栏', en: 'it stands in the column “{label}”' },
  'document-mentions': { zh: '文中提到“{label}”', en: 'the document mentions “{label}”' },
  'follows-number': { zh: '紧接在同类号码之后', en: 'it follows a number of the same kind' },
  'house-level': { zh: '地址具体到“{part}”', en: 'the address goes down to “{part}”' },
  birth: { zh: '上下文说明是出生日期（“{word}”）', en: 'the words around say it is a birth (“{word}”)' },
  surname: {
    zh: '以姓氏“{surname}”开头，用字和上下文像人名',
    en: 'it begins with the surname “{surname}” and reads like a name',
  },
  'name-form': { zh: '构成像{people}人名', en: 'it is built like a {people} name' },
  'name-elsewhere': { zh: '同一姓名在文中别处已识别', en: 'the same name was recognised elsewhere in the document' },
  list: { zh: '在一串人名之中', en: 'it stands in a list of names' },
  'known-name': { zh: '在站点的人名词典中', en: 'it is in the site’s list of names' },
  health: { zh: '写到健康状况“{word}”', en: 'it tells a state of health (“{word}”)' },
  person: { zh: '同一句中有姓名“{name}”', en: 'the same sentence names “{name}”' },
  mark: { zh: '标志“{mark}”的写法和位置', en: 'the way and the place the mark “{mark}” is written' },
  term: { zh: '“{term}”在阻断词表中', en: '“{term}” is on the list of blocking terms' },
} as const satisfies Record<string, Bilingual>;

export type ReasonCode = keyof typeof SENTENCES;

export function reason(code: ReasonCode, params: Readonly<Record<string, string>> = {}): Reason {
  return { code, params };
}

/** The reason as a sentence without a full stop, in both languages. */
export function describeReason({ code, params }: Reason): Bilingual {
  const fill = (sentence: string): string => sentence.replace(/\{(\w+)\}/gu, (_, name: string) => params[name] ?? '');
  return { zh: fill(SENTENCES[code].zh), en: fill(SENTENCES[code].en) };
}
