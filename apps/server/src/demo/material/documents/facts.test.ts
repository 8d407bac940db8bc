import { addWorkdays } from '@openzone/calendar';
import { describe, expect, it } from 'vitest';
import { textOf } from '../blocks.ts';
import type { Cell, DemoDocument, TableBlock } from '../types.ts';
import { FIGURES_2023, FIGURES_2024, FIGURES_2025 } from './annual-report-figures.ts';
import { carriedOut, handled, requestTable, sum } from './annual-report-tables.ts';
import { documents } from './index.ts';

function byKey(key: string): DemoDocument {
  const found = documents.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
}

function tableOf(key: string, caption: RegExp): TableBlock {
  const found = byKey(key).blocks?.find((block) => block.kind === 'table' && caption.test(block.caption));
  if (found?.kind !== 'table') throw new Error(`${key}: ${caption}`);
  return found;
}

const shown = (cell: Cell | undefined): string => `${typeof cell === 'object' ? cell.text : cell}`;
const number = (cell: Cell | undefined): number => Number(shown(cell));

/** Sum of a column over all rows but the last, and the last row's own figure. */
function footing(block: TableBlock, column: number): readonly [number, number] {
  const rows = block.rows.map((row) => number(row[column]));
  return [Math.round(sum(rows.slice(0, -1)) * 100) / 100, rows.at(-1) ?? Number.NaN];
}

