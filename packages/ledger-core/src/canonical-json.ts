import canonicalize from 'canonicalize';
import { ledgerError } from './errors.ts';

/** What JSON can say. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** Deepest nesting written; nothing that is logged comes near. */
const MAX_DEPTH = 200;

/**
 * The canonical form of a value (RFC 8785, JCS): one text for one value, so that its UTF-8 bytes can be hashed.
 * Stricter than `JSON.stringify`, which would drop or change what JSON cannot say: undefined, functions, big integers,
 * dates and other objects with a class, NaN and infinity, holes in arrays, half of a surrogate pair, a circle.
 * Errors: NOT_CANONICAL_JSON.
 */
export function canonicalJson(value: JsonValue): string {
  checkJson(value, 0);
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch {
    // A lone surrogate; reported below.
  }
  throw notCanonical('内容含有不成对的代理字符', 'it has half of a surrogate pair');
}

/**
 * Reads text that must be in canonical form, as an entry of a log is: one that could be read in two ways, by names given
 * twice or numbers too long, is refused.
 * Errors: NOT_CANONICAL_JSON.
 */
export function parseCanonicalJson(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw notCanonical('不是 JSON', 'it is no JSON');
  }
  if (canonicalJson(value) !== text) throw notCanonical('不是规范形式', 'it is not in canonical form');
  return value;
}

function checkJson(value: unknown, depth: number): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notCanonical('含有非有限数值', 'it has a number that is not finite');
    return;
  }
  if (typeof value !== 'object') throw notCanonical(`含有 ${typeof value}`, `it has a value of type ${typeof value}`);
  if (depth >= MAX_DEPTH)
    throw notCanonical(`嵌套超过 ${MAX_DEPTH} 层或成环`, `it nests deeper than ${MAX_DEPTH}, or in a circle`);
  if (Array.isArray(value)) {
    // Not forEach, which passes over holes.
    for (let at = 0; at < value.length; at += 1) checkJson(value[at], depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm, as from a frame or a test runner, has another Object.prototype: one step further is null too.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain || 'toJSON' in value) throw notCanonical('含有非普通对象', 'it has an object that is not plain');
  for (const one of Object.values(value)) checkJson(one, depth + 1);
}

function notCanonical(zh: string, en: string): Error {
  return ledgerError(
    'NOT_CANONICAL_JSON',
    `内容没有规范的 JSON 形式：${zh}。`,
    `This has no canonical JSON form: ${en}.`,
  );
}
