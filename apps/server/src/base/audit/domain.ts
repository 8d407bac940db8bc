import { createHash } from 'node:crypto';
import { isIP } from 'node:net';

/** Who acts, under the name shown at that time. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Where an act comes from. */
export interface Origin {
  readonly address: string | null;
  readonly agent: string;
}

/** What is acted upon. `label` is a number or code by which people know it, never a title or a citizen's name. */
export interface Subject {
  readonly kind: string;
  readonly id?: string | null;
  readonly label?: string;
}

/** Facts of a subject by field, before or after an act. What must not stand in the trail is wrapped in `hidden`. */
export type Facts = Readonly<Record<string, unknown>>;

export type Change =
  | { readonly field: string; readonly before: unknown; readonly after: unknown }
  | { readonly field: string; readonly hidden: true };

export type Outcome = 'done' | 'refused' | 'failed';

class Hidden {
  readonly fingerprint: string;
  constructor(fingerprint: string) {
    this.fingerprint = fingerprint;
  }
}

/** For texts, secrets and personal data: that the field changed is told, what it said is not. */
export function hidden(value: unknown): unknown {
  return new Hidden(
    createHash('sha256')
      .update(JSON.stringify(value) ?? '')
      .digest('hex'),
  );
}

const secretName = /password|passphrase|secret|token|hash|totp|recovery|credential/iu;
const longestValue = 2_000;

const written = (value: unknown): string =>
  value instanceof Hidden ? `hidden ${value.fingerprint}` : (JSON.stringify(value) ?? '');

/**
 * What differs, field by field in the order of their names. A value that is hidden, has the name of a secret or is long
 * is told by its field alone.
 */
export function changesBetween(before: Facts | undefined, after: Facts | undefined): Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].toSorted().flatMap((field): Change[] => {
    const from = before?.[field] ?? null;
    const to = after?.[field] ?? null;
    if (written(from) === written(to)) return [];
    const isHidden = [from, to].some(
      (value) => value instanceof Hidden || holdsSecret(value) || written(value).length > longestValue,
    );
    return [isHidden || secretName.test(field) ? { field, hidden: true } : { field, before: from, after: to }];
  });
}

/** Whether a secret lies somewhere inside. */
function holdsSecret(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([name, inner]) => secretName.test(name) || holdsSecret(inner));
}

/** The address as PostgreSQL's `inet` takes it; null when it is none, as a header may say anything. */
export function cleanAddress(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/u, '');
  return isIP(plain) === 0 ? null : plain;
}

/** Enough of the browser's name to tell devices apart. */
export function shortAgent(agent: string | undefined): string {
  return (agent ?? '').replace(/[^\x20-\x7e]/gu, '').slice(0, 160);
}

/** Tells sessions apart and opens none: twelve digits of the SHA-256 of a SHA-256. */
export function sessionMark(token: string): string {
  const once = createHash('sha256').update(token).digest('hex');
  return createHash('sha256').update(once).digest('hex').slice(0, 12);
}
