import type { Person } from '../../../base/identity/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids.ts';
import { emptyCase, ruleOf, step } from '../fold.ts';
import type { CaseEvent, CaseState, Procedure } from '../procedure.ts';
import type { CaseFile } from '../reader.ts';
import { insertAttachment, insertCase, insertEvent, insertLink, insertParty, project, takeNumber } from '../writer.ts';
import { listAttachments } from '../queries/case.ts';
import { checkData } from './check-input.ts';
import type { CaseContext, Opened } from './open.ts';

/** One of the parts a case is split into. */
export interface NewPart {
  readonly id: string;
  /** The same party as the whole, sealed for this case. */
  readonly sealedParty: Buffer;
  readonly sealedContact: Buffer | null;
  readonly summary: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly contentKey: string;
  /** Unique to this part of this splitting. */
  readonly submissionKey: string;
  readonly unitId: string | null;
  readonly handlerId: string | null;
  /** The act that says where it comes from, with its data. */
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Opens a part of a case that has just been split: a case of its own with its own number, of the same party, channel and day of
 * receipt. It begins with the events of the whole that fixed its receipt and moved its limit (`inherited`), so that its clock stands
 * where the clock of the whole stood; what was done after them does not come along. Files of the whole belong to each part as well.
 * The mirror of merging, which ties a case to one that is there already.
 */
export async function openPart<Facts>(
  tx: Tx,
  procedure: Procedure<Facts>,
  context: CaseContext,
  whole: { readonly file: CaseFile; readonly before: CaseState<Facts>; readonly event: CaseEvent },
  part: NewPart,
  by: Person,
): Promise<Opened> {
  const { file, before, event } = whole;
  const state = partState(procedure, before, event, part, by);
  const year = Number(context.today.slice(0, 4));
  const number = `${procedure.numberPrefix}${year}${String(await takeNumber(tx, procedure.key, year)).padStart(5, '0')}`;
  const clock = procedure.clock(file.channel, state, { ...context, fresh: false });
  await insertCase(tx, {
    ...part,
    procedure: procedure.key,
    number,
    channel: file.channel,
    partyKind: file.partyKind,
    partyMasked: file.partyMasked,
    partyKey: file.partyKey,
    submittedOn: file.submittedOn,
    createdBy: by.id,
    demonstration: file.demonstration,
    state: state.state,
  });
  await insertParty(tx, part.id, 'APPLICANT', part.sealedParty);
  for (const attachment of await listAttachments(tx, file.id))
    await insertAttachment(tx, part.id, { ...attachment, id: newId(), seq: 1 });
  for (const one of state.events) await insertEvent(tx, part.id, one, `${part.submissionKey}:${one.seq}`);
  await project(tx, part.id, state, clock, context.calendar.id);
  await insertLink(tx, part.id, file.id, 'SPLIT_FROM');
  return { id: part.id, number, state, replayed: false };
}

function partState<Facts>(
  procedure: Procedure<Facts>,
  before: CaseState<Facts>,
  split: CaseEvent,
  part: NewPart,
  by: Person,
): CaseState<Facts> {
  const inherited = before.events.filter(({ kind }) => ruleOf(procedure, kind).inherited === true);
  const own = { on: split.on, at: new Date(0), actor: 'OFFICER', by: by.id } as const;
  const { unitId, handlerId } = part;
  const added = [
    { ...own, kind: part.kind, data: checkData(ruleOf(procedure, part.kind).data, part.data) },
    ...(unitId === null ? [] : [{ ...own, kind: 'ASSIGNED', data: { unitId, handlerId, note: '' } }]),
  ];
  return [...inherited, ...added].reduce(
    (state, event, index) => step(procedure, state, { ...event, seq: index + 1 }),
    emptyCase(procedure),
  );
}
