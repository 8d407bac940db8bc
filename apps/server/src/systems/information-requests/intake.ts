import type { IntakeInput, RequestChannel, RequestForm, RequestReceipt } from '@openzone/contracts';
import { nameSubject } from '../../base/audit/index.ts';
import type { Person } from '../../base/identity/index.ts';
import { readSetting, type Site } from '../../base/sites/index.ts';
import {
  findCase,
  fold,
  openCase,
  readRow,
  type CaseContext,
  type NewAttachment,
  type Opened,
} from '../../engines/cases/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids.ts';
import { contextOf } from './context.ts';
import type { RequestDeps } from './deps.ts';
import { contentWords, faultOf, maskName, partyWords, summarize, tidyForm, type FilledBy } from './form.ts';
import { sendLetters } from './letters.ts';
import { requestProcedure } from './procedure.ts';
import { queryCodeOf } from './query-code.ts';
import { contactContext, partyContext } from './sealed.ts';
import { tell } from './tell.ts';

/** How a request becomes a case, whoever brings it. */

/** Channels that count only once office and applicant have confirmed the request (art. 31). */
const confirmedLater: readonly RequestChannel[] = ['INTERNET', 'FAX', 'ORDINARY_MAIL'];

export interface Intake {
  readonly form: RequestForm;
  readonly channel: RequestChannel;
  readonly on: string;
  readonly commandKey: string;
  readonly attachments: readonly Omit<NewAttachment, 'seq'>[];
  readonly by: Person | null;
  readonly unitId: string | null;
  readonly note: string;
}

/** Opens the case in the caller's transaction. @throws AppError naming the field of the form */
export async function takeIn(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  intake: Intake,
  context: CaseContext,
): Promise<Opened> {
  const filledBy: FilledBy = intake.by === null ? 'own' : 'taken';
  const form = tidyForm(intake.form);
  const fault = faultOf(form, filledBy);
  if (fault !== undefined) throw fault;
  const id = newId();
  const email = form.identity.email ?? '';
  const opened = await openCase(tx, requestProcedure, context, {
    id,
    kind: confirmedLater.includes(intake.channel) ? 'SUBMITTED' : 'RECEIVED',
    on: intake.on,
    data: { note: intake.note },
    channel: intake.channel,
    partyKind: form.applicantKind,
    partyMasked: maskName(form.applicantKind, form.identity.name),
    partyKey: deps.vault.mark(site.id, 'party', partyWords(form)),
    sealedParty: deps.vault.seal(site.id, partyContext(id), Buffer.from(JSON.stringify(form.identity))),
    sealedContact: email === '' ? null : deps.vault.seal(site.id, contactContext(id), Buffer.from(email)),
    summary: summarize(form.content.description),
    fields: form.content,
    contentKey: deps.vault.mark(site.id, 'content', contentWords(form.content)),
    submissionKey: deps.vault.mark(site.id, 'submission', `${intake.by?.id ?? ''}\n${intake.commandKey}`),
    attachments: intake.attachments,
    unitId: intake.unitId ?? (await readSetting<string | null>(tx, 'requestUnit', null)),
    demonstration: site.profile.demonstration,
    by: intake.by,
  });
  if (!opened.replayed) await announce(deps, tx, site, intake.by, context, opened);
  return opened;
}

/** The receipt of what an officer registered, and word to those who must act. */
async function announce(
  deps: RequestDeps,
  tx: Tx,
  site: Site,
  by: Person | null,
  context: CaseContext,
  opened: Opened,
): Promise<void> {
  const file = await findCase(tx, requestProcedure.key, opened.id);
  if (file === undefined) throw new TypeError('a case without a file');
  const after = fold(requestProcedure, opened.state.events);
  for (const event of opened.state.events) {
    if (by !== null) await sendLetters(deps, tx, site, by, context, { file, after, event });
    await tell(deps, tx, site, file, after, event);
  }
}

/** An officer registers what came by post, by fax, over the counter or was said (arts. 29-31). */
export async function registerRequest(
  deps: RequestDeps,
  site: Site,
  person: Person,
  input: IntakeInput,
): Promise<RequestReceipt> {
  const opened = await deps.db.transaction(site.id, async (tx) => {
    const intake = { ...input, by: person, attachments: [], form: input.form };
    const taken = await takeIn(deps, tx, site, intake, await contextOf(deps, tx));
    nameSubject(taken.id);
    return taken;
  });
  return receiptOf(deps, site, opened);
}

/** What the applicant keeps. Made after the commit: whoever sees it can be sure that the request is there. */
export async function receiptOf(deps: RequestDeps, site: Site, opened: Opened): Promise<RequestReceipt> {
  const dates = await deps.db.read(site.id, (reading) => readReceiptDates(reading, opened.id));
  return { id: opened.id, number: opened.number, queryCode: queryCodeOf(deps.vault, site.id, opened.id), ...dates };
}

async function readReceiptDates(
  reading: Reading,
  id: string,
): Promise<Pick<RequestReceipt, 'submittedOn' | 'receivedOn' | 'due'>> {
  const row = await readRow(reading, requestProcedure.key, 'anybody', id);
  if (row === undefined) throw new TypeError('a receipt without a case');
  return { submittedOn: row.submittedOn, receivedOn: row.receivedOn, due: row.dueOn };
}
