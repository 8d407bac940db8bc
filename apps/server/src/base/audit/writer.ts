import { sql, type Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { changesBetween, type Actor, type Facts, type Outcome, type Subject } from './domain.ts';
import { currentTrail, type Trail } from './trail.ts';

/** An entry of the trail. Everything left out is taken from the request at hand. */
export interface AuditInput {
  /** `<what>.<act>`, such as `account.reset-factor`. */
  readonly act?: string;
  readonly subject?: Subject;
  readonly before?: Facts;
  readonly after?: Facts;
  readonly outcome?: Outcome;
  /** The error id of what was refused or failed. */
  readonly error?: string;
  /** Why, in the person's own words. */
  readonly note?: string;
  /** The record that holds the whole, `<kind>:<id>`. */
  readonly reference?: string;
  /** null: the program itself. */
  readonly by?: Actor | null;
  readonly actingFor?: Actor | null;
}

/**
 * Appends an entry to the trail (操作日志) in the act's own transaction: it stands if and only if the act does.
 * In the back office who, from where, the act and its subject come from the request, and the request's ordinary entry is
 * written as well unless this one has the same act; elsewhere `act` must be given.
 */
export async function recordAudit(tx: Tx, input: AuditInput): Promise<void> {
  const trail = currentTrail();
  await insertEntry(tx, trail, input);
  if (trail !== undefined && (input.act === undefined || input.act === trail.act)) {
    const isFirst = !trail.recorded;
    if (isFirst) written.add(tx);
    tx.afterCommit(() => void (trail.recorded = true));
  }
}

/** Transactions in which the ordinary entry of the request has been written by hand. */
const written = new WeakSet<Tx>();

/** Whether `recordAudit` has written the request's own entry in this transaction. */
export function isWritten(tx: Tx): boolean {
  return written.has(tx);
}

export async function insertEntry(tx: Tx, trail: Trail | undefined, input: AuditInput): Promise<void> {
  const act = input.act ?? trail?.act;
  if (act === undefined) throw new TypeError('outside a request of the back office an audit entry names its act');
  const subject = input.subject ?? trail?.subject ?? { kind: '' };
  const label = subject.label ?? (input.subject === undefined ? await labelOf(tx, trail) : '');
  const by = input.by === undefined ? trail?.actor : input.by;
  const actingFor = input.actingFor === undefined ? trail?.actingFor : input.actingFor;
  const changes = JSON.stringify(changesBetween(input.before, input.after));
  await tx.run(sql`
    insert into audit_entry (site_id, id, account_id, person, acting_for, acting_for_name, act, subject_kind, subject_id, subject_label,
      outcome, error, changes, note, reference, address, agent, session)
    values (${tx.siteId}, ${newId()}, ${by?.id ?? null}, ${by?.name ?? ''}, ${actingFor?.id ?? null}, ${actingFor?.name ?? ''},
      ${act}, ${subject.kind}, ${(subject.id ?? '').slice(0, 200)}, ${label.slice(0, 200)},
      ${input.outcome ?? 'done'}, ${input.error ?? ''}, ${changes}::jsonb, ${(input.note ?? '').slice(0, 2000)}, ${input.reference ?? ''},
      ${trail?.origin.address ?? null}::inet, ${trail?.origin.agent ?? ''}, ${trail?.session ?? ''})`);
}

async function labelOf(tx: Tx, trail: Trail | undefined): Promise<string> {
  const id = trail?.subject.id;
  if (trail?.label === undefined || typeof id !== 'string') return trail?.subject.label ?? '';
  return unlessMissing(() => trail.label?.(tx, id) ?? Promise.resolve(''), '');
}

/** What the work finds; `otherwise` where its subject is not there. A failure of the database stays one. */
export async function unlessMissing<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return otherwise;
    throw error;
  }
}
