import { isLine } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import { findDates, onlyDate } from './dates.ts';
import { propose } from './proposed.ts';
import type { Proposed } from './types.ts';

const ORGAN =
  '管理委员会办公室|管委会办公室|党工委办公室|管理委员会|管委会|党工委|人民政府办公室|人民政府办公厅|人民政府|办公室|办公厅|委员会|领导小组|指挥部|街道办事处|办事处|管理局|分局|局|厅|中心|支队|大队|总队|人民法院|人民检察院|集团公司|有限公司|公司|协会|学校|医院|研究院|管理处|部|处|委';
const ZONE =
  '(?:经济技术)?(?:开发区|高新区|高新技术产业开发区|新区|园区|工业园|产业园|保税区|示范区|度假区|试验区|合作区)';
const ORGAN_LINE = new RegExp(
  String.raw`^[\u4e00-\u9fa5（）()、\s]{2,60}(?:${ORGAN}|${ZONE})(?:\s*[（(](?:章|印章|盖章|公章)[）)])?$`,
  'u',
);
const ORGAN_NAME = new RegExp(String.raw`^[\u4e00-\u9fa5（）()]{2,40}?(?:${ORGAN})$`, 'u');

/** The signature at the end of a document: the agency's line and the day under it. */
export interface Signature {
  readonly agency: string | undefined;
  readonly date: FoundDate;
  /** Index of the first line of the agency's name, and of the block with the date. */
  readonly from: number;
  readonly index: number;
}

/**
 * Finds the signature (落款). The first date that stands under the name of an organ is the document's own, since what follows
 * is an attachment; failing that, the last line that is nothing but a date.
 */
export function findSignature(blocks: readonly Block[]): Signature | undefined {
  let bare: Signature | undefined;
  for (const [index, block] of blocks.entries()) {
    if (!isLine(block) || block.text.length > 80) continue;
    const date = onlyDate(block.text);
    if (date !== undefined) {
      const above = blocks[index - 1];
      const name = above !== undefined && isLine(above) ? organLine(above.text) : undefined;
      if (name !== undefined) return { ...joinAbove(blocks, index - 1, name), date, index };
      if (index > 0) bare = { agency: undefined, date, from: index, index };
      continue;
    }
    const together = sameLine(block.text);
    if (together !== undefined) return { ...together, from: index, index };
  }
  return bare;
}

/** "某某管委会 2018年7月13日" on one line, or on two inside one paragraph. */
function sameLine(text: string): { readonly agency: string; readonly date: FoundDate } | undefined {
  const date = findDates(text)[0];
  if (date === undefined || date.index < 4 || findDates(text).length > 1) return undefined;
  const rest = text
    .slice(date.index)
    .replace(date.text, '')
    .replace(/[（(]此件[^）)]*[）)]/gu, '')
    .trim();
  const agency = organLine(text.slice(0, date.index).trim());
  return agency !== undefined && rest === '' ? { agency, date } : undefined;
}

