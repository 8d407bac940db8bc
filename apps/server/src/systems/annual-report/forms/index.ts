import { form2018 } from './form-2018.ts';
import { form2019 } from './form-2019.ts';
import { form2021 } from './form-2021.ts';
import type { ReportForm } from './form.ts';

export { askedBy, askedGroupLabels, askedItems, askedKeys } from './asked.ts';
export type { AskedDefinition, AskedItem } from './asked.ts';
export { cellsOf } from './form.ts';
export type {
  CellDefinition,
  CheckRule,
  Fact,
  HeadCell,
  PublicationMeasure,
  ReportForm,
  TableDefinition,
  TableRow,
  Term,
} from './form.ts';
export const reportForms = { '2018': form2018, '2019': form2019, '2021': form2021 } as const;

export type FormKey = keyof typeof reportForms;

/** The form a year is reported by; undefined before there was any. */
export function formOfYear(year: number): ReportForm | undefined {
  return Object.values(reportForms).find((form) => year >= form.from && year <= form.to);
}
