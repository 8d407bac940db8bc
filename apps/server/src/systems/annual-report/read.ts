import type { ReportFinding } from '@openzone/contracts';
import { listUnits, type Unit } from '../../base/identity/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { notFound } from '../../platform/errors.ts';
import { compile, type Figures, type InScope, type ReportFacts } from './compile.ts';
import { readFacts, type CaseSources, type FactDepth } from './facts.ts';
import { askedKeys, formOfYear, type AskedItem, type ReportForm } from './forms/index.ts';
import { periodOf, type Period } from './period.ts';
import { findPast, findReport, listReturns, listVersions, type ReturnRow } from './reader.ts';
import type { ScopeUnits } from './records.ts';

/** Reading together what a report is made of. */

/** A unit with everything below it, or the whole zone. */
export interface Scope {
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly units: ScopeUnits;
  readonly inScope: InScope;
}

/** @throws AppError NOT_FOUND when no unit has this id, code or name */
export async function readScope(reading: Reading, wanted: string | null): Promise<Scope> {
  if (wanted === null) return { unit: null, units: 'all', inScope: () => true };
  const units = await listUnits(reading);
  const unit = units.find(({ id, code, name }) => [id, code, name].includes(wanted));
  if (unit === undefined) throw notFound({ zh: `单位“${wanted}”`, en: `The unit “${wanted}”` });
  const ids = below(units, unit.id);
  return {
    unit: { id: unit.id, name: unit.name },
    units: [...ids],
    inScope: (unitId) => unitId !== null && ids.has(unitId),
  };
}

function below(units: readonly Unit[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const unit of units) if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.id);
  }
  return found;
}

export interface YearFacts {
  readonly facts: ReportFacts;
  readonly returns: readonly ReturnRow[];
}

/** Everything that counts in a period; what units were asked counts once it is signed, and only for a whole year. */
export async function readYear<Facts>(
  reading: Reading,
  sources: CaseSources<Facts>,
  year: number,
  period: Period,
  depth: FactDepth = { withIds: false },
): Promise<YearFacts> {
  const isYear = period.from === periodOf(year).from && period.to === periodOf(year).to;
  const returns = isYear ? await listReturns(reading, year) : [];
  const facts = await readFacts(reading, sources, period, depth);
  return { facts: { ...facts, asked: returns.filter(({ state }) => state === 'signed').flatMap(askedFacts) }, returns };
}

function askedFacts({ unitId, figures }: ReturnRow): ReportFacts['asked'][number][] {
  return askedKeys.flatMap((item: AskedItem) => {
    const count = figures[item];
    return count === undefined ? [] : [{ unitId, item, count }];
  });
}

/** The year before by the same form: as it was released here, as it was read from its file, or as its facts make it. Undefined where another form was in force. */
export async function readBefore<Facts>(
  reading: Reading,
  sources: CaseSources<Facts>,
  year: number,
  form: ReportForm,
  scope: Scope,
): Promise<Figures | undefined> {
  if (formOfYear(year - 1)?.key !== form.key) return undefined;
  const released = await findReport(reading, year - 1, scope.unit?.id ?? null);
  if (released !== undefined && released.version !== null && released.form === form.key) {
    const [newest] = await listVersions(reading, released.id);
    return newest?.figures;
  }
  const past = await findPast(reading, year - 1, scope.unit?.id ?? null);
  if (past?.form === form.key) return past.figures;
  const { facts } = await readYear(reading, sources, year - 1, periodOf(year - 1));
  return compile(form, facts, scope.inScope);
}

/** Units in the scope that have been asked and have not signed. */
export function unanswered(returns: readonly ReturnRow[], inScope: InScope): ReportFinding[] {
  const missing = returns.filter(({ unitId, state }) => inScope(unitId) && state !== 'signed');
  if (missing.length === 0) return [];
  const names = missing.map(({ unitName }) => unitName).join('、');
  return [
    {
      rule: 'ASKED',
      level: 'error',
      cells: [],
      text: {
        zh: `以下单位的填报尚未签字确认，其数字没有计入：${names}。`,
        en: `These units have not signed off what they were asked, and their figures are left out: ${names}.`,
      },
    },
  ];
}
