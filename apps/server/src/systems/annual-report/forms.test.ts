import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeRules, type RequestOutcome } from '@openzone/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFigures } from './check.ts';
import { compile, type Figures, type ReportFacts } from './compile.ts';
import { askedBy, cellsOf, formOfYear, reportForms, type ReportForm, type TableDefinition } from './forms/index.ts';

/** The official forms: labels and layout as published, sums as the forms themselves state them. */

const dossier = join(import.meta.dirname, '../../../../../../shared/domain');
const hasDossier = existsSync(dossier);
const read = (file: string): unknown => JSON.parse(readFileSync(join(dossier, file), 'utf8'));
const { '2018': form2018, '2019': form2019, '2021': form2021 } = reportForms;
const forms: readonly ReportForm[] = [form2018, form2019, form2021];

interface Official2018 {
  readonly rows: readonly { code: string; no: string; label: string; unit: string; sumOf: string[] | null }[];
  readonly sample: { readonly values: Figures };
}
interface GridCell {
  readonly t: string;
  readonly cs?: number;
  readonly rs?: number;
  readonly row?: string;
}
interface Section {
  readonly section: string;
  readonly columns: readonly string[];
  readonly rows: readonly (string | { readonly label: string })[];
}
interface Official2021 {
  readonly parts: readonly { no: string; title: string }[];
  readonly table2: readonly Section[];
  readonly table3: {
    readonly columns: readonly { code: string }[];
    readonly rows: readonly { code: string; label: string }[];
    readonly grid: readonly (readonly GridCell[])[];
  };
  readonly sample: {
    readonly table2: Readonly<Record<string, readonly number[]>>;
    readonly table3: Readonly<Record<string, readonly number[]>>;
    readonly table4: Readonly<Record<string, readonly number[]>>;
  };
  readonly negativeSamples: readonly { id: string; violates: string }[];
  readonly trialFormat2019: { readonly table2: readonly Section[]; readonly part5Title: string };
}

it('has the published forms where they are required', () => {
  expect(hasDossier || process.env['CI'] === undefined, `${dossier} is missing`).toBe(true);
});

const table = (form: ReportForm, part: string): TableDefinition => {
  const found = form.tables.find((one) => one.part === part);
  if (found === undefined) throw new Error(`no table ${part}`);
  return found;
};

/** The table as its printed cells, as the dossier writes them. */
function gridOf({ head, rows }: TableDefinition): GridCell[][] {
  const cell = ({ text, columns, rows: down }: { text: string; columns?: number; rows?: number }): GridCell => ({
    t: text,
    ...(columns === undefined ? {} : { cs: columns }),
    ...(down === undefined ? {} : { rs: down }),
  });
  return [
    ...head.map((line) => line.map(cell)),
    ...rows.map(({ heads, cells }) => {
      const row = cells[0]?.id.split('.')[1];
      return heads.map((one, index) => ({
        ...cell(one),
        ...(index === heads.length - 1 && row !== undefined ? { row } : {}),
      }));
    }),
  ];
}