describe('annual reports', () => {
  const years = [FIGURES_2023, FIGURES_2024, FIGURES_2025];

  it('hold the official cross-footing F1 to F3 in what is printed', () => {
    for (const figures of years) {
      const rows = requestTable(figures).rows.map((row) => row.slice(-7).map(number));
      for (const row of rows) expect(sum(row.slice(0, 6))).toBe(row[6]);
      const at = (i: number, column: number): number => rows.at(i)?.[column] ?? Number.NaN;
      for (let column = 0; column < 7; column++) {
        expect(at(0, column) + at(1, column)).toBe(at(-2, column) + at(-1, column));
        expect(sum(rows.slice(2, 23).map((row) => row[column] ?? 0))).toBe(at(-2, column));
        expect(at(-1, column)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('take over what the year before carried out and keep count of normative documents (F6, F7)', () => {
    years.slice(1).forEach((figures, i) => {
      const before = years[i] ?? figures;
      expect(figures.carriedIn).toEqual(carriedOut(before));
      expect(figures.normative.valid).toBe(
        before.normative.valid + figures.normative.made - figures.normative.abolished,
      );
    });
  });

  it('say in words what the tables say', () => {
    ['annual-report-2023', 'annual-report-2024', 'annual-report-2025'].forEach((key, i) => {
      const figures = years[i] ?? FIGURES_2025;
      const text = textOf(byKey(key).bodyHtml);
      expect(text).toMatch(new RegExp(`新收(?:政府信息公开)?申请${sum(figures.newReceived)}件`, 'u'));
      expect(text).toMatch(new RegExp(`办结${sum(handled(figures))}件`, 'u'));
      expect(text).toMatch(new RegExp(`结转下年度(?:继续办理)?${sum(carriedOut(figures))}件`, 'u'));
    });
  });
});

describe('tables that close with a total', () => {
  it.each([
    ['budget-2026', /支出表/u, 1],
    ['final-accounts-2025', /收入决算/u, 2],
    ['final-accounts-2025', /支出决算/u, 2],
    ['safety-circular-2026-q3', /各行业/u, 3],
    ['environment-inspection-2026-10', /监督检查/u, 2],
    ['audit-2026', /跟踪审计/u, 2],
    ['audit-2026', /跟踪审计/u, 4],
    ['linhu-budget-2026', /支出安排/u, 1],
  ])('%s %s column %i adds up', (key, caption, column) => {
    const [parts, total] = footing(tableOf(key, caption), column);
    expect(parts).toBe(total);
  });

  it('the enrolment plan and the project table agree with the text', () => {
    const schools = tableOf('school-enrolment-2026', /招生计划/u).rows;
    const places = (stage: string): number =>
      sum(schools.filter((row) => row[1] === stage).map((row) => number(row[3])));
    expect([places('小学'), places('初中')]).toEqual([3240, 1900]);
    const projects = tableOf('key-projects-2026', /任务分解表/u).rows;
    expect([sum(projects.map((row) => number(row[3]))), sum(projects.map((row) => number(row[4])))]).toEqual([
      265600, 115100,
    ]);
  });
});

describe('real figures used', () => {
  it('random inspection: 30 objects, 6 officers, 8 items, 5 done, 62.5 %', () => {
    const plan = textOf(byKey('random-inspection-plan-2026').bodyHtml);
    for (const phrase of ['共8项', '共30家', '共6人']) expect(plan).toContain(phrase);
    expect(tableOf('random-inspection-plan-2026', /安排表/u).rows).toHaveLength(8);
    const result = tableOf('random-inspection-result-2026', /结果表/u);
    expect(result.rows).toHaveLength(5);
    expect((result.rows.length / 8) * 100).toBe(62.5);
    expect(byKey('random-inspection-result-2026').abstract).toContain('62.5%');
  });

  it('service items: 217 to 179, 373 to 274, 135 to 102', () => {
    for (const row of tableOf('service-items-2026', /对比/u).rows) {
      const [before, after, fewer] = [number(row[1]), number(row[2]), number(row[3])];
      expect(before - after).toBe(fewer);
      expect(`${((fewer / before) * 100).toFixed(1)}%`).toBe(row[4]);
    }
  });

  it('nine tasks of the openness plan, each with unit and date', () => {
    const { rows } = tableOf('openness-tasks-2026', /分工表/u);
    expect(rows).toHaveLength(9);
    for (const row of rows) expect(row.every((cell) => cell !== '')).toBe(true);
  });
});

describe('statutory limits', () => {
  it('interpretations come out with their policy or within three working days', () => {
    expect.hasAssertions();
    for (const one of documents) {
      for (const link of one.links.filter((each) => each.kind === 'INTERPRETS')) {
        const policy = byKey(link.to);
        const amended = documents.some((each) => each.links.some((l) => l.kind === 'AMENDS' && l.to === policy.key));
        if (!amended)
          expect((one.publishedDate ?? '9') <= addWorkdays(policy.publishedDate ?? '', 3), one.key).toBe(true);
      }
    }
  });

  it('a draft lies open for thirty days and its thread is in order', () => {
    const keys = [
      'decision-catalogue-2026',
      'yield-consultation',
      'yield-adoption',
      'yield-decision',
      'yield-interpretation',
    ];
    const dates = keys.map((key) => byKey(key).publishedDate ?? '');
    expect(dates).toEqual(dates.toSorted());
    expect((Date.parse('2026-07-03') - Date.parse('2026-06-03')) / 86_400_000).toBeGreaterThanOrEqual(30);
    expect(textOf(byKey('yield-consultation').bodyHtml)).toContain('自2026年6月3日起至2026年7月3日止');
  });

  it('penalties are published within seven working days of the decision', () => {
    const days = tableOf('penalties-2026-18', /处罚结果/u).rows.map((row) => shown(row[6]));
    const published = byKey('penalties-2026-18').publishedDate ?? '';
    for (const day of days) {
      const [, month, date] = /(\d+)月(\d+)日/u.exec(day) ?? [];
      const iso = `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      expect(published <= addWorkdays(iso, 7), day).toBe(true);
    }
  });

  it('budget and final accounts come out within twenty days of approval', () => {
    expect(
      (Date.parse(byKey('budget-2026').publishedDate ?? '') - Date.parse('2026-01-22')) / 86_400_000,
    ).toBeLessThanOrEqual(20);
    expect(
      (Date.parse(byKey('final-accounts-2025').publishedDate ?? '') - Date.parse('2026-08-27')) / 86_400_000,
    ).toBeLessThanOrEqual(20);
  });

  it('the guide has everything article 12 asks for', () => {
    const text = textOf(byKey('disclosure-guide').bodyHtml);
    for (const content of [
      '分类',
      '编排体系',
      '机构名称',
      '办公地址',
      '办公时间',
      '联系电话',
      '传真号码',
      '互联网联系方式',
    ]) {
      expect(text).toContain(content);
    }
  });

  it('validity follows from the links', () => {
    expect(byKey('innovation-fund-2024').validity).toBe('AMENDED');
    expect(byKey('investment-rewards-2023').validity).toBe('REPEALED');
    for (const one of documents.filter((each) => each.normative === true)) expect(one.validity, one.key).toBeDefined();
  });
});
