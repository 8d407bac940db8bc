import { expect, it } from 'vitest';
import { askedBy, type AskedItem } from './forms/index.ts';
import { doubts, unfilled } from './plausible.ts';

const levels = (figures: Partial<Record<AskedItem, number>>, last?: Partial<Record<AskedItem, number>>): string[] =>
  doubts('2018', figures, last).map(({ item, level }) => `${item} ${level}`);

it('refuses what cannot be', () => {
  expect(levels({ meetings: 1.5, trainings: -1, funds: 3.25, interviews: Number.NaN })).toEqual([
    'interviews error',
    'meetings error',
    'trainings error',
  ]);
  expect(levels({ funds: 0.000_000_5 })).toEqual(['funds error']);
  expect(levels({ pressConferences: 2, pressConferencesByHead: 3 })).toEqual(['pressConferencesByHead error']);
  expect(doubts('2019', { licenceItemsChange: -3 }, undefined)).toEqual([]);
});

it('asks about what is unlike the year before, or unlike itself', () => {
  expect(levels({ trainees: 300, trainings: 0 })).toEqual(['trainees warning']);
  expect(levels({ meetings: 12 }, { meetings: 5 })).toEqual(['meetings warning']);
  expect(levels({ meetings: 4 }, { meetings: 10 })).toEqual(['meetings warning']);
  expect(levels({ meetings: 10, offices: 5 }, { meetings: 5, offices: 1 })).toEqual([]);
});

it('knows what has not been answered', () => {
  expect(unfilled('2021', { meetings: 0 })).toEqual(askedBy('2021').filter((item) => item !== 'meetings'));
});
