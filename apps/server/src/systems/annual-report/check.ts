import type { Text } from '../../platform/errors.ts';
import { rounded, type Figures } from './compile.ts';
import { cellsOf, type CellDefinition, type CheckRule, type ReportForm, type Term } from './forms/index.ts';

/** Cross-footing: the figures of a form held against each other and against the year before. */

export interface Finding {
  /** The official number of the rule, F1 … F10 or L1 … L6. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  /** The cells it is about. */
  readonly cells: readonly string[];
  readonly text: Text;
}

export interface CheckContext {
  /** The figures of the year before, by the same ids; undefined where there is no such report. */
  readonly before?: Figures | undefined;
  /** Requests received by the register's own count by channel. */
  readonly received?: number | undefined;
  /** Requests of the year answered after their limit. */
  readonly late?: number | undefined;
  /** Yuan of fees on record. */
  readonly fees?: number | undefined;
  /** The words of the parts, by their number. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/** Every rule that does not hold, in the order of the form's rules. A figure that is missing counts as 0. */
export function checkFigures(form: ReportForm, figures: Figures, context: CheckContext = {}): Finding[] {
  const cells = new Map(cellsOf(form).map((cell) => [cell.id, cell]));
  return form.checks.flatMap((rule) => findings(rule, { cells, figures, context }));
}

interface Sheet {
  readonly cells: ReadonlyMap<string, CellDefinition>;
  readonly figures: Figures;
  readonly context: CheckContext;
}

function findings(rule: CheckRule, sheet: Sheet): Finding[] {
  const { figures, context } = sheet;
  const found = (cells: readonly string[], zh: string, en: string): Finding[] => [
    { rule: rule.id, level: rule.level, cells, text: { zh, en } },
  ];
  switch (rule.kind) {
    case 'equal':
    case 'atMost':
      return compare(rule, sheet);
    case 'carried':
    case 'carriedAtMost':
      return context.before === undefined ? [] : compareWithBefore(rule, sheet, context.before);
    case 'numbers':
      return [...sheet.cells.values()].flatMap((cell) => {
        const wrong = wrongNumber(cell, figures[cell.id] ?? 0);
        return wrong === undefined ? [] : found([cell.id], `“${cell.label}”${wrong.zh}`, `“${cell.label}” ${wrong.en}`);
      });
    case 'register': {
      const [told, counted] = [figures[rule.cell] ?? 0, context.received];
      if (counted === undefined || told === counted) return [];
      return found(
        [rule.cell],
        `台账各渠道新收之和为 ${counted}，“${name(sheet, rule.cell)}”为 ${told}，相差 ${difference(counted, told)}。`,
        `The register received ${counted} by all channels, “${name(sheet, rule.cell)}” says ${told}.`,
      );
    }
    case 'late':
      return (context.late ?? 0) === 0
        ? []
        : found(
            [rule.cell],
            `“${name(sheet, rule.cell)}”中含逾期办结的申请 ${context.late} 件，请在文字部分说明。`,
            `“${name(sheet, rule.cell)}” contains ${context.late} requests closed after their limit; say so in the text.`,
          );
    case 'feesTold':
      return feesUntold(rule, sheet);
  }
}

function compare(rule: Extract<CheckRule, { kind: 'equal' | 'atMost' }>, sheet: Sheet): Finding[] {
  const [left, right] = [sum(rule.left, sheet.figures), sum(rule.right, sheet.figures)];
  if (rule.kind === 'equal' ? left === right : left <= right) return [];
  const [first, second] = [said(rule.left, sheet), said(rule.right, sheet)];
  const cells = [...rule.left, ...rule.right].map((term) => idOf(term));
  const text =
    rule.kind === 'equal'
      ? {
          zh: `${first.zh}为 ${left}，${second.zh}为 ${right}，应当相等，相差 ${difference(left, right)}。`,
          en: `${first.en} is ${left}, ${second.en} is ${right}; they should be equal and differ by ${difference(left, right)}.`,
        }
      : {
          zh: `${first.zh}为 ${left}，不应大于${second.zh}（${right}）。`,
          en: `${first.en} is ${left} and should not be more than ${second.en} (${right}).`,
        };
  return [{ rule: rule.id, level: rule.level, cells, text }];
}

function compareWithBefore(
  rule: Extract<CheckRule, { kind: 'carried' | 'carriedAtMost' }>,
  sheet: Sheet,
  before: Figures,
): Finding[] {
  const told = before[rule.before];
  // A form of other cells cannot be carried over from.
  if (told === undefined) return [];
  const now = sheet.figures[rule.cell] ?? 0;
  const expected = rounded(told + sum(rule.plus, sheet.figures));
  if (rule.kind === 'carried' ? now === expected : now <= expected) return [];
  const plus = rule.plus.map((term) => {
    const { cell, times } = typeof term === 'string' ? { cell: term, times: 1 } : term;
    return `${times < 0 ? '−' : '+'} “${name(sheet, cell)}” ${sheet.figures[cell] ?? 0}`;
  });
  const from = [`“${name(sheet, rule.before)}” ${told}`, ...plus].join(' ');
  const text =
    rule.kind === 'carried'
      ? {
          zh: `本年“${name(sheet, rule.cell)}”为 ${now}，按上年推算应为 ${expected}（上年${from}），请核对或者说明原因。`,
          en: `“${name(sheet, rule.cell)}” is ${now}; from the year before it should be ${expected} (${from}). Check it, or explain.`,
        }
      : {
          zh: `本年“${name(sheet, rule.cell)}”为 ${now}，不应大于 ${expected}（上年${from}）。`,
          en: `“${name(sheet, rule.cell)}” is ${now} and should not be more than ${expected} (${from}).`,
        };
  return [{ rule: rule.id, level: rule.level, cells: [rule.cell, ...rule.plus.map((term) => idOf(term))], text }];
}

function feesUntold(rule: Extract<CheckRule, { kind: 'feesTold' }>, { cells, figures, context }: Sheet): Finding[] {
  const abandoned = figures[rule.cell] ?? 0;
  const fees = context.fees ?? 0;
  if (context.texts === undefined || (abandoned === 0 && fees === 0)) return [];
  if (/信息处理费|收费/u.test(context.texts[rule.part] ?? '')) return [];
  return [
    {
      rule: rule.id,
      level: rule.level,
      cells: [rule.cell],
      text: {
        zh: `收取信息处理费 ${fees} 元、“${cells.get(rule.cell)?.label ?? rule.cell}”${abandoned} 件，第${rule.part}部分须说明收取信息处理费的情况。`,
        en: `${fees} yuan of fees and ${abandoned} requests dropped for want of payment are on record; part ${rule.part} has to report on fees.`,
      },
    },
  ];
}

function wrongNumber(cell: CellDefinition, value: number): Text | undefined {
  if (!Number.isFinite(value)) return { zh: '不是数字。', en: 'is no number.' };
  if (cell.unit !== '万元' && !Number.isInteger(value))
    return { zh: `为 ${value}，应为整数。`, en: `is ${value} and should be a whole number.` };
  if (cell.signed !== true && value < 0)
    return { zh: `为 ${value}，不应小于零。`, en: `is ${value} and should not be negative.` };
  return undefined;
}

const idOf = (term: Term): string => (typeof term === 'string' ? term : term.cell);
const name = ({ cells }: Sheet, id: string): string => cells.get(id)?.label ?? id;
const difference = (a: number, b: number): number => rounded(Math.abs(a - b));

function sum(terms: readonly Term[], figures: Figures): number {
  return rounded(
    terms.reduce((total, term) => {
      const { cell, times } = typeof term === 'string' ? { cell: term, times: 1 } : term;
      return total + times * (figures[cell] ?? 0);
    }, 0),
  );
}

/** A long sum is told by its first, its last and how many they are. */
function said(terms: readonly Term[], sheet: Sheet): Text {
  const names = terms.map((term) => `“${name(sheet, idOf(term))}”`);
  const [first, last] = [names[0] ?? '', names.at(-1) ?? ''];
  if (names.length === 1) return { zh: first, en: first };
  const list =
    names.length > 4
      ? { zh: `${first}至${last} ${names.length} 项`, en: `the ${names.length} from ${first} to ${last}` }
      : undefined;
  return {
    zh: `${list?.zh ?? names.join('、')}之和`,
    en: `the sum of ${list?.en ?? names.join(', ')}`,
  };
}
