import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repairText } from '@openzone/chinese-text/repair';
import { seeds } from './reported-year.ts';

/** Figures that published reports state, by the cell of the statistics form they belong in. */

/** A report that says 6000余条 means 6000 at least and less than 7000: the last digit it names may be more, no other. */
export interface Stated {
  readonly least: number;
  readonly below: number;
}

const sentences2018: Readonly<Record<string, RegExp>> = {
  A1: /全市主动公开政府信息(\d+万?余?)条/,
  'A2.1': /通过政府公报公开(\d+万?余?)条/,
  'A2.2': /通过政府网站公开(\d+万?余?)条/,
  'A2.3': /通过政务微博公开(\d+万?余?)条/,
  'A2.4': /通过政务微信公开(\d+万?余?)条/,
  'A2.5': /通过其他方式公开(\d+万?余?)条/,
  'B2.1': /全市举办新闻发布会(\d+余?)次/,
  'B2.2': /新闻发布会\d+余?次、在线访谈(\d+)次/,
  C1: /全市共收到政府信息公开申请(\d+)件/,
  'C1.1': /当面申请(\d+)件/,
  'C1.3': /网络申请(\d+)件/,
  'C1.4': /信函申请(\d+)件/,
  'C3.1': /属于已主动公开范围(\d+)件/,
  'C3.2': /(?<!不)同意公开答复(\d+)件/,
  'C3.3': /同意部分公开答复(\d+)件/,
  'C3.4': /不同意公开答复(\d+)件/,
  'C3.4.1': /涉及国家秘密(\d+)件/,
  'C3.4.2': /涉及商业秘密(\d+)件/,
  'C3.4.3': /涉及个人隐私(\d+)件/,
  'C3.4.5': /不是《条例》所指政府信息(\d+)件/,
  'C3.4.6': /法律规定的其他情形(\d+)件/,
  'C3.5': /不属于本行政机关公开(\d+)件/,
  'C3.6': /申请信息不存在(\d+)件/,
  'C3.7': /告知作出更改补充(\d+)件/,
  'C3.8': /告知通过其他途径办理(\d+)件/,
  D: /行政复议(\d+)件/,
  E: /行政诉讼(\d+)件/,
  I2: /全市共组织政务公开培训(\d+)次/,
  I3: /接受培训(\d+)人次/,
};

const sentences2016: Readonly<Record<string, RegExp>> = {
  A1: /高新区主动公开政务信息(\d+)条/,
  A1a: /主动公开规范性文件(\d+)件/,
  A1b: /制发规范性文件(\d+)件/,
  'A2.2': /通过政府网站公开信息(\d+)条/,
  'A2.4': /通过政务微信公开政务信息(\d+)条/,
  'A2.5': /等其他方式公开政务信息(\d+)条/,
  'B2.2a': /主要负责同志参加政府网站在线访谈(\d+)次/,
  'B2.3': /发布政策解读稿件(\d+)次/,
  H1: /有(\d+)个专门承担政务信息公开工作的机构/,
  H2: /设置(\d+)个政府信息公开查阅点/,
  H3: /具体承担政务信息公开工作人员(\d+)人/,
  'H3.1': /专职人员(\d+)人/,
  'H3.2': /兼职人员(\d+)人/,
  H4: /政务信息公开专项经费(\d+)万元/,
  I1: /召开政府信息公开会议(\d+)次/,
  I2: /举办(\d+)次培训班/,
  I3: /接受培训人数(\d+)人/,
};

/** What a report says in words, where it means a figure. */
const words2018 = { G: /没有向申请人收取任何费用/ } as const;
const words2016 = {
  C1: /未收到要求公开信息的申请/,
  G: /未收取与政务信息公开相关的信息复制、邮寄等费用/,
  D: /未收到关于政务信息公开提起行政复议的申请/,
} as const;

export const read2018 = (): Record<string, Stated> => {
  const text = readSource('003');
  const found: Record<string, Stated> = { ...figuresIn(text, sentences2018), ...nothingIn(text, words2018) };
  // 已全部办结: all that came in.
  const all = found['C1'];
  if (!/已全部办结/.test(text) || all === undefined) throw new Error('the report does not say all were closed');
  return { ...found, C2: all, C3: all };
};

export const read2016 = (): Record<string, Stated> => {
  const text = readSource('001');
  return { ...figuresIn(text, sentences2016), ...nothingIn(text, words2016) };
};

function readSource(begins: string): string {
  const name = readdirSync(seeds).find((file) => file.startsWith(begins));
  if (name === undefined) throw new Error(`no report ${begins} in ${seeds}`);
  return repairText(readFileSync(join(seeds, name), 'utf8')).text;
}

function figuresIn(text: string, sentences: Readonly<Record<string, RegExp>>): Record<string, Stated> {
  return Object.fromEntries(
    Object.entries(sentences).map(([cell, pattern]) => {
      const found = pattern.exec(text)?.[1];
      if (found === undefined) throw new Error(`the report says nothing of ${cell}`);
      return [cell, stated(found)];
    }),
  );
}

function nothingIn(text: string, words: Readonly<Record<string, RegExp>>): Record<string, Stated> {
  return Object.fromEntries(
    Object.entries(words).map(([cell, pattern]) => {
      if (!pattern.test(text)) throw new Error(`the report says nothing of ${cell}`);
      return [cell, { least: 0, below: 1 }];
    }),
  );
}

/** 173 → 173; 7万余 → 70,000 and less than 80,000; 14000余 → 14,000 and less than 15,000. */
export function stated(words: string): Stated {
  const [, digits = '', ten, more] = /^(\d+)(万?)(余?)$/.exec(words) ?? [];
  const least = Number(digits) * (ten === '万' ? 10_000 : 1);
  if (more !== '余') return { least, below: least + 1 };
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return { least, below: least + 10 ** zeros * (ten === '万' ? 10_000 : 1) };
}

/** The cells whose figure is not the one stated. */
export function misfits(
  source: Readonly<Record<string, Stated>>,
  figures: Readonly<Record<string, number>>,
): { cell: string; stated: Stated; figure: number | undefined }[] {
  return Object.entries(source).flatMap(([cell, range]) => {
    const figure = figures[cell];
    const fits = figure !== undefined && figure >= range.least && figure < range.below;
    return fits ? [] : [{ cell, stated: range, figure }];
  });
}
