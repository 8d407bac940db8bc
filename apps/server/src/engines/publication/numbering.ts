import type { NumberPattern } from '@openzone/contracts';
import { invalid } from '../../platform/errors.ts';
import type { IndexNumberRule } from './domain.ts';

/** How 索引号 and 文号 are formed, and whether one that exists is formed so. Pure. */

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Matches what the rule gives, for any agency code. */
export function indexPattern({ separator, width }: IndexNumberRule): RegExp {
  return new RegExp(`^.+${escaped(separator)}(19|20)\\d{2}-\\d{${width},}$`, 'u');
}

/** Matches the 文号 of a pattern; the running number and the year are groups. */
export function numberPattern(pattern: string): RegExp {
  const parts = pattern.split(/(\{year\}|\{number\})/u);
  const said = parts.map((part) =>
    part === '{year}'
      ? String.raw`(?<year>(?:19|20)\d{2})`
      : part === '{number}'
        ? String.raw`(?<number>\d{1,6})`
        : escaped(part),
  );
  return new RegExp(`^${said.join('')}$`, 'u');
}

export function formatNumber(pattern: string, year: number, number: number): string {
  return pattern.replaceAll('{year}', String(year)).replaceAll('{number}', String(number));
}

/** The number after the greatest that the year has by this pattern. */
export function nextNumber(pattern: string, year: number, existing: readonly string[]): number {
  const shape = numberPattern(pattern);
  const used = existing.flatMap((one) => {
    const groups = shape.exec(one)?.groups;
    return groups !== undefined && Number(groups['year']) === year ? [Number(groups['number'])] : [];
  });
  return Math.max(0, ...used) + 1;
}

/** Brackets round the year are 〔〕; both places must be there once. */
export function checkPatterns(patterns: readonly NumberPattern[]): NumberPattern[] {
  const clean = patterns.map(({ unitId, pattern }) => ({
    unitId,
    pattern: pattern.replaceAll(/\s+/g, '').replaceAll(/[[(（【﹝［]\{year\}[\])）】﹞］]/g, '〔{year}〕'),
  }));
  for (const [index, { pattern }] of clean.entries()) {
    if (pattern.split('{year}').length === 2 && pattern.split('{number}').length === 2) continue;
    throw invalid(
      'NUMBER_PATTERN',
      `patterns.${index}.pattern`,
      '文号规则须各含一个 {year} 和 {number}，例如 阳管发〔{year}〕{number}号。',
      'A pattern has {year} and {number} once each, for example 阳管发〔{year}〕{number}号.',
    );
  }
  const units = clean.map(({ unitId }) => unitId);
  const twice = units.findIndex((unitId, index) => units.indexOf(unitId) !== index);
  if (twice >= 0) {
    throw invalid(
      'NUMBER_PATTERN_TWICE',
      `patterns.${twice}.unitId`,
      '同一单位只能有一条文号规则，请合并或删去一条。',
      'A unit has one pattern; take one of them away.',
    );
  }
  return clean;
}