describe.skipIf(!hasDossier)('the forms as published (skipped without ../shared/domain)', () => {
  it('2018: every row with its number, label and unit', () => {
    const official = read('annual-report-2018.json') as Official2018;
    const [only] = form2018.tables;
    expect(only?.rows.map(({ heads }) => heads.slice(0, 2).map(({ text }) => text))).toEqual(
      official.rows.map(({ no, label, unit }) => [`${no}${/^\p{Script=Han}$/u.test(no) ? '、' : ''}${label}`, unit]),
    );
    const sums = form2018.checks.flatMap((rule) => (rule.id === 'L1' && rule.kind === 'equal' ? [rule] : []));
    expect(Object.fromEntries(sums.map(({ left, right }) => [left[0], right]))).toEqual(
      Object.fromEntries(official.rows.flatMap(({ code, sumOf }) => (sumOf === null ? [] : [[code, sumOf]]))),
    );
    expect(checkFigures(form2018, official.sample.values)).toEqual([]);
  });

  it('2021: parts, table 二, and table 三 with its merged cells', () => {
    const official = read('annual-report-2021.json') as Official2021;
    expect(form2021.parts.map(({ no, title }) => ({ no, title }))).toEqual(
      official.parts.map(({ no, title }) => ({ no, title })),
    );
    expect(gridOf(table(form2021, '三'))).toEqual(official.table3.grid);
    expect(sectionsOf(table(form2021, '二'))).toEqual(officialSections(official.table2));
    const ids = official.table3.rows.flatMap((row) =>
      official.table3.columns.map((column) => `3.${row.code}.${column.code}`),
    );
    expect(table(form2021, '三').rows.flatMap(({ cells }) => cells.map(({ id }) => id))).toEqual(ids);
    expect(table(form2021, '四').rows.flatMap(({ cells }) => cells)).toHaveLength(15);
  });

  it('2019: table 二 of the trial form, one row of other results, its own title of part 五', () => {
    const { trialFormat2019 } = read('annual-report-2021.json') as Official2021;
    expect(sectionsOf(table(form2019, '二'))).toEqual(officialSections(trialFormat2019.table2));
    expect(form2019.parts.find(({ no }) => no === '五')?.title).toBe(trialFormat2019.part5Title);
    const results = table(form2019, '三').rows.length - 3;
    expect(results).toBe(20);
  });

  it('2021: the sample holds, and each negative sample breaks the rule it is marked with', () => {
    const { sample, negativeSamples } = read('annual-report-2021.json') as Official2021;
    const right = figuresOf(sample);
    expect(Object.keys(right).toSorted()).toEqual(
      cellsOf(form2021)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(checkFigures(form2021, right)).toEqual([]);
    const broken: Readonly<Record<string, Figures>> = {
      N1: changed(right, { '3.granted.total': 1 }),
      N2: changed(right, { '3.carried_out.natural_person': 1, '3.carried_out.total': 1 }),
      N3: changed(right, {
        ...Object.fromEntries(columns(right, 'result_total').map((id) => [id, 1])),
        ...Object.fromEntries(columns(right, 'carried_out').map((id) => [id, -1])),
      }),
      N4: changed(right, { '4.review.total': 1 }),
    };
    for (const { id, violates } of negativeSamples) {
      const found = checkFigures(form2021, broken[id] ?? {}).filter(({ level }) => level === 'error');
      expect(
        found.map(({ rule }) => rule),
        id,
      ).toContain(violates);
    }
    const [only] = checkFigures(form2021, broken['N4'] ?? {});
    expect(only?.text.zh).toBe(
      '“行政复议·总计”为 5，“行政复议·结果维持”、“行政复议·结果纠正”、“行政复议·其他结果”、“行政复议·尚未审结”之和为 4，应当相等，相差 1。',
    );
    expect(only?.text.en).toContain('is 5');
  });
});

function officialSections(sections: readonly Section[]): unknown {
  return sections.map(({ section, columns: names, rows }) => ({
    section,
    columns: names,
    rows: rows.map((row) => (typeof row === 'string' ? row : row.label)),
  }));
}

function sectionsOf({ rows }: TableDefinition): unknown {
  const sections: { section: string; columns: string[]; rows: string[] }[] = [];
  for (const { heads, cells } of rows) {
    const [first] = heads;
    if (cells.length > 0) sections.at(-1)?.rows.push(first?.text ?? '');
    else if (first?.columns === 4) sections.push({ section: first.text, columns: [], rows: [] });
    else sections.at(-1)?.columns.push(...heads.map(({ text }) => text));
  }
  return sections;
}

function figuresOf(sample: Official2021['sample']): Figures {
  const fill = (prefix: string, rows: Readonly<Record<string, readonly number[]>>): [string, number][] => {
    const ids = cellsOf(form2021).map(({ id }) => id);
    return Object.entries(rows).flatMap(([row, values]) => {
      const of = ids.filter((id) => id === `${prefix}.${row}` || id.startsWith(`${prefix}.${row}.`));
      expect(of, row).toHaveLength(values.length);
      return of.map((id, index): [string, number] => [id, values[index] ?? Number.NaN]);
    });
  };
  return Object.fromEntries([...fill('2', sample.table2), ...fill('3', sample.table3), ...fill('4', sample.table4)]);
}

const columns = (figures: Figures, row: string): string[] =>
  Object.keys(figures).filter((id) => id.startsWith(`3.${row}.`));

function changed(figures: Figures, by: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, value + (by[id] ?? 0)]));
}

describe('carry-over', () => {
  const zero = Object.fromEntries(cellsOf(form2021).map(({ id }) => [id, 0]));
  it('holds this year’s opening against last year’s end', () => {
    const before = { ...zero, '3.carried_out.total': 4, '2.normative_documents.in_force': 37 };
    const now = { ...zero, '2.normative_documents.made': 6, '2.normative_documents.in_force': 41 };
    expect(checkFigures(form2021, now, { before }).map(({ rule, cells }) => [rule, cells[0]])).toEqual([
      ['F6', '3.carried_in.total'],
      ['F7', '2.normative_documents.in_force'],
    ]);
    const told = { ...now, '2.normative_documents.ended': 44 };
    expect(checkFigures(form2021, told, { before }).map(({ rule }) => rule)).toEqual(['F6', 'F7', 'F8']);
  });

  it('wants fees told in part 六, counts whole, and the register in agreement', () => {
    const odd = { ...zero, '3.new_received.total': 1.5, '2.admin_fee': 12.5 };
    expect(checkFigures(form2021, odd).filter(({ rule }) => rule === 'F5')).toHaveLength(1);
    const rules = (context: Parameters<typeof checkFigures>[2]): string[] =>
      checkFigures(form2021, zero, context).map(({ rule }) => rule);
    expect(rules({ received: 3 })).toEqual(['F9']);
    expect(rules({ fees: 100, texts: { 六: '没有需要报告的事项。' } })).toEqual(['F10']);
    expect(rules({ fees: 100, texts: { 六: '收取信息处理费100元。' } })).toEqual([]);
  });
});

