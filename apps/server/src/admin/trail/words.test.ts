import {
  ClockChoices,
  Column,
  LedgerSettings,
  NoticeSettings,
  RequestSettings,
  SignInSettingsFile,
  TrailSettings,
} from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { routeActs } from './acts.ts';
import { fieldNames, kindNames } from './field-names.ts';
import { subjectKinds } from './subjects.ts';
import { changesOnOneLine, inWords, pathOf } from './words.ts';

const unit = '0198c0de-0000-7000-8000-000000000001';
const names = new Map([[unit, '经济发展局']]);

describe('words of the trail', () => {
  it('are there for every field of the settings and of columns', () => {
    const fields = [
      ClockChoices,
      Column,
      LedgerSettings,
      NoticeSettings,
      RequestSettings,
      SignInSettingsFile,
      TrailSettings,
    ].flatMap(({ properties }) => Object.keys(properties));
    expect(fields.filter((field) => field !== 'id' && field !== 'oidc' && fieldNames[field] === undefined)).toEqual([]);
  });

  it('are there for every kind of thing', () => {
    const kinds = [...Object.keys(subjectKinds), ...Object.values(routeActs).flatMap(({ subject }) => subject ?? [])];
    expect([...new Set(kinds)].filter((kind) => kindNames[kind] === undefined)).toEqual([]);
  });

  it('put names for ids, labels for codes, and clocks of Shanghai for instants', () => {
    expect(inWords('unitId', unit, names).zh).toBe('经济发展局');
    expect(inWords('unitId', unit.replace('1', '2'), names).zh).toBe('#00000001');
    expect(inWords('stage', 'in_review', names)).toEqual({ zh: '审查中', en: 'In review' });
    expect(inWords('approved', false, names).zh).toBe('否');
    expect(inWords('scheduledFor', '2026-03-05T16:30:00.000Z', names).zh).toBe('2026-03-06 00:30:00');
    expect(inWords('posts', [], names).en).toBe('none');
    expect(inWords('posts', [{ id: 'x', role: 'UNIT_HEAD', unitId: unit, until: null }], names).zh).toMatch(
      /^角色 .+，单位 经济发展局$/u,
    );
  });

  it('stand on one line in a table', () => {
    const changes = [
      { field: 'approved', before: false, after: true },
      { field: 'title', hidden: true },
    ] as const;
    expect(changesOnOneLine(changes, names)).toBe('审查通过：否 → 是；标题：已改（内容不在日志中）');
  });

  it('lead to where the thing is', () => {
    expect(pathOf('document', unit)).toBe(`/documents/${unit}`);
    expect(pathOf('document', '../x')).toBeNull();
    expect(pathOf('setting-requests', '')).toBe('/settings');
    expect(pathOf('file', unit)).toBeNull();
  });
});
