import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from './canonical-json.ts';
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts';
import { commit, newSalt, verifyCommitment } from './commitment.ts';
import { decodeBase64, encodeBase64 } from './encoding/base64.ts';
import type { LedgerErrorCode } from './errors.ts';
import { isLedgerError } from './errors.ts';
import { sm3 } from './sm/index.ts';

function codeOf(work: () => unknown): LedgerErrorCode | 'holds' {
  try {
    work();
    return 'holds';
  } catch (error) {
    if (!isLedgerError(error)) throw error;
    return error.code;
  }
}

/** JSON without -0, which JSON text cannot keep apart from 0, and with names that every object can have. */
const json = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const hasher = (name: string) => (message: Uint8Array) => createHash(name).update(message).digest();

describe('canonical JSON', () => {
  it('is one text for one value, in whatever order it was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(parseCanonicalJson(text)).toEqual(value);
        const turned = JSON.parse(JSON.stringify(value), (_, one: JsonValue) =>
          one !== null && typeof one === 'object' && !Array.isArray(one)
            ? Object.fromEntries(Object.entries(one).toReversed())
            : one,
        ) as JsonValue;
        expect(canonicalJson(turned)).toBe(text);
      }),
    );
  });

  it('sorts by UTF-16 units and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, a: 1e21, A: 0.1e-6, '€': -0 })).toBe(
      '{"A":1e-7,"a":1e+21,"€":0,"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('refuses what JSON cannot say', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const values: unknown[] = [
      undefined,
      { a: undefined },
      [undefined],
      Array.from({ length: 3 }),
      // oxlint-disable-next-line no-sparse-arrays -- a hole is what is refused
      [1, , 2],
      Number.NaN,
      [Number.POSITIVE_INFINITY],
      1n,
      () => 1,
      Symbol('s'),
      new Date(0),
      new Map(),
      Buffer.from('x'),
      { toJSON: () => 1 },
      /pattern/u,
      'half \ud800',
      { 'half \ud800': 1 },
      circle,
    ];
    for (const value of values)
      expect(
        codeOf(() => canonicalJson(value as JsonValue)),
        typeof value,
      ).toBe('NOT_CANONICAL_JSON');
    expect(canonicalJson(Object.create(null) as JsonValue)).toBe('{}');
  });

  it('refuses text in any other form', () => {
    for (const text of [
      '{"b":1,"a":2}',
      '{"a":1, "b":2}',
      '{"a":1,"a":1}',
      '1.0',
      '"\\u0041"',
      ' 1',
      '1 ',
      '',
      '{',
      '12345678901234567890',
    ])
      expect(
        codeOf(() => parseCanonicalJson(text)),
        text,
      ).toBe('NOT_CANONICAL_JSON');
  });
});

describe('base64', () => {
  it('has one spelling for one byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA==AA==', ' AAAA', 'AAAA\n', 'AA-_', '====', 'AAAA='])
      expect(decodeBase64(text), text).toBeUndefined();
    expect(encodeBase64(new Uint8Array(20_000)).length).toBe(26_668);
  });
});

describe('a commitment', () => {
  const opening = { salt: encodeBase64(new Uint8Array(16).fill(1)), name: '张三', numbers: [1, 2.5, null, true] };

  it('holds for what was committed to, in any order, with any implementation of the hashes', () => {
    const bytes = Buffer.from(canonicalJson(opening));
    const expected = { sha256: hasher('sha256')(bytes).toString('hex'), sm3: hasher('sm3')(bytes).toString('hex') };
    expect(commit(opening)).toEqual(expected);
    expect(commit(opening, { sha256: hasher('sha256'), sm3: hasher('sm3') })).toEqual(expected);
    verifyCommitment({ numbers: opening.numbers, name: opening.name, salt: opening.salt }, expected);
    verifyCommitment(opening, { sha256: expected.sha256.toUpperCase(), sm3: expected.sm3 });
  });

  it('fails for anything else, and for either hash alone', () => {
    const commitment = commit(opening);
    const wrong = [
      { ...opening, name: '李四' },
      { ...opening, salt: newSalt() },
      { ...opening, more: 1 },
    ];
    for (const other of wrong) expect(codeOf(() => verifyCommitment(other, commitment))).toBe('COMMITMENT_MISMATCH');
    const another = commit({ ...opening, name: '李四' });
    for (const mixed of [
      { ...commitment, sm3: another.sm3 },
      { ...commitment, sha256: another.sha256 },
      { sha256: '', sm3: '' },
      { sha256: 'x'.repeat(64), sm3: commitment.sm3 },
    ])
      expect(codeOf(() => verifyCommitment(opening, mixed))).toBe('COMMITMENT_MISMATCH');
  });

  it('needs a salt that nobody can guess', () => {
    expect(decodeBase64(newSalt())?.length).toBe(32);
    expect(newSalt()).not.toBe(newSalt());
    for (const salt of ['', encodeBase64(new Uint8Array(15)), 'not base64'])
      expect(codeOf(() => commit({ ...opening, salt }))).toBe('INVALID_SALT');
  });
});

describe('SM3', () => {
  it('is that of OpenSSL', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(Buffer.from(sm3(message)).toString('hex')).toBe(hasher('sm3')(message).toString('hex'));
      }),
    );
  });
});
