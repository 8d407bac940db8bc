import { addDays } from '@openzone/calendar';
import type { DemoColumn } from '../types.ts';
import { DEMO_TODAY } from '../zone.ts';
import { LAST_WORKDAY, WORKDAYS, workdayIndex } from './days.ts';
import type { Random } from './random.ts';
import type { Template } from './template.ts';

/** One document to be written: by which template, on which day (position in `WORKDAYS`). */
export interface Planned {
  readonly template: Template;
  readonly day: number;
}

/** Part of all documents that each year gets; the remainder falls on the present year. */
const YEAR_SHARES: readonly (readonly [year: number, share: number])[] = [
  [2021, 0.07],
  [2022, 0.1],
  [2023, 0.14],
  [2024, 0.17],
  [2025, 0.24],
];
/** Days a list may have to live from one document before the column asks for the next: leave half of it unused. */
const FRESH_SHARE = 0.5;
const ATTEMPTS = 60;

function suits(template: Template, day: number): boolean {
  const date = WORKDAYS[day];
  if (date === undefined) return false;
  const month = Number(date.slice(5, 7));
  return (template.months?.includes(month) ?? true) && Number(date.slice(8)) >= (template.fromDay ?? 1);
}

function dayBetween(random: Random, template: Template, low: number, high: number): number | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const day = random.int(low, high);
    if (suits(template, day)) return day;
  }
  return undefined;
}

function anyDay(random: Random, template: Template): number | undefined {
  let part = random.next();
  for (const [year, share] of YEAR_SHARES) {
    if (part < share) return dayBetween(random, template, workdayIndex(`${year}-01-01`), workdayIndex(`${year}-12-25`));
    part -= share;
  }
  return dayBetween(random, template, workdayIndex('2026-01-04'), LAST_WORKDAY);
}

/** Where a freshness window has no day that suits the template, the newest earlier day that does. */
function newestDay(template: Template): number | undefined {
  for (let day = LAST_WORKDAY - 1; day > 0; day--) if (suits(template, day)) return day;
  return undefined;
}

/** One recent document for every column that asks for regular updates, three for news, then the rest over six years. */
export function planDocuments(
  random: Random,
  templates: readonly Template[],
  columns: readonly DemoColumn[],
  count: number,
): Planned[] {
  const planned = freshDocuments(random, templates, columns).slice(0, count);
  const wheel = templates.flatMap((template) => Array.from({ length: template.weight }, () => template));
  while (planned.length < count) {
    const template = random.pick(wheel);
    const day = anyDay(random, template);
    if (day !== undefined) planned.push({ template, day });
  }
  return planned.toSorted((a, b) => a.day - b.day);
}

function freshDocuments(random: Random, templates: readonly Template[], columns: readonly DemoColumn[]): Planned[] {
  const planned: Planned[] = [];
  for (const column of columns) {
    const fitting = templates.filter((template) => template.column === column.key);
    if (fitting.length === 0) continue;
    const days = column.update.everyDays ?? 365;
    const from = workdayIndex(addDays(DEMO_TODAY, -Math.ceil(days * FRESH_SHARE)));
    for (let i = 0; i < (days <= 14 ? 3 : 1); i++) {
      const template = fitting[i % fitting.length] ?? random.pick(fitting);
      const day = dayBetween(random, template, from, LAST_WORKDAY - 2) ?? newestDay(template);
      if (day !== undefined) planned.push({ template, day });
    }
  }
  return planned;
}
