import { outcomeRules, type RequestOutcome } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { articleOf, choosableOutcomes, fieldsOfOutcome, groupOf, outcomeSummaries } from './outcomes.ts';

const all = Object.keys(outcomeRules) as RequestOutcome[];

describe('outcomes', () => {
  it('stand in the group of table 三 that their row belongs to', () => {
    expect(groupOf('ALREADY_PUBLIC')).toBe('granted');
    expect(groupOf('REFUSED_DELIBERATIVE')).toBe('refused');
    expect(groupOf('QUERY_RULES')).toBe('refused');
    expect(groupOf('NOT_RESPONSIBLE')).toBe('unable');
    expect(groupOf('PETITION')).toBe('np');
    expect(groupOf('OTHER')).toBe('other');
  });

  it.each(['2019', '2007'] as const)('under %s: each decision once, and none of the other regime', (regime) => {
    const offered = choosableOutcomes(regime).flatMap(({ outcomes }) => outcomes);
    expect(new Set(offered).size).toBe(offered.length);
    const expected = all.filter(
      (one) => outcomeRules[one].by === 'decision' && ['both', regime].includes(outcomeRules[one].regime),
    );
    expect(offered.toSorted()).toEqual(expected.toSorted());
  });

  it('ask for what the law asks of each answer', () => {
    for (const outcome of all.filter((one) => one.startsWith('REFUSED')))
      expect(fieldsOfOutcome(outcome).needed).toEqual(['article', 'reason']);
    expect(fieldsOfOutcome('NOT_EXIST').needed).toEqual(['searched']);
    expect(fieldsOfOutcome('REPEAT').needed).toEqual(['previousAnswer']);
    expect(fieldsOfOutcome('ALREADY_PUBLIC').needed).toEqual(['access']);
    expect(fieldsOfOutcome('PARTIAL').needed).toContain('withheld');
    expect(fieldsOfOutcome('NOT_RESPONSIBLE').useful).toContain('responsibleAgency');
    expect(fieldsOfOutcome(null)).toEqual({ needed: [], useful: [] });
  });

  it('never ask for a field twice, and each has its sentence', () => {
    for (const outcome of all) {
      const { needed, useful } = fieldsOfOutcome(outcome);
      expect(new Set([...needed, ...useful]).size).toBe(needed.length + useful.length);
      expect(outcomeSummaries[outcome].zh).not.toBe('');
    }
  });

  it('cite the article of a refusal, and none where the handler chooses', () => {
    expect(articleOf('REFUSED_THIRD_PARTY')).toBe('15');
    expect(articleOf('PARTIAL')).toBeNull();
    expect(articleOf('GRANTED')).toBeNull();
  });
});
