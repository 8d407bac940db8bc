import type { Text } from '../../platform/errors.ts';
import type { Figures } from './compile.ts';
import { askedBy, askedItems, type AskedItem, type FormKey } from './forms/index.ts';

/** Whether what a unit tells can be right, before anybody adds it up. Pure. */

export interface Doubt {
  readonly item: AskedItem;
  /** `error`: it cannot be; `warning`: it can, and its reason has to be given. */
  readonly level: 'error' | 'warning';
  readonly text: Text;
}

/** One is contained in the other. */
const contained: readonly (readonly [part: AskedItem, whole: AskedItem])[] = [
  ['pressConferencesByHead', 'pressConferences'],
  ['interviewsByHead', 'interviews'],
];

/** Where there is one there is the other. */
const together: readonly (readonly [one: AskedItem, other: AskedItem])[] = [
  ['trainees', 'trainings'],
  ['trainings', 'trainees'],
  ['procurementAmount', 'procurementProjects'],
];

/** A change to half or double is worth a word, unless the figures are so small that it means nothing. */
const factor = 2;
const smallest = 5;

/** What is wrong or doubtful, item by item in the order of the form. `last`: what the unit signed the year before. */
export function doubts(form: FormKey, figures: Figures, last: Figures | undefined): Doubt[] {
  const items = askedBy(form);
  const known = (item: AskedItem): number | undefined => (items.includes(item) ? figures[item] : undefined);
  return items.flatMap((item) => {
    const value = figures[item];
    if (value === undefined) return [];
    const wrong = impossible(item, value);
    if (wrong !== undefined) return [{ item, level: 'error' as const, text: wrong }];
    return [...relations(item, value, known), ...change(item, value, last?.[item])];
  });
}

/** Items not answered yet. */
export function unfilled(form: FormKey, figures: Figures): AskedItem[] {
  return askedBy(form).filter((item) => figures[item] === undefined);
}

function impossible(item: AskedItem, value: number): Text | undefined {
  const { label, unit } = askedItems[item];
  if (!Number.isFinite(value)) return { zh: `“${label.zh}”不是数字。`, en: `“${label.en}” is no number.` };
  if (unit !== '万元' && !Number.isInteger(value))
    return { zh: `“${label.zh}”应为整数。`, en: `“${label.en}” is a whole number.` };
  if (value < 0 && !('signed' in askedItems[item]))
    return { zh: `“${label.zh}”不应小于零。`, en: `“${label.en}” is not negative.` };
  if (unit === '万元' && Math.abs(value * 1e6 - Math.round(value * 1e6)) > 1e-3)
    return {
      zh: `“${label.zh}”以万元为单位，最多六位小数（分）。`,
      en: `“${label.en}” is in ten thousand yuan, to the cent.`,
    };
  return undefined;
}

function relations(item: AskedItem, value: number, known: (item: AskedItem) => number | undefined): Doubt[] {
  const found: Doubt[] = [];
  for (const [part, whole] of contained) {
    const all = known(whole);
    if (part !== item || all === undefined || value <= all) continue;
    const [a, b] = [askedItems[part].label, askedItems[whole].label];
    found.push({
      item,
      level: 'error',
      text: {
        zh: `“${a.zh}”（${value}）包含在“${b.zh}”（${all}）之内，不应大于它。`,
        en: `“${a.en}” (${value}) is contained in “${b.en}” (${all}) and cannot be more.`,
      },
    });
  }
  for (const [one, other] of together) {
    if (one !== item || value === 0 || known(other) !== 0) continue;
    const [a, b] = [askedItems[one].label, askedItems[other].label];
    found.push({
      item,
      level: 'warning',
      text: {
        zh: `“${a.zh}”为 ${value}，而“${b.zh}”为 0，请核对或者说明。`,
        en: `“${a.en}” is ${value} while “${b.en}” is 0; check, or explain.`,
      },
    });
  }
  return found;
}

function change(item: AskedItem, value: number, last: number | undefined): Doubt[] {
  if (last === undefined || Math.abs(value - last) <= smallest) return [];
  if (value <= last * factor && value >= last / factor) return [];
  const { label } = askedItems[item];
  return [
    {
      item,
      level: 'warning',
      text: {
        zh: `“${label.zh}”为 ${value}，上年为 ${last}，变化较大，请核对或者说明。`,
        en: `“${label.en}” is ${value}; the year before it was ${last}. Check, or explain.`,
      },
    },
  ];
}
