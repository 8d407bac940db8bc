import type { genres } from '@openzone/contracts';
import { nothing, propose } from './proposed.ts';
import type { Proposed } from './types.ts';

type Genre = (typeof genres)[number];

const ENDINGS: readonly (readonly [RegExp, Genre])[] = [
  [/(?:会议)?纪要$/u, '纪要'],
  [/通知$/u, '通知'],
  [/通告$/u, '通告'],
  [/公告$/u, '公告'],
  [/公报$/u, '公报'],
  [/决定$/u, '决定'],
  [/决议$/u, '决议'],
  [/(?:命令|令)$/u, '命令（令）'],
  [/意见$/u, '意见'],
  [/通报$/u, '通报'],
  [/(?:报告|年报)$/u, '报告'],
  [/请示$/u, '请示'],
  [/批复$/u, '批复'],
  [/议案$/u, '议案'],
  [/(?:复函|函)$/u, '函'],
];

/** The genre (one of the fifteen kinds of official document) from header, title, or number; other kinds of writing have none. */
export function findGenre(
  title: string | null,
  labelled: string | undefined,
  documentNumber: string | null,
): Proposed<string> {
  const fromLabel = labelled === undefined ? undefined : match(labelled);
  if (fromLabel !== undefined)
    return propose<string>(fromLabel, 0.95, `表头体裁为“${labelled}”`, `the header gives the genre "${labelled}"`);
  const plain = (title ?? '')
    .replace(/[》”"』」\s]+$/gu, '')
    .replace(/[（(][^（）()]*[）)]$/u, '')
    .replace(/[》”"』」\s]+$/gu, '');
  const fromTitle = match(plain);
  if (fromTitle !== undefined) {
    return propose<string>(
      fromTitle,
      0.95,
      `标题以“${plain.slice(-2)}”结尾`,
      `the title ends with "${plain.slice(-2)}"`,
    );
  }
  if (documentNumber !== null && /函〔/u.test(documentNumber))
    return propose<string>('函', 0.7, '发文字号是函的字号', 'the document number is that of a letter');
  return nothing(
    '标题不以十五种法定公文文种结尾，如工作总结、方案、简讯',
    'the title does not end with one of the fifteen official genres (a summary, plan or news item)',
  );
}

function match(text: string): Genre | undefined {
  return ENDINGS.find(([pattern]) => pattern.test(text))?.[1];
}
