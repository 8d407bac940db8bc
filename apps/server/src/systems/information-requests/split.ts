import type { RequestActData, RequestContent } from '@openzone/contracts';
import { listActiveUnits, type Person } from '../../base/identity/index.ts';
import type { Site } from '../../base/sites/index.ts';
import {
  capacities,
  fold,
  openPart,
  readSealedParty,
  type CaseContext,
  type Performed,
} from '../../engines/cases/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { RequestDeps } from './deps.ts';
import type { RequestFacts } from './facts.ts';
import { contentWords, summarize } from './form.ts';
import { requestProcedure } from './procedure.ts';
import { contactContext, partyContext } from './sealed.ts';
import { tell } from './tell.ts';

/**
 * Opens the parts of a request that has just been split, in the transaction of the act: each a request of its own, of the same applicant
 * (sealed anew for it, seen by nobody meanwhile; the passage stands among the readings), with the same channel, day of receipt and wishes
 * for delivery, asking for its own piece. The one that was split is counted in its parts and nowhere itself.
 * @throws AppError FORBIDDEN where a part is given to another unit by somebody who may not assign; UNKNOWN_UNIT
 */
export async function openParts(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  context: CaseContext,
  { file, before, event }: Performed<RequestFacts>,
): Promise<void> {
  if (event === undefined) return;
  const { parts } = event.data as RequestActData['SPLIT'];
  await checkUnits(tx, person, before, parts);
  const sealed = await readSealedParty(
    tx,
    person,
    { id: file.id, unitId: before.unitId },
    '拆分办理，转存至各件（未显示）',
  );
  if (sealed === undefined) throw new TypeError('a request without applicant');
  const identity = deps.vault.open(site.id, partyContext(file.id), sealed);
  const contact =
    file.sealedContact === null ? null : deps.vault.open(site.id, contactContext(file.id), file.sealedContact);
  const whole = file.fields as RequestContent;
  for (const [index, part] of parts.entries()) {
    const id = newId();
    const content: RequestContent = { ...whole, description: part.description.trim() };
    const unitId = part.unitId ?? before.unitId;
    const opened = await openPart(
      tx,
      requestProcedure,
      context,
      { file, before, event },
      {
        id,
        sealedParty: deps.vault.seal(site.id, partyContext(id), identity),
        sealedContact: contact === null ? null : deps.vault.seal(site.id, contactContext(id), contact),
        summary: summarize(content.description),
        fields: content,
        contentKey: deps.vault.mark(site.id, 'content', contentWords(content)),
        submissionKey: deps.vault.mark(site.id, 'submission', `split\n${file.id}\n${event.seq}\n${index}`),
        unitId,
        handlerId: unitId === before.unitId ? before.handlerId : null,
        kind: 'SPLIT_FROM',
        data: { number: file.number },
      },
      person,
    );
    const after = fold(requestProcedure, opened.state.events);
    const assigned = after.events.findLast(({ kind }) => kind === 'ASSIGNED');
    // Who asked is told once, by the act on the whole.
    if (assigned !== undefined)
      await tell(deps, tx, site, { id, number: opened.number, sealedContact: null }, after, assigned);
  }
}

async function checkUnits(
  tx: Tx,
  person: Person,
  before: Performed<RequestFacts>['before'],
  parts: RequestActData['SPLIT']['parts'],
): Promise<void> {
  const others = parts.flatMap(({ unitId }, index) =>
    unitId === null || unitId === before.unitId ? [] : [{ unitId, index }],
  );
  if (others.length === 0) return;
  const known = new Set((await listActiveUnits(tx)).map(({ id }) => id));
  const unknown = others.find(({ unitId }) => !known.has(unitId));
  if (unknown !== undefined) {
    throw invalid(
      'UNKNOWN_UNIT',
      `data.parts.${unknown.index}.unitId`,
      '没有这个单位，请从单位列表中选择。',
      'There is no such unit; choose one from the list.',
    );
  }
  const own = capacities(person, before);
  if (own.includes('HEAD') || own.includes('OFFICE')) return;
  throw forbidden(
    '交给其他单位由本单位负责人或政务公开工作机构决定；您可以先拆给本单位，再请他们分办。',
    'Giving a part to another unit is for the head of yours or the disclosure office; keep it in your unit and ask them.',
  );
}
