import type { Text } from '../../platform/errors.ts';

/** What a route of the back office does, for the trail and for the table of permissions. */
export interface RouteAct {
  /** `<what>.<act>`; the same for every route that does the same. */
  readonly act: string;
  readonly name: Text;
  /** `act`: changes something. `reading`: each look is recorded. `quiet`: recorded only when refused. */
  readonly kind: 'act' | 'reading' | 'quiet';
  /** What is acted upon, and the parameter of the address that names it. */
  readonly subject?: string;
  readonly param?: string;
}

type Naming = Pick<RouteAct, 'subject' | 'param'>;

const define =
  (kind: RouteAct['kind']) =>
  (act: string, zh: string, en: string, subject?: string, param?: string): RouteAct => {
    const naming: Naming = { ...(subject === undefined ? {} : { subject }), ...(param === undefined ? {} : { param }) };
    return { act, name: { zh, en }, kind, ...naming };
  };

/** Changes something. */
export const does = define('act');
/** Shows or hands out what each look at is recorded of. */
export const reads = define('reading');
/** Shows what those who may see it may see as often as they like. */
export const shows = define('quiet');
