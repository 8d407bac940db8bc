import { describe, expect, it } from 'vitest';
import { changesBetween, cleanAddress, hidden, sessionMark, shortAgent } from './domain.ts';

describe('what an act changed', () => {
  it('is told field by field, in order, and nothing of what stayed', () => {
    expect(changesBetween({ b: 1, a: 'x', same: [1] }, { b: 2, same: [1], c: null, d: true })).toEqual([
      { field: 'a', before: 'x', after: null },
      { field: 'b', before: 1, after: 2 },
      { field: 'd', before: null, after: true },
    ]);
    expect(changesBetween(undefined, undefined)).toEqual([]);
  });

  it('never says what is hidden, secret, or long', () => {
    const changes = changesBetween(
      { title: hidden('旧标题'), clientSecret: 'a', nested: { apiToken: 'b' }, body: '', kept: hidden('同') },
      {
        title: hidden('新标题'),
        clientSecret: 'c',
        nested: { apiToken: 'd' },
        body: '文'.repeat(3_000),
        kept: hidden('同'),
      },
    );
    expect(changes).toEqual(['body', 'clientSecret', 'nested', 'title'].map((field) => ({ field, hidden: true })));
  });
});

describe('where an act comes from', () => {
  it('is an address or nothing', () => {
    expect(cleanAddress('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(cleanAddress('2001:db8::1')).toBe('2001:db8::1');
    expect(cleanAddress('unknown; drop table')).toBeNull();
  });

  it('is short and printable', () => {
    expect(shortAgent(undefined)).toBe('');
    expect(shortAgent(`Mozilla\u0000/5.0 名 ${'x'.repeat(500)}`)).toMatch(/^Mozilla\/5\.0 {2}x{140,}$/u);
    expect(shortAgent('y'.repeat(500))).toHaveLength(160);
  });

  it('tells sessions apart without telling the session', () => {
    expect(sessionMark('a')).toMatch(/^[0-9a-f]{12}$/u);
    expect(sessionMark('a')).not.toBe(sessionMark('b'));
  });
});
