import { describe, expect, it } from 'vitest';
import { columnsOf, leafColumns } from './columns.ts';
import { documents } from './documents/index.ts';
import { demoCreditCode, ENTERPRISES } from './enterprises.ts';
import { generateDocuments } from './generate.ts';
import type { DemoZone } from './types.ts';
import { DEMO_TODAY, unitOf, ZONES } from './zone.ts';

const STATUTORY = [
  'LEGAL_DOCS',
  'ORG_INFO',
  'PLANS',
  'STATISTICS',
  'LICENSING',
  'PENALTY_ENFORCEMENT',
  'BUDGET_FINAL_ACCOUNTS',
  'FEES',
  'PROCUREMENT',
  'MAJOR_PROJECTS',
  'LIVELIHOOD',
  'EMERGENCY',
  'INSPECTION',
  'CIVIL_SERVICE_EXAM',
  'OTHER_STATUTORY',
];
const FIVE_OPENNESS = ['决策公开', '执行公开', '管理公开', '服务公开', '结果公开'];

describe.each(ZONES.map((zone) => [zone.name, zone] as const))('%s', (_, zone: DemoZone) => {
  const columns = columnsOf(zone.key);

  it('is plainly invented: reserved host, code without a place, demonstration marks', () => {
    expect(zone.host).toMatch(/\.example$/u);
    expect(zone.siteIdCode).toMatch(/^000000\d{4}$/u);
    expect(zone.icpNumber).toContain('演示');
    expect(zone.policeNumber).toContain('演示');
    expect(zone.description).toContain('虚构');
    for (const unit of zone.units) expect(unit.phone).toMatch(/^0000-\d{8}$/u);
  });

  it('has units with everything 条例第二十条第（二）项 asks for', () => {
    expect(new Set(zone.units.map((unit) => unit.code)).size).toBe(zone.units.length);
    for (const unit of zone.units) {
      for (const text of [
        unit.name,
        unit.nameEn,
        unit.shortName,
        unit.head.name,
        unit.head.title,
        unit.address,
        unit.hours,
      ]) {
        expect(text, unit.code).not.toBe('');
      }
      expect(unit.duties.length, unit.code).toBeGreaterThan(0);
      if (unit.parent !== undefined) expect(() => unitOf(zone.key, unit.parent ?? '')).not.toThrow();
      const committee = unitOf(zone.key, 'gwh').agencyCode;
      expect(unit.agencyCode === committee).toBe(unit.code === 'gwh' || unit.disclosureCapacity === 'VIA_COMMITTEE');
    }
  });

  it('has one account for each sign-in name, and no person who reviews what their own role wrote', () => {
    expect(new Set(zone.accounts.map((account) => account.signIn)).size).toBe(zone.accounts.length);
    for (const account of zone.accounts) {
      expect(() => unitOf(zone.key, account.unit)).not.toThrow();
      expect(account.roles, account.signIn).toHaveLength(1);
    }
    for (const role of ['SECRECY_REVIEWER', 'DISCLOSURE_OFFICE', 'ADMIN'] as const) {
      expect(
        zone.accounts.some((account) => account.roles.includes(role)),
        role,
      ).toBe(true);
    }
  });

  it('has a handler and a head for every unit but the committee', () => {
    for (const unit of zone.units.filter((one) => one.code !== 'gwh')) {
      const roles = zone.accounts.filter((account) => account.unit === unit.code).flatMap((account) => account.roles);
      expect(roles, unit.code).toEqual(expect.arrayContaining(['HANDLER', 'UNIT_HEAD']));
    }
  });

  it('has the columns the Regulation and the five openness ask for, parents first', () => {
    const seen = new Set<string>();
    for (const column of columns) {
      expect(column.key).toMatch(/^[a-z][a-z0-9-]{1,60}$/u);
      expect(seen.has(column.key), column.key).toBe(false);
      if (column.parent !== undefined) expect(seen.has(column.parent), column.key).toBe(true);
      seen.add(column.key);
      expect(() => unitOf(zone.key, column.unit), column.key).not.toThrow();
      expect(
        column.description.length * column.keywords.length * column.update.basis.length,
        column.key,
      ).toBeGreaterThan(0);
    }
    expect(columns.flatMap((column) => column.statutoryKey ?? [])).toEqual(STATUTORY);
    expect(columns.map((column) => column.name)).toEqual(expect.arrayContaining(FIVE_OPENNESS));
  });

  it('leaves no column blank or stale on the demonstration day', () => {
    const all = [
      ...documents.filter((one) => one.zone === zone.key),
      ...generateDocuments(20_261_122, zone.key === 'dongyu' ? 320 : 60, { zone: zone.key }),
    ];
    for (const column of leafColumns(zone.key)) {
      const dates = all
        .filter((one) => one.stage === 'published' && [one.column, ...one.extraColumns].includes(column.key))
        .map((one) => one.publishedDate ?? '');
      const newest = dates.toSorted().at(-1) ?? '1900-01-01';
      const age = (Date.parse(DEMO_TODAY) - Date.parse(newest)) / 86_400_000;
      expect(age, `${column.key}: newest ${newest}`).toBeLessThanOrEqual(column.update.everyDays ?? 2000);
    }
  });
});

it('keeps the sign-in names of the two zones apart', () => {
  const names = ZONES.flatMap((zone) => zone.accounts.map((account) => account.signIn));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['handler', 'unithead', 'reviewer', 'office', 'admin', 'handler.czj', 'lh.handler']),
  );
});

/** GB 32100-2015: the weighted sum of the first seventeen characters and the eighteenth is a multiple of 31. */
function checks(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let sum = alphabet.indexOf(code.charAt(17));
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return sum % 31 === 0;
}

it('makes credit codes that check and belong to no place', () => {
  expect(checks('91350100M000100Y43'), 'the example of the standard').toBe(true);
  const codes = [...ENTERPRISES.map((one) => one.creditCode), ...[500, 1101, 9_999_999].map(demoCreditCode)];
  for (const code of codes) {
    expect(code).toMatch(/^91000000[0-9A-HJ-NPQRTUWXY]{10}$/u);
    expect(checks(code), code).toBe(true);
  }
  expect(new Set(codes).size).toBe(codes.length);
});
