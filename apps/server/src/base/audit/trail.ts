import { AsyncLocalStorage } from 'node:async_hooks';
import type { Reading } from '../../platform/db/index.ts';
import { sessionMark, type Actor, type Facts, type Origin, type Subject } from './domain.ts';

/** What a request of the back office is about to do, and what is known of it so far. */
export interface Trail {
  readonly act: string;
  subject: Subject;
  readonly origin: Origin;
  /** `act`: changes something. `reading`: shows what each look at is recorded of. `quiet`: recorded only when refused. */
  readonly kind: 'act' | 'reading' | 'quiet';
  /** The facts of the subject, asked before and after the act in its own transaction. */
  readonly describe?: (reading: Reading, id: string) => Promise<Facts | undefined>;
  /** The number or code of the subject. */
  readonly label?: (reading: Reading, id: string) => Promise<string>;
  siteId?: number;
  actor?: Actor;
  actingFor?: Actor;
  session: string;
  /** True once an entry of this request is committed. */
  recorded: boolean;
}

const current = new AsyncLocalStorage<Trail>();

/** Runs `work` so that everything it does, however deep, is done on this trail. */
export function onTrail<T>(trail: Trail, work: () => T): T {
  return current.run(trail, work);
}

/** The trail of the request at hand; undefined for the worker, the command line and the public site. */
export function currentTrail(): Trail | undefined {
  return current.getStore();
}

/** Says who asks, as soon as it is known; on no trail it does nothing. `token` is the session's, of which a mark is kept. */
export function nameActor(
  person: { readonly id: string; readonly displayName: string; readonly siteId: number },
  token?: string,
): void {
  const trail = current.getStore();
  if (trail === undefined) return;
  trail.siteId = person.siteId;
  trail.actor = { id: person.id, name: person.displayName };
  if (token !== undefined) trail.session = sessionMark(token);
}

/** Says what the act has just made, where its address could not yet name it. */
export function nameSubject(id: string): void {
  const trail = current.getStore();
  if (trail !== undefined) trail.subject = { ...trail.subject, id };
}

/** Says for whom the person acts by delegation (代理). */
export function nameActingFor(person: Actor): void {
  const trail = current.getStore();
  if (trail !== undefined) trail.actingFor = person;
}