// ------------------------------------------------------------------------------------------------- facts to figures
const units = ['a', 'b', 'c', null] as const;
const unit = fc.constantFrom(...units);
const outcome = fc.constantFrom(...(Object.keys(outcomeRules) as RequestOutcome[]));
const count = fc.integer({ min: 1, max: 50 });
const applicant = fc.constantFrom(
  'NATURAL_PERSON' as const,
  'ORG_COMMERCIAL' as const,
  'ORG_RESEARCH' as const,
  'ORG_WELFARE' as const,
  'ORG_LEGAL_SERVICE' as const,
  'ORG_OTHER' as const,
);
const request = fc
  .record({
    unitId: unit,
    applicant,
    outcome,
    came: fc.boolean(),
    closed: fc.boolean(),
    extended: fc.boolean(),
    late: fc.boolean(),
    count,
  })
  .map((row) => ({ ...row, outcome: row.closed ? row.outcome : null }));
const remedy = fc.record({
  unitId: unit,
  group: fc.constantFrom('REVIEW' as const, 'LITIGATION_DIRECT' as const, 'LITIGATION_AFTER_REVIEW' as const),
  result: fc.constantFrom('UPHELD' as const, 'CORRECTED' as const, 'OTHER' as const, 'PENDING' as const),
  count,
});
const facts: fc.Arbitrary<ReportFacts> = fc
  .record({
    requests: fc.array(request, { maxLength: 30 }),
    remedies: fc.array(remedy, { maxLength: 10 }),
    fees: fc.array(fc.record({ unitId: unit, count: fc.integer({ min: 0, max: 100_000 }) }), { maxLength: 5 }),
    asked: fc.array(
      fc.record({ unitId: unit, item: fc.constantFrom(...askedBy('2018')), count: fc.integer({ min: 0, max: 9 }) }),
      { maxLength: 20 },
    ),
  })
  .map((some) => ({
    ...some,
    publications: [],
    received: some.requests
      .filter(({ came }) => came)
      .map((row) => ({ unitId: row.unitId, channel: 'INTERNET' as const, count: row.count })),
  }));

describe('whatever the facts', () => {
  const errors = (form: ReportForm, some: ReportFacts): string[] =>
    checkFigures(
      form,
      compile(form, some, () => true),
    )
      .filter(({ level }) => level === 'error')
      .map(({ rule, text }) => `${rule} ${text.en}`);

  it('the tables of 2019 and 2021 foot', () => {
    fc.assert(
      fc.property(facts, (some) => {
        expect(errors(form2021, some)).toEqual([]);
        expect(errors(form2019, some)).toEqual([]);
      }),
    );
  });

  it('the whole is the sum of its units, cell by cell', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...forms), (some, form) => {
        const whole = compile(form, some, () => true);
        const parts = units.map((id) => compile(form, some, (unitId) => unitId === id));
        for (const { id } of cellsOf(form)) {
          const added = parts.reduce((sum, part) => sum + (part[id] ?? 0), 0);
          expect([id, Math.abs((whole[id] ?? 0) - added) < 1e-5]).toEqual([id, true]);
        }
      }),
    );
  });

  it('a request closed without a known result is missed by the total of its column', () => {
    const some: ReportFacts = {
      received: [],
      requests: [
        {
          unitId: 'a',
          applicant: 'ORG_OTHER',
          outcome: null,
          came: true,
          closed: true,
          extended: false,
          late: false,
          count: 1,
        },
      ],
      remedies: [],
      publications: [],
      fees: [],
      asked: [],
    };
    expect(errors(form2021, some).map((one) => one.slice(0, 2))).toEqual(['F3', 'F3']);
  });
});

it('counts every outcome in one row of the form since 2021, in one of 2019, and in one of 2018 where that form has it', () => {
  for (const form of forms) {
    for (const one of Object.keys(outcomeRules) as RequestOutcome[]) {
      const rows = cellsOf(form).filter(({ id, facts: of }) => {
        const fact = of[0];
        return (
          fact?.kind === 'requests' &&
          fact.outcomes?.includes(one) === true &&
          fact.applicants === undefined &&
          !['C3', 'C3.4'].includes(id)
        );
      });
      const has = form.key === '2018' ? outcomeRules[one].report2018Row !== null : outcomeRules[one].reportRow !== null;
      expect([form.key, one, rows.length]).toEqual([form.key, one, has ? 1 : 0]);
    }
  }
});

it('knows the form of a year, names every figure once and says how each is counted', () => {
  expect([2013, 2014, 2018, 2019, 2020, 2021, 2030].map((year) => formOfYear(year)?.key)).toEqual([
    undefined,
    '2018',
    '2018',
    '2019',
    '2019',
    '2021',
    '2021',
  ]);
  for (const form of forms) {
    const cells = cellsOf(form);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    for (const { label, rule } of cells) {
      expect(label).not.toBe('');
      expect([rule.zh, rule.en]).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/[a-z]{3}/u),
      ]);
    }
  }
});
