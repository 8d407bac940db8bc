import type { ReportFinding } from '@openzone/contracts';
import { rounded, type Figures } from './compile.ts';
import { cellsOf, type ReportForm } from './forms/index.ts';

/** Sentences that state a figure the tables state otherwise: a text that says 53 while the table says 52. */

/** 173, 1,846, 7万余, 6000余: a figure with 余 or 多 means that much at least, and less than one more of its last unit. */
const number = String.raw`(\d[\d,，]*(?:\.\d+)?\s*万?\s*[余多]?)`;

const said = (before: string, after: string): RegExp => new RegExp(`${before}${number}\\s*${after}`, 'gu');

/** How reports put it, and the cells whose sum it is. Whatever else stands between verb and figure is short. */
type Saying = readonly [pattern: RegExp, cells: readonly string[]];

const gap = String.raw`[^\d，。；、（(]{0,16}`;

const table3: readonly Saying[] = [
  [said(`(?:新收|收到)${gap}申请`, '件'), ['3.new_received.total']],
  [said(`(?:办结|办理|答复)${gap}申请(?:答复)?`, '件'), ['3.result_total.total']],
  [said('(?:上年结转)', '件'), ['3.carried_in.total']],
  [said(`结转下年度?(?:继续办理)?`, '件'), ['3.carried_out.total']],
  [said('(?<!不)予以公开', '件'), ['3.granted.total']],
  [said('部分公开', '件'), ['3.partial.total']],
  [said(`行政复议(?:案件)?`, '[件起]'), ['4.review.total']],
  [said(`行政诉讼(?:案件)?`, '[件起]'), ['4.litigation_direct.total', '4.litigation_after_review.total']],
  [said(`制发(?:行政)?规范性文件`, '[件个]'), ['2.normative_documents.made']],
  [said(`废止(?:行政)?规范性文件`, '[件个]'), ['2.normative_documents.ended']],
];

const statistics: readonly Saying[] = [
  [said(`主动公开(?:政府|政务)信息(?:数)?`, '条'), ['A1']],
  [said('主动公开规范性文件', '[件条个]'), ['A1a']],
  [said('制发规范性文件', '[件个]'), ['A1b']],
  [said('通过政府公报公开(?:政府信息)?', '条'), ['A2.1']],
  [said('通过政府网站公开(?:政府信息|信息)?', '条'), ['A2.2']],
  [said('通过政务微博公开(?:政府信息|政务信息|信息)?', '条'), ['A2.3']],
  [said('通过政务微信公开(?:政府信息|政务信息|信息)?', '条'), ['A2.4']],
  [said('(?:通过|等)其他方式公开(?:政府信息|政务信息|信息)?', '条'), ['A2.5']],
  [said(`收到${gap}申请`, '件'), ['C1']],
  [said('当面申请', '件'), ['C1.1']],
  [said('网络申请', '件'), ['C1.3']],
  [said('信函申请', '件'), ['C1.4']],
  [said(`(?:办结|办理)${gap}申请(?:答复)?`, '件'), ['C2']],
  [said('属于已主动公开范围', '件'), ['C3.1']],
  [said('(?<!不)同意公开(?:答复)?', '件'), ['C3.2']],
  [said('同意部分公开(?:答复)?', '件'), ['C3.3']],
  [said('不同意公开(?:答复)?', '件'), ['C3.4']],
  [said('不属于本行政机关公开', '件'), ['C3.5']],
  [said('申请信息不存在', '件'), ['C3.6']],
  [said('行政复议(?:案件)?', '[件起]'), ['D']],
  [said('行政诉讼(?:案件)?', '[件起]'), ['E']],
  [said('(?:培训班?|举办培训)', '[次期]'), ['I2']],
  [said('接受培训(?:人数)?', '人'), ['I3']],
];

/** Each statement that does not agree with the tables, with the part it stands in. Figures are taken from the words as they will be read. */
export function contradictions(
  form: ReportForm,
  figures: Figures,
  texts: Readonly<Record<string, string>>,
): ReportFinding[] {
  const labels = new Map(cellsOf(form).map(({ id, label }) => [id, label]));
  const sayings = form.key === '2018' ? statistics : table3;
  return Object.entries(texts).flatMap(([part, text]) =>
    sayings.flatMap(([pattern, cells]) => {
      if (!cells.every((cell) => labels.has(cell))) return [];
      const told = rounded(cells.reduce((sum, cell) => sum + (figures[cell] ?? 0), 0));
      return [...text.matchAll(pattern)].flatMap(([statement, words = '']) => {
        if (agrees(words, told)) return [];
        const name = cells.map((cell) => `“${labels.get(cell) ?? cell}”`).join('、');
        return [
          {
            rule: 'TEXT',
            level: 'warning' as const,
            cells: [...cells],
            text: {
              zh: `第${part === '' ? '' : part}部分写“${statement}”，而表中${name}为 ${told}。`,
              en: `Part ${part} says “${statement}”, while the table has ${told} for ${name}.`,
            },
          },
        ];
      });
    }),
  );
}

/** Figures that a text states exactly, by the cell they belong in; one with 余 or 多 is none. The first statement of a figure counts. */
export function statedFigures(form: ReportForm, text: string): Figures {
  const known = new Set(cellsOf(form).map(({ id }) => id));
  const found: Record<string, number> = {};
  for (const [pattern, cells] of form.key === '2018' ? statistics : table3) {
    const [cell] = cells;
    if (cell === undefined || cells.length > 1 || !known.has(cell) || found[cell] !== undefined) continue;
    const words = [...text.matchAll(pattern)].map((match) => match[1] ?? '').find((one) => !/[余多]/u.test(one));
    if (words === undefined) continue;
    const plain = words.replaceAll(/[,，\s]/gu, '');
    found[cell] = rounded(Number(plain.replace('万', '')) * (plain.endsWith('万') ? 10_000 : 1));
  }
  return found;
}

function agrees(words: string, told: number): boolean {
  const [, digits = '', ten = '', more = ''] = /^([\d.,，]+)\s*(万?)\s*([余多]?)$/u.exec(words.trim()) ?? [];
  const plain = digits.replaceAll(/[,，]/gu, '');
  const unit = ten === '万' ? 10_000 : 1;
  const least = rounded(Number(plain) * unit);
  if (more === '') return told === least;
  const decimals = /\.(\d+)$/u.exec(plain)?.[1]?.length ?? 0;
  const zeros = decimals > 0 ? -decimals : (/0*$/u.exec(plain)?.[0].length ?? 0);
  return told >= least && told < rounded(least + 10 ** zeros * unit);
}
