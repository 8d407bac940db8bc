import type { UnitView } from '@openzone/contracts';
import type { Language } from '../i18n/messages.ts';

export interface UnitRow {
  readonly unit: UnitView;
  /** How many stand above it. */
  readonly depth: number;
}

/** Each unit followed by those under it; one whose superior is not shown stands at the top. */
export function unitRows(units: readonly UnitView[]): UnitRow[] {
  const shown = new Set(units.map(({ id }) => id));
  const under = (parentId: string | null, depth: number): UnitRow[] =>
    units
      .filter((unit) => (unit.parentId !== null && shown.has(unit.parentId) ? unit.parentId : null) === parentId)
      .flatMap((unit) => [{ unit, depth }, ...under(unit.id, depth + 1)]);
  return under(null, 0);
}

/** The unit and everything under it. */
export function familyOf(units: readonly UnitView[], id: string): Set<string> {
  const found = new Set([id]);
  for (const unit of unitRows(units)) {
    if (unit.unit.parentId !== null && found.has(unit.unit.parentId)) found.add(unit.unit.id);
  }
  return found;
}

/** What a unit is called in the language of the moment. */
export function nameIn(language: Language, { name, nameEn }: Pick<UnitView, 'name' | 'nameEn'>): string {
  return language === 'en' && nameEn !== '' ? nameEn : name;
}
