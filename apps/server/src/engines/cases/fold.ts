import type { ActRule, CaseEvent, CaseState, Procedure } from './procedure.ts';

/** State is a fold of events: nothing else makes it. */

export function emptyCase<Facts>(procedure: Procedure<Facts>): CaseState<Facts> {
  return {
    state: '',
    open: true,
    unitId: null,
    handlerId: null,
    outcome: null,
    closedOn: null,
    reopened: false,
    revision: 0,
    facts: procedure.facts,
    events: [],
  };
}

export function fold<Facts>(procedure: Procedure<Facts>, events: readonly CaseEvent[]): CaseState<Facts> {
  return events.reduce((before, event) => step(procedure, before, event), emptyCase(procedure));
}

/** The case after one more event. Says nothing about whether it was permitted: that was decided when it was written. */
export function step<Facts>(procedure: Procedure<Facts>, before: CaseState<Facts>, event: CaseEvent): CaseState<Facts> {
  const rule = ruleOf(procedure, event.kind);
  const facts = rule.apply === undefined ? before.facts : rule.apply(before.facts, event);
  const state = nextState(rule, before, facts);
  const open = procedure.states[state]?.open ?? true;
  const outcome = rule.outcome === undefined ? before.outcome : rule.outcome(before, event.data);
  return {
    state,
    open,
    ...holders(before, event),
    outcome,
    closedOn: open ? null : (before.closedOn ?? event.on),
    reopened: before.reopened || (open && !before.open),
    revision: event.seq,
    facts,
    events: [...before.events, event],
  };
}

export function ruleOf<Facts>(procedure: Procedure<Facts>, kind: string): ActRule<Facts> {
  const rule = Object.hasOwn(procedure.acts, kind) ? procedure.acts[kind] : undefined;
  if (rule === undefined) throw new TypeError(`${procedure.key} knows no act ${kind}`);
  return rule;
}

function nextState<Facts>(rule: ActRule<Facts>, before: CaseState<Facts>, facts: Facts): string {
  if (rule.next !== undefined) return rule.next(before, facts);
  return rule.to === 'same' ? before.state : rule.to;
}

/** Every procedure hands cases out by the same act. */
function holders(before: CaseState, event: CaseEvent): Pick<CaseState, 'unitId' | 'handlerId'> {
  if (event.kind !== 'ASSIGNED') return { unitId: before.unitId, handlerId: before.handlerId };
  const { unitId, handlerId } = event.data;
  return {
    unitId: typeof unitId === 'string' ? unitId : before.unitId,
    handlerId: typeof handlerId === 'string' ? handlerId : null,
  };
}

/** Whether the rule may be done in this state. */
export function permits<Facts>(procedure: Procedure<Facts>, rule: ActRule<Facts>, state: string): boolean {
  if (rule.from === 'start') return state === '';
  if (state === '') return false;
  if (rule.from === 'any') return true;
  if (rule.from === 'open') return procedure.states[state]?.open ?? false;
  return rule.from.includes(state);
}