function organLine(text: string): string | undefined {
  const line = text.trim();
  if (line.length > 60 || !ORGAN_LINE.test(line)) return undefined;
  return line
    .replace(/\s*[（(](?:章|印章|盖章|公章)[）)]$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Joint signatures stand under each other; at most three are taken. */
function joinAbove(
  blocks: readonly Block[],
  index: number,
  last: string,
): { readonly agency: string; readonly from: number } {
  const names = [last];
  for (let i = index - 1; i >= Math.max(0, index - 2); i -= 1) {
    const block = blocks[i];
    const name = block !== undefined && isLine(block) ? organLine(block.text) : undefined;
    if (name === undefined) break;
    names.unshift(name);
  }
  return { agency: names.join(' '), from: index - names.length + 1 };
}

/** What the agency can be told from. */
export interface AgencyClues {
  readonly labelled: string | undefined;
  readonly signature: Signature | undefined;
  readonly letterhead: string | undefined;
  readonly title: string | null;
  readonly text: string;
  readonly known: readonly string[];
  readonly source: string | undefined;
}

/** The issuing agency: header field, signature, letterhead, the report's own words, title, in this order. */
export function findAgency(clues: AgencyClues): Proposed<string> {
  const found =
    fromLabel(clues) ??
    fromSignature(clues) ??
    fromLetterhead(clues) ??
    fromCompiler(clues) ??
    fromTitle(clues) ??
    fromKnown(clues) ??
    fromSource(clues);
  if (found === undefined)
    return {
      value: null,
      confidence: 0,
      reasons: [{ zh: '没有表头、落款或标题可以确定机关', en: 'no header, signature or title names an agency' }],
    };
  if (/XX|××|某某/iu.test(found.value ?? '')) return { ...found, confidence: 0.1 };
  const known = clues.known.find((k) => k === found.value);
  if (known === undefined) return found;
  const reason = { zh: '与本园区的单位名称一致', en: 'it is one of the zone’s own units' };
  return { ...found, confidence: Math.min(0.99, found.confidence + 0.1), reasons: [...found.reasons, reason] };
}

function fromLabel({ labelled }: AgencyClues): Proposed<string> | undefined {
  return labelled === undefined
    ? undefined
    : propose(labelled, 0.95, `表头写明“${labelled}”`, `the header names "${labelled}"`);
}

function fromSignature({ signature }: AgencyClues): Proposed<string> | undefined {
  const name = signature?.agency;
  return name === undefined ? undefined : propose(name, 0.95, `落款“${name}”`, `the signature reads "${name}"`);
}

function fromLetterhead({ letterhead }: AgencyClues): Proposed<string> | undefined {
  const name = letterhead?.replace(/(?:文件|公告|通告|令|函|简报)$/u, '');
  if (name === undefined || !ORGAN_NAME.test(name)) return undefined;
  return propose(name, 0.9, `发文机关标志“${letterhead}”`, `the letterhead reads "${letterhead}"`);
}

function fromCompiler({ text }: AgencyClues): Proposed<string> | undefined {
  const name = /本(?:年度)?报告由([\u4e00-\u9fa5]{4,30}?)(?:根据|按照|依据|编制)/u.exec(text.slice(0, 600))?.[1];
  return name === undefined
    ? undefined
    : propose(name, 0.85, `首段写明本报告由“${name}”编制`, `the first paragraph says it was compiled by "${name}"`);
}

/** The title up to 关于, a year or the subject; a zone's name becomes its committee when the text says so. */
function fromTitle({ title, text }: AgencyClues): Proposed<string> | undefined {
  if (title === null) return undefined;
  const before = /^(.{2,40}?)(?=关于|转发|印发|(?:19|20)\d{2}\s*年|二[〇○]|第)/u.exec(title)?.[1]?.trim();
  if (before !== undefined && ORGAN_NAME.test(before))
    return propose(before, 0.85, `标题以“${before}”开头`, `the title begins with "${before}"`);
  const organ = new RegExp(
    String.raw`^([\u4e00-\u9fa5]{2,30}?(?:管理委员会|管委会|人民政府)(?:办公室|办公厅)?)`,
    'u',
  ).exec(title)?.[1];
  if (organ !== undefined) return propose(organ, 0.75, `标题以“${organ}”开头`, `the title begins with "${organ}"`);
  const zone = new RegExp(String.raw`^([\u4e00-\u9fa5A-Za-z×]{1,16}?${ZONE})`, 'u').exec(title)?.[1];
  return zone === undefined ? undefined : committeeOf(zone, text);
}

function committeeOf(zone: string, text: string): Proposed<string> {
  const full = new RegExp(
    String.raw`(?<=[《“（(，,。、\s]|^)([\u4e00-\u9fa5]{0,4}${escapePattern(zone)}(?:管理委员会|管委会))`,
    'u',
  ).exec(text)?.[1];
  if (full !== undefined)
    return propose(full, 0.7, `标题有“${zone}”，正文出现“${full}”`, `the title has "${zone}" and the text "${full}"`);
  if (/管委会|管理委员会/u.test(text)) {
    return propose(
      `${zone}管委会`,
      0.55,
      `标题以“${zone}”开头，正文提到管委会`,
      `the title begins with "${zone}" and the text speaks of its committee`,
    );
  }
  return propose(
    zone,
    0.35,
    `标题以“${zone}”开头，没有写明机关`,
    `the title begins with "${zone}"; no agency is named`,
  );
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

function fromKnown({ known, text }: AgencyClues): Proposed<string> | undefined {
  const name = known.find((k) => text.includes(k));
  return name === undefined
    ? undefined
    : propose(name, 0.4, `正文提到本园区单位“${name}”`, `the text mentions the unit "${name}"`);
}

function fromSource({ source }: AgencyClues): Proposed<string> | undefined {
  if (source === undefined || !new RegExp(String.raw`(?:${ORGAN})$`, 'u').test(source)) return undefined;
  return propose(source, 0.4, `来源“${source}”`, `the source is "${source}"`);
}
