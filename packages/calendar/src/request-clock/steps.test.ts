import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockSteps, eventLabels, eventsAllowedFrom, stateLabels } from '../index.ts';
import type { FromState } from '../index.ts';

const file = resolve(import.meta.dirname, '../../../../../shared/domain/request-clock.json');
const present = existsSync(file);
const referenceIt = present || process.env['CI'] !== undefined ? it : it.skip;
if (!present) console.warn(`reference data ${file} is missing: comparison with it is skipped`);

describe('the procedure', () => {
  referenceIt('has every state and step of the reference', () => {
    const { states, transitions } = JSON.parse(readFileSync(file, 'utf8')) as {
      states: { code: string; label: string }[];
      transitions: { from: string; event: keyof typeof clockSteps; to: string }[];
    };
    expect(
      Object.fromEntries(Object.entries(stateLabels).map(([code, { zh }]) => [code, zh.replace(/[（(].*/u, '')])),
    ).toEqual(Object.fromEntries(states.map(({ code, label }) => [code, label.replace(/[（(].*/u, '')])));
    for (const { from, event, to } of transitions) {
      const step = clockSteps[event];
      if (from === '∅') expect(step.from, event).toContain('NEW');
      else if (!from.startsWith('任一')) expect(step.from, event).toContain(from);
      if (step.to !== 'STAYS') expect(step.to, event).toBe(to);
    }
    expect(new Set(transitions.map(({ event }) => event)).size).toBeGreaterThan(20);
  });

  it('can be walked only along its steps', () => {
    expect(eventsAllowedFrom('NEW')).toContain('SUBMITTED');
    expect(eventsAllowedFrom('ARCHIVED')).toEqual([]);
    expect(Object.keys(eventLabels).toSorted()).toEqual(Object.keys(clockSteps).toSorted());
    const states: FromState[] = ['NEW', ...(Object.keys(stateLabels) as FromState[])];
    for (const { from } of Object.values(clockSteps)) expect(states).toEqual(expect.arrayContaining([...from]));
  });
});
