import { describe, expect, it } from 'vitest';
import { goingOn, inOrder, placeOf, type ListOrder } from './keyset.ts';
import { sql } from './sql.ts';

const order = (change: Partial<ListOrder> = {}): ListOrder => ({
  name: 'due',
  key: sql`c.due_on`,
  keyType: 'date',
  tie: sql`c.number`,
  tieType: 'text',
  descending: false,
  ...change,
});

describe('a place in a list', () => {
  it('is gone on from in the direction of the order', () => {
    const place = placeOf(order(), '2026-03-30', '测-1');
    expect(goingOn(order(), place)).toMatchObject({ values: ['2026-03-30', '测-1'] });
    expect(goingOn(order(), place)?.text).toContain(') > (');
    expect(goingOn(order({ descending: true }), place)?.text).toContain(') < (');
    expect(inOrder(order({ descending: true })).text).toBe('c.due_on desc, c.number desc');
  });

  it('is none where it is not written by this order, whatever was typed', () => {
    const none = [
      undefined,
      '',
      'x',
      '%%%',
      placeOf({ name: '-due' }, '2026-03-30', 'a'),
      placeOf(order(), '2026-13-45', 'a'),
      placeOf(order(), '2026-02-30', 'a'),
      placeOf(order(), "2026-03-30'; drop table x", 'a'),
      Buffer.from('{"a":1}').toString('base64url'),
      Buffer.from('["due"]').toString('base64url'),
      Buffer.from('["due","2026-03-30",1]').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ];
    for (const cursor of none) expect(goingOn(order(), cursor), cursor).toBeUndefined();
    expect(goingOn(order({ tieType: 'uuid' }), placeOf(order(), '2026-03-30', 'a'))).toBeUndefined();
    expect(goingOn(order({ keyType: 'text' }), placeOf(order(), 'a\u0000', 'a'))).toBeUndefined();
    expect(goingOn(order({ keyType: 'integer' }), placeOf(order(), '1e9', 'a'))).toBeUndefined();
  });

  it('knows what has no day as the last', () => {
    expect(goingOn(order(), placeOf(order(), 'infinity', 'a'))).toBeDefined();
  });
});
