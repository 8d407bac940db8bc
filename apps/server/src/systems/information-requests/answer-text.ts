import type { RequestContent } from '@openzone/contracts';
import type { Site } from '../../base/sites/index.ts';
import { findCase, fold, noSuchCase, readEvents, readRow, type CaseContext } from '../../engines/cases/index.ts';
import type { Person } from '../../base/identity/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { textsOf } from '../../platform/print/index.ts';
import { readClock } from './clock.ts';
import type { RequestDeps } from './deps.ts';
import { composeDocument, kindForOutcome, maskFacts } from './documents/index.ts';
import { contextOf } from './context.ts';
import { letterFacts } from './letter-facts.ts';
import { openIdentity, readDocumentSettings } from './letters.ts';
import { requestProcedure } from './procedure.ts';

/** An answer as it may be shown to everybody. */
export interface MaskedAnswer {
  readonly title: string;
  /** Plain text, a line a paragraph. */
  readonly lines: readonly string[];
  readonly unitId: string;
  readonly answeredOn: string;
  readonly documentNumber: string | null;
}

/**
 * The answer of a served request without who asked: names, numbers and addresses of the applicant are replaced wherever they stand.
 * What the machine cannot know of (other people's names in free text) is for the review before publication.
 * @throws AppError NOT_ANSWERED_YET
 */
export async function maskedAnswer(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  person: Person,
  id: string,
): Promise<MaskedAnswer> {
  const row = await readRow(tx, requestProcedure.key, person, id);
  const file = row === undefined ? undefined : await findCase(tx, requestProcedure.key, id);
  if (row === undefined || file === undefined) throw noSuchCase(requestProcedure.name);
  const state = fold(requestProcedure, await readEvents(tx, id));
  const { draft, documentNumber } = state.facts;
  const context: CaseContext = await contextOf(deps, tx);
  const clock = readClock(file.channel, state, { ...context, fresh: false });
  const kind = draft === null ? undefined : kindForOutcome(draft.outcome, clock.regime ?? '2019');
  if (row.deliveredOn === null || kind === undefined || row.unitId === null) throw notAnswered();
  const identity = await openIdentity(deps, tx, person, site.id, file, '制作公开用的脱敏答复');
  const facts = letterFacts({
    file,
    state,
    clock,
    identity,
    on: row.deliveredOn,
    officer: person.displayName,
    people: new Map(),
    calendar: context.calendar,
    kind,
    party: undefined,
    service: undefined,
    documentNumber: documentNumber ?? undefined,
  });
  const { document } = composeDocument(kind, maskFacts(facts), await readDocumentSettings(tx, site));
  const { description } = file.fields as RequestContent;
  const masked = maskFacts({ ...facts, requestQuote: description }).requestQuote ?? '';
  return {
    title: `关于申请公开“${[...masked].slice(0, 60).join('')}”的答复`,
    lines: textsOf({
      ...document,
      heading: '',
      title: '',
      signature: undefined,
      slip: undefined,
      verification: undefined,
    }).filter((line) => line.trim() !== ''),
    unitId: row.unitId,
    answeredOn: row.deliveredOn,
    documentNumber: document.number ?? null,
  };
}

const notAnswered = (): AppError =>
  new AppError({
    id: 'NOT_ANSWERED_YET',
    status: 409,
    text: {
      zh: '本件还没有送达的答复书，答复送达后才能制作公开稿。',
      en: 'There is no served answer yet; the public copy is made once it has been served.',
    },
  });
