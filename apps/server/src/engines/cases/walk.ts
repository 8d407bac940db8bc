import { permits } from './fold.ts';
import type { ActRule, Procedure } from './procedure.ts';

/** Faults of a definition that no single case would show. */
export interface Faults {
  /** States no path from the beginning leads to. */
  readonly unreachable: string[];
  /** Open states from which no path leads to an end. */
  readonly deadEnds: string[];
  /** Acts that nobody may do, or that lead to no state of the procedure. */
  readonly broken: string[];
}

/** Walks every path of a definition, by its states. For the tests of each procedure. */
export function walk<Facts>(procedure: Procedure<Facts>): Faults {
  const states = Object.keys(procedure.states);
  const reached = new Set<string>();
  const grow = (from: string): void => {
    for (const rule of Object.values(procedure.acts)) {
      if (!permits(procedure, rule, from)) continue;
      for (const target of targetsOf(rule, from)) {
        if (target === '' || reached.has(target)) continue;
        reached.add(target);
        grow(target);
      }
    }
  };
  grow('');
  return {
    unreachable: states.filter((state) => !reached.has(state)),
    deadEnds: states.filter((state) => procedure.states[state]?.open === true && !ends(procedure, state, new Set())),
    broken: Object.entries(procedure.acts)
      .filter(([, rule]) => rule.who.length === 0 || !leadsSomewhere(procedure, rule))
      .map(([kind]) => kind),
  };
}

function targetsOf<Facts>(rule: ActRule<Facts>, from: string): readonly string[] {
  if (rule.targets !== undefined) return rule.targets;
  return rule.to === 'same' ? [from] : [rule.to];
}

function ends<Facts>(procedure: Procedure<Facts>, state: string, seen: Set<string>): boolean {
  if (procedure.states[state]?.open === false) return true;
  if (seen.has(state)) return false;
  seen.add(state);
  return Object.values(procedure.acts).some(
    (rule) => permits(procedure, rule, state) && targetsOf(rule, state).some((target) => ends(procedure, target, seen)),
  );
}

function leadsSomewhere<Facts>(procedure: Procedure<Facts>, rule: ActRule<Facts>): boolean {
  const targets = targetsOf(rule, 'same');
  return targets.length > 0 && targets.every((target) => target === 'same' || Object.hasOwn(procedure.states, target));
}
