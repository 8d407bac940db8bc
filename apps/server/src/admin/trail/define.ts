import type { Action } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Text } from '../../platform/errors.ts';

/** Who may use a route. The rules themselves stand in the `policy.ts` of the modules, which their commands ask. */
export type Needs =
  /** Also who is not signed in. */
  | { readonly kind: 'open' }
  | { readonly kind: 'signed-in' }
  /** Whoever the rule permits; `unitId` is the unit of what is acted upon, null for the whole site. */
  | { readonly kind: 'rule'; readonly may: (person: Person, unitId: string) => boolean }
  /** Depends on the document: the act of its policy, whether one may know of it, or of the work on it. */
  | { readonly kind: 'document'; readonly act: Action | 'see' | 'work' }
  /** Depends on the case: an act of its procedure (`*`: the one in the address), to know of it, or to be of its handlers' chain. */
  | { readonly kind: 'case'; readonly procedure: 'request' | 'remedy'; readonly act: string };

/** What a route of the back office does, for the trail and for the table of permissions. */
export interface RouteAct {
  /** `<what>.<act>`; the same for every route that does the same. */
  readonly act: string;
  readonly name: Text;
  /** `act`: changes something. `reading`: each look is recorded. `quiet`: recorded only when refused. */
  readonly kind: 'act' | 'reading' | 'quiet';
  readonly needs: Needs;
  /** What is acted upon, and the parameter of the address that names it. */
  readonly subject?: string;
  readonly param?: string;
}

export const open: Needs = { kind: 'open' };
export const signedIn: Needs = { kind: 'signed-in' };
export const rule = (may: (person: Person, unitId: string) => boolean): Needs => ({ kind: 'rule', may });
export const onDocument = (act: Action | 'see' | 'work'): Needs => ({ kind: 'document', act });
export const onRequest = (act: string): Needs => ({ kind: 'case', procedure: 'request', act });
export const onRemedy = (act: string): Needs => ({ kind: 'case', procedure: 'remedy', act });

const define =
  (kind: RouteAct['kind']) =>
  (act: string, zh: string, en: string, needs: Needs, subject?: string, param?: string): RouteAct => ({
    act,
    name: { zh, en },
    kind,
    needs,
    ...(subject === undefined ? {} : { subject }),
    ...(param === undefined ? {} : { param }),
  });

/** Changes something. */
export const does = define('act');
/** Shows or hands out what each look at is recorded of. */
export const reads = define('reading');
/** Shows what those who may see it may see as often as they like. */
export const shows = define('quiet');
